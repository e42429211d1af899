"""What must hold for the tree of any text whatever; used by every test of this folder that parses."""

from collections.abc import Iterable
from pathlib import Path

from zeren.text import Document, Leaf, Node, parse, unparse

ROOT = Path(__file__).parents[2]
REGULATION = ROOT / "data/laws/xj-2018-76/source.txt"
CORPUS = ROOT.parent / "shared/corpus"


def read(path: Path) -> str:
    """The text of a file, its line ends kept as they are."""
    return path.read_bytes().decode("utf-8")


def sound(source: str) -> Document:
    """Parse a text and assert everything that the tree promises; return the document."""
    document = parse(source)
    assert unparse(document) == source
    _leaves(document.leaves(), source)
    _spans(document, source, 0, len(source))
    eids = [node.eid for node in document.nodes()]
    assert len(eids) == len(set(eids)), "an eid names two nodes"
    for provision in document.provisions():
        assert provision.text == source[provision.start : provision.end] != ""
        assert provision.eid in eids
    for entry in document.metadata:
        assert entry.value == source[entry.start : entry.end]
    assert all(1 <= warning.line <= len(source.splitlines()) for warning in document.warnings)
    return document


def _leaves(leaves: Iterable[Leaf], source: str) -> None:
    at = 0
    for leaf in leaves:
        assert leaf.text and leaf.start == at, "a leaf is empty, or code points are missing or double"
        assert leaf.text == source[leaf.start : leaf.end]
        at = leaf.end
    assert at == len(source)


def _spans(top: Document | Node, source: str, start: int, end: int) -> None:
    at = start
    for node in top.children:
        assert at <= node.start <= node.text_start <= node.text_end <= node.end <= end
        assert node.start < node.end and node.pieces
        assert node.pieces[0].start == node.start and node.pieces[-1].end == node.end
        assert node.words == source[node.text_start : node.text_end]
        assert node.words == node.words.strip() or node.kind == "table"
        assert node.parent_eid == (top.eid if isinstance(top, Node) else None)
        _spans(node, source, node.start, node.end)
        at = node.end
