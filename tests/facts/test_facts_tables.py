"""The tables: read and written to the same bytes, and every wrong row told with file, line, column and cure."""

import re
import shutil
import tomllib
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zeren import resources
from zeren.errors import InputProblem
from zeren.facts import load, tables

LAW = "laws/xj-2018-76"
Row = list[str]


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    for part in ("vocabulary", "laws"):
        shutil.copytree(Path(resources.DATA, part), folder / part)
    return folder


SHIPPED = [("vocabulary", table) for table in tables.VOCABULARY_TABLES] + [
    (LAW, t) for t in tables.FACT_TABLES
]


@pytest.mark.parametrize(("room", "table"), SHIPPED, ids=lambda v: getattr(v, "file", ""))
def test_a_table_is_written_as_it_was_read(room: str, table: tables.Table[Any]) -> None:
    folder = Path(resources.DATA, room)
    read = tables.read(table, str(folder))
    assert len(read) > 2
    assert tables.render(table, [row for _, row in read]).encode() == (folder / table.file).read_bytes()


def test_every_table_on_disk_is_known() -> None:
    there = {str(path.relative_to(resources.DATA)) for path in Path(resources.DATA).rglob("*.csv")}
    assert there == {f"{room}/{table.file}" for room, table in SHIPPED}


def test_counts_of_the_text() -> None:
    """From the text itself: 8 章, 86 条, 106 款, 253 项 (248 in 5–64); 55 roles; 260 duties (design notes)."""
    [law] = load(resources.DATA).laws
    nodes = list(law.document.nodes())
    assert (
        sum(node.kind == "chapter" for node in nodes) == len(re.findall(r"^# 第.章", law.source, re.M)) == 8
    )
    assert (
        sum(node.kind == "article" for node in nodes)
        == len(re.findall(r"^第.+?条\u3000", law.source, re.M))
        == 86
    )
    items = re.findall(r"^（[一二三四五六七八九十]+）", law.source, re.M)
    assert sum(node.kind == "item" for node in nodes) == len(items) == 253
    assert sum(node.kind == "paragraph" for node in nodes) == 106
    kinds = [role.role for role in law.of(tables.ROLES)]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "supervisory": 28, "industry": 25, "comprehensive": 1, "industry-comprehensive": 1,
    }  # fmt: skip
    duties = law.of(tables.DUTIES)
    assert len(duties) == 260 and sum(duty.item is not None for duty in duties) == 248
    unnumbered = {(d.article, d.paragraph) for d in duties if d.item is None}
    assert unnumbered == {(14, 1), (18, 2), (18, 3), (21, 2), (24, 2), (32, 2), (33, 2), (39, 2), (41, 2), (51, 2), (61, 1), (62, 2)}  # fmt: skip
    assert len({(d.article, d.paragraph, d.item) for d in duties}) == 260
    of_text = {
        (p.article, p.paragraph, p.item) for p in law.document.provisions() if p.item and 5 <= p.article <= 64
    }
    assert of_text == {(d.article, d.paragraph, d.item) for d in duties if d.item is not None}
    assert not [role for role in law.of(tables.ROLES) if not 20 <= role.article <= 47]


def test_law_toml_says_what_the_text_says() -> None:
    folder = Path(resources.DATA, LAW)
    meta = tomllib.loads((folder / "law.toml").read_text(encoding="utf-8"))
    source = (folder / "source.txt").read_text(encoding="utf-8")
    head = source[: source.index("第一章")]
    told = {label: value.strip() for label, value in re.findall(r"^(.{2,4})：\s*(.+)$", head, re.M)}

    def day(words: str) -> str:
        year, month, date = re.findall(r"\d+", words)
        return f"{year}-{month}-{date}"

    assert head.splitlines()[0] == f"# {meta['title_zh']}"
    assert told["发文机关"] == meta["issuer_zh"] and told["文号"] == meta["number"]
    assert told["效力级别"] == meta["rank_zh"] and told["时效性"] == meta["status_zh"]
    assert day(told["发文日期"]) == meta["date_document"].isoformat()
    assert day(told["施行日期"]) == meta["first_date_entry_in_force"].isoformat()
    [repealed] = meta["repeals"]
    last = source[source.index("第八十六条") :]
    assert f"《{repealed['title_zh']}》" in last and repealed["number"] in last
    for other in meta["based_on"] + meta["cites"]:
        assert other["title_zh"] in source


def cell(column: str, value: str) -> Callable[[Row, Row], Row]:
    """A change of one cell of a row, given the header."""
    return lambda header, row: [
        value if name == column else old for name, old in zip(header, row, strict=True)
    ]


def lines_of(path: Path) -> list[list[str]]:
    import csv

    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(path: Path, rows: Iterable[Row]) -> None:
    import csv

    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


ROLES, DUTIES, TOPICS = (f"{LAW}/{name}.csv" for name in ("roles", "duties", "topics"))
BODIES, DOMAINS = "vocabulary/bodies.csv", "vocabulary/domains.csv"
# file, line to spoil, how, column that is named, a word of the English message, a word of the English hint
CELLS: list[tuple[str, int, Callable[[Row, Row], Row], str, str, str]] = [
    (ROLES, 5, lambda _, row: row[:-1], "note", "16 are there", "comma"),
    (ROLES, 5, lambda _, row: [*row, "x"], "note", "18 are there", "comma"),
    (ROLES, 5, lambda *_: [], "article", "0 are there", "comma"),
    (ROLES, 5, cell("article", "二十二"), "article", "whole number", "Mend"),
    (ROLES, 5, cell("start", "-1"), "start", "whole number", "Mend"),
    (ROLES, 5, cell("start", "7e3"), "start", "whole number", "Mend"),
    (ROLES, 5, cell("end", "9" * 5_000), "end", "whole number", "Mend"),
    (ROLES, 5, cell("end", "２２"), "end", "whole number", "Mend"),
    (ROLES, 5, cell("role", "supervisor"), "role", "not one of: comprehensive", "Mend"),
    (ROLES, 5, cell("level", ""), "level", "not one of", "Mend"),
    (ROLES, 5, cell("reached", "guessed"), "reached", "not one of: stated", "Mend"),
    (ROLES, 5, cell("since", "2018/9-18"), "since", "no date", "Mend"),
    (ROLES, 5, cell("since", "2018/9/31"), "since", "no date", "Mend"),
    (ROLES, 5, cell("since", "９/18/2018"), "since", "no date", "Mend"),
    (ROLES, 5, cell("body", "nobody"), "body", "not defined in bodies.csv", "add it"),
    (ROLES, 5, cell("body", "publik-security"), "body", "not defined in bodies.csv", "“public-security”?"),
    (ROLES, 5, cell("domain", "fire-saftey"), "domain", "not defined in domains.csv", "“fire-safety”?"),
    (ROLES, 5, cell("domain", "nothing"), "domain", "not defined in domains.csv", "add it"),
    (ROLES, 5, cell("reviewer", ""), "reviewer", "empty", "Mend"),
    (ROLES, 5, cell("reviewed_on", "2026-02-30"), "reviewed_on", "no date", "Mend"),
    (ROLES, 5, cell("since", "20180918"), "since", "no date", "Mend"),
    (ROLES, 5, cell("since", "2018-W38-2"), "since", "no date", "Mend"),
    (ROLES, 5, cell("until", "2018-09-17"), "until", "before the start", "since"),
    (ROLES, 5, cell("note", "a\0b"), "note", "control characters", "Mend"),
    (ROLES, 5, cell("note", "a\x1bb"), "note", "control characters", "Mend"),
    (ROLES, 5, cell("quote", "x" * 140_000), "-", "field larger", "quote marks"),
    (ROLES, 5, cell("quote", "消防"), "quote", "not what stands there", "does not occur"),
    (ROLES, 5, cell("start", "0"), "start", "outside its provision", "code points"),
    (ROLES, 5, cell("paragraph", "9"), "article", "no such provision", "numbers"),
    (ROLES, 5, cell("article", "87"), "article", "no such provision", "numbers"),
    (DUTIES, 9, cell("functions", "inspection cooking"), "functions", "“cooking” is not one of", "Mend"),
    (DUTIES, 9, cell("post", "boss"), "post", "not one of: principal", "Mend"),
    (DUTIES, 9, cell("mode", ""), "mode", "not one of", "Mend"),
    (TOPICS, 9, cell("role", "1"), "role", "has 0 roles", "topic of the duty"),
    (TOPICS, 9, cell("role", "0"), "role", "has 0 roles", "roles.csv"),
    (TOPICS, 9, cell("phases", "making"), "phases", "not one of: production", "Mend"),
    (f"{LAW}/cooperation.csv", 3, cell("counterpart", "nobody"), "counterpart", "not defined", "add it"),
    (f"{LAW}/secretariats.csv", 3, cell("mechanism", "none"), "mechanism", "not defined", "add it"),
    (f"{LAW}/secretariats.csv", 3, cell("relation", "chairs"), "relation", "not one of", "Mend"),
    (f"{LAW}/timing.csv", 3, cell("minimum", "one"), "minimum", "whole number", "Mend"),
    (f"{LAW}/timing.csv", 3, cell("timing", "often"), "timing", "not one of: annual", "Mend"),
    (f"{LAW}/general.csv", 3, cell("body", "none"), "body", "not defined", "add it"),
    (f"{LAW}/coverage.csv", 3, cell("reason", "dull"), "reason", "not one of", "Mend"),
    (BODIES, 4, cell("key", "Public Security"), "key", "not allowed", "lower-case"),
    (BODIES, 4, cell("key", "party-committee"), "key", "stands twice", "Delete"),
    (BODIES, 4, cell("category", "club"), "category", "not one of", "Mend"),
    (BODIES, 4, cell("parent", "nobody"), "parent", "not defined", "add it"),
    (BODIES, 4, cell("kind_of", "nobody"), "kind_of", "not defined", "add it"),
    (BODIES, 4, cell("zh", ""), "zh", "empty", "Mend"),
    (DOMAINS, 4, cell("broader", "nothing"), "broader", "not defined", "add it"),
    (DOMAINS, 4, cell("named_in_text", "maybe"), "named_in_text", "not one of: yes", "Mend"),
    (DOMAINS, 4, cell("definition_zh", ""), "definition_zh", "empty", "Mend"),
    ("vocabulary/body_names.csv", 4, cell("body", "nobody"), "body", "not defined in bodies.csv", "add it"),
    ("vocabulary/body_names.csv", 4, cell("lang", "fr"), "lang", "not one of: zh", "Mend"),
    ("vocabulary/domain_names.csv", 4, cell("domain", "nothing"), "domain", "not defined", "add it"),
    ("vocabulary/domain_names.csv", 4, cell("kind", "pun"), "kind", "not one of", "Mend"),
]  # fmt: skip


def refused(collection: Path) -> InputProblem:
    """The problem that building meets; nothing is written."""
    from zeren.graph import build

    before = sorted(path for path in collection.rglob("*"))
    with pytest.raises(InputProblem) as caught:
        build(str(collection))
    assert sorted(path for path in collection.rglob("*")) == before
    problem = caught.value
    assert problem.zh and problem.en and problem.hint_zh and problem.hint_en and problem.where
    assert len(problem.en) < 300 and len(problem.zh) < 300
    return problem


@pytest.mark.parametrize(("file", "line", "change", "column", "said", "cure"), CELLS, ids=range(len(CELLS)))
def test_a_bad_row_is_told_with_its_place(
    collection: Path,
    file: str,
    line: int,
    change: Callable[[Row, Row], Row],
    column: str,
    said: str,
    cure: str,
) -> None:
    path = collection / file
    rows = lines_of(path)
    rows[line - 1] = change(rows[0], rows[line - 1])
    write(path, rows)
    problem = refused(collection)
    assert problem.where == f"{path}, line {line}, column {column}"
    assert said in problem.en and cure in problem.hint_en


def test_a_quote_that_moved_is_told_where_it_stands(collection: Path) -> None:
    path = collection / ROLES
    rows = lines_of(path)
    start, end = rows[0].index("start"), rows[0].index("end")
    true = int(rows[4][start]), int(rows[4][end])
    rows[4][start], rows[4][end] = str(true[0] + 1), str(true[1] + 1)
    write(path, rows)
    problem = refused(collection)
    assert "line 5, column quote" in str(problem.where) and f"{true[0]}–{true[1]}" in problem.hint_en


def test_rows_out_of_the_order_of_the_law(collection: Path) -> None:
    path = collection / ROLES
    rows = lines_of(path)
    rows[1], rows[-1] = rows[-1], rows[1]
    write(path, rows)
    problem = refused(collection)
    assert problem.where == f"{path}, line 3, column article" and "order of the law" in problem.en


@pytest.mark.parametrize(
    ("file", "column", "chain"),
    [(DOMAINS, "broader", ("fire-safety",)), (DOMAINS, "broader", ("fire-safety", "road-traffic")),
     (BODIES, "parent", ("public-security", "education")), (BODIES, "kind_of", ("public-security",))],
)  # fmt: skip
def test_cycles(collection: Path, file: str, column: str, chain: tuple[str, ...]) -> None:
    path = collection / file
    rows = lines_of(path)
    at = rows[0].index(column)
    lines = []
    for key, above in zip(chain, (*chain[1:], chain[0]), strict=True):
        [row] = [row for row in rows if row[0] == key]
        row[at] = above
        lines.append(rows.index(row) + 1)
    write(path, rows)
    problem = refused(collection)
    assert problem.where in {f"{path}, line {line}, column {column}" for line in lines}
    assert "above itself" in problem.en and column in problem.hint_en


def spoil_bytes(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(change(path.read_bytes())) and None


FILES: dict[str, tuple[Callable[[Path], Any], str, str]] = {
    "missing": (lambda path: path.unlink(), "is missing", "zeren new"),
    "a directory": (lambda path: (path.unlink(), path.mkdir()), "cannot be read", "permissions"),
    "empty": (lambda path: path.write_bytes(b""), "header", "article,paragraph,item,body"),
    "no header": (spoil_bytes(lambda b: b.split(b"\n", 1)[1]), "header", "article,paragraph"),
    "a column too few": (spoil_bytes(lambda b: b.replace(b",note\n", b"\n", 1)), "header", "note"),
    "a column renamed": (spoil_bytes(lambda b: b.replace(b"reviewer", b"reader", 1)), "header", "reviewer"),
    "GBK": (spoil_bytes(lambda b: b.decode().encode("gbk")), "not in UTF-8", "CSV UTF-8"),
    "UTF-16": (spoil_bytes(lambda b: b.decode().encode("utf-16")), "not in UTF-8", "CSV UTF-8"),
    "binary": (lambda path: path.write_bytes(b"PK\x03\x04\xff\xfe\x00"), "not in UTF-8", "CSV UTF-8"),
    "semicolons": (spoil_bytes(lambda b: b.replace(b",", b";")), "header", "article,paragraph"),
    "too large": (lambda path: path.open("r+b").truncate(50_000_001), "too large", "50 MB"),
}


@pytest.mark.parametrize("how", FILES)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_bad_file(collection: Path, how: str) -> None:
    spoil, said, cure = FILES[how]
    spoil(collection / ROLES)
    problem = refused(collection)
    assert str(collection / ROLES) in str(problem.where)
    assert said in problem.en and cure in problem.hint_en


@pytest.mark.parametrize("file", [ROLES, TOPICS, BODIES, "vocabulary/domain_names.csv"])
def test_a_row_that_stands_twice(collection: Path, file: str) -> None:
    path = collection / file
    rows = lines_of(path)
    write(path, [*rows[:4], rows[3], *rows[4:]])
    problem = refused(collection)
    assert problem.where == f"{path}, line 5" and problem.en == "line 5 repeats line 4"
    assert "第 5 行与第 4 行重复" in problem.zh and "Delete" in problem.hint_en


def test_an_open_quote_is_told_where_it_opens(collection: Path) -> None:
    path = collection / ROLES
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[6] = lines[6].replace(",stated,", ',"stated,', 1)
    path.write_text("".join(lines), encoding="utf-8")
    problem = refused(collection)
    assert f"{path}, line 7" in str(problem.where)


def test_what_excel_adds_is_taken(collection: Path) -> None:
    """A byte order mark and CRLF line ends are no fault."""
    from zeren.graph.build import render

    wanted = render(load(str(collection)))
    path = collection / ROLES
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert render(load(str(collection))) == wanted


def test_days_as_excel_writes_them_are_taken_and_written_iso(collection: Path) -> None:
    path = collection / ROLES
    before = path.read_text(encoding="utf-8")
    assert ",2018-09-18," in before and ",2026-11-23," in before
    text = before.replace(",2018-09-18,", ",2018/9/18,").replace(",2026-11-23,", ",2026-11-23,")
    path.write_text(text.replace(",2018/9/18,", ",2018-9-18,", 9), encoding="utf-8")
    read = tables.read(tables.ROLES, str(path.parent))
    assert {row.since for _, row in read} == {date(2018, 9, 18)}
    assert tables.render(tables.ROLES, [row for _, row in read]) == before


def test_every_domain_says_where_it_comes_from() -> None:
    """Named by the text, or by the law or standard that is cited."""
    domains = load(resources.DATA).vocabulary.domains.values()
    assert len(domains) > 500
    assert [domain.key for domain in domains if not domain.named_in_text and not domain.defined_by] == []


TOML: dict[str, tuple[str, str, str]] = {
    "no TOML": ("title_zh =", "title_zh ==", "cannot be read"),
    "a title missing": ("title_en =", "title_fr =", "title_en in law.toml is missing"),
    "a title empty": ('short_zh = "新疆安全生产责任制实施细则"', 'short_zh = ""', "short_zh in law.toml is not"),
    "a day in words": ("date_document = 2018-09-18", 'date_document = "2018-09-18"', "date_document in law.toml is not"),
    "a day that is none": ("date_document = 2018-09-18", "date_document = 2018-09-31", "cannot be read"),
    "a state unknown": ('state = "reviewed"', 'state = "approved"', "state in law.toml is not"),
    "a level unknown": ('place_level = "region"', 'place_level = "village"', "place_level in law.toml is not"),
    "in force in words": ("in_force = true", 'in_force = "yes"', "in_force in law.toml is not"),
    "chapters in words": ("duty_chapters = [2, 3, 4]", 'duty_chapters = ["2"]', "duty_chapters in law.toml is not"),
    "a repeal without title": ("repeals = [{ title_zh =", "repeals = [{ title =", "repeals in law.toml is not"),
}  # fmt: skip


@pytest.mark.parametrize("how", TOML)
def test_a_bad_law_toml(collection: Path, how: str) -> None:
    old, new, said = TOML[how]
    path = collection / LAW / "law.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    problem = refused(collection)
    assert str(path) in str(problem.where) and said in problem.en


def test_a_bad_law_folder(collection: Path) -> None:
    folder = collection / LAW
    for name in ("law.toml", "source.txt"):
        text = (folder / name).read_bytes()
        (folder / name).write_bytes(text.decode().encode("gbk", "replace"))
        assert str(folder / name) in str(refused(collection).where)
        (folder / name).unlink()
        assert "missing" in refused(collection).en
        (folder / name).write_bytes(text)
    for name in ("新疆", "a b", "index", "vocabulary", "ontology", "X"):
        folder.rename(folder.with_name(name))
        assert "name of the law's folder" in refused(collection).en
        folder.with_name(name).rename(folder)
    (collection / "laws" / ".git").mkdir()  # hidden folders and stray files are nobody's law
    (collection / "laws" / "notes.txt").write_text("x")
    assert [law.key for law in load(str(collection)).laws] == ["xj-2018-76"]


@pytest.mark.parametrize("path", ["none", "file", "empty"])
def test_no_collection(tmp_path: Path, zeren: Callable[..., Any], path: str) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "empty").mkdir()
    run = zeren("build", "--data", str(tmp_path / path), "--lang", "en")
    assert run.code == 2 and str(tmp_path / path) in run.err and "zeren new" in run.err
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["empty", "file"]
