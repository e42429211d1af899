"""Plain CSV tables ↔ typed rows. A cell that is wrong is told with file, line, column and what to do.

Tables are UTF-8 with a header row; cells that hold several keys separate them by a space (broader: by ``;``).
Written tables are sorted by the order of the law and of their columns, so that the same facts are the same bytes.
"""

import csv
import io
import os
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Generic, TypeVar

from zeren.errors import InputProblem
from zeren.facts import lists, rows

Row = TypeVar("Row")
MAX_TABLE_BYTES = 50_000_000


class BadCell(ValueError):
    """What is wrong with one cell, in both languages, without the place."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


@dataclass(frozen=True, slots=True)
class Column:
    """How one column is read from and written to a cell."""

    name: str
    read: Callable[[str], Any]
    write: Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """A file name, the class of its rows and its columns in order."""

    file: str
    row: type[Row]
    columns: tuple[Column, ...]


def _integer(cell: str) -> int:
    try:
        if cell.isascii() and cell.isdigit():
            return int(cell)
    except ValueError:
        pass
    raise BadCell(f"“{cell}”不是整数", f"“{cell}” is not a whole number")


def _optional(read: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda cell: read(cell) if cell else None


def _required(cell: str) -> str:
    if not cell:
        raise BadCell("单元格为空", "the cell is empty")
    return cell


def _day(cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise BadCell(
            f"“{cell}”不是日期（应为 2018-09-18 的形式）", f"“{cell}” is no date (expected like 2018-09-18)"
        ) from None


def _one_of(allowed: Collection[str]) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if cell not in allowed:
            words = "、".join(x for x in allowed if x)
            raise BadCell(f"“{cell}”不在可用值之中：{words}", f"“{cell}” is not one of: {words}")
        return cell

    return read


def _many_of(allowed: Collection[str]) -> Callable[[str], tuple[str, ...]]:
    one = _one_of(allowed)
    return lambda cell: tuple(one(part) for part in cell.split())


def _yes_no(cell: str) -> bool:
    return _one_of(("yes", "no"))(cell) == "yes"


def _show(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return " ".join(value)
    return str(value)


def _columns(*pairs: tuple[str, Callable[[str], Any]]) -> tuple[Column, ...]:
    return tuple(Column(name, read, _show) for name, read in pairs)


_ADDRESS = (("article", _integer), ("paragraph", _integer), ("item", _optional(_integer)))
_PROOF = (("start", _integer), ("end", _integer), ("quote", _required))
_REVIEW = (
    ("reached", _one_of(lists.REACHED)),
    ("reviewer", _required),
    ("reviewed_on", _day),
    ("since", _day),
    ("until", _optional(_day)),
    ("note", str),
)


def _fact_table(file: str, row: type[Row], *own: tuple[str, Callable[[str], Any]]) -> Table[Row]:
    return Table(file, row, _columns(*_ADDRESS, *own, *_PROOF, *_REVIEW))


ROLES = _fact_table(
    "roles.csv",
    rows.RoleHeld,
    ("body", _required),
    ("role", _one_of(lists.ROLES)),
    ("domain", _required),
    ("domain_as_written", _required),
    ("level", _one_of(lists.LEVELS)),
)
DUTIES = _fact_table(
    "duties.csv",
    rows.Duty,
    ("body", _required),
    ("post", _one_of(lists.POST_ROLES)),
    ("bearer", _required),
    ("level", _one_of(lists.LEVELS)),
    ("functions", _many_of(lists.FUNCTIONS)),
    ("mode", _one_of(lists.MODES)),
)
TOPICS = _fact_table(
    "topics.csv",
    rows.Topic,
    ("role", _optional(_integer)),
    ("domain", _required),
    ("phases", _many_of(lists.PHASES)),
)
COOPERATION = _fact_table(
    "cooperation.csv",
    rows.Cooperation,
    ("mode", _one_of(lists.MODES)),
    ("counterpart", _optional(str)),
    ("counterpart_as_written", str),
)
SECRETARIATS = _fact_table(
    "secretariats.csv", rows.Secretariat, ("mechanism", _required), ("relation", _one_of(lists.RELATIONS))
)
TIMING = _fact_table(
    "timing.csv",
    rows.TimeRequirement,
    ("timing", _one_of(lists.TIMINGS)),
    ("minimum", _optional(_integer)),
    ("unit", _one_of(lists.UNITS)),
)
GENERAL = _fact_table("general.csv", rows.GeneralProvision, ("body", _required))
COVERAGE = _fact_table("coverage.csv", rows.CoverageNote, ("reason", _one_of(lists.COVERAGE_REASONS)))
FACT_TABLES: tuple[Table[Any], ...] = (
    ROLES,
    DUTIES,
    TOPICS,
    COOPERATION,
    SECRETARIATS,
    TIMING,
    GENERAL,
    COVERAGE,
)

BODIES = Table(
    "bodies.csv",
    rows.Body,
    _columns(
        ("key", _required),
        ("zh", _required),
        ("en", _required),
        ("category", _one_of(lists.BODY_CATEGORIES)),
        ("level", _one_of(lists.LEVELS)),
        ("parent", _optional(str)),
        ("kind_of", _optional(str)),
        ("first_cited", str),
        ("note", str),
    ),
)
BODY_NAMES = Table(
    "body_names.csv",
    rows.BodyName,
    _columns(
        ("body", _required),
        ("name", _required),
        ("lang", _one_of(("zh", "en"))),
        ("kind", _one_of(lists.NAME_KINDS)),
        ("note", str),
    ),
)
DOMAINS = Table(
    "domains.csv",
    rows.Domain,
    (
        *_columns(
            ("key", _required),
            ("zh", _required),
            ("en", _required),
            ("kind", _one_of(lists.DOMAIN_KINDS)),
        ),
        Column("broader", lambda cell: tuple(filter(None, cell.split(";"))), ";".join),
        *_columns(
            ("named_in_text", _yes_no),
            ("defined_by", str),
            ("definition_zh", _required),
            ("definition_en", _required),
            ("note", str),
        ),
    ),
)
DOMAIN_NAMES = Table(
    "domain_names.csv",
    rows.DomainName,
    _columns(
        ("domain", _required),
        ("name", _required),
        ("lang", _one_of(("zh", "en"))),
        ("kind", _one_of(lists.NAME_KINDS)),
        ("note", str),
    ),
)
VOCABULARY_TABLES: tuple[Table[Any], ...] = (BODIES, BODY_NAMES, DOMAINS, DOMAIN_NAMES)


def read(table: Table[Row], folder: str) -> list[tuple[int, Row]]:
    """Rows of a table with the line on which each stands (the header is line 1).

    Raises InputProblem that names file, line, column and cure for the first thing that is wrong.
    """
    path = os.path.join(folder, table.file)
    return list(_rows(table, csv.reader(io.StringIO(_text(path)), strict=True), path))


def _text(path: str) -> str:
    try:
        if os.path.getsize(path) > MAX_TABLE_BYTES:
            raise InputProblem(
                "表格文件过大", "the table file is too large", where=path,
                hint_zh="请拆分后再导入（上限 50 MB）。", hint_en="Split it (the limit is 50 MB).",
            )  # fmt: skip
        with open(path, encoding="utf-8-sig", newline="") as file:
            return file.read()
    except FileNotFoundError:
        raise InputProblem(
            f"缺少表格 {os.path.basename(path)}", f"the table {os.path.basename(path)} is missing",
            where=path,
            hint_zh="请检查 --data 指向的目录，或用 zeren new 新建一个。",
            hint_en="Check the directory given by --data, or make a fresh one with zeren new.",
        ) from None  # fmt: skip
    except UnicodeDecodeError as error:
        raise InputProblem(
            "表格不是 UTF-8 编码", "the table is not in UTF-8", where=f"{path}, byte {error.start}",
            hint_zh="请在 Excel 中另存为“CSV UTF-8”。", hint_en="Save it from Excel as “CSV UTF-8”.",
        ) from None  # fmt: skip


def _rows(table: Table[Row], reader: Any, path: str) -> Iterable[tuple[int, Row]]:
    names = [column.name for column in table.columns]
    try:
        header = next(reader, [])
        if header != names:
            odd = [n for n in names if n not in header] + [n for n in header if n not in names]
            raise _wrong(
                path, 1, ", ".join(odd) or "header",
                "表头与约定不符", "the header is not the agreed one",
                f"表头应为：{','.join(names)}", f"The header must read: {','.join(names)}",
            )  # fmt: skip
        for cells in reader:
            line = reader.line_num
            if len(cells) != len(names):
                raise _wrong(
                    path, line, names[min(len(cells), len(names) - 1)],
                    f"应有 {len(names)} 列，实有 {len(cells)} 列",
                    f"{len(names)} cells are expected, {len(cells)} are there",
                    "检查该行是否多或少了逗号、引号。", "Look for a missing or surplus comma or quote mark in this line.",
                )  # fmt: skip
            yield line, _row(table, cells, path, line)
    except csv.Error as error:
        raise _wrong(
            path, reader.line_num, "-", "该行不是合法的 CSV", f"the line is not valid CSV ({error})",
            "检查引号是否成对。", "Check that quote marks come in pairs.",
        ) from None  # fmt: skip


def _row(table: Table[Row], cells: list[str], path: str, line: int) -> Row:
    values: dict[str, Any] = {}
    for column, cell in zip(table.columns, cells, strict=True):
        try:
            values[column.name] = column.read(cell)
        except BadCell as bad:
            raise _wrong(
                path, line, column.name, bad.zh, bad.en,
                "改正该单元格后重试。", "Mend this cell and try again.",
            ) from None  # fmt: skip
    return table.row(**values)


def _wrong(path: str, line: int, column: str, zh: str, en: str, hint_zh: str, hint_en: str) -> InputProblem:
    return InputProblem(
        zh, en, where=f"{path}, line {line}, column {column}", hint_zh=hint_zh, hint_en=hint_en
    )


def render(table: Table[Row], rows_: Iterable[Row]) -> str:
    """The table's text: header and rows in the order given."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    known = {field.name for field in fields(table.row)}  # type: ignore[arg-type]
    assert known == {column.name for column in table.columns}, table.file
    for row in rows_:
        writer.writerow([column.write(getattr(row, column.name)) for column in table.columns])
    return out.getvalue()
