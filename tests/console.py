"""Runs of the command line within the test process, with streams as bytes."""

import io
import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from zeren.cli import main


class Run(NamedTuple):
    """What a run gave: exit code, standard output and standard error."""

    code: int
    out: str
    err: str


def run_main(*argv: str, stdin: bytes = b"") -> Run:
    """``zeren argv…`` in this process, with streams as a terminal-less UTF-8 process has them."""
    before = sys.stdin, sys.stdout, sys.stderr
    out, err = io.BytesIO(), io.BytesIO()
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(out, encoding="utf-8", newline="")
    sys.stderr = io.TextIOWrapper(err, encoding="utf-8", errors="backslashreplace", newline="")
    try:
        try:
            code = main(list(argv))
        except SystemExit as leaving:  # --help
            code = int(leaving.code or 0)
        sys.stdout.flush()
        sys.stderr.flush()
        return Run(code, out.getvalue().decode(), err.getvalue().decode())
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


@pytest.fixture(scope="session")
def zeren() -> Callable[..., Run]:
    return run_main
