"""What rows speak of: bodies and domains, heirs, words, counterparts, times."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """A body, post, domain or concept: its IRI and its names. As text it is its Chinese name."""

    iri: str
    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh


@dataclass(frozen=True, slots=True)
class Heir:
    """Who has the competence on the day asked about; ``iri`` is None where the heir is unknown."""

    iri: str | None
    zh: str
    en: str
    scope: str | None
    since: str | None
    until: str | None
    event: str | None
    confidence: str | None

    def __str__(self) -> str:
        return self.zh


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name what was asked, ``[start, end)`` in code points of the stored text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Counterpart:
    """With whom a duty is done and how; ``body`` is None where the text names none."""

    mode: str
    body: Thing | None
    as_written: str


@dataclass(frozen=True, slots=True)
class Frequency:
    """When, and at least how often: ``annual``, 1, ``次``."""

    key: str
    minimum: int | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class TripleCounts:
    """Triples stated and triples that follow."""

    asserted: int
    inferred: int
