"""``zeren build``: the tables of a collection → TriG files in its ``graph/`` folder.

One file a named graph, sorted, without blank nodes (the ontology's restrictions excepted) and without a clock.
Writing is atomic for each file, and a file whose bytes would not change is not touched.
"""

import os
import tempfile

import pyoxigraph as ox

from zeren import names, resources
from zeren.errors import InputProblem
from zeren.facts.collection import Collection, Law, load
from zeren.graph.document import add_document, add_provisions
from zeren.graph.facts import FactWriter
from zeren.graph.index import add_index
from zeren.graph.triples import Triples, trig
from zeren.graph.vocabulary import add_vocabulary
from zeren.oserrors import os_words

GRAPH_FOLDER = "graph"
ONTOLOGY_FILES = ("zeren.ttl", "concepts.ttl")


def build(folder: str, out: str | None = None) -> list[str]:
    """Build ``folder`` and write its graphs to ``out`` (default: its own ``graph/``).

    Returns the paths of the files whose bytes changed. Raises InputProblem for whatever does not hold.
    """
    target = out or os.path.join(folder, GRAPH_FOLDER)
    changed = []
    wanted = render(load(folder))  # all of it before anything is written
    try:
        os.makedirs(target, exist_ok=True)
        for name, content in wanted.items():
            path = os.path.join(target, name)
            if _differs(path, content):
                _replace(path, content)
                changed.append(path)
        for stale in sorted(set(_trig_files(target)) - set(wanted)):
            os.remove(os.path.join(target, stale))
            changed.append(os.path.join(target, stale))
    except OSError as error:
        raise InputProblem(
            f"图无法写入：{os_words(error, 'zh')}", f"the graph cannot be written: {os_words(error, 'en')}", where=target,
            hint_zh="检查路径、权限和剩余空间。", hint_en="Check the path, its permissions and the space left.",
        ) from None  # fmt: skip
    return changed


def render(collection: Collection) -> dict[str, bytes]:
    """File name → bytes of each named graph of a collection."""
    vocabulary, index = Triples(names.VOCABULARY_GRAPH), Triples(names.INDEX_GRAPH)
    add_vocabulary(vocabulary, collection.vocabulary)
    add_index(index, collection)
    files = {"ontology.trig": _ontology(), "vocabulary.trig": trig(vocabulary), "index.trig": trig(index)}
    for law in collection.laws:
        files[f"{law.key}.trig"] = trig(_law_graph(law, collection))
    return files


def _law_graph(law: Law, collection: Collection) -> Triples:
    out = Triples(names.graph(law.key, law.meta["state"]))
    add_document(out, law)
    writer = FactWriter(out, law, collection.vocabulary)
    writer.write()
    add_provisions(out, law, writer.claimed())
    return out


def _ontology() -> bytes:
    graph = ox.NamedNode(names.ONTOLOGY_GRAPH)
    dataset = ox.Dataset()
    for name in ONTOLOGY_FILES:
        for quad in ox.parse(path=os.path.join(resources.ONTOLOGY, name), format=ox.RdfFormat.TURTLE):
            dataset.add(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
    # Restrictions and lists have no names of their own: canonical labels keep their bytes the same.
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    quads = sorted(dataset, key=lambda q: (str(q.subject), q.predicate.value, str(q.object)))
    result = ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=names.PREFIXES)
    assert result is not None
    return result


def _trig_files(folder: str) -> list[str]:
    return [name for name in os.listdir(folder) if name.endswith(".trig")]


def _differs(path: str, content: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read() != content
    except FileNotFoundError:
        return True


def _replace(path: str, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(path), suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except OSError:
        os.remove(temporary)
        raise
