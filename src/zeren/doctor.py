"""``doctor``: what works on this machine and what does not, each check in one line."""

import os
import sys
import tempfile
from typing import Any

from zeren import resources
from zeren.errors import Problem


def examine(data: str | None, endpoint: str | None, lang: str = "zh") -> list[dict[str, Any]]:
    """Checks as ``{"key", "zh", "en", "ok", "needed", "detail"}``; a check that fails and is needed is a finding.

    ``detail`` is in the language asked for.
    """
    return [
        _check("python", "Python 版本", "Python version", True, _python, lang),
        _check("libraries", "所需的库", "libraries needed", True, _libraries, lang),
        _check("data", "数据与图", "data and graph", True, lambda: _data(data), lang),
        _check("cache", "缓存目录可写", "cache directory can be written", False, _cache, lang),
        _check("store", "存储可以回答", "the store answers", True, lambda: _store(data, endpoint), lang),
        _check("console", "控制台编码", "console encoding", False, _console, lang),
        _check("sandbox", "隔离不受信任的查询", "isolation for untrusted queries", False, _sandbox, lang),
    ]


def _check(key: str, zh: str, en: str, needed: bool, work: Any, lang: str) -> dict[str, Any]:
    try:
        ok, detail = work()
        detail = detail if isinstance(detail, str) else detail[lang == "en"]
    except Problem as problem:
        ok, detail = False, problem.message(lang)
    except Exception as error:  # a check that fails is a finding, never a failure of doctor
        ok, detail = False, f"{type(error).__name__}: {error}"
    return {"key": key, "zh": zh, "en": en, "ok": ok, "needed": needed, "detail": detail}


def _python() -> tuple[bool, str]:
    return sys.version_info >= (3, 11), sys.version.split()[0]


def _libraries() -> tuple[bool, str | tuple[str, str]]:
    from importlib.metadata import PackageNotFoundError, version

    found, missing = [], []
    for name in (
        "pyoxigraph",
        "rdflib",
        "pyshacl",
        "owlrl",
        "SPARQLWrapper",
        "pypinyin",
        "rapidfuzz",
        "rich",
    ):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    lacking = " ".join(missing)
    return not missing, (f"缺少 {lacking}", f"missing: {lacking}") if missing else ", ".join(found)


def _data(data: str | None) -> tuple[bool, tuple[str, str]]:
    from zeren.store.embedded import graph_files

    files = graph_files(data or resources.DATA)
    folder = data or resources.DATA
    return True, (f"{folder}：{len(files)} 个图", f"{folder}: {len(files)} graphs")


def _cache() -> tuple[bool, str | tuple[str, str]]:
    from zeren.store import cache

    place = cache.root()
    if place is None:
        return False, ("没有主目录，图读入内存", "there is no home: graphs are read into memory")
    try:
        os.makedirs(place, exist_ok=True)
        with tempfile.TemporaryFile(dir=place):
            return True, place
    except OSError as error:
        from zeren.oserrors import os_words

        return False, (
            f"{place}：{os_words(error, 'zh')}，图读入内存",
            f"{place}: {os_words(error, 'en')}; graphs are read into memory",
        )


def _store(data: str | None, endpoint: str | None) -> tuple[bool, str]:
    from zeren import queries
    from zeren.store import open_store

    store = open_store(data, endpoint)
    laws = store.select(queries.load("laws"))
    described = store.describe()
    return bool(
        laws
    ), f"{described['engine']}: {', '.join(row['law'] for row in laws) or '–'} ({described['place']})"


def _console() -> tuple[bool, str]:
    # The encoding before main() turned it to UTF-8 is gone; what counts is what is written now.
    encoding = getattr(sys.stdout, "encoding", None) or "?"
    return encoding.lower().replace("-", "") == "utf8", encoding


def _sandbox() -> tuple[bool, tuple[str, str]]:
    return False, (
        "尚未提供；zeren query 只用于自己的查询",
        "not offered yet; zeren query is for one's own queries",
    )
