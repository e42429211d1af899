"""Competency questions about domains, words and proof: the rows that somebody who reads the text expects.

Expectations come from the regulation (citations beside them), not from the program. Where an answer must NOT follow,
that is tested too.
"""

from typing import TYPE_CHECKING, Any

import pytest

from zeren import names, queries

if TYPE_CHECKING:
    from zeren.store.embedded import Embedded


def test_phases_of_fireworks(ask: Any) -> None:
    rows = ask("phases-of-domain", domain=names.concept("domain", "fireworks"))
    own = {
        (r["citation"], r["body_zh"], names.key(r.get("phase", "/")))
        for r in rows
        if r["domain_zh"] == "烟花爆竹"
    }
    assert {
        ("20.1-3", "安全生产监督管理部门", ""),  # 烟花爆竹领域的安全生产许可
        ("22-3", "公安部门", "transport"),  # 烟花爆竹运输、燃放环节安全监管
        ("22-3", "公安部门", "use"),
        ("31-3", "质量技术监督部门", "production"),  # 烟花爆竹…生产环节的质量监督
        ("55-1", "市场监督管理部门", "trade"),  # 烟花爆竹等危险物品…的市场监管
    } <= own
    # 购买 and 储存 are said of 剧毒化学品 and 民用爆炸物品, not of fireworks; nobody's here.
    assert not {"purchase", "storage", "disposal"} & {phase for _, _, phase in own}
    assert ("公安部门", "production") not in {(body, phase) for _, body, phase in own}


def test_phases_of_civil_explosives(ask: Any) -> None:
    rows = ask("phases-of-domain", domain=names.concept("domain", "civil-explosives"))
    found = {(r["body_zh"], names.key(r["phase"])) for r in rows if "phase" in r}
    assert {
        ("工业和信息化部门", "production"),
        ("工业和信息化部门", "trade"),
    } <= found  # 21.1, 21-4 生产、销售
    assert {
        ("公安部门", p) for p in ("purchase", "storage", "transport", "use")
    } <= found  # 22-4 购买、运输、储存、爆破作业
    assert ("公安部门", "production") not in found
    assert not {("工业和信息化部门", p) for p in ("purchase", "storage", "transport", "use")} & found


def test_lifts_and_boilers_are_only_implied(ask: Any) -> None:
    for domain in ("elevators", "boilers"):
        rows = ask("domains-only-implied", domain=names.concept("domain", domain))
        assert {row["through_zh"] for row in rows} == {"特种设备"}
        assert {row["citation"] for row in rows} == {"28-3", "31.1", "31-1", "31-2"}  # where 特种设备 stands
        assert {row["body_zh"] for row in rows} == {"旅游部门", "质量技术监督部门"}


def test_what_the_text_names_is_not_implied(ask: Any, passages: dict[str, Any]) -> None:
    found = {row["domain_zh"] for row in ask("domains-only-implied")}
    assert {"电梯", "锅炉", "养老机构"} <= found
    assert not {"消防", "烟花爆竹", "城市轨道交通", "校车", "铁路"} & found
    text = "".join(p.words for p in passages.values() if 5 <= p.article <= 64)
    assert [zh for zh in found if zh in text] == []


def test_silent_domains(ask: Any, passages: dict[str, Any]) -> None:
    found = {row["domain_zh"] for row in ask("silent-domains")}
    assert {"铁路", "辐射安全", "核安全", "职业病", "有限空间", "新能源", "充电设施"} <= found
    # Named: 城市轨道交通 24-2, 25-7. Through something broader: 电梯. Through something narrower: 大型油库 33.2, 硝基类肥料 27-3.
    assert not {"城市轨道交通", "放射性物品", "民航", "电梯", "锅炉", "油库", "化肥"} & found
    text = "".join(p.words for p in passages.values() if 5 <= p.article <= 64)
    for word in ("铁路", "核安全", "辐射", "职业病", "有限空间", "粉尘", "充电", "新能源"):
        assert word not in text


def test_domains_by_bodies(ask: Any) -> None:
    rows = {row["domain_zh"]: row for row in ask("domains-by-bodies")}
    # 安监 20.1-3, 公安 22-3, 环保 23-2, 质监 31-3, 卫生 44-2 44-4, 市场监管 55-1
    assert (rows["危险化学品"]["bodies"], rows["危险化学品"]["provisions"]) == (6, 7)
    # 质监 31.1 31-1 31-2, 旅游 28-3
    assert (rows["特种设备"]["bodies"], rows["特种设备"]["provisions"]) == (2, 4)
    # 国家能源局新疆监管办公室 37.1, 能源管理部门 33.1 33-1
    assert rows["能源"]["bodies"] == 2
    assert "铁路" not in rows and "电梯" not in rows


@pytest.mark.parametrize(
    "words", ["轨道交通", "一票否决", "有关部门", "“三定”", "1次", "第七十四条", "铁路", "電梯"]
)
def test_text_search(ask: Any, passages: dict[str, Any], words: str) -> None:
    rows = ask("text-search", words=words)
    expected = {citation: p.words for citation, p in passages.items() if words in p.words}
    assert {row["citation"]: row["quote"] for row in rows} == expected
    assert len(rows) == len(expected)
    assert (words in ("铁路", "電梯")) == (not rows)


def test_evidence(ask: Any, source: str, passages: dict[str, Any]) -> None:
    """Each fact: its words are the stored text's at its offsets, inside the provision that it names."""
    import hashlib

    digest = hashlib.sha256(source.encode()).hexdigest()
    rows = ask("evidence")
    assert len({row["fact"] for row in rows}) == len(rows)
    for row in rows:
        assert source[row["start"] : row["end"]] == row["quote"]
        assert row["source_hash"] == digest
        place = passages[row["citation"]]
        assert place.start <= row["start"] < row["end"] <= place.end
    (one,) = ask("evidence", fact=names.fact("role", "xj-2018-76", "22.1", 3))
    assert (one["quote"], one["citation"]) == ("危险物品公共安全", "22.1")


def test_coverage_leaves_nothing_out(ask: Any, passages: dict[str, Any]) -> None:
    """Every provision of the 86 articles has a fact or a note that says why it has none."""
    rows = ask("coverage")
    assert [row["chapter"] for row in rows] == list(range(1, 9))
    assert sum(row["code_points"] for row in rows) == sum(p.end - p.start for p in passages.values())
    assert [row["unaccounted"] for row in rows] == [0] * 8


def test_stated_roles_do_not_travel(ask: Any) -> None:
    """A role in a domain is none in what lies beneath or above it, and none of the bodies' posts holds one."""
    rows = ask("roles")
    held = {(row["body_zh"], names.key(row["role"]), row["domain_zh"]) for row in rows}
    assert len(rows) == 55
    assert ("质量技术监督部门", "supervisory", "电梯") not in held
    assert ("公安部门", "supervisory", "烟花爆竹") not in held
    assert not any(role == "comprehensive" and body != "安全生产监督管理部门" for body, role, _ in held)
    assert {body for body, role, _ in held if role == "industry-comprehensive"} == {"能源管理部门"}


def test_a_law_that_is_only_proposed_answers_nothing(store: "Embedded") -> None:
    """All questions of facts ask for graphs whose state is reviewed."""
    about_all_states = {"coverage", "laws", "stats", "totals"}
    about_names = {"bodies", "broader-closure", "domains", "labels", "lookup", "names", "narrowed-by"}
    for name in queries.names():
        text = queries.load(name)
        assert ("concept/state/reviewed" in text) is (name not in about_all_states | about_names), name
    assert len(store.select(queries.load("laws"))) == 1
