"""The tables of a collection: file names, row classes and columns. How they are read and written is in ``sheets``.

Cells that hold several keys separate them by a space (broader: by ``;``).
"""

from collections.abc import Callable
from typing import Any

from zeren.facts import lists, rows
from zeren.facts.cells import day, integer, many_of, one_of, optional, required, show, yes_no
from zeren.facts.sheets import Column, Row, Table, read, render

__all__ = ["FACT_TABLES", "VOCABULARY_TABLES", "Row", "Table", "read", "render"]


def _columns(*pairs: tuple[str, Callable[[str], Any]]) -> tuple[Column, ...]:
    return tuple(Column(name, read, show) for name, read in pairs)


_ADDRESS = (("article", integer), ("paragraph", integer), ("item", optional(integer)))
_PROOF = (("start", integer), ("end", integer), ("quote", required))
_REVIEW = (
    ("reached", one_of(lists.REACHED)),
    ("reviewer", required),
    ("reviewed_on", day),
    ("since", day),
    ("until", optional(day)),
    ("note", str),
)


def _fact_table(file: str, row: type[Row], *own: tuple[str, Callable[[str], Any]]) -> Table[Row]:
    return Table(file, row, _columns(*_ADDRESS, *own, *_PROOF, *_REVIEW))


ROLES = _fact_table(
    "roles.csv",
    rows.RoleHeld,
    ("body", required),
    ("role", one_of(lists.ROLES)),
    ("domain", required),
    ("domain_as_written", required),
    ("level", one_of(lists.LEVELS)),
)
DUTIES = _fact_table(
    "duties.csv",
    rows.Duty,
    ("body", required),
    ("post", one_of(lists.POST_ROLES)),
    ("bearer", required),
    ("level", one_of(lists.LEVELS)),
    ("functions", many_of(lists.FUNCTIONS)),
    ("mode", one_of(lists.MODES)),
)
TOPICS = _fact_table(
    "topics.csv",
    rows.Topic,
    ("role", optional(integer)),
    ("domain", required),
    ("phases", many_of(lists.PHASES)),
)
COOPERATION = _fact_table(
    "cooperation.csv",
    rows.Cooperation,
    ("mode", one_of(lists.MODES)),
    ("counterpart", optional(str)),
    ("counterpart_as_written", str),
)
SECRETARIATS = _fact_table(
    "secretariats.csv", rows.Secretariat, ("mechanism", required), ("relation", one_of(lists.RELATIONS))
)
TIMING = _fact_table(
    "timing.csv",
    rows.TimeRequirement,
    ("timing", one_of(lists.TIMINGS)),
    ("minimum", optional(integer)),
    ("unit", one_of(lists.UNITS)),
)
GENERAL = _fact_table("general.csv", rows.GeneralProvision, ("body", required))
COVERAGE = _fact_table("coverage.csv", rows.CoverageNote, ("reason", one_of(lists.COVERAGE_REASONS)))
FACT_TABLES: tuple[Table[Any], ...] = (
    ROLES,
    DUTIES,
    TOPICS,
    COOPERATION,
    SECRETARIATS,
    TIMING,
    GENERAL,
    COVERAGE,
)

BODIES = Table(
    "bodies.csv",
    rows.Body,
    _columns(
        ("key", required),
        ("zh", required),
        ("en", required),
        ("category", one_of(lists.BODY_CATEGORIES)),
        ("level", one_of(lists.LEVELS)),
        ("parent", optional(str)),
        ("kind_of", optional(str)),
        ("first_cited", str),
        ("note", str),
    ),
)
BODY_NAMES = Table(
    "body_names.csv",
    rows.BodyName,
    _columns(
        ("body", required),
        ("name", required),
        ("lang", one_of(("zh", "en"))),
        ("kind", one_of(lists.NAME_KINDS)),
        ("note", str),
    ),
)
DOMAINS = Table(
    "domains.csv",
    rows.Domain,
    (
        *_columns(
            ("key", required),
            ("zh", required),
            ("en", required),
            ("kind", one_of(lists.DOMAIN_KINDS)),
        ),
        Column("broader", lambda cell: tuple(filter(None, cell.split(";"))), ";".join),
        *_columns(
            ("named_in_text", yes_no),
            ("defined_by", str),
            ("definition_zh", required),
            ("definition_en", required),
            ("note", str),
        ),
    ),
)
DOMAIN_NAMES = Table(
    "domain_names.csv",
    rows.DomainName,
    _columns(
        ("domain", required),
        ("name", required),
        ("lang", one_of(("zh", "en"))),
        ("kind", one_of(lists.NAME_KINDS)),
        ("note", str),
    ),
)
VOCABULARY_TABLES: tuple[Table[Any], ...] = (BODIES, BODY_NAMES, DOMAINS, DOMAIN_NAMES)
