"""Short citations, in and out: 22-3, 19.2-4, 41.2, 22, and 第二十二条第一款第（三）项.

- An item is ``article-item`` where the article has a single list of items, else ``article.paragraph-item``.
- A paragraph without an item is always ``article.paragraph``; a whole article is its number.
- A point 目 follows its item: ``22-3-1``; without an item the item is 0.
- 第十七条之一 is ``17之1``; in identifiers, which are ASCII, ``17_1``.
- ``0.3`` is the third paragraph of a text without articles.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zeren.text.numerals import NUMERAL_CLASS, format_numeral, parse_numeral
from zeren.text.tree import Document, Node, walk

_N = f"[{NUMERAL_CLASS}]{{1,9}}"
_SHORT = re.compile(r"(\d{1,4})(?:[之_](\w{1,3}))?(?:\.(\d{1,4}))?(?:-(\d{1,4})(?:-(\d{1,4}))?)?")
_LONG = re.compile(
    rf"第?({_N})[条條](?:之({_N}))?(?:第?({_N})款)?(?:第?[（(]?({_N})[）)]?[项項])?(?:第?[（(]?({_N})[）)]?目)?"
)
# What people type for the signs of a short citation.
_SIGNS = str.maketrans("．·—–－‐−～﹣", "..-------")


@dataclass(frozen=True, slots=True)
class Citation:
    """An address in a law. paragraph is None where it is not said: 22-3 means the only list of article 22."""

    article: int
    suffix: int | None = None
    paragraph: int | None = None
    item: int | None = None
    point: int | None = None

    def short(self, *, single_list: bool = False) -> str:
        """The form for people. ``single_list``: the article has items in one paragraph only."""
        said = None if single_list and self.item is not None else self.paragraph
        return self._format("之", said)

    def full(self) -> str:
        """The form for identifiers, always with the paragraph that is known: ``22.1-3``, ``17_1.1``."""
        return self._format("_", self.paragraph)

    def _format(self, suffix: str, paragraph: int | None) -> str:
        out = f"{self.article}" + (f"{suffix}{self.suffix}" if self.suffix is not None else "")
        out += f".{paragraph}" if paragraph is not None else ""
        if self.item is not None or self.point is not None:
            out += f"-{self.item or 0}"
        return out + (f"-{self.point}" if self.point is not None else "")

    def chinese(self) -> str:
        """The form that laws use: ``第二十二条第一款第（三）项``."""
        out = f"第{format_numeral(self.article)}条"
        out += f"之{format_numeral(self.suffix)}" if self.suffix is not None else ""
        out += f"第{format_numeral(self.paragraph)}款" if self.paragraph is not None else ""
        out += f"第（{format_numeral(self.item)}）项" if self.item is not None else ""
        return out + (f"第{self.point}目" if self.point is not None else "")


def parse_citation(text: str) -> Citation:
    """Read a citation, short or Chinese. Raises ValueError for anything else.

    ``22-3`` and 第22条第3项 leave the paragraph open: they mean the article's only list (see ``resolve``).
    """
    squeezed = "".join(text.split()).translate(_SIGNS) if len(text) <= 100 else ""
    short = _SHORT.fullmatch(squeezed)
    if short is not None:
        found: list[int | None] = [parse_numeral(group) if group else None for group in short.groups()]
        if short[2] and found[1] is None:
            found[0] = None
        if found[3] == 0 and found[4] is not None:
            found[3] = None
    else:
        formal = _LONG.fullmatch(squeezed)
        found = [parse_numeral(group) if group else None for group in formal.groups()] if formal else [None]
        if formal is not None and any(g and n is None for g, n in zip(formal.groups(), found, strict=True)):
            found[0] = None
    if found[0] is None or 0 in found[1:] or (found[0] == 0 and found[2] is None):
        raise ValueError(f"not a citation: {text[:40]!r}")
    return Citation(found[0], *found[1:])


def resolve(document: Document, citation: Citation) -> Node | None:
    """The node that a citation names in a text; None if the text has no such place, or if it names several."""
    parts = [node for node in _body(document) if _is_article(node, citation)]
    if citation.article and len(parts) != 1:
        return None
    if citation.paragraph is not None or citation.item is not None or citation.point is not None:
        parts = [part for above in parts for part in above.children] if citation.article else parts
        parts = [part for part in parts if citation.paragraph in (None, part.number)]
    for kind, number in (("item", citation.item), ("point", citation.point)):
        if number is not None:
            parts = [
                part
                for above in parts
                for part in above.children
                if (part.kind, part.number) == (kind, number)
            ]
    return parts[0] if len(parts) == 1 else None


def _body(document: Document) -> Iterator[Node]:
    for top in document.children:
        if top.kind not in ("annex", "preamble"):
            yield top
            yield from walk(top)


def _is_article(node: Node, citation: Citation) -> bool:
    if citation.article == 0:
        return node.kind == "paragraph" and "art_" not in (node.parent_eid or "")
    return node.kind == "article" and (node.number, node.suffix) == (citation.article, citation.suffix)
