"""What a level of place and a day cut away (articles 2, 20.2, 86)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from zeren.ask.scope import Scope
from zeren.errors import NothingFound, UsageProblem

if TYPE_CHECKING:
    from zeren.store.embedded import Embedded

Ask = Callable[..., Any]
REGIONAL = {"21.2", "24.2", "32.2", "33.2", "39.2", "41.2", "51.2", "59.2-1", "59.2-2", "62.2"}
LEGISLATING = {"20.2-1", "20.2-2"}
# 民航新疆管理局, 国家能源局新疆监管办公室, 新疆通信管理局, 中国保监会新疆监管局: each exists once, never dropped.
BRANCHES = {"36-1", "37-1", "38-1", "60-1"}


def _citations(rows: list[dict[str, Any]]) -> set[str]:
    return {row["citation"] for row in rows}


def test_without_a_level_everything(duties: Ask) -> None:
    assert _citations(duties()) >= REGIONAL | LEGISLATING | BRANCHES
    assert len(duties()) == 260


def test_region_has_its_offices_rows_under_their_names(duties: Ask) -> None:
    rows = duties(level="region")
    assert _citations(rows) >= REGIONAL | BRANCHES
    offices = {row["citation"]: row["body"]["zh"] for row in rows if row["level"] == "自治区"}
    assert set(offices) == REGIONAL
    assert offices["39.2"] == "自治区教育厅" and offices["21.2"] == "自治区经济和信息化委员会"
    assert all(name.startswith("自治区") for name in offices.values())


def test_prefecture(duties: Ask) -> None:
    """20.2 binds a prefecture only where it has legislative power."""
    rows = duties(level="prefecture")
    assert len(rows) == 260 - len(REGIONAL)
    assert not REGIONAL & _citations(rows) and _citations(rows) >= BRANCHES
    assert {row["citation"] for row in rows if row.get("conditional")} == LEGISLATING


def test_county(duties: Ask) -> None:
    rows = duties(level="county")
    assert len(rows) == 260 - len(REGIONAL) - len(LEGISLATING)
    assert not (REGIONAL | LEGISLATING) & _citations(rows) and _citations(rows) >= BRANCHES
    assert not any(row.get("conditional") or row["by_analogy"] for row in rows)


def test_township_by_analogy(duties: Ask) -> None:
    """2.2: 乡镇（街道）…参照本细则执行; only 5, 6 and 15–17 speak of party committee and government leaders."""
    rows = duties(level="township")
    assert {row["article"] for row in rows} == {5, 6, 15, 16, 17}
    assert len(rows) == 7 + 4 + 8 + 7 + 7
    assert all(row["by_analogy"] for row in rows)


def test_who_by_level(who: Ask) -> None:
    assert ("自治区能源局", "33.2") in who("电力", "region").owners
    for level in ("prefecture", "county"):
        assert "33.2" not in who("电力", level).named
        assert {"37-1", "37-2", "37-3"} <= who("电力", level).named
        assert {"36.1", "36-1"} <= who("民航", level).named
    assert who("应急救援", "township").named == {"15-4", "15-6", "16-6", "17-6"}
    assert all(row["by_analogy"] for row in who("应急救援", "township").rows)
    assert who("风景名胜区", "county").cited("direct") == set()


def test_roles_hold_at_every_level_of_department(roles: Ask) -> None:
    for level in ("region", "prefecture", "county"):
        assert len(roles(level=level)) == 55
        assert any(row["body"]["zh"] == "新疆通信管理局" for row in roles(level=level))


def test_education_department_never_bears_the_offices_duty(duties: Ask) -> None:
    assert _citations(duties("教育部门")) == {"39-1", "39-2", "39-3", "39-4"}
    assert "39.2" in _citations(duties("自治区教育厅"))
    with pytest.raises(NothingFound):
        duties("自治区教育厅", None, "county")


@pytest.mark.parametrize("level", ["Region", "city", "省", "", "自治区"])
def test_no_such_level(level: str) -> None:
    with pytest.raises(UsageProblem) as told:
        Scope("2018-10-01", (), level)
    assert told.value.exit_code == 2 and "county" in told.value.hint_en


def _questions(store: "Embedded", scope: Scope) -> list[Callable[[], object]]:
    from zeren.ask import body, duties, gaps, matrix, provision, roles, who

    return [
        lambda: who.who(store, "消防", scope),
        lambda: who.who(store, "铁路", scope),
        lambda: who.who(store, "量子纠缠", scope),
        lambda: roles.roles(store, None, scope),
        lambda: duties.duties(store, None, scope),
        lambda: body.body(store, None, scope),
        lambda: matrix.matrix(store, scope),
        lambda: gaps.gaps(store, scope),
        lambda: provision.provision(store, "22-3", scope),
    ]


@pytest.mark.parametrize("day", ["2018-09-17", "2011-01-26", "1900-01-01"])
def test_before_the_law_is_in_force_it_answers_nothing(store: "Embedded", day: str) -> None:
    for question in _questions(store, Scope(day)):
        with pytest.raises(NothingFound) as told:
            question()
        assert told.value.exit_code == 3
        assert day in told.value.zh and "2018-09-18" in told.value.zh and "2018-09-18" in told.value.en


@pytest.mark.parametrize("day", ["2018-09-18", "2018-11-30", "2026-01-01"])
def test_from_the_first_day_on_it_answers(store: "Embedded", day: str) -> None:
    for question in _questions(store, Scope(day)):
        assert question()


def test_a_law_that_is_not_here(store: "Embedded") -> None:
    for question in _questions(store, Scope("2018-10-01", ("xj-1999-1",))):
        with pytest.raises(NothingFound) as told:
            question()
        assert told.value.exit_code == 3 and "xj-2018-76" in told.value.hint_zh
    assert len(_questions(store, Scope("2018-10-01", ("xj-2018-76",)))[0]()["answers"]) > 10  # type: ignore[index]


@pytest.mark.parametrize(
    "day",
    ["2018-9-18", "2018-02-30", "18-09-2018", "20180918", "today", "", "2018-09-18T00:00", "２０１８-09-18"],
)
def test_what_is_no_day(day: str) -> None:
    with pytest.raises(UsageProblem) as told:
        Scope(day)
    assert told.value.exit_code == 2 and "2018-10-01" in told.value.hint_zh
