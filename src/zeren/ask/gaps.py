"""``gaps``: what the text leaves open. A gap is an answer: it says what was looked for and what remains."""

from zeren import names, queries
from zeren.ask.proof import maybe, place, proof, thing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from zeren.ask.scope import Scope
    from zeren.store import Row, Store

# Kinds of domain that a department can be asked to supervise; people and management subjects are no hazards.
_SUPERVISED = ("hazard", "industry", "activity", "product", "place", "equipment")


def gaps(store: "Store", scope: "Scope") -> "dict[str, Any]":
    """Domains without a supervisor or without any body; shared supervision; open and one-sided cooperation."""
    scope.require_law(store)
    domains = _domains(store)
    above, below = _closure(store)
    supervision = sorted(
        (row for row in store.select(queries.load("supervision")) if scope.keeps(row)),
        key=lambda row: (row["domain"], place(row)),
    )
    supervised = {row["domain"] for row in supervision}
    reached = {row["domain"] for row in store.select(queries.load("matrix")) if scope.keeps(row)}

    def covered(iri: str, by: set[str]) -> bool:
        return bool(({iri} | above.get(iri, set()) | below.get(iri, set())) & by)

    acts = sorted(
        (row for row in store.select(queries.load("cooperation")) if scope.keeps(row)),
        key=lambda row: (place(row), row["fact"]),
    )
    return {
        "as_of": scope.day,
        "without_any_body": [d for iri, d in domains.items() if not covered(iri, reached)],
        "without_supervisor": [
            d
            for iri, d in domains.items()
            if d["kind"] in _SUPERVISED and covered(iri, reached) and not covered(iri, supervised)
        ],
        "shared_supervision": _shared(supervision),
        "unnamed_counterparts": [_act(row) for row in acts if "counterpart" not in row],
        "one_sided_cooperation": _one_sided(acts),
    }


def _domains(store: "Store") -> "dict[str, dict[str, Any]]":
    return {
        row["domain"]: {
            "domain": thing(row, "domain"),
            "kind": names.key(row["kind"]),
            "named_in_text": row["named"],
        }
        for row in store.select(queries.load("domains"))
    }


def _closure(store: "Store") -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    above: dict[str, set[str]] = {}
    below: dict[str, set[str]] = {}
    for row in store.select(queries.load("broader-closure")):
        above.setdefault(row["narrower"], set()).add(row["broader"])
        below.setdefault(row["broader"], set()).add(row["narrower"])
    return above, below


def _shared(rows: "list[Row]") -> "list[dict[str, Any]]":
    by_domain: dict[str, dict[str, dict[str, Any]]] = {}
    labels = {}
    for row in rows:
        labels[row["domain"]] = thing(row, "domain")
        holder = by_domain.setdefault(row["domain"], {}).setdefault(
            row["body"],
            {"body": thing(row, "body"), "phases": set(), **proof(row)},
        )
        if "phase" in row:
            holder["phases"].add(names.key(row["phase"]))
    found = []
    for iri, holders in by_domain.items():
        if len(holders) < 2:
            continue
        phases = [holder["phases"] for holder in holders.values()]
        apart = all(phases) and sum(map(len, phases)) == len(set().union(*phases))
        for holder in holders.values():
            holder["phases"] = sorted(holder["phases"])
        found.append({"domain": labels[iri], "parted_by_phase": apart, "supervisors": list(holders.values())})
    return found


def _act(row: "Row") -> "dict[str, Any]":
    return {
        "body": thing(row, "body"),
        "mode": names.key(row["mode"]),
        "counterpart": maybe(row, "counterpart"),
        "counterpart_as_written": row.get("as_written", ""),
        **proof(row, {names.extent(row["words"])}),
    }


def _one_sided(acts: "list[Row]") -> "list[dict[str, Any]]":
    """Acts with a named counterpart whose own provisions name no act with this body."""
    pairs = {(row["body"], row["counterpart"]) for row in acts if "counterpart" in row}
    return [
        _act(row) for row in acts if "counterpart" in row and (row["counterpart"], row["body"]) not in pairs
    ]
