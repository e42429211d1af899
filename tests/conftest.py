"""What every test of answers shares: one store a session, built in a cache of its own, and the regulation's words.

The words are read here line by line and without the program's reader, so that expectations can judge what it says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from zeren.ask.scope import Scope
    from zeren.store.embedded import Embedded

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "data" / "laws" / "xj-2018-76" / "source.txt"
DAY = "2018-10-01"  # in force since 2018-09-18, before the first body was reformed
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")}


@dataclass(frozen=True)
class Passage:
    """A 款 or 项 as its line has it: address, words without the mark, and where the words stand (code points)."""

    article: int
    paragraph: int
    item: int | None
    words: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def chinese_number(words: str) -> int:
    """A Chinese number below 100: ``chinese_number("八十六") == 86``."""
    tens, ten, units = words.rpartition("十")
    return (_DIGITS[tens] if tens else 1) * 10 * bool(ten) + (_DIGITS[units] if units else 0)


def read_passages(text: str) -> dict[str, Passage]:
    """Short citation → passage. The 款 is named where an article holds several item lists, or for a 款 itself."""
    found: list[Passage] = []
    article = paragraph = at = 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip("\n")
        if opening := re.match("第([一二三四五六七八九十]+)条\u3000", words):
            article, paragraph = chinese_number(opening[1]), 1
            found.append(Passage(article, 1, None, words[opening.end() :], at + opening.end()))
        elif article and (mark := re.match("（([一二三四五六七八九十]+)）", words)):
            number = chinese_number(mark[1])
            found.append(Passage(article, paragraph, number, words[mark.end() :], at + mark.end()))
        elif article and words and not words.startswith("#"):
            paragraph += 1
            found.append(Passage(article, paragraph, None, words, at))
        at += len(line)
    lists = {(p.article, p.paragraph) for p in found if p.item is not None}
    several = {a for a, _ in lists if sum(a == other for other, _ in lists) > 1}
    cited = {}
    for p in found:
        place = f"{p.article}.{p.paragraph}" if p.item is None or p.article in several else str(p.article)
        cited[place + (f"-{p.item}" if p.item is not None else "")] = p
    return cited


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Stores are built in a directory of this session, never in the cache of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZEREN_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def store(own_cache: None) -> "Embedded":  # noqa: ARG001  (the cache must be set before the store is built)
    """The shipped collection in the embedded store."""
    from zeren import resources
    from zeren.store.embedded import Embedded

    return Embedded(resources.DATA)


@pytest.fixture(scope="session")
def scope() -> "Scope":
    """All laws, all levels, on a day on which the regulation is in force."""
    from zeren.ask.scope import Scope

    return Scope(DAY)


@pytest.fixture(scope="session")
def source() -> str:
    """The stored text, as the offsets count it."""
    return SOURCE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def passages(source: str) -> dict[str, Passage]:
    """Short citation → passage, read without the program."""
    return read_passages(source)
