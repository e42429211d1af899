"""What a person sees of each answer: the columns of its table, and the lines before and after it."""

from typing import Any

from zeren.cli import listings
from zeren.cli.view import View, count_line, joined, names_of, words_of
from zeren.words import labels, word
from zeren.words.columns import heads

_MANY_NAMES = 30


def views(command: str, answer: Any, lang: str) -> list[View]:
    """The tables that show an answer."""
    if command == "who":
        return [_who(one, lang) for one in answer]
    made: list[View] = _MAKERS[command](answer, lang)
    return made


def _who(answer: dict[str, Any], lang: str) -> View:
    names = names_of(answer["domains"], lang)
    day, term, en = answer["as_of"], answer["term"], lang == "en"
    named = term if names == term else f"{term} ({names})" if en else f"{term}（{names}）"
    follows = (
        ("，以下是仍然适用的一般规定", "; what still applies to everyone follows")
        if answer["answers"]
        else ("，这一层级也没有一般规定", ", and none binds everyone at this level")
    )[en]
    status = {
        "found": (f"{named} · {day}", f"{named} · {day}"),
        "gap": (f"{named} · {day} · {labels.note('gap', lang)}{follows}",) * 2,
        "unknown": (f"没有找到“{term}”", f"nothing is known by the name “{term}”"),
        "ambiguous": (
            f"“{term}”有几种含义：{names} · {day}",
            f"“{term}” has several meanings: {names} · {day}",
        ),
    }[answer["status"]][en]
    if answer["implied"]:
        status += f" · {labels.note('implied', lang)}"
    rows = [
        [
            word(a["band"], lang),
            word(a["strength"], lang) if a["strength"] != "general" else "–",
            a["body"][lang] + _in_brackets(a["level"], lang),
            names_of(a["domains"], lang),
            words_of(a["functions"], lang),
            _phases(a["phases"], lang),
            a["citation"],
            a["quote"],
        ]
        for a in answer["answers"]
    ]
    near = names_of(answer["near"], lang)
    after = []
    if answer["status"] == "unknown":
        none = ("无；全部事项见 zeren query domains", "none; all domains: zeren query domains")[en]
        after = [("Near names: " if en else "相近的名称：") + (near or none)]
    header = heads(lang, "band", "strength", "body", "domains", "functions", "phases", "citation", "quote")
    short = labels.status("implied" if answer["implied"] else answer["status"], lang)
    first = tuple(zip(heads(lang, "term", "status"), (term, short), strict=True))
    return View([status], header, rows, after, tuple(header[3:6]), first, kept=True)


def _phases(phases: list[str], lang: str) -> str:
    if not phases:
        return ""
    return f"{words_of(phases, lang)}环节" if lang == "zh" else f"phases: {words_of(phases, lang)}"


def _in_brackets(level: str, lang: str) -> str:
    if level == "any":
        return ""
    return f" ({labels.level(level, lang)})" if lang == "en" else f"（{level}）"


def _roles(answer: dict[str, Any], lang: str) -> list[View]:
    rows = [
        [
            r["body"][lang],
            word(r["role"], lang),
            r["domain"][lang],
            labels.level(r["level"], lang),
            r["citation"],
            r["quote"],
        ]
        for r in answer["roles"]
    ]
    header = heads(lang, "body", "role", "domain", "level", "citation", "quote")
    return [View([], header, rows, [count_line(rows, lang)])]


def _duties(answer: dict[str, Any], lang: str) -> list[View]:
    rows = []
    unnamed = labels.note("unnamed", lang)
    for d in answer["duties"]:
        acts = [
            word(w["mode"], lang) + (" " if lang == "en" else "") + (w["as_written"] or unnamed)
            for w in d["with"]
        ]
        times = [word(f["key"], lang) + (f" ≥{f['minimum']}" if f["minimum"] else "") for f in d["frequency"]]
        who = d["post"][lang] if d["post"] else d["body"][lang]
        rows.append(
            [
                d["citation"],
                who,
                labels.level(d["level"], lang),
                words_of(d["functions"], lang),
                ("; " if lang == "en" else "；").join(acts + times),
                d["text"],
            ]
        )
    header = heads(lang, "citation", "post", "level", "functions", "with_when", "quote")
    return [View([], header, rows, [count_line(rows, lang)], tuple(header[3:5]))]


def _body(answer: dict[str, Any], lang: str) -> list[View]:
    if all("roles" not in b for b in answer["bodies"]):
        rows = [
            [
                b["body"][lang],
                labels.category(b["category"], lang),
                labels.level(b["level"], lang),
                b["parent"][lang] if b["parent"] else "",
            ]
            for b in answer["bodies"]
        ]
        header = heads(lang, "body", "category", "level", "parent")
        return [View([], header, rows, [count_line(rows, lang)])]
    found = []
    for b in answer["bodies"]:
        about = [
            f"{b['body']['zh']} · {b['body']['en']}",
            f"{labels.category(b['category'], lang)}{_in_brackets(b['level'], lang)}",
        ]
        if b["kind"]:
            about.append(("种类：" if lang == "zh" else "kind: ") + b["kind"][lang])
        about.append(("又名：" if lang == "zh" else "also: ") + _also(b["names"], lang))
        found.append(View(about, [], [], []))
        if b["roles"]:
            found += _roles({"roles": b["roles"]}, lang)
        if b["duties"]:
            found += _duties({"duties": b["duties"]}, lang)
    return found


def _also(names: list[str], lang: str) -> str:
    """Names of the reader's language, as many as are worth reading, and how many there are."""
    own = [name for name in names if name.isascii() == (lang == "en")][:_MANY_NAMES]
    left = len(names) - len(own)
    more = (f" and {left} more" if lang == "en" else f" 等 {len(names)} 个") if left else ""
    return joined(own, lang) + more


def _matrix(answer: dict[str, Any], lang: str) -> list[View]:
    rows = [
        [
            c["body"][lang],
            c["domain"][lang],
            words_of(c["bands"], lang),
            " ".join(x.split()[1] for x in c["citations"]),
        ]
        for c in answer["cells"]
    ]
    header = heads(lang, "body", "domain", "bands", "citations")
    return [View([], header, rows, [count_line(rows, lang)])]


_MAKERS: dict[str, Any] = {
    "roles": _roles, "duties": _duties, "body": _body, "matrix": _matrix, "gaps": listings.gaps,
    "text": listings.text, "query": listings.query, "queries": listings.queries, "stats": listings.stats,
    "doctor": listings.doctor,
}  # fmt: skip
