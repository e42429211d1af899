"""Speed as ratios within one run: ``python tests/benchmarks/ratios.py``.

Whole processes: ``zeren who`` against ``python -c pass``, against a bare script that opens the same store and runs the
same query, and against a script that parses the committed RDF with rdflib and runs it. Within a process: the same
query on the embedded store and on rdflib. Ratios of medians; a noisy machine shows in the spread. Nothing here is a
limit that fails a build by the clock: CI prints the table, people read it.
"""

import glob
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GRAPHS = sorted(glob.glob(str(ROOT / "data" / "graph" / "*.trig")))
DOMAIN = "https://w3id.org/zeren/concept/domain/fire-safety"
COMMAND = [
    str(Path(sys.executable).with_name("zeren")),
    "who",
    "消防",
    "--as-of",
    "2018-10-01",
    "--format",
    "json",
]
BARE = """
import sys, pyoxigraph as ox
store = ox.Store.read_only(sys.argv[1])
for row in store.query(open(sys.argv[2], encoding="utf-8").read()):
    print([str(value) for value in row])
"""
RDFLIB = """
import sys, rdflib
data = rdflib.Dataset()
for path in sys.argv[2:]:
    data.parse(path, format="trig")
for row in data.query(open(sys.argv[1], encoding="utf-8").read()):
    print([str(value) for value in row])
"""


def environment() -> dict[str, str]:
    """As a user has it: compiled modules are kept."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def medians(commands: dict[str, list[str]], runs: int) -> dict[str, tuple[float, float]]:
    """Seconds of whole processes, run in turn: median and minimum."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for i in range(runs + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment())
            if i:  # the first round warms the caches
                taken[name].append(time.perf_counter() - start)
    return {name: (statistics.median(t), min(t)) for name, t in taken.items()}


def peak_megabytes(command: list[str]) -> float:
    """Peak resident memory of one run."""
    code = "import subprocess, sys, resource; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    out = subprocess.run(
        [sys.executable, "-c", code, *command], capture_output=True, text=True, check=True, env=environment()
    )
    return int(out.stdout) / 1024


def in_process(query: str) -> tuple[float, float, int]:
    """Seconds a query on the embedded store and on rdflib, and the number of rows (equal or it fails)."""
    import rdflib

    from zeren.store import open_store

    store = open_store()
    rows = len(store.select(query))
    fast = min(_timed(lambda: store.select(query)) for _ in range(20))
    data = rdflib.Dataset()
    for path in GRAPHS:
        data.parse(path, format="trig")
    slow_rows: list[object] = []
    slow = min(_timed(lambda: slow_rows.append(len(list(data.query(query))))) for _ in range(3))
    assert slow_rows[0] == rows, (slow_rows, rows)
    return fast, slow, rows


def _timed(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - start


def main() -> None:
    from zeren import queries
    from zeren.store import open_store

    query = queries.fill("who", domain=DOMAIN)
    place = open_store().describe()["place"]
    scratch = Path(os.environ.get("TMPDIR", "/tmp")) / f"zeren-bench-{os.getpid()}.rq"
    scratch.write_text(query, encoding="utf-8")
    try:
        python = sys.executable
        commands = {
            "python -c pass": [python, "-c", "pass"],
            "zeren who": COMMAND,
            "bare script": [python, "-c", BARE, os.path.join(place, "store"), str(scratch)],
        }
        shown = medians(commands, 15)
        rdflib_script = medians({"rdflib": [python, "-c", RDFLIB, str(scratch), *GRAPHS]}, 2)["rdflib"]
    finally:
        scratch.unlink()
    who = shown["zeren who"]
    for name, (median, least) in {**shown, "rdflib script": rdflib_script}.items():
        print(f"{name:18} median {median * 1000:8.1f} ms   min {least * 1000:8.1f} ms")
    print(f"zeren who / python -c pass   {who[0] / shown['python -c pass'][0]:.2f}  (bar 6)")
    print(f"zeren who / bare script      {who[0] / shown['bare script'][0]:.2f}  (bar 2)")
    print(f"rdflib script / zeren who    {rdflib_script[0] / who[0]:.1f}")
    print(f"peak memory of zeren who     {peak_megabytes(COMMAND):.0f} MB  (bar 80)")
    fast, slow, rows = in_process(query)
    print(f"in process, {rows} rows: rdflib / embedded {slow / fast:.0f}  (bar 20)")


if __name__ == "__main__":
    if resource.getrlimit(resource.RLIMIT_NOFILE)[0] < 256:
        print("few file handles allowed: the store may open slowly", file=sys.stderr)
    main()
