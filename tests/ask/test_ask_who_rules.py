"""The rules of ``who``: bands, strengths, statuses, general rows, and the many ways to name a thing."""

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from zeren.errors import UsageProblem

if TYPE_CHECKING:
    from zeren.ask.scope import Scope
    from zeren.store.embedded import Embedded

Who = Callable[..., Any]
MANY = [
    "消防", "烟花爆竹", "危险化学品", "道路交通", "特种设备", "电梯", "铁路", "核辐射", "学校", "旅游", "能源", "化工", "应急救援", "安全生产",
    "一票否决", "建筑施工", "矿山", "民航", "通信", "邮政", "水上交通", "城市轨道交通", "养老机构", "锅炉", "大型群众性活动", "房屋建筑与市政工程",
    "广告", "工伤预防", "童工", "安全评价", "应急预案", "监狱",
]  # fmt: skip
BANDS = {"comprehensive", "supervisory", "industry", "industry-comprehensive", "duty", "general"}
# What binds everyone, whatever the domain: one row an article.
GENERAL = {"18.1", "19.1", "20.1-2", "61.1"}
# Articles whose first sentence says …部门是…: role sentences.
ROLE_SENTENCES = {f"{article}.1" for article in range(20, 48)}


@pytest.mark.parametrize("term", MANY)
def test_shape_of_an_answer(who: Who, term: str) -> None:
    answer = who(term).answer
    assert set(answer) == {"status", "term", "as_of", "implied", "domains", "near", "searched", "answers"}
    assert answer["term"] == term and answer["as_of"] == "2018-10-01" and answer["near"] == []
    for thing in answer["domains"]:
        assert set(thing) == {"iri", "zh", "en"} and all(thing.values())
    for row in answer["answers"]:
        assert {
            "band", "strength", "body", "body_as_of", "post", "functions", "phases", "domains", "law", "article",
            "paragraph", "item", "citation", "quote", "start", "end", "mentions",
        } <= set(row)  # fmt: skip


@pytest.mark.parametrize("term", MANY)
def test_bands_and_strengths(who: Who, term: str) -> None:
    """A role sentence has its role's band; any other provision is a duty, whoever bears it; general binds everyone."""
    answer = who(term)
    for row in answer.rows:
        citation, band, strength = row["citation"], row["band"], row["strength"]
        assert band in BANDS
        if band == "general":
            assert (
                citation in GENERAL
                and strength == "general"
                and row["domains"] == []
                and row["mentions"] == []
            )
        elif band == "duty":
            assert citation not in ROLE_SENTENCES and row["functions"]
        else:
            assert citation in ROLE_SENTENCES
            assert (band == "comprehensive") is (citation == "20.1")
        if strength == "general":
            assert band in ("general", "comprehensive")
        else:
            assert row["domains"] and (row["mentions"] or term == "安全生产")
    assert (answer.implied, answer.status == "gap") == (
        bool(answer.cited("broader")) and not answer.named,
        not answer.cited("direct", "narrower", "broader"),
    )


@pytest.mark.parametrize("term", MANY)
def test_one_row_a_provision_body_and_band(who: Who, term: str) -> None:
    rows = who(term).rows
    assert not [
        k for k, n in Counter((r["citation"], r["body"]["iri"], r["band"]) for r in rows).items() if n > 1
    ]


@pytest.mark.parametrize("term", MANY)
def test_what_binds_everyone_always_stands_once_an_article(who: Who, term: str) -> None:
    rows = who(term).rows
    assert Counter(r["citation"] for r in rows if r["band"] == "general") == dict.fromkeys(GENERAL, 1)
    comprehensive = [r for r in rows if r["band"] == "comprehensive"]
    assert [(r["citation"], r["body"]["zh"]) for r in comprehensive] == [("20.1", "安全生产监督管理部门")]
    assert comprehensive[0]["strength"] == ("direct" if term == "安全生产" else "general")


@pytest.mark.parametrize("term", MANY)
def test_order_of_rows(who: Who, term: str) -> None:
    """By band, within it by strength, within that in the order of the law."""
    bands = ["supervisory", "industry", "industry-comprehensive", "comprehensive", "duty", "general"]
    strengths = ["direct", "narrower", "broader", "general"]
    keys = [
        (bands.index(r["band"]), strengths.index(r["strength"]), r["article"], r["paragraph"], r["item"] or 0)
        for r in who(term).rows
    ]
    assert keys == sorted(keys)


def test_article_18_item_9_is_a_duty(who: Who) -> None:
    """18-9 组织事故应急救援: named, so direct, though all departments bear it; 18 is general beside it."""
    answer = who("应急救援")
    assert answer.bands("18-9") == {("duty", "direct")}
    assert answer.bands("18.1") == {("general", "general")}
    (row,) = (r for r in answer.rows if r["citation"] == "18-9")
    assert row["body"]["zh"] == "各部门（单位）" and "emergency-response" in row["functions"]


def test_railways_are_a_gap(who: Who) -> None:
    """Nothing names them; 61 and the other general provisions remain."""
    answer = who("铁路")
    assert (answer.status, answer.implied, answer.domains) == ("gap", False, ["铁路"])
    assert {r["citation"] for r in answer.rows} == GENERAL | {"20.1"}
    assert who("高速铁路").status == "gap"


@pytest.mark.parametrize("term", ["辐射", "职业病", "有限空间", "粉尘", "新能源", "充电桩"])
def test_what_the_text_is_silent_on(who: Who, term: str) -> None:
    assert who(term).status == "gap"
    assert who(term).named == set()


def test_lifts_are_implied(who: Who) -> None:
    answer = who("电梯")
    assert (answer.status, answer.implied) == ("found", True)
    assert answer.bands("31.1") == {("supervisory", "broader")}
    assert {d["zh"] for r in answer.rows if r["strength"] == "broader" for d in r["domains"]} == {"特种设备"}


def test_homes_for_the_old_are_implied(who: Who) -> None:
    """养老 stands nowhere; 40-3 has 民政福利机构、福利院."""
    answer = who("养老机构")
    assert answer.implied and "40-3" in answer.cited("broader")


def test_narrower_and_broader(who: Who) -> None:
    assert ("supervisory", "narrower") in who("矿山").bands("32.1")  # 煤矿
    assert ("duty", "broader") in who("煤矿").bands("48-3")  # 矿山…建设项目
    assert "20.1-3" not in who("煤矿").named  # 非煤矿山
    assert who("民用爆炸物品").bands("22.1") == {("supervisory", "broader")}  # 危险物品公共安全


def test_several_meanings(who: Who) -> None:
    """ambiguous: several concepts, none broader than another; all readings' rows are listed."""
    answer = who("一票否决")
    assert answer.status == "ambiguous"
    each = [who(zh) for zh in answer.domains]
    assert len(each) == 2 and all(one.status == "found" for one in each)
    assert answer.named == set().union(*(one.named for one in each))


def test_a_name_of_one_thing_within_another_is_not_ambiguous(who: Who) -> None:
    """Of several concepts under one name, one that lies within another is no reading of its own."""
    for term, domain in (("scenic area", "景区"), ("lvyou", "旅游"), ("消防", "消防"), ("燃气", "城镇燃气")):
        assert (who(term).status, who(term).domains) == ("found", [domain]), term


@pytest.mark.parametrize(
    ("term", "parts"),
    [
        ("房屋建筑与市政工程", ["房屋建筑", "市政工程"]),
        ("邮政寄递", ["邮政", "寄递"]),
        ("消防和燃气", ["消防", "燃气"]),
        ("烟花爆竹、危险化学品", ["烟花爆竹", "危险化学品"]),
    ],
)
def test_a_composed_term_is_the_union_of_its_parts(who: Who, term: str, parts: list[str]) -> None:
    answer = who(term)
    assert answer.status == "found"
    assert answer.named == set().union(*(who(part).named for part in parts))
    assert set(answer.domains) == {d for part in parts for d in who(part).domains}


def test_composed_terms_by_the_text(who: Who) -> None:
    assert {"24.1", "24-2"} <= who("房屋建筑与市政工程").named
    assert who("邮政寄递").named == {"35.1", "35-1", "35-2"}


@pytest.mark.parametrize(
    ("term", "same"),
    [
        ("xiaofang", "消防"), ("xf", "消防"), ("XIAO FANG", "消防"), ("fire", "消防"), ("fire safety", "消防"),
        ("yanhuabaozhu", "烟花爆竹"), ("fireworks", "烟花爆竹"), ("鞭炮", "烟花爆竹"),
        ("elevators", "电梯"), ("lift", "电梯"), ("railway", "铁路"),
        ("地铁", "城市轨道交通"), ("民爆", "民用爆炸物品"), ("危化品", "危险化学品"), ("特种设备安全监管", "特种设备"),
        ("消防安全", "消防"), ("消防 安全", "消防"), ("“消防”", "消防"), ("消防\u3000", "消防"), ("校园安全", "学校"),
        ("特 种 设 备", "特种设备"), ("旅游行业", "旅游"), ("电力行业", "电力"),
    ],
)  # fmt: skip
def test_other_names_lead_to_the_same_answer(who: Who, term: str, same: str) -> None:
    assert who(term).domains == who(same).domains
    assert who(term).rows == who(same).rows


@pytest.mark.parametrize(
    "term", ["量子纠缠", "quantum", "zzzz", "啊", "1", "🔥", "SELECT * WHERE { ?s ?p ?o }"]
)
def test_unknown_terms_have_no_answers(who: Who, term: str) -> None:
    answer = who(term)
    assert (answer.status, answer.rows, answer.domains, answer.implied) == ("unknown", [], [], False)
    assert answer.answer["searched"]


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("小防", "消防"),
        ("烟花爆仗厂", "烟花爆竹"),
        ("危险化学药品", "危险化学品"),
        ("特种设施", "特种设备"),
        ("elevatr", "电梯"),
    ],
)
def test_unknown_terms_get_near_names(who: Who, typed: str, near: str) -> None:
    answer = who(typed)
    assert answer.status == "unknown" and near in answer.near and len(answer.near) <= 5


@pytest.mark.parametrize(
    "term",
    ["", " ", "\u3000", "。", "()", "a" * 201, "消\x00防", "消\n防", "\x1b[2J", "\ud800", "消\udcff防"],
)
def test_what_is_no_term_is_told(store: "Embedded", scope: "Scope", term: str) -> None:
    from zeren.ask.who import who as ask

    with pytest.raises(UsageProblem) as told:
        ask(store, term, scope)
    assert told.value.exit_code == 2 and told.value.zh and told.value.hint_zh


def test_the_same_question_has_the_same_answer(store: "Embedded", scope: "Scope") -> None:
    import json

    from zeren.ask.who import who as ask

    for term in ("危险化学品", "小防"):
        first, second = (json.dumps(ask(store, term, scope), ensure_ascii=False) for _ in range(2))
        assert first == second
