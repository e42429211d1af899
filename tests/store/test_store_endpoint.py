"""The same answers from any SPARQL 1.1 endpoint, and every way in which one can be bad told in one line."""

import json
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from zeren import resources
from zeren.errors import EndpointProblem, InputProblem
from zeren.store import endpoint as module
from zeren.store.endpoint import Endpoint

DAY = ("--as-of", "2018-10-01")
SERVER = os.path.join(os.path.dirname(sys.executable), "oxigraph")
COMMANDS: list[tuple[str, ...]] = [
    *(("who", term, *DAY) for term in ("消防", "烟花爆竹", "铁路", "电梯", "化工", "xf", "房屋建筑与市政工程", "没有的词")),
    ("roles", *DAY),
    ("roles", "公安部门", *DAY),
    ("roles", "危险化学品", *DAY, "--level", "county"),
    ("duties", "公安部门", *DAY),
    ("duties", "--post", "safety-deputy", *DAY),
    ("body", *DAY),
    ("body", "教育部门", *DAY),
    ("matrix", *DAY),
    ("gaps", *DAY),
    ("text", "22-3", *DAY),
    ("text", "19", *DAY),
    ("stats",),
]  # fmt: skip


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("oxigraph")
    files = sorted(str(path) for path in Path(resources.DATA, "graph").glob("*.trig"))
    command = [SERVER, "load", "--location", str(place), "--file", *files]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return place


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((), id="plain"),
        pytest.param(("--union-default-graph",), id="union", marks=pytest.mark.ci),
    ],
)
def server(request: pytest.FixtureRequest, loaded: Path) -> Iterator[str]:
    address = f"127.0.0.1:{free_port()}"
    command = [SERVER, "serve-read-only", "--location", str(loaded), "--bind", address, *request.param]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(f"http://{address}/", timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield f"http://{address}/query"
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_every_command_answers_as_the_embedded_store_does(zeren: Callable[..., Any], server: str) -> None:
    statuses = set()
    for command in COMMANDS:
        here = zeren(*command, "--format", "json")
        there = zeren(*command, "--format", "json", "--endpoint", server)
        assert here == there, command
        if command[0] == "who":
            statuses.add(json.loads(here.out)["status"])
    assert statuses == {"found", "gap", "ambiguous", "unknown"}  # each kind of answer was compared


def test_every_stored_query_gives_the_same_rows(zeren: Callable[..., Any], server: str) -> None:
    from zeren import queries

    filled = 0
    for name in queries.names():
        if queries.parameters(queries.load(name)):
            continue  # the commands ask these, with their parameters
        here = zeren("query", name, "--format", "json")
        there = zeren("query", name, "--format", "json", "--endpoint", server)
        assert here.code == there.code, (name, there)
        if here.code == 0 and "bindings" in here.out:
            rows = [sorted(map(json.dumps, json.loads(r.out)["results"]["bindings"])) for r in (here, there)]
            assert rows[0] == rows[1], name  # a query without ORDER BY promises no order
            filled += bool(rows[0])
    assert filled > 8


def test_construct_and_ask_over_http(zeren: Callable[..., Any], server: str) -> None:
    construct = (
        b"CONSTRUCT { ?l ?p ?o } WHERE { GRAPH ?g { ?l a <https://w3id.org/zeren/ns#Regulation> ; ?p ?o } }"
    )
    here, there = (zeren("query", "-", *more, stdin=construct) for more in ([], ["--endpoint", server]))
    assert here == there and "新党厅字〔2018〕76号" in here.out
    ask = b"ASK { GRAPH ?g { ?s a <https://w3id.org/zeren/ns#Duty> } }"
    assert zeren("query", "-", "--endpoint", server, stdin=ask).out == "true\n"


class Canary:
    """A server on loopback that answers as ``answer`` says and counts its visitors."""

    def __init__(self, answer: Callable[[BaseHTTPRequestHandler], None]) -> None:
        self.hits = 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                outer.hits += 1
                self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                answer(self)

            do_GET = do_POST

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/query"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})

    def __enter__(self) -> "Canary":
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def says(
    body: bytes, code: int = 200, kind: str = "application/sparql-results+json", **headers: str
) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", headers.pop("length", str(len(body))))
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def result(variables: list[str], **cell: Any) -> bytes:
    rows = [{variables[0]: cell}] if variables else [{}]
    return json.dumps({"head": {"vars": variables}, "results": {"bindings": rows}}).encode()


BAD = {
    "a web page": (says(b"<html>hello</html>", kind="text/html"), "web page"),
    "refused": (says(b"who are you", 401, "text/plain"), "401"),
    "forbidden": (says(b"no", 403, "text/plain"), "403"),
    "not there": (says(b"nothing at this address", 404, "text/plain"), "404 nothing at this address"),
    "its own failure": (says("数据库 \x1b[31mdown\nTrace: …".encode(), 500, "text/plain"), "HTTP 500 数据库"),
    "empty": (says(b""), "not complete"),
    "no JSON": (says(b"rows: 3", kind="text/plain"), "not complete"),
    "cut JSON": (says(result(["law"], type="literal", value="x")[:-9]), "not complete"),
    "cut connection": (says(b'{"head"', length="5000"), "cannot be reached"),
    "a list": (says(b"[1, 2]"), "not complete"),
    "null": (says(b"null"), "not complete"),
    "a number": (says(b"7"), "not complete"),
    "no head": (says(b'{"results": {"bindings": []}}'), "not complete"),
    "no bindings": (says(b'{"head": {"vars": ["law"]}, "results": {}}'), "not complete"),
    "rows that are none": (says(b'{"head": {"vars": ["law"]}, "results": {"bindings": [1]}}'), "not complete"),
    "a term without type": (says(result(["law"], value="x")), "not complete"),
    "an IRI that is none": (says(result(["law"], type="uri", value="not an iri")), "not complete"),
    "a value that is no text": (says(result(["law"], type="literal", value=5)), "not complete"),
    "a language that is none": (says(result(["law"], type="literal", value="x", **{"xml:lang": "!"})), "not complete"),
    "other columns": (says(result(["x"], type="literal", value="1")), "columns: x"),
    "deep nesting": (says(b"[" * 200_000), "not complete"),
    "not UTF-8": (says(b'{"head": {"vars": ["\xff\xfe"]}}'), "not complete"),
    "another charset": (says(result(["law"], type="literal", value="x").decode().encode("utf-16")), "not complete"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_bad_endpoint_is_told_in_one_line(zeren: Callable[..., Any], case: str) -> None:
    answer, said = BAD[case]
    with Canary(answer) as canary:
        told = zeren("who", "消防", *DAY, "--endpoint", canary.url, "--lang", "en")
        assert told.code == 2 and told.out == "", told
        message, hint, *more = told.err.splitlines()
        assert message.startswith("zeren: ") and said in message and canary.url in message
        assert hint.startswith("  → ") and len(hint) > 10 and not more
        assert all(ch.isprintable() for ch in message + hint)
        told = zeren("who", "消防", *DAY, "--endpoint", canary.url, "--format", "json")
        assert told.code == 2 and told.err == ""
        error = json.loads(told.out)["error"]
        assert error["kind"] == "endpoint" and error["where"] == canary.url and error["hint"]


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_redirect_is_told_and_not_followed(zeren: Callable[..., Any], code: int) -> None:
    with Canary(says(result(["law"], type="literal", value="x"))) as elsewhere:
        with Canary(says(b"", code, Location=elsewhere.url)) as canary:
            told = zeren("stats", "--endpoint", canary.url, "--lang", "en")
        assert told.code == 2 and f"redirects to {elsewhere.url}" in told.err
        assert (canary.hits, elsewhere.hits) == (1, 0)


def test_an_endpoint_that_is_down(zeren: Callable[..., Any]) -> None:
    told = zeren("stats", "--endpoint", f"http://127.0.0.1:{free_port()}/query", "--lang", "en")
    assert told.code == 2 and "cannot be reached" in told.err and len(told.err.splitlines()) == 2


def test_a_slow_endpoint(zeren: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TIMEOUT", 0.2)
    release = threading.Event()
    with Canary(lambda _: release.wait(10) and None) as canary:
        started = time.monotonic()
        told = zeren("stats", "--endpoint", canary.url, "--lang", "en")
        assert time.monotonic() - started < 5
        release.set()
    assert told.code == 2 and "did not answer within 0.2 s" in told.err


def test_an_endpoint_that_drips(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each byte comes in time, the answer never does."""
    monkeypatch.setattr(module, "PATIENCE", 3)

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            for _ in range(200):
                handler.wfile.write(b" ")
                handler.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    with Canary(drip) as canary:
        started = time.monotonic()
        with pytest.raises(EndpointProblem, match="did not answer"):
            Endpoint(canary.url, timeout=0.2).run("ASK {}")
        assert time.monotonic() - started < 5


def test_a_huge_answer(zeren: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 100_000)
    with Canary(says(b" " * 300_000)) as canary:
        told = zeren("stats", "--endpoint", canary.url, "--lang", "en")
    assert told.code == 2 and "too large" in told.err


@pytest.mark.parametrize(
    "url",
    ["ftp://127.0.0.1/", "file:///etc/passwd", "localhost:7878", "//127.0.0.1/", "", " ", "http://", "http://[::1",
     "http://127.0.0.1:port/", "http://127.0.0.1:99999/", "http://127.0.0.1:1/a b", "http://127.0.0.1:1/例",
     "http://127.0.0.1:1/\udcff", "http://127.0.0.1:1/\r\nHost: x", "javascript:alert(1)"],
)  # fmt: skip
def test_what_is_no_address(zeren: Callable[..., Any], url: str) -> None:
    told = zeren("stats", "--endpoint", url, "--lang", "en")
    assert told.code == 2 and "no endpoint address" in told.err and len(told.err.splitlines()) == 2


@pytest.mark.parametrize(
    "text",
    ["CLEAR ALL", "INSERT DATA { <a:b> <a:b> <a:b> }", "PREFIX a: <a:>\n# SELECT\nDELETE WHERE { ?s ?p ?o }", "DROP ALL"],
)  # fmt: skip
def test_no_update_leaves_the_house(zeren: Callable[..., Any], text: str) -> None:
    """Some endpoints take updates at the address of queries; none is sent, and no update is sent as a query."""
    bodies = []
    with Canary(lambda handler: bodies.append(handler.body)) as canary:  # type: ignore[attr-defined]
        with pytest.raises(InputProblem):
            Endpoint(canary.url).run(text)
        told = zeren("query", "-", "--endpoint", canary.url, stdin=text.encode())
        assert told.code == 2 and canary.hits == 0, bodies


def test_what_cannot_be_classified_is_sent_as_a_query(zeren: Callable[..., Any]) -> None:
    with Canary(says(b"parse error at 1:1", 400, "text/plain")) as canary:
        told = zeren("query", "-", "--endpoint", canary.url, "--lang", "en", stdin=b"NONSENSE")
    assert told.code == 2 and "HTTP 400 parse error at 1:1" in told.err and "Warning" not in told.err
