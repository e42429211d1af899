"""``zeren new``: a collection of one's own, beside the shipped one, which is read-only."""

import contextlib
import os
import shutil

from zeren import resources
from zeren.errors import UsageProblem
from zeren.oserrors import os_words

ROOMS = ("vocabulary", "laws", "graph")


def create(folder: str, *, with_shipped: bool = False) -> None:
    """Make a collection: the vocabularies, and with ``with_shipped`` the shipped laws; then build its graph.

    Raises UsageProblem if the folder holds anything or cannot be written. Whatever fails, nothing is left behind.
    """
    if not folder:
        raise UsageProblem(
            "没有给出目录", "no directory was given", hint_zh="例如：zeren new 我的数据", hint_en="For example: zeren new mine",
        )  # fmt: skip
    made = _missing(folder)
    try:
        if not made and (not os.path.isdir(folder) or os.listdir(folder)):
            raise UsageProblem(
                "目录已存在且不为空", "the directory exists and is not empty", where=folder,
                hint_zh="换一个新目录。", hint_en="Name a new directory.",
            )  # fmt: skip
        _fill(folder, made, with_shipped)
    except OSError as error:
        raise UsageProblem(
            f"无法建立目录：{os_words(error, 'zh')}", f"the directory cannot be made: {os_words(error, 'en')}",
            where=folder, hint_zh="检查路径和权限。", hint_en="Check the path and its permissions.",
        ) from None  # fmt: skip


def _fill(folder: str, made: list[str], with_shipped: bool) -> None:
    from zeren.graph import build

    try:
        os.makedirs(os.path.join(folder, "laws"), exist_ok=True)
        _copy(os.path.join(resources.DATA, "vocabulary"), os.path.join(folder, "vocabulary"))
        if with_shipped:
            _copy(os.path.join(resources.DATA, "laws"), os.path.join(folder, "laws"))
        build(folder)
    except BaseException:  # an interruption too
        for room in ROOMS:
            shutil.rmtree(os.path.join(folder, room), ignore_errors=True)
        for path in made:
            with contextlib.suppress(OSError):
                os.rmdir(path)
        raise


def _missing(folder: str) -> list[str]:
    """The folder and those above it that do not exist yet, the deepest first."""
    path, found = os.path.abspath(folder), []
    while not os.path.lexists(path):
        found.append(path)
        path = os.path.dirname(path)
    return found


def _copy(source: str, target: str) -> None:
    # copyfile, not copy: the shipped files may be read-only and one's own must not be.
    shutil.copytree(source, target, dirs_exist_ok=True, copy_function=shutil.copyfile)
