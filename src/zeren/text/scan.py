"""A text → its lines, each classified by itself. All repeats of the patterns are bounded: this stays linear."""

import re
from collections.abc import Iterator
from dataclasses import replace

from zeren.text.lines import BLANK as _B
from zeren.text.lines import BLANKS, Line, Token
from zeren.text.marks import listed
from zeren.text.numbered import numbered

_OUTER = re.compile(rf"({_B}*)((?:#{{1,6}}{_B}*)?(?:(?:\*\*|__)(?!{_B}))?)")
_COMMENT = re.compile(r"<!--.*-->|-{3,}|\*{3,}|_{3,}|={3,}")


def read_lines(source: str) -> Iterator[Line]:
    """The lines of a text, each classified by itself. Line ends are those of ``str.splitlines``."""
    start = 0
    for number, raw in enumerate(source.splitlines(keepends=True), 1):
        yield _read(number, start, raw)
        start += len(raw)


def _read(number: int, start: int, raw: str) -> Line:
    body = raw.rstrip(BLANKS + "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
    end: tuple[Token, ...] = (("blank", raw[len(body) :]),) if len(body) < len(raw) else ()
    outer = _OUTER.match(body)
    assert outer is not None  # every part of the pattern may be empty
    lead, markup = outer[1], outer[2]
    rest = body[outer.end() :]
    if not rest and not markup:
        return Line(number, start, "blank", "", (), "", (("blank", raw),))
    if not rest or _COMMENT.fullmatch(markup + rest):
        return Line(number, start, "comment", lead, (("markup", markup + rest),), "", end)
    if rest.startswith("|"):
        return Line(number, start, "table", lead, (("markup", markup),) if markup else (), rest, end)
    head: tuple[Token, ...] = (("markup", markup),) if markup else ()
    bold = markup[-2:] if markup[-2:] in ("**", "__") else ""
    if bold and rest.endswith(bold) and len(rest) > 2 and bold not in rest[:-2]:
        inner = rest[:-2].rstrip(BLANKS)
        end = (("blank", rest[len(inner) : -2]), ("markup", bold), *end)
        rest = inner
    line = Line(number, start, "text", lead, head, rest, end, hashes=markup.count("#"))
    line = numbered(line) or listed(line) or line
    if bold and bold in rest:
        return _emphasised(line, bold)
    return line


def _emphasised(line: Line, bold: str) -> Line:
    """A line that begins with ** and closes it further on: around a mark it is a frame, else part of the words."""
    if line.kind == "list" and line.words.startswith(bold):
        after = line.words[len(bold) :]
        blank = after[: len(after) - len(after.lstrip(BLANKS))]
        return line.take("list", ("markup", bold), ("separator", blank))
    if line.kind not in ("text", "bare"):
        return line
    markup = line.head[0][1][: -len(bold)]
    head = (("markup", markup),) if markup else ()
    return replace(line, kind="text", head=head, words=bold + line.words)
