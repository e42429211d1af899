"""Any SPARQL 1.1 endpoint behind the store interface, through SPARQLWrapper.

Everything that can be wrong on the other side is told in one line: down, slow, refusing, redirecting, answering
with something that is not SPARQL results. Redirects are not followed: an address that answers from elsewhere is for
the user to correct, not for us to trust. Queries go by POST, so that their length is no matter.
"""

import json
import socket
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request
import warnings
from http.client import HTTPException, IncompleteRead
from typing import Any

import pyoxigraph as ox

from zeren.errors import EndpointProblem, InputProblem
from zeren.store.results import Result

TIMEOUT = 30  # seconds; the socket's, the only kind SPARQLWrapper has
PATIENCE = 10  # times TIMEOUT, for a whole answer
MAX_BYTES = 200_000_000


class Endpoint:
    """A store that asks a SPARQL 1.1 endpoint at ``url`` (http or https)."""

    def __init__(self, url: str, timeout: float | None = None) -> None:
        if not _is_address(url):
            raise self._problem(
                url, "端点地址不合规，应以 http:// 或 https:// 开头",
                "this is no endpoint address; it begins with http:// or https:// and is plain ASCII",
                "例如 http://localhost:7878/query", "For example http://localhost:7878/query",
            )  # fmt: skip
        self.url, self.timeout = url, TIMEOUT if timeout is None else timeout

    def select(self, query: str) -> list[dict[str, Any]]:
        """Rows of a SELECT query of ours as plain values; an answer to another question is refused."""
        result = self.run(query)
        asked: Any = ox.Store().query(query)
        if result.variables != tuple(v.value for v in asked.variables):
            raise self._broken(f"columns: {' '.join(result.variables)}")
        return list(result.bindings())

    def run(self, query: str) -> Result:
        """Result of any read-only query. Raises EndpointProblem."""
        kind, data = self._fetch(query)
        if kind == "json":
            return self._from_json(data)
        try:
            parsed = ox.parse(data, format=ox.RdfFormat.TURTLE)
            return Result(triples=tuple(ox.Triple(q.subject, q.predicate, q.object) for q in parsed))
        except SyntaxError as error:
            raise self._broken(str(error)) from None

    def describe(self) -> dict[str, str]:
        """Engine and place of the store."""
        return {"engine": "SPARQL 1.1 endpoint", "place": self.url}

    def _fetch(self, query: str) -> tuple[str, bytes]:
        from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper
        from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

        wrapper = SPARQLWrapper(self.url)
        wrapper.setMethod(POST)
        with warnings.catch_warnings():  # of queries it cannot classify; the endpoint will say what is wrong
            warnings.simplefilter("ignore")
            wrapper.setQuery(query)
        if wrapper.isSparqlUpdateRequest():
            raise InputProblem(
                "这里只查询，不更新", "queries are run here, updates are not",
                hint_zh="改用 SELECT、ASK、CONSTRUCT 或 DESCRIBE。", hint_en="Use SELECT, ASK, CONSTRUCT or DESCRIBE.",
            )  # fmt: skip
        graph = wrapper.queryType in ("CONSTRUCT", "DESCRIBE")
        wrapper.setReturnFormat(TURTLE if graph else JSON)
        # The request is SPARQLWrapper's; sending it is ours, since its own query() follows redirects and the only
        # public way to stop that is to change urllib for the whole process.
        opener = urllib.request.build_opener(_NoRedirect)
        try:
            with opener.open(wrapper._createRequest(), timeout=self.timeout) as response:
                data = self._read(response)
                content_type = response.headers.get("Content-Type", "")
        except urllib.error.HTTPError as error:
            raise self._refused(error) from None
        except (urllib.error.URLError, OSError, HTTPException) as error:
            raise self._unreachable(error) from None
        except SPARQLWrapperException as error:
            raise self._broken(str(error)) from None
        if len(data) > MAX_BYTES:
            raise self._problem(
                self.url, "端点的回答过大", "the endpoint's answer is too large",
                "缩小查询，例如加上 LIMIT。", "Narrow the query, for example with LIMIT.",
            )  # fmt: skip
        if "html" in content_type:
            raise self._problem(
                self.url, "端点返回的是网页，不是 SPARQL 结果",
                "the endpoint answers with a web page, not with SPARQL results",
                "检查地址是否是查询端点（常以 /sparql 或 /query 结尾）。",
                "Check that this is the query endpoint (often ending in /sparql or /query).",
            )  # fmt: skip
        return ("turtle" if graph else "json"), data

    def _read(self, response: Any) -> bytes:
        """The body, up to a byte more than is allowed; the socket's time-out does not see one that drips."""
        end = time.monotonic() + PATIENCE * self.timeout
        data = bytearray()
        while len(data) <= MAX_BYTES and (piece := response.read1(MAX_BYTES + 1 - len(data))):
            data += piece
            if time.monotonic() > end:
                raise TimeoutError
        if response.length and len(data) <= MAX_BYTES:  # read1() does not tell that the connection broke off
            raise IncompleteRead(b"", response.length)
        return bytes(data)

    def _from_json(self, data: bytes) -> Result:
        try:
            answer = json.loads(data)
            if "boolean" in answer:
                return Result(truth=bool(answer["boolean"]))
            variables = tuple(answer["head"]["vars"])
            rows = [
                tuple(_term(binding[v]) if v in binding else None for v in variables)
                for binding in answer["results"]["bindings"]
            ]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise self._broken(str(error)) from None
        return Result(variables, tuple(rows))

    def _refused(self, error: urllib.error.HTTPError) -> EndpointProblem:
        with error:
            said = error.read(300).decode("utf-8", "replace").strip().splitlines()
        first = said[0] if said and "<" not in said[0] else ""
        if 300 <= error.code < 400:
            target = error.headers.get("Location", "?")
            return self._problem(
                self.url, f"端点要求转到 {target}", f"the endpoint redirects to {target}",
                "若信任该地址，请直接写它。", "If you trust that address, give it directly.",
            )  # fmt: skip
        if error.code in (401, 403):
            return self._problem(
                self.url, f"端点拒绝访问（HTTP {error.code}）", f"the endpoint refuses access (HTTP {error.code})",
                "请换用无需登录的查询地址，或请管理员开放。", "Use a query address that needs no login, or ask for access.",
            )  # fmt: skip
        return self._problem(
            self.url, f"端点返回 HTTP {error.code} {first}".strip(),
            f"the endpoint answers HTTP {error.code} {first}".strip(),
            "检查地址，稍后再试，或去掉 --endpoint 用内置数据。",
            "Check the address, try later, or leave out --endpoint to use the embedded data.",
        )  # fmt: skip

    def _unreachable(self, error: Exception) -> EndpointProblem:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError | socket.timeout) or isinstance(error, TimeoutError):
            zh, en = (
                f"端点在 {self.timeout:g} 秒内没有回答",
                f"the endpoint did not answer within {self.timeout:g} s",
            )
        elif isinstance(reason, ssl.SSLError):
            zh, en = "与端点的加密连接不成功", "the encrypted connection to the endpoint failed"
        else:
            zh, en = f"连不上端点（{reason}）", f"the endpoint cannot be reached ({reason})"
        return self._problem(
            self.url, zh, en, "检查地址和服务是否已启动，或去掉 --endpoint 用内置数据。",
            "Check the address and that the server runs, or leave out --endpoint to use the embedded data.",
        )  # fmt: skip

    def _broken(self, detail: str) -> EndpointProblem:
        return self._problem(
            self.url, f"端点的回答不是完整的 SPARQL 结果（{detail[:80]}）",
            f"the endpoint's answer is not complete SPARQL results ({detail[:80]})",
            "检查地址；若服务端有超时限制，请缩小查询。",
            "Check the address; if the server has a time limit, narrow the query.",
        )  # fmt: skip

    @staticmethod
    def _problem(where: str, zh: str, en: str, hint_zh: str, hint_en: str) -> EndpointProblem:
        return EndpointProblem(zh, en, where=where, hint_zh=hint_zh, hint_en=hint_en)


def _is_address(url: str) -> bool:
    try:
        parts = urllib.parse.urlsplit(url)
        _ = parts.port  # raises for what is no port
    except ValueError:
        return False
    plain = url.isascii() and url.isprintable() and " " not in url
    return plain and parts.scheme in ("http", "https") and bool(parts.hostname)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def _term(shown: dict[str, Any]) -> ox.NamedNode | ox.Literal | ox.BlankNode:
    kind, value = shown["type"], shown["value"]
    if kind == "uri":
        return ox.NamedNode(value)
    if kind == "bnode":
        return ox.BlankNode(value)
    if "xml:lang" in shown:
        return ox.Literal(value, language=shown["xml:lang"])
    if "datatype" in shown:
        return ox.Literal(value, datatype=ox.NamedNode(shown["datatype"]))
    return ox.Literal(value)
