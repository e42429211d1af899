"""What a person sees of each answer: the columns of its table, and the lines before and after it."""

from typing import Any, NamedTuple

WORDS = {
    "supervisory": ("安全监管", "supervisory"),
    "industry": ("行业主管", "industry"),
    "industry-comprehensive": ("行业综合管理", "industry (comprehensive)"),
    "comprehensive": ("综合监管", "comprehensive"),
    "any": ("不限", "any"),
    "duty": ("职责", "duty"),
    "general": ("一般规定", "general"),
    "direct": ("直接", "direct"),
    "narrower": ("下位", "narrower"),
    "broader": ("上位", "broader"),
    "licensing": ("许可审查", "licensing"),
    "inspection": ("监督检查", "inspection"),
    "enforcement": ("执法查处", "enforcement"),
    "standards-and-policy": ("政策标准", "standards and policy"),
    "planning": ("规划", "planning"),
    "emergency-response": ("应急", "emergency response"),
    "accident-investigation": ("事故调查", "accident investigation"),
    "education": ("宣传教育", "education"),
    "funding": ("资金", "funding"),
    "statistics-and-reporting": ("统计报告", "statistics and reporting"),
    "personnel-and-assessment": ("人员考核", "personnel and assessment"),
    "coordination": ("协调", "coordination"),
    "research": ("科研", "research"),
    "rights-protection": ("权益", "rights protection"),
    "production": ("生产", "production"),
    "trade": ("经营", "trade"),
    "purchase": ("购买", "purchase"),
    "storage": ("储存", "storage"),
    "transport": ("运输", "transport"),
    "use": ("使用", "use"),
    "disposal": ("处置", "disposal"),
    "construction": ("建设施工", "construction"),
    "operation": ("运营", "operation"),
    "joint": ("会同", "jointly"),
    "support": ("配合", "in support"),
    "assist": ("协助", "assisting"),
    "participate": ("参与", "taking part"),
    "lead": ("牵头", "leading"),
    "report": ("报告", "reporting to"),
    "notify": ("通报", "notifying"),
    "back": ("支持", "backing"),
    "own": ("自行", "own"),
    "annual": ("每年", "annual"),
    "semiannual": ("每半年", "half-yearly"),
    "at-once": ("立即", "at once"),
    "promptly": ("及时", "promptly"),
    "regularly": ("定期", "regularly"),
    "within-limit": ("限期", "within a time limit"),
}


class View(NamedTuple):
    """One table with the lines around it.

    Its last column may be long and takes what width there is; columns whose names are in ``fold`` are shown to
    people beneath it, since the words of the law need the room (files keep them as columns of their own).
    """

    before: list[str]
    header: list[str]
    rows: list[list[str]]
    after: list[str]
    fold: tuple[str, ...] = ()


def views(command: str, answer: Any, lang: str) -> list[View]:
    """The tables that show an answer."""
    if command == "who":
        return [_who(one, lang) for one in answer]
    made: list[View] = _MAKERS[command](answer, lang)
    return made


def word(key: str, lang: str) -> str:
    """A concept's key as a short word for people."""
    pair = WORDS.get(key)
    return key if pair is None else pair[lang == "en"]


def _words(keys: list[str], lang: str) -> str:
    return ("、" if lang == "zh" else ", ").join(word(k, lang) for k in keys)


def _names(things: list[dict[str, Any]], lang: str) -> str:
    return ("、" if lang == "zh" else ", ").join(t[lang] for t in things)


def _heads(lang: str, *pairs: tuple[str, str]) -> list[str]:
    return [pair[lang == "en"] for pair in pairs]


_BASIS = ("依据", "provision")
_QUOTE = ("原文", "words")
_BODY = ("主体", "body")


def _who(answer: dict[str, Any], lang: str) -> View:
    names = _names(answer["domains"], lang)
    day, term, en = answer["as_of"], answer["term"], lang == "en"
    status = {
        "found": (f"{term}（{names}）· {day}", f"{term} ({names}) · {day}"),
        "gap": (
            f"{term}（{names}）· {day} · 空白：没有条款点名，以下是仍然适用的一般规定",
            f"{term} ({names}) · {day} · gap: no provision names it; what still applies to everyone follows",
        ),
        "unknown": (f"没有找到“{term}”", f"nothing is known by the name “{term}”"),
        "ambiguous": (
            f"“{term}”有几种含义：{names} · {day}",
            f"“{term}” has several meanings: {names} · {day}",
        ),
    }[answer["status"]][en]
    if answer["implied"]:
        status += " · implied: only something broader is named" if en else " · 推及：原文只写了上位事项"
    rows = [
        [
            word(a["band"], lang),
            word(a["strength"], lang) if a["strength"] != "general" else "–",
            a["body"][lang] + _level(a["level"], lang),
            _names(a["domains"], lang),
            _words(a["functions"], lang) + _phases(a["phases"], lang),
            a["citation"],
            a["quote"],
        ]
        for a in answer["answers"]
    ]
    near = _names(answer["near"], lang)
    after = []
    if answer["status"] == "unknown":
        after = [("Near names: " if en else "相近的名称：") + (near or ("none" if en else "无"))]
    header = _heads(
        lang,
        ("角色", "band"),
        ("强度", "strength"),
        _BODY,
        ("事项", "domain"),
        ("职能", "functions"),
        _BASIS,
        _QUOTE,
    )
    return View([status], header, rows, after, (header[3], header[4]))


def _phases(phases: list[str], lang: str) -> str:
    if not phases:
        return ""
    return f" · {_words(phases, lang)}环节" if lang == "zh" else f" · phases: {_words(phases, lang)}"


def _level(level: str, lang: str) -> str:
    return "" if level == "any" else f"（{level}）" if lang == "zh" else f" ({level})"


def _roles(answer: dict[str, Any], lang: str) -> list[View]:
    rows = [
        [
            r["body"][lang],
            word(r["role"], lang),
            r["domain"][lang],
            word(r["level"], lang),
            r["citation"],
            r["quote"],
        ]
        for r in answer["roles"]
    ]
    header = _heads(lang, _BODY, ("角色", "role"), ("领域", "domain"), ("层级", "level"), _BASIS, _QUOTE)
    return [View([], header, rows, [_count(rows, lang)])]


def _duties(answer: dict[str, Any], lang: str) -> list[View]:
    rows = []
    for d in answer["duties"]:
        acts = [
            word(w["mode"], lang) + (w["as_written"] or ("unnamed" if lang == "en" else "（未写明）"))
            for w in d["with"]
        ]
        times = [word(f["key"], lang) + (f" ≥{f['minimum']}" if f["minimum"] else "") for f in d["frequency"]]
        who = d["post"][lang] if d["post"] else d["body"][lang]
        rows.append(
            [d["citation"], who, word(d["level"], lang), _words(d["functions"], lang), " ".join(acts + times), d["text"]]
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
    return [View([], header, rows, [_count(rows, lang)], (header[3], header[4]))]


def _body(answer: dict[str, Any], lang: str) -> list[View]:
    if all("roles" not in b for b in answer["bodies"]):
        rows = [
            [b["body"][lang], b["category"], word(b["level"], lang), _iri(b["parent"], lang)]
            for b in answer["bodies"]
        ]
        header = _heads(lang, _BODY, ("类别", "category"), ("层级", "level"), ("上级", "parent"))
        return [View([], header, rows, [_count(rows, lang)])]
    found = []
    for b in answer["bodies"]:
        about = [f"{b['body']['zh']} · {b['body']['en']}", f"{b['category']} · {b['level']}"]
        if b["kind"]:
            about.append(("种类：" if lang == "zh" else "kind: ") + b["kind"][lang])
        about.append(("又名：" if lang == "zh" else "also: ") + "、".join(b["names"][:30]))
        found.append(View(about, [], [], []))
        if b["roles"]:
            found += _roles({"roles": b["roles"]}, lang)
        if b["duties"]:
            found += _duties({"duties": b["duties"]}, lang)
    return found


def _iri(thing: dict[str, str] | None, lang: str) -> str:
    return thing[lang] if thing else ""


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
        rows = [[d["domain"][lang], d["kind"], "✓" if d["named_in_text"] else ""] for d in answer[key]]
        header = _heads(lang, ("领域", "domain"), ("类别", "kind"), ("原文所载", "in the text"))
        found.append(View([f"{title if en else zh}：{len(rows)}"], header, rows, []))
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
    found.append(View(["Several supervisors" if en else "同一领域有几个监管部门"], header, rows, []))
    for key, zh, title in (
        ("unnamed_counterparts", "对象未写明的会同、配合等", "Counterparts that the text does not name"),
        ("one_sided_cooperation", "只有一方写明的会同、配合等", "Cooperation that one side alone states"),
    ):
        rows = [
            [a["body"][lang], word(a["mode"], lang), a["counterpart_as_written"], a["citation"], a["quote"]]
            for a in answer[key]
        ]
        header = _heads(lang, _BODY, ("方式", "mode"), ("对象", "counterpart"), _BASIS, _QUOTE)
        found.append(View([f"{title if en else zh}：{len(rows)}"], header, rows, []))
    return found


def _text(answer: dict[str, Any], lang: str) -> list[View]:
    found = []
    for p in answer["provisions"]:
        rows = [[f["type"], f["words"], _says(f["says"], lang), f["id"]] for f in p["facts"]]
        header = _heads(
            lang, ("事实", "fact"), ("据以得出的文字", "from the words"), ("内容", "says"), ("编号", "id")
        )
        found.append(View([f"{p['law']} {p['citation']}  {p['quote']}"], header, rows, []))
    return found


def _says(says: dict[str, list[Any]], lang: str) -> str:
    from zeren.names import key

    kept = ("body", "domain", "roleKind", "function", "mode", "phase", "counterpart", "counterpartAsWritten",
            "timing", "minimum", "mechanism", "relation", "reason", "level")  # fmt: skip
    parts = []
    for name in kept:
        for value in says.get(name, []):
            shown = (
                value[lang]
                if isinstance(value, dict)
                else word(key(value), lang)
                if isinstance(value, str)
                else str(value)
            )
            parts.append(shown)
    return " · ".join(parts)


def _query(answer: dict[str, Any], lang: str) -> list[View]:  # noqa: ARG001
    header = list(answer["variables"])
    rows = [[str(row.get(v, "")) for v in header] for row in answer["rows"]]
    return [View([], header, rows, [])]


def _queries(answer: dict[str, Any], lang: str) -> list[View]:
    rows = [
        [
            q["name"],
            str(q.get("summary_en" if lang == "en" else "summary", "")),
            " ".join(q["params"]),
            str(q.get("article", "")),
        ]
        for q in answer["queries"]
    ]
    return [
        View(
            [],
            _heads(lang, ("名称", "name"), ("问什么", "asks"), ("参数", "parameters"), ("条", "articles")),
            rows,
            [],
        )
    ]


def _stats(answer: dict[str, Any], lang: str) -> list[View]:
    rows = [
        [key, str(value)]
        for law in answer["laws"]
        for key, value in law.items()
        if not isinstance(value, list)
    ]
    rows += [["bodies", str(answer["bodies"])], ["domains", str(answer["domains"])]]
    rows += [[f"triples {k}", str(v)] for k, v in answer["triples"].items()]
    rows.append(["text coverage", f"{answer['text_coverage']:.2%}"])
    return [View([], _heads(lang, ("项", "what"), ("数", "count")), rows, [])]


def _doctor(answer: dict[str, Any], lang: str) -> list[View]:
    rows = [["✓" if c["ok"] else "✗", c[lang], c["detail"]] for c in answer["checks"]]
    return [View([], _heads(lang, ("", ""), ("检查", "check"), ("详情", "detail")), rows, [])]


def _count(rows: list[Any], lang: str) -> str:
    return f"{len(rows)} rows" if lang == "en" else f"共 {len(rows)} 行"


_MAKERS: dict[str, Any] = {
    "roles": _roles, "duties": _duties, "body": _body, "matrix": _matrix, "gaps": _gaps, "text": _text,
    "query": _query, "queries": _queries, "stats": _stats, "doctor": _doctor,
}  # fmt: skip
