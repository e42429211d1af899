"""Every answered row carries its proof: where it stands, the words, and where the words stand."""

from zeren import names, posts
from zeren.errors import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from zeren.store import Row


def thing(row: "Row", name: str) -> dict[str, str]:
    """The thing in column ``name`` of a row, as the contract has it; its labels are ``name_zh`` and ``name_en``."""
    return {"iri": row[name], "zh": row[f"{name}_zh"], "en": row[f"{name}_en"]}


def post_of(row: "Row") -> "dict[str, str] | None":
    """The post of a row, named after its body; None where the text addresses the body itself."""
    if "post" not in row:
        return None
    zh, en = posts.labels(row["post"].rsplit(".", 1)[1], row["body_zh"], row["body_en"])
    return {"iri": row["post"], "zh": zh, "en": en}


def maybe(row: "Row", name: str) -> "dict[str, str] | None":
    """The thing in a column that may be unbound."""
    return thing(row, name) if name in row else None


def proof(row: "Row", mentions: "set[tuple[int, int]] | None" = None) -> "dict[str, Any]":
    """The proof fields of a row; ``start`` and ``end`` are code points of the stored text."""
    if "quote" not in row:  # nothing is answered without a provision
        raise Problem(
            "有一行答案缺少依据",
            "an answered row has no proof",
            hint_zh="请报告此问题。",
            hint_en="Please report this.",
        )
    at = names.address(row["provision"])
    start, end = names.extent(row["span"])
    found = {
        "law": at.law,
        "article": at.article,
        "paragraph": at.paragraph,
        "item": at.item,
        "citation": row["citation"],
        "quote": row["quote"],
        "start": start,
        "end": end,
        "mentions": [{"start": s, "end": e} for s, e in outermost(mentions or set())],
    }
    if at.suffix is not None:
        found["article_suffix"] = at.suffix
    return found


def outermost(spans: "set[tuple[int, int]]") -> list[tuple[int, int]]:
    """Spans in order, without those that lie within another."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept


def place(row: "Row") -> tuple[str, int, int, int, int]:
    """Sort key: the order of the law."""
    at = names.address(row["provision"])
    return at.law, at.article, at.suffix or 0, at.paragraph, at.item or 0
