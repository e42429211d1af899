"""Facts in RDF. Each states where it stands, by which words, how it was reached and who reviewed it.

Posts bear duties, bodies do not: ``post zr:bears duty``. Where the text addresses the body itself (14, 61) the
duty names its body and no post bears it.
"""

from collections import Counter, defaultdict
from typing import Any

from zeren import names, posts
from zeren.facts import rows, tables
from zeren.facts.collection import Law, Vocabulary
from zeren.graph.document import add_span
from zeren.graph.topics import topics
from zeren.graph.triples import Triples, day, number, ref, words
from zeren.text import Citation

Address = tuple[int, int, int | None]


class FactWriter:
    """Writes the facts of one law into its graph, minting ``~n`` only where a provision yields several."""

    def __init__(self, out: Triples, law: Law, vocabulary: Vocabulary) -> None:
        self.out, self.law, self.vocabulary = out, law, vocabulary
        self.places = {(p.article, p.paragraph, p.item): p for p in law.document.provisions()}
        self.roles: dict[Address, list[str]] = defaultdict(list)

    def write(self) -> None:
        """Write every table of the law."""
        for node, role in self._numbered("role", tables.ROLES):
            self._role(node, role)
        for node, duty in self._numbered("duty", tables.DUTIES):
            self._duty(node, duty)
        for node, topic in self._number("topic", topics(self.law, self.vocabulary)):
            self._topic(node, topic)
        for node, act in self._numbered("coop", tables.COOPERATION):
            self._cooperation(node, act)
        for node, office in self._numbered("secretariat", tables.SECRETARIATS):
            self.out.type(node, "zr:Secretariat")
            self.out.add(node, "zr:mechanism", ref(names.body(office.mechanism)))
            self.out.add(node, "zr:relation", ref(names.concept("relation", office.relation)))
        for node, need in self._numbered("timing", tables.TIMING):
            self._timing(node, need)
        for node, general in self._numbered("general", tables.GENERAL):
            self.out.type(node, "zr:GeneralProvision")
            self.out.add(node, "zr:body", ref(names.body(general.body)))
        for node, note in self._numbered("coverage", tables.COVERAGE):
            self.out.type(node, "zr:CoverageNote")
            self.out.add(node, "zr:reason", ref(names.concept("coverage-reason", note.reason)))

    def claimed(self) -> set[tuple[int, int | None, int, int | None]]:
        """The provisions for which some fact or coverage note speaks."""
        return {(r.article, None, r.paragraph, r.item) for found in self.law.facts.values() for r in found}

    def _numbered(self, kind: str, table: tables.Table[tables.Row]) -> list[tuple[str, Any]]:
        return self._number(kind, list(self.law.of(table)))

    def _number(self, kind: str, found: list[Any]) -> list[tuple[str, Any]]:
        total = Counter((r.article, r.paragraph, r.item) for r in found)
        seen: Counter[Address] = Counter()
        numbered = []
        for row in found:
            address = (row.article, row.paragraph, row.item)
            seen[address] += 1
            n = seen[address] if total[address] > 1 else None
            node = names.fact(
                kind, self.law.key, Citation(row.article, None, row.paragraph, row.item).full(), n
            )
            self._proof(node, row)
            numbered.append((node, row))
        return numbered

    def _proof(self, node: str, row: rows.Fact) -> None:
        out, place = self.out, self.places[(row.article, row.paragraph, row.item)]
        out.add(node, "zr:statedIn", ref(names.provision(self.law.key, place.eid)))
        out.add(node, "prov:wasDerivedFrom", ref(add_span(out, self.law, row.start, row.end)))
        out.add(node, "zr:reached", ref(names.concept("reached", row.reached)))
        out.add(node, "zr:reviewedBy", row.reviewer)
        out.add(node, "zr:reviewedOn", day(row.reviewed_on))
        out.add(node, "zr:since", day(row.since))
        if row.until is not None:
            out.add(node, "zr:until", day(row.until))
        if row.note:
            out.add(node, "rdfs:comment", words(row.note, "zh"))

    def _role(self, node: str, role: rows.RoleHeld) -> None:
        out = self.out
        out.type(node, "zr:RoleHeld")
        out.add(names.body(role.body), "zr:holdsRole", ref(node))
        out.add(node, "zr:body", ref(names.body(role.body)))
        out.add(node, "zr:roleKind", ref(names.concept("role", role.role)))
        out.add(node, "zr:domain", ref(names.concept("domain", role.domain)))
        out.add(node, "zr:domainAsWritten", role.domain_as_written)
        out.add(node, "zr:level", ref(names.concept("level", role.level)))
        self.roles[(role.article, role.paragraph, role.item)].append(node)

    def _duty(self, node: str, duty: rows.Duty) -> None:
        out = self.out
        out.type(node, "zr:Duty")
        out.add(node, "zr:body", ref(names.body(duty.body)))
        out.add(node, "zr:bearerAsWritten", duty.bearer)
        out.add(node, "zr:level", ref(names.concept("level", duty.level)))
        out.add(node, "zr:mode", ref(names.concept("mode", duty.mode)))
        for function in duty.functions:
            out.add(node, "zr:function", ref(names.concept("function", function)))
        if duty.post != "body":
            out.add(self._post(duty.body, duty.post), "zr:bears", ref(node))

    def _post(self, body_key: str, role: str) -> str:
        node, body = names.post(body_key, role), self.vocabulary.bodies[body_key]
        self.out.type(node, "zr:Post", "org:Post")
        self.out.labels(node, "rdfs:label", *posts.labels(role, body.zh, body.en))
        self.out.add(node, "zr:" + posts.RANKS[role][0], ref(names.body(body_key)))
        self.out.add(node, "zr:postRole", ref(names.concept("post-role", role)))
        if body.kind_of:
            self.out.add(node, "zr:postKind", ref(self._post(body.kind_of, role)))
        return node

    def _topic(self, node: str, topic: rows.Topic) -> None:
        address = (topic.article, topic.paragraph, topic.item)
        self.out.type(node, "zr:Topic")
        self.out.add(node, "zr:domain", ref(names.concept("domain", topic.domain)))
        for phase in topic.phases:
            self.out.add(node, "zr:phase", ref(names.concept("phase", phase)))
        if topic.role is None:
            place = Citation(topic.article, None, topic.paragraph, topic.item)
            subject = names.fact("duty", self.law.key, place.full())
        else:
            subject = self.roles[address][topic.role - 1]
        self.out.add(node, "zr:topicOf", ref(subject))

    def _cooperation(self, node: str, act: rows.Cooperation) -> None:
        self.out.type(node, "zr:Cooperation")
        self.out.add(node, "zr:mode", ref(names.concept("mode", act.mode)))
        if act.counterpart is not None:
            self.out.add(node, "zr:counterpart", ref(names.body(act.counterpart)))
        if act.counterpart_as_written:
            self.out.add(node, "zr:counterpartAsWritten", act.counterpart_as_written)

    def _timing(self, node: str, need: rows.TimeRequirement) -> None:
        self.out.type(node, "zr:TimeRequirement")
        self.out.add(node, "zr:timing", ref(names.concept("timing", need.timing)))
        if need.minimum is not None:
            self.out.add(node, "zr:minimum", number(need.minimum))
        if need.unit:
            self.out.add(node, "zr:unit", need.unit)
