"""A line of a legal text, as it looks by itself.

What it is *here* (a heading or a reference to one, an item or a heading of its own) needs its neighbours and is
settled in ``roles.py``.
"""

import re
from dataclasses import dataclass, replace

# Blanks as word processors and web pages leave them, zero-width ones included: as characters, and as a class.
BLANKS = (
    " \t\x1f\u00a0\u1680\u180e" + "".join(map(chr, range(0x2000, 0x2010))) + "\u202f\u205f\u2060\u3000\ufeff"
)
BLANK = "[ \t\x1f\u00a0\u1680\u180e\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff]"
_SENTENCE = re.compile("[。；;！？!?]|[，,：:]$")
_MAX_HEADING = 60
Token = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A line and what it looks like. ``lead + head + words + tail`` is the line, its line end included.

    start: code point at which the line begins. kind: blank, comment, table, contents, preamble, annex, part,
    subpart, chapter, section, article, bare (第…条 without a separator), entry (contents), list or text.
    head: (leaf kind, text) pairs up to the words. style: of a list its mark (see ``marks.py``), of a bare line
    its 第…条. hashes: number of Markdown heading marks. loose: a 章 heading without a separator, or a mark １．1
    that may be a quantity. typo: 笫 for 第, or a dash for 一.
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

    def take(self, kind: str, *head: Token) -> "Line":
        """The line as one of that kind, the given pieces taken off the front of its words."""
        pieces = self.head + tuple(token for token in head if token[1])
        rest = sum(len(text) for _, text in head)
        return replace(self, kind=kind, head=pieces, words=self.words[rest:])

    def plain(self, kind: str = "text") -> "Line":
        """The line with its marks taken as words again; Markdown marks at its beginning stay apart."""
        keep = self.head[:1] if self.head and self.head[0][0] == "markup" else ()
        words = "".join(text for _, text in self.head[len(keep) :]) + self.words
        return replace(
            self, kind=kind, head=keep, words=words, ordinal=None, suffix=None, style="", loose=False
        )


def is_short(words: str) -> bool:
    """Whether words could be a heading: short, and not a sentence."""
    return len(words) <= _MAX_HEADING and not _SENTENCE.search(words)
