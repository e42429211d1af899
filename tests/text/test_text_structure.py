"""The forms that Chinese laws take, each with its counter-example."""

import pytest
from soundness import sound

from zeren.text import Document


def units(document: Document, *kinds: str) -> list[tuple[str, str]]:
    return [(node.eid, node.words) for node in document.nodes() if node.kind in kinds]


def test_article_with_a_suffix() -> None:
    document = sound("第十七条　甲。\n第十七条之一　乙。\n第十七条之二 丙。\n第十八条　丁。\n")
    assert units(document, "article") == [
        ("art_17", "甲。"),
        ("art_17_1", "乙。"),
        ("art_17_2", "丙。"),
        ("art_18", "丁。"),
    ]
    assert [(p.article, p.article_suffix, p.citation) for p in document.provisions()] == [
        (17, None, "17.1"), (17, 1, "17之1.1"), (17, 2, "17之2.1"), (18, None, "18.1"),
    ]  # fmt: skip
    assert [warning.kind for warning in document.warnings] == ["article-gap"]  # begins with 17


@pytest.mark.parametrize(
    "heading",
    ["第二条　乙。", "第二条 乙。", "第二条\t乙。", "第二条：乙。", "第2条 乙。", "第２条　乙。", "第 二 条　乙。", "　　第二条　乙。",
     "**第二条** 乙。", "第二条\u2002乙。", "第二条\u00a0乙。", "第二条\n乙。", "第二条【名称】乙。", "第二条（名称） 乙。", "第二條　乙。",
     "第⼆条　乙。"],
)  # fmt: skip
def test_ways_to_write_an_article(heading: str) -> None:
    document = sound(f"第一条　甲。\n{heading}\n第三条　丙。\n")
    assert units(document, "article") == [("art_1", "甲。"), ("art_2", "乙。"), ("art_3", "丙。")]


@pytest.mark.parametrize(
    "reference",
    ["第二条规定的情形，适用本条。", "第五条同样适用。", "第二条第一款所列情形除外。", "第二条、第三条另有规定的除外。", "第二条和第三条不适用。",
     "第二条所称单位，是指企业。", "第一章、第二章另有规定的除外。", "第二条 第三款规定的情形。", "第三人有过错的，依法承担责任。",
     "第二条至第五条的规定。", "第一款所列情形。"],
)  # fmt: skip
def test_a_reference_at_the_start_of_a_line_is_a_paragraph(reference: str) -> None:
    document = sound(f"第一章　总则\n第一条　甲。\n{reference}\n第二条　乙。\n第三条　丙。\n")
    assert [node.number for node in document.nodes() if node.kind == "article"] == [1, 2, 3]
    assert document.count("chapter") == 1
    if not reference.startswith("第二条 "):
        assert [p.text for p in document.provisions() if p.article == 1] == ["甲。", reference]


def test_a_blank_before_条_is_a_heading_where_one_is_missing() -> None:
    document = sound("第一条 甲。\n第二 条乙。\n第三条 丙。\n")
    assert [(p.citation, p.text) for p in document.provisions()] == [
        ("1.1", "甲。"),
        ("2.1", "乙。"),
        ("3.1", "丙。"),
    ]
    assert [(warning.kind, warning.line) for warning in document.warnings] == [("missing-separator", 2)]


def test_a_text_whose_separators_are_lost() -> None:
    document = sound(
        "某条例\n第一条为了安全，制定本条例。\n第二条本条例适用于本市。\n第三条国家另有规定的，从其规定。\n"
    )
    assert document.count("article") == 3
    assert document.provisions()[1].text == "本条例适用于本市。"


def test_quoted_articles_of_a_decision_are_no_articles() -> None:
    document = sound(
        "第一条 将第九条修改为：“公安机关负责。\n第十条 交通部门负责。\n（一）许可；\n第七节 监察委员会\n其他部门配合。”\n第二条 本决定自公布之日起施行。\n"
    )
    assert [node.number for node in document.nodes() if node.kind == "article"] == [1, 2]
    assert document.count("section") == 0
    assert "第十条 交通部门负责。" in [p.text for p in document.provisions()]


def test_an_unclosed_quotation_mark_does_not_swallow_the_law() -> None:
    document = sound("".join(f"第{n}条 “甲。\n" for n in "一二三四五"))
    assert document.count("article") == 5


def test_items_points_and_what_follows_them() -> None:
    document = sound(
        "第一条　下列单位：\n（一）企业：\n1.矿山；\n2．工厂：\n（1）大厂；\n（2）小厂；\n①一级；\n（二）学校。\n前款单位应当守法。\n（一）甲；\n（二）乙。\n"
    )
    assert [node.eid for node in document.nodes() if node.kind != "article"] == [
        "art_1__para_1",
        "art_1__para_1__item_1",
        "art_1__para_1__item_1__point_1",
        "art_1__para_1__item_1__point_2",
        "art_1__para_1__item_1__point_2__point_1",
        "art_1__para_1__item_1__point_2__point_2",
        "art_1__para_1__item_1__point_2__point_2__point_1",
        "art_1__para_1__item_2",
        "art_1__para_2",
        "art_1__para_2__item_1",
        "art_1__para_2__item_2",
    ]
    assert [p.citation for p in document.provisions()][:5] == [
        "1.1",
        "1.1-1",
        "1.1-1-1",
        "1.1-1-2",
        "1.1-1-2",
    ]
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("mark", "number"),
    [("（三）", 3), ("(三)", 3), ("（三)", 3), ("(三）", 3), ("（ 三 ）", 3), ("（十二）", 12), ("（廿一）", 21), ("㈢", 3), ("（三） ", 3),
     ("(（三）", 3)],
)  # fmt: skip
def test_ways_to_write_an_item(mark: str, number: int) -> None:
    document = sound(f"第一条　包括：\n{mark}甲；\n")
    (item,) = [node for node in document.nodes() if node.kind == "item"]
    assert (item.number, item.words) == (number, "甲；")


@pytest.mark.parametrize(
    ("mark", "number"),
    [
        ("1.", 1),
        ("２．", 2),
        ("3、", 3),
        ("4)", 4),
        ("5）", 5),
        ("(6)", 6),
        ("（７）", 7),
        ("⑧", 8),
        ("⒐", 9),
        ("⑽", 10),
    ],
)
def test_ways_to_write_a_point(mark: str, number: int) -> None:
    document = sound(f"第一条　包括：\n（一）甲：\n{mark}乙；\n")
    (point,) = [node for node in document.nodes() if node.kind == "point"]
    assert (point.number, point.words) == (number, "乙；")
    assert document.provisions()[-1].point == number


@pytest.mark.parametrize(
    "words",
    ["（四）、（五）项所列人员，在原单位登记。", "（一）至（三）项所列单位。", "（一）项规定的情形。", "3.5吨以上的车辆。", "12周岁以下的儿童。", "一、二、三级企业。",
     "（2018年修订）", "（公章）", "2018年发生的事故。", "一般事故，由县级政府调查。"],
)  # fmt: skip
def test_what_is_no_list_entry(words: str) -> None:
    document = sound(f"第一条　甲。\n{words}\n第二条　乙。\n")
    assert [p.text for p in document.provisions()] == ["甲。", words, "乙。"]


@pytest.mark.parametrize("words", ["项目建设；", "款项支付；", "目的明确；", "条例规定的；", "和平利用；"])
def test_item_words_that_begin_like_a_reference(words: str) -> None:
    document = sound(f"第一条　包括：\n（一）{words}\n")
    assert document.provisions()[-1].text == words


def test_an_item_on_the_line_of_its_article() -> None:
    document = sound("第一条　（一）甲；\n（二）乙。\n")
    assert [(p.citation, p.text) for p in document.provisions()] == [("1-1", "甲；"), ("1-2", "乙。")]


def test_parts_chapters_sections_and_divisions() -> None:
    document = sound(
        "# 某法\n## 第一编 总则\n### 第一章 任务\n#### 第一节 一般规定\n第一条 甲。\n### 第二章 管辖\n## 一、级别管辖\n第二条 乙。\n## 第二编 审判\n### 第一章 组织\n第三条 丙。\n"
    )
    assert units(document, "part", "chapter", "section", "division") == [
        ("part_1", "总则"), ("part_1__chp_1", "任务"), ("part_1__chp_1__sec_1", "一般规定"), ("part_1__chp_2", "管辖"),
        ("part_1__chp_2__div_1", "级别管辖"), ("part_2", "审判"), ("part_2__chp_1", "组织"),
    ]  # fmt: skip
    assert units(document, "article") == [("art_1", "甲。"), ("art_2", "乙。"), ("art_3", "丙。")]
    assert document.warnings == ()


def test_the_name_of_a_chapter_on_the_next_line() -> None:
    document = sound("第一章\n总则\n第一条　甲。\n")
    assert units(document, "chapter") == [("chp_1", "总则")]
    assert [p.text for p in document.provisions()] == ["甲。"]


def test_a_sentence_broken_by_the_width_of_a_page() -> None:
    broken = "第一条　县级以上人民政府应当加强对安全生产工作的领导，建立健全安全\n生产工作协调机制。\n第二款。\n（一）及时协调、解决安全生产监督管理中存在的重大问题和其他有\n关问题；\n"
    assert [p.text.replace("\n", "") for p in sound(broken).provisions()] == [
        "县级以上人民政府应当加强对安全生产工作的领导，建立健全安全生产工作协调机制。",
        "第二款。",
        "及时协调、解决安全生产监督管理中存在的重大问题和其他有关问题；",
    ]


def test_annexes_are_apart_from_the_body() -> None:
    document = sound("第一条　甲。\n附件1\n名录\n一、大型\n第一条　丙。\n附：\n表\n第二条　丁。\n")
    assert document.count("article") == 1
    assert [p.text for p in document.provisions()] == ["甲。"]
    assert units(document, "annex") == [("annex_1", "名录"), ("annex", "表")]
    assert document.find("annex_1__art_1") is not None


@pytest.mark.parametrize(
    "words",
    [
        "附条件不起诉的，应当说明理由。",
        "附带民事诉讼，依照本法。",
        "附件三所列全国性法律的修改。",
        "附近居民应当撤离。",
    ],
)
def test_what_is_no_annex(words: str) -> None:
    assert [p.text for p in sound(f"第一条　甲。\n{words}\n").provisions()] == ["甲。", words]


def test_a_table_is_no_paragraph() -> None:
    document = sound("第一条　税额如下：\n\n| 税目 | 税额 |\n|---|---|\n| 煤 | 2 |\n\n第二款。\n")
    assert [p.text for p in document.provisions()] == ["税额如下：", "第二款。"]
    assert units(document, "table")[0][0] == "art_1__para_1__table_1"


def test_a_text_without_articles_is_cited_by_its_numbers() -> None:
    document = sound(
        "# 某决定\n为了加强管理，作出如下决定：\n一、公安机关负责：\n（一）许可；\n（二）处罚。\n二、本决定自公布之日起施行。\n"
    )
    assert [(p.citation, p.text) for p in document.provisions()] == [
        ("1.1", "公安机关负责："), ("1-1", "许可；"), ("1-2", "处罚。"), ("2.1", "本决定自公布之日起施行。"),
    ]  # fmt: skip
    assert units(document, "preamble") == [("preamble", "为了加强管理，作出如下决定：")]


def test_numbers_that_run_through_headings_are_the_articles() -> None:
    document = sound("## 一、机构\n1.甲。\n2.乙：\n（1）子；\n## 二、管辖\n3.丙。\n")
    assert [(p.article, p.text) for p in document.provisions()] == [
        (1, "甲。"),
        (2, "乙："),
        (2, "子；"),
        (3, "丙。"),
    ]
    assert units(document, "division") == [("div_1", "机构"), ("div_2", "管辖")]


def test_a_text_without_any_number_has_article_0() -> None:
    document = sound("# 批复\n某法院：\n你院请示收悉。\n此复。\n")
    assert [(p.article, p.paragraph, p.text) for p in document.provisions()] == [
        (0, 1, "某法院："), (0, 2, "你院请示收悉。"), (0, 3, "此复。"),
    ]  # fmt: skip


def test_a_changed_tree_gives_the_changed_text() -> None:
    from dataclasses import replace

    from zeren.text import Leaf, Node, parse, unparse

    def shout(node: Node) -> Node:
        pieces = tuple(
            shout(piece)
            if isinstance(piece, Node)
            else replace(piece, text="乙。")
            if piece.kind == "text"
            else piece
            for piece in node.pieces
        )
        return replace(node, pieces=pieces)

    document = parse("第一条　甲。\n（一）丙；\n")
    changed = replace(document, pieces=tuple(p if isinstance(p, Leaf) else shout(p) for p in document.pieces))
    assert unparse(changed) == "第一条　乙。\n（一）乙。\n"
