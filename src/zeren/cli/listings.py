"""What people see of gaps, provisions, queries, counts and checks: see ``zeren.cli.columns`` for the rest."""

from typing import Any

from zeren.cli import labels
from zeren.cli.view import BASIS, BODY, QUOTE, View, count_line, heads, words_of
from zeren.words import word


def gaps(answer: dict[str, Any], lang: str) -> list[View]:
    """What the text leaves open, a list a kind of gap."""
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
        header = heads(lang, ("领域", "domain"), ("类别", "kind"), ("原文所载", "in the text"))
        found.append(_listed(title if en else zh, len(rows), header, rows, lang))
    rows = [
        [
            s["domain"][lang],
            h["body"][lang],
            words_of(h["phases"], lang),
            "✓" if s["parted_by_phase"] else "",
            h["citation"],
        ]
        for s in answer["shared_supervision"]
        for h in s["supervisors"]
    ]
    header = heads(
        lang, ("领域", "domain"), BODY, ("环节", "phases"), ("按环节分开", "parted by phase"), BASIS
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
        header = heads(lang, BODY, ("方式", "mode"), ("对象", "counterpart"), BASIS, QUOTE)
        found.append(_listed(title if en else zh, len(rows), header, rows, lang))
    return found


def _listed(title: str, count: int, header: list[str], rows: list[list[str]], lang: str) -> View:
    """One of several lists: people see its title and length above it, files its title in each row."""
    first = ("list" if lang == "en" else "清单", title)
    return View(
        [f"{title}: {count}" if lang == "en" else f"{title}：{count}"], header, rows, [], first=(first,)
    )


def text(answer: dict[str, Any], lang: str) -> list[View]:
    """A table of facts a provision."""
    found = []
    for p in answer["provisions"]:
        rows = [
            [labels.fact(f["type"], lang), f["id"], _says(f["says"], lang), f["words"]] for f in p["facts"]
        ]
        header = heads(
            lang, ("事实", "fact"), ("编号", "id"), ("内容", "says"), ("据以得出的文字", "from the words")
        )
        first = (BASIS[lang == "en"], p["citation"])
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


def query(answer: dict[str, Any], lang: str) -> list[View]:
    """Rows of a query, or a line a value where a row has too many."""
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
                heads(lang, ("行", "row"), ("列", "column"), ("值", "value")),
                lines,
                [count_line(rows, lang)],
            )
        ]
    return [View([], header, rows, [count_line(rows, lang)])]


def _shorter(value: Any) -> str:
    """An IRI of ours or of a known vocabulary with its prefix; anything else as it is."""
    from zeren.names import PREFIXES

    text = str(value)
    for prefix, space in sorted(PREFIXES.items(), key=lambda p: -len(p[1])):
        if text.startswith(space):
            return f"{prefix}:{text[len(space) :]}"
    return text


def queries(answer: dict[str, Any], lang: str) -> list[View]:
    """The stored queries."""
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
            heads(lang, ("名称", "name"), ("参数", "parameters"), ("条", "articles"), ("问什么", "asks")),
            rows,
            [],
        )
    ]


def stats(answer: dict[str, Any], lang: str) -> list[View]:
    """A line a count."""
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
    return [View([], heads(lang, ("项", "what"), ("数", "count")), rows, [])]


def doctor(answer: dict[str, Any], lang: str) -> list[View]:
    """A line a check."""
    rows = [["✓" if c["ok"] else "✗" if c["needed"] else "–", c[lang], c["detail"]] for c in answer["checks"]]
    return [View([], heads(lang, ("", ""), ("检查", "check"), ("详情", "detail")), rows, [])]
