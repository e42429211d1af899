"""The head of a text: title, metadata, lines of history, and a table of contents, which is not headings."""

import re
from dataclasses import replace

from zeren.text.lines import BLANKS, Line, is_short

_B = f"[{re.escape(BLANKS)}]"
_LABEL = re.compile(
    rf"((?:[^{re.escape(BLANKS)}：:，。；、！？（）()《》〈〉“”【】]{_B}{{0,4}}){{2,10}})([：:]{_B}*)(?=.)"
)
_YEAR = r"(?:[0-9０-９]{4}|[〇○零一二三四五六七八九]{4})"
_DATE = rf"{_YEAR}年(?:[^年月日]{{1,3}}月(?:[^年月日]{{1,3}}日)?)?"
_HISTORY = re.compile(rf"([（(]?)({_DATE})({_B}*)(?=.)")
_NUMBER = re.compile(
    r"[^。；]{1,30}[〔\[［(（][0-9０-９]{4}[〕\]］)）][^。；]{0,4}[0-9０-９]{1,6}号$|[^。；]{0,30}令第?.{1,8}号$"
)
_PASSED = ["通过", "批准", "公布", "发布", "修订", "修正", "施行", "印发", "起生效", "颁布"]
_UNITS = ("part", "subpart", "chapter", "section")
_FILLING = re.compile(rf"[.．·…—\-0-9０-９{re.escape(BLANKS)}]+")
_MAX_TITLE = 120


def plain(line: Line, kind: str = "text") -> Line:
    """The line with its marks taken as words again; Markdown marks at its beginning stay apart."""
    keep = line.head[:1] if line.head and line.head[0][0] == "markup" else ()
    words = "".join(text for _, text in line.head[len(keep) :]) + line.words
    return replace(line, kind=kind, head=keep, words=words, ordinal=None, suffix=None, style="", loose=False)


def read_head(lines: list[Line]) -> int:
    """Settle title, metadata and contents in place; return the index at which the body begins."""
    first = _next(lines, 0)
    if first == len(lines):
        return first
    body = first
    if _is_title(lines[first]):
        lines[first] = plain(lines[first], "title")
        body = first + 1
    marked_end = _marked_end(lines, body)
    for i in range(body, marked_end):
        if lines[i].kind not in ("blank", "comment"):
            lines[i] = _metadata(lines[i]) or plain(lines[i], "metadata")
    body = marked_end
    while (i := _next(lines, body)) < len(lines):
        entry = _metadata(lines[i]) if lines[i].kind in ("text", "list") else None
        if entry is None:
            break
        lines[i] = entry
        body = i + 1
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
    return (
        len(line.words) <= _MAX_TITLE
        and not re.search("[。；;！？?|]|[，,：:、]$", line.words)
        and not _metadata(line)
    )


def _marked_end(lines: list[Line], body: int) -> int:
    """Index after the comment INFO END, if it stands before the first unit; else ``body``."""
    for i in range(body, len(lines)):
        if lines[i].kind == "comment" and "INFO END" in lines[i].head[-1][1]:
            return i + 1
        if lines[i].kind in ("article", *_UNITS):
            break
    return body


def _metadata(line: Line) -> Line | None:
    """The line as metadata, its label or date apart; None if it is something else."""
    flat = plain(line, "metadata")
    words = flat.words
    if line.hashes or len(words) > 300 or words.endswith(("：", ":")):
        return None
    label = _LABEL.match(words)
    if label is not None and not words.endswith("。"):
        head = (("label", label[1]), ("separator", label[2]))
        return replace(flat, head=flat.head + head, words=words[label.end() :])
    dated = _HISTORY.match(words)
    if dated is not None and any(act in words for act in _PASSED) and "。" not in words:
        head = (("separator", dated[1]), ("label", dated[2]), ("separator", dated[3]))
        return replace(flat, head=flat.head + tuple(t for t in head if t[1]), words=words[dated.end() :])
    bracketed = words.startswith(("（", "(")) and words.endswith(("）", ")"))
    if _NUMBER.match(words) or (bracketed and any(act in words for act in _PASSED)):
        return flat
    return None


def _key(line: Line) -> tuple[str, int | None, str]:
    """What makes two headings the same: kind and number, or the words without page numbers and leaders."""
    if line.ordinal is not None:
        return (line.kind, line.ordinal, line.style)
    return ("words", None, _FILLING.sub("", plain(line).words))


def _read_contents(lines: list[Line], body: int) -> None:
    for i in range(body, len(lines)):
        if lines[i].kind in ("article", "bare"):
            return
        if lines[i].kind == "contents":
            _titled_contents(lines, i)
            return
        if lines[i].kind in _UNITS:
            _untitled_contents(lines, i)
            return


def _titled_contents(lines: list[Line], i: int) -> None:
    """目录 and the lines after it, until the first entry comes again, or something that is no entry."""
    first, hashes = None, 0
    for j in range(i + 1, len(lines)):
        line = lines[j]
        if line.kind == "blank":
            continue
        flat = plain(line).words
        over = line.kind in ("article", "bare", "comment", "table") or not is_short(flat) or not flat
        if first is None and not over:
            first, hashes = _key(line), line.hashes
        elif over or _key(line) == first or (line.hashes and not hashes):
            return
        lines[j] = plain(line, "entry")


def _untitled_contents(lines: list[Line], i: int) -> None:
    """A list of headings without the word 目录: the first heading comes again before any article."""
    units = 0
    for j in range(i, len(lines)):
        line = lines[j]
        if line.kind in _UNITS:
            if units > 1 and _key(line) == _key(lines[i]) and _same_words(line, lines[i]):
                for k in range(i, j):
                    if lines[k].kind != "blank":
                        lines[k] = plain(lines[k], "entry")
                return
            units += 1
        elif line.kind != "blank" and (line.kind != "text" or not is_short(line.words)):
            return


def _same_words(one: Line, other: Line) -> bool:
    return _FILLING.sub("", one.words) == _FILLING.sub("", other.words)
