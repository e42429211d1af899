"""The example law and the shapes, read once."""

import pyoxigraph as ox
import pytest
import rdflib
from check_cases import GOOD, ontology

from zeren import names
from zeren.check import shapes
from zeren.check.graphs import judged, to_rdflib
from zeren.check.sources import read


@pytest.fixture(scope="session")
def frame() -> list[ox.Quad]:
    """Of the ontology the classes, the schemes and one closed list: enough for the example, and quick."""
    lists = (f"{names.CONCEPT}{scheme}/" for scheme in ("mode", "function"))
    kept = tuple(lists)
    return [
        q
        for q in ontology()
        if q.subject.value.count("/") == 5 or q.subject.value.startswith((names.TERM, *kept))
    ]


@pytest.fixture(scope="session")
def good() -> list[ox.Quad]:
    return list(judged(read(str(GOOD)), foreign=True))


@pytest.fixture(scope="session")
def plain_shapes() -> rdflib.Graph:
    return shapes.load()


@pytest.fixture(scope="session")
def spread_shapes() -> rdflib.Graph:
    return shapes.spread(shapes.load())


@pytest.fixture(scope="session")
def good_graph(frame: list[ox.Quad], good: list[ox.Quad]) -> rdflib.Graph:
    return to_rdflib([*frame, *good])
