"""The marks of lists: 一、 （一） 1. 1) （1） ①, and what only looks like one.

Their styles, in the order in which laws nest them: comma 一、 paren （一） dot 1. half 1) digit （1） sign ①.
"""

import re
from dataclasses import replace

from zeren.text.lines import BLANK as _B
from zeren.text.lines import Line
from zeren.text.numerals import parse_numeral

STYLES = ("comma", "paren", "dot", "half", "digit", "sign")
_CN = "[〇○零一二三四五六七八九十百廿卅\u2f00\u2f06\u2f0b\u2f17]"
_ARABIC = "[0-9０-９]"
_ITEM = re.compile(rf"([（(﹙]{{1,2}}{_B}{{0,2}}({_CN}{{1,5}}){_B}{{0,2}}[）)﹚])([、．.]?{_B}*)")
_DIGIT = re.compile(rf"([（(﹙]{_B}{{0,2}}({_ARABIC}{{1,3}}){_B}{{0,2}}[）)﹚])([、．.]?{_B}*)")
_COMMA = re.compile(rf"(({_CN}{{1,5}}){_B}{{0,2}}[、．.])({_B}*)")
_POINT = re.compile(rf"(({_ARABIC}{{1,3}}){_B}{{0,2}}([.．、)）]))({_B}*)")
_SIGN = re.compile(rf"([①-⑳⑴-⒇⒈-⒛㈠-㈩])([、．.]?{_B}*)")
_SIGNS = (
    ("㈠", "paren"),
    ("⒈", "dot"),
    ("⑴", "digit"),
    ("①", "sign"),
)  # the first of each run, last run first
# （四）、（五）项所列…, （一）项规定的…: a reference that happens to begin a line.
_REFERENCE = re.compile(
    rf"{_B}*(?:[、，,至到和或及与]{_B}*[（(]|[项款](?:规定|所列|所述|情形|[、和至或的中]))"
)


def listed(line: Line) -> Line | None:
    """The line as a list entry, its mark apart; None if it begins with no mark."""
    words = line.words
    for pattern, style in ((_ITEM, "paren"), (_DIGIT, "digit"), (_COMMA, "comma")):
        found = pattern.match(words)
        if found is None:
            continue
        number = parse_numeral(found[2])
        # 一、二、三级 is an enumeration in words, （四）、（五）项 a reference.
        other = (
            _COMMA.match(words, found.end()) if style == "comma" else _REFERENCE.match(words, found.end(1))
        )
        return None if number is None or other else _entry(line, style, found[1], found[3], number)
    found = _POINT.match(words)
    if found is not None:
        return _point(line, found)
    found = _SIGN.match(words)
    if found is not None:
        first, style = next((first, style) for first, style in _SIGNS if found[1] >= first)
        return _entry(line, style, found[1], found[2], ord(found[1]) - ord(first) + 1)
    return None


def _point(line: Line, found: re.Match[str]) -> Line | None:
    quantity = not found[4] and line.words[found.end() : found.end() + 1].isdigit()
    if quantity and found[3] != "．":  # 3.5吨
        return None
    entry = _entry(line, "half" if found[3] in ")）" else "dot", found[1], found[4], int(found[2]))
    return replace(entry, loose=quantity)  # １．1—苯基: a mark if it continues a list


def _entry(line: Line, style: str, mark: str, separator: str, number: int) -> Line:
    entry = line.take("list", ("mark", mark), ("separator", separator))
    return replace(entry, ordinal=number, style=style)
