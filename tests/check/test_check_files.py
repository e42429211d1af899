"""Foreign files: read by Oxigraph alone, judged by our shapes alone, refused with a place and a cure."""

import http.server
import json
import os
import re
import shutil
import threading
import time

import pytest
from check_cases import GOOD, ROOT

from zeren import names
from zeren.check import validate
from zeren.check.sources import MAX_BYTES
from zeren.errors import InputProblem

HEAD = GOOD.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A small collection without a law, so that these tests judge what they bring and little else."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "graph").mkdir()
    graph = ROOT / "data" / "graph" / "ontology.trig"
    if not graph.is_file():
        pytest.skip("data/graph/ontology.trig is not there: run zeren build")
    shutil.copy(graph, folder / "graph")
    return str(folder)


def written(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_good_file_conforms_and_a_faulty_one_does_not(tmp_path, home):
    assert validate([str(GOOD)], data=home).conforms
    path = written(
        tmp_path, "x.ttl", HEAD.replace("zr:function function:inspection, function:coordination", "a zr:Duty")
    )
    report = validate([path], data=home)
    assert [(f.shape, f.label, f.citation) for f in report.findings] == [("Duty-function", "demo 2-1", "2-1")]
    assert report.counts == {"violation": 1, "warning": 0, "info": 0}


@pytest.mark.parametrize("extension", ["trig", "nt", "nq", "jsonld"])
def test_every_format_says_the_same(extension, tmp_path, home):
    import pyoxigraph as ox

    kind = {
        "trig": ox.RdfFormat.TRIG,
        "nt": ox.RdfFormat.N_TRIPLES,
        "nq": ox.RdfFormat.N_QUADS,
        "jsonld": ox.RdfFormat.JSON_LD,
    }
    text = HEAD.replace('"其主要负责人"', '""')
    turtle = ox.parse(input=text, format=ox.RdfFormat.TURTLE)
    path = tmp_path / f"x.{extension}"
    ox.serialize((q.triple for q in turtle), str(path), format=kind[extension])
    found = validate([str(path)], data=home).findings
    assert found == validate([written(tmp_path, "y.ttl", text)], data=home).findings
    # The words are gone, so the text names no leader; but a post bears the duty all the same.
    assert [f.shape for f in found] == ["Duty-bearerAsWritten"]


def test_shapes_in_the_data_change_nothing(tmp_path, home):
    hostile = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shape: <https://w3id.org/zeren/shape#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
shape:Duty-function sh:deactivated true ; sh:minCount 0 .
shape:Everything a sh:NodeShape ; sh:targetClass zr:Duty ; sh:property [ sh:path zr:nothing ; sh:minCount 1 ] .
zr:Duty a sh:NodeShape ; sh:property [ sh:path zr:nothing ; sh:minCount 1 ] .
zr:Duty rdfs:subClassOf zr:CoverageNote .
<http://a/doc> owl:imports <http://127.0.0.1:9/shapes> ; sh:shapesGraph <http://127.0.0.1:9/shapes> .
"""
    assert validate([written(tmp_path, "x.ttl", HEAD + hostile)], data=home).conforms
    broken = HEAD.replace("zr:function function:inspection, function:coordination", "a zr:Duty") + hostile
    found = validate([written(tmp_path, "y.ttl", broken)], data=home).findings
    assert [f.shape for f in found] == ["Duty-function"]


def test_a_file_that_does_not_parse_is_refused_with_its_line(tmp_path, home):
    path = written(tmp_path, "x.ttl", "@prefix a: <http://a/> .\na:b a:c a:d .\na:b a:c ..\n")
    with pytest.raises(InputProblem) as caught:
        validate([path], data=home)
    assert caught.value.where == f"{path}, line 3"
    assert caught.value.exit_code == 2


def test_triple_terms_are_refused(tmp_path, home):
    path = written(tmp_path, "x.ttl", "@prefix a: <http://a/> .\na:b a:c <<( a:d a:e a:f )>> .\n")
    with pytest.raises(InputProblem) as caught:
        validate([path], data=home)
    assert caught.value.where == path and "1.2" in caught.value.en


def test_a_remote_context_is_refused_without_a_connection(tmp_path, home):
    hits = []

    class Canary(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            hits.append(self.path)
            self.send_error(404)

        def log_message(self, *_):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Canary) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            address = f"http://127.0.0.1:{server.server_port}/context.jsonld"
            for context in (address, [address], {"@import": address}):
                document = {"@context": context, "@id": "http://a/b", "http://a/c": "d"}
                with pytest.raises(InputProblem) as caught:
                    validate([written(tmp_path, "x.jsonld", json.dumps(document))], data=home)
                assert "x.jsonld, line 1" in caught.value.where
        finally:
            server.shutdown()
            thread.join()
    assert hits == []


def test_too_large_unknown_and_missing_files_are_refused(tmp_path, home):
    large = tmp_path / "x.ttl"
    with open(large, "wb") as file:
        file.truncate(MAX_BYTES + 1)
    for path, word in (
        (str(large), "large"),
        (written(tmp_path, "x.rdf", "<a/>"), "kind"),
        (str(tmp_path / "no.ttl"), "No such file"),
        (str(tmp_path / "no"), "No such file"),
    ):
        with pytest.raises(InputProblem) as caught:
            validate([path], data=home)
        assert word in caught.value.en
        assert caught.value.where.startswith(path)
        assert caught.value.hint_zh and caught.value.hint_en


def test_literals_that_are_costly_to_compute_are_not_computed(tmp_path, home):
    bomb = (
        "<!DOCTYPE x ["
        + "".join(f'<!ENTITY a{i + 1} "{f"&a{i};" * 10}">' for i in range(9))
        + "]><x>&a9;</x>"
    )
    odd = f"""
<https://w3id.org/zeren/span/demo/81-95/position> oa:end "1e999999999"^^xsd:decimal, "{"9" * 5000}"^^xsd:integer .
law:demo dcterms:publisher '''{bomb}'''^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral> .
"""
    started = time.monotonic()
    found = {f.shape for f in validate([written(tmp_path, "x.ttl", HEAD + odd)], data=home).findings}
    assert time.monotonic() - started < 20
    assert {"Position-end", "Regulation-publisher"} <= found
    assert all(len(f.value or "") <= 200 for f in validate([str(tmp_path / "x.ttl")], data=home).findings)


def test_blank_nodes_are_named_by_their_place(tmp_path, home):
    path = written(tmp_path, "x.ttl", HEAD + "[] a zr:Topic . _:z a zr:Topic .")
    one, two = (validate([path], data=home) for _ in range(2))
    assert one == two
    assert {f.focus for f in one.findings} == {"_:xttl0", "_:xttl1"}


@pytest.mark.ci
def test_a_file_about_a_shipped_law_is_judged_with_it(tmp_path):
    if not (ROOT / "data" / "graph" / "xj-2018-76.trig").is_file():
        pytest.skip("data/graph/xj-2018-76.trig is not there: run zeren build")
    path = written(
        tmp_path,
        "x.ttl",
        f"""
@prefix zr: <{names.TERM}> .
<{names.BASE}general/x/1> a zr:GeneralProvision ; zr:statedIn <{names.LAW}xj-2018-76/art_22__para_1> .
""",
    )
    found = validate([path])
    assert {f.shape for f in found.findings} >= {"Fact-evidence", "GeneralProvision-body"}
    assert {f.citation for f in found.findings} == {"22.1"}
    assert "Fact-statedIn" not in {f.shape for f in found.findings}


@pytest.fixture
def collection(tmp_path):
    """A copy of the shipped collection, cut to what reading and building need."""
    if (
        not (ROOT / "data" / "graph").is_dir()
        or not (ROOT / "data" / "laws" / "xj-2018-76" / "duties.csv").is_file()
    ):
        pytest.skip("the shipped collection has not been built")
    return shutil.copytree(ROOT / "data", tmp_path / "data")


def test_a_bad_table_is_a_finding_with_file_line_and_column(collection):
    duties = collection / "laws" / "xj-2018-76" / "duties.csv"
    duties.chmod(0o644)
    lines = duties.read_text(encoding="utf-8").split("\n")
    lines[3] = lines[3].replace(",own,", ",alone,", 1)
    duties.write_text("\n".join(lines), encoding="utf-8")
    (found,) = validate([str(collection)]).findings
    assert (found.shape, found.severity) == ("Collection-tables", "violation")
    assert found.where == f"{duties}, line 4, column mode"
    assert found.focus == str(duties)
    assert "alone" in found.message_zh and "alone" in found.message_en


@pytest.mark.ci
def test_tables_changed_since_the_build_are_told(collection):
    duties = collection / "laws" / "xj-2018-76" / "duties.csv"
    duties.chmod(0o644)
    text = duties.read_text(encoding="utf-8")
    assert validate([str(collection)]).conforms
    duties.write_text(text.replace(",own,", ",lead,", 1), encoding="utf-8")
    (found,) = validate([str(collection)]).findings
    assert (found.shape, found.severity) == ("Collection-built", "violation")
    assert found.where.endswith("xj-2018-76.trig")
    assert validate(data=str(collection)).findings == (found,), "without paths the tables are read too"


@pytest.mark.ci
def test_a_graph_whose_law_is_gone_is_told(collection):
    """What no table says any more would still be answered from the graph."""
    shutil.rmtree(collection / "laws" / "xj-2018-76")
    built = [f for f in validate(data=str(collection)).findings if f.shape == "Collection-built"]
    told = {os.path.basename(f.where): f.severity for f in built}
    assert told == {"index.trig": "violation", "xj-2018-76.trig": "violation"}


@pytest.mark.ci
def test_all_bad_cells_are_told_at_once_in_the_order_of_the_lines(collection):
    def spoil(file, old, new, lines):
        path = collection / file
        rows = path.read_text(encoding="utf-8").split("\n")
        for line in lines:
            assert old in rows[line - 1]
            rows[line - 1] = rows[line - 1].replace(old, new, 1)
        path.chmod(0o644)
        path.write_text("\n".join(rows), encoding="utf-8")
        return path

    duties = spoil("laws/xj-2018-76/duties.csv", ",own,", ",alone,", [4, 12, 100])
    spoil("laws/xj-2018-76/duties.csv", ",principal,", ",boss,", [4])
    timing = spoil("laws/xj-2018-76/timing.csv", ",stated,", ",guessed,", [3])
    # A body that cannot be read is told once, and not again by each row that speaks of it.
    bodies = spoil("vocabulary/bodies.csv", ",party-committee,all-levels,", ",club,all-levels,", [2])
    found = [f.where for f in validate([str(collection)]).findings if f.shape == "Collection-tables"]
    assert found == [
        f"{duties}, line 4, column post", f"{duties}, line 4, column mode", f"{duties}, line 12, column mode",
        f"{duties}, line 100, column mode", f"{timing}, line 3, column reached", f"{bodies}, line 2, column category",
    ]  # fmt: skip


@pytest.mark.ci
def test_no_more_than_a_hundred_faults_of_tables_are_told(collection):
    topics = collection / "laws" / "xj-2018-76" / "topics.csv"
    topics.chmod(0o644)
    text = topics.read_text(encoding="utf-8")
    assert text.count(",stated,") > 100
    topics.write_text(text.replace(",stated,", ",guessed,"), encoding="utf-8")
    assert len([f for f in validate([str(collection)]).findings if f.shape == "Collection-tables"]) == 100


def test_messages_keep_to_their_language(tmp_path, home):
    for path in (tmp_path / "no.ttl", tmp_path / ("x" * 300 + ".ttl")):
        with pytest.raises(InputProblem) as caught:
            validate([str(path)], data=home)
        assert not re.search("[A-Za-z]", caught.value.zh), caught.value.zh
        assert caught.value.en.isascii()


def test_a_collection_that_is_not_there_or_not_built(tmp_path):
    with pytest.raises(InputProblem):
        validate([], data=str(tmp_path / "none"))
    (tmp_path / "laws").mkdir()
    with pytest.raises(InputProblem) as caught:
        validate([], data=str(tmp_path))
    assert "zeren build" in caught.value.hint_en
