"""The build: the committed graphs to the byte, on any machine; every node of ours defined; a collection of one's own."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from zeren import names, resources
from zeren.collections import create
from zeren.errors import InputProblem, UsageProblem
from zeren.graph import build

GRAPHS = Path(resources.DATA, "graph")
DAY = ("--as-of", "2018-10-01")
TYPE = names.PREFIXES["rdf"] + "type"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


MACHINES = {
    "seed 0": {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    "seed 1": {"PYTHONHASHSEED": "1", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8"},
    "seed 2": {"PYTHONHASHSEED": "2", "TZ": "Asia/Urumqi", "LANG": "zh_CN.GBK", "PYTHONUTF8": "0"},
}


@pytest.mark.parametrize(
    "changes",
    [pytest.param(v, id=k, marks=[pytest.mark.ci] * (k != "seed 0")) for k, v in MACHINES.items()],
)
def test_the_committed_graphs_are_what_the_tables_give(tmp_path: Path, changes: dict[str, str]) -> None:
    program = "import sys; from zeren.graph import build; print(len(build(sys.argv[1], sys.argv[2])))"
    done = subprocess.run(
        [sys.executable, "-c", program, resources.DATA, str(tmp_path / "graph")],
        capture_output=True, text=True, timeout=120, env={**os.environ, **changes}, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0 and done.stderr == "", done.stderr
    built, committed = contents(tmp_path / "graph"), contents(GRAPHS)
    assert list(built) == list(committed) and int(done.stdout) == len(committed)
    assert [name for name in built if built[name] != committed[name]] == []  # else: run zeren build


@pytest.fixture(scope="module")
def quads() -> dict[str, list[ox.Quad]]:
    return {
        path.stem: list(ox.parse(path=str(path), format=ox.RdfFormat.TRIG)) for path in GRAPHS.glob("*.trig")
    }


def test_each_file_is_one_named_graph(quads: dict[str, list[ox.Quad]]) -> None:
    graphs = {name: {str(quad.graph_name) for quad in found} for name, found in quads.items()}
    assert graphs == {
        "ontology": {f"<{names.ONTOLOGY_GRAPH}>"},
        "vocabulary": {f"<{names.VOCABULARY_GRAPH}>"},
        "index": {f"<{names.INDEX_GRAPH}>"},
        "xj-2018-76": {f"<{names.graph('xj-2018-76', 'reviewed')}>"},
    }


def test_no_blank_node_outside_the_ontology(quads: dict[str, list[ox.Quad]]) -> None:
    for name, found in quads.items():
        blank = [
            q for q in found if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)
        ]
        assert bool(blank) == (name == "ontology")


def test_no_machine_and_no_clock_in_the_graphs() -> None:
    for name, content in contents(GRAPHS).items():
        text = content.decode("utf-8")
        assert not re.search(r"/(?:home|root|tmp|Users|work)/|file:|localhost|127\.0\.0\.1", text), name
        assert not re.search(r"\d{4}-\d\d-\d\dT\d\d:\d\d", text), name
        assert "\r" not in text and text.endswith("\n")


def test_every_node_of_ours_is_defined(quads: dict[str, list[ox.Quad]]) -> None:
    """Terms by the ontology, concepts by a scheme, individuals by the type that they are minted with."""
    everything = [quad for found in quads.values() for quad in found]
    typed = {
        q.subject.value
        for q in everything
        if q.predicate.value == TYPE and isinstance(q.subject, ox.NamedNode)
    }
    used = {q.predicate.value for q in everything}
    used |= {n.value for q in everything for n in (q.subject, q.object) if isinstance(n, ox.NamedNode)}
    ours = {iri for iri in used if iri.startswith(names.BASE)}
    graphs = {quad.graph_name.value for quad in everything if isinstance(quad.graph_name, ox.NamedNode)}
    undefined = sorted(ours - typed - graphs - {names.BASE})
    assert undefined == []
    assert len(ours) > 5_000
    for law_iri in (iri for iri in ours if iri.startswith(names.LAW) and "/art_" in iri):
        assert names.address(law_iri).law == "xj-2018-76"


def test_every_fact_has_its_place_and_its_words(quads: dict[str, list[ox.Quad]]) -> None:
    found = quads["xj-2018-76"]
    source = Path(resources.DATA, "laws", "xj-2018-76", "source.txt").read_text(encoding="utf-8")
    stated = {q.subject.value: q.object.value for q in found if q.predicate.value == names.term("statedIn")}
    derived = {
        q.subject.value: q.object.value for q in found if q.predicate.value.endswith("prov#wasDerivedFrom")
    }
    exact = {q.subject.value: q.object.value for q in found if q.predicate.value.endswith("oa#exact")}
    assert len(stated) > 1_000 and set(stated) == set(derived)
    for fact, span in derived.items():
        start, end = names.extent(span)
        assert exact[f"{span}/quote"] == source[start:end], fact


def test_a_second_build_touches_nothing(tmp_path: Path) -> None:
    out = tmp_path / "graph"
    shutil.copytree(GRAPHS, out)
    (out / "gone-law.trig").write_text("")  # of a law that was taken out
    for path in out.iterdir():
        os.utime(path, (1, 1))
    assert build(resources.DATA, str(out)) == [str(out / "gone-law.trig")]
    assert all(path.stat().st_mtime == 1 for path in out.iterdir()) and contents(out) == contents(GRAPHS)


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new") / "我的 数据"
    create(str(folder), with_shipped=True)
    return folder


def test_new_with_the_shipped_laws(zeren: Callable[..., Any], mine: Path) -> None:
    assert contents(mine / "graph") == contents(GRAPHS)
    for command in (("who", "消防", *DAY), ("stats",)):
        here, shipped = (
            zeren(*command, "--format", "json", "--data", str(mine)),
            zeren(*command, "--format", "json"),
        )
        assert here == shipped and here.code == 0
    run = zeren("build", "--data", str(mine), "--lang", "en")
    assert run.code == 0 and "0 files changed" in run.out and run.err == ""
    assert all(os.access(path, os.W_OK) for path in mine.rglob("*"))


def test_new_without_laws(zeren: Callable[..., Any], tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    run = zeren("new", str(folder), "--lang", "en")
    assert run.code == 0 and f"zeren build --data {folder}" in run.out
    assert sorted(p.name for p in (folder / "graph").iterdir()) == [
        "index.trig",
        "ontology.trig",
        "vocabulary.trig",
    ]
    run = zeren("who", "消防", "--data", str(folder), "--lang", "en", *DAY)
    assert run.code == 3 and "no reviewed law" in run.err
    assert zeren("stats", "--data", str(folder), "--format", "json").code == 0
    assert zeren("build", "--data", str(folder)).code == 0


def test_new_refuses_what_holds_anything(zeren: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for target in (tmp_path, tmp_path / "file"):
        run = zeren("new", str(target), "--lang", "en")
        assert run.code == 2 and "not empty" in run.err and str(target) in run.err
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    (tmp_path / "empty").mkdir()
    assert zeren("new", str(tmp_path / "empty")).code == 0


def test_new_never_means_the_current_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageProblem):
        create("")
    assert list(tmp_path.iterdir()) == []


def test_an_edited_row_changes_its_law_alone(zeren: Callable[..., Any], mine: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(mine, folder)
    table = folder / "laws" / "xj-2018-76" / "duties.csv"
    text = table.read_text(encoding="utf-8")
    edited = text.replace(",own,", ",lead,", 1)
    assert edited != text
    table.write_text(edited, encoding="utf-8")
    run = zeren("build", "--data", str(folder), "--lang", "en")
    assert run.code == 0 and "1 files changed" in run.out
    assert run.err.splitlines() == [str(folder / "graph" / "xj-2018-76.trig")]
    old, new = (contents(f / "graph") for f in (mine, folder))
    assert [name for name in old if old[name] != new[name]] == ["xj-2018-76.trig"]
    graph = [set(ox.parse(input=f["xj-2018-76.trig"], format=ox.RdfFormat.TRIG)) for f in (old, new)]
    [before], [after] = graph[0] - graph[1], graph[1] - graph[0]
    assert before.subject == after.subject and before.predicate.value == names.term("mode")
    assert (before.object.value, after.object.value) == (
        names.concept("mode", "own"),
        names.concept("mode", "lead"),
    )


def test_two_laws_do_not_mix(zeren: Callable[..., Any], mine: Path, tmp_path: Path) -> None:
    """A second law, here the first under another key, gets a graph of its own and answers of its own."""
    folder = tmp_path / "copy"
    shutil.copytree(mine, folder)
    shutil.copytree(folder / "laws" / "xj-2018-76", folder / "laws" / "proposed-1")
    toml = folder / "laws" / "proposed-1" / "law.toml"
    toml.write_text(
        toml.read_text(encoding="utf-8").replace('state = "reviewed"', 'state = "proposed"'), "utf-8"
    )
    assert zeren("build", "--data", str(folder)).code == 0
    asked = ("who", "消防", *DAY, "--format", "json")
    assert zeren(*asked, "--data", str(folder)).out == zeren(*asked).out  # what is proposed never answers
    assert zeren(*asked, "--data", str(folder), "--law", "proposed-1").code == 3
    text = (folder / "graph" / "proposed-1.trig").read_text(encoding="utf-8")
    assert (
        "graph/proposed-1/proposed" in text and "law:xj-2018-76" not in text and "law/xj-2018-76" not in text
    )


@pytest.mark.parametrize("step", ["makedirs", "replace"])
def test_a_graph_that_cannot_be_written(
    mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def no_room(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    out = tmp_path / "graph"
    if step == "replace":
        shutil.copytree(mine / "graph", out)
        (out / "index.trig").write_text("old")
    before = contents(out) if out.exists() else None
    monkeypatch.setattr(os, step, no_room)
    with pytest.raises(InputProblem, match="No space left"):
        build(str(mine), str(out))
    monkeypatch.undo()
    assert (contents(out) if out.exists() else None) == before
