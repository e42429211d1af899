"""The flat view of a tree: every 款, 项 and 目 of the body with its address, its own words and where they stand."""

from collections.abc import Iterator

from zeren.text.citation import Citation
from zeren.text.tree import Document, Node, Provision


def item_lists(article: Node) -> int:
    """How many paragraphs of an article hold items: with more than one, article and item are no address."""
    return sum(any(part.kind == "item" for part in paragraph.children) for paragraph in article.children)


def provisions(document: Document) -> tuple[Provision, ...]:
    """See ``Document.provisions``."""
    found = (
        part
        for top in document.children
        if top.kind not in ("annex", "preamble")
        for part in _below(top, None)
    )
    return tuple(found)


def _below(node: Node, chapter: int | None) -> Iterator[Provision]:
    if node.kind in ("article", "paragraph"):
        yield from _article(node, chapter)
        return
    if node.kind == "chapter":
        chapter = node.number
    for child in node.children:
        yield from _below(child, chapter)


def _article(node: Node, chapter: int | None) -> Iterator[Provision]:
    """The provisions of an article, or of a paragraph that stands in none."""
    alone = node.kind == "paragraph"
    single = not alone and item_lists(node) == 1
    for paragraph in (node,) if alone else node.children:
        number = (0, None) if alone else (node.number or 0, node.suffix)
        place = Citation(number[0], number[1], paragraph.number)
        yield from _unit(paragraph, chapter, place, single)


def _unit(node: Node, chapter: int | None, place: Citation, single: bool) -> Iterator[Provision]:
    if node.text_end > node.text_start:
        yield Provision(
            chapter, place.article, place.suffix, place.paragraph or 0, place.item, place.point,
            node.text_start, node.text_end, node.words, node.eid, place.short(single_list=single),
        )  # fmt: skip
    for child in node.children:
        if child.kind == "item":
            below = Citation(place.article, place.suffix, place.paragraph, child.number)
        elif child.kind == "point":
            # A point below a point is told apart by its eid; its address is that of the outer one.
            outer = child.number if place.point is None else place.point
            below = Citation(place.article, place.suffix, place.paragraph, place.item, outer)
        else:
            continue
        yield from _unit(child, chapter, below, single)
