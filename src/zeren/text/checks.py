"""What a reader of a parsed text should look at: numbers that are missing, double or out of order."""

from bisect import bisect_right
from collections.abc import Iterator

from zeren.text.numerals import format_numeral
from zeren.text.tree import Document, Node, TextWarning, walk

_UNIT_ZH = {"part": "编", "subpart": "分编", "chapter": "章", "section": "节"}
_LISTS = ("article", "preamble", "annex", "item", "point", "paragraph")


def check_order(document: Document, starts: list[int]) -> Iterator[TextWarning]:
    """Warnings about the numbers of articles, chapters and list entries; ``starts`` are the starts of the lines."""

    def line(node: Node) -> int:
        return bisect_right(starts, node.start)

    annexes = [top for top in document.children if top.kind == "annex"]
    body = [node for top in document.children if top.kind != "annex" for node in (top, *walk(top))]
    for scope in (body, *(list(walk(annex)) for annex in annexes)):
        for node, kind, zh, en in _articles([node for node in scope if node.kind == "article"]):
            yield TextWarning(kind, line(node), zh, en)
    for parent in (document, *document.nodes()):
        for node, kind, zh, en in _units(parent):
            yield TextWarning(kind, line(node), zh, en)
        if isinstance(parent, Node) and parent.kind in _LISTS:
            for node, kind, zh, en in _entries(parent):
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
            yield node, "article-order", f"{zh}排在第{format_numeral(last[0])}条之后", f"{en} follows article {last[0]}"
        elif at[0] > last[0] + 1 or (at[0] == last[0] + 1 and at[1] > 1):
            before = f"第{format_numeral(last[0])}条" if last[0] else "开头"
            yield node, "article-gap", f"从{before}跳到{zh}", f"jumps from {last[0] or 'the start'} to {en}"
        seen.add(at)
        last = at


def _units(parent: Document | Node) -> Iterator[Finding]:
    """Chapters within their part, sections within their chapter, and so on."""
    last: dict[str, int] = {}
    for node in parent.children:
        if node.kind not in _UNIT_ZH or node.number is None:
            continue
        before = last.get(node.kind, 0)
        name = f"第{format_numeral(node.number)}{_UNIT_ZH[node.kind]}"
        if node.number <= before:
            kind, zh, en = "chapter-order", "不在应有的位置", "is out of order"
        elif node.number > before + 1:
            kind, zh, en = "chapter-gap", "前面有缺号", "leaves a gap before it"
        else:
            kind = ""
        if kind:
            yield node, kind, f"{name}{zh}", f"{node.kind} {node.number} {en}"
        last[node.kind] = node.number


def _entries(parent: Node) -> Iterator[Finding]:
    last: dict[str, int] = {}
    for node in parent.children:
        if node.kind not in ("item", "point") or node.number is None:
            continue
        before = last.get(node.kind, 0)
        zh = "项" if node.kind == "item" else "目"
        if node.number == 1 and before:
            yield node, "item-restart", f"{zh}的编号重新从一开始", f"numbering of the {node.kind}s starts again"
        elif node.number != before + 1:
            now, due = format_numeral(node.number), format_numeral(before + 1)
            found = f"{zh}的编号是（{now}），应为（{due}）"
            yield node, "item-gap", found, f"{node.kind} {node.number} where {before + 1} was due"
        last[node.kind] = node.number
