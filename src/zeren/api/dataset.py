"""The graph files of a collection as an rdflib Dataset, for those who want its graph API.

Read as TriG, each file into its named graph: rdflib 7.6 empties the default graph when it parses N-Quads.
"""

import rdflib

from zeren import resources
from zeren.errors import InputProblem
from zeren.store.embedded import graph_files


def load(data: str | None = None) -> rdflib.Dataset:
    """All named graphs; the default graph is their union, as in the embedded store. Raises InputProblem."""
    dataset = rdflib.Dataset(default_union=True)
    for path in graph_files(data or resources.DATA):
        try:
            with open(path, "rb") as file:
                dataset.parse(file, format="trig")
        except (OSError, SyntaxError, ValueError) as error:
            raise InputProblem(
                f"图文件无法解析：{error}", f"the graph file does not parse: {error}", where=path,
                hint_zh="用 zeren build 重新生成。", hint_en="Make it again with zeren build.",
            ) from None  # fmt: skip
    return dataset
