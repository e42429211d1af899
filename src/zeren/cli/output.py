"""How answers look: table for people, JSON for programs, CSV for spreadsheets, Markdown for documents.

JSON goes the short way (nothing imported but json); tables are drawn by ``zeren.cli.tables`` when a person is to read.
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
        from zeren.cli import tables

        write(tables.draw(views, to_file=bool(options.output)), options)


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
        from zeren.oserrors import os_words

        raise UsageProblem(
            f"无法写入：{os_words(error, 'zh')}", f"the answer cannot be written: {os_words(error, 'en')}",
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
        rows = view.rows or ([[""] * len(view.header)] if view.kept else [])
        if not view.header or (view.first and not rows):
            continue
        names = [name for name, _ in view.first] + view.header
        if names != header:  # one header for views of the same shape, and an empty line before one of another
            if header:
                out.write("\n")
            header = names
            writer.writerow(header)
        said = [value for _, value in view.first]
        for row in rows:
            writer.writerow([_no_formula(cell) for cell in (*said, *row)])
    return out.getvalue()


def _no_formula(cell: str) -> str:
    """A cell that a spreadsheet will not take for a formula, nor for the beginning of another row."""
    safe = "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
    return safe.replace("\r", "\n")  # csv does not quote a cell for a lone carriage return


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
