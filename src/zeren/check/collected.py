"""The quads to validate: of a collection, or of files together with what they speak of."""

import os
from collections.abc import Iterator

import pyoxigraph as ox

from zeren import names
from zeren.check.findings import Finding
from zeren.check.graphs import RDF_TYPE, judged
from zeren.check.sources import read
from zeren.errors import InputProblem
from zeren.store.embedded import graph_files

TABLES = "Collection-tables"
BUILT = "Collection-built"
SHARED = ("ontology.trig", "vocabulary.trig")


def graphs_of(folder: str) -> Iterator[ox.Quad]:
    """What counts of a collection's graph files. Raises InputProblem if it has not been built."""
    for path in graph_files(folder):
        yield from judged(read(path), foreign=False)


def table_findings(folder: str) -> list[Finding]:
    """What is wrong with the tables themselves, at most 100 findings, and whether the graphs were built from them."""
    from zeren.facts.collection import examine
    from zeren.graph.build import GRAPH_FOLDER, render

    if not os.path.isdir(os.path.join(folder, "laws")):
        return []  # graphs alone: nothing was written by hand here
    collection = examine(folder)
    if isinstance(collection, list):
        return [_of_table(problem, folder) for problem in collection]
    wanted = render(collection)
    there = {os.path.basename(path) for path in graph_files(folder)}
    found = []
    for name in sorted(wanted.keys() | there):
        path = os.path.join(folder, GRAPH_FOLDER, name)
        if name not in wanted or name not in there or _bytes(path) != wanted[name]:
            zh = "图与表格不一致：表格改过而图未重新生成。运行 zeren build。"
            en = "The graph is not what the tables say: they were changed since. Run zeren build."
            found.append(Finding(BUILT, "violation", path, None, None, zh, en, where=path))
    return found


def _of_table(problem: InputProblem, folder: str) -> Finding:
    where = problem.where or folder
    told = (f"{problem.zh}。{problem.hint_zh}", f"{problem.en}. {problem.hint_en}")
    return Finding(TABLES, "violation", where.split(", line ")[0], None, None, *told, where=where)


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def with_context(files: list[str], home: str) -> list[ox.Quad]:
    """The quads of foreign files, with the vocabulary of ``home`` unless they bring their own, and with each law of
    ``home`` that they speak of and do not bring."""
    given = [quad for path in files for quad in judged(read(path), foreign=True)]
    graphs = {quad.graph_name.value for quad in given if isinstance(quad.graph_name, ox.NamedNode)}
    mentioned, brought = _laws(given)
    context = []
    for path in graph_files(home):
        name = os.path.basename(path)
        key = name.removesuffix(".trig")
        vocabulary = name == SHARED[1] and names.VOCABULARY_GRAPH not in graphs
        if name == SHARED[0] or vocabulary or key in mentioned - brought:
            context += list(judged(read(path), foreign=False))
    return context + given


def _laws(quads: list[ox.Quad]) -> tuple[set[str], set[str]]:
    """The keys of the laws that quads speak of, and of those that they describe."""
    mentioned, brought = set(), set()
    for quad in quads:
        for node in (quad.subject, quad.object):
            if isinstance(node, ox.NamedNode) and node.value.startswith(names.LAW):
                mentioned.add(node.value[len(names.LAW) :].split("/")[0])
        regulation = quad.object == ox.NamedNode(names.term("Regulation"))
        if regulation and quad.predicate.value == RDF_TYPE and isinstance(quad.subject, ox.NamedNode):
            brought.add(names.key(quad.subject.value))
    return mentioned, brought
