"""``duties``: what a body's posts must do, each duty with its functions, domains, counterparts and times."""

from zeren import names, posts, queries
from zeren.ask import lookup
from zeren.ask.proof import maybe, outermost, place, post_of, proof, thing
from zeren.ask.scope import level_word
from zeren.errors import NothingFound, UsageProblem
from zeren.keys import name_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from zeren.ask.scope import Scope
    from zeren.store import Row, Store

# Why a bearer class bears what its members inherit.
BASIS = {
    "all-departments": "department",
    "safety-supervising-departments": "supervisory",
    "industry-competent-departments": "industry",
}
# What people call a post beside its own name (zeren.posts).
ALSO_CALLED = {
    "principal": ("党政主要负责人", "head"),
    "standing-committee-member": ("常委", "standing committee member"),
    "government-leader-for-safety": ("分管安全生产的政府领导", "government leader for safety"),
    "government-leader": ("政府领导班子其他成员", "government leader"),
    "safety-deputy": ("分管负责人", "safety deputy"),
    "leadership-member": ("班子成员", "leadership member"),
}


def duties(store: "Store", about: str | None, scope: "Scope", post: str | None = None) -> "dict[str, Any]":
    """The own duties of one body, or of all; ``post`` (key or name) keeps one post. Raises NothingFound."""
    scope.require_law(store)
    wanted = post_key(post) if post is not None else None
    if about is None:
        iris: list[str | None] = [None]
    else:
        iris = [b["iri"] for b in find_bodies(store, about)]
    found = [duty for iri in iris for duty in duties_of(store, iri, scope, wanted)]
    if not found:
        raise NothingFound(
            f"没有与“{about or post or '所问范围'}”相符的职责", f"no duty of “{about or post or 'what was asked'}” is here",
            hint_zh="去掉 --post 或 --level 再试；主体名称可用 zeren body 查。",
            hint_en="Try without --post or --level; find bodies with zeren body.",
        )  # fmt: skip
    return {"as_of": scope.day, "duties": found}


def duties_of(
    store: "Store", iri: str | None, scope: "Scope", post: str | None = None
) -> "list[dict[str, Any]]":
    """The own duties of the body with this IRI (None: of all), in the order of the law; maybe none.

    A class that narrows the body (有立法权的人民政府的安全生产监督管理部门) counts as the body: 20.2 is among its own.
    """
    asked: list[dict[str, str]] = [{}]
    if iri is not None:
        narrowed = store.select(queries.fill("narrowed-by", body=iri))
        asked = [{"body": one} for one in (iri, *(row["narrowed"] for row in narrowed))]
    rows = [row for values in asked for row in store.select(queries.fill("duties", **values))]
    details = _by_fact([d for values in asked for d in store.select(queries.fill("duty-details", **values))])
    kept = [r for r in rows if scope.keeps(r) and (post is None or names.key(r.get("post_role", "")) == post)]
    return [_duty(row, details.get(row["fact"], []), scope) for row in sorted(kept, key=place)]


def post_key(post: str) -> str:
    """The key of a post from its key or a name of it. Raises UsageProblem with those there are."""
    if post in posts.RANKS:
        return post
    key = name_key(post)
    for rank, (_, zh, en) in posts.RANKS.items():
        if key in (name_key(name) for name in (zh, en, *ALSO_CALLED[rank])):
            return rank
    raise UsageProblem(
        f"没有“{post[:30]}”这一岗位", f"there is no post “{post[:30]}”", where="--post",
        hint_zh=f"可用：{'、'.join(zh for _, zh, _ in posts.RANKS.values())}",
        hint_en=f"There are: {', '.join(posts.RANKS)}",
    )  # fmt: skip


def find_bodies(store: "Store", name: str) -> list[dict[str, str]]:
    """The bodies that a name leads to. Raises NothingFound with near names."""
    name = lookup.check_term(name)
    bodies = lookup.find(store, name, "body").things
    if bodies:
        return bodies
    if lookup.find(store, name, "domain").readings:
        raise NothingFound(
            f"“{name}”是事项，不是主体", f"“{name}” is a hazard, industry or activity, not a body",
            hint_zh=f"查谁负责：zeren who {name}", hint_en=f"To see who is responsible: zeren who {name}",
        )  # fmt: skip
    near = lookup.near(store, name, "body")
    zh, en = "、".join(n["zh"] for n in near), ", ".join(n["en"] for n in near)
    raise NothingFound(
        f"没有名为“{name}”的主体", f"no body is known by the name “{name}”",
        hint_zh=f"相近的名称：{zh}" if near else "zeren body 不带参数可列出全部主体。",
        hint_en=f"Near names: {en}" if near else "zeren body without a name lists all bodies.",
    )  # fmt: skip


def _by_fact(rows: "list[Row]") -> "dict[str, list[Row]]":
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["fact"], []).append(row)
    return found


def _duty(row: "Row", details: "list[Row]", scope: "Scope") -> "dict[str, Any]":
    of = {aspect: [d for d in details if d["aspect"] == aspect] for aspect in ("function", "domain", "cooperation", "timing")}  # fmt: skip
    domains = {d["value"]: thing(d, "value") for d in of["domain"]}
    mentions = {names.extent(d["words"]) for d in of["domain"]}
    found = {
        "id": row["fact"].removeprefix(names.BASE),
        "body": thing(row, "body"),
        "body_as_of": [],
        "post": post_of(row),
        "bearer": row["bearer"],
        "level": level_word(row["level"]),
        "text": row["quote"],
        "basis": BASIS.get(names.key(row["body"]), "own"),
        "functions": sorted({names.key(d["value"]) for d in of["function"]}),
        "phases": sorted({names.key(d["phase"]) for d in of["domain"] if "phase" in d}),
        "domains": [domains[iri] for iri in sorted(domains)],
        "mode": names.key(row["mode"]),
        "with": [_counterpart(d) for d in of["cooperation"]],
        "frequency": [_frequency(d) for d in of["timing"]],
        "by_analogy": False,
        **scope.marks(row),
        **proof(row),
    }
    found["mentions"] = [{"start": s, "end": e} for s, e in outermost(mentions)]
    return found


def _counterpart(detail: "Row") -> "dict[str, Any]":
    """One act of cooperation; ``body`` is None where the text names no counterpart (unnamed)."""
    return {
        "mode": names.key(detail["value"]),
        "body": maybe(detail, "counterpart"),
        "as_written": detail.get("as_written", ""),
    }


def _frequency(detail: "Row") -> "dict[str, Any]":
    return {
        "key": names.key(detail["value"]),
        "minimum": detail.get("minimum"),
        "unit": detail.get("unit"),
    }
