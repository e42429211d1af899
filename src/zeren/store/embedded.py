"""The embedded store: Oxigraph, built once from a collection's graph files and opened read-only.

On the way of every command, so it imports nothing heavy: os.path rather than pathlib, no hashing where the sizes
and times of the graph files are those that were hashed before. The store is an index that can always be rebuilt:
a damaged one is dropped and built again, and where the cache cannot be written the graphs are read into memory.
"""

import os

import pyoxigraph as ox

from zeren.errors import InputProblem
from zeren.store import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from zeren.store import Row
    from zeren.store.results import Result

# How the engine's storage tells that a file of it is broken or gone.
_DAMAGE = ("Corruption", "IO error", "No such file")
_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"


def plain(term: "Any") -> "Any":
    """An RDF term as a plain Python value."""
    value = term.value
    if type(term) is ox.Literal:
        datatype = term.datatype.value
        if datatype == _INTEGER:
            try:
                return int(value)
            except ValueError:  # RDF lets "abc"^^xsd:integer be written; it is no number
                return value
        if datatype == _BOOLEAN:
            return value in ("true", "1")
    return value


class Embedded:
    """A read-only store over the graph files of ``data``."""

    def __init__(self, data: str) -> None:
        self.data = data
        self.files = graph_files(data)
        self.place = "memory"
        self._store = self._open()

    def select(self, query: str) -> "list[Row]":
        """Rows of a SELECT query as plain values; stored questions name the graphs they ask."""
        found: list[Row] = self._with_rebuild(lambda store: _rows(store, query))
        return found

    def run(self, query: str) -> "Result":
        """Result of any read-only query.

        Patterns outside GRAPH see reviewed facts, vocabulary and ontology: what is only proposed or inferred must be
        asked for by the name of its graph.
        """
        from zeren.store import deep
        from zeren.store.results import from_oxigraph

        deep.check_length(query)

        def ask(store: ox.Store) -> "Result":
            return from_oxigraph(store.query(query, default_graph=_default_graph(store)))

        result: Result = deep.with_deep_stack(lambda: self._with_rebuild(ask))
        return result

    def describe(self) -> dict[str, str]:
        """Engine and place of the store."""
        return {"engine": f"oxigraph {ox.__version__}", "place": self.place, "data": self.data}

    def _open(self) -> ox.Store:
        folder = cache.find(self.files)
        if folder is not None:
            try:
                store = ox.Store.read_only(os.path.join(folder, cache.STORE))
                self.place = folder
                return store
            except (OSError, RuntimeError):  # the engine tells damage as either
                cache.drop(folder)
        return self._build()

    def _build(self) -> ox.Store:
        folder = cache.create(self.files, _fill)
        if folder is not None:
            try:
                store = ox.Store.read_only(os.path.join(folder, cache.STORE))
                self.place = folder
                return store
            except (OSError, RuntimeError):
                cache.drop(folder)
        self.place = "memory"
        store = ox.Store()
        _fill(store, self.files)
        return store

    def _with_rebuild(self, work: "Callable[[ox.Store], Any]") -> "Any":
        try:
            return work(self._store)
        except (OSError, RuntimeError) as error:
            # A page of the cached store is damaged: what it held stands in the graph files.
            # A SERVICE that cannot be reached is an OSError too, and no damage of ours.
            if self.place == "memory" or not any(word in str(error) for word in _DAMAGE):
                raise
            cache.drop(self.place)
            self._store = self._build()
            return work(self._store)


def graph_files(data: str) -> list[str]:
    """The graph files of a collection, sorted. Raises InputProblem if there are none."""
    folder = os.path.join(data, "graph")
    try:
        found = sorted(name for name in os.listdir(folder) if name.endswith(".trig"))
    except OSError:
        found = []
    if not found:
        if os.path.isdir(os.path.join(data, "laws")):
            raise InputProblem(
                "该数据目录尚未生成图", "this collection has not been built yet", where=data,
                hint_zh="运行 zeren build --data DIR。", hint_en="Run zeren build --data DIR.",
            )  # fmt: skip
        raise InputProblem(
            "找不到数据", "there is no data here", where=data,
            hint_zh="检查 --data 的路径，或用 zeren new DIR 新建。",
            hint_en="Check the path given to --data, or make a collection with zeren new DIR.",
        )  # fmt: skip
    return [os.path.join(folder, name) for name in found]


def _default_graph(store: ox.Store) -> "list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]":
    kept_apart = ("/proposed", "/inferred")
    return [graph for graph in store.named_graphs() if not str(graph).rstrip(">").endswith(kept_apart)]


def _rows(store: ox.Store, query: str) -> "list[Row]":
    solutions: Any = store.query(query)
    variables = [(v, v.value) for v in solutions.variables]
    found = []
    for solution in solutions:
        row = {}
        for variable, name in variables:
            term = solution[variable]
            if term is not None:
                row[name] = plain(term)
        found.append(row)
    return found


def _fill(store: ox.Store, files: list[str]) -> None:
    # All files in one bulk load: fewer tables on disk, and opening reads each of them.
    store.bulk_extend(quad for path in files for quad in _quads(path))


def _quads(path: str) -> "Iterator[ox.Quad]":
    try:
        yield from ox.parse(path=path, format=ox.RdfFormat.TRIG)
    except SyntaxError as error:
        raise InputProblem(
            f"图文件无法解析：{error}", f"the graph file does not parse: {error}", where=path,
            hint_zh="用 zeren build 重新生成。", hint_en="Make it again with zeren build.",
        ) from None  # fmt: skip
    except OSError as error:
        from zeren.oserrors import os_words  # late: only an error asks for it

        raise InputProblem(
            f"图文件无法读取：{os_words(error, 'zh')}", f"the graph file cannot be read: {os_words(error, 'en')}",
            where=path, hint_zh="检查文件的权限。", hint_en="Check the permissions of the file.",
        ) from None  # fmt: skip
