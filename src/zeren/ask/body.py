"""``body``: the profile of a body, or the list of all bodies."""

from zeren import names, queries
from zeren.ask.duties import duties, find_bodies
from zeren.ask.proof import thing
from zeren.ask.roles import roles
from zeren.ask.scope import level_word
from zeren.errors import NothingFound

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
        rows = store.select(queries.bind(queries.load("bodies"), {"body": found["iri"]}))
        for profile in _profiles(rows):
            profile["roles"] = _or_none(lambda: roles(store, found["zh"], scope)["roles"])
            profile["duties"] = _or_none(lambda: duties(store, found["zh"], scope)["duties"])
            profiles.append(profile)
    return {"as_of": scope.day, "bodies": profiles}


def _or_none(ask: "Any") -> "list[dict[str, Any]]":
    try:
        found: list[dict[str, Any]] = ask()
        return found
    except NothingFound:
        return []


def _profiles(rows: "list[Row]") -> "list[dict[str, Any]]":
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        profile = found.setdefault(
            row["body"],
            {
                "body": thing(row["body"], row["zh"], row["en"]),
                "body_as_of": [],
                "category": names.key(row["category"]),
                "level": level_word(row["level"]),
                "parent": thing(row["parent"], row["parent_zh"], row["parent_en"]) if "parent" in row else None,
                "kind": thing(row["kind"], row["kind_zh"], row["kind_en"]) if "kind" in row else None,
                "names": [],
            },
        )
        if "name" in row and row["name"] not in profile["names"]:
            profile["names"].append(row["name"])
    return list(found.values())
