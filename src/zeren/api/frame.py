"""Answers as pandas data frames. pandas is an extra (``frame``); without it one line says how to get it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from zeren.api.convert import plan, tables
from zeren.api.rows import Row
from zeren.api.things import Thing
from zeren.errors import UsageProblem

if TYPE_CHECKING:
    import pandas

_INTEGERS = (int, int | None)
_THINGS = (Thing, Thing | None)


def of_answer(answer: Any) -> "pandas.DataFrame":
    """See ``Shown.to_frame``. The columns follow from the class, so that no rows have the same columns."""
    lists = tables(answer, Row)
    several = len(lists) > 1
    columns: dict[str, str] = {"list": "object"} if several else {}
    for _, cls, _ in lists:
        columns |= _columns(cls)
    records = [({"list": name} if several else {}) | _record(row) for name, _, rows in lists for row in rows]
    return frame(list(columns), [[record.get(c) for c in columns] for record in records], columns)


def frame(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], types: dict[str, str] | None = None
) -> "pandas.DataFrame":
    """A data frame of these columns and rows. Raises UsageProblem where pandas is not installed."""
    try:
        import pandas
    except ImportError:
        raise UsageProblem(
            "没有安装 pandas", "pandas is not installed", where="to_frame",
            hint_zh="运行 pip install 'zeren[frame]'，或用 .rows、.to_dict()。",
            hint_en="Run pip install 'zeren[frame]', or use .rows or .to_dict().",
        ) from None  # fmt: skip
    made = pandas.DataFrame(rows, columns=list(columns), dtype=object)
    return made.astype(types) if types else made


def _columns(cls: type[Row]) -> dict[str, str]:
    """Column → pandas type: integers stay integers where some are missing (Int64)."""
    found: dict[str, str] = {}
    for key, _, hint in plan(cls):
        found[key] = "Int64" if hint in _INTEGERS else "bool" if hint is bool else "object"
        if hint in _THINGS:
            found |= {f"{key}_en": "object", f"{key}_iri": "object"}
    return found


def _record(row: Row) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, field, hint in plan(type(row)):
        value = getattr(row, field.name)
        if hint in _THINGS:
            found[key] = value.zh if value else None
            found |= {f"{key}_en": value.en, f"{key}_iri": value.iri} if value else {}
        elif isinstance(value, tuple) and all(isinstance(one, Thing) for one in value):
            found[key] = tuple(one.zh for one in value)
        else:
            found[key] = value
    return found
