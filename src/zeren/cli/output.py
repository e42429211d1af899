"""How answers look: table for people, JSON for programs, CSV for spreadsheets, Markdown for documents.

JSON goes the short way (nothing imported but json); tables are drawn by rich, which knows the width of Chinese
characters, when a person is to read.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any


def show(command: str, answer: "Any", options: "Namespace") -> None:
    """Print an answer (for ``who`` a list of answers) in the format asked for."""
    if options.format == "json":
        import json

        several = answer if isinstance(answer, list) else [answer]
        write("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in several), options)
        return
    from zeren.cli import columns

    views = columns.views(command, answer, options.lang)
    if options.format == "csv":
        write(_csv(views), options)
    elif options.format == "md":
        write("\n".join(_markdown(view) for view in views), options)
    else:
        write(_table(views, options), options)


def write(text: str, options: "Namespace") -> None:
    """To stdout or, whole or not at all, to the file given by ``-o``."""
    try:
        if options.output:
            _to_file(text, options.output)
        else:
            sys.stdout.write(text)
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        if not options.output:
            silence()  # what stands in the buffer can never be written; the interpreter would try again at its end
        from zeren.errors import UsageProblem

        raise UsageProblem(
            f"无法写入：{error.strerror}", f"the answer cannot be written: {error.strerror}",
            where=options.output or "stdout",
            hint_zh="检查路径、权限和剩余空间。", hint_en="Check the path, its permissions and the space left.",
        ) from None  # fmt: skip


def _to_file(text: str, path: str) -> None:
    if os.path.exists(path) and not os.path.isfile(path):  # a device or a pipe is written to, never replaced
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        return
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        with open(temporary, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.replace(temporary, path)
    finally:
        if os.path.exists(temporary):
            os.remove(temporary)


def silence() -> None:
    """Let what is still written to stdout go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def seen(text: str) -> str:
    """Text as a terminal may have it: what would move its cursor or is no character at all is shown as �."""
    return "".join(c if c.isprintable() or c == "\n" else " " if c.isspace() else "\ufffd" for c in text)


def _csv(views: "list[Any]") -> str:
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    header: list[str] = []
    for view in views:
        if view.header != header:  # one header for views of the same shape
            header = view.header
            writer.writerow(header)
        for row in view.rows:
            writer.writerow([_no_formula(cell) for cell in row])
    return out.getvalue()


def _no_formula(cell: str) -> str:
    """A cell that a spreadsheet will not take for a formula."""
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _markdown(view: "Any") -> str:
    def line(cells: "list[str]") -> str:
        return "| " + " | ".join(_plain(c).replace("|", "\\|") for c in cells) + " |"

    lines = [*(f"{_plain(text)}\n" for text in view.before)]
    if view.rows:
        lines += [line(view.header), "|" + " --- |" * len(view.header), *(line(row) for row in view.rows)]
    lines += [f"\n{_plain(text)}" for text in view.after]
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """Text that Markdown shows as it is, in one line: no tag, no link, no escape of its own."""
    safe = text.replace("\\", "\\\\").replace("<", "&lt;").replace("[", "\\[")
    return " ".join(safe.splitlines())


def _table(views: "list[Any]", options: "Namespace") -> str:
    import io

    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    out = io.StringIO()
    colour = sys.stdout.isatty() and not options.output and not os.environ.get("NO_COLOR")
    console = Console(
        file=out,
        force_terminal=colour,
        no_color=not colour,
        width=_width(),
        highlight=False,
        legacy_windows=False,
    )
    for view in views:
        for text in view.before:
            console.print(Text(seen(text), style="bold"))
        if view.rows:
            shown = [i for i, name in enumerate(view.header) if name not in view.fold]
            folded = [i for i in range(len(view.header)) if i not in shown]
            table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
            for i in shown:
                # Short columns keep to their words; the last, which holds the words of the law, gets the rest.
                table.add_column(view.header[i], overflow="fold", max_width=None if i == shown[-1] else 24)
            for row in view.rows:
                cells = [Text(seen(row[i])) for i in shown]
                beneath = seen(" · ".join(row[i] for i in folded if row[i]))
                if beneath:
                    cells[-1] = Text.assemble(cells[-1], "\n", (f"〔{beneath}〕", "dim"))
                table.add_row(*cells)
            console.print(table)
        for text in view.after:
            console.print(Text(seen(text)))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _width() -> int:
    import shutil

    return max(60, min(shutil.get_terminal_size((120, 40)).columns, 160))
