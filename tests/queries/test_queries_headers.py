"""Each stored question says in zh and en what it asks, on which article, and with which parameters; and it parses."""

import re
from pathlib import Path

import pytest
import query_values
import rdflib.plugins.sparql as sparql

from zeren import queries, resources
from zeren.errors import NothingFound

NAMES = queries.names()
_CITED = re.compile(r"\d+(\.\d+)?(–\d+)?(, \d+(–\d+)?)*")
_KINDS = ("iri", "string", "integer")


def test_each_file_is_a_question() -> None:
    files = {p.stem for p in Path(resources.QUERIES).glob("*.rq")}
    assert files == set(NAMES)
    assert len(NAMES) >= 30


def test_a_name_never_becomes_a_path() -> None:
    for name in ("../pyproject", "/etc/passwd", "who.rq", "", "who\0", "谁", "no-such-question"):
        with pytest.raises(NothingFound) as told:
            queries.load(name)
        assert told.value.exit_code == 3
        assert "who" in told.value.hint_zh


@pytest.mark.parametrize("name", NAMES)
def test_header_is_complete(name: str) -> None:
    header = queries.header(queries.load(name))
    assert set(header) == {"summary", "summary_en", "article", "params"}
    zh, en, article = (str(header[key]) for key in ("summary", "summary_en", "article"))
    assert re.search("[\u4e00-\u9fff]{4}", zh)
    assert en.isascii() and len(en.split()) >= 3
    assert _CITED.fullmatch(article), article
    assert all(1 <= int(n) <= 86 for n in re.findall(r"\d+", article))


@pytest.mark.parametrize("name", NAMES)
def test_header_names_the_parameters_of_the_text(name: str) -> None:
    params = queries.header(queries.load(name))["params"]
    assert isinstance(params, dict)
    assert set(params) == set(query_values.takes(name))
    for kind_and_meaning in params.values():
        kind, dash, meaning = kind_and_meaning.partition(" — ")
        assert kind in _KINDS and dash and meaning


@pytest.mark.parametrize("name", NAMES)
def test_summaries_and_params_are_in_the_header_alone(name: str) -> None:
    lines = queries.load(name).splitlines()
    body = [line for line in lines if not line.startswith("#+")]
    assert lines[: len(lines) - len(body)] + body == lines, "the header comes first"
    assert not any(line.lstrip().startswith("#") for line in body)


@pytest.mark.parametrize("name", NAMES)
def test_parameters_stand_in_patterns_alone(name: str) -> None:
    """``fill`` replaces by text: no parameter may stand in a string, a comment, an IRI, or begin another's name."""
    text = queries.load(name)
    everywhere = re.findall(r"[?$]_[A-Za-z0-9_]+", text)
    read_as_tokens = [m["name"] for m in queries._tokens().finditer(text) if m["name"]]
    assert [found[1:] for found in everywhere] == read_as_tokens
    assert not any(found.startswith("$") for found in everywhere), "fill knows ?_name only"
    taken = query_values.takes(name)
    assert not any(a != b and b.startswith(a) for a in taken for b in taken)


@pytest.mark.parametrize("name", NAMES)
def test_bind_and_fill_write_the_same_question(name: str) -> None:
    for values in query_values.bindings(name):
        assert queries.fill(name, **values) == queries.bind(queries.load(name), values)
        assert set(query_values.takes(name)) >= set(values)


@pytest.mark.parametrize("name", NAMES)
def test_question_parses_as_it_stands_and_names_its_graphs(name: str) -> None:
    """The W3C grammar as rdflib has it; no FROM, no pattern outside GRAPH, so that every engine reads the same."""
    text = queries.load(name)
    algebra = sparql.prepareQuery(text).algebra
    assert algebra.name == "SelectQuery" and not algebra.datasetClause
    assert not re.search(r"\bSELECT\s+(DISTINCT\s+)?\*", text)
    assert not _outside_graph(algebra)


def _outside_graph(node: object) -> bool:
    """Whether a triple pattern stands outside every GRAPH."""
    if isinstance(node, list | tuple):
        return any(_outside_graph(part) for part in node)
    if not isinstance(node, dict):
        return False
    if getattr(node, "name", "") == "Graph":
        return False
    if getattr(node, "name", "") == "BGP" and node.get("triples"):
        return True
    return any(_outside_graph(part) for key, part in node.items() if not key.startswith("_"))


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_has_a_value_to_try(name: str) -> None:
    tried = {key for values in query_values.bindings(name) for key in values}
    assert tried == set(query_values.takes(name))
