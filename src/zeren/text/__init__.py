"""Any Chinese legal text ⇄ a lossless tree of 编, 章, 节, 条, 款, 项, 目 with code-point spans.

``parse(s)`` never raises and never refuses; ``unparse(parse(s)) == s`` for every str, in linear time.
The way of a text: ``lines`` (what a line looks like) → ``front`` and ``roles`` (what it is here) → ``parse`` (the
tree) → ``checks`` (what a reader should look at); ``provisions`` is the flat view, ``citation`` reads 22-3.
"""

from zeren.text.citation import Citation, parse_citation, resolve
from zeren.text.numerals import format_numeral, parse_numeral
from zeren.text.parse import parse
from zeren.text.provisions import item_lists
from zeren.text.tree import Document, Leaf, Metadata, Node, Provision, TextWarning, leaves, unparse, walk

__all__ = [
    "Citation",
    "Document",
    "Leaf",
    "Metadata",
    "Node",
    "Provision",
    "TextWarning",
    "format_numeral",
    "item_lists",
    "leaves",
    "parse",
    "parse_citation",
    "parse_numeral",
    "resolve",
    "unparse",
    "walk",
]
