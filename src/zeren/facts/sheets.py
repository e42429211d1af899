"""Plain CSV tables ↔ typed rows. A cell that is wrong is told with file, line, column and what to do.

Tables are UTF-8 with a header row. Written tables keep the order they are given, so that the same facts are the
same bytes.
"""

import csv
import io
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

from zeren.errors import InputProblem
from zeren.facts.cells import BadCell
from zeren.facts.faults import Faults
from zeren.oserrors import os_words

Row = TypeVar("Row")
MAX_TABLE_BYTES = 50_000_000


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


def read(table: Table[Row], folder: str, faults: Faults | None = None) -> list[tuple[int, Row]]:
    """Rows of a table with the line on which each stands (the header is line 1).

    What is wrong is told to ``faults`` with file, line, column and cure, and its row left out. Without ``faults`` the
    first thing that is wrong is raised as InputProblem.
    """
    path = os.path.join(folder, table.file)
    faults = faults or Faults()
    found: dict[Row, int] = {}
    try:
        for line, row in _rows(table, csv.reader(io.StringIO(_text(path)), strict=True), path, faults):
            first = found.setdefault(row, line)
            if first != line:
                faults.tell(
                    wrong(
                        path, line, None, f"第 {line} 行与第 {first} 行重复", f"line {line} repeats line {first}",
                        "删去其中一行。", "Delete one of the two.",
                    )
                )  # fmt: skip
    except InputProblem as problem:
        faults.tell(problem)
    return [(line, row) for row, line in found.items()]


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
    except OSError as error:
        raise InputProblem(
            f"表格无法读取：{os_words(error, 'zh')}", f"the table cannot be read: {os_words(error, 'en')}", where=path,
            hint_zh="检查路径和权限。", hint_en="Check the path and its permissions.",
        ) from None  # fmt: skip
    except UnicodeDecodeError as error:
        raise InputProblem(
            "表格不是 UTF-8 编码", "the table is not in UTF-8", where=f"{path}, byte {error.start}",
            hint_zh="请在 Excel 中另存为“CSV UTF-8”。", hint_en="Save it from Excel as “CSV UTF-8”.",
        ) from None  # fmt: skip


def _rows(table: Table[Row], reader: Any, path: str, faults: Faults) -> Iterable[tuple[int, Row]]:
    names = [column.name for column in table.columns]
    line = 1
    try:
        header: list[str] = next(reader, [])
        if header != names:
            odd = [n for n in names if n not in header] + [n for n in header if n not in names]
            raise wrong(
                path, 1, ", ".join(odd) or "header",
                "表头与约定不符", "the header is not the agreed one",
                f"表头应为：{','.join(names)}", f"The header must read: {','.join(names)}",
            )  # fmt: skip
        line = reader.line_num + 1  # where a row begins: a stray quote mark swallows the lines after it
        for cells in reader:
            if len(cells) == len(names):
                row = _row(table, cells, path, line, faults)
                if row is not None:
                    yield line, row
            else:
                faults.tell(
                    wrong(
                        path, line, names[min(len(cells), len(names) - 1)],
                        f"应有 {len(names)} 列，实有 {len(cells)} 列",
                        f"{len(names)} cells are expected, {len(cells)} are there",
                        "检查该行是否多或少了逗号、引号。",
                        "Look for a missing or surplus comma or quote mark in this line.",
                    )
                )  # fmt: skip
            line = reader.line_num + 1
    except csv.Error as error:
        raise wrong(
            path, line, "-", "该行不是合法的 CSV", f"the line is not valid CSV ({error})",
            "检查引号是否成对。", "Check that quote marks come in pairs.",
        ) from None  # fmt: skip


def _row(table: Table[Row], cells: list[str], path: str, line: int, faults: Faults) -> Row | None:
    """None if a cell is wrong; all that are wrong are told."""
    values: dict[str, Any] = {}
    for column, cell in zip(table.columns, cells, strict=True):
        try:
            if any(ch < " " and ch not in "\t\n" for ch in cell):
                raise BadCell("单元格里有控制字符", "the cell holds control characters")
            values[column.name] = column.read(cell)
        except BadCell as bad:
            faults.tell(
                wrong(
                    path, line, column.name, bad.zh, bad.en,
                    "改正该单元格后重试。", "Mend this cell and try again.",
                )
            )  # fmt: skip
    return table.row(**values) if len(values) == len(table.columns) else None


def wrong(
    path: str, line: int, column: str | None, zh: str, en: str, hint_zh: str, hint_en: str
) -> InputProblem:
    """What is wrong with a table, where, and what to do; column None: the whole line."""
    where = f"{path}, line {line}" + (f", column {column}" if column else "")
    return InputProblem(zh, en, where=where, hint_zh=hint_zh, hint_en=hint_en)


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
