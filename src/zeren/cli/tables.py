"""Tables for people, drawn by rich, which knows the width of Chinese characters; here lines break as Chinese does."""

import io
import os
import shutil
import sys
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.containers import Lines
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from zeren.cli.output import seen
from zeren.cli.view import View

_ROOM = 40  # cells that the last column should have
_NEVER_FIRST = "，。、；：？！）〕】》”’…·"
_NEVER_LAST = "（〔【《“‘"


class Words(Text):
    """Text of which no line begins with a closing mark or ends with an opening one."""

    def wrap(self, console: Console, width: int, **_: Any) -> Lines:  # noqa: ARG002
        lines = Lines()
        for line in self.split(allow_blank=True):
            parts = line.divide(_breaks(line.plain, width))
            for part in parts:
                part.rstrip_end(width)
            lines.extend(parts)
        return lines


def draw(views: list[View], *, to_file: bool) -> str:
    """The views as text, in colour where a person looks."""
    out = io.StringIO()
    colour = sys.stdout.isatty() and not to_file and not os.environ.get("NO_COLOR")
    width = max(40, min(shutil.get_terminal_size((120, 40)).columns, 160))
    console = Console(
        file=out,
        force_terminal=colour,
        no_color=not colour,
        width=width,
        highlight=False,
        legacy_windows=False,
    )
    for view in views:
        for text in view.before:
            console.print(Padding(Words(seen(text), style="bold"), 0))
        if view.rows:
            console.print(_table(view, width))
        for text in view.after:
            console.print(Padding(Words(seen(text)), 0))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _table(view: View, width: int) -> Table:
    shown = [i for i, name in enumerate(view.header) if name not in view.fold]
    folded = [i for i in range(len(view.header)) if i not in shown]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    columns = [[view.header[i], *(row[i] for row in view.rows)] for i in shown]
    widths = [max(map(cell_len, column)) for column in columns[:-1]]
    narrow = 24 if sum(min(24, w) + 2 for w in widths) + _ROOM <= width else 16
    for column in columns[:-1]:  # the last, which holds the words of the law, gets what these leave
        unbroken = max((len(word) for cell in column for word in cell.split() if word.isascii()), default=0)
        table.add_column(column[0], overflow="fold", max_width=max(narrow, min(unbroken, 32)))
    table.add_column(columns[-1][0], overflow="fold")
    for row in view.rows:
        cells: list[Text] = [Words(seen(row[i])) for i in shown]
        beneath = seen(" · ".join(row[i] for i in folded if row[i]))
        if beneath:
            cells[-1] = Words.assemble(cells[-1], "\n", (f"〔{beneath}〕", "dim"))
        table.add_row(*cells)
    return table


def _breaks(text: str, width: int) -> list[int]:
    """Where the lines of a text begin, after the first."""
    found: list[int] = []
    start = cells = 0
    for i, ch in enumerate(text):
        cells += cell_len(ch)
        if cells > width and ch != " ":  # a space may hang over the edge
            start = next((at for at in range(i, start, -1) if _may_break(text[at - 1], text[at])), i)
            if (cells := cell_len(text[start : i + 1])) > width:  # where marks follow each other, rules yield
                start, cells = i, cell_len(ch)
            found.append(start)
    return found


def _may_break(before: str, after: str) -> bool:
    if after in _NEVER_FIRST or before in _NEVER_LAST or after == " ":
        return False
    return before == " " or not (before.isascii() and after.isascii())
