"""A collection on disk: vocabularies and laws, read whole and checked row by row against the text.

``DIR/vocabulary/*.csv`` and ``DIR/laws/<key>/{source.txt, law.toml, *.csv}``. Reading refuses what does not hold:
a quote that is not what stands at its span, a provision that does not exist, a key that nothing defines.
What is merely missing is no matter of reading: the shapes find it.
"""

import hashlib
import os
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from zeren import text
from zeren.errors import InputProblem
from zeren.facts import rows, tables

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
Line = int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Bodies and domains with their names, each keyed and in the order of the tables."""

    bodies: dict[str, rows.Body]
    body_names: list[rows.BodyName]
    domains: dict[str, rows.Domain]
    domain_names: list[rows.DomainName]


@dataclass(frozen=True, slots=True)
class Law:
    """A regulation: its text, its parsed document, what law.toml says of it, and its fact rows by table file."""

    key: str
    meta: dict[str, Any]
    source: str
    sha256: str
    document: text.Document
    facts: dict[str, list[Any]]

    def of(self, table: tables.Table[tables.Row]) -> list[tables.Row]:
        """The rows of one table, in the order of the law."""
        return self.facts[table.file]


@dataclass(frozen=True, slots=True)
class Collection:
    """All laws and the vocabulary they share."""

    folder: str
    vocabulary: Vocabulary
    laws: tuple[Law, ...]


def load(folder: str) -> Collection:
    """Read a collection; raises InputProblem naming file, line, column and cure."""
    if not os.path.isdir(folder):
        raise InputProblem(
            "数据目录不存在", "the data directory does not exist", where=folder,
            hint_zh="检查 --data 的路径，或用 zeren new DIR 新建。",
            hint_en="Check the path given to --data, or make one with zeren new DIR.",
        )  # fmt: skip
    vocabulary = _vocabulary(os.path.join(folder, "vocabulary"))
    laws_folder = os.path.join(folder, "laws")
    keys = sorted(os.listdir(laws_folder)) if os.path.isdir(laws_folder) else []
    keys = [k for k in keys if os.path.isdir(os.path.join(laws_folder, k))]
    return Collection(
        folder, vocabulary, tuple(_law(os.path.join(laws_folder, k), k, vocabulary) for k in keys)
    )


def _refuse(path: str, line: int, column: str, zh: str, en: str, hint_zh: str, hint_en: str) -> InputProblem:
    return InputProblem(
        zh, en, where=f"{path}, line {line}, column {column}", hint_zh=hint_zh, hint_en=hint_en
    )


def _keyed(folder: str, table: tables.Table[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    path = os.path.join(folder, table.file)
    for line, row in tables.read(table, folder):
        if not KEY.fullmatch(row.key):
            raise _refuse(
                path, line, "key", f"键“{row.key}”不合规", f"the key “{row.key}” is not allowed",
                "键只用小写英文、数字和连字符。", "Use lower-case ASCII letters, digits and hyphens.",
            )  # fmt: skip
        if row.key in found:
            raise _refuse(
                path, line, "key", f"键“{row.key}”重复", f"the key “{row.key}” stands twice",
                "删去重复的行。", "Delete the repeated row.",
            )  # fmt: skip
        found[row.key] = row
    return found


def _known(
    path: str, line: int, column: str, keys: Iterable[str | None], known: dict[str, Any], where: str
) -> None:
    for key in keys:
        if key is not None and key not in known:
            raise _refuse(
                path, line, column, f"“{key}”未在 {where} 中定义", f"“{key}” is not defined in {where}",
                f"改正键，或先在 {where} 中增加一行。", f"Correct the key, or add it to {where} first.",
            )  # fmt: skip


def _vocabulary(folder: str) -> Vocabulary:
    bodies = _keyed(folder, tables.BODIES)
    domains = _keyed(folder, tables.DOMAINS)
    for line, body in tables.read(tables.BODIES, folder):
        path = os.path.join(folder, tables.BODIES.file)
        _known(path, line, "parent", [body.parent], bodies, tables.BODIES.file)
        _known(path, line, "kind_of", [body.kind_of], bodies, tables.BODIES.file)
    for line, domain in tables.read(tables.DOMAINS, folder):
        path = os.path.join(folder, tables.DOMAINS.file)
        _known(path, line, "broader", domain.broader, domains, tables.DOMAINS.file)
    body_names = tables.read(tables.BODY_NAMES, folder)
    for line, name in body_names:
        _known(os.path.join(folder, tables.BODY_NAMES.file), line, "body", [name.body], bodies, "bodies.csv")
    domain_names = tables.read(tables.DOMAIN_NAMES, folder)
    for line, other in domain_names:
        path = os.path.join(folder, tables.DOMAIN_NAMES.file)
        _known(path, line, "domain", [other.domain], domains, "domains.csv")
    _no_cycle(domains, os.path.join(folder, tables.DOMAINS.file))
    return Vocabulary(bodies, [n for _, n in body_names], domains, [n for _, n in domain_names])


def _no_cycle(domains: dict[str, rows.Domain], path: str) -> None:
    for key in domains:
        above, todo = set(), list(domains[key].broader)
        while todo:
            one = todo.pop()
            if one == key:
                raise InputProblem(
                    f"领域“{key}”成了自己的上位概念", f"the domain “{key}” is broader than itself", where=path,
                    hint_zh="改正 broader 列，去掉循环。", hint_en="Mend the column broader so that it has no cycle.",
                )  # fmt: skip
            if one not in above:
                above.add(one)
                todo.extend(domains[one].broader)


def _law(folder: str, key: str, vocabulary: Vocabulary) -> Law:
    try:
        with open(os.path.join(folder, "law.toml"), "rb") as file:
            meta = tomllib.load(file)
        with open(os.path.join(folder, "source.txt"), "rb") as file:
            raw = file.read()
        source = raw.decode("utf-8")
    except FileNotFoundError as error:
        raise InputProblem(
            "法规目录缺少文件", "a file of the law's folder is missing", where=str(error.filename),
            hint_zh="每部法规需有 source.txt 和 law.toml。", hint_en="Each law needs source.txt and law.toml.",
        ) from None  # fmt: skip
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputProblem(
            f"文件无法读取：{error}", f"the file cannot be read: {error}", where=folder,
            hint_zh="law.toml 应为 TOML，source.txt 应为 UTF-8 文本。",
            hint_en="law.toml must be TOML and source.txt UTF-8 text.",
        ) from None  # fmt: skip
    document = text.parse(source)
    places = {
        (p.article, p.paragraph, p.item): p
        for p in document.provisions()
        if p.article_suffix is None and p.point is None
    }
    facts = {}
    for table in tables.FACT_TABLES:
        path = os.path.join(folder, table.file)
        facts[table.file] = [
            _checked(path, line, row, source, places, vocabulary) for line, row in tables.read(table, folder)
        ]
        _in_order(path, facts[table.file])
    return Law(key, meta, source, hashlib.sha256(raw).hexdigest(), document, facts)


def _checked(
    path: str,
    line: int,
    row: Any,
    source: str,
    places: dict[tuple[int, int, int | None], text.Provision],
    vocabulary: Vocabulary,
) -> Any:
    place = places.get((row.article, row.paragraph, row.item))
    if place is None:
        raise _refuse(
            path, line, "article", "原文没有这一条款项", "the text has no such provision",
            "核对条、款、项的编号。", "Check the numbers of article, paragraph and item.",
        )  # fmt: skip
    if not place.start <= row.start < row.end <= place.end:
        raise _refuse(
            path, line, "start", f"位置 {row.start}–{row.end} 不在该条款项之内（{place.start}–{place.end}）",
            f"the span {row.start}–{row.end} lies outside its provision ({place.start}–{place.end})",
            "位置按 Unicode 码点计，从 0 开始。", "Spans count Unicode code points from 0.",
        )  # fmt: skip
    if source[row.start : row.end] != row.quote:
        found = source.find(row.quote, place.start, place.end)
        there = source[row.start : row.end]
        raise _refuse(
            path, line, "quote", f"引文与原文该处不符，该处为“{there[:40]}”",
            f"the quote is not what stands there: “{there[:40]}”",
            f"引文见于 {found}–{found + len(row.quote)}。" if found >= 0 else "引文不见于该条款项，请照录原文。",
            f"The quote stands at {found}–{found + len(row.quote)}." if found >= 0
            else "The quote does not occur in this provision; copy it from the text.",
        )  # fmt: skip
    if row.until is not None and row.until < row.since:
        raise _refuse(
            path, line, "until", "失效日期早于生效日期", "the end date is before the start date",
            "核对 since 与 until。", "Check since and until.",
        )  # fmt: skip
    for column in ("body", "counterpart", "mechanism"):
        _known(path, line, column, [getattr(row, column, None)], vocabulary.bodies, "bodies.csv")
    _known(path, line, "domain", [getattr(row, "domain", None)], vocabulary.domains, "domains.csv")
    return row


def _in_order(path: str, found: list[Any]) -> None:
    """Tables follow the law: a diff of two versions then shows what changed and nothing else."""
    order = [(r.article, r.paragraph, r.item or 0) for r in found]
    for i, (one, two) in enumerate(zip(order, order[1:], strict=False)):
        if two < one:
            raise _refuse(
                path, i + 3, "article", "行的次序与法规不同", "the rows do not follow the order of the law",
                "按条、款、项排序。", "Sort by article, paragraph, item.",
            )  # fmt: skip
