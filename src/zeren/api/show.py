"""Answers for people: plain HTML tables, as notebooks show them.

Columns follow from the fields of the rows, so that a new field shows of itself. Every text is escaped; the words
that name what was asked are marked in the quoted sentence. No script, no style sheet.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from zeren import names
from zeren.api.convert import plain, plan, tables
from zeren.api.rows import Proof, Row
from zeren.api.things import Counterpart, Frequency, Heir, Thing
from zeren.words import labels, word
from zeren.words.columns import COLUMNS, COUNTS, LISTS

if TYPE_CHECKING:
    import pandas

# Fields whose keys people see as words, and what says each.
_WORDS: dict[str, Callable[[str, str], str]] = {
    "band": word, "bands": word, "strength": word, "role": word, "functions": word, "phases": word, "mode": word,
    "basis": labels.basis, "category": labels.category, "kind": labels.kind, "level": labels.level,
    "says": labels.said, "state": labels.state, "type": labels.fact,
}  # fmt: skip
# Said better elsewhere in the row (place and words of the proof), or meant for programs.
_HIDDEN = {"law", "article", "article_suffix", "paragraph", "item", "start", "end", "mentions", "citation", "quote",
           "id", "text", "provision"}  # fmt: skip


class Shown:
    """An answer that can be had as JSON, as a data frame and, in a notebook, as a table."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON, as ``--format json`` prints it."""
        found: dict[str, Any] = plain(self)
        return found

    def to_frame(self) -> "pandas.DataFrame":
        """A row a row; a thing as three columns (zh, ``_en``, ``_iri``), several things as a tuple of names.

        An answer of several lists has the column ``list`` with their names. Raises UsageProblem without pandas.
        """
        from zeren.api.frame import of_answer

        return of_answer(self)

    def _repr_html_(self) -> str:
        caption = _caption(self)
        parts = [f"<p>{escape(caption)}</p>"] if caption else []
        if totals := self._totals():
            parts.append(
                table([_head(name, COUNTS) for name in totals], [[escape(one) for one in totals.values()]])
            )
        for name, cls, rows in tables(self, Row):
            parts += _tables("" if name == "rows" else _head(name, LISTS), cls, rows)
        return "\n".join(parts)

    def _totals(self) -> dict[str, str]:
        """What an answer counts over all its rows, by the names of ``zeren.words.columns``."""
        return {}


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> str:
    """An HTML table; heads and title are texts, cells are HTML already."""
    caption = f"<caption>{escape(title)}</caption>" if title else ""
    head = "".join(f"<th>{escape(one)}</th>" for one in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in rows)
    return f"<table>{caption}\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table>"


def _caption(answer: Any) -> str:
    """The line above the tables: what was asked, as of when, and what came of it."""
    said = [
        getattr(answer, "term", ""),
        getattr(answer, "as_of", ""),
        _both(labels.note, status) if (status := getattr(answer, "status", "found")) != "found" else "",
    ]
    if named := "、".join(map(str, getattr(answer, "domains", ()) if hasattr(answer, "term") else ())):
        said.insert(1, named)
    if getattr(answer, "implied", False):
        said.append(_both(labels.note, "implied"))
    if near := getattr(answer, "near", ()):
        said.append(f"{_both(labels.note, 'near', ' ')}: " + "、".join(map(str, near)))
    return " · ".join(one for one in dict.fromkeys(said) if one)


def _tables(title: str, cls: type[Row], rows: Sequence[Row]) -> list[str]:
    """The table of the rows, then one for each list that the rows have of their own."""
    shown = [field.name for _, field, _ in plan(cls) if field.name not in _HIDDEN]
    nested = {name: inner for name, inner, _ in tables(cls, Row)}
    columns = {_head(n): [_cell(n, getattr(row, n)) for row in rows] for n in shown if n not in nested}
    columns = {head: cells for head, cells in columns.items() if any(cells)}
    proven = [row for row in rows if isinstance(row, Proof)]
    if proven:
        if len({row.law for row in proven}) > 1:
            columns[_head("law")] = [escape(row.law) for row in proven]
        columns[_head("citation")] = [escape(row.citation) for row in proven]
        columns[_head("quote")] = [_quote(row) for row in proven]
    made = (
        [table(list(columns), list(zip(*columns.values(), strict=True)), title)] if columns or title else []
    )
    for name, inner in nested.items():
        for row in rows:
            if several := getattr(row, name):
                made += _tables(f"{_name(row)} · {_head(name, LISTS)}", inner, several)
    return made


def _head(name: str, words: Mapping[str, tuple[str, str]] = COUNTS | COLUMNS) -> str:
    """What a column or list is called, in both languages; one that has no name yet goes by its field's."""
    return " ".join(words.get(name, (name,)))


def _both(say: Callable[[str, str], str], key: str, between: str = " · ") -> str:
    """A fixed word or phrase in both languages, once where they are the same."""
    return between.join(dict.fromkeys(say(key, lang) for lang in ("zh", "en")))


def _titled(zh: str, en: str) -> str:
    """Chinese, with the English where the mouse rests."""
    return f'<span title="{escape(en)}">{escape(zh)}</span>'


def _name(row: Row) -> str:
    """What a table of a row's own list is called."""
    return str(next(getattr(row, n) for n in ("domain", "body", "citation", "key") if hasattr(row, n)))


def _cell(name: str, value: Any) -> str:
    if isinstance(value, Thing | Heir):
        return _titled(value.zh, value.en)
    if isinstance(value, Counterpart):
        unnamed = _titled(labels.note("unnamed", "zh"), labels.note("unnamed", "en"))
        return f"{_cell('mode', value.mode)} {escape(value.as_written) or unnamed}"
    if isinstance(value, Frequency):
        at_least = "" if value.minimum is None else f" ≥ {value.minimum} {escape(value.unit or '')}"
        return _cell("mode", value.key) + at_least
    if isinstance(value, tuple):
        return "、".join(_cell(name, one) for one in value)
    if isinstance(value, Mapping):
        return " · ".join(cell for n in labels.SAYS if (cell := _said(n, value)))
    if isinstance(value, bool):
        return "✓" if value else ""
    if value is None or (name == "level" and value == "any"):
        return ""
    text = str(value)
    if text.startswith(names.BASE):
        text = names.key(text)
    if say := _WORDS.get(name):
        zh, en = say(text, "zh"), say(text, "en")
        return escape(text) if zh == en else _titled(zh, en)
    return escape(text)


def _said(name: str, says: Mapping[str, Any]) -> str:
    """What a fact says by one property, as the command line shows it: no level that is not limited."""
    if name == "counterpart" and "counterpartAsWritten" in says:
        return ""
    cell = _cell("says", tuple(one for one in says.get(name, ()) if names.key(str(one)) != "any"))
    return f"≥{cell}" if cell and name == "minimum" else cell


def _quote(row: Proof) -> str:
    """The sentence, with the words that name what was asked in <mark>."""
    parts, at = [], 0
    for mention in row.mentions:
        start, end = mention.start - row.start, mention.end - row.start
        parts += [escape(row.quote[at:start]), "<mark>", escape(row.quote[start:end]), "</mark>"]
        at = end
    return "".join([*parts, escape(row.quote[at:])])
