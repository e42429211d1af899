"""A sensible value for every parameter of every stored question, and rows of either engine in one form.

A parameter whose header says ``left out: all`` may stay unbound; each other one needs a value.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
import rdflib
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue

from zeren import names, queries
from zeren.queries import header, load, parameters

Values = dict[str, Any]
Rows = Counter[tuple[str | None, ...]]

_BODY = names.body("industry-and-it")
_FIREWORKS = names.concept("domain", "fireworks")
# Values of each parameter by the name of the question; several where one would not tell much.
VALUES: dict[str, list[Values]] = {
    "bodies": [{"body": _BODY}],
    "domains-only-implied": [{"domain": names.concept("domain", "elevators")}],
    "duties": [{"body": _BODY}],
    "duties-by-function": [{"function": names.concept("function", "accident-investigation")}],
    "duty-details": [{"body": _BODY}],
    "evidence": [{"fact": names.fact("duty", "xj-2018-76", "22.1-3")}],
    "facts-at": [{"provision": names.provision("xj-2018-76", "art_22__para_1__item_3")}],
    "lookup": [{"key": "消防"}, {"key": "xiaofang"}, {"key": "xf"}],
    "narrowed-by": [{"body": names.body("work-safety")}],
    "phases-of-domain": [{"domain": _FIREWORKS}],
    "roles": [{"body": _BODY}],
    "stacked-duties": [{"body": _BODY}, {"body": names.body("region-industry-and-it")}],
    "text": [{"article": 22}],
    "text-search": [{"words": "轨道交通"}],
    "who-facts": [{"domain": _FIREWORKS}],
    "who": [
        {"domain": _FIREWORKS},
        {"domain": names.concept("domain", "elevators")},
        {"domain": names.concept("domain", "railways")},
    ],
}


def bindings(name: str) -> list[Values]:
    """The bindings with which a question is asked: with values, and without where its header allows it."""
    params = header(load(name))["params"]
    assert isinstance(params, dict)
    free = all("left out: all" in meaning for meaning in params.values())
    return VALUES.get(name, []) + ([{}] if free else [])


def cases() -> Iterator[tuple[str, Values]]:
    """Every question with every binding."""
    for name in queries.names():
        for values in bindings(name):
            yield name, values


def rows_of_store(store: Any, text: str) -> Rows:
    """Rows of the embedded store as a multiset of N3 terms, in the order of the query's variables."""
    result = store.run(text)
    return Counter(tuple(_oxigraph_n3(term) for term in row) for row in result.rows)


def rows_of_rdflib(dataset: rdflib.Dataset, text: str) -> Rows:
    """Rows of rdflib, in the same form.

    rdflib joins two groups by comparing each solution of one with each of the other: minutes for the larger
    questions. Where the right-hand group is no more than patterns of one named graph, its own lazy join (bindings
    pushed into the lookup, the same solutions) is asked for.
    """
    query = prepareQuery(text)
    _push_lookups(query.algebra)
    result = dataset.query(query)
    return Counter(tuple(_rdflib_n3(term) for term in row) for row in result)


def _push_lookups(node: object) -> None:
    if isinstance(node, list | tuple):
        for part in node:
            _push_lookups(part)
    elif isinstance(node, CompValue):
        if node.name == "Join" and _is_lookup(node.p2):
            node["lazy"] = True
        for key, part in node.items():
            if not key.startswith("_"):
                _push_lookups(part)


def _is_lookup(node: CompValue) -> bool:
    return node.name == "Graph" and isinstance(node.term, rdflib.URIRef) and node.p.name == "BGP"


def _oxigraph_n3(term: Any) -> str | None:
    if term is None:
        return None
    assert not isinstance(term, ox.BlankNode), "a blank node has no name that two engines share"
    if isinstance(term, ox.NamedNode):
        return f"<{term.value}>"
    if term.language:
        return rdflib.Literal(term.value, lang=term.language).n3()
    return _literal_n3(term.value, term.datatype.value)


def _rdflib_n3(term: Any) -> str | None:
    if term is None or isinstance(term, rdflib.URIRef):
        return None if term is None else str(term.n3())
    assert isinstance(term, rdflib.Literal), term
    if term.language:
        return term.n3()
    return _literal_n3(str(term), str(term.datatype or rdflib.XSD.string))


def _literal_n3(value: str, datatype: str) -> str:
    # A plain literal and one typed xsd:string are the same term in RDF 1.1; the lexical form is left as it is.
    typed = None if datatype == str(rdflib.XSD.string) else rdflib.URIRef(datatype)
    return rdflib.Literal(value, datatype=typed, normalize=False).n3()


def shown(name: str, values: Values) -> str:
    """A case's name in the report of the tests."""
    return name + "".join(f" {k}={names.key(str(v))}" for k, v in values.items())


def takes(name: str) -> list[str]:
    """The parameters that the text of a question has."""
    return parameters(load(name))
