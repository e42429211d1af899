"""One line of a legal text: which marks it begins with, and its pieces in order.

A line is judged by itself; what it is *here* (a heading or a reference to one, an item or a heading of its own)
needs its neighbours and is settled in ``roles.py``. All repeats are bounded, so that reading stays linear.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from zeren.text.numerals import DASHES, NUMERAL_CHARACTERS, parse_numeral

# Blanks as word processors and web pages leave them, zero-width ones included.
BLANKS = " \t\u00a0\u1680\u180e" + "".join(map(chr, range(0x2000, 0x2010))) + "\u202f\u205f\u2060\u3000\ufeff"
_B = f"[{re.escape(BLANKS)}]"
_D = f"[{re.escape(NUMERAL_CHARACTERS)}]"
_CN = "[〇○零一二三四五六七八九十百廿卅\u2f00\u2f06\u2f0b\u2f17]"
_NUM = rf"{_D}(?:{_B}{{0,2}}[{re.escape(NUMERAL_CHARACTERS + DASHES)}]){{0,8}}"
_ARABIC = "[0-9０-９]"

_OUTER = re.compile(rf"({_B}*)((?:#{{1,6}}{_B}*)?(?:\*\*|__)?)")
_COMMENT = re.compile(r"<!--.*-->|-{3,}|\*{3,}|_{3,}|={3,}")
_ARTICLE = re.compile(
    rf"([第笫]{_B}{{0,3}}({_NUM}){_B}{{0,3}}[条條](?:{_B}?之{_B}?({_D}{{1,3}}))?)"
    rf"(?:(\*\*|__)?({_B}+|{_B}*[：:]{_B}*|$)|(?=[【（(]))"
)
_BARE_ARTICLE = re.compile(rf"([第笫]{_B}{{0,3}}({_NUM}){_B}{{0,3}}[条條])")
_CAPTION = re.compile(rf"(【[^【】]{{1,60}}】|（[^（）]{{1,40}}）(?={_B}|$))({_B}*)")
_UNIT = re.compile(
    rf"(第{_B}{{0,3}}({_NUM}){_B}{{0,3}}(分[编編]|[编編篇]|部分|章|[节節]))({_B}+|[：:]{_B}*|$)?"
)
_UNIT_IN_LINE = re.compile(rf"{_B}第{_NUM}[编編篇章节節]{_B}")
_UNIT_KIND = {"分": "subpart", "章": "chapter", "节": "section", "節": "section"}
_ITEM = re.compile(rf"([（(﹙]{{1,2}}{_B}{{0,2}}({_CN}{{1,5}}){_B}{{0,2}}[）)﹚])([、．.]?{_B}*)")
_POINT_IN_BRACKETS = re.compile(rf"([（(﹙]{_B}{{0,2}}({_ARABIC}{{1,3}}){_B}{{0,2}}[）)﹚])([、．.]?{_B}*)")
_POINT = re.compile(rf"(({_ARABIC}{{1,3}}){_B}{{0,2}}([.．、)）]))({_B}*)")
_COMMA = re.compile(rf"(({_CN}{{1,5}}){_B}{{0,2}}[、．.])({_B}*)")
_SIGN = re.compile(rf"([①-⑳⑴-⒇⒈-⒛㈠-㈩])([、．.]?{_B}*)")
# （四）、（五）项所列…, （一）项规定的…: a reference that happens to begin a line.
_ITEM_REFERENCE = re.compile(
    rf"{_B}*(?:[、，,至到和或及与]{_B}*[（(]|[项款](?:规定|所列|所述|情形|[、和至或的中]))"
)
_ANNEX = re.compile(
    rf"(附{_B}{{0,2}}(?:[件表录錄图圖]{_B}{{0,2}}({_NUM})?{_B}{{0,2}}([：:、．.]{_B}*|{_B}+|$)|([：:]{_B}*|$)))"
)
_CONTENTS = re.compile(rf"目{_B}{{0,6}}[录錄次]$")
_PREAMBLE = re.compile(rf"[序前引]{_B}{{0,6}}言$")
_SENTENCE = re.compile("[。；;！？!?]|[，,：:]$")

MAX_HEADING = 60
Token = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A line and what it looks like. ``lead + head + words + tail`` is the line, its line end included.

    start: code point at which the line begins. kind: blank, comment, table, contents, preamble, annex, part,
    subpart, chapter, section, article, bare (第…条 without a separator), entry (contents), list or text.
    style: of a list mark: comma 一、 paren （一） dot 1. half 1) digit （1） sign ①; of a bare line its 第…条.
    hashes: number of Markdown heading marks. loose: a 章 heading without a separator, or a mark （１．1） that may
    be a quantity. typo: 笫 for 第 or a dash for 一. head: (leaf kind, text) pairs up to the words.
    """

    number: int
    start: int
    kind: str
    lead: str = ""
    head: tuple[Token, ...] = ()
    words: str = ""
    tail: tuple[Token, ...] = ()
    ordinal: int | None = None
    suffix: int | None = None
    style: str = ""
    hashes: int = 0
    loose: bool = False
    typo: bool = False


def is_short(words: str) -> bool:
    """Whether words could be a heading: short, and not a sentence."""
    return len(words) <= MAX_HEADING and not _SENTENCE.search(words)


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
        rest, end = rest[:-2], (("markup", bold), *end)
    line = marked(Line(number, start, "text", lead, head, rest, end, hashes=markup.count("#")))
    if bold and line.kind in ("text", "bare") and line.tail == end and bold in rest:
        # **Words** in a sentence are emphasis, not the frame of a heading: they stay with the words.
        head = (("markup", markup[:-2]),) if markup[:-2] else ()
        return replace(line, head=head, words=bold + rest)
    return line


def marked(line: Line) -> Line:
    """The line with the mark that its words begin with taken apart; the line itself if there is none."""
    words = line.words
    if words.startswith(("第", "笫")):
        return _article(line) or _unit(line) or line
    if words.startswith("附"):
        return _annex(line) or line
    if _CONTENTS.match(words):
        return replace(line, kind="contents")
    if _PREAMBLE.match(words):
        return replace(line, kind="preamble")
    return listed(line) or line


def _with(line: Line, kind: str, head: tuple[Token, ...] = (), rest: int = 0) -> Line:
    pieces = line.head + tuple(token for token in head if token[1])
    return replace(line, kind=kind, head=pieces, words=line.words[rest:])


def _ordinal(text: str) -> tuple[int | None, bool]:
    """The number of a heading, and whether a dash had to be read as 一."""
    number = parse_numeral(text)
    if number is not None:
        return number, False
    for dash in DASHES:
        text = text.replace(dash, "一")
    return parse_numeral(text), True


def _article(line: Line) -> Line | None:
    found = _ARTICLE.match(line.words)
    if found is None:
        bare = _BARE_ARTICLE.match(line.words)
        return replace(line, kind="bare", ordinal=_ordinal(bare[2])[0], style=bare[1]) if bare else None
    number, typo = _ordinal(found[2])
    if number is None:
        return None
    head: list[Token] = [("mark", found[1]), ("markup", found[4] or ""), ("separator", found[5] or "")]
    rest = found.end()
    caption = _CAPTION.match(line.words, rest)
    if caption is not None:
        head += [("heading", caption[1]), ("separator", caption[2])]
        rest = caption.end()
    elif found[5] is None:  # 第三条（一）… has no separator and no caption: no heading
        return replace(line, kind="bare", ordinal=number, style=found[1])
    suffix = parse_numeral(found[3]) if found[3] else None
    article = _with(line, "article", tuple(head), rest)
    return replace(article, ordinal=number, suffix=suffix, typo=typo or found[1][0] == "笫")


def _unit(line: Line) -> Line | None:
    found = _UNIT.match(line.words)
    if found is None:
        return None
    number, typo = _ordinal(found[2])
    rest = line.words[found.end() :]
    if number is None or (not line.hashes and not is_short(rest)):
        return None
    if _UNIT_IN_LINE.search(rest):  # 第一章 总则 第二章 …: contents on one line
        return replace(line, kind="entry")
    loose = found[4] is None and not line.hashes
    head = (("mark", found[1]), ("separator", found[4] or ""))
    kind = _UNIT_KIND.get(found[3][0], "part")
    return replace(_with(line, kind, head, found.end()), ordinal=number, typo=typo, loose=loose)


def _annex(line: Line) -> Line | None:
    found = _ANNEX.match(line.words)
    if found is None or not is_short(line.words[found.end() :]):
        return None
    separator = found[3] if found[3] is not None else found[4]
    mark = found[1][: len(found[1]) - len(separator)] if separator else found[1]
    number = parse_numeral(found[2]) if found[2] else None
    head = (("mark", mark), ("separator", separator or ""))
    return replace(_with(line, "annex", head, found.end()), ordinal=number)


def listed(line: Line) -> Line | None:
    """The line as a list entry （一） (一) 一、 1. （1） ①, or None."""
    words = line.words
    for pattern, style in ((_ITEM, "paren"), (_POINT_IN_BRACKETS, "digit"), (_COMMA, "comma")):
        found = pattern.match(words)
        if found is not None:
            number = parse_numeral(found[2])
            if number is None or (style != "comma" and _ITEM_REFERENCE.match(words, found.end(1))):
                return None
            if style == "comma" and _COMMA.match(words, found.end()):  # 一、二、三…: an enumeration in words
                return None
            return _entry(line, style, found[1], found[3], found.end(), number)
    found = _POINT.match(words)
    if found is not None:
        # 3.5吨 is a quantity; only the full-width １．1— may be a mark, if it continues a list (roles.py).
        digit_follows = words[found.end() : found.end() + 1].isdigit()
        if digit_follows and not found[4] and found[3] != "．":
            return None
        style = "half" if found[3] in ")）" else "dot"
        entry = _entry(line, style, found[1], found[4], found.end(), int(found[2]))
        return replace(entry, loose=True) if digit_follows and not found[4] else entry
    found = _SIGN.match(words)
    if found is not None:
        code = ord(found[1])
        for first, last, style in (
            ("①", "⑳", "sign"),
            ("⑴", "⒇", "digit"),
            ("⒈", "⒛", "dot"),
            ("㈠", "㈩", "paren"),
        ):
            if ord(first) <= code <= ord(last):
                return _entry(line, style, found[1], found[2], found.end(), code - ord(first) + 1)
    return None


def _entry(line: Line, style: str, mark: str, separator: str, rest: int, number: int) -> Line:
    head = (("mark", mark), ("separator", separator))
    return replace(_with(line, "list", head, rest), ordinal=number, style=style)
