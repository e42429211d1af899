"""The example law, and what a case of examples/*.toml means."""

import re
import tomllib
from pathlib import Path

import pyoxigraph as ox
import rdflib

from zeren import names
from zeren.check import engine
from zeren.check.findings import Finding, gather
from zeren.check.graphs import judged, to_rdflib
from zeren.check.sources import read

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = Path(__file__).parent / "examples"
GOOD = EXAMPLES / "good.ttl"
PREFIX = re.compile(r"@prefix (\S*): <(\S+)> \.")
PREFIXES = dict(PREFIX.findall(GOOD.read_text(encoding="utf-8")))


def cases() -> list[tuple[str, dict]]:
    """(key of the shape, case) of all the files of faults."""
    found = []
    for path in sorted(EXAMPLES.glob("*.toml")):
        for shape, several in tomllib.loads(path.read_text(encoding="utf-8")).items():
            found += [(shape, case) for case in several]
    return found


def full(short: str) -> str:
    """``fact:duty1`` → its IRI. p:81-95 and q:81-95 are the position and the quote of a span."""
    if short.startswith("<") or short.startswith("_:"):
        return short.strip("<>")
    prefix, _, local = short.partition(":")
    if prefix in ("p", "q"):
        return f"{PREFIXES['span']}{local}/{'position' if prefix == 'p' else 'quote'}"
    return PREFIXES[prefix] + local


def update(text: str) -> str:
    """Triples of a case as SPARQL reads them."""
    selectors = re.sub(r"\b([pq]):(\d+-\d+)", lambda m: f"<{full(m[0])}>", text)
    return re.sub(r"\b(span|law|at|post):([\w.-]+)", lambda m: f"<{full(m[0])}>", selectors)


def ontology() -> list[ox.Quad]:
    """What of the ontology every validation has: plain subclasses and the closed lists."""
    files = [ROOT / "ontology" / name for name in ("zeren.ttl", "concepts.ttl")]
    graph = ox.NamedNode(names.ONTOLOGY_GRAPH)
    quads = [ox.Quad(q.subject, q.predicate, q.object, graph) for path in files for q in read(str(path))]
    return list(judged(quads, foreign=False))


def check(graph: rdflib.Graph, with_shapes: rdflib.Graph) -> tuple[Finding, ...]:
    return gather(engine.run(graph, with_shapes)).findings


def broken(frame: list[ox.Quad], good: list[ox.Quad], case: dict) -> rdflib.Graph:
    """The example law with one fault in it."""
    store = ox.Store()
    for quad in [*frame, *good]:
        store.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    head = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    before = len(store)
    if "drop" in case:
        store.update(head + f"DELETE WHERE {{ {update(case['drop'])} }}")
        assert len(store) < before, f"nothing to drop: {case['drop']}"
    if "add" in case:
        between = len(store)
        store.update(head + f"INSERT DATA {{ {update(case['add'])} }}")
        assert len(store) > between, f"nothing to add: {case['add']}"
    return to_rdflib(store)
