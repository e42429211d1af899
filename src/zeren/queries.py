"""Stored questions: ``queries/*.rq`` with a ``#+`` header (grlc decorators), and safe parameters.

A parameter is a variable that begins with an underscore: ``?_domain``. Given, it is replaced by the RDF term before
the query reaches an engine, so that each engine sees the same question with its start bound; not given, it stays a
variable and the query is valid as it stands. Values become terms by a serialiser, never by pasting text.
"""

import os

from zeren.errors import InputProblem, NothingFound, UsageProblem
from zeren.names import PREFIXES
from zeren.resources import QUERIES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

    import pyoxigraph as ox

    Value = str | int | ox.NamedNode | ox.Literal

_OWN_PREFIXES = ("body", "domain", "law", "post", "zr")


def names() -> list[str]:
    """The stored questions, sorted."""
    return sorted(n[:-3] for n in os.listdir(QUERIES) if n.endswith(".rq"))


def load(name: str) -> str:
    """The text of a stored question. Raises NothingFound with the names there are."""
    if name.replace("-", "").isalnum() and name.isascii():  # a name never becomes a path
        try:
            with open(os.path.join(QUERIES, name + ".rq"), encoding="utf-8") as file:
                return file.read()
        except FileNotFoundError:
            pass
    known = names()
    raise NothingFound(
        f"没有名为“{name[:60]}”的查询", f"there is no stored query “{name[:60]}”",
        hint_zh=f"可用：{'、'.join(known)}", hint_en=f"There are: {', '.join(known)}",
    )  # fmt: skip


def fill(name: str, **values: "Value") -> str:
    """A stored question with terms in the place of its parameters; the short way, for questions of our own.

    Stored questions have their parameters in patterns alone, never within strings or comments (a test keeps it),
    so that no reading of tokens is needed. A parameter that is not there is an error of ours.
    """
    text = load(name)
    for parameter, value in values.items():
        before, *after = text.split("?_" + parameter)
        assert after, (name, parameter)
        text = before + "".join(term(value) + rest for rest in after)
    return text


def among(name: str, variable: str, iris: "Iterable[str]") -> str:
    """A stored question whose ``variable`` is one of these IRIs; unrestricted, it asks of all."""
    terms = " ".join(term(iri) for iri in sorted(iris))
    return load(name).replace("WHERE {", f"WHERE {{ VALUES ?{variable} {{ {terms} }}", 1)


def header(text: str) -> dict[str, object]:
    """The ``#+`` header of a query: summary zh and en, parameters with their kind, motivating article.

    Lines are ``#+ key: value``; ``#+ params:`` is followed by ``#+   name: kind — meaning``.
    """
    found: dict[str, object] = {}
    params: dict[str, str] = {}
    in_params = False
    for line in text.splitlines():
        if not line.startswith("#+"):
            break
        body = line[2:]
        name, _, value = body.strip().partition(":")
        if in_params and body.startswith("   "):
            params[name.strip()] = value.strip()
            continue
        in_params = name == "params"
        if not in_params:
            found[name.strip()] = value.strip()
    found["params"] = params
    return found


def parameters(text: str) -> list[str]:
    """The parameters a query has, without the leading underscore, in order of appearance."""
    seen: dict[str, None] = {}
    for match in _tokens().finditer(text):
        if match["name"]:
            seen[match["name"][1:]] = None
    return list(seen)


def bind(text: str, values: "Mapping[str, Value]") -> str:
    """Write terms in the place of parameters.

    A str that is an absolute IRI of http(s), or an ``ox.NamedNode``, becomes an IRI; any other str a plain literal;
    an int an integer. Raises UsageProblem for a parameter that the query has not.
    """
    if not values:
        return text
    unknown = set(values) - set(parameters(text))
    if unknown:
        there = parameters(text) or ["–"]
        raise UsageProblem(
            f"该查询没有参数 {'、'.join(sorted(unknown))}", f"the query has no parameter {', '.join(sorted(unknown))}",
            hint_zh=f"它的参数：{'、'.join(there)}", hint_en=f"Its parameters: {', '.join(there)}",
        )  # fmt: skip
    terms = {name: term(value) for name, value in values.items()}
    # A function as replacement: backslashes of a term are never read as group references.
    return _tokens().sub(
        lambda m: terms.get(m["name"][1:], m[0]) if m["name"] else m[0],
        text,
    )


def expand(text: str, name: str, value: str) -> str:
    """``domain:fireworks``, as tables print it, as the IRI it stands for, where the query's header wants an IRI."""
    params = header(text)["params"]
    assert isinstance(params, dict)
    prefix, colon, local = value.partition(":")
    if colon and prefix in _OWN_PREFIXES and str(params.get(name, "")).startswith("iri"):
        return PREFIXES[prefix] + local
    return value


def term(value: "Value") -> str:
    """The SPARQL form of a value. Raises InputProblem for what is no IRI and for what is no text."""
    import pyoxigraph as ox

    try:
        if isinstance(value, ox.NamedNode):
            return str(value)  # was checked when it was made
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            return str(ox.NamedNode(value))
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return str(value if isinstance(value, ox.Literal) else ox.Literal(value))
    except ValueError:  # also what is no Unicode text
        raise InputProblem(
            "参数不是合法的 IRI 或文字", "the parameter is not a valid IRI or text", where=ascii(value)[:80],
            hint_zh="IRI 中不能有空格、引号或尖括号；文字中不能有残缺的字符。",
            hint_en="An IRI has no spaces, quotes or angle brackets; a text has no broken characters.",
        ) from None  # fmt: skip


def _tokens() -> "re.Pattern[str]":
    """Tokens of SPARQL: those in which a parameter's name means nothing (skip), and parameters (name)."""
    import re

    return re.compile(
        r"""(?P<skip>\\.|\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|\#[^\n]*)"""
        r"""|[?$](?P<name>_[A-Za-z0-9_]+)""",
        re.DOTALL,
    )
