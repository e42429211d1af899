"""Answers for people: plain HTML tables for notebooks, data frames for those who count.

Columns follow from the fields of the rows, so that a new field shows of itself. Every text is escaped; the words
that name what was asked are marked in the quoted sentence. No script, no style sheet.
"""

from dataclasses import fields, is_dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from zeren.api.convert import plain, plan
from zeren.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


class Shown:
    """An answer that can be had as JSON, as a data frame and, in a notebook, as a table."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON, as ``--format json`` prints it."""
        found: dict[str, Any] = plain(self)
        return found

    def to_frame(self) -> "pandas.DataFrame":
        """A row a row; a thing as three columns (zh, ``_en``, ``_iri``), several things as a tuple of names.

        Where the answer has several lists, the column ``list`` names them. Raises UsageProblem without pandas.
        """
        tables = list(_tables(self))
        records = [
            ({"list": name} if len(tables) > 1 else {}) | _record(row) for name, rows in tables for row in rows
        ]
        integers = {
            field.name
            for cls in {type(row) for _, rows in tables for row in rows}
            for _, field, hint in plan(cls)
            if hint in (int, int | None)
        }
        return frame(records, integers)

    def _repr_html_(self) -> str:
        return "\n".join([f"<p>{escape(_caption(self))}</p>", *(_html(name, rows) for name, rows in _tables(self))])


def frame(records: "Sequence[dict[str, Any]]", integers: "Iterable[str]" = ()) -> "pandas.DataFrame":
    """A data frame of records; ``integers`` stay integers where values are missing. Raises UsageProblem."""
    try:
        import pandas
    except ImportError:
        raise UsageProblem(
            "没有安装 pandas", "pandas is not installed", where="to_frame",
            hint_zh="运行 pip install 'zeren[frame]'，或用 .rows、.to_dict()。",
            hint_en="Run pip install 'zeren[frame]', or use .rows or .to_dict().",
        ) from None  # fmt: skip
    columns = list(dict.fromkeys(name for record in records for name in record))
    found = pandas.DataFrame([[record.get(c) for c in columns] for record in records], columns=columns)
    return found.astype({name: "Int64" for name in integers if name in columns})


def table(heads: "Sequence[str]", rows: "Iterable[Sequence[str]]", title: str = "") -> str:
    """An HTML table; heads and title are texts, cells are HTML."""
    caption = f"<caption>{escape(title)}</caption>" if title else ""
    head = "".join(f"<th>{escape(one)}</th>" for one in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in rows)
    return f"<table>{caption}\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table>"
