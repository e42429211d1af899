"""SPARQL from Python: a stored question, a file, or the text of a query; its result in every form it has."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from zeren import queries
from zeren.api import arguments
from zeren.api.convert import Values
from zeren.ask.run_query import read_query, run_query
from zeren.errors import UsageProblem
from zeren.store import results

if TYPE_CHECKING:
    import pandas

    from zeren.queries import Value
    from zeren.store import Store


@dataclass(frozen=True, slots=True)
class QueryAnswer:
    """SELECT: ``variables`` and ``rows``; ASK: ``truth``; CONSTRUCT: ``to_turtle()``. ``result`` has the RDF terms.

    A row maps variables to plain values (IRIs and strings as str, integers as int); what is unbound is left out.
    """

    result: results.Result
    rows: tuple[Mapping[str, Any], ...]

    @property
    def variables(self) -> tuple[str, ...]:
        """Variables of a SELECT query, in its order."""
        return self.result.variables

    @property
    def truth(self) -> bool | None:
        """The answer to an ASK query, else None."""
        return self.result.truth

    def to_dict(self) -> dict[str, Any]:
        """SPARQL 1.1 Query Results JSON. Raises UsageProblem for triples, which have no such form."""
        if self.result.kind == "graph":
            raise UsageProblem(
                "CONSTRUCT 的结果是三元组", "the result of CONSTRUCT is triples", where="to_dict",
                hint_zh="用 to_turtle()。", hint_en="Use to_turtle().",
            )  # fmt: skip
        return results.sparql_json(self.result)

    def to_turtle(self) -> str:
        """Triples of CONSTRUCT or DESCRIBE as Turtle."""
        return results.turtle(self.result)

    def to_frame(self) -> "pandas.DataFrame":
        """A column a variable. Raises UsageProblem without pandas."""
        from zeren.api.frame import frame

        return frame(self.variables, [[row.get(v) for v in self.variables] for row in self.rows])

    def _repr_html_(self) -> str:
        from zeren.api.show import table

        if self.result.kind == "graph":
            return f"<pre>{escape(self.to_turtle())}</pre>"
        if self.truth is not None:
            return f"<p>{str(self.truth).lower()}</p>"
        return table(
            self.variables, ([escape(str(row.get(v, ""))) for v in self.variables] for row in self.rows)
        )


def run(store: "Store", query: "str | os.PathLike[str]", values: "Mapping[str, Value]") -> QueryAnswer:
    """Ask a stored question (by its name), a file (by its path), or SPARQL text. Raises as ``zeren query`` does."""
    if not isinstance(query, str):
        text = read_query(arguments.path(query, "query"))
    elif query.replace("-", "").isalnum():
        text = queries.load(query)
    else:
        text = query
    result = run_query(store, text, values, where=" ".join(str(query).split())[:80])
    return QueryAnswer(result, tuple(Values(tuple(row.items())) for row in result.bindings()))
