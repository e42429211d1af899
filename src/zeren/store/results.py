"""Results of any SPARQL query, the same from either store, and their standard serialisations.

Specifications: SPARQL 1.1 Query Results JSON Format; SPARQL 1.1 Query Results CSV and TSV Formats.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

Term = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple


@dataclass(frozen=True, slots=True)
class Result:
    """SELECT: ``variables`` and ``rows``; ASK: ``truth``; CONSTRUCT and DESCRIBE: ``triples``."""

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    truth: bool | None = None
    triples: tuple[ox.Triple, ...] | None = None

    @property
    def kind(self) -> str:
        """``select``, ``ask`` or ``graph``."""
        if self.truth is not None:
            return "ask"
        return "graph" if self.triples is not None else "select"

    def bindings(self) -> Iterator[dict[str, Any]]:
        """Rows as dicts of plain values, unbound variables left out."""
        from zeren.store.embedded import plain

        for row in self.rows:
            yield {v: plain(t) for v, t in zip(self.variables, row, strict=True) if t is not None}


def from_oxigraph(result: Any) -> Result:
    """Read a pyoxigraph result to its end."""
    if isinstance(result, ox.QueryBoolean):
        return Result(truth=bool(result))
    if isinstance(result, ox.QueryTriples):
        return Result(triples=tuple(result))
    variables = tuple(v.value for v in result.variables)
    return Result(variables, tuple(tuple(solution[v] for v in variables) for solution in result))


def sparql_json(result: Result) -> dict[str, Any]:
    """The result as SPARQL 1.1 Query Results JSON."""
    if result.truth is not None:
        return {"head": {}, "boolean": result.truth}
    return {
        "head": {"vars": list(result.variables)},
        "results": {
            "bindings": [
                {v: _json_term(t) for v, t in zip(result.variables, row, strict=True) if t is not None}
                for row in result.rows
            ]
        },
    }


def _json_term(term: Term) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = ("subject", "predicate", "object")
        return {"type": "triple", "value": {p: _json_term(getattr(term, p)) for p in parts}}
    shown = {"type": "literal", "value": term.value}
    if term.language:
        shown["xml:lang"] = term.language
    elif term.datatype.value != "http://www.w3.org/2001/XMLSchema#string":
        shown["datatype"] = term.datatype.value
    return shown


def sparql_csv(result: Result) -> str:
    """The result as SPARQL 1.1 CSV: values alone, header of variable names, CRLF lines."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(result.variables)
    for row in result.rows:
        writer.writerow(["" if t is None else _csv_term(t) for t in row])
    return out.getvalue()


def _csv_term(term: Term) -> str:
    if isinstance(term, ox.BlankNode):
        return "_:" + term.value
    return str(term) if isinstance(term, ox.Triple) else term.value


def sparql_tsv(result: Result) -> str:
    """The result as SPARQL 1.1 TSV: terms in Turtle syntax, variables with their question mark."""
    lines = ["\t".join("?" + v for v in result.variables)]
    lines += ["\t".join("" if t is None else str(t).replace("\t", "\\t") for t in row) for row in result.rows]
    return "\n".join(lines) + "\n"


def turtle(result: Result) -> str:
    """Triples of CONSTRUCT or DESCRIBE as Turtle, sorted."""
    from zeren import names

    triples = sorted(result.triples or (), key=str)
    data = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=names.PREFIXES)
    assert data is not None
    return data.decode()
