"""Opening: dates of one's own, problems that say what to do, the store and the graph behind the answers."""

import datetime
import doctest
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import rdflib

import zeren
import zeren.api
from zeren import queries
from zeren.api import Zeren
from zeren.errors import EndpointProblem, InputProblem, NothingFound, UsageProblem


def test_two_with_different_dates_do_not_disturb_each_other() -> None:
    before, after = zeren.open(as_of="2018-09-17"), zeren.open(as_of=datetime.date(2018, 9, 18))
    for _ in range(2):  # 第八十六条：自2018年9月18日起施行
        with pytest.raises(NothingFound, match="2018-09-18"):
            before.who("消防")
        assert after.who("消防").as_of == "2018-09-18"
    assert (before.as_of, after.as_of) == ("2018-09-17", "2018-09-18")


def test_a_question_may_have_a_date_of_its_own(z: Zeren) -> None:
    with pytest.raises(NothingFound):
        z.duties("公安部门", as_of="2011-01-26")
    assert z.duties("公安部门").as_of == "2018-10-01"
    assert zeren.open().who("消防").as_of == datetime.date.today().isoformat() and zeren.open().as_of is None


def test_laws_go_by_key_one_or_several(z: Zeren) -> None:
    assert z.who("消防", law="xj-2018-76") == z.who("消防", law=["xj-2018-76"]) == z.who("消防")
    with pytest.raises(NothingFound, match="xj-2011-14"):
        z.who("消防", law="xj-2011-14")


@pytest.mark.parametrize("name", ["nowhere", "file.txt", "empty"])
def test_a_path_that_holds_no_collection(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("x", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputProblem) as caught:
        zeren.open(tmp_path / name)
    assert caught.value.where == str(tmp_path / name) and caught.value.hint_zh


def test_a_collection_not_yet_built_is_told(tmp_path: Path) -> None:
    (tmp_path / "laws").mkdir()
    with pytest.raises(InputProblem, match="not been built"):
        zeren.open(tmp_path)


def test_what_is_no_date_or_address_is_told_at_once(z: Zeren) -> None:
    for day in ("2018-02-30", "20181001", "yesterday"):
        with pytest.raises(UsageProblem):
            zeren.open(as_of=day)
    with pytest.raises(EndpointProblem):
        zeren.open(endpoint="ftp://example.org/sparql")
    with pytest.raises(UsageProblem, match="village"):
        z.who("消防", level="village")


@pytest.mark.parametrize(("ask", "where"), [
    (lambda z: z.who(None), "term"),
    (lambda z: z.who("消防", as_of=2018), "as_of"),
    (lambda z: z.who("消防", law=5), "law"),
    (lambda z: z.who("消防", law=[5]), "law"),
    (lambda z: z.who("消防", level=["county"]), "level"),
    (lambda z: z.roles(5), "about"),
    (lambda z: z.duties(5), "body"),
    (lambda z: z.duties(post=5), "post"),
    (lambda z: z.body(b"x"), "name"),
    (lambda z: z.text(22), "citation"),
    (lambda z: z.query(None), "query"),
    (lambda _: zeren.open(5), "path"),  # type: ignore[arg-type]
    (lambda _: zeren.open(as_of=2018), "as_of"),  # type: ignore[arg-type]
    (lambda _: zeren.open(endpoint=5), "endpoint"),  # type: ignore[arg-type]
])  # fmt: skip
def test_what_has_the_wrong_type_is_told(z: Zeren, ask: Callable[[Any], Any], where: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        ask(z)
    assert caught.value.where == where and caught.value.hint_zh and caught.value.hint_en


def test_a_problem_met_as_an_exception_says_everything(z: Zeren) -> None:
    with pytest.raises(zeren.Problem) as caught:
        z.query("SELECT *\nWHERE {")
    problem = caught.value
    said = str(problem)
    assert problem.en in said and problem.hint_en in said and "SELECT * WHERE {" in said
    assert str(zeren.Problem("坏了", "broken")) == "broken"


def test_a_query_that_cannot_be_evaluated_is_told(z: Zeren, tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match="cannot be evaluated"):
        z.query("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    with pytest.raises(InputProblem, match="does not parse"):
        z.query("SELECT \ud800 {}")
    (tmp_path / "latin.rq").write_bytes(b"# \xe9")
    for path in (tmp_path / "latin.rq", tmp_path / "none.rq", tmp_path / "a\0b.rq"):
        with pytest.raises(InputProblem, match="cannot be read"):
            z.query(path)


def test_an_endpoint_is_asked_only_when_a_question_is() -> None:
    closed = zeren.open(endpoint="http://127.0.0.1:9/query")
    with pytest.raises(UsageProblem, match="endpoint"):
        _ = closed.rdflib
    with pytest.raises(EndpointProblem):
        closed.who("消防", as_of="2018-10-01")


def value(term: Any) -> Any:
    """An rdflib term as the store gives it."""
    python = term.toPython() if isinstance(term, rdflib.Literal) else str(term)
    return python if isinstance(python, (int, bool)) else str(term)


@pytest.mark.parametrize("name", ["roles", "cooperation", "supervision", "laws", "duties"])
def test_rdflib_answers_the_same_rows_as_the_store(z: Zeren, name: str) -> None:
    query = queries.load(name)
    mine = Counter(frozenset(row.items()) for row in z.store.select(query))
    theirs = Counter(
        frozenset((str(variable), value(term)) for variable, term in row.asdict().items() if term is not None)
        for row in z.rdflib.query(query)
    )
    assert theirs == mine and mine.total() > 0


def test_rdflib_has_every_graph_whole_and_is_read_once(z: Zeren) -> None:
    counted = {
        row["g"]: row["n"]
        for row in z.store.select("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    }
    held = {str(graph.identifier): len(graph) for graph in z.rdflib.graphs()}
    held.pop(str(z.rdflib.default_graph.identifier))
    assert held == counted
    assert set(held) == {
        f"https://w3id.org/zeren/graph/{n}"
        for n in ("ontology", "vocabulary", "index", "xj-2018-76/reviewed")
    }
    fresh = zeren.open(as_of="2018-10-01")
    with ThreadPoolExecutor(4) as pool:
        loaded = list(pool.map(lambda _: fresh.rdflib, range(4)))
    assert all(one is fresh.rdflib for one in loaded) and fresh.rdflib is not z.rdflib
    # The default graph is the union of the named ones, as in the store.
    head = rdflib.URIRef("https://w3id.org/zeren/body/public-security")
    assert "公安部门" in {str(o) for o in z.rdflib.objects(head, rdflib.SKOS.prefLabel)}


def test_queries_by_name_by_text_and_by_file(z: Zeren, tmp_path: Path) -> None:
    body = "https://w3id.org/zeren/body/public-security"
    by_name = z.query("roles", body=body)
    assert {row["as_written"] for row in by_name.rows} == {
        "消防",
        "道路交通",
        "危险物品公共安全",
    }  # 第二十二条
    file = tmp_path / "mine.rq"
    file.write_text(queries.load("roles"), encoding="utf-8")
    assert z.query(file, body=body) == z.query(queries.load("roles"), body=body) == by_name
    asked = z.query("ASK { GRAPH ?g { ?s ?p ?o } }")
    assert asked.truth is True and asked.to_dict() == {"head": {}, "boolean": True}
    assert by_name.to_dict()["head"]["vars"] == list(by_name.variables)
    with pytest.raises(UsageProblem, match="no parameter colour"):
        z.query("roles", colour="red")
    with pytest.raises(NothingFound):
        z.query("no-such-question")
    with pytest.raises(InputProblem, match="does not parse"):
        z.query("SELECT * WHERE {")
    with pytest.raises(InputProblem):
        z.query(tmp_path / "none.rq")
    made = z.query('CONSTRUCT { <http://example.org/a> <http://example.org/b> "c" } {}')
    assert len(rdflib.Graph().parse(data=made.to_turtle(), format="turtle")) == 1
    with pytest.raises(UsageProblem, match="triples"):
        made.to_dict()


def test_a_question_loads_nothing_heavy() -> None:
    code = (
        "import sys, zeren\n"
        "zeren.open(as_of='2018-10-01').who('消防').to_dict()\n"
        "print(sorted({'rdflib', 'pandas', 'pyshacl', 'owlrl', 'SPARQLWrapper', 'IPython'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("module", [zeren, zeren.api])
def test_the_examples_of_the_docstrings_hold(module: Any) -> None:
    found = doctest.testmod(module)
    assert found.attempted >= 3 and found.failed == 0
