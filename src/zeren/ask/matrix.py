"""``matrix``: bodies × domains, the bands in each cell."""

from zeren import names, queries
from zeren.ask.proof import place, thing
from zeren.ask.who import BANDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from zeren.ask.scope import Scope
    from zeren.store import Store


def matrix(store: "Store", scope: "Scope") -> "dict[str, Any]":
    """Every (body, domain) that some provision joins, with its bands and citations, in the order of the law."""
    scope.require_law(store)
    cells: dict[tuple[str, str], dict[str, Any]] = {}
    rows = [row for row in store.select(queries.load("matrix")) if scope.keeps(row)]
    for row in sorted(rows, key=lambda r: (place(r), r["body"], r["domain"])):
        cell = cells.setdefault(
            (row["body"], row["domain"]),
            {
                "body": thing(row, "body"),
                "domain": thing(row, "domain"),
                "bands": set(),
                "citations": {},
            },
        )
        cell["bands"].add(names.key(row["role"]) if "role" in row else "duty")
        cell["citations"][f"{place(row)[0]} {row['citation']}"] = None
    found = list(cells.values())
    for cell in found:
        cell["bands"] = sorted(cell["bands"], key=BANDS.index)
        cell["citations"] = list(cell["citations"])
    return {"as_of": scope.day, "cells": found}
