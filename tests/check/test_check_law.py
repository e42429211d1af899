"""The shipped law: it conforms, and whatever is taken out of it is missed by the right shape."""

import re

import pytest
import rdflib
from check_cases import ROOT, check
from rdflib import RDF, Namespace, URIRef

from zeren import names
from zeren.check import collected, engine, shapes
from zeren.check.graphs import to_rdflib

DATA = ROOT / "data"
LAW = "xj-2018-76"
ZR, OA = Namespace(names.TERM), Namespace(names.PREFIXES["oa"])
DUTY_CHAPTERS = (2, 3, 4)

if not (DATA / "graph" / f"{LAW}.trig").is_file():
    pytest.skip(f"data/graph/{LAW}.trig is not there: run zeren build", allow_module_level=True)


@pytest.fixture(scope="module")
def law() -> rdflib.Graph:
    return to_rdflib(collected.graphs_of(str(DATA)))


def at(law: rdflib.Graph, citation: str) -> URIRef:
    (node,) = law.subjects(ZR.citation, rdflib.Literal(citation))
    return node


def facts(law: rdflib.Graph, citation: str, kind: str) -> list[URIRef]:
    place = at(law, citation)
    return sorted(f for f in law.subjects(ZR.statedIn, place) if (f, RDF.type, ZR[kind]) in law)


def forget(graph: rdflib.Graph, node: URIRef) -> None:
    """Take a node out with all that points at it."""
    graph.remove((node, None, None))
    graph.remove((None, None, node))


def test_the_shipped_law_conforms_to_the_last_note(law, spread_shapes):
    assert check(law, spread_shapes) == ()


def test_what_is_taken_out_is_missed(law, spread_shapes):
    """Several faults in places far apart, one validation; each must be told by its shape on its node, and no more."""
    graph = rdflib.Graph()
    graph += law
    expected = set()

    def fault(shape: str, node: URIRef) -> None:
        expected.add((shape, str(node)))

    # 10-1: the duty is gone, with all that was said of it
    (duty,) = facts(law, "10-1", "Duty")
    for fact in list(law.subjects(ZR.statedIn, at(law, "10-1"))):
        forget(graph, fact)
    fault("Item-duty", at(law, "10-1"))
    fault("Provision-fact", at(law, "10-1"))
    assert duty not in set(graph.subjects())
    # 11-1: the duty has no function; 12-1: no post bears it; 13-1: its bearer is not written
    (duty,) = facts(law, "11-1", "Duty")
    graph.remove((duty, ZR.function, None))
    fault("Duty-function", duty)
    (duty,) = facts(law, "12-1", "Duty")
    graph.remove((None, ZR.bears, duty))
    fault("Duty-post", duty)
    (duty,) = facts(law, "13-1", "Duty")
    graph.remove((duty, ZR.bearerAsWritten, None))
    fault("Duty-bearerAsWritten", duty)
    # 22.1 names three fields and holds two roles now; 23.1 names one and holds none
    role = facts(law, "22.1", "RoleHeld")[1]
    for topic in law.subjects(ZR.topicOf, role):
        forget(graph, topic)
    forget(graph, role)
    fault("RoleSentence-count", at(law, "22.1"))
    for fact in list(law.subjects(ZR.statedIn, at(law, "23.1"))):
        forget(graph, fact)
    fault("RoleSentence-role", at(law, "23.1"))
    fault("Provision-fact", at(law, "23.1"))
    # 26.1: a role without its domain
    role = facts(law, "26.1", "RoleHeld")[0]
    graph.remove((role, ZR.domain, None))
    fault("RoleHeld-domain", role)
    # 48.1: the note that explains why it carries nothing is gone; 49.1: the build counted words without a fact
    (note,) = facts(law, "48.1", "CoverageNote")
    forget(graph, note)
    fault("Provision-fact", at(law, "48.1"))
    graph.set((at(law, "49.1"), ZR.unclaimedCodePoints, rdflib.Literal(21)))
    fault("Provision-claimed", at(law, "49.1"))
    # 63-1: the quote has lost its words; 64-1: it is a word too short
    for citation, words in (("63-1", None), ("64-1", "短")):
        span = graph.value(at(law, citation), ZR.span)
        quote = URIRef(f"{span}/quote")
        graph.remove((quote, OA.exact, None))
        if words:
            graph.add((quote, OA.exact, rdflib.Literal(words, lang="zh")))
        fault("Span-length" if words else "Quote-exact", span if words else quote)
    assert {(f.shape, f.focus) for f in check(graph, spread_shapes)} == expected


def test_findings_say_where_in_the_text(law, spread_shapes):
    graph = rdflib.Graph()
    graph += law
    (duty,) = facts(law, "22-3", "Duty")
    graph.remove((duty, ZR.function, None))
    (found,) = check(graph, spread_shapes)
    source = (DATA / "laws" / LAW / "source.txt").read_text(encoding="utf-8")
    assert (found.law, found.citation, found.label) == (LAW, "22-3", f"{LAW} 22-3")
    assert "烟花爆竹" in source[found.start : found.end]
    assert found.path == str(ZR.function)
    assert "functions" in found.message("en") and "functions" in found.message("zh")


def test_every_code_point_of_the_chapters_of_duties_is_spoken_for(law):
    """Read here apart from the program: the words of chapters 2–4 are those of their provisions, and each has a fact."""
    source = (DATA / "laws" / LAW / "source.txt").read_text(encoding="utf-8")
    chapters = re.split(r"^# 第[一二三四五六七八]章.*$", source, flags=re.MULTILINE)
    lines = [line for n in DUTY_CHAPTERS for line in chapters[n].splitlines() if line.strip()]
    opening = re.compile(r"^(第[一二三四五六七八九十]+条\u3000|（[一二三四五六七八九十]+）)")
    words = sorted(opening.sub("", line) for line in lines)
    provisions = [p for n in DUTY_CHAPTERS for p in law.subjects(ZR.chapterNumber, rdflib.Literal(n))]
    quotes = [str(law.value(URIRef(f"{law.value(p, ZR.span)}/quote"), OA.exact)) for p in provisions]
    assert sorted(quotes) == words
    for p in provisions:
        assert law.value(p, ZR.unclaimedCodePoints).toPython() == 0, p
        assert (None, ZR.statedIn, p) in law, p


def test_rules_over_a_whole_law_are_asked_once(spread_shapes):
    """What costs most in pyshacl is SPARQL asked of each node: only laws, of which there are few, are asked so."""
    asked = set(spread_shapes.subjects(rdflib.SH.sparql))
    assert asked
    for shape in asked:
        assert set(spread_shapes.objects(shape, rdflib.SH.targetClass)) == {ZR.Regulation}


def test_the_graph_given_is_not_changed(law, spread_shapes):
    before = len(law)
    engine.run(law, spread_shapes)
    assert len(law) == before


@pytest.mark.ci
def test_shapes_conform_to_shacl_for_shacl():
    archive = ROOT.parent / "shared" / "w3c" / "data-shapes.tar.xz"
    if not archive.is_file():
        pytest.skip("the W3C archive data-shapes.tar.xz is not here: SHACL for SHACL was not run")
    import tarfile

    with tarfile.open(archive) as files:
        content = files.extractfile("data-shapes/shacl/shacl-shacl.ttl")
        assert content is not None
        rules = rdflib.Graph().parse(data=content.read(), format="turtle")
    import pyshacl

    conforms, _, text = pyshacl.validate(shapes.load(), shacl_graph=rules, inference="none")
    assert conforms, text
    spoiled = shapes.load()
    spoiled.set((URIRef(names.SHAPE + "Duty-function"), rdflib.SH.minCount, rdflib.Literal("one")))
    assert not pyshacl.validate(spoiled, shacl_graph=rules, inference="none")[0]
