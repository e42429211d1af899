"""Deeply nested queries end in rows or in a clear problem, never in the death of the process."""

import subprocess
import sys

import pytest

from zeren.errors import InputProblem
from zeren.store import deep
from zeren.store.embedded import Embedded

DEPTH = 20_000
NESTED = {
    "groups": "SELECT * {" + "{" * DEPTH + "}" * DEPTH + "}",
    "parentheses": "SELECT ((" + "(" * DEPTH + "1" + ")" * DEPTH + ") AS ?x) {}",
    "nots": "SELECT ((" + "!" * (2 * DEPTH) + "true) AS ?x) {}",
    "optionals": "SELECT * {" + "OPTIONAL {" * (DEPTH // 4) + "}" * (DEPTH // 4) + "}",
    "subselects": "SELECT * {" + "{SELECT * {" * (DEPTH // 8) + "}}" * (DEPTH // 8) + "}",
}


@pytest.mark.parametrize("kind", NESTED)
def test_nesting_just_under_the_cap_kills_nothing(kind: str) -> None:
    assert len(NESTED[kind]) <= deep.MAX_CHARACTERS
    done = subprocess.run(
        [sys.executable, "-m", "zeren", "query", "-", "--format", "json"],
        input=NESTED[kind],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode in (0, 2, 3), (done.returncode, done.stderr[-300:])
    assert "Traceback" not in done.stderr


def test_too_long_a_query_is_refused(store: Embedded) -> None:
    with pytest.raises(InputProblem) as told:
        store.run("SELECT * {}" + " " * deep.MAX_CHARACTERS)
    assert str(deep.MAX_CHARACTERS) in told.value.en


def test_a_problem_inside_comes_out_as_it_was(store: Embedded) -> None:
    with pytest.raises(SyntaxError):
        store.run("SELECT nonsense")
