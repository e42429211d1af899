"""pyshacl judges; its results become findings."""

from typing import TYPE_CHECKING

from zeren import names
from zeren.check.findings import Finding
from zeren.check.places import Places
from zeren.check.shapes import SH, Shape, described

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

MAX_VALUE = 200


def run(data: "rdflib.Graph", shapes: "rdflib.Graph") -> list[Finding]:
    """Validate a graph with the project's shapes.

    The shapes graph is always given, so that data cannot act as shapes; nothing is inferred, imported or fetched.
    """
    import pyshacl
    from rdflib import Graph

    _, results, _ = pyshacl.validate(
        data,
        shacl_graph=shapes,
        inference="none",
        advanced=False,
        do_owl_imports=False,
        meta_shacl=False,
        js=False,
    )
    if not isinstance(results, Graph):  # a shape that the validator cannot run is our fault, not the data's
        raise RuntimeError(f"validation failed: {results}")
    return list(_findings(data, shapes, results))


def _findings(data: "rdflib.Graph", shapes: "rdflib.Graph", results: "rdflib.Graph") -> list[Finding]:
    from rdflib import URIRef

    known, places = described(shapes), Places(data)
    found = []
    for result in results.objects(None, URIRef(SH + "result")):
        shape = known[str(results.value(result, URIRef(SH + "sourceShape")))]
        focus = results.value(result, URIRef(SH + "focusNode"))
        value = results.value(result, URIRef(SH + "value"))
        path = results.value(result, URIRef(SH + "resultPath"))
        assert focus is not None
        if shape.whole_law and value is not None:
            focus, value = (
                value,
                None,
            )  # the rule was asked of the law, the finding is about the node that it names
        found.append(_finding(shape, focus, _path(results, path), value, places))
    return found


def _finding(shape: Shape, focus: "Node", path: str | None, value: "Node | None", places: Places) -> Finding:
    shown = None if value is None or value == focus else str(value)[:MAX_VALUE]
    place = places.of(focus)
    return Finding(
        shape=shape.key,
        severity=shape.severity,
        focus=_name(focus),
        path=path,
        value=shown,
        message_zh=shape.message_zh,
        message_en=shape.message_en,
        label=place.label,
        law=place.law,
        citation=place.citation,
        start=place.start,
        end=place.end,
    )


def _name(node: "Node") -> str:
    from rdflib import BNode

    return f"_:{node}" if isinstance(node, BNode) else str(node)[:2000]


def _path(graph: "rdflib.Graph", path: "Node | None") -> str | None:
    """A predicate as its IRI; any other path as SPARQL writes it, with the project's prefixes."""
    from rdflib import URIRef

    if path is None or isinstance(path, URIRef):
        return None if path is None else str(path)
    return _written(graph, path)


def _written(graph: "rdflib.Graph", path: "Node") -> str:
    from rdflib import RDF, URIRef
    from rdflib.collection import Collection

    if isinstance(path, URIRef):
        return prefixed(str(path))
    inverse = graph.value(path, URIRef(SH + "inversePath"))
    if inverse is not None:
        return "^" + _written(graph, inverse)
    choices = graph.value(path, URIRef(SH + "alternativePath"))
    if choices is not None:
        return "|".join(_written(graph, one) for one in Collection(graph, choices))
    if (path, RDF.first, None) in graph:
        return "/".join(_written(graph, one) for one in Collection(graph, path))
    raise ValueError(f"a path of a kind that shapes/ does not use: {path}")


def prefixed(iri: str) -> str:
    """``zr:function`` for its IRI; an IRI without a prefix of ours stays as it is, in angle brackets."""
    for prefix, base in names.PREFIXES.items():
        local = iri[len(base) :]
        if iri.startswith(base) and local and "/" not in local and "#" not in local:
            return f"{prefix}:{local}"
    return f"<{iri}>"
