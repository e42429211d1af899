"""Where problems of tables go: the first one stops the reading, or many are gathered to be told together."""

from collections.abc import Callable
from typing import TypeVar

from zeren.errors import InputProblem

Result = TypeVar("Result")


class Enough(Exception):
    """As many problems were found as were asked for."""


class Faults:
    """``limit`` problems are kept in ``found``, then Enough is raised; with limit 0 the first problem is raised."""

    def __init__(self, limit: int = 0) -> None:
        self.limit = limit
        self.found: list[InputProblem] = []

    def tell(self, problem: InputProblem) -> None:
        if not self.limit:
            raise problem
        self.found.append(problem)
        if len(self.found) >= self.limit:
            raise Enough

    def attempt(self, work: Callable[[str], Result], path: str) -> Result | None:
        """What ``work`` makes of a path; None if it meets a problem, which is then told."""
        try:
            return work(path)
        except InputProblem as problem:
            self.tell(problem)
            return None
