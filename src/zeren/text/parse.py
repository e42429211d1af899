"""Text → tree. Never raises, never refuses; time linear in the length of the text."""

from dataclasses import replace

from zeren.text.builder import Builder
from zeren.text.checks import check_order
from zeren.text.roles import settle
from zeren.text.scan import read_lines
from zeren.text.tree import Document, Node

_UNITS = ("part", "subpart", "chapter", "section", "division", "heading", "article", "preamble")


def parse(source: str) -> Document:
    """The tree of any text, Chinese law or not: ``unparse(parse(s)) == s`` for every str.

    Spans are in Unicode code points of ``source``. Nothing is refused and nothing raised: what cannot be read
    as a unit of a law is a paragraph, what looks wrong is in ``Document.warnings``.
    """
    lines, warnings = settle(list(read_lines(source)))
    builder = Builder(any(line.kind in _UNITS for line in lines))
    for line in lines:
        builder.add(line)
    pieces = builder.finish()
    title = next((top.words for top in pieces if isinstance(top, Node) and top.kind == "title"), None)
    document = Document(pieces, title, tuple(builder.metadata), ())
    found = [*warnings, *check_order(document, [line.start for line in lines])]
    return replace(document, warnings=tuple(sorted(found, key=lambda warning: (warning.line, warning.kind))))
