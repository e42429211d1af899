"""``who``: which bodies are responsible for a hazard, an industry or an activity, by which sentence."""

from zeren import names, queries
from zeren.ask import lookup
from zeren.ask.proof import place, post_of, proof, thing
from zeren.ask.scope import level_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from zeren.ask.scope import Scope
    from zeren.store import Row, Store

BANDS = ("supervisory", "industry", "industry-comprehensive", "comprehensive", "duty", "general")
STRENGTHS = ("direct", "narrower", "broader", "general")


def who(store: "Store", term: str, scope: "Scope") -> "dict[str, Any]":
    """The answer to one term, as the contract's JSON object.

    status: found, gap (only provisions that bind everyone), unknown (no such term), ambiguous (several meanings).
    """
    term = lookup.check_term(term)
    scope.require_law(store)
    found = lookup.find(store, term, "domain")
    if not found.readings:
        # A body's name is no hazard, but whoever types it should be led there.
        bodies = lookup.find(store, term, "body").things
        return _answer("unknown", term, scope, found, near=[*bodies, *lookup.near(store, term, "domain")][:5])
    domains = {row["thing"]: row for reading in found.readings for row in reading}
    collected = _collect([row for row in _rows(store, list(domains)) if scope.keeps(row)], scope)
    specific = list(collected.values())
    always = [row for row in store.select(queries.load("who-always")) if scope.keeps(row)]
    for row in always:
        _add_always(collected, row, scope)
    answers = [_finish(entry) for entry in sorted(collected.values(), key=_order)]
    status = "gap"
    if specific:
        status = "found" if len(found.readings) == 1 else "ambiguous"
    elif len(found.readings) > 1:
        status = "ambiguous"
    implied = bool(specific) and all(entry["strength"] == "broader" for entry in specific)
    return _answer(status, term, scope, found, implied=implied, answers=answers)


def _rows(store: "Store", domains: list[str]) -> "list[Row]":
    """The provisions that name the domains, each with what its fact says and with the names of its things.

    Three small questions and not one large: joined, functions multiply the rows and labels are read again for each.
    """
    rows = [row for iri in domains for row in store.select(queries.fill("who", domain=iri))]
    said: dict[str, dict[str, list[str]]] = {}
    for iri in domains:
        for found in store.select(queries.fill("who-facts", domain=iri)):
            of = said.setdefault(found["fact"], {}).setdefault(names.key(found["property"]), [])
            of.append(found["value"])
    things = {row[name] for row in rows for name in ("domain", "body")}
    labels = (
        {row["thing"]: row for row in store.select(queries.among("labels", "thing", things))} if rows else {}
    )
    for row in rows:
        for name in ("domain", "body"):
            row[name + "_zh"], row[name + "_en"] = (
                labels[row[name]]["thing_zh"],
                labels[row[name]]["thing_en"],
            )
        row["category"] = labels[row["body"]]["category"]
        of_fact = said.get(row["fact"], {})
        row["functions"] = [names.key(value) for value in of_fact.get("function", [])]
        for name, column in (("roleKind", "role"), ("until", "until")):
            if name in of_fact:
                row[column] = of_fact[name][0]
    return rows


def _answer(
    status: str,
    term: str,
    scope: "Scope",
    found: lookup.Found,
    *,
    implied: bool = False,
    near: "list[dict[str, str]] | None" = None,
    answers: "list[dict[str, Any]] | None" = None,
) -> "dict[str, Any]":
    return {
        "status": status,
        "term": term,
        "as_of": scope.day,
        "implied": implied,
        "domains": found.things,
        "near": near or [],
        "searched": found.searched,
        "answers": answers or [],
    }


def _collect(rows: "list[Row]", scope: "Scope") -> "dict[tuple[str, ...], dict[str, Any]]":
    """One entry a (provision, body, band): the strongest strength, and what the joined rows say together."""
    entries: dict[tuple[str, ...], dict[str, Any]] = {}
    for row in rows:
        band = names.key(row["role"]) if "role" in row else "duty"
        key = (row["provision"], row["body"], band)
        entry = entries.setdefault(key, _entry(row, band, row["strength"], scope))
        if STRENGTHS.index(row["strength"]) < STRENGTHS.index(entry["strength"]):
            entry["strength"] = row["strength"]
        extent = names.extent(row["words"])
        entry["mentions"].add(extent)
        # What was asked stands first, then the others as the sentence names them.
        rank = (STRENGTHS.index(row["strength"]), extent, row["domain"])
        entry["domains"].append((rank, thing(row, "domain")))
        entry["functions"].update(row["functions"])
        if "phase" in row:
            entry["phases"].add(names.key(row["phase"]))
    return entries


def _entry(row: "Row", band: str, strength: str, scope: "Scope") -> "dict[str, Any]":
    return {
        "row": row,
        "band": band,
        "strength": strength,
        "body": thing(row, "body"),
        "post": post_of(row),
        "functions": set(),
        "phases": set(),
        "domains": [],
        "mentions": set(),
        "marks": scope.marks(row),
    }


def _add_always(entries: "dict[tuple[str, ...], dict[str, Any]]", row: "Row", scope: "Scope") -> None:
    # Asked for 安全生产 itself, the comprehensive role is there already, as direct: setdefault leaves it so.
    band = "comprehensive" if "role" in row else "general"
    key = (row["provision"], row["body"], band)
    entries.setdefault(key, _entry(row, band, "general", scope))


def _finish(entry: "dict[str, Any]") -> "dict[str, Any]":
    row = entry["row"]
    return {
        "band": entry["band"],
        "strength": entry["strength"],
        "body": entry["body"],
        "body_as_of": [],
        "post": entry["post"],
        "level": level_word(row.get("level")),
        "functions": sorted(entry["functions"]),
        "phases": sorted(entry["phases"]),
        "domains": list(
            {one["iri"]: one for _, one in sorted(entry["domains"], key=lambda d: d[0])}.values()
        ),
        **entry["marks"],
        **proof(row, entry["mentions"]),
    }


def _order(entry: "dict[str, Any]") -> "tuple[Any, ...]":
    return BANDS.index(entry["band"]), STRENGTHS.index(entry["strength"]), place(entry["row"])
