"""What the README says is true: its commands run and print what it shows, its paths exist, its Python answers."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def shown() -> list[tuple[str, list[str]]]:
    """(command, the lines shown under it) of each ``$ zeren …`` in the console blocks."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"^```console\n(.*?)^```$", README, re.DOTALL | re.MULTILINE):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


@pytest.mark.parametrize(("command", "lines"), shown(), ids=[command for command, _ in shown()])
def test_command_prints_what_is_shown(command: str, lines: list[str], tmp_path: Path) -> None:
    words = command.split()
    assert words[0] == "zeren"
    done = subprocess.run(
        [sys.executable, "-m", "zeren", *words[1:]],
        env={**os.environ, "COLUMNS": "120"},
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    printed = iter(line.rstrip() for line in done.stdout.splitlines())
    for line in lines:
        if line != "…":  # lines left out
            assert any(line.rstrip() == out for out in printed), f"not printed, or not in this order: {line}"


def test_every_link_and_room_exists() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        if not target.startswith("http"):
            assert (ROOT / target).exists(), target


def test_every_command_is_listed() -> None:
    from zeren.cli.arguments import COMMANDS

    listed = set(re.findall(r"`zeren (\w+)", README[README.index("## Commands") :]))
    assert listed >= set(COMMANDS), set(COMMANDS) - listed


def test_python_example_answers() -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    said = re.search(r"print\(.*\)  # (.*)$", code, re.MULTILINE)
    assert said is not None
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == said[1]
