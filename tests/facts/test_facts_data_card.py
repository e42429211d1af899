"""What data/README.md tells stewards of the tables is what the tables are."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from zeren import resources
from zeren.facts import load, meta, tables
from zeren.facts.cells import BadCell
from zeren.graph.topics import topics

CARD = Path(resources.DATA, "README.md").read_text(encoding="utf-8")
ALL = (*tables.FACT_TABLES, *tables.VOCABULARY_TABLES)


def listed(heading: str) -> dict[str, str]:
    """Column → its values, of the table under a heading; a row may name several."""
    [section] = re.findall(rf"^### {re.escape(heading)}\n(.*?)(?=^##)", CARD, re.M | re.S)
    rows = [[c.strip() for c in row.strip("|").split("|")] for row in re.findall(r"^\|.*\|$", section, re.M)]
    assert all(len(row) == 3 and all(row) for row in rows)
    return {name: row[1] for row in rows[2:] for name in re.findall(r"`(.+?)`", row[0])}


def columns(table: tables.Table[Any]) -> dict[str, str]:
    own = listed(f"`{table.file}`")
    if table not in tables.FACT_TABLES:
        return own
    return {**listed("Every fact table begins with"), **own, **listed("Every fact table ends with")}


def words(column: Any) -> set[str]:
    """The closed list of a column; empty if it has none."""
    try:
        column.read("?")
    except BadCell as bad:
        if "not one of: " in bad.en:
            return set(bad.en.split("not one of: ")[1].split("、"))
    return set()


@pytest.mark.parametrize("table", ALL, ids=lambda table: table.file)
def test_columns_and_values_are_those_of_the_tables(table: tables.Table[Any]) -> None:
    told = columns(table)
    assert list(told) == [column.name for column in table.columns]
    for column in table.columns:
        if words(column):
            assert set(re.findall(r"`(.+?)`", told[column.name])) == words(column), column.name


def test_every_closed_list_is_seen() -> None:
    closed = {(table.file, c.name) for table in ALL for c in table.columns if words(c)}
    assert {("duties.csv", "functions"), ("topics.csv", "phases"), ("timing.csv", "unit")} < closed
    assert {("domains.csv", "named_in_text"), ("bodies.csv", "category"), ("roles.csv", "level")} < closed


def test_the_keys_of_law_toml_are_those_that_are_read() -> None:
    told = listed("`law.toml`")
    read = {*meta._TEXTS, *meta._DAYS, *meta._OTHERS, "in_force", "state", "place_level", "duty_chapters"}
    shipped = tomllib.loads(Path(resources.DATA, "laws/xj-2018-76/law.toml").read_text(encoding="utf-8"))
    assert set(told) == read | set(shipped) | {"date_no_longer_in_force"}
    for key, allowed in (("state", meta.lists.STATES[:2]), ("place_level", meta.lists.PLACE_LEVELS)):
        assert re.findall(r"`(.+?)`", told[key]) == list(allowed)


def test_the_counts_are_those_of_the_data() -> None:
    collection = load(resources.DATA)
    [law] = collection.laws
    counts = dict(re.findall(r"^\| (\w+) \| (\d+) \|", CARD, re.M))
    assert set(counts) == {"roles", "duties", "topics", "cooperation", "secretariats", "timing"}
    for name, count in counts.items():
        assert len(law.facts[f"{name}.csv"]) == int(count), name
    [told] = re.findall(
        r"holds (\d+) topics: the (\d+) rows of `topics.csv`, and (\d+) .*?domain \((\d+)\).*?\((\d+)\)\.", CARD, re.S
    )  # fmt: skip
    everything, typed, derived, of_roles, of_aspects = map(int, told)
    assert typed == int(counts["topics"]) and of_roles == int(counts["roles"])
    assert everything == len(topics(law, collection.vocabulary)) == typed + derived
    assert derived == of_roles + of_aspects
