"""A named graph being written: adds triples from plain Python values and prints them in one fixed order."""

from collections.abc import Iterator
from datetime import date

import pyoxigraph as ox

from zeren import names

XSD = names.PREFIXES["xsd"]
RDF_TYPE = names.PREFIXES["rdf"] + "type"
Node = ox.NamedNode | ox.Literal | ox.BlankNode


def iri(prefixed: str) -> str:
    """``iri("skos:broader")`` → the full IRI; our own terms are written ``zr:…``."""
    prefix, _, local = prefixed.partition(":")
    return names.PREFIXES[prefix] + local


def words(text: str, lang: str) -> ox.Literal:
    """A language-tagged literal."""
    return ox.Literal(text, language=lang)


def number(value: int) -> ox.Literal:
    """An xsd:integer literal."""
    return ox.Literal(str(value), datatype=ox.NamedNode(XSD + "integer"))


def day(value: date) -> ox.Literal:
    """An xsd:date literal."""
    return ox.Literal(value.isoformat(), datatype=ox.NamedNode(XSD + "date"))


def truth(value: bool) -> ox.Literal:
    """An xsd:boolean literal."""
    return ox.Literal("true" if value else "false", datatype=ox.NamedNode(XSD + "boolean"))


def ref(target: str) -> ox.NamedNode:
    """A node by its full IRI."""
    return ox.NamedNode(target)


class Triples:
    """The triples of one named graph."""

    def __init__(self, graph: str) -> None:
        self.graph = graph
        self._quads: set[ox.Quad] = set()

    def add(self, subject: str, predicate: str, *objects: Node | str) -> None:
        """Add one triple an object; a str object is an untagged string, IRIs go through ``ref``."""
        node = ox.NamedNode(self.graph)
        for value in objects:
            o = ox.Literal(value) if isinstance(value, str) else value
            self._quads.add(ox.Quad(ox.NamedNode(subject), ox.NamedNode(iri(predicate)), o, node))

    def type(self, subject: str, *classes: str) -> None:
        """State the classes of a subject."""
        self.add(subject, "rdf:type", *(ref(iri(c)) for c in classes))

    def labels(self, subject: str, predicate: str, zh: str, en: str) -> None:
        """A label or note in both languages."""
        self.add(subject, predicate, words(zh, "zh"), words(en, "en"))

    def __iter__(self) -> Iterator[ox.Quad]:
        return iter(sorted(self._quads, key=_order))

    def __len__(self) -> int:
        return len(self._quads)


def _order(quad: ox.Quad) -> tuple[str, bool, str, str]:
    predicate = quad.predicate.value
    return str(quad.subject), predicate != RDF_TYPE, predicate, str(quad.object)


def trig(graph: Triples) -> bytes:
    """The graph as TriG: prefixes first, subjects in order, ``a`` before other predicates."""
    # pyoxigraph's writer keeps the order it is given, so that sorted quads are the same bytes everywhere.
    result = ox.serialize(graph, format=ox.RdfFormat.TRIG, prefixes=names.PREFIXES)
    assert result is not None
    return result
