"""The shared vocabulary in RDF: bodies, domains, and every name that leads to them."""

from zeren import names
from zeren.facts.collection import Vocabulary
from zeren.facts.rows import Body
from zeren.graph.triples import Triples, ref, truth, words

BODY_CLASSES = {
    "department": "zr:KindOfBody",
    "party-organ": "zr:KindOfBody",
    "government": "zr:KindOfBody",
    "party-committee": "zr:KindOfBody",
    "mass-organisation": "zr:KindOfBody",
    "institution": "zr:KindOfBody",
    "central-branch": "zr:NamedBody",
    "regional-office": "zr:NamedBody",
    "coordination-body": "zr:CoordinationBody",
    "bearer-class": "zr:BearerClass",
}


def add_vocabulary(out: Triples, vocabulary: Vocabulary) -> None:
    """Add the scheme of bodies and the scheme of domains, with labels, names and places in the hierarchy."""
    for body in vocabulary.bodies.values():
        _body(out, body)
    for name in vocabulary.body_names:
        out.add(names.body(name.body), "skos:altLabel", words(name.name, name.lang))
    _domains(out, vocabulary)


def _body(out: Triples, body: Body) -> None:
    node = names.body(body.key)
    kind = BODY_CLASSES[body.category]
    out.type(node, kind, "org:Organization" if kind == "zr:NamedBody" else "skos:Concept")
    out.labels(node, "skos:prefLabel", body.zh, body.en)
    out.add(node, "zr:category", ref(names.concept("body-category", body.category)))
    out.add(node, "zr:level", ref(names.concept("level", body.level)))
    if kind != "zr:NamedBody":
        out.add(node, "skos:inScheme", ref(names.scheme("body")))
    if body.parent:
        out.add(node, "zr:parentBody", ref(names.body(body.parent)))
    if body.kind_of:
        out.add(node, "zr:kindOf", ref(names.body(body.kind_of)))


def _domains(out: Triples, vocabulary: Vocabulary) -> None:
    scheme = ref(names.scheme("domain"))
    for domain in vocabulary.domains.values():
        node = names.concept("domain", domain.key)
        out.type(node, "zr:Domain", "skos:Concept")
        out.labels(node, "skos:prefLabel", domain.zh, domain.en)
        out.labels(node, "skos:definition", domain.definition_zh, domain.definition_en)
        out.add(node, "skos:inScheme", scheme)
        out.add(node, "zr:domainKind", ref(names.concept("domain-kind", domain.kind)))
        out.add(node, "zr:namedInText", truth(domain.named_in_text))
        if domain.broader:
            for key in domain.broader:
                out.add(node, "skos:broader", ref(names.concept("domain", key)))
                out.add(names.concept("domain", key), "skos:narrower", ref(node))
        else:
            out.add(node, "skos:topConceptOf", scheme)
            out.add(scheme.value, "skos:hasTopConcept", ref(node))
        if domain.defined_by:
            out.add(node, "dcterms:source", words(domain.defined_by, "zh"))
    for name in vocabulary.domain_names:
        out.add(names.concept("domain", name.domain), "skos:altLabel", words(name.name, name.lang))
