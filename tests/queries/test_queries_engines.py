"""Every stored question has the same rows from the embedded store and from rdflib, and answers at all."""

from typing import TYPE_CHECKING, Any

import pytest
import query_values
import rdflib

from zeren import queries

if TYPE_CHECKING:
    from zeren.store.embedded import Embedded

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
CASES = list(query_values.cases())
IDS = [query_values.shown(name, values) for name, values in CASES]


def test_no_question_is_left_out() -> None:
    assert {name for name, _ in CASES} == set(queries.names())


@pytest.mark.parametrize(("name", "values"), CASES, ids=IDS)
def test_both_engines_give_the_same_rows(
    name: str, values: dict[str, Any], store: "Embedded", dataset: rdflib.Dataset
) -> None:
    text = queries.bind(queries.load(name), values)
    embedded = query_values.rows_of_store(store, text)
    reference = query_values.rows_of_rdflib(dataset, text)
    silent = name == "who" and str(values["domain"]).endswith("railways")
    assert bool(reference) is not silent
    assert embedded == reference


@pytest.mark.parametrize(("name", "values"), CASES, ids=IDS)
def test_variables_are_named_alike_and_columns_are_whole(
    name: str, values: dict[str, Any], store: "Embedded"
) -> None:
    """A thing comes as ?x ?x_zh ?x_en; every column is bound in some row of the question asked without values."""
    result = store.run(queries.bind(queries.load(name), values))
    for variable in result.variables:
        if variable.endswith("_zh") and variable != "title_zh":
            assert variable[:-3] in result.variables and variable[:-3] + "_en" in result.variables
    if not values:
        open_ended = {"until", "in_force_until"}  # the regulation is in force
        empty = [v for i, v in enumerate(result.variables) if all(row[i] is None for row in result.rows)]
        assert set(empty) <= open_ended
