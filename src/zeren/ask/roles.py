"""``roles``: who holds which role in which domain."""

from zeren import names, queries
from zeren.ask import lookup
from zeren.ask.proof import place, proof, thing
from zeren.ask.scope import level_word
from zeren.errors import NothingFound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from zeren.ask.scope import Scope
    from zeren.store import Row, Store


def roles(store: "Store", about: str | None, scope: "Scope") -> "dict[str, Any]":
    """Roles of a body, or in a domain and what lies within it; None: all. Raises NothingFound."""
    scope.require_law(store)
    rows = store.select(queries.load("roles")) if about is None else _about(store, lookup.check_term(about))
    found = _roles(rows, scope)
    if not found:
        raise NothingFound(
            f"没有与“{about or '所问范围'}”相符的角色", f"no role is held by or in “{about or 'what was asked'}”",
            hint_zh="第四十八条至第六十四条的部门有职责而无角色：试 zeren duties。",
            hint_en="The bodies of articles 48–64 have duties and no role: try zeren duties.",
        )  # fmt: skip
    return {"as_of": scope.day, "roles": found}


def roles_of(store: "Store", iri: str, scope: "Scope") -> "list[dict[str, Any]]":
    """The roles of the body with this IRI; maybe none."""
    return _roles(store.select(queries.fill("roles", body=iri)), scope)


def _roles(rows: "list[Row]", scope: "Scope") -> "list[dict[str, Any]]":
    kept = [row for row in rows if scope.keeps(row)]
    return [
        _role(row, scope)
        for row in sorted(kept, key=lambda r: (place(r), names.extent(r["words"]), r["role"]))
    ]


def _about(store: "Store", term: str) -> "list[Row]":
    bodies = lookup.find(store, term, "body").things
    if bodies:
        return [row for b in bodies for row in store.select(queries.fill("roles", body=b["iri"]))]
    domains = {d["iri"] for d in lookup.find(store, term, "domain").things}
    if not domains:
        near = "、".join(n["zh"] for n in lookup.near(store, term, None))
        raise NothingFound(
            f"没有找到“{term}”", f"nothing is known by the name “{term}”",
            hint_zh=f"相近的名称：{near}" if near else "换一个说法试试。",
            hint_en=f"Near names: {near}" if near else "Try another name.",
        )  # fmt: skip
    within = {
        row["narrower"] for row in store.select(queries.load("broader-closure")) if row["broader"] in domains
    }
    return [row for row in store.select(queries.load("roles")) if row["domain"] in domains | within]


def _role(row: "Row", scope: "Scope") -> "dict[str, Any]":
    return {
        "body": thing(row, "body"),
        "body_as_of": [],
        "role": names.key(row["role"]),
        "domain": thing(row, "domain"),
        "as_written": row["as_written"],
        "level": level_word(row["level"]),
        **scope.marks(row),
        **proof(row, {names.extent(row["words"])}),
    }
