"""One interface, two stores: embedded Oxigraph by default, any SPARQL 1.1 endpoint on request.

A store answers ``select(query)`` with a list of rows, each a dict from variable to a plain value: an IRI or string
as str, an integer as int, a boolean as bool, unbound left out. ``raw(query)`` gives the engine's terms for those
who print SPARQL results. What a store is given is always text with its parameters already written in
(see ``zeren.queries``), so that both engines answer the same question.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol

    Row = dict[str, Any]

    class Store(Protocol):
        """What ask, check and the faces need of a store."""

        def select(self, query: str) -> list[Row]:
            """Rows of a SELECT query as plain values."""

        def run(self, query: str) -> Any:
            """Result of any read-only query, as zeren.store.results.Result."""

        def describe(self) -> dict[str, str]:
            """What answers: engine, address, whether cached. For doctor and error messages."""


def open_store(data: str | None = None, endpoint: str | None = None) -> "Store":
    """The store of a collection's ``graph/`` folder (default: the shipped one), or of an endpoint.

    Raises InputProblem for a missing or broken collection, EndpointProblem for a bad endpoint address.
    """
    if endpoint is not None:
        from zeren.store.endpoint import Endpoint

        return Endpoint(endpoint)
    from zeren import resources
    from zeren.store.embedded import Embedded

    return Embedded(data or resources.DATA)
