"""The shipped graphs in rdflib, parsed once, and a short way to ask the embedded store."""

from typing import TYPE_CHECKING, Any

import pytest
import rdflib

from zeren import queries, resources
from zeren.store.embedded import graph_files

if TYPE_CHECKING:
    from zeren.store.embedded import Embedded

    Row = dict[str, Any]


@pytest.fixture(scope="session")
def dataset() -> rdflib.Dataset:
    """The named graphs of data/graph; the default graph is empty, as the stored questions need nothing of it."""
    found = rdflib.Dataset()
    for path in graph_files(resources.DATA):
        found.parse(path, format="trig")
    return found


@pytest.fixture(scope="session")
def ask(store: "Embedded") -> Any:
    """Rows of a stored question."""

    def answer(name: str, **values: Any) -> "list[Row]":
        return store.select(queries.fill(name, **values))

    return answer
