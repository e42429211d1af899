"""Every IRI of ours, minted and read back here and nowhere else.

Ids mirror the law: ``law/xj-2018-76/art_22__para_1__item_3`` (Akoma Ntoso order). Bodies and concepts go by an
ASCII key, their Chinese and English names are labels. Terms (``ns#``), concepts (``concept/``) and individuals
live in three namespaces, so that a reader of an IRI knows what kind of thing it names.
"""

BASE = "https://w3id.org/zeren/"
TERM = BASE + "ns#"
SHAPE = BASE + "shape#"
CONCEPT = BASE + "concept/"
BODY = BASE + "body/"
POST = BASE + "post/"
LAW = BASE + "law/"
SPAN = BASE + "span/"
GRAPH = BASE + "graph/"

VOCABULARY_GRAPH = GRAPH + "vocabulary"
ONTOLOGY_GRAPH = GRAPH + "ontology"
INDEX_GRAPH = GRAPH + "index"

PREFIXES = {
    "zr": TERM,
    "body": BODY,
    "post": POST,
    "law": LAW,
    "domain": CONCEPT + "domain/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

FACT_KINDS = ("role", "duty", "topic", "coop", "secretariat", "timing", "general", "coverage")


def term(name: str) -> str:
    """IRI of a class or property of the ontology: ``term("Duty")``."""
    return TERM + name


def concept(scheme: str, key: str) -> str:
    """IRI of a concept of a closed list or of the domain hierarchy: ``concept("function", "licensing")``."""
    return f"{CONCEPT}{scheme}/{key}"


def scheme(name: str) -> str:
    """IRI of a concept scheme: ``scheme("function")``."""
    return CONCEPT + name


def body(key: str) -> str:
    """IRI of a kind of body, a named body, a bearer class or a coordination body."""
    return BODY + key


def post(body_key: str, role: str) -> str:
    """IRI of a post of a body: ``post("public-security", "principal")``."""
    return f"{POST}{body_key}.{role}"


def law(key: str) -> str:
    """IRI of a regulation."""
    return LAW + key


def provision(law_key: str, eid: str) -> str:
    """IRI of a part of a regulation: ``provision("xj-2018-76", "art_22__para_1__item_3")``."""
    return f"{LAW}{law_key}/{eid}"


def fact(kind: str, law_key: str, citation: str, n: int | None = None) -> str:
    """IRI of a fact: ``fact("duty", "xj-2018-76", "22.1-3")``.

    ``n`` counts from 1 and is given only where one provision yields several facts of the kind.
    """
    if kind not in FACT_KINDS:
        raise ValueError(f"no such kind of fact: {kind}")
    return f"{BASE}{kind}/{law_key}/{citation}" + (f"~{n}" if n is not None else "")


def span(law_key: str, start: int, end: int) -> str:
    """IRI of a stretch of a law's text, ``[start, end)`` in Unicode code points; one for all facts on it."""
    return f"{SPAN}{law_key}/{start}-{end}"


def graph(law_key: str, state: str) -> str:
    """IRI of a law's named graph; state: ``reviewed``, ``proposed`` or ``inferred``."""
    if state not in ("reviewed", "proposed", "inferred"):
        raise ValueError(f"no such state of a graph: {state}")
    return f"{GRAPH}{law_key}/{state}"


class Address:
    """Where a provision stands: read from its IRI, so that no question has to join numbers to get it."""

    __slots__ = ("article", "item", "law", "paragraph", "suffix")

    def __init__(self, law: str, article: int, suffix: int | None, paragraph: int, item: int | None) -> None:
        self.law, self.article, self.suffix, self.paragraph, self.item = law, article, suffix, paragraph, item


def address(iri: str) -> Address:
    """``law/xj-2018-76/art_22__para_1__item_3`` → law, 22, None, 1, 3. Raises ValueError for no provision of ours."""
    if not iri.startswith(LAW):
        raise ValueError(f"no provision: {iri}")
    law_key, _, eid = iri[len(LAW) :].partition("/")
    found: dict[str, list[int]] = {}
    for step in eid.split("__"):
        kind, *numbers = step.partition("~")[0].split("_")
        found[kind] = [int(n) for n in numbers]
    article = found.get("art", [0])
    item = found.get("item")
    paragraph = found.get("para", [0])[0]
    return Address(
        law_key, article[0], article[1] if len(article) > 1 else None, paragraph, item[0] if item else None
    )


def extent(iri: str) -> tuple[int, int]:
    """``span/xj-2018-76/2510-2534`` → (2510, 2534), code points. Raises ValueError for no span of ours."""
    if not iri.startswith(SPAN):
        raise ValueError(f"no span: {iri}")
    start, _, end = iri.rsplit("/", 1)[1].partition("-")
    return int(start), int(end)


def key(iri: str) -> str:
    """The last part of an IRI of ours: the key of a body or concept, the name of a term."""
    return iri.rsplit("#", 1)[-1] if "#" in iri else iri.rsplit("/", 1)[-1]
