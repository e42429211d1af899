"""The project's shapes, ready for the validator, and what each of them says to people."""

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from zeren import names, resources
from zeren.check.graphs import to_rdflib

if TYPE_CHECKING:
    import rdflib

SH = names.PREFIXES["sh"]
TARGETS = ("targetClass", "targetSubjectsOf", "targetObjectsOf", "targetNode")


@dataclass(frozen=True, slots=True)
class Shape:
    """A named shape: its key, severity and messages. whole_law: a SPARQL rule whose value is the node at fault."""

    key: str
    severity: str
    message_zh: str
    message_en: str
    whole_law: bool


def load(folder: str = resources.SHAPES) -> "rdflib.Graph":
    """The shapes graph as it stands in ``shapes/``."""
    quads = []
    for name in sorted(os.listdir(folder)):
        if name.endswith(".ttl"):
            for quad in ox.parse(path=os.path.join(folder, name), format=ox.RdfFormat.TURTLE):
                quads.append(quad)
    return to_rdflib(quads)


def spread(shapes: "rdflib.Graph") -> "rdflib.Graph":
    """The same shapes with the targets of a class shape moved to its property shapes.

    pyshacl asks the property shapes of a class shape node by node, but a shape with targets of its own once for
    all its nodes: the same findings, several times sooner. ``shapes/`` keeps the usual form, for people and
    for other validators. The given graph is changed and returned.
    """
    from rdflib import URIRef

    targets = [URIRef(SH + name) for name in TARGETS]
    for shape, prop in list(shapes.subject_objects(URIRef(SH + "property"))):
        own = [(t, o) for t in targets for o in shapes.objects(shape, t)]
        if own and isinstance(shape, URIRef) and isinstance(prop, URIRef):
            shapes.remove((shape, URIRef(SH + "property"), prop))
            for target, value in own:
                shapes.add((prop, target, value))
    return shapes


def described(shapes: "rdflib.Graph") -> dict[str, Shape]:
    """IRI → each named shape that reports, that is, has messages."""
    from rdflib import Literal, URIRef

    found: dict[str, Shape] = {}
    for node in set(shapes.subjects(URIRef(SH + "message"))):
        messages = {
            m.language: str(m) for m in shapes.objects(node, URIRef(SH + "message")) if isinstance(m, Literal)
        }
        severity = names.key(str(shapes.value(node, URIRef(SH + "severity")))).lower()
        whole = (node, URIRef(SH + "sparql"), None) in shapes
        found[str(node)] = Shape(names.key(str(node)), severity, messages["zh"], messages["en"], whole)
    return found
