"""From what a person types to the bodies and domains it names.

Tried in turn: the name as it is, without the words that add nothing (安全, 行业 …), as pinyin or its initials, as a
composition of known names (房屋建筑与市政工程). What leads nowhere gets the nearest names there are.
"""

from zeren import names, queries
from zeren.ask.proof import thing
from zeren.errors import UsageProblem
from zeren.keys import name_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from zeren.store import Row, Store

    Kind = Literal["domain", "body"]

MAX_TERM = 200
# Words that people add to the name of a domain and that do not change what they ask.
_ADDED_TO_DOMAIN = (
    "安全生产监督管理", "安全生产监管", "安全监督管理", "安全生产工作", "安全生产", "安全管理", "安全监管",
    "安全工作", "安全", "监督管理", "监管", "管理", "行业", "领域", "工作", "企业", "单位", "safety",
)  # fmt: skip
_BEFORE_BODY = (
    "新疆维吾尔自治区",
    "自治区",
    "新疆",
    "各级",
    "本级",
    "县级以上",
    "地区",
    "市",
    "县",
    "区",
    "州",
)
_JOINING = "与和及跟或&+"


class Found:
    """What a term leads to: ``readings`` are its meanings (several: ambiguous), each a list of things (composed)."""

    def __init__(self, readings: "list[list[Row]]", searched: list[str]) -> None:
        self.readings, self.searched = readings, searched

    @property
    def things(self) -> "list[dict[str, str]]":
        """All things of all readings, once each."""
        seen = {row["thing"]: row for reading in self.readings for row in reading}
        return [thing(row, "thing") for row in seen.values()]


def check_term(term: str) -> str:
    """The term without surrounding space. Raises UsageProblem if it is empty, too long or not text."""
    cleaned = term.strip()
    if not cleaned or not name_key(cleaned):
        raise UsageProblem(
            "没有给出要查的词", "the term is empty", where="TERM",
            hint_zh="例如：zeren who 消防", hint_en="For example: zeren who fire",
        )  # fmt: skip
    if len(cleaned) > MAX_TERM:
        raise UsageProblem(
            f"词太长（{len(cleaned)} 个字符，上限 {MAX_TERM}）",
            f"the term is too long ({len(cleaned)} characters, the limit is {MAX_TERM})", where="TERM",
            hint_zh="只写要查的事项名称；多个词请分开写，或用 --from FILE。",
            hint_en="Give only the name of what you ask about; several terms separately, or with --from FILE.",
        )  # fmt: skip
    if any(ch < " " or "\ud800" <= ch <= "\udfff" or ch == "\x7f" for ch in cleaned):
        raise UsageProblem(
            "词中有控制字符或残缺的字符", "the term has control characters or broken characters", where="TERM",
            hint_zh="请重新输入该词。", hint_en="Type the term again.",
        )  # fmt: skip
    return cleaned


def find(store: "Store", term: str, kind: "Kind") -> Found:
    """The domains or bodies that a term names; no readings if none."""
    searched = []
    for key in _variants(term, kind):
        searched.append(key)
        rows = _direct(store, key, kind)
        if rows:
            return Found(_apart(store, rows, kind), searched)
    if kind == "domain":
        parts = _composed(store, name_key(term))
        if parts:
            return Found([parts], [*searched, *(row["name"] for row in parts)])
    return Found([], searched)


def near(store: "Store", term: str, kind: "Kind | None", limit: int = 5) -> list[dict[str, str]]:
    """Things whose names are near to the term: containing it, contained in it, or spelt alike."""
    from rapidfuzz import fuzz, process

    rows = [r for r in store.select(queries.load("names")) if kind is None or _is(r, kind)]
    key = name_key(term)
    best: dict[str, float] = {}
    choices = [name_key(r["name"]) for r in rows]
    scored = process.extract(key, choices, scorer=fuzz.ratio, score_cutoff=45, limit=40)
    for _, score, i in scored:
        best[rows[i]["thing"]] = max(best.get(rows[i]["thing"], 0), score)
    for i, choice in enumerate(choices):
        if len(choice) >= 2 and (choice in key or (len(key) >= 2 and key in choice)):
            overlap = 60 + 40 * min(len(choice), len(key)) / max(len(choice), len(key))
            best[rows[i]["thing"]] = max(best.get(rows[i]["thing"], 0), overlap)
    of = {row["thing"]: row for row in rows}
    return [thing(of[iri], "thing") for iri in sorted(best, key=lambda iri: (-best[iri], iri))[:limit]]


def _variants(term: str, kind: "Kind") -> list[str]:
    key = name_key(term)
    found = [key]
    if key.isascii() and len(key) > 3:  # an English name in the other number
        found.append(key[:-1] if key.endswith("s") else key + "s")
    if kind == "domain":
        for ending in _ADDED_TO_DOMAIN:
            if key.endswith(ending) and len(key) > len(ending) + 1:
                found.append(key[: -len(ending)])
    else:
        for beginning in _BEFORE_BODY:
            if key.startswith(beginning) and len(key) > len(beginning) + 1:
                found.append(key[len(beginning) :])
    return list(dict.fromkeys(found))


def _is(row: "Row", kind: "Kind") -> bool:
    return bool(row["thing"].startswith(names.scheme("domain"))) == (kind == "domain")


def _direct(store: "Store", key: str, kind: "Kind") -> "list[Row]":
    import pyoxigraph as ox

    rows = store.select(queries.fill("lookup", key=ox.Literal(key)))
    rows = [row for row in rows if _is(row, kind)]
    best = min((row["tier"] for row in rows), default=0)
    return [row for row in rows if row["tier"] == best]


def _apart(store: "Store", rows: "list[Row]", kind: "Kind") -> "list[list[Row]]":
    """One reading a thing; what lies within another of them is no reading of its own."""
    if len(rows) > 1 and kind == "domain":
        within = {(r["narrower"], r["broader"]) for r in store.select(queries.load("broader-closure"))}
        rows = [r for r in rows if not any((r["thing"], other["thing"]) in within for other in rows)]
    return [[row] for row in rows]


def _composed(store: "Store", key: str) -> "list[Row]":
    """The term cut without rest into known names and joining words, longest names first; else nothing."""
    known: dict[str, list[Any]] = {}
    for row in store.select(queries.load("names")):
        if _is(row, "domain"):
            known.setdefault(name_key(row["name"]), []).append(row)
    best: dict[int, list[Row]] = {0: []}
    for at in range(len(key)):
        if at not in best:
            continue
        if key[at] in _JOINING and at:
            best.setdefault(at + 1, best[at])
        for end in range(len(key), at + 1, -1):
            if key[at:end] in known and (end not in best or len(best[end]) > len(best[at]) + 1):
                best[end] = [*best[at], *known[key[at:end]]]
    parts = best.get(len(key), [])
    return list({row["thing"]: row for row in parts}.values())
