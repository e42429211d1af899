"""A collection on disk: vocabularies and laws, read whole and checked row by row against the text.

``DIR/vocabulary/*.csv`` and ``DIR/laws/<key>/{source.txt, law.toml, *.csv}``. Reading refuses what does not hold:
a quote that is not what stands at its span, a provision that does not exist, a key that nothing defines.
What is merely missing is no matter of reading: the shapes find it.
"""

import hashlib
import os
from collections import Counter
from dataclasses import dataclass
from typing import Any

from zeren import text
from zeren.errors import InputProblem
from zeren.facts import rows, tables
from zeren.facts.faults import Enough, Faults
from zeren.facts.meta import read_meta, read_source
from zeren.facts.sheets import wrong
from zeren.facts.vocabulary import KEY, Vocabulary, known_body, known_domain, read_vocabulary

__all__ = ["Collection", "Law", "Vocabulary", "examine", "load"]

Place = tuple[int, int, int | None]
_OTHER_GRAPHS = ("ontology", "vocabulary", "index", "changes")  # a law of that name would take their files


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
    return _read(folder, Faults())


def examine(folder: str, limit: int = 100) -> Collection | list[InputProblem]:
    """Read a collection whatever is wrong with it: the collection, or its problems, up to ``limit``."""
    faults, found = Faults(limit), None
    try:
        found = _read(folder, faults)
    except Enough:
        pass
    except InputProblem as problem:  # there is no such folder
        return [problem]
    return faults.found if found is None or faults.found else found


def _read(folder: str, faults: Faults) -> Collection:
    if not os.path.isdir(folder):
        raise InputProblem(
            "数据目录不存在", "the data directory does not exist", where=folder,
            hint_zh="检查 --data 的路径，或用 zeren new DIR 新建。",
            hint_en="Check the path given to --data, or make one with zeren new DIR.",
        )  # fmt: skip
    vocabulary = read_vocabulary(os.path.join(folder, "vocabulary"), faults)
    laws_folder = os.path.join(folder, "laws")
    keys = sorted(os.listdir(laws_folder)) if os.path.isdir(laws_folder) else []
    keys = [k for k in keys if not k.startswith(".") and os.path.isdir(os.path.join(laws_folder, k))]
    laws = [_law(os.path.join(laws_folder, key), key, vocabulary, faults) for key in keys]
    return Collection(folder, vocabulary, tuple(law for law in laws if law))


def _law(folder: str, key: str, vocabulary: Vocabulary, faults: Faults) -> Law | None:
    """None if it has no name or no text to judge it by."""
    if faults.attempt(_named, folder) is None:
        return None
    meta, raw = faults.attempt(read_meta, folder), faults.attempt(read_source, folder)
    if raw is None:
        return None
    source = raw.decode("utf-8")
    document = text.parse(source)
    places = {
        (p.article, p.paragraph, p.item): p
        for p in document.provisions()
        if p.article_suffix is None and p.point is None
    }
    facts: dict[str, list[Any]] = {}
    whole = set()
    for table in tables.FACT_TABLES:
        path, before = os.path.join(folder, table.file), len(faults.found)
        read = tables.read(table, folder, faults)
        if len(faults.found) == before:
            whole.add(table.file)
        for line, row in read:
            _check(path, line, row, source, places, vocabulary, faults)
        facts[table.file] = [row for _, row in read]
        _in_order(path, read, faults)
        if table is tables.TOPICS and tables.ROLES.file in whole:
            _of_roles(path, read, facts[tables.ROLES.file], faults)
    return Law(key, meta or {}, source, hashlib.sha256(raw).hexdigest(), document, facts)


def _named(folder: str) -> str:
    key = os.path.basename(folder)
    if not KEY.fullmatch(key) or key in _OTHER_GRAPHS:
        raise InputProblem(
            f"法规目录名“{key}”不合规", f"the name of the law's folder, “{key}”, is not allowed", where=folder,
            hint_zh="目录名只用小写英文、数字和连字符，如 xj-2018-76。",
            hint_en="Use lower-case ASCII letters, digits and hyphens, like xj-2018-76.",
        )  # fmt: skip
    return key


def _check(
    path: str,
    line: int,
    row: Any,
    source: str,
    places: dict[Place, text.Provision],
    vocabulary: Vocabulary,
    faults: Faults,
) -> None:
    place = places.get((row.article, row.paragraph, row.item))
    if place is None:
        faults.tell(
            wrong(
                path, line, "article", "原文没有这一条款项", "the text has no such provision",
                "核对条、款、项的编号。", "Check the numbers of article, paragraph and item.",
            )
        )  # fmt: skip
    elif not place.start <= row.start < row.end <= place.end:
        faults.tell(
            wrong(
                path, line, "start", f"位置 {row.start}–{row.end} 不在该条款项之内（{place.start}–{place.end}）",
                f"the span {row.start}–{row.end} lies outside its provision ({place.start}–{place.end})",
                "位置按 Unicode 码点计，从 0 开始。", "Spans count Unicode code points from 0.",
            )
        )  # fmt: skip
    elif source[row.start : row.end] != row.quote:
        found = source.find(row.quote, place.start, place.end)
        there = source[row.start : row.end]
        faults.tell(
            wrong(
                path, line, "quote", f"引文与原文该处不符，该处为“{there[:40]}”",
                f"the quote is not what stands there: “{there[:40]}”",
                f"引文见于 {found}–{found + len(row.quote)}。" if found >= 0 else "引文不见于该条款项，请照录原文。",
                f"The quote stands at {found}–{found + len(row.quote)}." if found >= 0
                else "The quote does not occur in this provision; copy it from the text.",
            )
        )  # fmt: skip
    if row.until is not None and row.until < row.since:
        faults.tell(
            wrong(
                path, line, "until", "失效日期早于生效日期", "the end date is before the start date",
                "核对 since 与 until。", "Check since and until.",
            )
        )  # fmt: skip
    for column in ("body", "counterpart", "mechanism"):
        known_body(path, line, column, [getattr(row, column, None)], vocabulary, faults)
    known_domain(path, line, "domain", [getattr(row, "domain", None)], vocabulary, faults)


def _in_order(path: str, read: list[tuple[int, Any]], faults: Faults) -> None:
    """Tables follow the law: a diff of two versions then shows what changed and nothing else."""
    before = (0, 0, 0)
    for line, row in read:
        place = (row.article, row.paragraph, row.item or 0)
        if place < before:
            faults.tell(
                wrong(
                    path, line, "article", "行的次序与法规不同", "the rows do not follow the order of the law",
                    "按条、款、项排序。", "Sort by article, paragraph, item.",
                )
            )  # fmt: skip
            return  # one row too early makes all that follow seem too late
        before = place


def _of_roles(
    path: str, read: list[tuple[int, rows.Topic]], roles: list[rows.RoleHeld], faults: Faults
) -> None:
    """A topic's role is the number, from 1, of a role row of its provision."""
    count = Counter((role.article, role.paragraph, role.item) for role in roles)
    for line, topic in read:
        there = count[topic.article, topic.paragraph, topic.item]
        if topic.role is not None and not 1 <= topic.role <= there:
            faults.tell(
                wrong(
                    path, line, "role", f"该条款项有 {there} 个角色，没有第 {topic.role} 个",
                    f"the provision has {there} roles and no number {topic.role}",
                    "写角色在 roles.csv 中的序号，职责的事项留空。",
                    "Give the number of the role in roles.csv; leave it empty for a topic of the duty.",
                )
            )  # fmt: skip
