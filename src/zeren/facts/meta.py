"""What ``law.toml`` must say of a regulation, checked before anything is built from it."""

import os
import re
import tomllib
from datetime import date, datetime
from typing import Any

from zeren.errors import InputProblem
from zeren.facts import lists
from zeren.oserrors import os_words

FILE = "law.toml"
_TEXTS = ("title_zh", "title_en", "short_zh", "short_en", "number", "issuer_zh")
_DAYS = ("date_document", "first_date_entry_in_force")
_OTHERS = ("repeals", "based_on", "cites")


def read_meta(folder: str) -> dict[str, Any]:
    """The keys of ``law.toml``. Raises InputProblem naming the key that is missing or wrong, and the cure."""
    path = os.path.join(folder, FILE)
    try:
        with open(path, "rb") as file:
            meta = tomllib.load(file)
    except OSError as error:
        raise _unreadable(path, error) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        place = re.search(r"line \d+, column \d+", str(error))
        raise InputProblem(
            "文件无法读取", f"the file cannot be read: {error}", where=f"{path}, {place[0]}" if place else path,
            hint_zh="law.toml 应为 UTF-8 编码的 TOML。", hint_en="law.toml must be TOML in UTF-8.",
        ) from None  # fmt: skip
    for key in _TEXTS:
        _require(path, meta, key, isinstance(meta.get(key), str) and meta[key], "文字", "a text")
    for key in _DAYS:
        _require(path, meta, key, _is_day(meta.get(key)), "日期", "a date")
    _require(path, meta, "in_force", isinstance(meta.get("in_force"), bool), "true 或 false", "true or false")
    for key, words in (("state", lists.STATES[:2]), ("place_level", lists.PLACE_LEVELS)):
        _require(path, meta, key, meta.get(key) in words, " 或 ".join(words), " or ".join(words))
    if "date_no_longer_in_force" in meta:
        key = "date_no_longer_in_force"
        _require(path, meta, key, _is_day(meta[key]), "日期", "a date")
    chapters = meta.get("duty_chapters", [])
    _require(
        path, meta, "duty_chapters", isinstance(chapters, list) and all(type(c) is int for c in chapters),
        "章的编号的列表", "a list of numbers of chapters",
    )  # fmt: skip
    for key in _OTHERS:
        others = meta.get(key, [])
        _require(
            path, meta, key, isinstance(others, list) and all(map(_is_other, others)),
            "列表，每项有 title_zh", "a list of tables that have title_zh",
        )  # fmt: skip
    return meta


def read_source(folder: str) -> bytes:
    """The bytes of ``source.txt``. Raises InputProblem if it cannot be read or is not UTF-8."""
    path = os.path.join(folder, "source.txt")
    try:
        with open(path, "rb") as file:
            raw = file.read()
        raw.decode("utf-8")
    except OSError as error:
        raise _unreadable(path, error) from None
    except UnicodeDecodeError as error:
        raise InputProblem(
            "原文不是 UTF-8 编码", "the text is not in UTF-8", where=f"{path}, byte {error.start}",
            hint_zh="请另存为 UTF-8 文本。", hint_en="Save it as UTF-8 text.",
        ) from None  # fmt: skip
    return raw


def _unreadable(path: str, error: OSError) -> InputProblem:
    return InputProblem(
        f"法规目录缺少可读的文件（{os_words(error, 'zh')}）",
        f"a file of the law's folder is missing or unreadable ({os_words(error, 'en')})", where=path,
        hint_zh="每部法规需有 source.txt 和 law.toml。", hint_en="Each law needs source.txt and law.toml.",
    )  # fmt: skip


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_other(value: object) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("title_zh"), str)
        and isinstance(value.get("number", ""), str)
        and ("date_document" not in value or _is_day(value["date_document"]))
    )


def _require(path: str, meta: dict[str, Any], key: str, holds: object, zh: str, en: str) -> None:
    if not holds:
        there = key in meta
        raise InputProblem(
            f"law.toml 的 {key} {'不合规' if there else '缺失'}",
            f"{key} in law.toml is {'not what it must be' if there else 'missing'}",
            where=f"{path}, key {key}", hint_zh=f"{key} 应为{zh}。", hint_en=f"{key} must be {en}.",
        )  # fmt: skip
