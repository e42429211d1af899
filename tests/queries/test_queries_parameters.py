"""Values of parameters are values: whatever a person types, the question stays the question.

Either a Problem that says what is wrong, or rows for exactly that value, mostly none.
"""

import re
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
import query_values
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zeren import names, queries
from zeren.errors import InputProblem, Problem, UsageProblem

if TYPE_CHECKING:
    from zeren.store.embedded import Embedded

PARAMETERS = [(name, p) for name in queries.names() for p in query_values.takes(name)]
_BROKEN = re.compile("[\ud800-\udfff]")  # half a character: no text, no RDF
HAND_MADE = [
    "", " ", "'", '"', "'''", '"""', '""', "\\", '\\"', "\\\\", "\\u0022", "\\u003E", "\\N", "\n", "\r\n", "\t", "\0", "\x01", "\x1b[31m",
    "\x7f", "\x85", "\u2028", "\u200b", "\u202e消防", "\u2066", "\ufeff", "\ufffe", "\U0010ffff", "é", "e\u0301", "消防", "ＡＢ",
    "?_domain", "?_body", "$_key", "?graph", "}", "{", "} }", "}} #", "# 消防", "\n#+ summary: x", ".", ";", "> .", "<", ">", "<>", "<x>",
    '" . ?s ?p ?o . "', "' . ?s ?p ?o . '", '" } UNION { ?s ?p ?o } #', "') } ; DROP ALL #", '")) || true || CONTAINS("", "', "\\\") || true #",
    "DROP ALL", "INSERT DATA { <a:b> <a:b> <a:b> }", "SERVICE <http://localhost/> {}", "SELECT * { ?s ?p ?o }", "UNDEF", "a", "true", "1",
    "-1", "1e9", "0x1F", "NaN", "_:b", "[]", "()", "zr:body", "@zh", '"x"@zh', '"x"^^<http://x>', "^^", "{{x}}", "${x}", "%s", "\\1", "\\g<0>",
    "../../etc/passwd", "file:///etc/passwd", "javascript:alert(1)", "<script>alert(1)</script>", "=1+1", "；", "“三定”", "第二十二条",
]  # fmt: skip
BAD_IRIS = [
    "http://a b", 'http://a"b', "http://a>b", "http://a<b", "http://a{b}", "http://a|b", "http://a^b", "http://a`b", "http://a\\b", "http://a\n",
    "http://a\0", "http://a\tb", "https://x> } UNION { ?s ?p ?o } #", "http://[", "http://a#b#c", "http://%zz", "http://x\x7f", "http://x\x85",
    "http://x\ud800",
]  # fmt: skip


def _one_term(text: str) -> Any:
    """The value of a SPARQL term, read by the engine; it must be one term and nothing more."""
    (row,) = list(ox.Store().query(f"SELECT ({text} AS ?x) {{}}"))  # type: ignore[union-attr]
    return row["x"]


def _check(name: str, parameter: str, value: str) -> str | None:
    """The question with the value in it, after checking that nothing else of it changed; None if it was refused."""
    original = queries.load(name)
    try:
        text = queries.bind(original, {parameter: value})
    except Problem as problem:
        assert (
            isinstance(problem, InputProblem)
            and problem.zh
            and problem.en
            and problem.hint_zh
            and problem.hint_en
        )
        assert _BROKEN.search(value) or value.startswith(("http://", "https://")), value
        return None
    term = queries.term(value)
    pieces = re.split(r"\?_" + parameter + r"\b", original)
    assert text == term.join(pieces) == queries.fill(name, **{parameter: value})
    read = _one_term(term)
    assert read.value == value
    assert isinstance(read, ox.NamedNode) is value.startswith(("http://", "https://"))
    return text


@pytest.fixture(scope="module")
def keys(store: "Embedded") -> set[str]:
    """All keys under which a name is found, gathered without ``lookup``."""
    every = "SELECT ?key { GRAPH ?g { ?thing zr:nameKey|zr:pinyinKey|zr:initialsKey ?key } }"
    return {row["key"] for row in store.select(f"PREFIX zr: <{names.TERM}> {every}")}


@pytest.mark.parametrize("value", HAND_MADE, ids=ascii)
def test_hand_made_values_through_every_parameter(
    value: str, store: "Embedded", passages: dict[str, Any], keys: set[str]
) -> None:
    for name, parameter in PARAMETERS:
        text = _check(name, parameter, value)
        assert text is not None
        rows = store.select(text)
        if name == "text-search":
            assert {r["citation"] for r in rows} == {c for c, p in passages.items() if value in p.words}
        elif name == "lookup":
            assert bool(rows) is (value in keys)
        else:
            assert rows == [], (name, parameter)


@given(
    value=st.text(st.characters(), max_size=40) | st.text("\"'\\<>{}()?_$#.;@^ \n\t\0body消防", max_size=20)
)
@settings(
    max_examples=400,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_text_through_every_parameter(store: "Embedded", passages: dict[str, Any], value: str) -> None:
    for name, parameter in PARAMETERS:
        text = _check(name, parameter, value)
        if name == "text-search" and text is not None:
            found = {r["citation"] for r in store.select(text)}
            assert found == {c for c, p in passages.items() if value in p.words}


@pytest.mark.parametrize("value", BAD_IRIS, ids=ascii)
def test_bad_iris_are_refused(value: str) -> None:
    for name, parameter in PARAMETERS:
        with pytest.raises(InputProblem):
            queries.bind(queries.load(name), {parameter: value})
    if not _BROKEN.search(value) and ":" in value:
        with pytest.raises((InputProblem, ValueError)):
            queries.term(ox.NamedNode(value))


@pytest.mark.parametrize("value", ["\ud800", "消\udcff防", "\udfff\ud800"], ids=ascii)
def test_half_characters_are_told(value: str) -> None:
    """What a console passes on from bytes that are no text."""
    for name, parameter in PARAMETERS:
        with pytest.raises(InputProblem) as told:
            queries.bind(queries.load(name), {parameter: value})
        assert told.value.exit_code == 2


def test_iris_of_ours_and_of_others_stay_as_they_are(store: "Embedded") -> None:
    for value in (
        names.concept("domain", "fireworks"),
        "https://例.中国/路径?x=1&y='2'#z",
        "http://x/%E6%B6%88",
    ):
        text = _check("who", "domain", value)
        assert text is not None
        assert bool(store.select(text)) is value.startswith(names.BASE)


def test_a_parameter_that_is_not_there_is_told() -> None:
    for name in queries.names():
        with pytest.raises(UsageProblem) as told:
            queries.bind(queries.load(name), {"no_such": "x"})
        assert told.value.exit_code == 2 and "no_such" in told.value.en
        assert all(p in told.value.hint_en for p in query_values.takes(name))


def test_kinds_of_values() -> None:
    assert queries.term(22) == "22"
    assert queries.term(-3) == "-3"
    assert queries.term(ox.NamedNode("urn:x:y")) == "<urn:x:y>"
    assert queries.term(ox.Literal("消防", language="zh")) == '"消防"@zh'
    assert queries.term(
        ox.Literal("2018-09-18", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date"))
    ) == ('"2018-09-18"^^<http://www.w3.org/2001/XMLSchema#date>')
    assert _one_term(queries.term(True)).value == "true"  # a boolean is no integer


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p '?_x' }",
        'SELECT * { ?s ?p "?_x" }',
        'SELECT * { ?s ?p """a "?_x" b""" }',
        "SELECT * { ?s ?p '''it's ?_x''' }",
        'SELECT * { ?s ?p "\\"?_x" }',
        "SELECT * { ?s ?p <http://x/?_x> }",
        "SELECT * { ?s ?p ?o } # ?_x",
        "PREFIX e: <http://e/#> SELECT * { ?s ?p ?o } # '?_x",
        "SELECT * { ?s ?p ?a_x }",
    ],
)
def test_words_that_only_look_like_a_parameter_are_left_alone(text: str) -> None:
    assert queries.parameters(text) == []
    with_one = text.replace("SELECT *", "SELECT * { ?_y ?b ?c } #\nSELECT *")
    assert queries.parameters(with_one) == ["y"]
    assert queries.bind(with_one, {"y": "v"}) == with_one.replace("?_y", '"v"')


@pytest.mark.parametrize("spelled", ["e:it\\'s", "e:a\\#b"])
def test_escaped_marks_in_names_do_not_begin_a_string_or_comment(spelled: str) -> None:
    """SPARQL 1.1 PN_LOCAL_ESC: a name may hold a quote or a hash after a backslash."""
    text = f"PREFIX e: <http://e/> SELECT * {{ {spelled} e:p '?_x' . ?s ?p ?_x }}"
    bound = queries.bind(text, {"x": "' } #"})
    assert bound == f"PREFIX e: <http://e/> SELECT * {{ {spelled} e:p '?_x' . ?s ?p \"' }} #\" }}"
    assert list(ox.Store().query(bound)) == []  # type: ignore[arg-type]


def test_one_value_is_not_read_again_for_another() -> None:
    """A value that looks like a parameter is not replaced in its turn."""
    text = "SELECT * { ?_a ?p ?_b }"
    assert queries.bind(text, {"a": "?_b", "b": "?_a"}) == 'SELECT * { "?_b" ?p "?_a" }'
    assert queries.bind(text, {"b": "\\1\\g<0>"}) == 'SELECT * { ?_a ?p "\\\\1\\\\g<0>" }'
