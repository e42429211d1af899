"""Quads → the one graph that is validated: facts, vocabularies and plain subClassOf, no other OWL."""

import datetime
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyoxigraph as ox

from zeren import names
from zeren.graph.triples import iri

if TYPE_CHECKING:
    import rdflib

XSD = names.PREFIXES["xsd"]
RDF_TYPE, SUBCLASS = iri("rdf:type"), iri("rdfs:subClassOf")
# Of the index only the states of the law graphs are data; the rest is derived from what is validated anyway.
INDEXED = {RDF_TYPE, names.term("state"), names.term("regulation")}
# A literal of these is handed on as what it says it is; any other is never computed with (see ``_literal``).
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_UNCOMPUTED = "urn:x-zeren:uncomputed"


def judged(quads: Iterable[ox.Quad], *, foreign: bool) -> Iterable[ox.Quad]:
    """The quads that count.

    Ontology: subClassOf between named classes, and the closed lists. Index: the states of the law graphs. Inferred
    graphs: nothing, they follow from the rest. Foreign data may neither bring shapes nor say what our terms are.
    """
    for quad in quads:
        graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        subject = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
        predicate = quad.predicate.value
        if graph == names.ONTOLOGY_GRAPH and not foreign:
            keep = subject.startswith(names.CONCEPT) or (
                predicate == SUBCLASS and subject != "" and isinstance(quad.object, ox.NamedNode)
            )
        elif graph == names.INDEX_GRAPH:
            keep = predicate in INDEXED and subject.startswith(names.GRAPH)
        elif graph.endswith("/inferred"):
            keep = False
        else:
            keep = not foreign or not (
                subject.startswith(names.TERM) or predicate.startswith(names.PREFIXES["sh"])
            )
        if keep:
            yield quad


def to_rdflib(quads: Iterable[ox.Quad]) -> "rdflib.Graph":
    """One rdflib graph in memory, the union of the quads' graphs."""
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    terms: dict[object, rdflib.term.Node] = {}

    def term(node: object) -> "rdflib.term.Node":
        found = terms.get(node)
        if found is None:
            found = terms[node] = _term(node)
        return found

    for quad in quads:
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph


def _term(node: object) -> "rdflib.term.Node":
    import rdflib

    if isinstance(node, ox.NamedNode):
        return rdflib.URIRef(node.value)
    if isinstance(node, ox.BlankNode):
        return rdflib.BNode(node.value)
    if isinstance(node, ox.Literal):
        if node.language:
            return rdflib.Literal(node.value, lang=node.language)
        if node.datatype.value == XSD + "string":
            return rdflib.Literal(node.value)  # as rdflib's own parsers give it, or "x" and "x" would be two
        return rdflib.Literal(node.value, datatype=rdflib.URIRef(_datatype(node)), normalize=False)
    raise ValueError(f"no RDF 1.1 term: {node}")


def _datatype(literal: ox.Literal) -> str:
    """The literal's datatype, or one that nothing computes with.

    rdflib turns literals into Python values as soon as it sees them, which for 1e999999999 or an XML document with
    entities takes seconds or worse. No shape of ours wants such a datatype, so the finding is the same.
    """
    datatype, value = literal.datatype.value, literal.value
    if datatype == XSD + "integer" and _INTEGER.fullmatch(value):
        return datatype
    if datatype == XSD + "boolean" and value in ("true", "false", "1", "0"):
        return datatype
    if datatype == XSD + "date" and _is_day(value):
        return datatype
    if datatype == XSD + "anyURI":
        return datatype
    return _UNCOMPUTED


def _is_day(value: str) -> bool:
    try:
        return len(value) == 10 and bool(datetime.date.fromisoformat(value))
    except ValueError:
        return False
