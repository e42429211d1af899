"""Where a node stands: its label, its law and citation, and the words it rests on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zeren import names
from zeren.graph.triples import iri

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Place:
    """Label, law, citation and span of a node; None for what cannot be told."""

    label: str | None
    law: str | None
    citation: str | None
    start: int | None
    end: int | None


class Places:
    """Answers from the validated graph itself, so that a finding needs no store."""

    def __init__(self, graph: "rdflib.Graph") -> None:
        self.graph = graph

    def of(self, node: "Node") -> Place:
        """Where a node stands: a fact in its provision, a span or selector in its law, a law in itself."""
        provision = self._one(node, "zr:statedIn") or node
        span = self._span(node) or self._one(provision, "zr:span")
        start, end = self._position(span)
        law = self._one(provision, "zr:regulation") or (self._one(span, "oa:hasSource") if span else None)
        law = law or (node if self._one(node, "zr:placeLevel") else None)
        citation = self._text(provision, "zr:citation")
        key = names.key(str(law)) if law is not None and str(law).startswith(names.LAW) else None
        label = self._chinese(node) or (f"{key} {citation}" if key and citation else citation)
        return Place(label, key, citation, start, end)

    def _span(self, node: "Node") -> "Node | None":
        """The span of a fact, the span that a selector belongs to, or the span itself."""
        from rdflib import URIRef

        derived = self._one(node, "prov:wasDerivedFrom")
        if derived is not None:
            return derived
        owner = min(self.graph.subjects(URIRef(iri("oa:hasSelector")), node), key=str, default=None)
        return owner if owner is not None else (node if self._one(node, "oa:hasSource") else None)

    def _position(self, span: "Node | None") -> tuple[int | None, int | None]:
        from rdflib import URIRef

        if span is None:
            return None, None
        for selector in self.graph.objects(span, URIRef(iri("oa:hasSelector"))):
            start, end = self._text(selector, "oa:start"), self._text(selector, "oa:end")
            if start is not None and end is not None and start.isdigit() and end.isdigit():
                return int(start), int(end)
        return None, None

    def _chinese(self, node: "Node") -> str | None:
        from rdflib import Literal, URIRef

        for prefixed in ("skos:prefLabel", "rdfs:label"):
            found = [o for o in self.graph.objects(node, URIRef(iri(prefixed))) if isinstance(o, Literal)]
            for label in sorted(found, key=str):
                if label.language == "zh":
                    return str(label)[:200]
        return None

    def _one(self, node: "Node | None", prefixed: str) -> "Node | None":
        from rdflib import URIRef

        if node is None:
            return None
        # The least, for a faulty node may have several values and the finding must not depend on the day.
        return min(self.graph.objects(node, URIRef(iri(prefixed))), key=str, default=None)

    def _text(self, node: "Node | None", prefixed: str) -> str | None:
        found = self._one(node, prefixed)
        return None if found is None else str(found)[:200]
