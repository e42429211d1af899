"""Answers for people: plain HTML tables, as notebooks show them.

Columns follow from the fields of the rows, so that a new field shows of itself. Every text is escaped; the words
that name what was asked are marked in the quoted sentence. No script, no style sheet.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from zeren import names
from zeren.api.convert import plain, plan, tables
from zeren.api.rows import Proof, Row
from zeren.api.things import Counterpart, Frequency, Heir, Thing
from zeren.words import word

if TYPE_CHECKING:
    import pandas

HEADS = {
    "band": "角色 band", "strength": "强度 strength", "role": "角色 role", "body": "主体 body",
    "body_as_of": "职能承接 body as of", "post": "岗位 post", "level": "层级 level", "functions": "职能 functions",
    "phases": "环节 phases", "domain": "领域 domain", "domains": "事项 domains", "as_written": "原文用语 as written",
    "bearer": "原文主语 bearer", "basis": "由来 basis", "mode": "方式 mode", "with_": "配合 with",
    "frequency": "时限 frequency", "category": "类别 category", "parent": "上级 parent", "kind": "种类 kind",
    "names": "又名 names", "bands": "角色 bands", "citations": "依据 provisions", "named_in_text": "原文所载 in the text",
    "parted_by_phase": "按环节分开 parted by phase", "counterpart": "对象 counterpart",
    "counterpart_as_written": "对象原文 as written", "type": "事实 fact", "words": "据以得出的文字 words",
    "says": "内容 says", "chapter": "章 chapter", "law": "法规 law", "citation": "依据 provision", "quote": "原文 words",
    "conditional": "附条件 conditional", "by_analogy": "参照 by analogy",
}  # fmt: skip
TITLES = {
    "without_any_body": "没有任何条款点名的领域 Domains that no provision names",
    "without_supervisor": "有职责而无安全监管部门的领域 Domains with duties and no supervisor",
    "shared_supervision": "同一领域有几个监管部门 Domains with several supervisors",
    "supervisors": "监管部门 Supervisors",
    "unnamed_counterparts": "对象未写明的会同、配合等 Counterparts that the text does not name",
    "one_sided_cooperation": "只有一方写明的会同、配合等 Cooperation that one side alone states",
    "roles": "角色 Roles", "duties": "职责 Duties", "facts": "事实 Facts",
    "text_coverage_by_chapter": "各章覆盖 Coverage by chapter",
}  # fmt: skip
STATUS = {
    "found": "", "gap": "空白：没有条款点名 · gap: no provision names it",
    "unknown": "没有找到 · unknown", "ambiguous": "有几种含义 · several meanings",
}  # fmt: skip
_KEYED = ("band", "strength", "role", "functions", "phases", "mode", "bands")  # shown as words for people
# Said better elsewhere in the row (place and words of the proof), or meant for programs.
_HIDDEN = {"law", "article", "article_suffix", "paragraph", "item", "start", "end", "mentions", "citation", "quote",
           "id", "text", "provision"}  # fmt: skip
_REVIEW = {"reached", "reviewedBy", "reviewedOn", "since", "until", "topicOf"}


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
        parts = [f"<p>{escape(_caption(self))}</p>"]
        for name, cls, rows in tables(self, Row):
            parts += _tables(TITLES.get(name, "") if name != "rows" else "", cls, rows)
        return "\n".join(parts)


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
        STATUS.get(getattr(answer, "status", ""), ""),
    ]
    if named := "、".join(map(str, getattr(answer, "domains", ()) if hasattr(answer, "term") else ())):
        said.insert(1, named)
    if getattr(answer, "implied", False):
        said.append("推及：原文只写了上位事项 · implied: only something broader is named")
    if near := getattr(answer, "near", ()):
        said.append("相近的名称 near names: " + "、".join(map(str, near)))
    return " · ".join(one for one in dict.fromkeys(said) if one)


def _tables(title: str, cls: type[Row], rows: Sequence[Row]) -> list[str]:
    """The table of the rows, then one for each list that the rows have of their own."""
    shown = [field.name for _, field, _ in plan(cls) if field.name not in _HIDDEN]
    nested = {name: inner for name, inner, _ in tables(cls, Row)}
    columns = {HEADS.get(n, n): [_cell(n, getattr(row, n)) for row in rows] for n in shown if n not in nested}
    columns = {head: cells for head, cells in columns.items() if any(cells)}
    proven = [row for row in rows if isinstance(row, Proof)]
    if proven:
        if len({row.law for row in proven}) > 1:
            columns[HEADS["law"]] = [escape(row.law) for row in proven]
        columns[HEADS["citation"]] = [escape(row.citation) for row in proven]
        columns[HEADS["quote"]] = [_quote(row) for row in proven]
    made = [table(list(columns), list(zip(*columns.values(), strict=True)), title)]
    for name, inner in nested.items():
        for row in rows:
            if several := getattr(row, name):
                made += _tables(f"{_name(row)} · {TITLES.get(name, name)}", inner, several)
    return made


def _name(row: Row) -> str:
    """What a table of a row's own list is called."""
    return str(next(getattr(row, n) for n in ("domain", "body", "citation", "key") if hasattr(row, n)))


def _cell(name: str, value: Any) -> str:
    if isinstance(value, Thing | Heir):
        return f'<span title="{escape(value.en)}">{escape(value.zh)}</span>'
    if isinstance(value, Counterpart):
        return f"{_cell('mode', value.mode)} {escape(value.as_written) or '（未写明）'}"
    if isinstance(value, Frequency):
        at_least = "" if value.minimum is None else f" ≥ {value.minimum} {escape(value.unit or '')}"
        return _cell("mode", value.key) + at_least
    if isinstance(value, tuple):
        return "、".join(_cell(name, one) for one in value)
    if isinstance(value, Mapping):
        said = ((n, _cell("", several)) for n, several in value.items() if n not in _REVIEW)
        return "；".join(f"{escape(n)} {cell}" for n, cell in said)
    if isinstance(value, bool):
        return "✓" if value else ""
    if value is None or (name == "level" and value == "any"):
        return ""
    text = str(value)
    if text.startswith(names.BASE):
        text = names.key(text)
    return escape(word(text, "zh") if name in _KEYED else text)


def _quote(row: Proof) -> str:
    """The sentence, with the words that name what was asked in <mark>."""
    parts, at = [], 0
    for mention in row.mentions:
        start, end = mention.start - row.start, mention.end - row.start
        parts += [escape(row.quote[at:start]), "<mark>", escape(row.quote[start:end]), "</mark>"]
        at = end
    return "".join([*parts, escape(row.quote[at:])])
