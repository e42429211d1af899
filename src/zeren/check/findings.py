"""What a validation says: findings, each on one node, and the report that gathers them."""

from dataclasses import dataclass

SEVERITIES = ("violation", "warning", "info")


@dataclass(frozen=True, slots=True)
class Finding:
    """One node that does not hold what a shape asks for.

    shape: key of the shape, ``Duty-function``. severity: violation, warning or info. focus: IRI of the node (for a
    table that cannot be read, its file). path: IRI of the property, or a SPARQL path; None for a rule on the node
    itself. value: the value at fault, at most 200 characters. label: Chinese label or citation of the focus.
    law, citation, start, end: where in which text, as far as it can be told (code points, end exclusive).
    where: file, line and column, for what was found in a table.
    """

    shape: str
    severity: str
    focus: str
    path: str | None
    value: str | None
    message_zh: str
    message_en: str
    label: str | None = None
    law: str | None = None
    citation: str | None = None
    start: int | None = None
    end: int | None = None
    where: str | None = None

    def message(self, lang: str = "zh") -> str:
        return self.message_en if lang == "en" else self.message_zh

    @property
    def order(self) -> tuple[int, str, str, int, str, str, str]:
        """Worst first, then shape by shape, then in the order of the text."""
        rank = SEVERITIES.index(self.severity)
        start = -1 if self.start is None else self.start
        return rank, self.shape, self.law or "", start, self.focus, self.path or "", self.value or ""


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of a validation, in a fixed order."""

    findings: tuple[Finding, ...]

    @property
    def conforms(self) -> bool:
        """True if nothing was found, of whatever severity (as SHACL defines sh:conforms)."""
        return not self.findings

    @property
    def counts(self) -> dict[str, int]:
        """How many findings of each severity."""
        return {severity: sum(f.severity == severity for f in self.findings) for severity in SEVERITIES}


def gather(findings: list[Finding]) -> Report:
    """A report of these findings, each once and in order; those of one table stay in the order of its lines."""
    return Report(tuple(sorted(dict.fromkeys(findings), key=lambda f: f.order)))
