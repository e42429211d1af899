"""What must follow from facts of the regulation under OWL 2 RL, what must not, what contradicts itself."""

import pytest
from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace

from zeren import names

ZR = Namespace(names.TERM)
BODY, POST, DUTY = Namespace(names.BODY), Namespace(names.POST), Namespace(names.BASE + "duty/xj-2018-76/")
ERROR = Namespace("http://www.daml.org/2002/03/agents/agent-ont#")
PREFIXES = f"@base <{names.BASE}> .\n" + "".join(
    f"@prefix {p}: <{iri}> .\n" for p, iri in names.PREFIXES.items()
)
# 20.1, 22.1, 33.1 and 39.1 give roles; 7, 36 and 62 give none used here. The last three axioms stand for the
# rules that come with each law: articles 18, 19.1 and 19.2, one duty of each.
SAMPLE = (
    PREFIXES
    + """
body:public-security a zr:KindOfBody ; zr:category <concept/body-category/department> ;
    zr:holdsRole <role/xj-2018-76/22.1~1> .
<role/xj-2018-76/22.1~1> zr:roleKind <concept/role/supervisory> ;
    zr:domain domain:fire ; zr:statedIn <law/xj-2018-76/art_22__para_1> .
body:education a zr:KindOfBody ; zr:category <concept/body-category/department> ;
    zr:holdsRole <role/xj-2018-76/39.1> .
<role/xj-2018-76/39.1> zr:roleKind <concept/role/industry> .
body:work-safety a zr:KindOfBody ; zr:holdsRole <role/xj-2018-76/20.1> .
<role/xj-2018-76/20.1> zr:roleKind <concept/role/comprehensive> .
body:energy a zr:KindOfBody ; zr:holdsRole <role/xj-2018-76/33.1~2> .
<role/xj-2018-76/33.1~2> zr:roleKind <concept/role/industry-comprehensive> .
body:civil-aviation a zr:NamedBody ; zr:category <concept/body-category/central-branch> .
body:party-organisation a zr:KindOfBody ; zr:category <concept/body-category/party-organ> .
body:trade-union a zr:KindOfBody ; zr:category <concept/body-category/mass-organisation> .
body:region-education a zr:NamedBody ; zr:kindOf body:education ;
    zr:category <concept/body-category/regional-office> .

post:public-security.principal zr:headOf body:public-security ; zr:bears <duty/xj-2018-76/22.1-3> .
post:public-security.safety-deputy zr:deputyOf body:public-security .
post:public-security.leadership-member zr:memberOf body:public-security .
post:education.principal zr:headOf body:education ; zr:bears <duty/xj-2018-76/39.1-1> .
post:region-education.principal zr:headOf body:region-education ; zr:postKind post:education.principal ;
    zr:bears <duty/xj-2018-76/39.2> .
post:party-organisation.principal zr:headOf body:party-organisation .
post:trade-union.principal zr:headOf body:trade-union .
post:civil-aviation.principal zr:headOf body:civil-aviation .
<duty/xj-2018-76/22.1-3> zr:body body:public-security .

zr:HeadOfDepartment rdfs:subClassOf [ a owl:Restriction ; owl:onProperty zr:bears ;
    owl:hasValue <duty/xj-2018-76/18.1-9> ] .
zr:HeadOfSupervisoryBody rdfs:subClassOf [ a owl:Restriction ; owl:onProperty zr:bears ;
    owl:hasValue <duty/xj-2018-76/19.1-8> ] .
zr:HeadOfIndustryBody rdfs:subClassOf [ a owl:Restriction ; owl:onProperty zr:bears ;
    owl:hasValue <duty/xj-2018-76/19.2-1> ] .
"""
)


def axioms(files: dict[str, Graph]) -> Graph:
    """The ontology without its cards: annotations infer nothing and only slow the closure."""
    kept = Graph()
    kept += (t for t in files["zeren"] if not isinstance(t[2], Literal) and t[1] != RDFS.isDefinedBy)
    return kept


def closed(files: dict[str, Graph], data: str) -> Graph:
    graph = axioms(files).parse(data=data, format="turtle")
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    return graph


def contradictions(graph: Graph) -> list[str]:
    nodes = graph.subjects(RDF.type, ERROR.ErrorMessage)
    return sorted(str(message) for node in nodes for message in graph.objects(node, ERROR.error))


@pytest.fixture(scope="module")
def inferred(files: dict[str, Graph]) -> Graph:
    return closed(files, SAMPLE)


FOLLOWS = [
    (BODY["public-security"], RDF.type, ZR.SupervisoryBody),
    (BODY["public-security"], RDF.type, ZR.Department),
    (BODY["education"], RDF.type, ZR.IndustryBody),
    (BODY["work-safety"], RDF.type, ZR.ComprehensiveBody),
    (BODY["energy"], RDF.type, ZR.IndustryComprehensiveBody),
    (BODY["civil-aviation"], RDF.type, ZR.Department),
    (POST["public-security.principal"], RDF.type, ZR.HeadOfSupervisoryBody),
    (POST["public-security.principal"], RDF.type, ZR.HeadOfDepartment),
    (POST["public-security.principal"], ZR.holdsPostIn, BODY["public-security"]),
    (POST["public-security.principal"], ZR.bears, DUTY["18.1-9"]),
    (POST["public-security.principal"], ZR.bears, DUTY["19.1-8"]),
    (POST["public-security.principal"], ZR.bears, DUTY["22.1-3"]),
    (POST["public-security.safety-deputy"], RDF.type, ZR.SafetyDeputyOfDepartment),
    (POST["public-security.leadership-member"], RDF.type, ZR.LeadershipMemberOfDepartment),
    (POST["education.principal"], ZR.bears, DUTY["19.2-1"]),
    (POST["civil-aviation.principal"], ZR.bears, DUTY["18.1-9"]),
    # The head of an office bears what the head of its kind bears, inherited duties included.
    (POST["region-education.principal"], ZR.bears, DUTY["39.1-1"]),
    (POST["region-education.principal"], ZR.bears, DUTY["19.2-1"]),
    (POST["region-education.principal"], ZR.bears, DUTY["18.1-9"]),
]
MUST_NOT_FOLLOW = [
    (BODY["education"], RDF.type, ZR.SupervisoryBody),
    (BODY["public-security"], RDF.type, ZR.IndustryBody),
    (BODY["energy"], RDF.type, ZR.IndustryBody),
    (BODY["energy"], RDF.type, ZR.ComprehensiveBody),
    (BODY["work-safety"], RDF.type, ZR.SupervisoryBody),
    (BODY["party-organisation"], RDF.type, ZR.Department),
    (BODY["trade-union"], RDF.type, ZR.Department),
    (BODY["public-security"], RDF.type, OWL.Class),
    (POST["education.principal"], ZR.bears, DUTY["39.2"]),
    (POST["education.principal"], ZR.bears, DUTY["19.1-8"]),
    (POST["public-security.principal"], ZR.bears, DUTY["19.2-1"]),
    (POST["public-security.safety-deputy"], ZR.bears, DUTY["18.1-9"]),
    (POST["public-security.leadership-member"], ZR.bears, DUTY["22.1-3"]),
    (POST["party-organisation.principal"], ZR.bears, DUTY["18.1-9"]),
    (POST["trade-union.principal"], RDF.type, ZR.HeadOfDepartment),
]


@pytest.mark.parametrize("triple", FOLLOWS, ids=lambda t: " ".join(names.key(str(n)) for n in t))
def test_follows(inferred: Graph, triple: tuple) -> None:
    assert triple in inferred


@pytest.mark.parametrize("triple", MUST_NOT_FOLLOW, ids=lambda t: " ".join(names.key(str(n)) for n in t))
def test_does_not_follow(inferred: Graph, triple: tuple) -> None:
    assert triple not in inferred


def test_no_body_bears_and_none_is_merged(inferred: Graph) -> None:
    bodies = set(inferred.subjects(RDF.type, ZR.Body))
    assert len(bodies) == 8
    assert not [b for b in bodies if (b, ZR.bears, None) in inferred]
    assert not [t for t in inferred.triples((None, OWL.sameAs, None)) if t[0] != t[2] and t[0] in bodies]


def test_the_sample_is_consistent(inferred: Graph) -> None:
    assert contradictions(inferred) == []


def test_ontology_and_concepts_together_are_consistent(files: dict[str, Graph]) -> None:
    links = Graph()
    links += (t for t in files["concepts"] if not isinstance(t[2], Literal))
    assert contradictions(closed(files, links.serialize(format="turtle"))) == []


CONTRADICTIONS = {
    "a body bears a duty": "body:public-security a zr:KindOfBody ; zr:bears <duty/x/22.1-3> .",
    "a post holds a role": "post:x zr:headOf body:x ; zr:holdsRole <role/x/1.1> .",
    "a role of two kinds": "<role/x/1.1> zr:roleKind <concept/role/industry>, <concept/role/supervisory> .",
    "a kind that is a named body": "body:x a zr:KindOfBody, zr:NamedBody .",
    "a role that is a duty": "<role/x/1.1> a zr:RoleHeld, zr:Duty .",
    "head and member at once": "post:x zr:headOf body:x ; zr:memberOf body:x .",
    "kinds of post in a circle": "post:x zr:postKind post:y . post:y zr:postKind post:x .",
    "an item that is an article": "<law/x/art_1> a zr:Item, zr:Article .",
    "a trigger that is an exemption": "<law/x/n> a zr:Trigger, zr:Exemption .",
    "a bearer class as department": "body:x a zr:BearerClass ;"
    " zr:category <concept/body-category/department> .",
}


@pytest.mark.parametrize("case", sorted(CONTRADICTIONS))
def test_a_contradiction_is_found(files: dict[str, Graph], case: str) -> None:
    assert contradictions(closed(files, PREFIXES + CONTRADICTIONS[case])) != []
