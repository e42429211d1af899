"""``who`` against a gold set that was made by reading the regulation alone (gold_who.toml says how).

Counted over (term, provision): strengths direct and narrower; for implied terms the broader ones. The strengths
themselves are judged more loosely, as the gold set says where another reading is defensible.
"""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TERMS = tomllib.loads((Path(__file__).with_name("gold_who.toml")).read_text(encoding="utf-8"))["term"]
IDS = [term["zh"] for term in TERMS]
RECALL, PRECISION, STRENGTH = 0.98, 0.95, 0.9
Who = Callable[..., Any]


def _gold(term: dict[str, Any]) -> set[str]:
    return set(term["direct"]) | set(term["narrower"])


def _report(who: Who) -> str:
    lines = []
    for term in TERMS:
        answered, gold = who(term["zh"]).named, _gold(term)
        if answered != gold:
            lines.append(f"{term['zh']}: missed {sorted(gold - answered)}, extra {sorted(answered - gold)}")
    return "\n".join(lines)


def test_the_gold_set_is_sound(passages: dict[str, Any]) -> None:
    """At least 30 terms, each once; every citation is a place of articles 5–64."""
    assert len(TERMS) >= 30 and len(set(IDS)) == len(IDS)
    for term in TERMS:
        cited = [*term["direct"], *term["narrower"], *term.get("broader", [])]
        assert len(cited) == len(set(cited)), term["zh"]
        assert all(c in passages and 5 <= passages[c].article <= 64 for c in cited), term["zh"]
        # A direct row's provision has the term or a synonym; where the term itself never stands, it cannot be direct.
        text = "".join(p.words for p in passages.values())
        assert term["status"] == "found" or term["zh"] not in text


def test_recall_and_precision_in_total(who: Who) -> None:
    right = missed = extra = 0
    for term in TERMS:
        answered, gold = who(term["zh"]).named, _gold(term)
        right += len(answered & gold)
        missed += len(gold - answered)
        extra += len(answered - gold)
    recall, precision = right / (right + missed), right / (right + extra)
    figures = f"recall {recall:.3f}, precision {precision:.3f}\n{_report(who)}"
    assert recall >= RECALL, figures
    assert precision >= PRECISION, figures


def test_strengths_agree(who: Who) -> None:
    agreed, lines = 0, []
    for term in TERMS:
        answer = who(term["zh"])
        direct = answer.cited("direct")
        agreed += len(set(term["direct"]) & direct) + len(set(term["narrower"]) & (answer.named - direct))
        for gold, found, said in (
            (set(term["direct"]), answer.named - direct, "narrower, gold has direct"),
            (set(term["narrower"]), direct, "direct, gold has narrower"),
        ):
            if gold & found:
                lines.append(f"{term['zh']}: {sorted(gold & found)} answered {said}")
    total = sum(len(_gold(term)) for term in TERMS)
    assert agreed / total >= STRENGTH, f"{agreed} of {total}\n" + "\n".join(lines)


@pytest.mark.parametrize("term", TERMS, ids=IDS)
def test_recall_and_precision_of_each_term(who: Who, term: dict[str, Any]) -> None:
    """No term may fail for the others' sake: at most one row in ten missed or too many, or one of a short list."""
    answered, gold = who(term["zh"]).named, _gold(term)
    missed, extra = gold - answered, answered - gold
    allowed = max(1, len(gold) // 10) if gold else 0
    assert len(missed) <= allowed and len(extra) <= allowed, f"missed {sorted(missed)}, extra {sorted(extra)}"


@pytest.mark.parametrize("term", TERMS, ids=IDS)
def test_status_and_what_is_only_implied(who: Who, term: dict[str, Any]) -> None:
    answer = who(term["zh"])
    assert answer.status == term["status"]
    assert answer.implied is term.get("implied", False)
    if answer.implied:
        assert answer.cited("broader") == set(term["broader"])
        assert not answer.named
    if answer.status == "gap":
        assert answer.cited("direct", "narrower", "broader") == set()
