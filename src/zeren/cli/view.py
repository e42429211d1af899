"""A table with the lines around it, and what all tables say in the same words."""

from typing import Any, NamedTuple

from zeren.words import word


class View(NamedTuple):
    """One table with the lines around it.

    Its last column may be long and takes what width there is; columns whose names are in ``fold`` are shown to
    people beneath it, since the words of the law need the room (files keep them as columns of their own). ``first``
    are columns that files alone have, before the others: name and value, the same in each row. A view that is
    ``kept`` has a row of them in files even if it has no other.
    """

    before: list[str]
    header: list[str]
    rows: list[list[str]]
    after: list[str]
    fold: tuple[str, ...] = ()
    first: tuple[tuple[str, str], ...] = ()
    kept: bool = False


def words_of(keys: list[str], lang: str) -> str:
    return joined([word(k, lang) for k in keys], lang)


def names_of(things: list[dict[str, Any]], lang: str) -> str:
    return joined([t[lang] for t in things], lang)


def joined(words: list[str], lang: str) -> str:
    return ("、" if lang == "zh" else ", ").join(words)


def count_line(rows: list[Any], lang: str) -> str:
    if lang == "en":
        return f"{len(rows)} row" + ("" if len(rows) == 1 else "s")
    return f"共 {len(rows)} 行"
