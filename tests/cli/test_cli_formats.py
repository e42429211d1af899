"""Every command in every format it names, on the shipped data: what comes out is what the format promises."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from zeren import resources
from zeren.cli import arguments

DAY = ("--as-of", "2018-10-01")
# Each command with arguments that it answers; those that write get a directory of their own further below.
CALLS: dict[str, tuple[str, ...]] = {
    "who": ("消防", "铁路", *DAY),
    "roles": ("公安部门", *DAY),
    "duties": ("公安部门", *DAY),
    "body": ("公安部门", *DAY),
    "matrix": DAY,
    "gaps": DAY,
    "text": ("22-3", *DAY),
    "query": ("laws",),
    "queries": (),
    "validate": (),
    "stats": (),
    "doctor": (),
}
WRITING = {"build", "new"}
SEVERAL = ("gaps", "body")  # these answer with tables of several shapes
HAN = re.compile(r"[\u4e00-\u9fff]")


def formats(command: str) -> list[str]:
    """The formats that a command's own parser names."""
    top = arguments.parser(command)
    [subs] = [action for action in top._actions if getattr(action, "choices", None)]
    [sub] = [p for name, p in subs.choices.items() if name == command]  # type: ignore[union-attr]
    found = [list(a.choices) for a in sub._actions if "--format" in a.option_strings and a.choices]
    return found[0] if found else []


def test_each_command_is_called_here() -> None:
    assert set(CALLS) | WRITING == set(arguments.COMMANDS)


@pytest.mark.parametrize("command", CALLS)
def test_each_format(zeren: Callable[..., Any], command: str) -> None:
    named = formats(command)
    assert len(named) >= 2
    for lang in ("zh", "en") if command != "validate" else ("en",):
        seen = {}
        for form in named:
            if (command, form) in {("query", "ttl"), ("validate", "json")}:
                continue  # tested where the results fit
            if lang == "zh" and form in ("csv", "json"):
                continue  # alike in both but for words
            run = zeren(command, *CALLS[command], "--format", form, "--lang", lang)
            assert run.code == 0 and run.err == "" and run.out.endswith("\n"), (form, run)
            assert "\x1b" not in run.out
            seen[form] = run.out
        if "csv" in seen:
            rows = list(csv.reader(io.StringIO(seen["csv"]), strict=True))
            assert len(rows) > 1 and (command in SEVERAL or {len(row) for row in rows} == {len(rows[0])})
        if "md" in named:
            table = [line for line in seen["md"].splitlines() if line.startswith("|")]
            assert re.fullmatch(r"\|( --- \|)+", table[1])
            cells = {len(re.findall(r"(?<!\\)\|", line)) for line in table}
            assert len(cells) == 1 or command in SEVERAL
        if "json" in seen and command != "query":
            for line in seen["json"].splitlines():
                assert isinstance(json.loads(line), dict)


def test_json_of_the_contract(zeren: Callable[..., Any]) -> None:
    keys = {
        "roles": {"as_of", "roles"},
        "duties": {"as_of", "duties"},
        "stats": {"laws", "bodies", "domains", "triples", "text_coverage"},
    }
    for command, wanted in keys.items():
        assert set(json.loads(zeren(command, *CALLS[command], "--format", "json").out)) == wanted
    one, two = (json.loads(line) for line in zeren("who", *CALLS["who"], "--format", "json").out.splitlines())
    assert set(one) == {"status", "term", "as_of", "implied", "domains", "near", "searched", "answers"}
    assert (one["term"], two["term"]) == ("消防", "铁路") and (one["status"], two["status"]) == (
        "found",
        "gap",
    )
    proof = {"law", "article", "paragraph", "item", "citation", "quote", "start", "end", "mentions"}
    row = {"band", "strength", "body", "body_as_of", "post", "functions", "phases", "domains"} | proof
    for answer in one["answers"] + two["answers"]:
        assert row <= set(answer)
    source = Path(resources.DATA, "laws", "xj-2018-76", "source.txt").read_text(encoding="utf-8")
    for answer in one["answers"]:
        assert source[answer["start"] : answer["end"]] == answer["quote"]
        assert all(type(answer[k]) is int for k in ("article", "paragraph", "start", "end"))


@pytest.mark.parametrize("command", [c for c in CALLS if c not in ("query", "queries", "validate")])
def test_english_has_no_fixed_word_in_chinese(zeren: Callable[..., Any], command: str) -> None:
    """Quotes and names of the law stay Chinese; headers, keys and the lines around a table do not."""
    run = zeren(command, *CALLS[command], "--format", "csv", "--lang", "en")
    assert not HAN.search(run.out.splitlines()[0])
    md = zeren(command, *CALLS[command], "--format", "md", "--lang", "en").out
    around = [line for line in md.splitlines() if line and not line.startswith("|")]
    quoting = {"who": "消防|铁路|防火|轨道", "text": ".*", "body": ".*"}.get(command, "$^")
    for line in around:
        assert not HAN.search(re.sub(quoting, "", line)), line


def test_sparql_results_in_their_formats(zeren: Callable[..., Any]) -> None:
    text = b'SELECT ?s ("=1+1" AS ?v) WHERE { GRAPH ?g { ?s a <https://w3id.org/zeren/ns#Regulation> } }'
    found = json.loads(zeren("query", "-", "--format", "json", stdin=text).out)
    assert found["head"]["vars"] == ["s", "v"] and len(found["results"]["bindings"]) == 1
    assert found["results"]["bindings"][0]["v"] == {"type": "literal", "value": "=1+1"}
    iri = found["results"]["bindings"][0]["s"]["value"]
    assert iri.endswith("/law/xj-2018-76")
    assert zeren("query", "-", "--format", "csv", stdin=text).out == f"s,v\r\n{iri},=1+1\r\n"  # unaltered
    assert zeren("query", "-", "--format", "tsv", stdin=text).out == f'?s\t?v\n<{iri}>\t"=1+1"\n'
    graph = b"CONSTRUCT { ?s a ?c } WHERE { GRAPH ?g { ?s a ?c, <https://w3id.org/zeren/ns#Regulation> } }"
    for form in ("ttl", "table"):
        assert "law:xj-2018-76 a " in zeren("query", "-", "--format", form, stdin=graph).out
    for form, question in (("json", graph), ("csv", graph), ("ttl", text)):
        run = zeren("query", "-", "--format", form, "--lang", "en", stdin=question)
        assert run.code == 2 and f"cannot be written as {form}" in (run.err or run.out)
    assert json.loads(zeren("query", "-", "--format", "json", stdin=b"ASK {}").out)["boolean"] is True
    assert zeren("query", "-", stdin=b"SELECT * { FILTER(false) }").code == 3


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection whose labels are what spreadsheets and terminals obey."""
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copytree(Path(resources.DATA, "graph"), folder / "graph")
    index = folder / "graph" / "index.trig"
    text = index.read_text(encoding="utf-8")
    assert 'zr:labelZh "公安部门"' in text
    text = text.replace('zr:labelZh "公安部门"', 'zr:labelZh "=cmd|x<b>\\u001B[31m"')
    index.write_text(text, encoding="utf-8")
    return folder


HOSTILE = ("=", "+", "-", "@", "\t", "\r")


@pytest.mark.parametrize("first", HOSTILE)
def test_no_cell_is_a_formula(zeren: Callable[..., Any], tmp_path: Path, first: str) -> None:
    (tmp_path / "graph").mkdir()
    for path in Path(resources.DATA, "graph").glob("*.trig"):
        text = path.read_text(encoding="utf-8")
        label = f'"{first}HYPERLINK(1)|x"'.replace("\t", "\\t").replace("\r", "\\r")
        text = text.replace('zr:labelZh "公安部门"', f"zr:labelZh {label}")
        (tmp_path / "graph" / path.name).write_text(text, encoding="utf-8")
    run = zeren("roles", "公安部门", *DAY, "--format", "csv", "--data", str(tmp_path))
    rows = list(csv.reader(io.StringIO(run.out, newline="")))
    shown = f"'{first}HYPERLINK(1)|x".replace("\r", "\n")
    assert len(rows) == 4 and [row[0] for row in rows[1:]] == [shown] * 3
    assert not any(cell[:1] in HOSTILE for row in rows for cell in row if cell)
    md = zeren("roles", "公安部门", *DAY, "--format", "md", "--data", str(tmp_path)).out
    table = [line for line in md.splitlines() if line.startswith("|")]
    assert len(table) == 5 and {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {7}


def test_labels_cannot_drive_a_terminal_or_a_page(zeren: Callable[..., Any], hostile: Path) -> None:
    table = zeren("roles", "公安部门", *DAY, "--data", str(hostile)).out
    assert "\x1b" not in table and "=cmd|x<b>\ufffd[31m" in table
    md = zeren("roles", "公安部门", *DAY, "--data", str(hostile), "--format", "md").out
    assert "<b>" not in md and "=cmd\\|x&lt;b>" in md
    raw = json.loads(zeren("roles", "公安部门", *DAY, "--data", str(hostile), "--format", "json").out)
    assert raw["roles"][0]["body"]["zh"] == "=cmd|x<b>\x1b[31m"  # programs get what the data say


def test_a_term_is_not_markup(zeren: Callable[..., Any]) -> None:
    run = zeren("who", "<script>alert(1)</script>[x](javascript:1)", *DAY, "--format", "md")
    assert run.code == 3 and "<script" not in run.out and "[x]" not in run.out.replace("\\[x]", "")


def test_output_to_a_file(zeren: Callable[..., Any], tmp_path: Path) -> None:
    shown = zeren("who", "消防", *DAY, "--format", "json")
    target = tmp_path / "答案.json"
    run = zeren("who", "消防", *DAY, "--format", "json", "-o", str(target))
    assert (run.code, run.out, run.err) == (0, "", "")
    assert target.read_text(encoding="utf-8") == shown.out
    before = target.read_bytes()
    assert zeren("who", "没有的词", *DAY, "--as-of", "2000-01-01", "-o", str(target)).code == 3
    assert target.read_bytes() == before  # a run that fails leaves what was there
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_output_is_whole_or_not_at_all(
    zeren: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "matrix.csv"
    target.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    run = zeren("matrix", *DAY, "--format", "csv", "-o", str(target), "--lang", "en")
    assert run.code == 2 and "No space left" in run.err and str(target) in run.err
    assert target.read_text() == "old" and [p.name for p in tmp_path.iterdir()] == ["matrix.csv"]


@pytest.mark.parametrize("target", ["none/x.json", "", ".", "x" * 300, "/proc/none/x"])
def test_a_file_that_cannot_be_written(zeren: Callable[..., Any], tmp_path: Path, target: str) -> None:
    path = str(tmp_path / target) if target and target[0] != "/" else target
    run = zeren("stats", "--format", "json", "-o", path, "--lang", "en")
    assert run.code == 2 and set(json.loads(run.out)["error"]) == {"kind", "message", "hint", "where"}
    assert list(tmp_path.iterdir()) == []


def test_a_device_is_written_to_and_not_replaced(zeren: Callable[..., Any], tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    run = zeren("stats", "--format", "json", "-o", str(pipe))
    out, _ = reader.communicate(timeout=20)
    assert run.code == 0 and pipe.is_fifo() and json.loads(out)["bodies"] > 50
    assert zeren("stats", "-o", os.devnull).code == 0 and not os.path.isfile(os.devnull)


def test_validate_json_and_fail_on(zeren: Callable[..., Any], tmp_path: Path) -> None:
    bad = tmp_path / "bad.ttl"
    bad.write_text(
        "@prefix zr: <https://w3id.org/zeren/ns#> .\n<https://w3id.org/zeren/duty/xj-2018-76/99.1> a zr:Duty .\n"
    )
    run = zeren("validate", str(bad), "--format", "json")
    assert run.code == 1 and isinstance(json.loads(run.out), dict)
    assert zeren("validate", str(tmp_path / "none.ttl")).code == 2


def test_python_m_zeren_and_the_entry_point_agree() -> None:
    for command in (
        [sys.executable, "-m", "zeren"],
        [os.path.join(os.path.dirname(sys.executable), "zeren")],
    ):
        done = subprocess.run([*command, "--version"], capture_output=True, text=True, timeout=60)
        assert done.returncode == 0 and re.fullmatch(r"zeren \d+\.\d+\.\d+\n", done.stdout)
