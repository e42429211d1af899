"""The few kinds of problem: what was wrong, where, and what to do next, in Chinese and English.

Exit codes are those of the contract: 2 wrong usage or unreadable input, 3 nothing found, 4 our own failure.
"""


class Problem(Exception):
    """A problem that a person can read and act upon.

    zh, en: one line that says what was wrong. hint_zh, hint_en: one line that says what to do.
    where: file, line, column, option or address concerned, if any.
    """

    kind = "internal"
    exit_code = 4

    def __init__(
        self, zh: str, en: str, *, hint_zh: str = "", hint_en: str = "", where: str | None = None
    ) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en
        self.hint_zh, self.hint_en = hint_zh, hint_en
        self.where = where

    def __str__(self) -> str:
        """All of it in one line, for whoever meets it as an exception: what was wrong, where, what to do."""
        where = f" ({self.where})" if self.where else ""
        hint = f" → {self.hint_en}" if self.hint_en else ""
        return f"{self.en}{where}{hint}"

    def message(self, lang: str = "zh") -> str:
        return self.en if lang == "en" else self.zh

    def hint(self, lang: str = "zh") -> str:
        return self.hint_en if lang == "en" else self.hint_zh

    def as_dict(self, lang: str = "zh") -> dict[str, str | None]:
        """The object under ``error`` that ``--format json`` prints."""
        return {
            "kind": self.kind,
            "message": self.message(lang),
            "hint": self.hint(lang),
            "where": self.where,
        }


class UsageProblem(Problem):
    """The command or call was not understood."""

    kind, exit_code = "usage", 2


class InputProblem(Problem):
    """A file, table, graph or collection cannot be read as what it should be."""

    kind, exit_code = "input", 2


class EndpointProblem(Problem):
    """A SPARQL endpoint does not answer, or does not answer with SPARQL results."""

    kind, exit_code = "endpoint", 2


class NothingFound(Problem):
    """The question was understood and there is no answer."""

    kind, exit_code = "not-found", 3
