"""The regulation itself. Expected values were read from the text, not from the program."""

import re

import pytest
from soundness import REGULATION, read, sound

from zeren.text import Document, Node, Provision, parse_citation, resolve

SOURCE = read(REGULATION)


@pytest.fixture(scope="module")
def regulation() -> Document:
    return sound(SOURCE)


def article(document: Document, number: int) -> Node:
    found = document.find(f"art_{number}")
    assert found is not None
    return found


def shape(document: Document, number: int) -> list[int]:
    """How many items each paragraph of an article has."""
    return [len(paragraph.children) for paragraph in article(document, number).children]


def provision(document: Document, citation: str) -> Provision:
    (found,) = [p for p in document.provisions() if p.citation == citation]
    return found


def test_counts(regulation: Document) -> None:
    kinds = [node.kind for node in regulation.nodes()]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "title": 1, "metadata": 6, "chapter": 8, "article": 86, "paragraph": 106, "item": 253,
    }  # fmt: skip
    assert len(regulation.provisions()) == 106 + 253


def test_items_stand_in_articles_5_to_64_and_74(regulation: Document) -> None:
    items = [p.article for p in regulation.provisions() if p.item is not None]
    assert sum(5 <= number <= 64 for number in items) == 248
    assert items.count(74) == 5


def test_articles_and_chapters_are_consecutive(regulation: Document) -> None:
    numbers = {
        kind: [node.number for node in regulation.nodes() if node.kind == kind]
        for kind in ("chapter", "article")
    }
    assert numbers == {"chapter": list(range(1, 9)), "article": list(range(1, 87))}


def test_nothing_to_warn_of(regulation: Document) -> None:
    assert regulation.warnings == ()


def test_title_and_metadata(regulation: Document) -> None:
    assert regulation.title == "新疆维吾尔自治区实施《地方党政领导干部安全生产责任制规定》细则"
    assert [(entry.label, entry.value) for entry in regulation.metadata] == [
        ("时效性", "现行有效"),
        ("发文机关", "中共新疆维吾尔自治区委新疆维吾尔自治区人民政府"),
        ("文号", "新党厅字〔2018〕76号"),
        ("发文日期", "2018年09月18日"),
        ("施行日期", "2018年09月18日"),
        ("效力级别", "地方党内法规"),
    ]


@pytest.mark.parametrize(
    ("number", "items"),
    [(1, [0]), (2, [0, 0]), (4, [0, 0, 0]), (5, [7]), (18, [9, 0, 0]), (19, [8, 6]), (20, [9, 2]), (22, [7]),
     (41, [3, 0]), (59, [2, 2]), (74, [5]), (75, [0, 0]), (86, [0])],
)  # fmt: skip
def test_paragraphs_and_items_of_an_article(regulation: Document, number: int, items: list[int]) -> None:
    assert shape(regulation, number) == items


@pytest.mark.parametrize("number", [21, 24, 32, 33, 39, 41, 51, 62])
def test_a_block_after_the_items_is_the_next_paragraph(regulation: Document, number: int) -> None:
    first, second = article(regulation, number).children
    assert first.children and not second.children
    assert second.words.startswith("自治区") and "还应包括" in second.words


def test_every_line_with_a_mark_is_an_item_and_no_other(regulation: Document) -> None:
    lines = re.findall(r"(?m)^（([一二三四五六七八九十]+)）(.+)$", SOURCE)
    items = [node for node in regulation.nodes() if node.kind == "item"]
    assert [node.words for node in items] == [words for _, words in lines]


def test_items_are_never_cut_at_a_stop_inside_them(regulation: Document) -> None:
    for citation, inside in (
        ("20.1-4", "。"),
        ("24-5", "。"),
        ("25-3", "。"),
        ("25-6", "。"),
        ("22-7", "；"),
        ("41-3", "；"),
    ):
        assert inside in provision(regulation, citation).text[:-1], citation


def test_a_provision_has_its_words_and_its_place(regulation: Document) -> None:
    found = provision(regulation, "22-3")
    assert found.text.startswith("监督放射性物品、危险化学品和烟花爆竹的公共安全管理，")
    assert found.text.endswith("组织民用枪支使用单位的安全监督管理工作；")
    assert (found.chapter, found.article, found.article_suffix) == (3, 22, None)
    assert (found.paragraph, found.item, found.point) == (1, 3, None)
    assert found.eid == "art_22__para_1__item_3"
    assert SOURCE[found.start - 3 : found.start] == "（三）"
    lead_in = provision(regulation, "22.1")
    assert lead_in.text.endswith("其主要负责人的安全生产职责主要包括：")
    assert SOURCE[lead_in.start - 6 : lead_in.start] == "第二十二条　"


def test_the_span_of_a_node_runs_to_its_last_word(regulation: Document) -> None:
    paragraph = resolve(regulation, parse_citation("22.1"))
    assert paragraph is not None
    assert SOURCE[paragraph.text_end - 1] == "：" and SOURCE[paragraph.end - 1] == "。"
    assert SOURCE[article(regulation, 22).start :].startswith("第二十二条　公安部门")
    assert article(regulation, 22).end == paragraph.end == paragraph.children[-1].end


def test_chapters_hold_their_articles(regulation: Document) -> None:
    chapters = [node for node in regulation.children if node.kind == "chapter"]
    assert chapters[2].eid == "chp_3" and chapters[2].words.startswith("政府及其工作部门领导干部")
    assert [child.number for child in chapters[0].children] == [1, 2, 3, 4]
    assert chapters[7].children[-1].number == 86
    assert {p.chapter for p in regulation.provisions() if 5 <= p.article <= 14} == {2}


def test_references_in_the_text_are_no_headings(regulation: Document) -> None:
    assert "第十八条规定职责" in provision(regulation, "19.1").text
    assert "第七十四条情形" in provision(regulation, "75.2").text
    assert "第二章、第三章、第四章" in provision(regulation, "79.1").text


@pytest.mark.parametrize("article_number", [19, 20, 59])
def test_two_lists_in_an_article_need_the_paragraph(regulation: Document, article_number: int) -> None:
    citations = [p.citation for p in regulation.provisions() if p.article == article_number and p.item == 1]
    assert citations == [f"{article_number}.1-1", f"{article_number}.2-1"]
    assert resolve(regulation, parse_citation(f"{article_number}-1")) is None


def test_every_citation_leads_back_to_its_provision(regulation: Document) -> None:
    for p in regulation.provisions():
        node = resolve(regulation, parse_citation(p.citation))
        assert node is not None and node.eid == p.eid


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
def test_other_line_ends_give_the_same_provisions(regulation: Document, end: str) -> None:
    other = sound(SOURCE.replace("\n", end))
    assert [(p.citation, p.text) for p in other.provisions()] == [
        (p.citation, p.text) for p in regulation.provisions()
    ]


@pytest.mark.parametrize(
    "typed",
    [
        lambda s: s.replace("\n\n", "\n"),
        lambda s: s.replace("# 第", "第"),
        lambda s: s.replace("条　", "条 "),
        lambda s: re.sub(r"(?m)^(?=[^#\n])", "　　", s),
        lambda s: re.sub(r"(?m)^（([一二三四五六七八九十]+)）", r"(\1)", s),
        lambda s: re.sub(r"(?m)^(第[^条\n]+条)　", r"**\1** ", s),
        lambda s: s.replace("# 第", "## 第"),
    ],
    ids=[
        "single newlines",
        "no Markdown",
        "spaces",
        "indents",
        "half-width brackets",
        "bold marks",
        "deeper headings",
    ],
)
def test_other_ways_of_typing_give_the_same_provisions(regulation: Document, typed) -> None:  # type: ignore[no-untyped-def]
    other = sound(typed(SOURCE))
    assert [(p.chapter, p.citation, p.text) for p in other.provisions()] == [
        (p.chapter, p.citation, p.text) for p in regulation.provisions()
    ]
