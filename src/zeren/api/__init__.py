"""The Python face: ``zeren.open()`` gives a ``Zeren``, whose questions are those of the command line.

>>> import zeren
>>> z = zeren.open(as_of="2018-10-01")
>>> answer = z.who("消防")
>>> answer.status, answer.rows[0].body.zh, answer.rows[0].citation
('found', '公安部门', '22.1')
"""

import os
from collections.abc import Iterable
from threading import Lock
from typing import TYPE_CHECKING

from zeren.api import arguments
from zeren.api.answers import (
    Answer,
    BodyAnswer,
    DutiesAnswer,
    GapsAnswer,
    MatrixAnswer,
    RolesAnswer,
    Stats,
    TextAnswer,
    WhoAnswer,
)
from zeren.api.convert import read
from zeren.api.query import QueryAnswer
from zeren.api.query import run as run_query
from zeren.ask.scope import Scope
from zeren.errors import Problem, UsageProblem
from zeren.store import open_store

if TYPE_CHECKING:
    import datetime

    import rdflib

    from zeren.queries import Value
    from zeren.store import Store

    Day = str | datetime.date | None
    Laws = str | Iterable[str]

__all__ = [
    "Answer",
    "BodyAnswer",
    "DutiesAnswer",
    "GapsAnswer",
    "MatrixAnswer",
    "Problem",
    "QueryAnswer",
    "RolesAnswer",
    "Stats",
    "TextAnswer",
    "WhoAnswer",
    "Zeren",
    "open",
]


def open(
    path: "str | os.PathLike[str] | None" = None, as_of: "Day" = None, endpoint: str | None = None
) -> "Zeren":
    """Open a collection (default: the shipped one) or, with ``endpoint``, ask a SPARQL 1.1 endpoint instead.

    ``as_of`` (YYYY-MM-DD or a date; default: today, at each question) is the day that questions are asked about.
    Raises InputProblem for a missing or broken collection, UsageProblem for what is no date, EndpointProblem.
    """
    return Zeren(path, as_of, endpoint)


class Zeren:
    """An open collection and the day it is asked about. Every question takes ``as_of``, ``law`` and ``level``:

    ``as_of`` in place of the day given to ``open``; ``law``, one key or several, to ask these laws alone; ``level``,
    ``region``, ``prefecture``, ``county`` or ``township``. All raise UsageProblem for what is not understood and
    NothingFound, which knows near names, where there is no answer; before a law is in force it answers nothing.
    """

    __slots__ = ("_as_of", "_endpoint", "_lock", "_path", "_rdflib", "_store")

    def __init__(
        self, path: "str | os.PathLike[str] | None" = None, as_of: "Day" = None, endpoint: str | None = None
    ) -> None:
        self._as_of = arguments.day(as_of)
        self._path = None if path is None else arguments.path(path, "path")
        self._endpoint = arguments.maybe_text(endpoint, "endpoint")
        self._store = open_store(self._path, self._endpoint)
        self._rdflib: rdflib.Dataset | None = None
        self._lock = Lock()

    def __repr__(self) -> str:
        place = self._store.describe()
        return f"<zeren {place.get('data', place['place'])} as of {self._as_of or 'today'}>"

    @property
    def as_of(self) -> str | None:
        """The day asked about (YYYY-MM-DD); None: today, at each question."""
        return self._as_of

    @property
    def store(self) -> "Store":
        """What answers: ``select(sparql)`` gives rows of plain values, ``run(sparql)`` RDF terms."""
        return self._store

    @property
    def rdflib(self) -> "rdflib.Dataset":
        """The collection's named graphs in memory, read on first use; its default graph is their union.

        A copy: what is added to it is not asked. Raises UsageProblem with an endpoint, whose graphs stay where they are.
        """
        if self._endpoint is not None:
            raise UsageProblem(
                "端点的图不在本机", "the graphs of an endpoint are not here", where="rdflib",
                hint_zh="用 query()，或不带 endpoint 打开。", hint_en="Use query(), or open without an endpoint.",
            )  # fmt: skip
        with self._lock:
            if self._rdflib is None:
                from zeren.api.dataset import load

                self._rdflib = load(self._path)
            return self._rdflib

    def who(self, term: str, *, as_of: "Day" = None, law: "Laws" = (), level: str | None = None) -> WhoAnswer:
        """Who is responsible for a hazard, an industry, an activity. A term not known has the status ``unknown``."""
        from zeren.ask.who import who

        term = arguments.text(term, "term")
        return read(WhoAnswer, who(self._store, term, self._scope(as_of, law, level)))

    def roles(
        self, about: str | None = None, *, as_of: "Day" = None, law: "Laws" = (), level: str | None = None
    ) -> RolesAnswer:
        """Roles of a body, or in a domain; None: all (art. 20–47)."""
        from zeren.ask.roles import roles

        about = arguments.maybe_text(about, "about")
        return read(RolesAnswer, roles(self._store, about, self._scope(as_of, law, level)))

    def duties(
        self,
        body: str | None = None,
        *,
        post: str | None = None,
        as_of: "Day" = None,
        law: "Laws" = (),
        level: str | None = None,
    ) -> DutiesAnswer:
        """Own duties of a body (None: of all), or of one ``post`` (a key or a Chinese name) alone (art. 5–64)."""
        from zeren.ask.duties import duties

        body, post = arguments.maybe_text(body, "body"), arguments.maybe_text(post, "post")
        return read(DutiesAnswer, duties(self._store, body, self._scope(as_of, law, level), post))

    def body(
        self, name: str | None = None, *, as_of: "Day" = None, law: "Laws" = (), level: str | None = None
    ) -> BodyAnswer:
        """Profile of a body with roles and duties; None: a line for each body."""
        from zeren.ask.body import body

        name = arguments.maybe_text(name, "name")
        return read(BodyAnswer, body(self._store, name, self._scope(as_of, law, level)))

    def matrix(self, *, as_of: "Day" = None, law: "Laws" = (), level: str | None = None) -> MatrixAnswer:
        """Bodies × domains, with the bands and provisions of each cell."""
        from zeren.ask.matrix import matrix

        return read(MatrixAnswer, matrix(self._store, self._scope(as_of, law, level)))

    def gaps(self, *, as_of: "Day" = None, law: "Laws" = (), level: str | None = None) -> GapsAnswer:
        """What the text leaves open."""
        from zeren.ask.gaps import gaps

        return read(GapsAnswer, gaps(self._store, self._scope(as_of, law, level)))

    def text(
        self, citation: str, *, as_of: "Day" = None, law: "Laws" = (), level: str | None = None
    ) -> TextAnswer:
        """A provision and the facts drawn from it: ``22-3``, ``19.2-4``, ``41.2``, ``22``, 第二十二条第（三）项."""
        from zeren.ask.provision import provision

        citation = arguments.text(citation, "citation")
        return read(TextAnswer, provision(self._store, citation, self._scope(as_of, law, level)))

    def query(self, query: "str | os.PathLike[str]", /, **params: "Value") -> QueryAnswer:
        """A stored question by name, SPARQL text, or a file by its ``Path``, with its parameters.

        Raises InputProblem for SPARQL that does not parse, UsageProblem for a parameter that the query has not.
        """
        return run_query(self._store, query, params)

    def stats(self) -> Stats:
        """Counts of laws, bodies, domains and triples."""
        from zeren.ask.stats import stats

        return read(Stats, stats(self._store))

    def _scope(self, as_of: "Day", law: "Laws", level: str | None) -> Scope:
        day = self._as_of if as_of is None else arguments.day(as_of)
        return Scope(day, arguments.laws(law), arguments.maybe_text(level, "level"))
