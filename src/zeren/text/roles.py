"""What each line is here, among its neighbours.

First the head (``front``), then the numbered headings (``headings``), then here:

- A text without any 第…条 has 一、 (or 1., where 一、 are headings) as its articles: so such texts are cited.
- 一、 and （一） right above an article, or with Markdown marks, are headings; else list entries.
- A heading without a number (法律责任) is known by its words or its place before an article, and reported.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from zeren.text.front import UNITS, read_head
from zeren.text.headings import next_shown, settle_headings
from zeren.text.lines import Line, is_short
from zeren.text.tree import TextWarning

_KNOWN = frozenset(
    ("总则", "分则", "附则", "罚则", "法律责任", "奖惩", "监督管理", "监督检查", "保障措施", "一般规定")
)
_HIDDEN = ("blank", "comment")


def settle(lines: list[Line]) -> tuple[list[Line], list[TextWarning]]:
    """The lines, each with the kind that it has in this text, and what was noticed on the way.

    Kinds after this pass: blank, comment, title, metadata, contents, entry, preamble, part, subpart, chapter,
    section, division, heading, caption, article, list, table, annex, text.
    """
    lines = list(lines)
    body = read_head(lines)
    warnings = list(settle_headings(lines, body))
    _settle_lists(lines, body)
    warnings += _settle_unnumbered(lines, body)
    return lines, warnings


def _settle_lists(lines: list[Line], body: int) -> None:
    """Settle list marks: articles where there is no 第…条, headings above articles, or list entries."""
    article_style = ""
    if not any(line.kind == "article" for line in lines):
        article_style = _article_style([line for line in lines[body:] if line.kind == "list"])
    after = next_shown(lines)
    last: dict[str, int] = {}
    before: Line | None = None
    for i in range(body, len(lines)):
        line = lines[i]
        if line.kind == "list":
            if line.loose and line.ordinal not in (1, last.get(line.style, 0) + 1):
                lines[i] = line.plain()
            elif line.style == article_style:
                lines[i] = replace(line, kind="article")
            elif line.hashes or _heads_article(line, before, after[i]):
                lines[i] = replace(line, kind="division")
            if lines[i].kind != "text":
                last[line.style] = line.ordinal or 0
        if line.kind not in _HIDDEN:
            before = line


def _article_style(entries: list[Line]) -> str:
    """The style of the marks that stand for articles in a text without 第…条; empty if none does."""
    styles = [line.style for line in entries]
    dots = [line.ordinal for line in entries if line.style == "dot"]
    through = dots == list(range(1, len(dots) + 1))
    if "comma" not in styles:
        return "dot" if through and len(dots) > 1 and "paren" not in styles[:1] else ""
    # 一、 heads groups of articles if 1. 2. 3. are counted through from one 一、 to the next.
    commas = [at for at, style in enumerate(styles) if style == "comma"]
    inside = sum("dot" in styles[a:b] for a, b in zip(commas, [*commas[1:], len(styles)], strict=True))
    return "dot" if through and inside > 1 else "comma"


def _heads_article(line: Line, before: Line | None, after: Line | None) -> bool:
    """（二）不动产抵押 above an article is a heading, unless it ends a list whose last entry has no full stop."""
    if after is None or after.kind != "article" or not is_short(line.words):
        return False
    if before is None or line.style == "comma":
        return line.style == "comma"
    goes_on = before.style == line.style and before.ordinal == (line.ordinal or 0) - 1
    ended = before.kind != "list" or before.words.endswith("。")
    return line.style == "paren" and not goes_on and ended


def _settle_unnumbered(lines: list[Line], body: int) -> Iterator[TextWarning]:
    """Settle headings without a number, and the name of a heading that stands on the line after it."""
    title = next(("".join(line.words.split()) for line in lines if line.kind == "title"), "")
    after, next_unit = next_shown(lines), _next_units(lines)
    last: dict[str, int] = {}
    seen, before, unnamed = False, "", False
    for i in range(body, len(lines)):
        line = lines[i]
        if line.kind in _HIDDEN:
            continue
        if line.kind in ("contents", "preamble") and (seen or not is_short(line.words)):
            line = line.plain()
        if line.kind == "text" and unnamed and not line.hashes and 0 < len(line.words) <= 30:
            line = replace(line, kind="caption") if is_short(line.words) else line
        if line.kind == "text" and _is_heading(line, after[i], before if seen else "", title):
            line = replace(line, kind="heading", style=_depth(next_unit[i], last))
            words = f"“{line.words[:30]}”"
            zh, en = f"没有编号的标题{words}", f"heading without a number: {words}"
            yield TextWarning("unknown-heading", line.number, zh, en)
        lines[i] = line
        seen = seen or line.kind in ("article", *UNITS)
        unnamed = line.kind in (*UNITS, "annex") and not line.words
        before = line.words
        if line.kind in UNITS:
            last = {**(last if line.kind == "section" else {}), line.kind: line.ordinal or 0}


def _next_units(lines: list[Line]) -> list[Line | None]:
    """For each line the next numbered heading above articles."""
    out: list[Line | None] = [None] * len(lines)
    after = None
    for i in range(len(lines) - 1, -1, -1):
        out[i] = after
        if lines[i].kind in UNITS:
            after = lines[i]
    return out


def _depth(after: Line | None, last: dict[str, int]) -> str:
    """How deep a heading without a number stands: like the kind of heading whose number is missing after it."""
    if after is None:
        return "chapter"
    return after.kind if (after.ordinal or 0) > last.get(after.kind, 0) + 1 else "division"


def _is_heading(line: Line, after: Line | None, before: str, title: str) -> bool:
    """By Markdown marks, by its words, or as a short line after a full sentence and above an article."""
    squeezed = "".join(line.words.split())
    if not squeezed or squeezed == title or not is_short(line.words):
        return False
    if line.hashes:
        return True
    if after is None or after.kind != "article":
        return False
    bare = len(squeezed) <= 20 and before.endswith(("。", "；")) and not re.search("[，、：:,（(]", squeezed)
    return squeezed in _KNOWN or bare
