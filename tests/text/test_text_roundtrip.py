"""Every str, whatever it holds, comes back as it was, and the tree keeps its promises."""

import sys
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from soundness import REGULATION, read, sound

from zeren.text import parse, unparse

MARKS = [
    "第一条", "第二条", "第十七条之一", "第2条", "第一章", "第二节", "第一编", "第三分编", "第一部分", "（一）", "（二）", "(三)", "㈠", "1.", "２．", "1、", "①",
    "（1）", "一、", "二、", "附件", "附件1：", "附：", "目录", "序言", "总则", "法律责任", "# ", "## ", "**", "__", "|", "| a | b |", "---",
    "<!-- INFO END -->", "<!-- x -->", "“", "”", "【名称】", "（名称）", "时效性：现行有效", "2018年9月18日通过", "（2002年通过", "根据2009年", "修正）",
    "第二条规定的", "第三条第一款", "笫五条", "第三十－条",
]  # fmt: skip
BLANKS = [" ", "　", "\t", "\u00a0", "\u200b", "\u2002", "\ufeff", "  ", ""]
ENDS = [
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\u2028",
    "\u2029",
    "\x85",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x1d",
    "\x1e",
    "\n\r",
    "",
]
ODD = ["\ud800", "\udfff", "\x00", "\U00020000", "\ufffe", "é", "ａ", "〇", "零"]
WORDS = [
    "为了安全，制定本法。",
    "下列：",
    "甲；",
    "乙",
    "总则",
    "公安机关负责道路交通安全管理工作，依法查处道路交通安全违法行为，并",
    "。",
    "，",
]

legal = st.lists(
    st.sampled_from(MARKS) | st.sampled_from(BLANKS) | st.sampled_from(ENDS) | st.sampled_from(WORDS) | st.sampled_from(ODD),
    max_size=60,
).map("".join)  # fmt: skip
surrogates = st.text(st.characters(codec=None, min_codepoint=0, max_codepoint=sys.maxunicode), max_size=40)
REAL = read(REGULATION)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A stretch of the regulation with some stretches dropped, doubled or replaced."""
    start = draw(st.integers(0, len(REAL) - 1))
    text = REAL[start : start + draw(st.integers(0, 1500))]
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(text)))
        to = min(len(text), at + draw(st.integers(0, 30)))
        text = text[:at] + draw(legal | st.just("") | st.just(text[at:to] * 2)) + text[to:]
    return text


anything = legal | surrogates | damaged() | st.builds("{}{}".format, legal, surrogates)


@given(anything)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example("")
@example("\r\n")
@example("\ud800\udfff\x00")
@example("第一条　\r\n（一）\r")
@example("**\n")
@example("**第一条**")
@example("# \n## 第一章\n")
@example("目录\n")
@example("附件\n")
@example("|")
def test_every_text_comes_back(source: str) -> None:
    sound(source)


@pytest.mark.long
@given(anything)
@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_ten_thousand_texts_come_back(source: str) -> None:
    sound(source)


@given(anything)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_same_text_gives_the_same_tree(source: str) -> None:
    document = parse(source)
    assert parse(unparse(document)) == document


HEAVY = {
    "one long line": "安" * 5_000,
    "open brackets": "（一）" * 2_000,
    "numerals": "第" + "一" * 5_000 + "条 ",
    "blanks": " " * 5_000,
    "spaced numerals": ("一" + " " * 9) * 500,
    "newlines": "\n" * 5_000,
    "articles": "第一条 甲。\n" * 750,
    "alternating lists": "（一）甲\n1.乙\n" * 500,
    "contents": "目录\n" + "第一章 甲\n" * 750,
    "annexes": "第一条 a\n附件1\n" * 375,
    "headings": "第一条 甲。\n法律责任\n" * 375,
    "tables": "|a\n" * 1_000,
    "labels": "标 签" * 1_750 + "：x",
}


def _seconds(source: str) -> float:
    best = 9e9
    for _ in range(3):
        start = time.process_time()
        unparse(parse(source))
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("name", HEAVY)
def test_time_is_linear(name: str) -> None:
    """Eight times the text takes about eight times as long; quadratic work would take sixty-four."""
    small, large = _seconds(HEAVY[name]), _seconds(HEAVY[name] * 8)
    assert large < 24 * small + 0.05
