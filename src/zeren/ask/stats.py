"""``stats``: what the collection holds, counted from the graph."""

from zeren import names, queries

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from zeren.store import Store

_COUNTED = {
    "chapters": "Chapter",
    "articles": "Article",
    "paragraphs": "Paragraph",
    "items": "Item",
    "roles": "RoleHeld",
    "duties": "Duty",
    "topics": "Topic",
    "cooperation": "Cooperation",
    "frequencies": "TimeRequirement",
}


def stats(store: "Store") -> "dict[str, Any]":
    """Counts a law and over all; ``text_coverage`` is the share of provisions' code points a fact speaks for."""
    counts: dict[tuple[str, str], int] = {}
    for row in store.select(queries.load("stats")):
        counts[row["law"], names.key(row["class"])] = row["count"]
    titles = store.select(queries.load("laws"))
    coverage = store.select(queries.load("coverage"))
    totals = {row["what"]: row["count"] for row in store.select(queries.load("totals"))}
    laws = []
    for law in titles:
        chapters = [row for row in coverage if row["law"] == law["law"]]
        laws.append(
            {
                "key": law["law"],
                "title": law["title_zh"],
                "state": names.key(law["state"]),
                **{name: counts.get((law["law"], cls), 0) for name, cls in _COUNTED.items()},
                "text_coverage_by_chapter": [
                    {
                        "chapter": row["chapter"],
                        "code_points": row["code_points"],
                        "unaccounted": row["unaccounted"],
                    }
                    for row in chapters
                ],
            }
        )
    total = sum(row["code_points"] for row in coverage)
    missing = sum(row["unaccounted"] for row in coverage)
    return {
        "laws": laws,
        "bodies": totals.get("bodies", 0),
        "domains": totals.get("domains", 0),
        "triples": {"asserted": totals.get("asserted", 0), "inferred": totals.get("inferred", 0)},
        "text_coverage": round(1 - missing / total, 4) if total else 0.0,
    }
