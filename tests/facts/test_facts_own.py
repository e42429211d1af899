"""A collection of one's own: made whole or not at all; what is shipped is not built again."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from zeren import resources
from zeren.collections import create
from zeren.errors import InputProblem, UsageProblem
from zeren.oserrors import os_words


@pytest.fixture(params=["a new folder", "an empty folder", "folders in between"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "an empty folder":
        (tmp_path / "mine").mkdir()
    return tmp_path / ("a/b/mine" if request.param == "folders in between" else "mine")


@pytest.mark.parametrize(
    "failure", [InputProblem("x", "x"), OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()],
    ids=lambda failure: type(failure).__name__,
)  # fmt: skip
def test_a_build_that_fails_leaves_nothing_behind(
    folder: Path, tmp_path: Path, failure: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(made: str) -> None:
        assert (Path(made) / "vocabulary" / "domains.csv").is_file()
        (Path(made) / "graph").mkdir()
        (Path(made) / "graph" / "half.trig").write_text("x")
        raise failure

    before = sorted(tmp_path.rglob("*"))
    monkeypatch.setattr("zeren.graph.build", build)
    with pytest.raises(UsageProblem if isinstance(failure, OSError) else type(failure)):
        create(str(folder), with_shipped=True)
    assert sorted(tmp_path.rglob("*")) == before


def test_copying_that_fails_leaves_nothing_behind(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.setattr(resources, "DATA", str(tmp_path / "no data"))
    with pytest.raises(UsageProblem) as caught:
        create(str(folder))
    assert sorted(tmp_path.rglob("*")) == before
    assert caught.value.where == str(folder)


def test_what_is_there_already_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "laws").mkdir()
    (tmp_path / "laws" / "mine.txt").write_text("x")
    with pytest.raises(UsageProblem):
        create(str(tmp_path))
    assert (tmp_path / "laws" / "mine.txt").read_text() == "x"


def test_the_shipped_data_are_not_built_again(
    tmp_path: Path, zeren: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "ROOT", str(tmp_path / "zeren" / "_shipped"))
    run = zeren("build", "--lang", "en")
    assert run.code == 2 and "read-only" in run.err and "zeren new DIR --with-shipped" in run.err
    assert "只读" in zeren("build").err
    # With a folder of one's own the command goes on: here it complains of the folder.
    assert str(tmp_path / "none") in zeren("build", "--data", str(tmp_path / "none")).err


def test_the_reasons_of_the_system_have_chinese_words() -> None:
    for code in (
        "ENOENT",
        "EACCES",
        "EPERM",
        "EROFS",
        "ENOSPC",
        "EISDIR",
        "ENOTDIR",
        "EEXIST",
        "ENAMETOOLONG",
    ):
        number = getattr(errno, code)
        error = OSError(number, os.strerror(number))
        assert os_words(error, "en") == os.strerror(number)
        assert not any(ch.isascii() for ch in os_words(error, "zh")), code
    assert os_words(OSError(errno.EXDEV, "Cross-device link"), "zh") == "Cross-device link"
    assert os_words(OSError("odd"), "zh") == os_words(OSError("odd"), "en") == "odd"
