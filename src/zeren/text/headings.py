"""Numbered headings: which 第…条, 第…章 and 附件 at the start of a line are headings, and which are words.

- A heading needs its separator; without one it counts only where the number that is due would be missing, and
  never before 第…款, 规定, 所 and the like: those are references.
- Inside an open quotation mark (a decision quotes the article that it amends) only the number that is due counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from zeren.text.front import UNITS
from zeren.text.lines import Line
from zeren.text.numerals import format_numeral
from zeren.text.tree import TextWarning

_REFERENCE = re.compile(
    "第[^第]{1,6}[款项]|[、，,。；;：:）)”]|[至到和或及与同跟以所的]|规定|[中内外前后之]|有关|相关|修改|改为|删|增加"
)
_REFERENCE_AFTER_BLANK = re.compile("第[^第]{1,6}[款项]|规定的|所列|所称")
_HIDDEN = ("blank", "comment")


def next_shown(lines: list[Line]) -> list[Line | None]:
    """For each line the next one that is neither blank nor a comment."""
    out: list[Line | None] = [None] * len(lines)
    after = None
    for i in range(len(lines) - 1, -1, -1):
        out[i] = after
        if lines[i].kind not in _HIDDEN:
            after = lines[i]
    return out


def _next_articles(lines: list[Line]) -> list[int | None]:
    """For each line the number of the next article heading that has its separator."""
    out: list[int | None] = [None] * len(lines)
    number = None
    for i in range(len(lines) - 1, -1, -1):
        out[i] = number
        if lines[i].kind == "article":
            number = lines[i].ordinal
    return out


def _quoted_after(words: str, quoted: bool) -> bool:
    opened, closed = words.rfind("“"), words.rfind("”")
    return quoted if opened == closed == -1 else opened > closed


@dataclass(slots=True)
class _State:
    """What came before: the last article, the last unit of each kind, whether a quotation mark is open."""

    article: int = 0
    units: dict[str, int] = field(default_factory=dict)
    quoted: bool = False
    seen: bool = False


def settle_headings(lines: list[Line], body: int) -> Iterator[TextWarning]:
    """Settle the numbered headings from ``lines[body]`` on, in place; the rest become text."""
    due, after = _next_articles(lines), next_shown(lines)
    state = _State()
    for i in range(body, len(lines)):
        line = lines[i]
        if line.kind in (*_HIDDEN, "entry", "contents", "table"):
            continue
        if line.kind not in ("article", "bare", "annex", *UNITS):
            state.quoted = _quoted_after(line.plain().words, state.quoted)
            continue
        if not _holds(line, state, due[i], after[i]):
            lines[i] = line.plain()
            state.quoted = _quoted_after(lines[i].words, state.quoted)
            continue
        if line.kind == "bare":
            mark = line.style
            yield _warning("missing-separator", line, f"“{mark}”后面没有空格", f"no separator after “{mark}”")
            head = (*line.head, ("mark", mark))
            line = replace(line, kind="article", head=head, words=line.words[len(mark) :], style="")
        if line.typo:
            mark = next(text for kind, text in line.head if kind == "mark")
            zh, en = (
                f"“{mark}”按“{format_numeral(line.ordinal or 0)}”读",
                f"“{mark}” is read as {line.ordinal}",
            )
            yield _warning("numeral-typo", line, zh, en)
        lines[i] = line
        _remember(line, state)


def _warning(kind: str, line: Line, zh: str, en: str) -> TextWarning:
    return TextWarning(kind, line.number, zh, en)


def _remember(line: Line, state: _State) -> None:
    state.seen = True
    state.quoted = _quoted_after(line.words, False)
    if line.kind == "article":
        state.article = line.ordinal or 0
    elif line.kind == "annex":
        state.article = 0
    else:
        state.units[line.kind] = line.ordinal or 0


def _holds(line: Line, state: _State, due: int | None, after: Line | None) -> bool:
    """Whether what looks like a heading is one. ``due``: the next article heading with its separator."""
    follows = line.ordinal == state.article + 1
    if line.kind == "article":
        if state.article and _REFERENCE_AFTER_BLANK.match(line.words):  # 第十八条 第二款规定的…
            return follows and due != line.ordinal
        return follows or not state.quoted
    if line.kind == "bare":
        rest = line.words[len(line.style) :]
        return follows and not state.quoted and due != line.ordinal and not _REFERENCE.match(rest)
    if line.kind == "annex":
        return state.seen and not state.quoted
    if line.ordinal in (1, state.units.get(line.kind, 0) + 1):
        return not line.loose or _is_loose_heading(line, after)
    return not (state.quoted or line.loose)


def _is_loose_heading(line: Line, after: Line | None) -> bool:
    """第五章法律责任 without a blank: only right above an article or a section."""
    if len(line.words) > 20 or re.search("[、，,]", line.words) or _REFERENCE.match(line.words):
        return False
    return after is not None and after.kind in ("article", "bare", "section")
