"""Every answered row carries its proof: where it stands, the words, and where the words stand."""

from zeren.errors import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from zeren.store import Row


def thing(iri: str, zh: str, en: str) -> dict[str, str]:
    """A thing as the contract has it."""
    return {"iri": iri, "zh": zh, "en": en}


def proof(row: "Row", mentions: "set[tuple[int, int]] | None" = None) -> "dict[str, Any]":
    """The proof fields of a row; ``start`` and ``end`` are code points of the stored text."""
    if "quote" not in row:  # nothing is answered without a provision
        raise Problem(
            "有一行答案缺少依据", "an answered row has no proof", hint_zh="请报告此问题。", hint_en="Please report this."
        )
    found = {
        "law": row["law"],
        "article": row["article"],
        "paragraph": row["paragraph"],
        "item": row.get("item"),
        "citation": row["citation"],
        "quote": row["quote"],
        "start": row["start"],
        "end": row["end"],
        "mentions": [{"start": s, "end": e} for s, e in outermost(mentions or set())],
    }
    if "suffix" in row:
        found["article_suffix"] = row["suffix"]
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
    return row["law"], row["article"], row.get("suffix", 0), row["paragraph"], row.get("item") or 0
