"""The marks of headings: 第…条, 第…编 章 节, 附件, and the words 目录 and 序言."""

import re
from dataclasses import replace

from zeren.text.lines import BLANK as _B
from zeren.text.lines import Line, Token, is_short
from zeren.text.numerals import DASHES, NUMERAL_CLASS, parse_numeral

_D = f"[{NUMERAL_CLASS}]"
_NUM = rf"{_D}(?:{_B}{{0,2}}[{NUMERAL_CLASS}{DASHES}]){{0,8}}"

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
_ANNEX = re.compile(
    rf"(附{_B}{{0,2}}(?:[件表录錄图圖]{_B}{{0,2}}({_NUM})?{_B}{{0,2}}([：:、．.]{_B}*|{_B}+|$)|([：:]{_B}*|$)))"
)
_CONTENTS = re.compile(rf"目{_B}{{0,6}}[录錄次]$")
_PREAMBLE = re.compile(rf"[序前引]{_B}{{0,6}}言$")


def numbered(line: Line) -> Line | None:
    """The line as a heading, its mark apart; None if it does not look like one."""
    words = line.words
    if words.startswith(("第", "笫")):
        return _article(line) or _unit(line)
    if words.startswith("附"):
        return _annex(line)
    if _CONTENTS.match(words):
        return replace(line, kind="contents")
    return replace(line, kind="preamble") if _PREAMBLE.match(words) else None


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
    caption = _CAPTION.match(line.words, found.end())
    if caption is not None:
        head += [("heading", caption[1]), ("separator", caption[2])]
    elif found[5] is None:  # 第三条（一）… has no separator and no caption: no heading
        return replace(line, kind="bare", ordinal=number, style=found[1])
    suffix = parse_numeral(found[3]) if found[3] else None
    article = line.take("article", *head)
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
    kind = _UNIT_KIND.get(found[3][0], "part")
    unit = line.take(kind, ("mark", found[1]), ("separator", found[4] or ""))
    return replace(unit, ordinal=number, typo=typo, loose=loose)


def _annex(line: Line) -> Line | None:
    found = _ANNEX.match(line.words)
    if found is None or not is_short(line.words[found.end() :]):
        return None
    separator = found[3] if found[3] is not None else found[4]
    mark = found[1][: len(found[1]) - len(separator)] if separator else found[1]
    number = parse_numeral(found[2]) if found[2] else None
    return replace(line.take("annex", ("mark", mark), ("separator", separator or "")), ordinal=number)
