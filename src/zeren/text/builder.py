"""Lines whose kinds are settled → nodes, in one pass."""

import re
from dataclasses import replace

from zeren.text.lines import Line
from zeren.text.marks import STYLES, listed
from zeren.text.stack import Stack
from zeren.text.tree import Leaf, Metadata, Node

# How deep a unit stands: opening one closes what stands as deep or deeper. Lists begin at _LIST.
_LEVELS = {
    "title": 0, "metadata": 0, "toc": 0, "annex": 0, "part": 10, "subpart": 20, "chapter": 30, "section": 40,
    "division": 50, "heading": 56, "article": 60, "preamble": 60, "paragraph": 70,
}  # fmt: skip
_LIST, _TABLE = 80, 99
_HEAD = ("title", "metadata", "toc")  # they hold nothing but their own words
_RANK = {style: rank for rank, style in enumerate(STYLES)}  # a mark of a higher rank ends the lists below it
_CLOSING = re.compile("[。；;：:！？!?，,、…．.”’）)》〉】」]$")
_MIN_WRAPPED = 20


class Builder:
    """Takes the lines of a text in order. ``has_units``: the text has articles or headings."""

    def __init__(self, has_units: bool) -> None:
        self.metadata: list[Metadata] = []
        self._stack = Stack()
        self._level_of_hashes: dict[int, int] = {}
        self._preamble_due = has_units
        self._before: Line | None = None

    def finish(self) -> tuple[Leaf | Node, ...]:
        """The pieces of the document."""
        return self._stack.finish()

    def add(self, line: Line) -> None:
        """Put a line where it belongs."""
        shown = line.kind not in ("blank", "comment")
        self._stack.wait(("blank", line.lead))
        if not shown:
            self._stack.wait(*line.head, ("text", line.words))
        elif self._continues(line):
            self._stack.words("text", line.words)
        else:
            self._place(line)
        self._stack.wait(*line.tail)
        self._before = line if shown else None

    def _place(self, line: Line) -> None:
        match line.kind:
            case "text":
                self._text(line)
            case "list":
                self._list(line)
            case "article":
                self._article(line)
            case "table":
                self._table(line)
            case "caption":
                self._own(line, "heading")
            case "entry":
                self._contents(line)
            case "contents":
                self._open("toc")
                self._stack.put(*line.head, ("heading", line.words))
            case "metadata":
                self._metadata(line)
            case "title" | "preamble":
                self._open(line.kind)
                self._own(line, "heading")
            case _:
                self._unit(line)

    def _continues(self, line: Line) -> bool:
        """A line that goes on with a sentence broken by the width of a page: no indent, no blank line before."""
        before, top = self._before, self._stack.top
        if before is None or line.kind != "text" or line.lead or line.head or top.span is None:
            return False
        if top.level < _LEVELS["paragraph"] or not any(node.kind == "article" for node in self._stack.nodes):
            return False
        wrapped = len(before.words) >= _MIN_WRAPPED and not _CLOSING.search(before.words)
        return wrapped and top.kind != "table"

    def _open(
        self, kind: str, level: int | None = None, number: int | None = None, suffix: int | None = None
    ) -> None:
        level = _LEVELS[kind] if level is None else level
        self._stack.open(kind, 0 if self._stack.top.kind in _HEAD else level, number, suffix)
        self._stack.top.level = level

    def _own(self, line: Line, kind: str) -> None:
        self._stack.put(*line.head)
        self._stack.words(kind, line.words)

    def _metadata(self, line: Line) -> None:
        self._open("metadata")
        self._own(line, "text")
        label = next((text for kind, text in line.head if kind == "label"), "")
        self.metadata.append(Metadata(label, line.words, self._stack.at - len(line.words), self._stack.at))

    def _contents(self, line: Line) -> None:
        if self._stack.top.kind != "toc":
            self._open("toc")
        self._own(line, "text")

    def _unit(self, line: Line) -> None:
        """Part, chapter, section, division, annex, heading without a number."""
        level = _LEVELS[line.kind]
        if line.kind == "division":
            level += 2 * min(_RANK[line.style], 2)
        elif line.kind == "heading":
            level = self._level_of_hashes.get(line.hashes, _LEVELS[line.style])
        if line.hashes and line.kind != "annex":
            self._level_of_hashes[line.hashes] = level
        self._preamble_due = False
        self._open(line.kind, level, line.ordinal)
        self._own(line, "heading")

    def _article(self, line: Line) -> None:
        self._preamble_due = False
        self._open("article", None, line.ordinal, line.suffix)
        self._stack.put(*line.head)
        if line.words:
            rest = replace(line, kind="text", head=())
            entry = listed(rest)  # 第三条　（一）…
            self._list(entry) if entry is not None and not entry.loose else self._text(rest)

    def _text(self, line: Line) -> None:
        self._paragraph()
        self._own(line, "text")

    def _paragraph(self) -> None:
        if self._preamble_due and self._stack.top.level <= 0:
            self._open("preamble")
        self._stack.close(0 if self._stack.top.kind in _HEAD else _LEVELS["paragraph"])
        self._open("paragraph", None, self._stack.count("paragraph"))

    def _list(self, line: Line) -> None:
        if self._stack.top.level < _LEVELS["paragraph"]:
            self._paragraph()
        lists = [node for node in self._stack.nodes if _LIST <= node.level < _TABLE]
        ended = (node.level for node in lists if _RANK[node.style] >= _RANK[line.style])
        level = next(ended, _LIST + len(lists))
        self._stack.close(level)
        in_item = any(node.kind == "item" for node in self._stack.nodes)
        self._open(
            "item" if line.style in ("comma", "paren") and not in_item else "point", level, line.ordinal
        )
        self._stack.top.style = line.style
        self._own(line, "text")

    def _table(self, line: Line) -> None:
        if self._stack.top.kind != "table":
            if self._stack.top.level < _LEVELS["paragraph"]:
                self._paragraph()
            self._open("table", _TABLE)
        self._own(line, "text")
