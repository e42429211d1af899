"""Text → tree. Never raises, never refuses; one pass over the lines, time linear in the length of the text."""

import re
from dataclasses import dataclass, field, replace
from typing import cast

from zeren.text.checks import check_order
from zeren.text.lines import Line, Token, listed, read_lines
from zeren.text.roles import settle
from zeren.text.tree import Document, Leaf, LeafKind, Metadata, Node, NodeKind

# How deep a unit stands: opening one closes what stands as deep or deeper. Lists start at LIST, one more a nesting.
_LEVELS = {
    "title": 0, "metadata": 0, "toc": 0, "annex": 0, "part": 10, "subpart": 20, "chapter": 30, "section": 40,
    "division": 50, "heading": 56, "article": 60, "preamble": 60, "paragraph": 70,
}  # fmt: skip
_LIST, _TABLE = 80, 99
# Laws nest lists in this order; a mark of a higher rank ends the lists below it.
_RANK = {"comma": 0, "paren": 1, "dot": 2, "half": 3, "digit": 4, "sign": 5}
_DIVISION_DEPTH = {"comma": 0, "paren": 2, "dot": 4}
_EID = {"part": "part", "subpart": "subpart", "chapter": "chp", "section": "sec", "division": "div"}
_EID |= {"article": "art", "paragraph": "para", "heading": "hd", "metadata": "meta"}
_WHOLE = ("article", "preamble", "toc", "table")
_CLOSING = re.compile("[。；;：:！？!?，,、…．.”’）)》〉】」]$")
_MIN_WRAPPED = 20


@dataclass(slots=True)
class _Open:
    """A node under construction."""

    kind: str
    level: int
    eid: str
    number: int | None = None
    suffix: int | None = None
    style: str = ""
    pieces: list[Leaf | Node] = field(default_factory=list)
    span: tuple[int, int] | None = None
    counts: dict[str, int] = field(default_factory=dict)


class _Builder:
    def __init__(self, has_units: bool) -> None:
        self.root = _Open("document", -1, "")
        self.stack = [self.root]
        self.pending: list[Leaf] = []  # blanks and comments whose place is not known yet
        self.used: dict[str, int] = {}
        self.level_of_hashes: dict[int, int] = {}
        self.preamble_due = has_units
        self.at = 0
        self.metadata: list[Metadata] = []
        self.last_text: Line | None = None

    # Pieces

    def leaf(self, kind: str, text: str) -> None:
        """Put a leaf at the end of the open node; blanks wait for what comes next."""
        if text:
            self.pending.append(Leaf(cast(LeafKind, kind), text, self.at))
            self.at += len(text)
            if kind not in ("blank", "comment"):
                self.stack[-1].pieces += self.pending
                self.pending = []

    def wait(self, tokens: tuple[Token, ...]) -> None:
        """Leaves that belong to whatever comes next, or to the node around it."""
        for kind, text in tokens:
            if text:
                self.pending.append(Leaf(cast(LeafKind, kind), text, self.at))
                self.at += len(text)

    def words(self, kind: str, text: str) -> None:
        start = self.at
        self.leaf(kind, text)
        top = self.stack[-1]
        top.span = (top.span[0] if top.span else start, self.at)

    def open(self, kind: str, level: int, number: int | None = None, suffix: int | None = None) -> _Open:
        self.close(0 if self.stack[-1].kind in ("title", "metadata", "toc") else level)
        self.stack[-1].pieces += self.pending
        self.pending = []
        around = self.stack[-1]
        if kind == "article":  # articles are numbered through: only an annex parts them
            around = next((node for node in self.stack if node.kind == "annex"), self.root)
        node = _Open(kind, level, self._eid(around, kind, number, suffix), number, suffix)
        self.stack.append(node)
        return node

    def _eid(self, around: _Open, kind: str, number: int | None, suffix: int | None) -> str:
        name = _EID.get(kind, kind)
        if number is None and kind not in ("title", "toc", "preamble", "annex"):
            around.counts[kind] = number = around.counts.get(kind, 0) + 1
        name += (f"_{number}" if number is not None else "") + (f"_{suffix}" if suffix is not None else "")
        eid = f"{around.eid}__{name}" if around.eid else name
        self.used[eid] = nth = self.used.get(eid, 0) + 1
        return eid if nth == 1 else f"{eid}~{nth}"

    def close(self, level: int) -> None:
        while self.stack[-1].level >= level:
            node = self.stack.pop()
            self.stack[-1].pieces.append(self._freeze(node))

    def _freeze(self, node: _Open) -> Node:
        start, end = node.pieces[0].start, node.pieces[-1].end
        span = node.span
        if node.kind in _WHOLE and (span is None or node.kind in ("article", "table", "toc")):
            first = next((piece.start for piece in node.pieces if isinstance(piece, Node)), None)
            text = next((p.start for p in node.pieces if isinstance(p, Leaf) and p.kind == "text"), None)
            opening = [at for at in (first, text) if at is not None]
            span = (min(opening), end) if opening else None
        if span is None:  # no words of its own: nothing, after the mark or before the first child
            at = next((piece.start for piece in node.pieces if isinstance(piece, Node)), end)
            span = (at, at)
        parent = self.stack[-1].eid or None
        kind = cast(NodeKind, node.kind)
        return Node(kind, node.number, node.suffix, start, end, *span, node.eid, parent, tuple(node.pieces))

    # Lines

    def add(self, line: Line) -> None:
        wrapped = line.kind == "text" and self._continues(line)
        if line.kind in ("blank", "comment"):
            self.wait((("blank", line.lead), *line.head, ("text", line.words), *line.tail))
            self.last_text = None
            return
        self.wait((("blank", line.lead),))
        if wrapped:
            self.words("text", line.words)
        else:
            getattr(self, f"_{line.kind}", self._unit)(line)
        self.wait(line.tail)
        self.last_text = line

    def _continues(self, line: Line) -> bool:
        """A line that only continues a sentence broken by the width of a page: no indent, no blank line before."""
        before, top = self.last_text, self.stack[-1]
        if before is None or line.lead or line.head or top.kind not in ("paragraph", "item", "point"):
            return False
        if top.span is None or not any(node.kind == "article" for node in self.stack):
            return False
        return len(before.words) >= _MIN_WRAPPED and not _CLOSING.search(before.words)

    def _head(self, line: Line) -> None:
        for kind, text in line.head:
            self.leaf(kind, text)

    def _title(self, line: Line) -> None:
        self.open("title", 0)
        self._head(line)
        self.words("heading", line.words)

    def _metadata(self, line: Line) -> None:
        self.open("metadata", 0)
        self._head(line)
        label = next((text for kind, text in line.head if kind == "label"), "")
        start = self.at
        self.words("text", line.words)
        self.metadata.append(Metadata(label, line.words, start, self.at))

    def _contents(self, line: Line) -> None:
        self.open("toc", 0)
        self._head(line)
        self.leaf("heading", line.words)

    def _entry(self, line: Line) -> None:
        if self.stack[-1].kind != "toc":
            self.open("toc", 0)
        self._head(line)
        self.words("text", line.words)

    def _preamble(self, line: Line) -> None:
        self.open("preamble", _LEVELS["preamble"])
        self._head(line)
        self.words("heading", line.words)

    def _unit(self, line: Line) -> None:
        """Part, chapter, section, division, annex, heading without a number."""
        level = _LEVELS[line.kind]
        if line.kind == "division":
            level += _DIVISION_DEPTH.get(line.style, 4)
        elif line.kind == "heading":
            level = self.level_of_hashes.get(line.hashes, _LEVELS.get(line.style, level))
        if line.hashes and line.kind != "annex":
            self.level_of_hashes[line.hashes] = level
        self.preamble_due = False
        self.open(line.kind, level, line.ordinal)
        self._head(line)
        if line.words:
            self.words("heading", line.words)

    def _caption(self, line: Line) -> None:
        self._head(line)
        self.words("heading", line.words)

    def _article(self, line: Line) -> None:
        self.preamble_due = False
        self.open("article", _LEVELS["article"], line.ordinal, line.suffix)
        self._head(line)
        if line.words:
            bare = replace(line, kind="text", head=())
            entry = listed(bare)
            if entry is not None and not entry.loose:
                self._list(entry)
            else:
                self._text(bare)

    def _text(self, line: Line) -> None:
        if self.preamble_due and self.stack[-1].level <= 0:
            self.open("preamble", _LEVELS["preamble"])
        self._paragraph()
        self._head(line)
        if line.words:
            self.words("text", line.words)

    def _paragraph(self) -> None:
        self.close(0 if self.stack[-1].kind in ("title", "metadata", "toc") else _LEVELS["paragraph"])
        around = self.stack[-1]
        around.counts["paragraph"] = number = around.counts.get("paragraph", 0) + 1
        self.open("paragraph", _LEVELS["paragraph"], number)

    def _list(self, line: Line) -> None:
        if self.preamble_due and self.stack[-1].level <= 0:
            self.open("preamble", _LEVELS["preamble"])
        if self.stack[-1].level < _LEVELS["paragraph"]:
            self._paragraph()
        lists = [node for node in self.stack if _LIST <= node.level < _TABLE]
        level = _LIST + len(lists)
        for node in lists:
            if _RANK[node.style] >= _RANK[line.style]:
                level = node.level
                break
        self.close(level)
        item_above = any(node.kind == "item" for node in self.stack)
        kind = "item" if line.style in ("paren", "comma") and not item_above else "point"
        node = self.open(kind, level, line.ordinal)
        node.style = line.style
        self._head(line)
        if line.words:
            self.words("text", line.words)

    def _table(self, line: Line) -> None:
        if self.stack[-1].kind != "table":
            if self.stack[-1].level < _LEVELS["paragraph"]:
                self._text(replace(line, head=(), words=""))
            self.open("table", _TABLE)
        self._head(line)
        self.words("text", line.words)


_STRUCTURE = ("part", "subpart", "chapter", "section", "division", "article", "preamble")


def parse(source: str) -> Document:
    """The tree of any text, Chinese law or not: ``unparse(parse(s)) == s`` for every str.

    Spans are in Unicode code points of ``source``. Nothing is refused and nothing raised: what cannot be read
    as a unit of a law is a paragraph, what looks wrong is in ``Document.warnings``.
    """
    lines, warnings = settle(list(read_lines(source)))
    builder = _Builder(any(line.kind in _STRUCTURE for line in lines))
    for line in lines:
        builder.add(line)
    builder.close(0)
    pieces = (*builder.root.pieces, *builder.pending)
    titles = [piece.words for piece in pieces if isinstance(piece, Node) and piece.kind == "title"]
    document = Document(pieces, titles[0] if titles else None, tuple(builder.metadata), ())
    found = [*warnings, *check_order(document, [line.start for line in lines])]
    return replace(document, warnings=tuple(sorted(found, key=lambda warning: (warning.line, warning.kind))))
