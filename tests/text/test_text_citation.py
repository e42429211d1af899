import pytest
from hypothesis import given
from hypothesis import strategies as st

from zeren.text import Citation, parse, parse_citation, resolve

READ = {
    "22-3": Citation(22, None, None, 3),
    "19.2-4": Citation(19, None, 2, 4),
    "41.2": Citation(41, None, 2),
    "22": Citation(22),
    "0.3": Citation(0, None, 3),
    "17之1": Citation(17, 1),
    "17之一.2-3": Citation(17, 1, 2, 3),
    "17_1.1": Citation(17, 1, 1),
    "22.1-3-2": Citation(22, None, 1, 3, 2),
    "22.1-0-2": Citation(22, None, 1, None, 2),
    " 22 — 3 ": Citation(22, None, None, 3),
    "第二十二条": Citation(22),
    "第二十二条第一款第（三）项": Citation(22, None, 1, 3),
    "第二十二条第一款第三项": Citation(22, None, 1, 3),
    "第22条第3项": Citation(22, None, None, 3),
    "第２２条第（３）项": Citation(22, None, None, 3),
    "第十七条之一第二款": Citation(17, 1, 2),
    "22条1款3项": Citation(22, None, 1, 3),
    "第一百零五条第二款第（十二）项第1目": Citation(105, None, 2, 12, 1),
}
LAW = parse(
    "第一条　甲：\n（一）子；\n（二）丑。\n第二条　乙：\n（一）子。\n丙：\n（一）丑。\n第二条之一　丁。\n"
)


@pytest.mark.parametrize("text", READ)
def test_read(text: str) -> None:
    assert parse_citation(text) == READ[text]


@pytest.mark.parametrize(
    "text",
    ["", "条", "22-", "-3", "22-3-", "0", "22.0", "22-0", "a", "22a", "22.1.3", "第条", "第二十二", "二十二", "22-3项", "第十百条", "17之甲", "1" * 200,
     "22 3x"],
)  # fmt: skip
def test_what_is_no_citation(text: str) -> None:
    with pytest.raises(ValueError, match="not a citation"):
        parse_citation(text)


def test_short_form_names_the_paragraph_only_where_it_must() -> None:
    item = Citation(22, None, 1, 3)
    assert item.short(single_list=True) == "22-3"
    assert item.short() == "22.1-3" == item.full()
    assert Citation(41, None, 2).short(single_list=True) == "41.2"
    assert Citation(22).short() == "22"


def test_forms_of_an_article_with_a_suffix() -> None:
    place = Citation(17, 1, 1, 3)
    assert (place.short(single_list=True), place.full()) == ("17之1-3", "17_1.1-3")
    assert place.chinese() == "第十七条之一第一款第（三）项"
    assert place.full().isascii()


places = st.builds(
    Citation,
    st.integers(1, 9999),
    st.none() | st.integers(1, 9),
    st.integers(1, 99),
    st.none() | st.integers(1, 99),
    st.none() | st.integers(1, 20),
)


@given(places)
def test_every_form_reads_back(place: Citation) -> None:
    assert parse_citation(place.short()) == place
    assert parse_citation(place.full()) == place
    assert parse_citation(place.chinese()) == place


@given(st.text())
def test_any_string_is_a_citation_or_a_value_error(text: str) -> None:
    try:
        found = parse_citation(text)
        assert found.article >= 1 or found.paragraph
    except ValueError as problem:
        assert "not a citation" in str(problem)


@pytest.mark.parametrize(
    ("text", "eid"),
    [
        ("1", "art_1"),
        ("1.1", "art_1__para_1"),
        ("1-2", "art_1__para_1__item_2"),
        ("1.1-2", "art_1__para_1__item_2"),
        ("2.2-1", "art_2__para_2__item_1"),
        ("2之1", "art_2_1"),
        ("2-1", None),
        ("1-3", None),
        ("1.2", None),
        ("9", None),
    ],
)
def test_a_citation_names_one_node_or_none(text: str, eid: str | None) -> None:
    node = resolve(LAW, parse_citation(text))
    assert (node.eid if node else None) == eid
