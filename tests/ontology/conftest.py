"""The three files of ontology/, parsed once, and the regulation's provisions by citation."""

import re
from pathlib import Path

import pytest
from rdflib import Graph

ROOT = Path(__file__).resolve().parents[2]
FILES = ("zeren", "concepts", "alignments")
SOURCE = ROOT / "data" / "laws" / "xj-2018-76" / "source.txt"
DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")}


def number(words: str) -> int:
    """A Chinese number below 100: ``number("八十六") == 86``."""
    tens, ten, units = words.rpartition("十")
    return (DIGITS[tens] if tens else 1) * 10 * bool(ten) + (DIGITS[units] if units else 0)


def read_provisions(text: str) -> dict[tuple[int, int, int | None], str]:
    """(article, paragraph, item) → its words; apart from the program, so that it can judge the cards."""
    found: dict[tuple[int, int, int | None], str] = {}
    article = paragraph = 0
    for line in text.splitlines():
        if opening := re.match("第([一二三四五六七八九十]+)条\u3000", line):
            article, paragraph = number(opening[1]), 1
            found[article, 1, None] = line[opening.end() :]
        elif article and (item := re.match("（([一二三四五六七八九十]+)）", line)):
            found[article, paragraph, number(item[1])] = line[item.end() :]
        elif article and line and not line.startswith("#"):
            paragraph += 1
            found[article, paragraph, None] = line
    return found


@pytest.fixture(scope="session")
def files() -> dict[str, Graph]:
    return {name: Graph().parse(ROOT / "ontology" / f"{name}.ttl") for name in FILES}


@pytest.fixture(scope="session")
def everything(files: dict[str, Graph]) -> Graph:
    merged = Graph()
    for graph in files.values():
        merged += graph
    return merged


@pytest.fixture(scope="session")
def source() -> str:
    return SOURCE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def provisions(source: str) -> dict[tuple[int, int, int | None], str]:
    return read_provisions(source)
