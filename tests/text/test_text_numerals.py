import pytest
from hypothesis import given
from hypothesis import strategies as st

from zeren.text import format_numeral, parse_numeral

WRITTEN = {
    "一": 1, "十": 10, "十二": 12, "二十": 20, "廿三": 23, "卅": 30, "卌五": 45, "一百": 100, "一百零五": 105,
    "一百一十": 110, "一百廿五": 125, "一百〇五": 105, "一〇五": 105, "一百○五": 105, "一千二百六十": 1260,
    "一千零四十": 1040, "一千零五": 1005, "105": 105, "１０５": 105, "〇": 0, "两百": 200, "壹佰贰拾叁": 123,
    "二 十 一": 21, "⼗⼆": 12, "零三": 3, "二〇一八": 2018,
}  # fmt: skip


@pytest.mark.parametrize("text", WRITTEN)
def test_numerals_that_laws_write(text: str) -> None:
    assert parse_numeral(text) == WRITTEN[text]


@pytest.mark.parametrize(
    "text", ["", " ", "甲", "二三十", "十百", "十千", "三廿", "一条", "12a", "十十", "十万", "零百", "12345"]
)
def test_what_is_no_numeral(text: str) -> None:
    assert parse_numeral(text) is None


@given(st.integers(0, 9999))
def test_written_numbers_read_back(number: int) -> None:
    assert parse_numeral(format_numeral(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "零"), (10, "十"), (19, "十九"), (105, "一百零五"), (110, "一百一十"), (1001, "一千零一"), (1040, "一千零四十"),
     (2300, "二千三百"), (12345, "12345")],
)  # fmt: skip
def test_numbers_are_written_as_laws_do(number: int, text: str) -> None:
    assert format_numeral(number) == text


@given(st.text())
def test_any_string_is_a_numeral_or_none(text: str) -> None:
    number = parse_numeral(text)
    assert number is None or 0 <= number <= 9999
