"""The cache of built stores: built once a content, never wrong, never in the way."""

import errno
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from zeren import names, queries, resources
from zeren.errors import InputProblem
from zeren.store import cache, embedded
from zeren.store.embedded import Embedded

QUESTION = queries.load("roles")
COUNT = 55  # role sentences of articles 20–47, split: design notes on the text


@pytest.fixture(scope="session")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped graphs cut down to the roles and what proves them: loading is what these tests do most."""
    graph = Path(resources.DATA, "graph")
    law = list(ox.parse(path=str(graph / "xj-2018-76.trig"), format=ox.RdfFormat.TRIG))
    index = list(ox.parse(path=str(graph / "index.trig"), format=ox.RdfFormat.TRIG))
    kept = {q.subject for q in law if q.object in (term("RoleHeld"), term("Regulation"))}
    for _ in range(3):  # role → provision → span → quote
        kept |= {q.object for q in law if q.subject in kept and isinstance(q.object, ox.NamedNode)}
    data = tmp_path_factory.mktemp("data")
    (data / "graph").mkdir()
    for name, quads in (("xj-2018-76", law), ("index", index)):
        few = [q for q in quads if q.subject in kept or q.predicate == term("state")]
        written = ox.serialize(few, format=ox.RdfFormat.TRIG, prefixes=names.PREFIXES)
        (data / "graph" / f"{name}.trig").write_bytes(written or b"")
    return data


def term(name: str) -> ox.NamedNode:
    return ox.NamedNode(names.term(name))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ZEREN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, graphs: Path) -> Path:
    """A cache in which the store of ``graphs`` stands."""
    folder = tmp_path_factory.mktemp("built") / "cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZEREN_CACHE", str(folder))
        Embedded(str(graphs))
    return folder


@pytest.fixture
def fills(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one whenever a store is filled."""
    count: list[int] = []
    fill = embedded._fill
    monkeypatch.setattr(embedded, "_fill", lambda store, files: count.append(1) or fill(store, files))
    return count


def finished(place: Path) -> list[str]:
    return sorted(path.name for path in place.iterdir() if (path / "seen").is_file())


def test_one_content_is_built_once(place: Path, graphs: Path, fills: list[int], tmp_path: Path) -> None:
    for _ in range(3):
        assert len(Embedded(str(graphs)).select(QUESTION)) == COUNT
    copy = tmp_path / "copy"  # the same content in another place
    shutil.copytree(graphs, copy)
    store = Embedded(str(copy))
    assert len(store.select(QUESTION)) == COUNT and store.describe()["place"].startswith(str(place))
    os.utime(copy / "graph" / "index.trig", (1, 1))  # the same content at another time
    assert len(Embedded(str(copy)).select(QUESTION)) == COUNT
    assert len(fills) == 1 and len(list(place.iterdir())) == 1


def test_another_content_is_another_store(
    place: Path, graphs: Path, fills: list[int], tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(graphs, copy)
    Embedded(str(copy))
    law = copy / "graph" / "xj-2018-76.trig"
    before = law.stat()
    role = "https://w3id.org/zeren/ns#RoleHeld"
    text = law.read_text(encoding="utf-8")
    law.write_text(text.replace("zr:RoleHeld", "zr:RoleHole", 1), encoding="utf-8")  # as long as before
    store = Embedded(str(copy))
    assert text.count("zr:RoleHeld") == COUNT and len(store.select(QUESTION)) == COUNT - 1, role
    assert len(fills) == 2 and len(finished(place)) == 2 and law.stat().st_size == before.st_size


def test_files_that_are_listed_are_not_hashed(
    place: Path, graphs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Embedded(str(graphs))
    monkeypatch.setattr(cache, "_digest", lambda _: pytest.fail("hashed again"))
    assert Embedded(str(graphs)).place.startswith(str(place))


def damage(how: str, path: Path) -> None:
    size = path.stat().st_size
    if how == "delete":
        path.unlink()
    elif how == "empty":
        os.truncate(path, 0)
    elif how == "halve":
        os.truncate(path, size // 2)
    elif how == "shorten":
        os.truncate(path, size - 1)
    elif how == "garbage":
        path.write_bytes(b"\xa5" * size)
    else:
        with path.open("r+b") as file:
            file.seek(size // 2)
            byte = file.read(1)[0]
            file.seek(size // 2)
            file.write(bytes([byte ^ 0xFF]))


@pytest.mark.parametrize("how", ["delete", "empty", "halve", "shorten", "garbage", "flip"])
@pytest.mark.parametrize(
    "name", ["CURRENT", "MANIFEST-*", "OPTIONS-*", "*.log", "smallest.sst", "largest.sst"]
)
def test_a_damaged_store_is_built_again(
    place: Path, built: Path, graphs: Path, zeren: Callable[..., Any], how: str, name: str
) -> None:
    shutil.copytree(built, place)
    [folder] = finished(place)
    files = list((place / folder / "store").glob("*.sst" if "sst" in name else name))
    by_size = sorted((path for path in files if path.stat().st_size), key=lambda path: path.stat().st_size)
    damage(how, by_size[-1 if name.startswith("largest") else 0])
    answer = zeren("roles", "--data", str(graphs), "--as-of", "2018-10-01", "--format", "json")
    assert answer.code == 0 and answer.err == ""
    assert len(json.loads(answer.out)["roles"]) == COUNT
    assert finished(place) == [folder]  # in its old place, and nothing left lying about
    assert [path.name for path in place.iterdir()] == [folder]


@pytest.mark.parametrize("gone", ["store", "files", "seen"])
def test_a_store_without_a_part_is_built_again(place: Path, built: Path, graphs: Path, gone: str) -> None:
    shutil.copytree(built, place)
    [folder] = finished(place)
    target = place / folder / gone
    shutil.rmtree(target) if target.is_dir() else target.unlink()
    assert len(Embedded(str(graphs)).select(QUESTION)) == COUNT
    assert finished(place) == [folder]


def test_pages_spoilt_within_a_table(place: Path, built: Path, graphs: Path, fills: list[int]) -> None:
    """The tables' ends are whole, so that the engine would open the store and choke on its pages."""
    shutil.copytree(built, place)
    [folder] = finished(place)
    large = [path for path in (place / folder / "store").glob("*.sst") if path.stat().st_size > 10_000]
    assert len(large) > 3
    for path in large:
        with path.open("r+b") as file:
            file.write(b"\xa5" * (path.stat().st_size * 8 // 10))
        os.utime(path, (2e9, 2e9))  # not the second in which it was made
    assert len(Embedded(str(graphs)).select(QUESTION)) == COUNT and len(fills) == 1
    assert len(Embedded(str(graphs)).select(QUESTION)) == COUNT and len(fills) == 1


@pytest.mark.parametrize("error", [RuntimeError("Corruption: bad block"), OSError("IO error: bad sector")])
def test_damage_that_the_engine_tells_while_reading(
    place: Path, graphs: Path, monkeypatch: pytest.MonkeyPatch, fills: list[int], error: Exception
) -> None:
    store = Embedded(str(graphs))
    true_rows = embedded._rows
    told = [error]

    def rows(inner: Any, query: str) -> Any:
        if told:
            raise told.pop()
        return true_rows(inner, query)

    monkeypatch.setattr(embedded, "_rows", rows)
    assert len(store.select(QUESTION)) == COUNT and len(fills) == 2
    assert len(finished(place)) == 1


def test_a_half_written_folder_is_no_store(place: Path, built: Path, graphs: Path, fills: list[int]) -> None:
    shutil.copytree(built, place)
    [folder] = finished(place)
    (place / folder).rename(place / "new-abcdef")  # as a build leaves it that was killed before the rename
    assert len(Embedded(str(graphs)).select(QUESTION)) == COUNT
    assert len(fills) == 1 and folder in finished(place)


def test_a_file_stands_where_the_store_should(place: Path, built: Path, graphs: Path) -> None:
    [folder] = finished(built)
    place.mkdir()
    (place / folder).write_text("not a folder")
    assert len(Embedded(str(graphs)).select(QUESTION)) == COUNT


def test_four_processes_on_an_empty_cache(place: Path, graphs: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "zeren",
        "roles",
        "公安部门",
        "--as-of",
        "2018-10-01",
        "--format",
        "json",
    ]
    processes = [
        subprocess.Popen([*command, "--data", str(graphs)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    told = [process.communicate(timeout=120) for process in processes]
    assert all(err == b"" for _, err in told) and [p.returncode for p in processes] == [0] * 4
    assert len({out for out, _ in told}) == 1 and len(json.loads(told[0][0])["roles"]) == 3  # 22: three roles
    assert len(list(place.iterdir())) == 1


def no_room(*_: object, **__: object) -> Any:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("step", ["mkdir", "mkdtemp", "fill", "rename"])
def test_a_full_or_read_only_cache(
    place: Path, graphs: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    import tempfile

    fill = embedded._fill
    failing = {
        "mkdir": (os, "makedirs", no_room),
        "mkdtemp": (tempfile, "mkdtemp", no_room),
        "fill": (embedded, "_fill", lambda s, f: fill(s, f) if s_in_memory(s) else no_room()),
        "rename": (os, "rename", no_room),
    }
    monkeypatch.setattr(*failing[step])
    calls: list[int] = []

    def s_in_memory(_: object) -> bool:
        calls.append(1)
        return len(calls) > 1  # first on disk, then in memory

    store = Embedded(str(graphs))
    monkeypatch.undo()
    assert store.place == "memory" and len(store.select(QUESTION)) == COUNT
    assert not place.exists() or list(place.iterdir()) == []


def test_a_cache_that_can_only_be_read_is_used(
    place: Path, built: Path, graphs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fills: list[int]
) -> None:
    shutil.copytree(built, place)
    copy = tmp_path / "copy"
    shutil.copytree(graphs, copy)
    os.utime(copy / "graph" / "index.trig", (1, 1))
    true_open = open

    def reading_only(path: Any, mode: str = "r", **more: Any) -> Any:
        if str(path).startswith(str(place)) and mode[0] in "wa":
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return true_open(path, mode, **more)

    monkeypatch.setattr("builtins.open", reading_only)
    monkeypatch.setattr(os, "utime", no_room)
    store = Embedded(str(copy))
    assert store.place.startswith(str(place)) and fills == []


@pytest.mark.parametrize(
    "settings",
    [{"ZEREN_CACHE": "/dev/null/cache"}, {"ZEREN_CACHE": "/proc/none"}, {"HOME": "/proc/none"}, {"HOME": "/"},
     {"HOME": ""}, {"XDG_CACHE_HOME": "/dev/null"}],
    ids=str,
)  # fmt: skip
def test_no_place_for_a_cache(
    graphs: Path, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], zeren: Callable[..., Any]
) -> None:
    for name in ("ZEREN_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    answer = zeren("roles", "公安部门", "--data", str(graphs), "--as-of", "2018-10-01", "--format", "json")
    assert answer.code == 0 and answer.err == "" and len(json.loads(answer.out)["roles"]) == 3
    shown = zeren("doctor", "--data", str(graphs), "--format", "json")
    checks = {check["key"]: check for check in json.loads(shown.out)["checks"]}
    assert not checks["cache"]["ok"] and "内存" in checks["cache"]["detail"] and shown.code == 0


def test_the_places_of_a_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ZEREN_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/home/someone")
    assert cache.root() == os.path.join("/home/someone", ".cache", "zeren")
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/caches")
    assert cache.root() == os.path.join("/var/caches", "zeren")
    monkeypatch.setenv("ZEREN_CACHE", "/mine")
    assert cache.root() == "/mine"


def test_what_nobody_opens_is_pruned_when_another_is_built(
    place: Path, built: Path, graphs: Path, tmp_path: Path
) -> None:
    shutil.copytree(built, place)
    [used] = finished(place)
    month, day = time.time() - 40 * 86_400, time.time() - 2 * 86_400
    for name, age in (
        ("1-old", month),
        ("2-old", month),
        ("2-young", day),
        ("new-old", day),
        ("notes", month),
    ):
        (place / name).mkdir()
        if name[0].isdigit():
            (place / name / "seen").write_text("elsewhere\n")
            os.utime(place / name / "seen", (age, age))
        os.utime(place / name, (age, age))
    os.utime(place / used / "seen", (month, month))
    Embedded(str(graphs))  # opened: no longer unused
    copy = tmp_path / "copy"
    shutil.copytree(graphs, copy)
    with (copy / "graph" / "index.trig").open("a") as file:
        file.write("\n")
    Embedded(str(copy))
    left = {path.name for path in place.iterdir()}
    assert {used, "2-young", "notes"} <= left and not {"1-old", "2-old", "new-old"} & left
    assert len(left) == 4


@pytest.mark.parametrize(
    "content", ["zr:a zr:b", "@prefix a: <b", '<a> <b> "c\n', "\x00", "{ <a:b> <a:b> _ }"], ids=repr
)
def test_a_graph_that_does_not_parse(
    place: Path, tmp_path: Path, zeren: Callable[..., Any], content: str
) -> None:
    (tmp_path / "graph").mkdir()
    broken = tmp_path / "graph" / "law.trig"
    broken.write_text("<a:a> <a:b> <a:c> .\n" + content)
    with pytest.raises(InputProblem):
        Embedded(str(tmp_path))
    told = zeren("stats", "--data", str(tmp_path), "--lang", "en")
    assert (
        told.code == 2
        and "does not parse" in told.err
        and str(broken) in told.err
        and "zeren build" in told.err
    )
    assert "line 2" in told.err or "2:" in told.err
    assert list(place.iterdir()) == []


def test_a_graph_in_another_encoding_or_none(place: Path, tmp_path: Path, zeren: Callable[..., Any]) -> None:
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "law.trig").write_bytes('<a:a> <a:b> "消防" .'.encode("gbk"))
    assert zeren("stats", "--data", str(tmp_path)).code == 2
    (tmp_path / "graph" / "law.trig").unlink()
    (tmp_path / "graph" / "law.trig").mkdir()
    told = zeren("stats", "--data", str(tmp_path), "--lang", "en")
    assert told.code == 2 and "cannot be read" in told.err
    assert list(place.iterdir()) == []


def test_no_data(zeren: Callable[..., Any], tmp_path: Path) -> None:
    for path, said in ((tmp_path / "none", "zeren new"), (tmp_path, "zeren new")):
        told = zeren("stats", "--data", str(path), "--lang", "en")
        assert told.code == 2 and said in told.err and str(path) in told.err
    (tmp_path / "laws").mkdir()
    told = zeren("stats", "--data", str(tmp_path), "--lang", "en")
    assert told.code == 2 and "zeren build" in told.err
