"""The command as a process: encodings, pipes, signals, colours."""

import json
import os
import pty
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

ZEREN = [sys.executable, "-m", "zeren"]
DAY = ["--as-of", "2018-10-01"]


def environment(**changes: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON", "NO_COLOR"))}
    return {**kept, **changes}


def run(*argv: str, stdin: bytes = b"", **changes: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [*ZEREN, *argv], input=stdin, capture_output=True, timeout=120, env=environment(**changes)
    )


@pytest.mark.parametrize(
    "changes",
    [{"PYTHONIOENCODING": "gbk"}, {"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"LC_ALL": "zh_CN.GBK"},
     {"PYTHONIOENCODING": "latin-1"}, {"PYTHONIOENCODING": "ascii:strict"}],
    ids=str,
)  # fmt: skip
def test_utf8_comes_out_of_any_console(changes: dict[str, str]) -> None:
    done = run("who", "消防", *DAY, "--format", "json", **changes)
    assert done.returncode == 0 and done.stderr == b""
    assert json.loads(done.stdout.decode("utf-8"))["term"] == "消防"
    done = run("who", "xyzzy", "--as-of", "gestern", **changes)
    assert done.returncode == 2 and "不是日期".encode() in done.stderr


def test_terms_come_in_as_utf8_on_any_console() -> None:
    done = run(
        "who", "--from", "-", *DAY, "--format", "json", stdin="消防\n".encode(), PYTHONIOENCODING="gbk"
    )
    assert done.returncode == 0 and json.loads(done.stdout)["term"] == "消防"


def test_bytes_that_are_no_text() -> None:
    for argv in (
        [b"who", b"\xff\xfe"],
        [b"\xff"],
        [b"text", b"\xff"],
        [b"query", b"\xff.rq"],
        [b"stats", b"--data", b"/\xff"],
    ):
        for form in ([], [b"--format", b"json"]):
            done = subprocess.run([*map(os.fsencode, ZEREN), *argv, *form], capture_output=True, timeout=60)
            assert done.returncode in (2, 3) and b"Traceback" not in done.stderr, done
            told = done.stdout if form else done.stderr
            told.decode("utf-8")
            assert not form or "error" in json.loads(told)


def test_a_reader_that_goes_away() -> None:
    for argv in (["matrix", *DAY], ["query", "names", "--format", "json"]):
        writer = subprocess.Popen([*ZEREN, *argv], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert writer.stdout is not None and writer.stderr is not None
        reader = subprocess.Popen(["head", "-c", "10"], stdin=writer.stdout, stdout=subprocess.DEVNULL)
        writer.stdout.close()
        err = writer.stderr.read()
        assert (writer.wait(60), reader.wait(60), err) == (0, 0, b"")
        writer.stderr.close()


def test_a_full_disk_behind_stdout() -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("this system has no /dev/full")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*ZEREN, "stats", "--lang", "en"], stdout=full, stderr=subprocess.PIPE, timeout=60
        )
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 2 and b"No space left" in done.stderr


def test_ctrl_c() -> None:
    """Held busy by an endpoint that takes the question and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        process = subprocess.Popen(
            [*ZEREN, "stats", "--endpoint", url], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        server.settimeout(60)
        connection, _ = server.accept()
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        connection.close()
    assert process.returncode == 130 and out == b"" and err.decode() == "已中断 interrupted\n"


def terminal(**changes: str) -> str:
    """What ``zeren stats`` writes to a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*ZEREN, "stats"], stdout=theirs, stderr=subprocess.DEVNULL, env=environment(TERM="xterm", **changes)
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux tells the end of a terminal so
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    assert process.wait(60) == 0
    return shown.decode()


def test_colour_only_where_a_person_looks() -> None:
    assert "\x1b[" in terminal() and "xj-2018-76" in terminal()
    assert "\x1b" not in terminal(NO_COLOR="1")
    for changes in ({}, {"FORCE_COLOR": "1"}, {"TERM": "xterm-256color"}):
        assert b"\x1b" not in run("stats", **changes).stdout


def test_a_file_gets_no_colour(tmp_path: Path) -> None:
    done = run("stats", "-o", str(tmp_path / "stats.txt"), FORCE_COLOR="1")
    assert done.returncode == 0 and b"\x1b" not in (tmp_path / "stats.txt").read_bytes()
