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
            hint_zh="没有角色的主体仍有职责：试 zeren duties；事项由谁负责：试 zeren who。",
            hint_en="A body without a role has duties: try zeren duties; for a hazard or industry, zeren who.",
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
    """Roles of the bodies, and in the domains, that the term names: 能源 is short for a department and a field."""
    bodies = {b["iri"] for b in lookup.find(store, term, "body").things}
    domains = {d["iri"] for d in lookup.find(store, term, "domain").things}
    if not bodies and not domains:
        near = lookup.near(store, term, None)
        zh, en = "、".join(n["zh"] for n in near), ", ".join(n["en"] for n in near)
        raise NothingFound(
            f"没有找到“{term}”", f"nothing is known by the name “{term}”",
            hint_zh=f"相近的名称：{zh}" if near else "换一个说法试试。",
            hint_en=f"Near names: {en}" if near else "Try another name.",
        )  # fmt: skip
    within = {
        row["narrower"] for row in store.select(queries.load("broader-closure")) if row["broader"] in domains
    }
    rows = store.select(queries.load("roles"))
    return [row for row in rows if row["body"] in bodies or row["domain"] in domains | within]


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
