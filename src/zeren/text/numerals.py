"""Numbers as Chinese laws write them: 一百零五, 一〇五, 廿三, 105, １０５.

A table of our own rather than a library: ordinals of laws stay below 10,000, and this module is imported by
everything that reads a text, so it has to load in no time.
"""

_DIGITS = {
    **{ch: n for n, ch in enumerate("0123456789")},
    **{ch: n for n, ch in enumerate("０１２３４５６７８９")},
    **{ch: n for n, ch in enumerate("〇一二三四五六七八九")},
    **{ch: n for n, ch in enumerate("零壹贰叁肆伍陆柒捌玖")},
    # Zero as a circle or a letter, 两, traditional forms, and the radicals that text from a PDF holds.
    **{"○": 0, "◯": 0, "Ｏ": 0, "O": 0, "两": 2, "兩": 2, "貳": 2, "參": 3, "陸": 6},
    **{"\u2f00": 1, "\u2f06": 2, "\u2f0b": 8},
}
_UNITS = {"十": 10, "拾": 10, "\u2f17": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": 20, "卅": 30, "卌": 40}
# 三十－条: a dash typed for 一. Only a heading with all its other signs may be read so (see lines.py).
DASHES = "－—–―ー"
# The characters of a numeral, as the inside of a regular expression's class.
NUMERAL_CLASS = "0-9０-９" + "".join(
    ch for ch in (*_DIGITS, *_UNITS, *_TENS) if ch not in "0123456789０１２３４５６７８９"
)
_CHINESE = "零一二三四五六七八九"


def parse_numeral(text: str) -> int | None:
    """The number that ``text`` writes (0 … 9999), or None if it is no numeral; blanks inside are skipped.

    ``parse_numeral("一百零五") == 105``; a run of digits is read by place (``一〇五``, ``105``).
    """
    text = "".join(text.split())
    if not text or len(text) > 9:
        return None
    if all(ch in _DIGITS for ch in text):
        return int("".join(str(_DIGITS[ch]) for ch in text)) if len(text) <= 4 else None
    total, limit, digit = 0, 10_000, None
    for ch in text:
        if ch in _DIGITS:
            if digit:  # 二三十 is no number; 零三 is
                return None
            digit = _DIGITS[ch]
        elif ch in _TENS:
            if digit or limit <= 10:
                return None
            total, limit, digit = total + _TENS[ch], 10, None
        elif ch in _UNITS:
            unit = _UNITS[ch]
            if unit >= limit or (digit == 0 and unit != 10):
                return None
            total, limit, digit = total + (digit or 1) * unit, unit, None
        else:
            return None
    return total + (digit or 0)


def format_numeral(number: int) -> str:
    """``format_numeral(105) == "一百零五"``, for 0 … 9999; other numbers are written in digits."""
    if not 0 <= number <= 9999:
        return str(number)
    if number < 10:
        return _CHINESE[number]
    out, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            out += ("零" if gap else "") + _CHINESE[digit] + name
            gap = False
        else:
            gap = bool(out)
    return out[1:] if out.startswith("一十") else out
