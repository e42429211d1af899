"""The Python face says what the JSON says, and what the text of the regulation says."""

import copy
import json
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, is_dataclass
from typing import Any

import pytest

from zeren.api import Zeren, convert
from zeren.api.answers import Answer, GapsAnswer, RolesAnswer, WhoAnswer
from zeren.api.rows import Proof
from zeren.ask.body import body
from zeren.ask.duties import duties
from zeren.ask.gaps import gaps
from zeren.ask.matrix import matrix
from zeren.ask.provision import provision
from zeren.ask.roles import roles
from zeren.ask.scope import Scope
from zeren.ask.stats import stats
from zeren.ask.who import who
from zeren.errors import NothingFound, Problem

DAY = "2018-10-01"
BODIES = [
    "公安部门",
    "旅游部门",
    "教育部门",
    "安全生产监督管理部门",
    "各级党委",
    "自治区住房和城乡建设厅",
    "工会",
    "民航新疆管理局",
]
LEVELS = [None, "region", "prefecture", "county", "township"]


def outcome(ask: Callable[[], Any]) -> Any:
    """What a question gives, as a dict; or the problem it tells."""
    try:
        found = ask()
    except NothingFound as problem:
        return type(problem), problem.as_dict()
    return found.to_dict() if is_dataclass(found) else found


@pytest.mark.parametrize("level", LEVELS)
def test_every_answer_is_the_json(z: Zeren, terms: list[str], level: str | None) -> None:
    store, scope = z.store, Scope(DAY, (), level)
    for term in terms if level is None else terms[::5]:
        assert outcome(lambda: z.who(term, level=level)) == who(store, term, scope)  # noqa: B023
    for name in [*BODIES, None]:
        for ask, face in ((roles, z.roles), (duties, z.duties), (body, z.body)):
            assert outcome(lambda: face(name, level=level)) == outcome(lambda: ask(store, name, scope))  # noqa: B023
    assert outcome(lambda: z.matrix(level=level)) == outcome(lambda: matrix(store, scope))
    assert outcome(lambda: z.gaps(level=level)) == outcome(lambda: gaps(store, scope))


@pytest.mark.parametrize(
    "citation", ["22-3", "19.2-4", "41.2", "1", "20", "33", "第二十二条第（三）项", "86"]
)
def test_text_and_stats_are_the_json(z: Zeren, citation: str) -> None:
    assert z.text(citation).to_dict() == provision(z.store, citation, Scope(DAY))
    assert z.stats().to_dict() == stats(z.store)


def test_to_dict_is_json_and_reads_back(z: Zeren) -> None:
    for answer in (z.who("消防"), z.duties(), z.body("公安部门"), z.gaps(), z.text("22-3"), z.matrix()):
        again = json.loads(json.dumps(answer.to_dict(), ensure_ascii=False))
        assert convert.read(type(answer), again) == answer


def proofs(value: Any) -> list[Proof]:
    """All rows with proof within an answer, however deep."""
    if isinstance(value, tuple):
        return [found for one in value for found in proofs(one)]
    if not is_dataclass(value) or isinstance(value, (convert.Values, type)):
        return []
    within = [
        found for _, field, _ in convert.plan(type(value)) for found in proofs(getattr(value, field.name))
    ]
    return [value, *within] if isinstance(value, Proof) else within


def test_every_quote_and_mention_stands_in_the_text(z: Zeren, source: str, terms: list[str]) -> None:
    answers: list[Answer] = [z.roles(), z.duties(), z.body("公安部门"), z.gaps(), z.text("22")]
    answers += [z.who(term) for term in terms]
    rows = [row for answer in answers for row in proofs(answer)]
    assert len(rows) > 500
    for row in rows:
        assert source[row.start : row.end] == row.quote
        assert all(row.start <= mention.start < mention.end <= row.end for mention in row.mentions)


def test_who_of_fire(z: Zeren, source: str) -> None:
    answer = z.who("消防")
    first = answer.rows[0]
    assert (answer.status, answer.implied, answer.as_of, answer.term) == ("found", False, DAY, "消防")
    assert str(first.body) == "公安部门"
    assert (first.band, first.strength, first.law) == ("supervisory", "direct", "xj-2018-76")
    assert (first.article, first.paragraph, first.item, first.article_suffix) == (22, 1, None, None)
    assert first.quote.startswith("公安部门是消防、道路交通和危险物品公共安全领域的负有安全监管职责的部门")
    assert [source[m.start : m.end] for m in first.mentions] == ["消防"]
    assert "47-2" in {
        row.citation for row in answer.rows if row.strength == "direct"
    }  # 平战转换中的…消防安全工作


def test_what_the_text_does_not_name(z: Zeren, source: str) -> None:
    assert "电梯" not in source and "铁路" not in source
    lifts, railways, nothing = z.who("电梯"), z.who("铁路"), z.who("qqqq")
    assert lifts.status == "found" and lifts.implied
    assert ("31.1", "质量技术监督部门") in {
        (r.citation, r.body.zh) for r in lifts.rows if r.strength == "broader"
    }
    assert railways.status == "gap"
    assert {row.article for row in railways.rows} == {18, 19, 20, 61}
    assert nothing.status == "unknown" and nothing.rows == ()
    assert "铁路" in {d.domain.zh for d in z.gaps().without_any_body if not d.named_in_text}


def test_roles_and_duties_of_article_22(z: Zeren) -> None:
    found = z.roles("公安部门").rows
    assert {(row.citation, row.role, row.as_written) for row in found} == {
        ("22.1", "supervisory", words) for words in ("消防", "道路交通", "危险物品公共安全")
    }
    items = z.duties("公安部门").rows
    assert [(d.article, d.paragraph, d.item) for d in items] == [(22, 1, n) for n in range(1, 8)]
    assert items[6].text == items[6].quote and items[6].text.startswith(
        "监督指导道路交通事故、火灾事故调查处理工作"
    )
    assert z.body("公安部门").rows[0].roles == found and z.body("公安部门").rows[0].duties == items


def test_counterparts_times_and_marks_of_level(z: Zeren) -> None:
    tourism = next(
        d for d in z.duties("旅游部门").rows if d.citation == "28-3"
    )  # 会同有关部门: none is named
    assert [(act.mode, act.body) for act in tourism.with_] == [("joint", None)]
    [youth] = z.duties("共青团").rows[0].with_  # 64-1 会同安全生产监督管理部门
    assert (youth.mode, youth.as_written, str(youth.body)) == (
        "joint",
        "安全生产监督管理部门",
        "安全生产监督管理部门",
    )
    meeting = next(
        d for d in z.duties("各级党委", post="主要负责人").rows if d.citation == "5-2"
    )  # 每年至少…1次
    assert ("annual", 1) in {(f.key, f.minimum) for f in meeting.frequency}
    conditional = {d.citation for d in z.duties(level="prefecture").rows if d.conditional}
    assert conditional == {"20.2-1", "20.2-2"}  # 有立法权的人民政府的安全生产监督管理部门
    assert all(d.by_analogy for d in z.duties("各级党委", level="township").rows)  # 第二条第二款：参照
    office = z.duties("自治区住房和城乡建设厅").rows
    assert any(
        d.article == 24 and d.paragraph == 2 and d.item is None and d.level == "自治区" for d in office
    )


def test_matrix_gaps_text_and_stats(z: Zeren) -> None:
    cell = next(c for c in z.matrix().rows if (c.body.zh, c.domain.zh) == ("公安部门", "消防"))
    assert "supervisory" in cell.bands and "xj-2018-76 22.1" in cell.citations
    assert "11-2" in {act.citation for act in z.gaps().unnamed_counterparts}  # 配合制定安全生产权责清单
    [item] = z.text("53-3").rows
    assert (
        item.quote == "监督指导地质灾害防治、矿山闭坑工作，督促推进矿山地质环境恢复治理工作；"
        and item.chapter == 3
    )
    [duty] = [fact for fact in item.facts if fact.type == "Duty"]
    assert [str(body) for body in duty.says["body"]] == ["国土资源部门"]
    [law] = z.stats().rows
    assert (law.chapters, law.articles) == (8, 86)


def test_frozen_hashable_and_sent_to_other_processes(z: Zeren) -> None:
    answer = z.text("22-3")
    for thing, name in ((answer, "as_of"), (answer.rows[0], "quote"), (answer.rows[0].facts[0], "says")):
        with pytest.raises(FrozenInstanceError):
            setattr(thing, name, "x")
    with pytest.raises(TypeError):
        answer.rows[0].facts[0].says["body"] = ()  # type: ignore[index]
    with pytest.raises((AttributeError, TypeError)):
        answer.rows[0].remark = "x"  # type: ignore[attr-defined]
    for one in (answer, z.who("消防"), z.gaps()):
        assert pickle.loads(pickle.dumps(one)) == one
        assert len({one, copy.deepcopy(one)}) == 1


@pytest.mark.parametrize("drift", [
    lambda found: found.update(new=1),
    lambda found: found.pop("term"),
    lambda found: found.update(status="perhaps"),
    lambda found: found.update(implied=0),
    lambda found: found["answers"][0].update(remark=None),
    lambda found: found["answers"][0].pop("quote"),
    lambda found: found["answers"][0].update(article=True),
    lambda found: found["answers"][0].update(item="3"),
    lambda found: found["answers"][0]["body"].update(fr="police"),
    lambda found: found["answers"][0]["mentions"].append({"start": 1}),
    lambda found: found["answers"][0]["body_as_of"].append("应急管理厅"),
])  # fmt: skip
def test_a_dict_that_does_not_fit_is_an_error(z: Zeren, drift: Callable[[dict[str, Any]], Any]) -> None:
    found = z.who("消防").to_dict()
    assert convert.read(WhoAnswer, found) == z.who("消防")
    drift(found)
    with pytest.raises(Problem, match="does not fit its Python class"):
        convert.read(WhoAnswer, found)


def test_heirs_of_a_body_have_the_shape_of_the_contract(z: Zeren) -> None:
    found = z.roles("公安部门").to_dict()
    heir = {"iri": None, "zh": "未知", "en": "unknown", "scope": None, "since": None, "until": None, "event": None,
            "confidence": None}  # fmt: skip
    found["roles"][0]["body_as_of"] = [heir]
    answer = convert.read(RolesAnswer, found)
    assert str(answer.rows[0].body_as_of[0]) == "未知" and answer.to_dict() == found


def test_rows_of_gaps_are_its_five_lists(z: Zeren) -> None:
    answer = z.gaps()
    assert isinstance(answer, GapsAnswer)
    lists = [value for value in answer.to_dict().values() if isinstance(value, list)]
    assert len(lists) == 5 and len(answer.rows) == sum(map(len, lists))
