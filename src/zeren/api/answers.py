"""What the Python face answers: frozen dataclasses, field by field the JSON of the contract.

``rows`` is what the JSON has under the name of the question (``answers``, ``roles``, ``duties`` …). Nothing is
filled here: ``zeren.api.convert`` does, from the type hints.
"""

from dataclasses import dataclass, field
from typing import Literal

from zeren.api.convert import KEY
from zeren.api.rows import (
    Act,
    Cell,
    DutyRow,
    LawStats,
    OpenDomain,
    Profile,
    Provision,
    RoleRow,
    Row,
    SharedDomain,
    WhoRow,
)
from zeren.api.show import Shown
from zeren.api.things import Thing, TripleCounts

Status = Literal["found", "gap", "unknown", "ambiguous"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Shown):
    """An answer as of a day (YYYY-MM-DD)."""

    as_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoAnswer(Answer):
    """``gap``: only what binds everyone remains. ``implied``: only something broader is named in the text."""

    status: Status
    term: str
    implied: bool
    domains: tuple[Thing, ...]
    near: tuple[Thing, ...]
    searched: tuple[str, ...]
    rows: tuple[WhoRow, ...] = field(metadata={KEY: "answers"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesAnswer(Answer):
    """Roles in the order of the law."""

    rows: tuple[RoleRow, ...] = field(metadata={KEY: "roles"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DutiesAnswer(Answer):
    """Duties in the order of the law."""

    rows: tuple[DutyRow, ...] = field(metadata={KEY: "duties"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyAnswer(Answer):
    """Profiles of the bodies that a name leads to, or of all."""

    rows: tuple[Profile, ...] = field(metadata={KEY: "bodies"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixAnswer(Answer):
    """Bodies × domains."""

    rows: tuple[Cell, ...] = field(metadata={KEY: "cells"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsAnswer(Answer):
    """What the text leaves open. A gap is an answer: each list says what was looked for."""

    without_any_body: tuple[OpenDomain, ...]
    without_supervisor: tuple[OpenDomain, ...]
    shared_supervision: tuple[SharedDomain, ...]
    unnamed_counterparts: tuple[Act, ...]
    one_sided_cooperation: tuple[Act, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All five lists, one after the other."""
        open_domains, acts = (
            self.without_any_body + self.without_supervisor,
            self.unnamed_counterparts + self.one_sided_cooperation,
        )
        return (*open_domains, *self.shared_supervision, *acts)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextAnswer(Answer):
    """Provisions that a citation names."""

    rows: tuple[Provision, ...] = field(metadata={KEY: "provisions"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats(Shown):
    """What the collection holds; ``text_coverage`` is the share of code points that a fact speaks for, 0 to 1."""

    rows: tuple[LawStats, ...] = field(metadata={KEY: "laws"})
    bodies: int
    domains: int
    triples: TripleCounts
    text_coverage: float

    def _totals(self) -> dict[str, str]:
        counts = {"bodies": self.bodies, "domains": self.domains, "asserted": self.triples.asserted,
                  "inferred": self.triples.inferred}  # fmt: skip
        coverage = {"text_coverage": f"{self.text_coverage:.2%}"} if self.rows else {}
        return {name: str(value) for name, value in counts.items()} | coverage
