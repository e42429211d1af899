"""What people and programs are given of a report."""

import json

import pytest

from zeren.check.findings import Finding, Report, gather
from zeren.check.report import exit_code, render
from zeren.errors import UsageProblem


def finding(shape="Duty-function", severity="violation", focus="https://e.org/duty/1", **more):
    return Finding(shape, severity, focus, None, None, "没有职能。", "No function.", **more)


PLACED = finding(label="demo 22-3", law="demo", citation="22-3", start=5, end=9)


def test_findings_come_worst_first_then_by_shape_and_place():
    mixed = [
        finding(severity="info", shape="A"),
        finding(severity="warning", shape="A"),
        finding(shape="B", law="demo", start=10, focus="x"),
        finding(shape="B", law="demo", start=9, focus="y"),
        finding(shape="B", law="demo", start=9, focus="y"),
    ]
    order = [(f.severity, f.shape, f.start) for f in gather(mixed).findings]
    assert order == [
        ("violation", "B", 9),
        ("violation", "B", 10),
        ("warning", "A", None),
        ("info", "A", None),
    ]
    assert gather(mixed) == gather(mixed[::-1])


@pytest.mark.parametrize(
    ("severity", "codes"), [("violation", (1, 1, 1)), ("warning", (0, 1, 1)), ("info", (0, 0, 1))]
)
def test_exit_codes_follow_fail_on(severity, codes):
    report = gather([finding(severity=severity)])
    assert tuple(exit_code(report, level) for level in ("violation", "warning", "info")) == codes
    assert exit_code(Report(()), "info") == 0


def test_unknown_formats_and_severities_are_usage_problems():
    with pytest.raises(UsageProblem):
        render(Report(()), "pdf")
    with pytest.raises(UsageProblem):
        exit_code(Report(()), "never")


def test_json_has_the_agreed_parts():
    told = json.loads(render(gather([PLACED]), "json"))
    assert set(told) == {"conforms", "counts", "findings"}
    assert told["conforms"] is False
    assert told["counts"] == {"violation": 1, "warning": 0, "info": 0}
    (one,) = told["findings"]
    assert one == {
        "shape": "Duty-function", "severity": "violation", "focus": "https://e.org/duty/1", "path": None, "value": None,
        "message_zh": "没有职能。", "message_en": "No function.", "label": "demo 22-3", "law": "demo", "citation": "22-3",
        "start": 5, "end": 9, "where": None,
    }  # fmt: skip
    assert json.loads(render(Report(()), "json")) == {
        "conforms": True, "counts": {"violation": 0, "warning": 0, "info": 0}, "findings": [],
    }  # fmt: skip


def test_people_read_counts_then_shapes_then_nodes_then_what_to_do():
    text = render(gather([PLACED, finding(focus="https://e.org/duty/2")]), "human", "zh")
    lines = [line for line in text.splitlines() if line]
    assert lines[0] == "违反 2 处，警告 0 处，提示 0 处"
    assert lines[1] == "违反 Duty-function (2)"
    assert lines[2].strip() == "没有职能。"
    assert lines[3].strip() == "- <https://e.org/duty/2>"
    assert lines[4].strip() == "- demo 22-3 <https://e.org/duty/1> 5–9"
    assert "zeren build" in lines[5] and len(lines) == 6
    english = render(gather([PLACED]), "human", "en")
    assert english.startswith("1 violation, 0 warnings, 0 notes\n") and "No function." in english
    assert "conform" in render(Report(()), "human", "en")


def test_no_control_characters_reach_the_terminal():
    hostile = finding(focus="https://e.org/x", label="a\x1b[2Jb\nc")
    text = render(gather([hostile]), "human", "zh")
    assert "\x1b" not in text and "a [2Jb c" in text
