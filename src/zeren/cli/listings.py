"""What people see of gaps, provisions, queries, counts and checks: see ``zeren.cli.columns`` for the rest."""

from typing import Any

from zeren.cli.view import View, count_line, words_of
from zeren.names import PREFIXES, key
from zeren.words import labels, word
from zeren.words.columns import count, heads, title

_MANY_COLUMNS = 6
_LONGEST_FIRST = sorted(PREFIXES.items(), key=lambda prefix: -len(prefix[1]))


def gaps(answer: dict[str, Any], lang: str) -> list[View]:
    """What the text leaves open, a list a kind of gap."""
    found = []
    for name in ("without_any_body", "without_supervisor"):
        rows = [
            [d["domain"][lang], labels.kind(d["kind"], lang), "✓" if d["named_in_text"] else ""]
            for d in answer[name]
        ]
        header = heads(lang, "domain", "kind", "named_in_text")
        found.append(_listed(name, len(rows), header, rows, lang))
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
    header = heads(lang, "domain", "body", "phases", "parted_by_phase", "citation")
    found.append(_listed("shared_supervision", len(answer["shared_supervision"]), header, rows, lang))
    for name in ("unnamed_counterparts", "one_sided_cooperation"):
        rows = [
            [a["body"][lang], word(a["mode"], lang), a["counterpart_as_written"], a["citation"], a["quote"]]
            for a in answer[name]
        ]
        header = heads(lang, "body", "mode", "counterpart", "citation", "quote")
        found.append(_listed(name, len(rows), header, rows, lang))
    return found


def _listed(name: str, length: int, header: list[str], rows: list[list[str]], lang: str) -> View:
    """One of several lists: people see its title and length above it, files its title in each row."""
    said = title(name, lang)
    above = f"{said}: {length}" if lang == "en" else f"{said}：{length}"
    return View([above], header, rows, [], first=((heads(lang, "list")[0], said),))


def text(answer: dict[str, Any], lang: str) -> list[View]:
    """A table of facts a provision."""
    found = []
    for p in answer["provisions"]:
        rows = [
            [labels.fact(f["type"], lang), f["id"], _says(f["says"], lang), f["words"]] for f in p["facts"]
        ]
        header = heads(lang, "type", "id", "says", "words")
        first = (heads(lang, "citation")[0], p["citation"])
        about = f"{p['law']} {p['citation']}  {p['quote']}"
        found.append(View([about], header, rows, [], first=(first,), kept=True))
    return found


def _says(says: dict[str, list[Any]], lang: str) -> str:
    parts = []
    for name in labels.SAYS:
        if name == "counterpart" and "counterpartAsWritten" in says:
            continue
        for value in says.get(name, []):
            shown = value[lang] if isinstance(value, dict) else labels.said(key(str(value)), lang)
            parts.append(f"≥{shown}" if name == "minimum" else shown)
    unsaid = labels.said("any", lang)  # a level that is not limited goes without saying
    return " · ".join(part for part in parts if part != unsaid)


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
        return [View([], heads(lang, "row", "column", "value"), lines, [count_line(rows, lang)])]
    return [View([], header, rows, [count_line(rows, lang)])]


def _shorter(value: Any) -> str:
    """An IRI of ours or of a known vocabulary with its prefix; anything else as it is."""
    text = str(value)
    for prefix, space in _LONGEST_FIRST:
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
    return [View([], heads(lang, "name", "params", "article", "asks"), rows, [])]


def stats(answer: dict[str, Any], lang: str) -> list[View]:
    """A line a count."""
    counts: list[tuple[str, Any]] = []
    for law in answer["laws"]:
        counts += [(name, value) for name, value in law.items() if not isinstance(value, list)]
    counts += [("bodies", answer["bodies"]), ("domains", answer["domains"])]
    counts += answer["triples"].items()
    if answer["laws"]:
        counts.append(("text_coverage", f"{answer['text_coverage']:.2%}"))
    rows = [
        [count(name, lang), labels.state(value, lang) if name == "state" else str(value)]
        for name, value in counts
    ]
    return [View([], heads(lang, "what", "count"), rows, [])]


def doctor(answer: dict[str, Any], lang: str) -> list[View]:
    """A line a check."""
    rows = [["✓" if c["ok"] else "✗" if c["needed"] else "–", c[lang], c["detail"]] for c in answer["checks"]]
    return [View([], ["", *heads(lang, "check", "detail")], rows, [])]
