"""A tree under construction: the open nodes from the root down, and the blanks whose place is not known yet.

Each leaf is put once. Blanks wait: between two units they belong to the node around both, so that a unit ends
with its last word.
"""

from dataclasses import dataclass, field
from typing import cast

from zeren.text.lines import Token
from zeren.text.tree import Leaf, LeafKind, Node, NodeKind

_EID = {"part": "part", "subpart": "subpart", "chapter": "chp", "section": "sec", "division": "div"}
_EID |= {"article": "art", "paragraph": "para", "heading": "hd", "metadata": "meta"}
_SINGLE = ("title", "toc", "preamble", "annex")  # no number in the eid where the text gives none
_WHOLE = ("article", "table", "toc")


@dataclass(slots=True)
class Open:
    """A node under construction. span: its own words so far. counts: children of a kind that we number."""

    kind: str
    level: int
    eid: str
    number: int | None = None
    suffix: int | None = None
    style: str = ""
    pieces: list[Leaf | Node] = field(default_factory=list)
    span: tuple[int, int] | None = None
    counts: dict[str, int] = field(default_factory=dict)


class Stack:
    """The open nodes; ``nodes[0]`` is the document."""

    def __init__(self) -> None:
        self.nodes = [Open("document", -1, "")]
        self.at = 0
        self._pending: list[Leaf] = []
        self._used: dict[str, int] = {}

    @property
    def top(self) -> Open:
        return self.nodes[-1]

    def wait(self, *tokens: Token) -> None:
        """Leaves that belong to what comes next, or to the node around it."""
        for kind, text in tokens:
            if text:
                self._pending.append(Leaf(cast(LeafKind, kind), text, self.at))
                self.at += len(text)

    def put(self, *tokens: Token) -> None:
        """Leaves of the open node."""
        self.wait(*tokens)
        self._flush()

    def words(self, kind: str, text: str) -> None:
        """The own words of the open node, or more of them."""
        if text:
            start = self.at
            self.put((kind, text))
            self.top.span = (self.top.span[0] if self.top.span else start, self.at)

    def _flush(self) -> None:
        self.top.pieces += self._pending
        self._pending = []

    def open(self, kind: str, level: int, number: int | None = None, suffix: int | None = None) -> None:
        """Close what stands as deep as ``level`` or deeper, and open a node there."""
        self.close(level)
        self._flush()
        around = self.top
        if kind == "article":  # articles are numbered through: only an annex parts them
            around = next((node for node in self.nodes if node.kind == "annex"), self.nodes[0])
        self.nodes.append(Open(kind, level, self._eid(around, kind, number, suffix), number, suffix))

    def count(self, kind: str) -> int:
        """The number of the next child of that kind of the open node."""
        self.top.counts[kind] = number = self.top.counts.get(kind, 0) + 1
        return number

    def _eid(self, around: Open, kind: str, number: int | None, suffix: int | None) -> str:
        name = _EID.get(kind, kind)
        if number is None and kind not in _SINGLE:
            number = self.count(kind)
        name += (f"_{number}" if number is not None else "") + (f"_{suffix}" if suffix is not None else "")
        eid = f"{around.eid}__{name}" if around.eid else name
        self._used[eid] = nth = self._used.get(eid, 0) + 1
        return eid if nth == 1 else f"{eid}~{nth}"

    def close(self, level: int) -> None:
        """Close all open nodes that stand as deep as ``level`` or deeper."""
        while self.top.level >= level:
            node = self.nodes.pop()
            self.top.pieces.append(_frozen(node, self.top.eid or None))

    def finish(self) -> tuple[Leaf | Node, ...]:
        """Close everything; the pieces of the document."""
        self.close(0)
        self._flush()
        return tuple(self.top.pieces)


def _frozen(node: Open, parent: str | None) -> Node:
    start, end, span = node.pieces[0].start, node.pieces[-1].end, node.span
    words = (piece.start for piece in node.pieces if isinstance(piece, Node) or piece.kind == "text")
    if node.kind in _WHOLE or (node.kind == "preamble" and span is None):
        first = next(words, end)
        span = (first, end)
    elif span is None:  # no words of its own: nothing, before its first child or after its mark
        first = next(words, end)
        span = (first, first)
    kind = cast(NodeKind, node.kind)
    return Node(kind, node.number, node.suffix, start, end, *span, node.eid, parent, tuple(node.pieces))
