"""The fact types: one frozen row class a table, in the words of the tables' headers.

Every fact says where it stands (article, paragraph 款, item 项), by which words (``quote`` is
``source[start:end]``, Unicode code points), how it was reached, who reviewed it, and since when and until when
the norm holds (``since``/``until``; the day of the review has a column of its own).
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Fact:
    """What every row of a fact table carries."""

    article: int
    paragraph: int
    item: int | None
    start: int
    end: int
    quote: str
    reached: str
    reviewer: str
    reviewed_on: date
    since: date
    until: date | None
    note: str


@dataclass(frozen=True, slots=True)
class RoleHeld(Fact):
    """A body holds a role in a domain; ``quote`` is the stretch that names it, elided words included.

    ``domain_as_written`` is the name with the elision completed: 农业、农机、农药安全 gives 农业安全.
    """

    body: str
    role: str
    domain: str
    domain_as_written: str
    level: str


@dataclass(frozen=True, slots=True)
class Duty(Fact):
    """A post of a body (or the body itself) must do what the provision says; ``quote`` is the provision."""

    body: str
    post: str
    bearer: str
    level: str
    functions: tuple[str, ...]
    mode: str


@dataclass(frozen=True, slots=True)
class Topic(Fact):
    """A provision names a domain; ``role`` counts the role rows of the provision, None for its duty.

    ``phases`` are those to which the provision limits the domain; empty: not limited.
    """

    role: int | None
    domain: str
    phases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cooperation(Fact):
    """The bearer acts with or towards a counterpart; None: the text names none (unnamed)."""

    mode: str
    counterpart: str | None
    counterpart_as_written: str


@dataclass(frozen=True, slots=True)
class Secretariat(Fact):
    """The bearer runs the office of a coordination body, leads it or joins its members' coordination."""

    mechanism: str
    relation: str


@dataclass(frozen=True, slots=True)
class TimeRequirement(Fact):
    """A frequency or deadline: key of the timing scheme; minimum count and unit where the text gives them."""

    timing: str
    minimum: int | None
    unit: str


@dataclass(frozen=True, slots=True)
class GeneralProvision(Fact):
    """A provision that binds its bodies whatever the domain; who() answers it with strength general."""

    body: str


@dataclass(frozen=True, slots=True)
class CoverageNote(Fact):
    """A provision that carries none of the facts above, with the reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body that a text names."""

    key: str
    zh: str
    en: str
    category: str
    level: str
    parent: str | None
    kind_of: str | None
    first_cited: str
    note: str


@dataclass(frozen=True, slots=True)
class BodyName:
    """Another name that leads to a body."""

    body: str
    name: str
    lang: str
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class Domain:
    """A hazard, industry, activity, product, place, equipment, people group or management subject."""

    key: str
    zh: str
    en: str
    kind: str
    broader: tuple[str, ...]
    named_in_text: bool
    defined_by: str
    definition_zh: str
    definition_en: str
    note: str


@dataclass(frozen=True, slots=True)
class DomainName:
    """Another name that leads to a domain."""

    domain: str
    name: str
    lang: str
    kind: str
    note: str
