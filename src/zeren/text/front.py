"""The head of a text: title, metadata, lines of history, and a table of contents, which is not headings."""

import re
from dataclasses import replace

from zeren.text.lines import BLANK as _B
from zeren.text.lines import Line, Token, is_short

UNITS = ("part", "subpart", "chapter", "section")
_LABEL = re.compile(
    rf"((?:[^{_B[1:-1]}：:，。；、！？（）()《》〈〉“”【】]{_B}{{0,4}}){{2,10}})([：:]{_B}*)(?=.)"
)
_YEAR = r"(?:[0-9０-９]{4}|[〇○零一二三四五六七八九]{4})"
_DATE = rf"{_YEAR}年(?:[^年月日]{{1,3}}月(?:[^年月日]{{1,3}}日)?)?"
_HISTORY = re.compile(rf"([（(]?(?:根据)?)({_DATE})({_B}*)(?=.)")
_NUMBER = re.compile(
    r"[^。；]{1,30}[〔\[［(（][0-9０-９]{4}[〕\]］)）][^。；]{0,4}[0-9０-９]{1,6}号$|[^。；]{0,30}令第?.{1,8}号$"
)
_PASSED = ("通过", "批准", "公布", "发布", "修订", "修正", "施行", "印发", "起生效", "颁布")
_FILLING = re.compile(rf"[.．·…—\-0-9０-９{_B[1:-1]}]+")
_MAX_TITLE = 120
_NO_TITLE = re.compile("[。；;！？?|]|[，,：:、]$")
_MAX_HISTORY = 12  # lines that a bracketed history （2002年…通过 / 根据2009年…修正） may run on


def read_head(lines: list[Line]) -> int:
    """Settle title, metadata and contents in place; return the index at which the body begins."""
    first = _next(lines, 0)
    if first == len(lines):
        return first
    body = first
    if _is_title(lines[first]):
        lines[first] = lines[first].plain("title")
        body = first + 1
    marked_end = _marked_end(lines, body)
    for i in range(body, marked_end):
        if lines[i].kind not in ("blank", "comment"):
            lines[i] = _metadata(lines[i]) or lines[i].plain("metadata")
    body = marked_end
    run = 0  # lines since a bracket was opened and not closed
    while (i := _next(lines, body)) < len(lines) and lines[i].kind in ("text", "list"):
        entry = lines[i].plain("metadata") if 0 < run <= _MAX_HISTORY else _metadata(lines[i])
        if entry is None:
            break
        words = lines[i].plain().words
        opened = sum(map(words.count, "（(")) > sum(map(words.count, "）)"))
        run = 0 if words.endswith(("）", ")")) else run + 1 if opened or run else 0
        lines[i], body = entry, i + 1
    _read_contents(lines, body)
    return body


def _next(lines: list[Line], i: int) -> int:
    while i < len(lines) and lines[i].kind in ("blank", "comment"):
        i += 1
    return i


def _is_title(line: Line) -> bool:
    if line.kind != "text" or not line.words:
        return False
    if line.hashes:
        return True
    if len(line.words) > _MAX_TITLE or _NO_TITLE.search(line.words):
        return False
    return _metadata(line) is None


def _marked_end(lines: list[Line], body: int) -> int:
    """Index after the comment INFO END, if it stands before the first unit; else ``body``."""
    for i in range(body, len(lines)):
        if lines[i].kind == "comment" and "INFO END" in lines[i].head[-1][1]:
            return i + 1
        if lines[i].kind in ("article", *UNITS):
            break
    return body


def _metadata(line: Line) -> Line | None:
    """The line as metadata, its label or date apart; None if it is something else."""
    flat = line.plain("metadata")
    words = flat.words
    if line.hashes or len(words) > 300 or words.endswith(("：", ":")):
        return None
    label = _LABEL.match(words)
    if label is not None and not words.endswith("。"):
        tokens: tuple[Token, ...] = (("label", label[1]), ("separator", label[2]))
        return replace(flat, head=flat.head + tokens, words=words[label.end() :])
    dated = _HISTORY.match(words)
    if dated is not None and any(act in words for act in _PASSED) and "。" not in words:
        tokens = (("separator", dated[1]), ("label", dated[2]), ("separator", dated[3]))
        return replace(flat, head=flat.head + tuple(t for t in tokens if t[1]), words=words[dated.end() :])
    bracketed = words.startswith(("（", "(")) and words.endswith(("）", ")"))
    if _NUMBER.match(words) or (bracketed and any(act in words for act in _PASSED)):
        return flat
    return None


def _key(line: Line) -> tuple[str, int | None, str]:
    """What makes two headings the same: kind and number, or the words without page numbers and leaders."""
    if line.ordinal is not None:
        return (line.kind, line.ordinal, line.style)
    return ("words", None, _FILLING.sub("", line.plain().words))


def _read_contents(lines: list[Line], body: int) -> None:
    for i in range(body, len(lines)):
        if lines[i].kind in ("article", "bare"):
            return
        if lines[i].kind == "contents":
            _titled_contents(lines, i)
            return
        if lines[i].kind in UNITS:
            _untitled_contents(lines, i)
            return


def _titled_contents(lines: list[Line], i: int) -> None:
    """目录 and the lines after it, until the first entry comes again, or something that is no entry."""
    first, hashes = None, 0
    for j in range(i + 1, len(lines)):
        line = lines[j]
        if line.kind == "blank":
            continue
        flat = line.plain().words
        over = line.kind in ("article", "bare", "comment", "table") or not is_short(flat) or not flat
        if first is None and not over:
            first, hashes = _key(line), line.hashes
        elif over or _key(line) == first or (line.hashes and not hashes):
            return
        lines[j] = line.plain("entry")


def _untitled_contents(lines: list[Line], i: int) -> None:
    """A list of headings without the word 目录: the first heading comes again before any article."""
    units = 0
    for j in range(i, len(lines)):
        line = lines[j]
        if line.kind in UNITS:
            if units > 1 and _key(line) == _key(lines[i]) and _same_words(line, lines[i]):
                for k in range(i, j):
                    if lines[k].kind != "blank":
                        lines[k] = lines[k].plain("entry")
                return
            units += 1
        elif line.kind != "blank" and (line.kind != "text" or not is_short(line.words)):
            return


def _same_words(one: Line, other: Line) -> bool:
    return _FILLING.sub("", one.words) == _FILLING.sub("", other.words)
