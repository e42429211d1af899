"""Short ways to ask the shipped collection."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from zeren.store.embedded import Embedded

DAY = "2018-10-01"
Answer = dict[str, Any]


class Rows:
    """An answer of ``who``, with its citations by strength and band."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.status: str = answer["status"]
        self.implied: bool = answer["implied"]
        self.rows: list[Answer] = answer["answers"]
        self.domains = [d["zh"] for d in answer["domains"]]
        self.near = [d["zh"] for d in answer["near"]]

    def cited(self, *strengths: str) -> set[str]:
        """Citations of rows with one of these strengths; the strongest counts where several bodies share one."""
        return {row["citation"] for row in self.rows if row["strength"] in strengths}

    @property
    def named(self) -> set[str]:
        """Citations that answer directly or by something narrower."""
        return self.cited("direct", "narrower")

    @property
    def owners(self) -> set[tuple[str, str]]:
        """(body, citation) of what is named."""
        return {
            (r["body"]["zh"], r["citation"]) for r in self.rows if r["strength"] in ("direct", "narrower")
        }

    def bands(self, citation: str) -> set[tuple[str, str]]:
        """(band, strength) of the rows of a citation."""
        return {(r["band"], r["strength"]) for r in self.rows if r["citation"] == citation}


@pytest.fixture(scope="session")
def who(store: "Embedded") -> Callable[..., Rows]:
    """``who(term, level=…, day=…)``; each answer is asked for once a session."""
    from zeren.ask.scope import Scope
    from zeren.ask.who import who as ask

    @cache
    def answer(term: str, level: str | None = None, day: str = DAY) -> Rows:
        return Rows(ask(store, term, Scope(day, (), level)))

    return answer


@pytest.fixture(scope="session")
def duties(store: "Embedded") -> Callable[..., list[Answer]]:
    """``duties(body, post=…, level=…)``."""
    from zeren.ask.duties import duties as ask
    from zeren.ask.scope import Scope

    @cache
    def answer(about: str | None = None, post: str | None = None, level: str | None = None) -> list[Answer]:
        found: list[Answer] = ask(store, about, Scope(DAY, (), level), post)["duties"]
        return found

    return answer


@pytest.fixture(scope="session")
def roles(store: "Embedded") -> Callable[..., list[Answer]]:
    """``roles(body or domain, level=…)``."""
    from zeren.ask.roles import roles as ask
    from zeren.ask.scope import Scope

    @cache
    def answer(about: str | None = None, level: str | None = None) -> list[Answer]:
        found: list[Answer] = ask(store, about, Scope(DAY, (), level))["roles"]
        return found

    return answer
