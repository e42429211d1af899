"""One function a command: options in, exit code out. What is asked is in ``zeren.ask``, how it looks in output."""

import os
import sys

from zeren.cli import output
from zeren.errors import InputProblem, UsageProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any

    from zeren.ask.scope import Scope
    from zeren.store import Store

MAX_TERMS_BYTES = 10_000_000


def _store(options: "Namespace") -> "Store":
    from zeren.store import open_store

    return open_store(options.data, options.endpoint)


def _scope(options: "Namespace") -> "Scope":
    from zeren.ask.scope import Scope

    return Scope(options.as_of, options.law, options.level)


def who(options: "Namespace") -> int:
    from zeren.ask.who import who as ask

    terms = [(term, "TERM") for term in options.terms]
    if options.from_file is not None:
        terms += _lines(options.from_file)
    if not terms:
        raise UsageProblem(
            "没有给出要查的词", "no term was given", where="TERM",
            hint_zh="例如：zeren who 消防", hint_en="For example: zeren who fire",
        )  # fmt: skip
    scope = _scope(options)  # before the store: a wrong date is told at once
    store = _store(options)
    answers = []
    for term, where in terms:
        try:
            answers.append(ask(store, term, scope))
        except UsageProblem as problem:  # a term that is none: in a file, people need its line
            problem.where = where
            raise
    output.show("who", answers, options)
    return 3 if all(answer["status"] == "unknown" for answer in answers) else 0


def roles(options: "Namespace") -> int:
    from zeren.ask.roles import roles as ask

    scope = _scope(options)
    output.show("roles", ask(_store(options), options.about, scope), options)
    return 0


def duties(options: "Namespace") -> int:
    from zeren.ask.duties import duties as ask

    scope = _scope(options)
    output.show("duties", ask(_store(options), options.about, scope, options.post), options)
    return 0


def body(options: "Namespace") -> int:
    from zeren.ask.body import body as ask

    scope = _scope(options)
    output.show("body", ask(_store(options), options.about, scope), options)
    return 0


def matrix(options: "Namespace") -> int:
    from zeren.ask.matrix import matrix as ask

    scope = _scope(options)
    output.show("matrix", ask(_store(options), scope), options)
    return 0


def gaps(options: "Namespace") -> int:
    from zeren.ask.gaps import gaps as ask

    scope = _scope(options)
    output.show("gaps", ask(_store(options), scope), options)
    return 0


def text(options: "Namespace") -> int:
    from zeren.ask.provision import provision

    scope = _scope(options)
    output.show("text", provision(_store(options), options.citation, scope), options)
    return 0


def query(options: "Namespace") -> int:
    from zeren import queries as stored
    from zeren.ask.run_query import run_query
    from zeren.store import results

    text = _query_text(options.query)
    where = "stdin" if options.query == "-" else options.query[:80]
    values: dict[str, Any] = {}
    for pair in options.param:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageProblem(
                f"参数“{pair[:40]}”缺少等号", f"the parameter “{pair[:40]}” has no equals sign", where="--param",
                hint_zh="写成 --param 名=值。", hint_en="Write --param name=value.",
            )  # fmt: skip
        if any("\ud800" <= ch <= "\udfff" for ch in value):
            raise UsageProblem(
                "参数值中有残缺的字符", "the value of the parameter has broken characters", where="--param",
                hint_zh="请重新输入。", hint_en="Type it again.",
            )  # fmt: skip
        name = name.removeprefix("_")
        is_number = value.isascii() and value.isdigit() and len(value) < 19
        values[name] = int(value) if is_number else stored.expand(text, name, value)
    result = run_query(_store(options), text, values, where)
    if options.format != "table" and (result.kind == "graph") != (options.format == "ttl"):
        raise UsageProblem(
            f"该查询的结果不能写成 {options.format}", f"the result of this query cannot be written as {options.format}",
            where="--format", hint_zh="CONSTRUCT、DESCRIBE 用 ttl，SELECT、ASK 用其他格式。",
            hint_en="ttl is for CONSTRUCT and DESCRIBE, the others for SELECT and ASK.",
        )  # fmt: skip
    if result.kind == "graph":
        output.write(results.turtle(result), options)
    elif options.format == "json":
        import json

        output.write(json.dumps(results.sparql_json(result), ensure_ascii=False) + "\n", options)
    elif options.format == "csv" and result.kind == "select":
        output.write(results.sparql_csv(result), options)
    elif options.format == "tsv" and result.kind == "select":
        output.write(results.sparql_tsv(result), options)
    elif result.kind == "ask":
        output.write("true\n" if result.truth else "false\n", options)
    else:
        output.show("query", {"variables": result.variables, "rows": list(result.bindings())}, options)
    return 0 if result.kind != "select" or result.rows else 3


def queries(options: "Namespace") -> int:
    from zeren import queries as stored

    rows = [{"name": name, **stored.header(stored.load(name))} for name in stored.names()]
    output.show("queries", {"queries": rows}, options)
    return 0


def validate(options: "Namespace") -> int:
    from zeren.check import validate as check
    from zeren.check.report import exit_code, render

    report = check(options.paths, data=options.data)
    output.write(render(report, options.format, options.lang), options)
    return exit_code(report, options.fail_on)


def build(options: "Namespace") -> int:
    from zeren import resources
    from zeren.graph import build as make
    from zeren.store import open_store

    if not options.data and os.path.basename(resources.ROOT) == "_shipped":
        raise UsageProblem(
            "随附的数据只读，不能重新生成", "the shipped data are read-only and are not built again", where="--data",
            hint_zh="用 zeren new DIR --with-shipped 建一份自己的，再用 --data DIR。",
            hint_en="Make your own with zeren new DIR --with-shipped, then give --data DIR.",
        )  # fmt: skip
    folder = options.data or resources.DATA
    changed = make(folder)
    for path in changed:
        print(path, file=sys.stderr)
    described = open_store(folder).describe()
    zh = f"已生成 {folder}，改变文件 {len(changed)} 个；存储：{described['place']}"
    en = f"built {folder}, {len(changed)} files changed; store: {described['place']}"
    output.write((en if options.lang == "en" else zh) + "\n", options)
    return 0


def new(options: "Namespace") -> int:
    from zeren.collections import create

    create(options.dir, with_shipped=options.with_shipped)
    zh = f"已建立 {options.dir}。把法规放进 laws/，改好表格后运行：zeren build --data {options.dir}"
    en = f"made {options.dir}. Put laws into laws/, edit the tables, then run: zeren build --data {options.dir}"
    output.write((en if options.lang == "en" else zh) + "\n", options)
    return 0


def stats(options: "Namespace") -> int:
    from zeren.ask.stats import stats as ask

    output.show("stats", ask(_store(options)), options)
    return 0


def doctor(options: "Namespace") -> int:
    from zeren.doctor import examine

    checks = examine(options.data, options.endpoint, options.lang)
    output.show("doctor", {"checks": checks}, options)
    return 0 if all(check["ok"] or not check["needed"] for check in checks) else 1


def _lines(path: str) -> list[tuple[str, str]]:
    """The terms of a file, each with the line where it stands."""
    try:
        if path == "-":
            found = _stdin()
        else:
            if os.path.getsize(path) > MAX_TERMS_BYTES:
                raise InputProblem(
                    "词表过大", "the file of terms is too large", where=path,
                    hint_zh="上限 10 MB，请拆分。", hint_en="The limit is 10 MB; split it.",
                )  # fmt: skip
            with open(path, encoding="utf-8-sig") as file:
                found = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise InputProblem(
            "词表无法读取", "the file of terms cannot be read", where=f"{path}: {error}",
            hint_zh="每行一个词，UTF-8 文本。", hint_en="One term a line, UTF-8 text.",
        ) from None  # fmt: skip
    return [
        (line.strip(), f"{path}, line {n}") for n, line in enumerate(found.splitlines(), 1) if line.strip()
    ]


def _stdin() -> str:
    # Files are UTF-8, and so is what stands in for one, whatever the console speaks.
    return sys.stdin.buffer.read().decode("utf-8-sig")


def _query_text(name: str) -> str:
    from zeren.ask.run_query import read_query

    if name == "-":
        return read_query("stdin", sys.stdin.buffer)
    if os.path.sep in name or name.endswith((".rq", ".sparql")):
        return read_query(name)
    from zeren import queries as stored

    return stored.load(name)
