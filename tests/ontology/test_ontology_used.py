"""Each property serves a question: one that no query, shape or answer uses is not there."""

import re
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph

from zeren import names

ROOT = Path(__file__).resolve().parents[2]


def test_every_property_is_used_by_a_query_a_shape_or_a_rule(files: dict[str, Graph]) -> None:
    ontology = files["zeren"]
    properties = {
        str(p).removeprefix(names.TERM)
        for kind in (OWL.ObjectProperty, OWL.DatatypeProperty)
        for p in ontology.subjects(RDF.type, kind)
    }
    places = [*(ROOT / "queries").glob("*.rq"), *(ROOT / "shapes").glob("*.ttl")]
    used = set(re.findall(r"\bzr:(\w+)", "\n".join(path.read_text(encoding="utf-8") for path in places)))
    # A property may serve by its axiom: what is inferred through it answers questions.
    axioms = {str(o) for p in (OWL.propertyChainAxiom, OWL.onProperty) for o in ontology.objects(None, p)}
    chained = {
        str(n) for chain in ontology.objects(None, OWL.propertyChainAxiom) for n in ontology.items(chain)
    }
    used |= {iri.removeprefix(names.TERM) for iri in axioms | chained}
    # One that gathers several used ones serves whoever asks for any of them (holdsPostIn: head, deputy, member).
    gathering = {
        str(above).removeprefix(names.TERM)
        for above in ontology.objects(None, RDFS.subPropertyOf)
        if len(
            {s for s in ontology.subjects(RDFS.subPropertyOf, above) if s.removeprefix(names.TERM) in used}
        )
        > 1
    }
    assert properties - used - gathering == set()


def test_every_class_and_property_of_the_data_is_defined(files: dict[str, Graph]) -> None:
    defined = {str(s) for s in files["zeren"].subjects() if str(s).startswith(names.TERM)}
    said = set()
    for path in (ROOT / "data" / "graph").glob("*.trig"):
        said |= {names.TERM + local for local in re.findall(r"\bzr:(\w+)", path.read_text(encoding="utf-8"))}
    assert said - defined == set()


def test_every_query_term_is_defined(files: dict[str, Graph]) -> None:
    defined = {str(s) for s in files["zeren"].subjects() if str(s).startswith(names.TERM)}
    for path in (ROOT / "queries").glob("*.rq"):
        said = {names.TERM + local for local in re.findall(r"\bzr:(\w+)", path.read_text(encoding="utf-8"))}
        assert said <= defined, (path.name, said - defined)
