"""The house as it was drawn: arrows between rooms one way, the quick path quick, modules short, no query pasted together."""

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "zeren"
MODULES = sorted(SOURCE.rglob("*.py"))
MAX_LINES = 300

# A room and what it may lean on; whatever is not named here may not be imported. Rooms that are planned stand here
# already: what may import them is settled before they come.
_LEAVES = {"names", "errors", "oserrors", "resources", "keys", "words", "posts"}
MAY_LEAN_ON: dict[str, set[str]] = {
    "names": set(),
    "errors": set(),
    "resources": set(),
    "keys": set(),
    "words": set(),
    "posts": set(),
    "oserrors": set(),
    "text": {"names", "errors"},
    "facts": {"names", "errors", "oserrors", "text"},
    "extract": {"names", "errors", "text", "facts", "keys"},
    "graph": _LEAVES | {"text", "facts"},
    "reason": _LEAVES | {"graph"},
    "queries": {"names", "errors", "resources"},
    "store": _LEAVES,
    "ask": _LEAVES | {"store", "queries", "text"},
    "check": _LEAVES | {"graph", "store", "facts", "queries"},
    "collections": _LEAVES | {"graph"},
    "doctor": _LEAVES | {"store", "queries"},
    "api": _LEAVES | {"ask", "check", "store", "queries", "text"},
    "office": _LEAVES | {"ask", "check", "facts"},
    "cli": _LEAVES
    | {"ask", "check", "graph", "store", "queries", "doctor", "collections", "text", "api", "office"},
    "web": _LEAVES | {"ask", "check", "store", "queries", "api"},
    "mcp": _LEAVES | {"ask", "check", "store", "queries", "api"},
}
# The package itself hands out the Python face; python -m zeren is the command.
MAY_LEAN_ON["__init__"] = {"api", "check"}
MAY_LEAN_ON["__main__"] = {"cli"}

HEAVY = ("rdflib", "pyshacl", "owlrl", "SPARQLWrapper", "rich", "pathlib", "dataclasses", "typing", "pypinyin",
         "rapidfuzz", "hashlib", "tempfile", "shutil", "urllib.request", "importlib.metadata", "zeren.facts",
         "zeren.graph", "zeren.text", "zeren.check", "zeren.api", "zeren.store.endpoint", "zeren.store.results")  # fmt: skip


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of each import, late ones and those for type checkers included."""
    package = ["zeren", *path.relative_to(SOURCE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*base, *([node.module] if node.module else [])])
            if name == "zeren":
                for alias in node.names:
                    yield node.lineno, f"zeren.{alias.name}"
            else:
                yield node.lineno, name


def test_there_is_a_house() -> None:
    assert len(MODULES) > 50 and {room(path) for path in MODULES} <= set(MAY_LEAN_ON)


@pytest.mark.parametrize("name", sorted(MAY_LEAN_ON))
def test_arrows_go_one_way(name: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {target}"
        for path in MODULES
        if room(path) == name
        for line, target in imported(path)
        if target.split(".")[0] == "zeren" and target.split(".")[1] not in MAY_LEAN_ON[name] | {name}
    ]
    assert wrong == []


def test_no_circle_in_what_is_allowed() -> None:
    done: set[str] = set()
    while ready := {name for name, leans in MAY_LEAN_ON.items() if name not in done and leans <= done}:
        done |= ready
    assert done == set(MAY_LEAN_ON)


def test_the_facts_build_without_the_extractor() -> None:
    """graph never imports extract or ask, at any distance."""
    reach: set[str] = {"graph"}
    for _ in MAY_LEAN_ON:
        reach |= {other for name in reach for other in MAY_LEAN_ON[name]}
    assert not reach & {"extract", "ask", "store", "check", "cli"}


def loaded(*argv: str, cache: Path) -> set[str]:
    """The modules that a run of ``zeren`` has imported when it ends."""
    program = (
        "import sys\nfrom zeren.cli import main\ncode = main(sys.argv[1:])\n"
        "sys.stderr.write(' '.join(sys.modules))\nsys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *argv],
        capture_output=True, text=True, timeout=120, env={**os.environ, "ZEREN_CACHE": str(cache)},
    )  # fmt: skip
    assert done.returncode == 0 and json.loads(done.stdout)["status"] == "found", done
    return set(done.stderr.split())


def test_the_way_of_who_is_short(tmp_path: Path) -> None:
    argv = ("who", "消防", "--as-of", "2018-10-01", "--format", "json")
    loaded(*argv, cache=tmp_path)  # builds the store
    bare = subprocess.run(
        [sys.executable, "-c", "import sys; print(' '.join(sys.modules))"],
        capture_output=True,
        text=True,
        timeout=60,
    )
    met = loaded(*argv, cache=tmp_path) - set(bare.stdout.split())
    assert [name for name in HEAVY if name in met] == []
    assert "pyoxigraph" in met and "zeren.ask.who" in met


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MAX_LINES
    if text.strip():
        assert ast.get_docstring(ast.parse(text)), "a module says what it is"


def pasted(node: ast.expr) -> bool:
    """Whether an expression puts a string together: f-string with a value, %, +, .format, .join, .replace."""
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in node.values)
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add | ast.Mod)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in ("format", "join", "replace", "format_map")
    return False


def pasted_queries(tree: ast.AST) -> list[int]:
    """Lines where a question is put together before it is asked, in the call or in a name that the call is given."""
    names: dict[str, ast.expr] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and pasted(node.value):
            names[node.targets[0].id] = node.value
        elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            names[node.target.id] = node.value
    found = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr not in ("query", "select", "run", "setQuery"):
            continue
        for argument in node.args[:1]:
            if pasted(argument) or (isinstance(argument, ast.Name) and argument.id in names):
                found.append(node.lineno)
    return found


def test_pasting_is_seen() -> None:
    bad = [
        's.query(f"SELECT {x}")', 's.select("A" + x)', 's.run("A %s" % x)', 's.query("{}".format(x))',
        'q = f"SELECT {x}"\ns.select(q)', 'q = ""\nq += x\ns.run(q)', 's.query("?x".replace("?x", x))',
    ]  # fmt: skip
    assert all(pasted_queries(ast.parse(text)) for text in bad)
    good = [
        's.query("SELECT")',
        "s.select(queries.load('who'))",
        "s.select(queries.fill('who', domain=x))",
        "s.run(q)",
    ]
    assert not any(pasted_queries(ast.parse(text)) for text in good)


def test_no_question_is_put_together_from_strings() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in MODULES
        for line in pasted_queries(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


def named_paths(text: str) -> set[str]:
    """What a document names as a place in the project: in backticks or as the target of a link."""
    links = re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", text)
    words = re.findall(r"`([^`\s]+)`", text)
    rooms = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}
    paths = [w for w in words if w.split("/")[0] in rooms and "/" in w and not set(w) & set("<>*{}…$")]
    return {path.rstrip("/") for path in (*links, *paths)}


def test_the_paths_that_documents_name_are_there() -> None:
    assert named_paths("`src/zeren/x.py` `data/laws/<key>/roles.csv` [a](b.md) [c](https://d) `pip x`") == {
        "src/zeren/x.py", "b.md",
    }  # fmt: skip
    documents = [
        ROOT / "README.md",
        ROOT / "CHANGELOG.md",
        *ROOT.glob("data/*.md"),
        *ROOT.glob("ontology/*.md"),
    ]
    missing = [
        f"{document.relative_to(ROOT)}: {path}"
        for document in documents
        if document.exists()
        for path in named_paths(document.read_text(encoding="utf-8"))
        if not (document.parent / path).exists() and not (ROOT / path).exists()
    ]
    assert (ROOT / "README.md").exists() and missing == []


def test_no_machine_stands_in_the_sources() -> None:
    """Paths of one machine, and addresses that only it knows."""
    wrong = re.compile(r"/(?:home|root|Users)/\w+|/work/\w+|/tmp/\w+")
    for path in MODULES:
        assert not wrong.search(path.read_text(encoding="utf-8")), path
