"""What a reader of a parsed text should look at: numbers that are missing, double or out of order."""

from bisect import bisect_right
from collections.abc import Iterator

from zeren.text.numerals import format_numeral
from zeren.text.tree import Document, Node, TextWarning, walk

_UNIT_ZH = {"part": "编", "subpart": "分编", "chapter": "章", "section": "节"}


def check_order(document: Document, starts: list[int]) -> Iterator[TextWarning]:
    """Warnings about the numbers of articles, chapters and list entries; ``starts`` are the starts of the lines."""

    def line(node: Node) -> int:
        return bisect_right(starts, node.start)

    annexes = [top for top in document.children if top.kind == "annex"]
    body = [node for top in document.children if top.kind != "annex" for node in (top, *walk(top))]
    for scope in (body, *(list(walk(annex)) for annex in annexes)):
        for node, kind, zh, en in _articles([node for node in scope if node.kind == "article"]):
            yield TextWarning(kind, line(node), zh, en)
    for node, kind, zh, en in _units(document):
        yield TextWarning(kind, line(node), zh, en)
    before: dict[str, int] = {}
    for parent in document.nodes():
        if parent.kind == "paragraph" and parent.number == 1:
            before = {}
        for node, kind, zh, en in _entries(parent, before if parent.kind == "paragraph" else {}):
            yield TextWarning(kind, line(node), zh, en)


Finding = tuple[Node, str, str, str]


def _name(node: Node) -> str:
    suffix = f"之{format_numeral(node.suffix)}" if node.suffix is not None else ""
    return f"第{format_numeral(node.number or 0)}条{suffix}"


def _articles(articles: list[Node]) -> Iterator[Finding]:
    seen: set[tuple[int, int]] = set()
    last = (0, 0)
    for node in articles:
        at = (node.number or 0, node.suffix or 0)
        zh, en = _name(node), f"article {at[0]}" + (f"-{at[1]}" if at[1] else "")
        if at in seen:
            yield node, "article-duplicate", f"{zh}重复出现", f"{en} occurs twice"
        elif at < last:
            yield (
                node,
                "article-order",
                f"{zh}排在第{format_numeral(last[0])}条之后",
                f"{en} follows article {last[0]}",
            )
        elif at[0] > last[0] + 1 or (at[0] == last[0] + 1 and at[1] > 1):
            before = f"第{format_numeral(last[0])}条" if last[0] else "开头"
            yield node, "article-gap", f"从{before}跳到{zh}", f"jumps from {last[0] or 'the start'} to {en}"
        seen.add(at)
        last = at


def _units(document: Document) -> Iterator[Finding]:
    """Chapters within their part, or numbered through all parts; sections within their chapter; and so on.

    A gap that headings without a number can fill is none: those headings are reported for themselves.
    """
    last: dict[tuple[str | None, str], int] = {}
    latest: dict[str, int] = {}
    headings: dict[str, int] = {}
    for node in document.nodes():
        if node.kind == "heading":
            headings = {kind: headings.get(kind, 0) + 1 for kind in _UNIT_ZH}
        if node.kind not in _UNIT_ZH or node.number is None:
            continue
        before = last.get((node.parent_eid, node.kind), 0)
        due = {before + 1, latest.get(node.kind, 0) + 1}
        name = f"第{format_numeral(node.number)}{_UNIT_ZH[node.kind]}"
        filled = headings.get(node.kind, 0)
        if node.number <= before:
            yield node, "chapter-order", f"{name}不在应有的位置", f"{node.kind} {node.number} is out of order"
        elif not any(at <= node.number <= at + filled for at in due):
            yield (
                node,
                "chapter-gap",
                f"{name}前面有缺号",
                f"{node.kind} {node.number} leaves a gap before it",
            )
        last[node.parent_eid, node.kind] = latest[node.kind] = node.number
        headings[node.kind] = 0


def _entries(parent: Node, before: dict[str, int]) -> Iterator[Finding]:
    """``before``: the last item and point of the paragraph before, in the same article; changed in place."""
    seen: set[str] = set()
    for node in parent.children:
        if node.kind not in ("item", "point") or node.number is None:
            continue
        zh, now = "项" if node.kind == "item" else "目", format_numeral(node.number)
        last = before.get(node.kind, 0)
        if node.number == 1 and node.kind in seen:
            yield (
                node,
                "item-restart",
                f"{zh}的编号重新从一开始",
                f"numbering of the {node.kind}s starts again",
            )
        elif node.number == last + 1 and last and node.kind not in seen:
            found = f"第（{now}）{zh}接着前款各{zh}编号"
            yield (
                node,
                "item-continued",
                found,
                f"{node.kind} {node.number} goes on from the paragraph before",
            )
        elif node.number not in (1, last + 1) or (node.number != 1 and node.kind not in seen and not last):
            due = last + 1 if node.kind in seen else 1
            found = f"{zh}的编号是（{now}），应为（{format_numeral(due)}）"
            yield node, "item-gap", found, f"{node.kind} {node.number} where {due} was due"
        before[node.kind] = node.number
        seen.add(node.kind)
