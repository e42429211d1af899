"""One open collection for all tests of the Python face, and the regulation's own text."""

import tomllib
from pathlib import Path

import pytest

import zeren
from zeren.api import Zeren

ROOT = Path(__file__).resolve().parents[2]
DAY = "2018-10-01"


@pytest.fixture(scope="session")
def z() -> Zeren:
    return zeren.open(as_of=DAY)


@pytest.fixture(scope="session")
def source() -> str:
    return (ROOT / "data/laws/xj-2018-76/source.txt").read_bytes().decode("utf-8")


@pytest.fixture(scope="session")
def terms() -> list[str]:
    """The terms that were answered from the text alone, and some that it does not have."""
    gold = tomllib.loads((ROOT / "tests/ask/gold_who.toml").read_text(encoding="utf-8"))
    known = [entry["zh"] for entry in gold["term"]]
    assert len(known) > 10
    return [*known, "消防", "电梯", "铁路", "fire safety", "xf", "房屋建筑与市政工程", "qqqq", "安全生产"]
