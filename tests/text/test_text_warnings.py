import pytest
from soundness import sound

CASES = {
    "article-gap": ("第一条　甲。\n第三条　乙。\n", 2),
    "article-duplicate": ("第一条　甲。\n第二条　乙。\n\n第二条　丙。\n", 4),
    "article-order": ("第一条　甲。\n第二条　乙。\n第五条　丙。\n第四条　丁。\n", 4),
    "item-gap": ("第一条　包括：\n（一）甲；\n（三）乙。\n", 3),
    "item-restart": ("第一条　包括：\n（一）甲；\n（二）乙。\n（一）丙。\n", 4),
    "item-continued": ("第一条　包括：\n（一）甲。\n补充。\n（二）乙。\n", 4),
    "chapter-gap": ("第一章　甲\n第一条　甲。\n第三章　乙\n第二条　乙。\n", 3),
    "chapter-order": ("第一章　甲\n第一条　甲。\n第二章　乙\n第二条　乙。\n第一章　丙\n第三条　丙。\n", 5),
    "unknown-heading": ("第一条　甲。\n## 罚则\n第二条　乙。\n", 2),
    "missing-separator": ("第一条　甲。\n第二条国家鼓励。\n第三条　丙。\n", 2),
    "numeral-typo": ("第三十条　甲。\n第三十－条　乙。\n", 2),
}


@pytest.mark.parametrize("kind", CASES)
def test_each_kind_at_its_line_in_both_languages(kind: str) -> None:
    source, line = CASES[kind]
    found = [warning for warning in sound(source).warnings if warning.kind == kind]
    assert [warning.line for warning in found] == [line]
    assert found[0].message("zh") != found[0].message("en") and found[0].message() == found[0].zh


def test_only_what_is_wrong() -> None:
    source = "第一章　甲\n第一条　包括：\n（一）甲；\n（二）乙。\n另外包括：\n（一）丙。\n第一条之一　戊。\n第二章　乙\n第二条　丁。\n"
    assert sound(source).warnings == ()


def test_chapters_may_run_through_the_parts() -> None:
    source = "第一编 甲\n第一章 子\n第一条 一。\n第二编 乙\n第二章 丑\n第二条 二。\n"
    assert sound(source).warnings == ()
