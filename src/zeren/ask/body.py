"""``body``: the profile of a body, or the list of all bodies."""

from zeren import names, queries
from zeren.ask.duties import duties_of, find_bodies
from zeren.ask.proof import maybe, thing
from zeren.ask.roles import roles_of
from zeren.ask.scope import level_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from zeren.ask.scope import Scope
    from zeren.store import Row, Store


def body(store: "Store", name: str | None, scope: "Scope") -> "dict[str, Any]":
    """Profiles of the bodies that a name leads to; without a name, a line for each body there is.

    A profile has category, level, parent, kind, other names, roles and own duties. Raises NothingFound.
    """
    scope.require_law(store)
    if name is None:
        return {"as_of": scope.day, "bodies": _profiles(store.select(queries.load("bodies")))}
    profiles = []
    for found in find_bodies(store, name):
        rows = store.select(queries.fill("bodies", body=found["iri"]))
        for profile in _profiles(rows):
            profile["roles"] = roles_of(store, found["iri"], scope)
            profile["duties"] = duties_of(store, found["iri"], scope)
            profiles.append(profile)
    return {"as_of": scope.day, "bodies": profiles}


def _profiles(rows: "list[Row]") -> "list[dict[str, Any]]":
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        profile = found.setdefault(
            row["body"],
            {
                "body": thing(row, "body"),
                "body_as_of": [],
                "category": names.key(row["category"]),
                "level": level_word(row["level"]),
                "parent": maybe(row, "parent"),
                "kind": maybe(row, "kind"),
                "names": [],
            },
        )
        if "name" in row and row["name"] not in profile["names"]:
            profile["names"].append(row["name"])
    return list(found.values())
