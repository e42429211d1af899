"""Title, metadata, history, preamble, contents."""

import pytest
from soundness import sound

LAW = "第一条　甲。\n第二条　乙。\n"


def test_history_up_to_the_comment_is_metadata() -> None:
    document = sound(
        "# 某法\n\n2002年6月29日  第九届全国人民代表大会常务委员会第二十八次会议通过\n\n〈某法〉的决定》修正\n\n<!-- INFO END -->\n\n## 第一章  总则\n\n"
        + LAW
    )
    assert document.title == "某法"
    assert [(entry.label, entry.value) for entry in document.metadata] == [
        ("2002年6月29日", "第九届全国人民代表大会常务委员会第二十八次会议通过"),
        ("", "〈某法〉的决定》修正"),
    ]
    assert [p.text for p in document.provisions()] == ["甲。", "乙。"]


def test_bracketed_history_over_several_lines() -> None:
    document = sound(
        "某法\n（1992年11月7日全国人大常委会通过\n根据2009年8月27日《决定》修正）\n\n第一章　总则\n" + LAW
    )
    assert document.title == "某法"
    assert [entry.label for entry in document.metadata] == ["1992年11月7日", ""]
    assert [node.kind for node in document.children] == ["title", "metadata", "metadata", "chapter"]


def test_a_preamble_is_neither_metadata_nor_provision() -> None:
    document = sound("某解释\n为正确审理案件，根据《民法典》，制定本解释。\n结合审判实践，解释如下：\n" + LAW)
    (preamble,) = [node for node in document.nodes() if node.kind == "preamble"]
    assert [child.eid for child in preamble.children] == ["preamble__para_1", "preamble__para_2"]
    assert [p.citation for p in document.provisions()] == ["1.1", "2.1"]
    assert document.metadata == ()


def test_a_preamble_with_its_heading() -> None:
    document = sound("# 宪法\n## 序　言\n中国是世界上历史最悠久的国家之一。\n## 第一章　总纲\n" + LAW)
    assert [node.kind for node in document.children] == ["title", "preamble", "chapter"]
    assert document.children[1].words == "序　言"


def test_a_text_that_begins_with_an_article_has_no_title() -> None:
    assert sound(LAW).title is None
    assert sound("公安机关负责道路交通安全。\n").title is None
    assert sound("时效性：有效\n" + LAW).title is None


@pytest.mark.parametrize(
    "contents",
    [
        "目录\n第一章　总则\n第二章　职责\n第一节　政府\n第三章　附则\n",
        "# 目　　录\n\n第一章 总则……………1\n\n第二章 职责……………2\n\n第三章 附则……………9\n\n",
        "目 录\n第一章　总则\n第二章　职责\n附则\n附件\n",
        "第一章　总则\n第二章　职责\n第三章　附则\n",
        "第一章 总则 第二章 职责 第三章 附则\n",
    ],
)
def test_contents_are_no_headings(contents: str) -> None:
    body = (
        "第一章　总则\n第一条　甲。\n第二章　职责\n第一节　政府\n第二条　乙。\n第三章　附则\n第三条　丙。\n"
    )
    document = sound("某条例\n" + contents + body)
    assert [node.kind for node in document.children] == ["title", "toc", "chapter", "chapter", "chapter"]
    assert [(p.chapter, p.text) for p in document.provisions()] == [(1, "甲。"), (2, "乙。"), (3, "丙。")]
    assert document.warnings == ()


def test_contents_with_parts_whose_chapters_begin_again() -> None:
    contents = "目录\n第一编 总则\n第一章 甲\n第二编 分则\n第一章 乙\n"
    document = sound(
        "某法\n" + contents + "第一编 总则\n第一章 甲\n第一条 一。\n第二编 分则\n第一章 乙\n第二条 二。\n"
    )
    assert document.count("part") == 2 and document.count("chapter") == 2
    assert document.children[1].kind == "toc"


def test_contents_do_not_swallow_a_text_without_headings() -> None:
    document = sound("目录\n第一章　总则\n第一条　甲。\n")
    assert document.count("article") == 1


def test_a_heading_without_a_number_is_reported() -> None:
    document = sound("## 第一章 总则\n第一条 甲。\n\n法律责任\n\n第二条 乙。\n## 第三章 附则\n第三条 丙。\n")
    assert [(warning.kind, warning.line) for warning in document.warnings] == [("unknown-heading", 4)]
    assert [(p.chapter, p.text) for p in document.provisions()] == [(1, "甲。"), (None, "乙。"), (3, "丙。")]
