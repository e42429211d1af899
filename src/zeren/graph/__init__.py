"""Documents and facts → an RDF dataset of named graphs; same tables, same bytes."""

from zeren.graph.build import GRAPH_FOLDER, build, render

__all__ = ["GRAPH_FOLDER", "build", "render"]
