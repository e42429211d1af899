"""Tables for notebooks and data frames: everything escaped, nothing lost."""

import builtins
from html.parser import HTMLParser
from importlib import metadata
from typing import Any, get_args

import pytest

import zeren
from zeren import errors
from zeren.api import Zeren, convert, show
from zeren.api.rows import Band, Basis, ChapterCoverage, LawStats, Level, Row
from zeren.errors import UsageProblem
from zeren.words.columns import COLUMNS, COUNTS, LISTS

HOSTILE = "<script>alert('\"x\"')</script>&amp;"
CLOSED = {"found", "gap", "unknown", "ambiguous", "direct", "narrower", "broader", "general"}
CLOSED |= {*get_args(Band), *get_args(Basis), *get_args(Level)}


class Tags(HTMLParser):
    """The tags, attributes and text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.titles: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} <= {"title"}
        self.titles += [value or "" for _, value in attrs]
        self.tags.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def spoil(value: Any) -> Any:
    """The same answer with every free text hostile."""
    if isinstance(value, dict):
        return {key: spoil(one) for key, one in value.items()}
    if isinstance(value, list):
        return [spoil(one) for one in value]
    return HOSTILE if isinstance(value, str) and value not in CLOSED else value


def answers(z: Zeren) -> list[Any]:
    return [z.who("消防"), z.who("电梯"), z.who("qqqq"), z.who("消方"), z.roles(), z.duties(), z.body(),
            z.body("公安部门"), z.matrix(), z.gaps(), z.text("22"), z.stats()]  # fmt: skip


def test_no_label_becomes_markup(z: Zeren) -> None:
    for answer in answers(z):
        hostile = convert.read(type(answer), spoil(answer.to_dict()))
        html = hostile._repr_html_()
        found = Tags(html)
        assert set(found.tags) <= {
            "p",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "span",
            "mark",
        }
        assert "<script" not in html
        if hasattr(answer, "rows") and answer.rows and not isinstance(answer, type(z.stats())):
            assert HOSTILE in found.text
            assert HOSTILE in found.titles or not found.titles


def test_a_query_of_hostile_words_is_escaped(z: Zeren) -> None:
    answer = z.query('SELECT ("<script>x</script>" AS ?a) ("b" AS ?b) {}')
    found = Tags(answer._repr_html_())
    assert "script" not in found.tags and "<script>x</script>" in found.text
    triples = z.query('CONSTRUCT { <http://example.org/a> <http://example.org/b> "<script>" } {}')
    assert Tags(triples._repr_html_()).tags == ["pre"]


def test_the_words_that_name_the_term_are_marked(z: Zeren) -> None:
    html = z.who("消防")._repr_html_()
    assert "公安部门是<mark>消防</mark>、道路交通和危险物品公共安全领域的负有安全监管职责的部门" in html
    assert '<span title="Public Security Department">公安部门</span>' in html
    found = Tags(html)
    assert found.tags.count("tr") == 1 + len(z.who("消防").rows)
    assert "2018-10-01" in found.text and "安全监管" in found.text


def test_the_caption_says_what_came_of_it(z: Zeren) -> None:
    assert "空白" in z.who("铁路")._repr_html_()
    assert "推及" in z.who("电梯")._repr_html_()
    assert "没有找到" in z.who("qqqq")._repr_html_()


def test_every_column_and_list_has_a_name(z: Zeren) -> None:
    for answer in answers(z):
        for name, cls, _ in convert.tables(answer, Row):
            assert name == "rows" or name in LISTS
            for inner in [cls, *(c for _, c, _ in convert.tables(cls, Row))]:
                lists = {n for n, _, _ in convert.tables(inner, Row)}
                shown = {field.name for _, field, _ in convert.plan(inner)} - show._HIDDEN
                named = set(COLUMNS) | (set(COUNTS) if inner in (LawStats, ChapterCoverage) else set())
                assert lists <= set(LISTS) and shown - lists <= named


def test_keys_are_shown_as_words_in_both_languages(z: Zeren) -> None:
    assert '<td><span title="department">政府部门</span></td>' in z.body("公安部门")._repr_html_()
    assert '<td><span title="hazard">危险源</span></td>' in z.gaps()._repr_html_()
    facts = z.text("22-3")._repr_html_()
    assert '<td><span title="duty">职责</span></td>' in facts and '<span title="leading">牵头</span>' in facts
    assert "不限" not in facts and "bearerAsWritten" not in facts and "reviewedBy" not in facts


def test_stats_shows_its_totals(z: Zeren) -> None:
    stats = z.stats()
    html = stats._repr_html_()
    assert f"<td>{stats.bodies}</td><td>{stats.domains}</td><td>{stats.triples.asserted}</td>" in html
    assert f"<td>{stats.text_coverage:.2%}</td>" in html and "领域 domains" in html
    assert all("<p></p>" not in answer._repr_html_() for answer in answers(z))
    assert "<tr></tr>" not in z.who("qqqq")._repr_html_()


def test_frames_have_a_row_a_row(z: Zeren) -> None:
    for answer in answers(z):
        assert len(answer.to_frame()) == len(answer.rows)
    found = z.who("消防").to_frame()
    first = found.iloc[0]
    assert (first["body"], first["body_en"], first["article"]) == (
        "公安部门",
        "Public Security Department",
        22,
    )
    assert first["domains"] == ("消防",) and first["post"] is None
    assert str(found["item"].dtype) == "Int64" and found["item"].isna()[0]
    assert list(z.who("qqqq").to_frame().columns) == list(found.columns)
    assert set(z.gaps().to_frame()["list"]) == {
        key for key, rows in z.gaps().to_dict().items() if key != "as_of" and rows
    }
    assert z.query("laws").to_frame()["law"].tolist() == ["xj-2018-76"]
    assert "with" in z.duties().to_frame().columns


def test_without_pandas_one_line_says_how_to_get_it(z: Zeren, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] == "pandas":
            raise ModuleNotFoundError(name)
        return imported(name, *rest, **more)

    imported = builtins.__import__
    monkeypatch.setattr(builtins, "__import__", refuse)
    for answer in (z.who("消防"), z.query("laws")):
        with pytest.raises(UsageProblem) as caught:
            answer.to_frame()
        assert "zeren[frame]" in caught.value.hint_zh and "zeren[frame]" in caught.value.hint_en


def test_the_package_offers_its_face() -> None:
    from zeren import check

    assert (zeren.validate, zeren.Report, zeren.Finding) == (check.validate, check.Report, check.Finding)
    assert {"open", "Zeren", "Problem", "validate", "Report", "Finding", "__version__"} <= set(dir(zeren))
    assert zeren.Problem is errors.Problem and zeren.__version__ == metadata.version("zeren")
    with pytest.raises(AttributeError):
        _ = zeren.trace  # type: ignore[attr-defined]
