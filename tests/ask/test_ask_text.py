"""``text``: a provision by its citation, however it is written, with the facts drawn from it."""

from typing import TYPE_CHECKING, Any

import pytest

from zeren.errors import NothingFound, UsageProblem

if TYPE_CHECKING:
    from zeren.ask.scope import Scope
    from zeren.store.embedded import Embedded


@pytest.fixture(scope="module")
def ask(store: "Embedded", scope: "Scope") -> Any:
    from zeren.ask.provision import provision

    return lambda citation: provision(store, citation, scope)["provisions"]


@pytest.mark.parametrize(
    "written",
    [
        "22-3",
        "22.1-3",
        "第二十二条第（三）项",
        "第二十二条第一款第（三）项",
        "第22条第3项",
        " 22-3 ",
        "２２－３",
        "22–3",
    ],
)
def test_22_3_however_written(ask: Any, written: str) -> None:
    (row,) = ask(written)
    assert (row["article"], row["paragraph"], row["item"], row["citation"]) == (22, 1, 3, "22-3")
    assert row["quote"].startswith("监督放射性物品、危险化学品和烟花爆竹的公共安全管理")
    assert row["chapter"] == 3


@pytest.mark.parametrize(
    ("citation", "found"),
    [
        ("41.2", ["41.2"]),
        ("第四十一条第二款", ["41.2"]),
        ("22", ["22.1", *(f"22-{n}" for n in range(1, 8))]),
        ("22.1", ["22.1"]),
        ("19.2-4", ["19.2-4"]),
        ("19-4", ["19.1-4", "19.2-4"]),  # two lists: article and item are no key
        ("59.2", ["59.2"]),
        ("59-1", ["59.1-1", "59.2-1"]),
        ("14", ["14.1"]),
        ("86", ["86.1"]),
        ("20", ["20.1", *(f"20.1-{n}" for n in range(1, 10)), "20.2", "20.2-1", "20.2-2"]),
    ],
)
def test_what_a_citation_names(ask: Any, citation: str, found: list[str]) -> None:
    assert [row["citation"] for row in ask(citation)] == found


def test_facts_of_22_6(ask: Any, source: str) -> None:
    """组织道路交通安全工作部门联席会议、油气田及输油管道安全保护工作领导小组的日常工作 …打孔盗油等破坏油气管道…"""
    (row,) = ask("22-6")
    kinds = [fact["type"] for fact in row["facts"]]
    assert kinds.count("Duty") == 1 and kinds.count("Secretariat") == 2 and "Topic" in kinds
    duty = next(fact for fact in row["facts"] if fact["type"] == "Duty")
    assert [body["zh"] for body in duty["says"]["body"]] == ["公安部门"]
    domains = {d["zh"] for fact in row["facts"] if fact["type"] == "Topic" for d in fact["says"]["domain"]}
    assert {"打孔盗油", "道路交通"} <= domains
    for fact in row["facts"]:
        assert source[fact["start"] : fact["end"]] == fact["words"]


def test_facts_of_a_role_sentence_and_of_none(ask: Any) -> None:
    (sentence,) = ask("22.1")
    held = [fact["says"]["domainAsWritten"] for fact in sentence["facts"] if fact["type"] == "RoleHeld"]
    assert sorted(held) == sorted([["消防"], ["道路交通"], ["危险物品公共安全"]])
    (purpose,) = ask("1")
    assert [fact["type"] for fact in purpose["facts"]] == ["CoverageNote"]


@pytest.mark.parametrize(
    "citation",
    ["", "abc", "22-", "-3", "22.", "0", "第条", "22--3", "第二十二", "22-3; DROP", "\ud800", "9" * 50],
)
def test_what_is_no_citation(ask: Any, citation: str) -> None:
    with pytest.raises(UsageProblem) as told:
        ask(citation)
    assert told.value.exit_code == 2 and "22-3" in told.value.hint_zh


@pytest.mark.parametrize(
    "citation", ["87", "22-8", "22.2", "41.3", "14-1", "第八十七条", "22.2-3", "22之1", "9999"]
)
def test_places_that_the_text_has_not(ask: Any, citation: str) -> None:
    with pytest.raises(NothingFound) as told:
        ask(citation)
    assert told.value.exit_code == 3 and told.value.hint_zh
