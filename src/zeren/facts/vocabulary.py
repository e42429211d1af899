"""The vocabulary that all laws of a collection share: bodies and domains, their names and their places."""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from zeren.facts import rows, tables
from zeren.facts.sheets import wrong

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Bodies and domains with their names, each keyed and in the order of the tables."""

    bodies: dict[str, rows.Body]
    body_names: list[rows.BodyName]
    domains: dict[str, rows.Domain]
    domain_names: list[rows.DomainName]


def read_vocabulary(folder: str) -> Vocabulary:
    """Read and check the four tables. Raises InputProblem naming file, line, column and cure."""
    bodies = _keyed(folder, tables.BODIES)
    domains = _keyed(folder, tables.DOMAINS)
    path = os.path.join(folder, tables.BODIES.file)
    for line, body in bodies.values():
        known(path, line, "parent", [body.parent], bodies, tables.BODIES.file)
        known(path, line, "kind_of", [body.kind_of], bodies, tables.BODIES.file)
    _no_cycle(path, "parent", {k: (line, [b.parent] if b.parent else []) for k, (line, b) in bodies.items()})
    _no_cycle(
        path, "kind_of", {k: (line, [b.kind_of] if b.kind_of else []) for k, (line, b) in bodies.items()}
    )
    path = os.path.join(folder, tables.DOMAINS.file)
    for line, domain in domains.values():
        known(path, line, "broader", domain.broader, domains, tables.DOMAINS.file)
    _no_cycle(path, "broader", {k: (line, d.broader) for k, (line, d) in domains.items()})
    body_names = tables.read(tables.BODY_NAMES, folder)
    for line, name in body_names:
        known(os.path.join(folder, tables.BODY_NAMES.file), line, "body", [name.body], bodies, "bodies.csv")
    domain_names = tables.read(tables.DOMAIN_NAMES, folder)
    for line, other in domain_names:
        path = os.path.join(folder, tables.DOMAIN_NAMES.file)
        known(path, line, "domain", [other.domain], domains, "domains.csv")
    return Vocabulary(
        {key: body for key, (_, body) in bodies.items()},
        [name for _, name in body_names],
        {key: domain for key, (_, domain) in domains.items()},
        [name for _, name in domain_names],
    )


def known(
    path: str, line: int, column: str, keys: Iterable[str | None], defined: Mapping[str, Any], where: str
) -> None:
    """Raise InputProblem for the first key that is not defined; None is no key."""
    for key in keys:
        if key is not None and key not in defined:
            raise wrong(
                path, line, column, f"“{key}”未在 {where} 中定义", f"“{key}” is not defined in {where}",
                f"改正键，或先在 {where} 中增加一行。", f"Correct the key, or add it to {where} first.",
            )  # fmt: skip


def _keyed(folder: str, table: tables.Table[Any]) -> dict[str, tuple[int, Any]]:
    found: dict[str, tuple[int, Any]] = {}
    path = os.path.join(folder, table.file)
    for line, row in tables.read(table, folder):
        if not KEY.fullmatch(row.key):
            raise wrong(
                path, line, "key", f"键“{row.key}”不合规", f"the key “{row.key}” is not allowed",
                "键只用小写英文、数字和连字符。", "Use lower-case ASCII letters, digits and hyphens.",
            )  # fmt: skip
        if row.key in found:
            raise wrong(
                path, line, "key", f"键“{row.key}”重复", f"the key “{row.key}” stands twice",
                "删去重复的行。", "Delete the repeated row.",
            )  # fmt: skip
        found[row.key] = line, row
    return found


def _no_cycle(path: str, column: str, above: Mapping[str, tuple[int, Iterable[str]]]) -> None:
    """``above``: key → line and the keys above it."""
    for key, (line, direct) in above.items():
        seen, todo = set(), list(direct)
        while todo:
            one = todo.pop()
            if one == key:
                raise wrong(
                    path, line, column, f"“{key}”成了自己的上位", f"“{key}” comes to stand above itself",
                    f"改正 {column} 列，去掉循环。", f"Mend the column {column} so that it has no cycle.",
                )  # fmt: skip
            if one not in seen:
                seen.add(one)
                todo.extend(above[one][1])
