"""Proof: every answered row says where it stands, in the text's own words, and where the words stand."""

import itertools
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from zeren.ask.scope import Scope
    from zeren.store.embedded import Embedded

Row = dict[str, Any]
Ask = Callable[..., Any]
_GOLD = tomllib.loads((Path(__file__).with_name("gold_who.toml")).read_text(encoding="utf-8"))["term"]
TERMS = [term["zh"] for term in _GOLD] + [
    "安全生产", "应急预案", "一票否决", "化工", "能源", "旅游", "农机", "校车", "监狱", "广告", "工伤预防", "注册安全工程师", "气球", "养老机构", "房屋建筑与市政工程",
]  # fmt: skip


def _check(row: Row, source: str, passages: dict[str, Any]) -> None:
    """The contract's proof fields against the text as read without the program."""
    place = passages[row["citation"]]
    assert row["law"] == "xj-2018-76" and "article_suffix" not in row
    assert (row["article"], row["paragraph"], row["item"]) == (place.article, place.paragraph, place.item)
    assert (row["start"], row["end"]) == (place.start, place.end)
    assert source[row["start"] : row["end"]] == row["quote"] == place.words
    assert not row["quote"].startswith(("（", "第"))  # without the mark of item or article
    assert row["quote"].endswith(("；", "。", "："))  # with the closing mark
    spans = [(m["start"], m["end"]) for m in row["mentions"]]
    assert spans == sorted(spans)
    for start, end in spans:
        assert row["start"] <= start < end <= row["end"]
        assert source[start:end].strip("；。，、") == source[start:end]
    for (_, before), (_, after) in itertools.pairwise(spans):
        assert before < after  # none within another


def test_rows_of_who(who: Ask, source: str, passages: dict[str, Any]) -> None:
    rows = [row for term in TERMS for row in who(term).rows]
    assert len(rows) > 500
    for row in rows:
        _check(row, source, passages)


def test_rows_of_who_mention_what_was_asked_or_its_like(who: Ask, source: str) -> None:
    """Where TERM's own letters stand in a provision that answers directly, a mention covers one of the places."""
    checked = 0
    for term in TERMS:
        for row in who(term).rows:
            if row["strength"] != "direct" or term not in row["quote"] or row["band"] == "comprehensive":
                continue
            checked += 1
            mentioned = [source[m["start"] : m["end"]] for m in row["mentions"]]
            assert any(term in words or words in term for words in mentioned), (
                term,
                row["citation"],
                mentioned,
            )
    assert checked > 80


def test_rows_of_roles_and_duties(roles: Ask, duties: Ask, source: str, passages: dict[str, Any]) -> None:
    for row in [*roles(), *duties()]:
        _check(row, source, passages)


def test_rows_of_gaps_and_bodies(
    store: "Embedded", scope: "Scope", source: str, passages: dict[str, Any]
) -> None:
    from zeren.ask.body import body
    from zeren.ask.gaps import gaps

    found = gaps(store, scope)
    rows = [*found["unnamed_counterparts"], *found["one_sided_cooperation"]]
    rows += [supervisor for shared in found["shared_supervision"] for supervisor in shared["supervisors"]]
    for name in ("公安部门", "自治区教育厅", "中国保监会新疆监管局"):
        for profile in body(store, name, scope)["bodies"]:
            rows += profile["roles"] + profile["duties"]
    assert rows
    for row in rows:
        _check(row, source, passages)


@pytest.mark.parametrize("number", range(1, 87))
def test_text_of_every_article(
    number: int, store: "Embedded", scope: "Scope", source: str, passages: dict[str, Any]
) -> None:
    """Each article as a whole; every fact's words lie in their provision."""
    from zeren.ask.provision import provision

    rows = provision(store, str(number), scope)["provisions"]
    assert [row["citation"] for row in rows] == [c for c, p in passages.items() if p.article == number]
    for row in rows:
        _check(row, source, passages)
        for fact in row["facts"]:
            assert source[fact["start"] : fact["end"]] == fact["words"]
            assert row["start"] <= fact["start"] < fact["end"] <= row["end"]
