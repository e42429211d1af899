"""Topics that follow from rows and that nobody types twice.

A role's own domain is a topic of its role sentence. And the name of an aspect begins with what it is an aspect of:
特种设备事故 names 特种设备, so that 31-2 answers for 特种设备 directly. A kind ends with what it is a kind of, and names
that only as something narrower: 森林防火 is not 防火 as such.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace

from zeren.facts import rows, tables
from zeren.facts.collection import Law, Vocabulary
from zeren.graph.index import ancestors

# Names that the text itself uses or might; everyday and former names are ways in, not words of laws.
_WORDS_OF_LAWS = ("synonym", "abbreviation", "text-variant")
_SHARED = {field.name for field in fields(rows.Fact)}


def topics(law: Law, vocabulary: Vocabulary) -> list[rows.Topic]:
    """All topics of a law, typed and derived, in the order of the law."""
    typed = [*_of_roles(law), *law.of(tables.TOPICS)]
    found = [*typed, *_of_aspects(typed, vocabulary)]
    return sorted(found, key=lambda t: (t.article, t.paragraph, t.item or 0, t.start, t.end))


def _of_roles(law: Law) -> Iterator[rows.Topic]:
    count: Counter[tuple[int, int, int | None]] = Counter()
    for role in law.of(tables.ROLES):
        address = (role.article, role.paragraph, role.item)
        count[address] += 1
        shared = {name: getattr(role, name) for name in _SHARED} | {"reached": "derived"}
        yield rows.Topic(**shared, role=count[address], domain=role.domain, phases=())


def _of_aspects(typed: list[rows.Topic], vocabulary: Vocabulary) -> Iterator[rows.Topic]:
    names = _names(vocabulary)
    said = {_place(topic, topic.domain) for topic in typed}
    for topic in typed:
        for above in sorted(ancestors(vocabulary, topic.domain)):
            if _place(topic, above) in said:
                continue
            # The longest name that fits, so that the mention shows all of it.
            own = vocabulary.domains[topic.domain].zh
            inside = [name for name in names[above] if own.startswith(name) and name in topic.quote]
            if inside:
                said.add(_place(topic, above))
                name = max(inside, key=lambda n: (len(n), n))
                start = topic.start + topic.quote.index(name)
                yield replace(
                    topic,
                    domain=above,
                    start=start,
                    end=start + len(name),
                    quote=name,
                    reached="derived",
                    note="",
                )


def _place(topic: rows.Topic, domain: str) -> tuple[int, int, int | None, int | None, str]:
    return topic.article, topic.paragraph, topic.item, topic.role, domain


def _names(vocabulary: Vocabulary) -> dict[str, list[str]]:
    names = {domain.key: [domain.zh] for domain in vocabulary.domains.values()}
    for other in vocabulary.domain_names:
        if other.lang == "zh" and other.kind in _WORDS_OF_LAWS and len(other.name) > 1:
            names[other.domain].append(other.name)
    return names
