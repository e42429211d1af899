"""SPARQL of one's own, the same for every face: its text, its parameters, and what can be wrong with either."""

from zeren import queries
from zeren.errors import InputProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

    from zeren.queries import Value
    from zeren.store import Store
    from zeren.store.results import Result


def read_query(path: str, stream: "BinaryIO | None" = None) -> str:
    """The text of a query file, or of what is open already as ``stream``. Raises InputProblem if it is no UTF-8 text."""
    try:
        if stream is not None:
            return stream.read().decode("utf-8-sig")
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except (OSError, ValueError) as error:  # ValueError: no UTF-8, or a path that no file can have
        raise InputProblem(
            "查询文件无法读取", "the query file cannot be read", where=f"{path}: {error}",
            hint_zh="检查路径；文件应为 UTF-8。", hint_en="Check the path; the file must be UTF-8.",
        ) from None  # fmt: skip


def run_query(store: "Store", text: str, values: "Mapping[str, Value]", where: str) -> "Result":
    """The result of SPARQL with its parameters bound; ``where`` names the query to whoever must correct it.

    Raises InputProblem for what does not parse or cannot be evaluated, UsageProblem for a parameter it has not.
    """
    bound = queries.bind(text, values)
    try:
        result: Result = store.run(bound)
        return result
    except (SyntaxError, UnicodeEncodeError) as error:
        raise InputProblem(
            f"SPARQL 无法解析：{error}", f"the SPARQL does not parse: {error}", where=where,
            hint_zh="核对该处的语法；存有的查询见 zeren queries。",
            hint_en="Check the syntax there; stored queries are listed by zeren queries.",
        ) from None  # fmt: skip
    except (OSError, RuntimeError) as error:  # the engine's own, or that of a SERVICE
        raise InputProblem(
            f"该查询无法求值：{error}", f"the query cannot be evaluated: {error}", where=where,
            hint_zh="核对查询；SERVICE 所指的端点须能访问。",
            hint_en="Check the query; an endpoint named by SERVICE must be reachable.",
        ) from None  # fmt: skip
