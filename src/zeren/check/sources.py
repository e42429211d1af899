"""What is to be validated, read from disk as quads. Only Oxigraph's parsers read foreign files.

rdflib's own parsers accept what the standards forbid, fetch remote contexts and expand entities; they are not used.
"""

import os
from collections.abc import Iterator

import pyoxigraph as ox

from zeren.errors import InputProblem
from zeren.oserrors import os_words

MAX_BYTES = 50_000_000
FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


def read(path: str) -> Iterator[ox.Quad]:
    """The quads of one file, by its extension.

    Raises InputProblem that names file and line for what does not parse, is too large or of another kind. A
    JSON-LD context that would have to be fetched is refused: nothing here opens a connection.
    """
    try:
        size = os.stat(path).st_size
    except OSError as error:
        raise _unreadable(path, error) from None
    kind = FORMATS.get(os.path.splitext(path)[1].lower())
    if kind is None:
        raise InputProblem(
            "不认识这种文件", "files of this kind are not known here", where=path,
            hint_zh=f"可用：{' '.join(FORMATS)}，或一个数据目录。",
            hint_en=f"Known are {' '.join(FORMATS)}, or a collection's directory.",
        )  # fmt: skip
    content = _content(path, size)
    try:
        # A blank node's label is its own file's affair; its place in the file names it for us.
        yield from _relabelled(ox.parse(input=content, format=kind, rename_blank_nodes=False), path)
    except SyntaxError as error:
        raise _unparsable(path, error) from None


def _content(path: str, size: int) -> bytes:
    if size > MAX_BYTES:
        raise InputProblem(
            "文件过大，未读取", "the file is too large and was not read", where=f"{path}, line 1",
            hint_zh="上限 50 MB，请拆分。", hint_en="The limit is 50 MB; split it.",
        )  # fmt: skip
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: str, error: OSError) -> InputProblem:
    return InputProblem(
        f"文件无法读取：{os_words(error, 'zh')}", f"the file cannot be read: {os_words(error, 'en')}", where=path,
        hint_zh="检查路径和权限。", hint_en="Check the path and its permissions.",
    )  # fmt: skip


def _unparsable(path: str, error: SyntaxError) -> InputProblem:
    reason = (error.msg or "")[:200]
    if "LoadDocumentCallback" in reason:
        return InputProblem(
            "JSON-LD 引用了网上的 @context，未读取", "the JSON-LD names a remote @context and was not read",
            where=f"{path}, line {error.lineno or 1}",
            hint_zh="把 @context 的内容写进文件里；这里不联网。",
            hint_en="Write the content of @context into the file; nothing is fetched here.",
        )  # fmt: skip
    return InputProblem(
        f"文件不能解析，解析器指出“{reason}”", f"the file does not parse: {reason}", where=f"{path}, line {error.lineno or 1}",
        hint_zh="改正该行后重试。", hint_en="Mend this line and try again.",
    )  # fmt: skip


def _relabelled(quads: Iterator[ox.Quad], path: str) -> Iterator[ox.Quad]:
    """Blank nodes named by their order in the file: the same file gives the same findings."""
    known: dict[str, ox.BlankNode] = {}
    stem = "".join(c for c in os.path.basename(path) if c.isascii() and c.isalnum())

    def named(node: object) -> object:
        if isinstance(node, ox.BlankNode):
            return known.setdefault(node.value, ox.BlankNode(f"{stem}{len(known)}"))
        return node

    for quad in quads:
        if isinstance(quad.object, ox.Triple):
            raise InputProblem(
                "文件含 RDF 1.2 的三元组项，这里只读 RDF 1.1", "the file holds triple terms of RDF 1.2; RDF 1.1 is read here",
                where=path, hint_zh="去掉 <<( … )>>。", hint_en="Take <<( … )>> out.",
            )  # fmt: skip
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            quad = ox.Quad(named(quad.subject), quad.predicate, named(quad.object), quad.graph_name)  # type: ignore[arg-type]
        yield quad
