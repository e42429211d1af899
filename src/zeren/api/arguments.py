"""What a caller gives, looked at where it comes in: a wrong type is told in one line, never by a traceback of ours."""

import datetime
import os
from collections.abc import Iterable
from typing import Any

from zeren.ask.scope import parse_day
from zeren.errors import UsageProblem


def text(value: Any, name: str) -> str:
    """A text that must be given."""
    if not isinstance(value, str):
        raise _wrong(value, name, "文字", "a text")
    return value


def maybe_text(value: Any, name: str) -> str | None:
    """A text, or None where all are meant."""
    return None if value is None else text(value, name)


def day(value: Any) -> str | None:
    """A day as YYYY-MM-DD; None stays None: today, at each question."""
    if value is None:
        return None
    if not isinstance(value, str | datetime.date):
        raise _wrong(value, "as_of", "日期，如 2018-10-01", "a date like 2018-10-01")
    return parse_day(value)


def laws(value: Any) -> tuple[str, ...]:
    """Keys of laws, from one or several."""
    several = (value,) if isinstance(value, str) else value
    if not isinstance(several, Iterable):
        raise _wrong(value, "law", "法规编号，一个或几个", "the key of a law, or several")
    return tuple(text(one, "law") for one in several)


def path(value: Any, name: str) -> str:
    """The path of a file or folder."""
    if not isinstance(value, str | os.PathLike):
        raise _wrong(value, name, "文字或路径", "a text or a path")
    return os.fsdecode(value)


def _wrong(value: Any, name: str, zh: str, en: str) -> UsageProblem:
    kind = type(value).__name__
    return UsageProblem(
        f"{name} 不能是 {kind}", f"{name} cannot be {kind}", where=name,
        hint_zh=f"应为{zh}。", hint_en=f"It should be {en}.",
    )  # fmt: skip
