"""Queries that others wrote: a cap on their length, and a stack deep enough for whatever nesting fits under it.

The engine reads and evaluates by recursion, and a few thousand nested braces overflow an ordinary stack, which ends
the process. Stored questions are ours and short; they do not come this way.
"""

import threading
from collections.abc import Callable
from typing import Any

from zeren.errors import InputProblem

MAX_CHARACTERS = 65_536
STACK_BYTES = 1 << 30  # of address space; only what is used becomes memory


def check_length(query: str) -> None:
    """Raises InputProblem for a query longer than ``MAX_CHARACTERS``."""
    if len(query) > MAX_CHARACTERS:
        raise InputProblem(
            f"查询过长（{len(query)} 个字符，上限 {MAX_CHARACTERS}）",
            f"the query is too long ({len(query)} characters, the limit is {MAX_CHARACTERS})", where="QUERY",
            hint_zh="把长的 VALUES 列表拆成几次查询。", hint_en="Split a long list of VALUES over several queries.",
        )  # fmt: skip


def with_deep_stack(work: Callable[[], Any]) -> Any:
    """Do the work in a thread of its own with a deep stack; its result, or its exception."""
    outcome: list[Any] = []

    def run() -> None:
        try:
            outcome.append((True, work()))
        except BaseException as error:
            outcome.append((False, _bare(error)))

    before = threading.stack_size(STACK_BYTES)
    try:
        thread = threading.Thread(target=run, daemon=True)
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    done, value = outcome[0]
    if not done:
        raise value
    return value


def _bare(error: BaseException) -> BaseException:
    """The error without tracebacks, its own and those behind it: their frames hold results of the engine, which may
    not outlive the thread that asked."""
    one: BaseException | None = error
    while one is not None:
        one.__traceback__ = None
        one = one.__cause__ or one.__context__
    return error
