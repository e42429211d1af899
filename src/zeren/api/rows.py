"""The rows of answers. What stands in the text is a ``Proof``: law, article, paragraph (款), item (项), the words
and where they stand, in code points of the stored text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from zeren.api.convert import KEY
from zeren.api.things import Counterpart, Frequency, Heir, Mention, Thing

Band = Literal["comprehensive", "supervisory", "industry", "industry-comprehensive", "duty", "general"]
Role = Literal["comprehensive", "supervisory", "industry", "industry-comprehensive"]
Strength = Literal["direct", "narrower", "broader", "general"]
Basis = Literal["own", "department", "supervisory", "industry", "office"]
Level = Literal["any", "各级", "县级以上", "有立法权", "自治区"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof(Row):
    """A row with the provision it rests on: ``source[start:end] == quote`` in the law's stored text."""

    stands_last: ClassVar[bool] = True
    law: str
    article: int
    paragraph: int
    item: int | None
    citation: str
    quote: str
    start: int
    end: int
    mentions: tuple[Mention, ...]
    article_suffix: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow(Proof):
    """A provision that speaks of a body; ``body`` is always the one that the text names (art. 83: its heirs)."""

    body: Thing
    body_as_of: tuple[Heir, ...]
    level: Level
    conditional: bool = False
    by_analogy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoRow(BodyRow):
    """A body responsible for what was asked, and how the provision reaches it."""

    band: Band
    strength: Strength
    post: Thing | None
    functions: tuple[str, ...]
    phases: tuple[str, ...]
    domains: tuple[Thing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow(BodyRow):
    """A role that a role sentence gives a body (art. 20–47)."""

    role: Role
    domain: Thing
    as_written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow(BodyRow):
    """A duty of chapters 2–4. ``bearer`` is as written; ``basis`` says why the post bears it."""

    id: str
    post: Thing | None
    bearer: str
    text: str
    basis: Basis
    functions: tuple[str, ...]
    phases: tuple[str, ...]
    domains: tuple[Thing, ...]
    mode: str
    with_: tuple[Counterpart, ...] = field(metadata={KEY: "with"})
    frequency: tuple[Frequency, ...]
    by_analogy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Row):
    """A body; its roles and duties only where one body was asked for."""

    body: Thing
    body_as_of: tuple[Heir, ...]
    category: str
    level: Level
    parent: Thing | None
    kind: Thing | None
    names: tuple[str, ...]
    roles: tuple[RoleRow, ...] | None = None
    duties: tuple[DutyRow, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Row):
    """A body and a domain that some provision joins; citations are ``law citation``."""

    body: Thing
    domain: Thing
    bands: tuple[Band, ...]
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDomain(Row):
    """A domain that has no supervisor, or no body at all."""

    domain: Thing
    kind: str
    named_in_text: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervisor(Proof):
    """One of several supervisors of a domain, with the phases it is limited to."""

    body: Thing
    phases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedDomain(Row):
    """A domain with several supervisors; whether their phases part them."""

    domain: Thing
    parted_by_phase: bool
    supervisors: tuple[Supervisor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(Proof):
    """An act of cooperation; ``counterpart`` is None where the text names none."""

    body: Thing
    mode: str
    counterpart: Thing | None
    counterpart_as_written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Row):
    """A fact drawn from a provision: the words it rests on, and what it says, property by property."""

    id: str
    type: str
    words: str
    start: int
    end: int
    says: Mapping[str, tuple[Thing | str | int | bool, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Proof):
    """A 款 or 项 in its own words, with every fact drawn from it."""

    chapter: int | None
    provision: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterCoverage(Row):
    """How much of a chapter no fact speaks for, in code points."""

    chapter: int
    code_points: int
    unaccounted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LawStats(Row):
    """Counts of one law."""

    key: str
    title: str
    state: str
    chapters: int
    articles: int
    paragraphs: int
    items: int
    roles: int
    duties: int
    topics: int
    cooperation: int
    frequencies: int
    text_coverage_by_chapter: tuple[ChapterCoverage, ...]
