"""The tree of a legal text and its walk. Every code point of the text stands in exactly one leaf.

``unparse`` joins the leaves and nothing else, so that a tree that was changed gives the changed text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

LeafKind = Literal["markup", "mark", "separator", "heading", "label", "text", "blank"]
NodeKind = Literal[
    "title", "metadata", "toc", "preamble", "part", "subpart", "chapter", "section", "division", "heading",
    "article", "paragraph", "item", "point", "table", "annex",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Leaf:
    """A stretch of the text: ``[start, start + len(text))`` in code points.

    markup: Markdown marks and comments. mark: 第一条, （一）, 第一章, 目录. separator: the blank or colon after a mark.
    heading: the words of a heading, of a title, of a caption 【…】. label: 时效性, or the date of a line of history.
    text: words. blank: indents, trailing blanks, line ends.
    """

    kind: LeafKind
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Node:
    """A unit of the text.

    kind: part 编, subpart 分编, chapter 章, section 节, division (一、 as a heading above articles), heading (without
    a number), article 条, paragraph 款, item 项, point 目, table, annex 附件, title, metadata, toc, preamble.
    number, suffix: 第十七条之一 is 17 and 1; None where there is none.
    start, end: the whole unit, from its mark to the last word of its last part, without trailing blanks.
    text_start, text_end: its words, without marks, separators and trailing blanks, with the closing punctuation.
    Of a paragraph, item or point these are its own words (a lead-in without its items); of an article all of
    its words, items included; of a chapter and the like the words of the heading.
    eid: in the order of Akoma Ntoso (art_22__para_1__item_3, chp_3__sec_1, art_17_1 for 第十七条之一); articles are
    numbered through, so their eid does not name the chapter. A second unit of the same name gets ~2.
    parent_eid: eid of the unit around it, None at the top.
    """

    kind: NodeKind
    number: int | None
    suffix: int | None
    start: int
    end: int
    text_start: int
    text_end: int
    eid: str
    parent_eid: str | None
    pieces: "tuple[Leaf | Node, ...]"

    @property
    def children(self) -> "tuple[Node, ...]":
        return tuple(piece for piece in self.pieces if isinstance(piece, Node))

    @property
    def words(self) -> str:
        """The text of ``[text_start, text_end)``."""
        inside = (
            leaf for leaf in leaves(self) if self.text_start <= leaf.start and leaf.end <= self.text_end
        )
        return "".join(leaf.text for leaf in inside)


@dataclass(frozen=True, slots=True)
class Metadata:
    """A line of the head: ``label`` before ：, or the date of a line of history; ``value`` is ``source[start:end]``.

    A line without either (a document number, a line that continues the one before) has the empty label.
    """

    label: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextWarning:
    """Something that a reader should look at; ``line`` counts from 1.

    kind: article-gap, article-duplicate, article-order, item-gap, item-restart, item-continued, chapter-gap, chapter-order,
    unknown-heading, missing-separator, numeral-typo.
    """

    kind: str
    line: int
    zh: str
    en: str

    def message(self, lang: str = "zh") -> str:
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Provision:
    """A paragraph, item or point in its own words: ``text`` is ``source[start:end]``.

    chapter is None outside chapters. article is 0 in a text that has no articles at all; its paragraphs are
    counted through, from 1 again under each heading. citation: the short form, see ``citation.py``.
    """

    chapter: int | None
    article: int
    article_suffix: int | None
    paragraph: int
    item: int | None
    point: int | None
    start: int
    end: int
    text: str
    eid: str
    citation: str


@dataclass(frozen=True, slots=True)
class Document:
    """A legal text as a tree: ``pieces`` are its top units and the blanks between them."""

    pieces: tuple[Leaf | Node, ...]
    title: str | None
    metadata: tuple[Metadata, ...]
    warnings: tuple[TextWarning, ...]

    @property
    def children(self) -> tuple[Node, ...]:
        return tuple(piece for piece in self.pieces if isinstance(piece, Node))

    def nodes(self) -> Iterator[Node]:
        """All nodes in the order of the text, each before its children."""
        return walk(self)

    def leaves(self) -> Iterator[Leaf]:
        """All leaves in the order of the text."""
        return leaves(self)

    def find(self, eid: str) -> Node | None:
        """The node of that eid, or None."""
        return next((node for node in self.nodes() if node.eid == eid), None)

    def count(self, kind: NodeKind) -> int:
        """How many units of a kind the text has, its annexes left out."""
        tops = (top for top in self.children if top.kind != "annex")
        return sum((top.kind == kind) + sum(node.kind == kind for node in walk(top)) for top in tops)

    def provisions(self) -> tuple[Provision, ...]:
        """All provisions of the body (annexes, preamble and head left out), in the order of the text."""
        from zeren.text.provisions import provisions

        return provisions(self)


def walk(top: Document | Node) -> Iterator[Node]:
    """The nodes below ``top``, each before its children. The depth of a tree is bounded by its kinds."""
    for piece in top.pieces:
        if isinstance(piece, Node):
            yield piece
            yield from walk(piece)


def leaves(top: Document | Node) -> Iterator[Leaf]:
    """The leaves below ``top`` in the order of the text."""
    for piece in top.pieces:
        if isinstance(piece, Node):
            yield from leaves(piece)
        else:
            yield piece


def unparse(tree: Document | Node) -> str:
    """The text of a tree, joined from its leaves: ``unparse(parse(s)) == s`` for every str."""
    return "".join(leaf.text for leaf in leaves(tree))
