"""What a person sees of each answer: the columns of its table, and the lines before and after it."""

from typing import Any, NamedTuple

from zeren.cli import labels
from zeren.words import word


class View(NamedTuple):
    """One table with the lines around it.

    Its last column may be long and takes what width there is; columns whose names are in ``fold`` are shown to
    people beneath it, since the words of the law need the room (files keep them as columns of their own). ``first``
    are columns that files alone have, before the others: name and value, the same in each row. A view that is
    ``kept`` has a row of them in files even if it has no other.
    """

    before: list[str]
    header: list[str]
    rows: list[list[str]]
    after: list[str]
    fold: tuple[str, ...] = ()
    first: tuple[tuple[str, str], ...] = ()
    kept: bool = False


def views(command: str, answer: Any, lang: str) -> list[View]:
    """The tables that show an answer."""
    if command == "who":
        return [_who(one, lang) for one in answer]
    made: list[View] = _MAKERS[command](answer, lang)
    return made


def _words(keys: list[str], lang: str) -> str:
    return _list([word(k, lang) for k in keys], lang)


def _names(things: list[dict[str, Any]], lang: str) -> str:
    return _list([t[lang] for t in things], lang)


def _list(words: list[str], lang: str) -> str:
    return ("、" if lang == "zh" else ", ").join(words)


def _heads(lang: str, *pairs: tuple[str, str]) -> list[str]:
    return [pair[lang == "en"] for pair in pairs]


_BASIS = ("依据", "provision")
_QUOTE = ("原文", "words")
_BODY = ("主体", "body")


def _who(answer: dict[str, Any], lang: str) -> View:
    names = _names(answer["domains"], lang)
    day, term, en = answer["as_of"], answer["term"], lang == "en"
    named = term if names == term else f"{term} ({names})" if en else f"{term}（{names}）"
    follows = (
        ("，以下是仍然适用的一般规定", "; what still applies to everyone follows")
        if answer["answers"]
        else ("，这一层级也没有一般规定", ", and none binds everyone at this level")
    )[en]
    short, title = {
        "found": (("找到", "found"), (f"{named} · {day}", f"{named} · {day}")),
        "gap": (
            ("空白", "gap"),
            (
                f"{named} · {day} · 空白：没有条款点名{follows}",
                f"{named} · {day} · gap: no provision names it{follows}",
            ),
        ),
        "unknown": (
            ("没有找到", "unknown"),
            (f"没有找到“{term}”", f"nothing is known by the name “{term}”"),
        ),
        "ambiguous": (
            ("多义", "ambiguous"),
            (f"“{term}”有几种含义：{names} · {day}", f"“{term}” has several meanings: {names} · {day}"),
        ),
    }[answer["status"]]
    status = title[en]
    if answer["implied"]:
        status += " · implied: only something broader is named" if en else " · 推及：原文只写了上位事项"
        short = ("推及", "implied")
    rows = [
        [
            word(a["band"], lang),
            word(a["strength"], lang) if a["strength"] != "general" else "–",
            a["body"][lang] + _in_brackets(a["level"], lang),
            _names(a["domains"], lang),
            _words(a["functions"], lang),
            _phases(a["phases"], lang),
            a["citation"],
            a["quote"],
        ]
        for a in answer["answers"]
    ]
    near = _names(answer["near"], lang)
    after = []
    if answer["status"] == "unknown":
        none = ("无；全部事项见 zeren query domains", "none; all domains: zeren query domains")[en]
        after = [("Near names: " if en else "相近的名称：") + (near or none)]
    header = _heads(
        lang,
        ("角色", "band"),
        ("强度", "strength"),
        _BODY,
        ("事项", "domain"),
        ("职能", "functions"),
        ("环节", "phases"),
        _BASIS,
        _QUOTE,
    )
    first = ((("词", "term")[en], term), (("结果", "status")[en], short[en]))
    return View([status], header, rows, after, tuple(header[3:6]), first, kept=True)


def _phases(phases: list[str], lang: str) -> str:
    if not phases:
        return ""
    return f"{_words(phases, lang)}环节" if lang == "zh" else f"phases: {_words(phases, lang)}"


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
    header = _heads(lang, _BODY, ("角色", "role"), ("领域", "domain"), ("层级", "level"), _BASIS, _QUOTE)
    return [View([], header, rows, [_count(rows, lang)])]


def _duties(answer: dict[str, Any], lang: str) -> list[View]:
    rows = []
    unnamed = "(unnamed)" if lang == "en" else "（未写明）"
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
                _words(d["functions"], lang),
                ("; " if lang == "en" else "；").join(acts + times),
                d["text"],
            ]
        )
    header = _heads(
        lang,
        _BASIS,
        ("岗位", "post"),
        ("层级", "level"),
        ("职能", "functions"),
        ("配合与时限", "with, when"),
        _QUOTE,
    )
    return [View([], header, rows, [_count(rows, lang)], tuple(header[3:5]))]


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
        header = _heads(lang, _BODY, ("类别", "category"), ("层级", "level"), ("上级", "parent"))
        return [View([], header, rows, [_count(rows, lang)])]
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
    return _list(own, lang) + more


def _matrix(answer: dict[str, Any], lang: str) -> list[View]:
    rows = [
        [
            c["body"][lang],
            c["domain"][lang],
            _words(c["bands"], lang),
            " ".join(x.split()[1] for x in c["citations"]),
        ]
        for c in answer["cells"]
    ]
    header = _heads(lang, _BODY, ("领域", "domain"), ("角色", "bands"), _BASIS)
    return [View([], header, rows, [_count(rows, lang)])]


def _gaps(answer: dict[str, Any], lang: str) -> list[View]:
    en = lang == "en"
    found = []
    for key, zh, title in (
        ("without_any_body", "没有任何条款点名的领域（只余一般规定）", "Domains that no provision names"),
        ("without_supervisor", "有职责而无安全监管部门的领域", "Domains with duties and no supervisor"),
    ):
        rows = [
            [d["domain"][lang], labels.kind(d["kind"], lang), "✓" if d["named_in_text"] else ""]
            for d in answer[key]
        ]
        header = _heads(lang, ("领域", "domain"), ("类别", "kind"), ("原文所载", "in the text"))
        found.append(_listed(title if en else zh, len(rows), header, rows, lang))
    rows = [
        [
            s["domain"][lang],
            h["body"][lang],
            _words(h["phases"], lang),
            "✓" if s["parted_by_phase"] else "",
            h["citation"],
        ]
        for s in answer["shared_supervision"]
        for h in s["supervisors"]
    ]
    header = _heads(
        lang, ("领域", "domain"), _BODY, ("环节", "phases"), ("按环节分开", "parted by phase"), _BASIS
    )
    title = "Domains with several supervisors" if en else "有几个监管部门的领域"
    found.append(_listed(title, len(answer["shared_supervision"]), header, rows, lang))
    for key, zh, title in (
        ("unnamed_counterparts", "对象未写明的会同、配合等", "Counterparts that the text does not name"),
        ("one_sided_cooperation", "只有一方写明的会同、配合等", "Cooperation that one side alone states"),
    ):
        rows = [
            [a["body"][lang], word(a["mode"], lang), a["counterpart_as_written"], a["citation"], a["quote"]]
            for a in answer[key]
        ]
        header = _heads(lang, _BODY, ("方式", "mode"), ("对象", "counterpart"), _BASIS, _QUOTE)
        found.append(_listed(title if en else zh, len(rows), header, rows, lang))
    return found


def _listed(title: str, count: int, header: list[str], rows: list[list[str]], lang: str) -> View:
    """One of several lists: people see its title and length above it, files its title in each row."""
    first = ("list" if lang == "en" else "清单", title)
    return View(
        [f"{title}: {count}" if lang == "en" else f"{title}：{count}"], header, rows, [], first=(first,)
    )


def _text(answer: dict[str, Any], lang: str) -> list[View]:
    found = []
    for p in answer["provisions"]:
        rows = [
            [labels.fact(f["type"], lang), f["id"], _says(f["says"], lang), f["words"]] for f in p["facts"]
        ]
        header = _heads(
            lang, ("事实", "fact"), ("编号", "id"), ("内容", "says"), ("据以得出的文字", "from the words")
        )
        first = (_BASIS[lang == "en"], p["citation"])
        about = f"{p['law']} {p['citation']}  {p['quote']}"
        found.append(View([about], header, rows, [], first=(first,), kept=True))
    return found


def _says(says: dict[str, list[Any]], lang: str) -> str:
    from zeren.names import key

    kept = ("body", "domain", "roleKind", "function", "mode", "phase", "counterpart", "counterpartAsWritten",
            "timing", "minimum", "mechanism", "relation", "reason", "level")  # fmt: skip
    parts = []
    for name in kept:
        if name == "counterpart" and "counterpartAsWritten" in says:
            continue
        for value in says.get(name, []):
            shown = value[lang] if isinstance(value, dict) else labels.said(key(str(value)), lang)
            parts.append(f"≥{shown}" if name == "minimum" else shown)
    unsaid = labels.said("any", lang)  # a level that is not limited goes without saying
    return " · ".join(part for part in parts if part != unsaid)


_MANY_COLUMNS = 6
_MANY_NAMES = 30


def _query(answer: dict[str, Any], lang: str) -> list[View]:
    header = list(answer["variables"])
    rows = [[_shorter(row[v]) if v in row else "" for v in header] for row in answer["rows"]]
    if len(header) > _MANY_COLUMNS:  # too many to stand side by side: one line a value
        lines = [
            [str(n), name, value]
            for n, row in enumerate(rows, 1)
            for name, value in zip(header, row, strict=True)
            if value
        ]
        return [
            View(
                [],
                _heads(lang, ("行", "row"), ("列", "column"), ("值", "value")),
                lines,
                [_count(rows, lang)],
            )
        ]
    return [View([], header, rows, [_count(rows, lang)])]


def _shorter(value: Any) -> str:
    """An IRI of ours or of a known vocabulary with its prefix; anything else as it is."""
    from zeren.names import PREFIXES

    text = str(value)
    for prefix, space in sorted(PREFIXES.items(), key=lambda p: -len(p[1])):
        if text.startswith(space):
            return f"{prefix}:{text[len(space) :]}"
    return text


def _queries(answer: dict[str, Any], lang: str) -> list[View]:
    rows = [
        [
            q["name"],
            " ".join(q["params"]),
            str(q.get("article", "")),
            str(q.get("summary_en" if lang == "en" else "summary", "")),
        ]
        for q in answer["queries"]
    ]
    return [
        View(
            [],
            _heads(lang, ("名称", "name"), ("参数", "parameters"), ("条", "articles"), ("问什么", "asks")),
            rows,
            [],
        )
    ]


def _stats(answer: dict[str, Any], lang: str) -> list[View]:
    counts: list[tuple[str, Any]] = []
    for law in answer["laws"]:
        counts += [(name, value) for name, value in law.items() if not isinstance(value, list)]
    counts += [("bodies", answer["bodies"]), ("domains", answer["domains"])]
    counts += [(f"triples {name}", value) for name, value in answer["triples"].items()]
    if answer["laws"]:
        counts.append(("text coverage", f"{answer['text_coverage']:.2%}"))
    rows = [
        [labels.count(name, lang), labels.state(value, lang) if name == "state" else str(value)]
        for name, value in counts
    ]
    return [View([], _heads(lang, ("项", "what"), ("数", "count")), rows, [])]


def _doctor(answer: dict[str, Any], lang: str) -> list[View]:
    rows = [["✓" if c["ok"] else "✗" if c["needed"] else "–", c[lang], c["detail"]] for c in answer["checks"]]
    return [View([], _heads(lang, ("", ""), ("检查", "check"), ("详情", "detail")), rows, [])]


def _count(rows: list[Any], lang: str) -> str:
    if lang == "en":
        return f"{len(rows)} row" + ("" if len(rows) == 1 else "s")
    return f"共 {len(rows)} 行"


_MAKERS: dict[str, Any] = {
    "roles": _roles, "duties": _duties, "body": _body, "matrix": _matrix, "gaps": _gaps, "text": _text,
    "query": _query, "queries": _queries, "stats": _stats, "doctor": _doctor,
}  # fmt: skip
