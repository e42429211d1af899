"""Profiles of bodies, the matrix of bodies and domains, and the counts of the collection."""

from typing import TYPE_CHECKING, Any

import pytest

from zeren.errors import NothingFound

if TYPE_CHECKING:
    from zeren.ask.scope import Scope
    from zeren.store.embedded import Embedded

BRANCHES = {"民航新疆管理局", "国家能源局新疆监管办公室", "新疆通信管理局", "中国保监会新疆监管局"}


@pytest.fixture(scope="module")
def profile(store: "Embedded", scope: "Scope") -> Any:
    from zeren.ask.body import body

    def one(name: str) -> dict[str, Any]:
        (found,) = body(store, name, scope)["bodies"]
        return found

    return one


def test_profile_of_a_department(profile: Any) -> None:
    police = profile("公安部门")
    assert (police["category"], police["level"]) == ("department", "any")
    assert [r["as_written"] for r in police["roles"]] == ["消防", "道路交通", "危险物品公共安全"]
    assert [d["citation"] for d in police["duties"]] == [f"22-{n}" for n in range(1, 8)]
    assert police["body"] == profile("公安局")["body"] == profile("public security department")["body"]


def test_profile_of_an_office(profile: Any) -> None:
    office = profile("自治区经济和信息化委员会")
    assert (office["category"], office["level"], office["kind"]["zh"]) == (
        "regional-office",
        "自治区",
        "工业和信息化部门",
    )
    assert [d["citation"] for d in office["duties"] if d["level"] == "自治区"] == ["21.2"]


def test_bodies_without_role_have_duties(profile: Any) -> None:
    for name, count in (("发展改革部门", 5), ("妇联", 4), ("中国保监会新疆监管局", 2)):
        found = profile(name)
        assert found["roles"] == [] and len(found["duties"]) == count


def test_all_bodies(store: "Embedded", scope: "Scope") -> None:
    from zeren.ask.body import body

    bodies = {b["body"]["zh"]: b for b in body(store, None, scope)["bodies"]}
    assert {zh for zh, b in bodies.items() if b["category"] == "central-branch"} == BRANCHES
    assert sum(b["level"] == "自治区" for b in bodies.values()) >= 9  # the offices of 21.2 … 62.2, 84, 85
    assert all(b["body"]["zh"] and b["body"]["en"] for b in bodies.values())


def test_no_such_body(store: "Embedded", scope: "Scope") -> None:
    from zeren.ask.body import body

    with pytest.raises(NothingFound) as told:
        body(store, "公按部门", scope)
    assert told.value.exit_code == 3 and "公安部门" in told.value.hint_zh


def test_cells_of_the_matrix(store: "Embedded", scope: "Scope") -> None:
    from zeren.ask.matrix import matrix

    cells = {(c["body"]["zh"], c["domain"]["zh"]): c for c in matrix(store, scope)["cells"]}
    fire = cells["公安部门", "消防"]
    assert fire["bands"] == ["supervisory", "duty"]
    assert fire["citations"][:3] == ["xj-2018-76 22.1", "xj-2018-76 22-1", "xj-2018-76 22-7"]
    assert cells["旅游部门", "旅游"]["bands"][:2] == ["supervisory", "industry"]
    assert cells["能源管理部门", "能源"]["bands"][0] == "industry-comprehensive"
    assert cells["安全生产监督管理部门", "安全生产"]["bands"][0] == "comprehensive"
    assert cells["水利部门", "渔业船舶"]["bands"] == ["duty"]
    assert ("环境保护部门", "放射性物品") not in cells and ("农业部门", "渔业船舶") not in cells
    assert not [domain for _, domain in cells if domain in ("铁路", "电梯")]


def test_the_matrix_has_every_role(store: "Embedded", scope: "Scope", roles: Any) -> None:
    from zeren.ask.matrix import matrix

    cells = {(c["body"]["iri"], c["domain"]["iri"]): c["bands"] for c in matrix(store, scope)["cells"]}
    for row in roles():
        assert row["role"] in cells[row["body"]["iri"], row["domain"]["iri"]]


def test_counts_of_the_regulation(store: "Embedded") -> None:
    """8 chapters, 86 articles, 106 款, 253 项 (248 in 5–64, 5 in 74); 55 roles; 260 duties; every provision accounted for."""
    from zeren.ask.stats import stats

    found = stats(store)
    (law,) = found["laws"]
    assert (law["key"], law["state"]) == ("xj-2018-76", "reviewed")
    assert [law[k] for k in ("chapters", "articles", "paragraphs", "items", "roles", "duties")] == [
        8,
        86,
        106,
        253,
        55,
        260,
    ]
    assert law["frequencies"] == 21
    assert found["text_coverage"] == 1.0
    assert found["bodies"] > 90 and found["domains"] > 400 and found["triples"]["asserted"] > 50_000
