"""The vocabulary that all laws of a collection share: bodies and domains, their names and their places."""

import os
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from zeren.facts import rows, tables
from zeren.facts.faults import Faults
from zeren.facts.sheets import wrong

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Bodies and domains with their names, each keyed and in the order of the tables.

    unread: tables that have faulty rows, where faults are gathered; no key is called undefined for want of them.
    """

    bodies: dict[str, rows.Body]
    body_names: list[rows.BodyName]
    domains: dict[str, rows.Domain]
    domain_names: list[rows.DomainName]
    unread: frozenset[str] = frozenset()


def read_vocabulary(folder: str, faults: Faults) -> Vocabulary:
    """Read and check the four tables; what is wrong is told with file, line, column and cure."""
    bodies, whole_bodies = _keyed(folder, tables.BODIES, faults)
    domains, whole_domains = _keyed(folder, tables.DOMAINS, faults)
    body_names = tables.read(tables.BODY_NAMES, folder, faults)
    domain_names = tables.read(tables.DOMAIN_NAMES, folder, faults)
    found = Vocabulary(
        {key: body for key, (_, body) in bodies.items()},
        [name for _, name in body_names],
        {key: domain for key, (_, domain) in domains.items()},
        [name for _, name in domain_names],
        frozenset(
            table.file
            for table, whole in ((tables.BODIES, whole_bodies), (tables.DOMAINS, whole_domains))
            if not whole
        ),
    )
    path = os.path.join(folder, tables.BODIES.file)
    for line, body in bodies.values():
        known_body(path, line, "parent", [body.parent], found, faults)
        known_body(path, line, "kind_of", [body.kind_of], found, faults)
    for column in ("parent", "kind_of"):
        above = {key: (line, list(filter(None, [getattr(b, column)]))) for key, (line, b) in bodies.items()}
        _no_cycle(path, column, above, faults)
    path = os.path.join(folder, tables.DOMAINS.file)
    for line, domain in domains.values():
        known_domain(path, line, "broader", domain.broader, found, faults)
    _no_cycle(path, "broader", {key: (line, d.broader) for key, (line, d) in domains.items()}, faults)
    for line, name in body_names:
        known_body(os.path.join(folder, tables.BODY_NAMES.file), line, "body", [name.body], found, faults)
    path = os.path.join(folder, tables.DOMAIN_NAMES.file)
    for line, other in domain_names:
        known_domain(path, line, "domain", [other.domain], found, faults)
    return found


def known_body(
    path: str, line: int, column: str, keys: Iterable[str | None], among: Vocabulary, faults: Faults
) -> None:
    """Tell the keys that are those of no body; None is no key."""
    if tables.BODIES.file not in among.unread:
        _known(path, line, column, keys, among.bodies, tables.BODIES.file, faults)


def known_domain(
    path: str, line: int, column: str, keys: Iterable[str | None], among: Vocabulary, faults: Faults
) -> None:
    """Tell the keys that are those of no domain; None is no key."""
    if tables.DOMAINS.file not in among.unread:
        _known(path, line, column, keys, among.domains, tables.DOMAINS.file, faults)


def _known(
    path: str, line: int, column: str, keys: Iterable[str | None], defined: Collection[str], where: str,
    faults: Faults,
) -> None:  # fmt: skip
    for key in keys:
        if key is not None and key not in defined:
            import difflib

            near = difflib.get_close_matches(key[:100], defined, 1)
            faults.tell(
                wrong(
                    path, line, column,
                    f"“{key[:40]}”未在 {where} 中定义", f"“{key[:40]}” is not defined in {where}",
                    (f"是要“{near[0]}”吗？" if near else "") + f"改正键，或先在 {where} 中增加一行。",
                    (f"Did you mean “{near[0]}”? " if near else "") + f"Correct the key, or add it to {where} first.",
                )
            )  # fmt: skip


def _keyed(folder: str, table: tables.Table[Any], faults: Faults) -> tuple[dict[str, tuple[int, Any]], bool]:
    """Key → line and row, and whether every row could be taken."""
    found: dict[str, tuple[int, Any]] = {}
    path, before = os.path.join(folder, table.file), len(faults.found)
    for line, row in tables.read(table, folder, faults):
        if not KEY.fullmatch(row.key):
            faults.tell(
                wrong(
                    path, line, "key", f"键“{row.key[:40]}”不合规", f"the key “{row.key[:40]}” is not allowed",
                    "键只用小写英文、数字和连字符。", "Use lower-case ASCII letters, digits and hyphens.",
                )
            )  # fmt: skip
        elif row.key in found:
            faults.tell(
                wrong(
                    path, line, "key", f"键“{row.key[:40]}”重复", f"the key “{row.key[:40]}” stands twice",
                    "删去重复的行。", "Delete the repeated row.",
                )
            )  # fmt: skip
        else:
            found[row.key] = line, row
    return found, len(faults.found) == before


def _no_cycle(path: str, column: str, above: Mapping[str, tuple[int, Iterable[str]]], faults: Faults) -> None:
    """``above``: key → line and the keys above it."""
    for key, (line, direct) in above.items():
        seen, todo = set(), list(direct)
        while todo:
            one = todo.pop()
            if one == key:
                faults.tell(
                    wrong(
                        path, line, column, f"“{key[:40]}”成了自己的上位", f"“{key[:40]}” comes to stand above itself",
                        f"改正 {column} 列，去掉循环。", f"Mend the column {column} so that it has no cycle.",
                    )
                )  # fmt: skip
                break
            if one not in seen and one in above:
                seen.add(one)
                todo.extend(above[one][1])
