"""Shapes → findings: is what the tables say complete, and in its place in the text?"""

from typing import TYPE_CHECKING

from zeren.check.findings import Finding, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from os import PathLike

    import pyoxigraph as ox
    import rdflib

    Path = str | PathLike[str]

__all__ = ["Finding", "Report", "validate", "validate_graph"]


def validate(what: "Path | Sequence[Path] | rdflib.Graph" = (), data: str | None = None) -> Report:
    """Validate one or several paths, or a graph in memory; with nothing given, ``data`` (default: the shipped one).

    A path is a Turtle, TriG, N-Triples, N-Quads or JSON-LD file, or a collection's directory, of which the tables are
    read too: a graph that was not built from them is a violation. Files are judged together with the vocabulary of
    ``data`` and with those of its laws that they speak of without bringing them. Raises InputProblem for what cannot
    be read as what it should be.
    """
    import os
    from collections.abc import Sequence

    from zeren import resources
    from zeren.check import collected
    from zeren.check.findings import gather

    if isinstance(what, str | os.PathLike):
        what = [what]
    elif not isinstance(what, Sequence):
        return validate_graph(what)
    home = data or resources.DATA
    paths = [os.fspath(path) for path in what]
    files = [path for path in paths if not os.path.isdir(path)]
    findings: list[Finding] = []
    for folder in [path for path in paths if path not in files] if paths else [home]:
        findings += collected.table_findings(folder)
        findings += _run(collected.graphs_of(folder))
    if files:
        findings += _run(collected.with_context(files, home))
    return gather(findings)


def validate_graph(graph: "rdflib.Graph") -> Report:
    """Validate a graph that is already in memory, as it is: nothing is added to it."""
    from zeren.check import engine, shapes
    from zeren.check.findings import gather

    return gather(engine.run(graph, shapes.spread(shapes.load())))


def _run(quads: "Iterable[ox.Quad]") -> "list[Finding]":
    from zeren.check import engine, graphs, shapes

    return engine.run(graphs.to_rdflib(quads), shapes.spread(shapes.load()))
