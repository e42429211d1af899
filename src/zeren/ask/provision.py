"""``text``: a provision in its own words, and every fact drawn from it."""

from zeren import names, queries
from zeren.ask.proof import maybe, place, proof
from zeren.errors import NothingFound, UsageProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from zeren.ask.scope import Scope
    from zeren.store import Row, Store


def provision(store: "Store", citation: str, scope: "Scope") -> "dict[str, Any]":
    """Provisions that a citation (22-3, 19.2-4, 41.2, 22, 第二十二条第一款第（三）项) names, with their facts.

    Raises UsageProblem for what is no citation, NothingFound for a place that the law has not.
    """
    from zeren.text.citation import parse_citation

    scope.require_law(store)
    try:
        wanted = parse_citation(citation)
    except ValueError:
        raise UsageProblem(
            f"“{citation[:40]}”不是条款项的写法", f"“{citation[:40]}” is not a citation", where="CITATION",
            hint_zh="写成 22-3（第二十二条第三项）、19.2-4、41.2 或 22。",
            hint_en="Write 22-3 (article 22 item 3), 19.2-4, 41.2 or 22.",
        ) from None  # fmt: skip
    rows = store.select(queries.fill("text", article=wanted.article))
    rows = [
        row
        for row in rows
        if _named(row, wanted) and (not scope.laws or names.address(row["provision"]).law in scope.laws)
    ]
    if not rows:
        partial = wanted.paragraph is not None or wanted.item is not None
        raise NothingFound(
            f"原文没有 {citation}", f"the text has no {citation}",
            hint_zh=f"先看整条：zeren text {wanted.article}" if partial else "核对条号；法规的条数见 zeren stats。",
            hint_en=f"Look at the whole article: zeren text {wanted.article}" if partial
            else "Check the number; zeren stats says how many articles there are.",
        )  # fmt: skip
    rows.sort(key=place)
    return {"as_of": scope.day, "provisions": [_with_facts(store, row) for row in rows]}


def _named(row: "Row", wanted: "Any") -> bool:
    at = names.address(row["provision"])
    return (
        at.suffix == wanted.suffix
        and wanted.paragraph in (None, at.paragraph)
        and wanted.item in (None, at.item)
        and (wanted.paragraph is None or wanted.item is not None or at.item is None)
    )


def _with_facts(store: "Store", row: "Row") -> "dict[str, Any]":
    facts: dict[str, dict[str, Any]] = {}
    for found in store.select(queries.fill("facts-at", provision=row["provision"])):
        fact = facts.setdefault(
            found["fact"],
            {
                "id": found["fact"].removeprefix(names.BASE),
                "type": names.key(found["type"]),
                "words": found["quote"],
                **dict(zip(("start", "end"), names.extent(found["words"]), strict=True)),
                "says": {},
            },
        )
        shown = maybe(found, "value") if "value_zh" in found else _plain(found["value"])
        values = fact["says"].setdefault(names.key(found["property"]), [])
        if shown not in values:
            values.append(shown)
    return {
        **proof(row),
        "chapter": row.get("chapter"),
        "provision": row["provision"],
        "facts": sorted(facts.values(), key=lambda f: (f["start"], f["end"], f["id"])),
    }


def _plain(value: "Any") -> "Any":
    """A concept of a closed list by its key, as the contract has it; anything else as it is."""
    return names.key(value) if isinstance(value, str) and value.startswith(names.CONCEPT) else value
