"""A report for people and for programs, and the exit code that it means."""

import json
from dataclasses import asdict
from itertools import groupby

from zeren.check.findings import SEVERITIES, Finding, Report
from zeren.errors import UsageProblem

WORDS = {
    "violation": ("违反", "violation", "violations"),
    "warning": ("警告", "warning", "warnings"),
    "info": ("提示", "note", "notes"),
}


def exit_code(report: Report, fail_on: str = "violation") -> int:
    """1 if there is a finding at or above ``fail_on``, else 0."""
    if fail_on not in SEVERITIES:
        raise UsageProblem(
            f"没有级别“{fail_on[:40]}”", f"there is no severity “{fail_on[:40]}”", where="--fail-on",
            hint_zh=f"可用：{'、'.join(SEVERITIES)}。", hint_en=f"Use one of {', '.join(SEVERITIES)}.",
        )  # fmt: skip
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return int(any(finding.severity in grave for finding in report.findings))


def render(report: Report, fmt: str = "human", lang: str = "zh") -> str:
    """The report as text that ends in a line break. fmt: human or json."""
    if fmt == "json":
        return json.dumps(as_dict(report), ensure_ascii=False) + "\n"
    if fmt == "human":
        return _human(report, lang)
    raise UsageProblem(
        f"没有格式“{fmt[:40]}”", f"there is no format “{fmt[:40]}”", where="--format",
        hint_zh="可用：human、json。", hint_en="Use human or json.",
    )  # fmt: skip


def as_dict(report: Report) -> dict[str, object]:
    """conforms, counts and findings, as ``--format json`` prints them."""
    return {
        "conforms": report.conforms,
        "counts": report.counts,
        "findings": [asdict(finding) for finding in report.findings],
    }


def _human(report: Report, lang: str) -> str:
    lines = [_counts(report, lang)]
    for (severity, shape), group in groupby(report.findings, key=lambda f: (f.severity, f.shape)):
        findings = list(group)
        word = WORDS[severity][1 if lang == "en" else 0]
        lines += ["", f"{word} {shape} ({len(findings)})", f"  {findings[0].message(lang)}"]
        told = {f.message(lang) for f in findings}
        for finding in findings:
            lines.append(f"  - {_node(finding)}")
            if len(told) > 1:  # findings of tables: each says something of its own
                lines.append(f"    {finding.message(lang)}")
    return "\n".join([*lines, "", _closing(report, lang)]) + "\n"


def _counts(report: Report, lang: str) -> str:
    counts = report.counts
    if lang == "en":
        return ", ".join(f"{counts[s]} {WORDS[s][1 if counts[s] == 1 else 2]}" for s in SEVERITIES)
    return "，".join(f"{WORDS[s][0]} {counts[s]} 处" for s in SEVERITIES)


def _node(finding: Finding) -> str:
    if finding.where:
        return _line(finding.where)
    parts = [finding.label, f"<{finding.focus}>"]
    if finding.citation and finding.citation not in (finding.label or ""):
        parts.append(f"{finding.law or ''} {finding.citation}".strip())
    if finding.start is not None:
        parts.append(f"{finding.start}–{finding.end}")
    if finding.value is not None:
        parts.append(f"= {finding.value}")
    return _line(" ".join(part for part in parts if part))


def _line(text: str) -> str:
    """On one line, whatever the data hold: no control characters reach the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def _closing(report: Report, lang: str) -> str:
    if report.conforms:
        return "数据符合全部形状约束。" if lang == "zh" else "The data conform to every shape."
    if lang == "en":
        return "Mend the tables as the messages say, then run zeren build and zeren validate again."
    return "按各条说明修改表格，再运行 zeren build 和 zeren validate。"
