"""What people type wrongly: one line says what, one says what to do, the exit code is the contract's."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zeren.cli import arguments

DAY = ("--as-of", "2018-10-01")
HAN = re.compile(r"[\u3400-\u9fff\uff00-\uffef]")

# arguments, exit code, kind, a word of the English message or hint
ERRORS: list[tuple[tuple[str, ...], int, str, str]] = [
    (("whoo",), 2, "usage", "zeren who"),
    (("xyzzy",), 2, "usage", "zeren who xyzzy"),
    (("who",), 2, "usage", "zeren who fire"),
    (("who", ""), 2, "usage", "empty"),
    (("who", "　"), 2, "usage", "empty"),
    (("who", "。，"), 2, "usage", "empty"),
    (("who", "消" * 10_000), 2, "usage", "too long (10000 characters, the limit is 200)"),
    (("who", "消\x07防"), 2, "usage", "control characters"),
    (("who", "消\n防"), 2, "usage", "control characters"),
    (("who", "\udcff\udcfe"), 2, "usage", "broken characters"),
    (("who", "消防", "--frm", "x"), 2, "usage", "zeren who --help"),
    (("who", "消防", "--format", "xml"), 2, "usage", "xml"),
    (("who", "消防", "--lang", "fr"), 2, "usage", "fr"),
    (("who", "消防", "--data", ""), 2, "usage", "empty"),
    (("who", "消防", "--as-of", "2018-02-30"), 2, "usage", "is not a date"),
    (("who", "消防", "--as-of", "18-9-18"), 2, "usage", "2018-10-01"),
    (("who", "消防", "--as-of", "20180918"), 2, "usage", "is not a date"),
    (("who", "消防", "--as-of", "9999-99-99"), 2, "usage", "is not a date"),
    (("who", "消防", "--as-of", "2018/09/18"), 2, "usage", "is not a date"),
    (("who", "消防", "--as-of", ""), 2, "usage", "is not a date"),
    (("who", "消防", "--as-of", "2018-09-17"), 3, "not-found", "in force from 2018-09-18"),
    (("gaps", "--as-of", "1949-10-01"), 3, "not-found", "Ask about 2018-09-18 or later"),
    (("who", "消防", "--law", "nowhere-2000", *DAY), 3, "not-found", "xj-2018-76"),
    (("who", "消防", "--level", "village"), 2, "usage", "village"),
    (("who", "--from", "/proc/none", *DAY), 2, "input", "One term a line"),
    (("roles", "没有的部门", *DAY), 3, "not-found", "nothing is known"),
    (("roles", "应急管理部门们们", *DAY), 3, "not-found", "Near names"),
    (("duties", "公按部门", *DAY), 3, "not-found", "Near names"),
    (("duties", "公安部门", "--post", "厨师", *DAY), 2, "usage", "principal"),
    (("body", "没有这样的主体", *DAY), 3, "not-found", "no body is known"),
    (("text", "22-99", *DAY), 3, "not-found", "zeren text 22"),
    (("text", "99", *DAY), 3, "not-found", "has no 99"),
    (("text", "abc", *DAY), 2, "usage", "22-3"),
    (("text", *DAY), 2, "usage", "--help"),
    (("query", "nothing"), 3, "not-found", "who-always"),
    (("query", "../../pyproject"), 2, "input", "query file cannot be read"),
    (("query", "laws", "--param", "x"), 2, "usage", "--param name=value"),
    (("query", "laws", "--param", "x=1"), 2, "usage", "no parameter x"),
    (("query", "who", "--param", "domain=http://a b"), 2, "input", "valid IRI"),
    (("query", "who", "--param", "domain=\udcff"), 2, "usage", "broken characters"),
    (("query", "/proc/none.rq"), 2, "input", "cannot be read"),
    (("query", "/proc"), 2, "input", "cannot be read"),
    (("stats", "--data", "/proc/none"), 2, "input", "zeren new"),
    (("build", "--data", "/proc/none"), 2, "input", "zeren new"),
    (("validate", "/proc/none.ttl"), 2, "input", "none.ttl"),
    (("new", ""), 2, "usage", "empty"),
    (("new", "/proc/none/x"), 2, "usage", "permissions"),
    (("new", "/dev/null"), 2, "usage", "exists"),
]


def ids(value: object) -> str | None:
    return (
        "_".join(value)[:40].encode("ascii", "backslashreplace").decode()
        if isinstance(value, tuple)
        else None
    )


@pytest.mark.parametrize(("argv", "code", "kind", "said"), ERRORS, ids=ids)
def test_an_error_says_what_and_what_to_do(
    zeren: Callable[..., Any], argv: tuple[str, ...], code: int, kind: str, said: str
) -> None:
    chinese = zeren(*argv)
    if "--lang" in argv:
        assert chinese.code == code and said in chinese.err
        return
    english = zeren(*argv, "--lang", "en")
    for run in (english, chinese):
        assert run.code == code and run.out == "", run
        message, hint, *more = run.err.splitlines()
        assert not more and message.startswith("zeren: ") and hint.startswith("  → ")
        assert "Traceback" not in run.err and len(message) < 400
    assert said in english.err
    fixed = english.err
    for word in (*argv, *(w[:40] for w in argv)):
        fixed = fixed.replace(word, "") if word.strip() else fixed
    assert not HAN.search(re.sub(r"Near names: .*|“.*?”|path is empty.*|.*路径为空", "", fixed)), fixed
    assert HAN.search(chinese.err.splitlines()[0])
    as_json = zeren(*argv, "--format", "json")
    if argv[0] in ("build", "new") or "--format" in argv:
        return
    error = json.loads(as_json.out)["error"]
    assert as_json.code == code and as_json.err == "" and error["kind"] == kind
    assert set(error) == {"kind", "message", "hint", "where"} and error["message"] and error["hint"]


def test_unknown_terms(zeren: Callable[..., Any]) -> None:
    run = zeren("who", "消放", *DAY, "--format", "json")
    answer = json.loads(run.out)
    assert run.code == 3 and answer["status"] == "unknown" and answer["answers"] == []
    shown = zeren("who", "消防器材站", *DAY)
    assert shown.code == 3 and "消防" in shown.out and "相近" in shown.out and shown.err == ""
    some = zeren("who", "没有的词", "消防", *DAY, "--format", "json")
    assert some.code == 0  # 3 is for nothing found at all
    assert [json.loads(line)["status"] for line in some.out.splitlines()] == ["unknown", "found"]


@pytest.mark.parametrize(
    "term", ['"消防"', "'消防'", "“消防”", " 消防 ", "消防\u3000", "消 防", "《消防》", "ＸＦ"]
)
def test_quotes_and_spaces_around_a_term(zeren: Callable[..., Any], term: str) -> None:
    answer = json.loads(zeren("who", term, *DAY, "--format", "json").out)
    assert [domain["zh"] for domain in answer["domains"]] == ["消防"]


@pytest.mark.parametrize(
    "term",
    ['" } DROP ALL { "', "\\", '\\"', "$1", "?_key", "{}", "%s", "' OR '1'='1", "<http://a>", "消防\\u0022", "`id`", "🔥" * 50],
)  # fmt: skip
def test_hostile_terms_are_unknown_and_no_more(zeren: Callable[..., Any], term: str) -> None:
    run = zeren("who", term, *DAY, "--format", "json")
    answer = json.loads(run.out)
    if "error" in answer:
        assert run.code == 2 and answer["error"]["kind"] == "usage"  # a term of marks alone
    else:
        assert run.code in (0, 3) and answer["term"] == term


def test_terms_from_a_file(zeren: Callable[..., Any], tmp_path: Path) -> None:
    terms = tmp_path / "terms.txt"
    terms.write_bytes("\ufeff消防\r\n\r\n  铁路  \r\n\n化工".encode())
    run = zeren("who", "--from", str(terms), *DAY, "--format", "json")
    assert run.code == 0
    assert [json.loads(line)["term"] for line in run.out.splitlines()] == ["消防", "铁路", "化工"]
    piped = zeren("who", "--from", "-", *DAY, "--format", "json", stdin=terms.read_bytes())
    assert piped == run
    both = zeren("who", "电梯", "--from", str(terms), *DAY, "--format", "json")
    assert json.loads(both.out.splitlines()[0])["term"] == "电梯" and both.out.endswith(run.out)


def test_a_file_of_terms_that_cannot_be_read(zeren: Callable[..., Any], tmp_path: Path) -> None:
    bad = tmp_path / "terms.txt"
    for content in ("消防".encode("gbk"), b"\x89PNG\r\n\x1a\n\x00\xff", "消防\n".encode("utf-16")):
        bad.write_bytes(content)
        run = zeren("who", "--from", str(bad), *DAY, "--lang", "en")
        assert run.code == 2 and "UTF-8" in run.err and str(bad) in run.err
        run = zeren("who", "--from", "-", *DAY, "--lang", "en", stdin=content)
        assert run.code == 2 and "UTF-8" in run.err
        run = zeren("query", "-", "--lang", "en", stdin=content)
        assert run.code == 2 and "UTF-8" in run.err
    bad.write_text("消防\n铁路\n" + "长" * 300 + "\n")
    run = zeren("who", "--from", str(bad), *DAY, "--lang", "en")
    assert run.code == 2 and f"{bad}, line 3" in run.err and run.out == ""
    bad.write_text("\n\n")
    assert zeren("who", "--from", str(bad), *DAY).code == 2
    assert zeren("who", "--from", str(tmp_path), *DAY).code == 2
    with bad.open("w") as file:
        file.truncate(10_000_001)
    assert "limit is 10 MB" in zeren("who", "--from", str(bad), *DAY, "--lang", "en").err


def test_queries_that_cannot_be_run(zeren: Callable[..., Any], tmp_path: Path) -> None:
    for text in (
        b"",
        b"CLEAR ALL",
        b"SELECT",
        b"LOAD <http://127.0.0.1:9/x>",
        b"SELECT * { ?s ?p ?o",
        b"\x00",
    ):
        run = zeren("query", "-", "--lang", "en", stdin=text)
        assert run.code == 2 and "does not parse" in run.err and "1:" in run.err, text
    run = zeren(
        "query", "-", "--lang", "en", stdin=b"SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"
    )
    assert run.code == 2 and "cannot be evaluated" in run.err
    run = zeren(
        "query",
        "-",
        "--format",
        "md",
        stdin=b'SELECT ("abc"^^<http://www.w3.org/2001/XMLSchema#integer> AS ?x) {}',
    )
    assert run.code == 0 and "abc" in run.out
    query = tmp_path / "mine.rq"
    query.write_text("\ufeffASK {}", encoding="utf-8")
    assert zeren("query", str(query)).out == "true\n"


def test_help(zeren: Callable[..., Any]) -> None:
    assert all(command in zeren("--help").out for command in arguments.COMMANDS)
    assert zeren().out == zeren("--help").out
    for command in arguments.COMMANDS:
        run = zeren(command, "--help")
        assert run.code == 0 and f"zeren {command}" in run.out and run.err == ""


def test_our_own_failure_is_code_4(zeren: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    from zeren.ask import stats

    def fail(_: object) -> None:
        raise ZeroDivisionError("division\nby zero")

    monkeypatch.delenv("ZEREN_DEBUG", raising=False)
    monkeypatch.setattr(stats, "stats", fail)
    run = zeren("stats", "--lang", "en")
    assert run.code == 4 and len(run.err.splitlines()) == 2 and "ZeroDivisionError" in run.err
    assert json.loads(zeren("stats", "--format", "json").out)["error"]["kind"] == "internal"
    monkeypatch.setenv("ZEREN_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        zeren("stats")


# Nothing that writes: garbage must not become files. No NUL: the system passes none.
WORDS = st.sampled_from(
    [c for c in arguments.COMMANDS if c not in ("build", "new", "validate")]
    + ["--format", "json", "csv", "md", "--lang", "en", "--as-of", "2018-10-01", "--law", "xj-2018-76", "--level",
       "county", "--post", "principal", "--own", "--from", "--param", "k=v", "--data", "--endpoint", "--help", "-h",
       "--version", "--", "-", "22-3", "消防", "公安部门", "laws", "--fail-on", "http://127.0.0.1:1/", "--format=json"]
)  # fmt: skip
GARBAGE = st.text(st.characters(exclude_characters="\0"), max_size=12).filter(
    lambda w: not w.startswith("-o")
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(WORDS, WORDS, GARBAGE), max_size=7))
def test_no_line_makes_it_fall(zeren: Callable[..., Any], argv: list[str]) -> None:
    if any(word.startswith("--o") for word in argv):  # --output, and what argparse takes for it
        return
    run = zeren(*argv)
    assert run.code in (0, 1, 2, 3), run
    assert "Traceback" not in run.err and "\x1b" not in run.out + run.err
    if run.code == 2:
        assert "zeren: " in run.err or json.loads(run.out)["error"]
