"""The shipped graphs in rdflib, parsed once."""

import pytest
import rdflib

from zeren import resources
from zeren.store.embedded import graph_files


@pytest.fixture(scope="session")
def dataset() -> rdflib.Dataset:
    """The named graphs of data/graph; the default graph is empty, as the stored questions need nothing of it."""
    found = rdflib.Dataset()
    for path in graph_files(resources.DATA):
        found.parse(path, format="trig")
    return found
