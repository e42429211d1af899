"""How single cells are read; what is wrong with one is told in both languages, the place is added by who reads it."""

import re
from collections.abc import Callable, Collection
from datetime import date
from typing import Any

_DAY = re.compile(r"([0-9]{4})([-/])([0-9]{1,2})\2([0-9]{1,2})")


class BadCell(ValueError):
    """What is wrong with one cell, in both languages, without the place."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


def integer(cell: str) -> int:
    """A whole number without sign."""
    if cell.isascii() and cell.isdigit() and len(cell) < 10:
        return int(cell)
    raise BadCell(f"“{cell[:40]}”不是整数", f"“{cell[:40]}” is not a whole number")


def optional(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """What ``read`` reads, None for an empty cell."""
    return lambda cell: read(cell) if cell else None


def required(cell: str) -> str:
    """Any text but none."""
    if not cell:
        raise BadCell("单元格为空", "the cell is empty")
    return cell


def day(cell: str) -> date:
    """A day as YYYY-MM-DD, or as Excel writes it in Chinese: 2018/9/18, 2018-9-18."""
    written = _DAY.fullmatch(cell)
    try:
        if written:
            return date(int(written[1]), int(written[3]), int(written[4]))
    except ValueError:
        pass
    raise BadCell(
        f"“{cell[:40]}”不是日期（应为 2018-09-18 的形式）",
        f"“{cell[:40]}” is no date (expected like 2018-09-18)",
    )


def one_of(allowed: Collection[str]) -> Callable[[str], str]:
    """A word of a closed list."""

    def read(cell: str) -> str:
        if cell not in allowed:
            words = "、".join(x for x in allowed if x)
            raise BadCell(f"“{cell[:40]}”不在可用值之中：{words}", f"“{cell[:40]}” is not one of: {words}")
        return cell

    return read


def many_of(allowed: Collection[str]) -> Callable[[str], tuple[str, ...]]:
    """Words of a closed list, separated by spaces."""
    one = one_of(allowed)
    return lambda cell: tuple(one(part) for part in cell.split())


def yes_no(cell: str) -> bool:
    """``yes`` or ``no``."""
    return one_of(("yes", "no"))(cell) == "yes"


def show(value: Any) -> str:
    """The cell for a value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return " ".join(value)
    return str(value)
