"""The ontology is in OWL 2 RL; the checker itself rejects each construct that the profile forbids."""

import pytest
import rl_profile
from rdflib import Graph

HEAD = """
@prefix : <https://example.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:A a owl:Class . :B a owl:Class . :C a owl:Class .
:p a owl:ObjectProperty . :q a owl:ObjectProperty . :d a owl:DatatypeProperty .
"""
R = "[ a owl:Restriction ; owl:onProperty :p ; {} ]"
MAX, MIN = (
    "owl:maxQualifiedCardinality {} ; owl:onClass {}",
    "owl:minQualifiedCardinality {} ; owl:onClass {}",
)
RD = "[ a owl:Restriction ; owl:onProperty :d ; {} ]"
SOME, ALL = R.format("owl:someValuesFrom :B"), R.format("owl:allValuesFrom :B")
VALUE = R.format("owl:hasValue :b")
NOT, OR = "[ a owl:Class ; owl:complementOf :B ]", "[ a owl:Class ; owl:unionOf ( :B :C ) ]"
AND, ONE = "[ a owl:Class ; owl:intersectionOf ( :B {} ) ]", "[ a owl:Class ; owl:oneOf ( :b :c ) ]"
FORBIDDEN = {
    "some in superclass": f":A rdfs:subClassOf {SOME} .",
    "some within intersection in superclass": f":A rdfs:subClassOf {AND.format(SOME)} .",
    "union in superclass": f":A rdfs:subClassOf {OR} .",
    "oneOf in superclass": f":A rdfs:subClassOf {ONE} .",
    "Thing as superclass": ":A rdfs:subClassOf owl:Thing .",
    "Thing as subclass": "owl:Thing rdfs:subClassOf :A .",
    "all in subclass": f"{ALL} rdfs:subClassOf :A .",
    "complement in subclass": f"{NOT} rdfs:subClassOf :A .",
    "max cardinality in subclass": f"{R.format('owl:maxCardinality 1')} rdfs:subClassOf :A .",
    "min cardinality": f":A rdfs:subClassOf {R.format('owl:minCardinality 1')} .",
    "exact cardinality": f":A rdfs:subClassOf {R.format('owl:cardinality 1')} .",
    "max cardinality two": f":A rdfs:subClassOf {R.format('owl:maxCardinality 2')} .",
    "max two of a class": f":A rdfs:subClassOf {R.format(MAX.format(2, ':B'))} .",
    "max one of a complement": f":A rdfs:subClassOf {R.format(MAX.format(1, NOT))} .",
    "min one of a class": f":A rdfs:subClassOf {R.format(MIN.format(1, ':B'))} .",
    "has self": f":A rdfs:subClassOf {R.format('owl:hasSelf true')} .",
    "some over several properties": ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperties ( :p :q ) ;"
    " owl:someValuesFrom :B ] .",
    "equivalent to some": f":A owl:equivalentClass {SOME} .",
    "equivalent to all": f":A owl:equivalentClass {ALL} .",
    "equivalent to union": f":A owl:equivalentClass {OR} .",
    "equivalent to complement": f":A owl:equivalentClass {NOT} .",
    "equivalent to oneOf": f":A owl:equivalentClass {ONE} .",
    "equivalent to Thing": ":A owl:equivalentClass owl:Thing .",
    "disjoint with all": f":A owl:disjointWith {ALL} .",
    "all disjoint with complement": f"[] a owl:AllDisjointClasses ; owl:members ( :A {NOT} ) .",
    "disjoint union": ":A owl:disjointUnionOf ( :B :C ) .",
    "key of all": f"{ALL} owl:hasKey ( :p ) .",
    "domain union": f":p rdfs:domain {OR} .",
    "range some": f":p rdfs:range {SOME} .",
    "range Thing": ":p rdfs:range owl:Thing .",
    "reflexive property": ":p a owl:ReflexiveProperty .",
    "date as datatype": ":d rdfs:range xsd:date .",
    "real as datatype": ":d rdfs:range owl:real .",
    "facets": ":d rdfs:range [ a rdfs:Datatype ; owl:onDatatype xsd:integer ;"
    " owl:withRestrictions ( [ xsd:minInclusive 1 ] ) ] .",
    "literals oneOf": ':d rdfs:range [ a rdfs:Datatype ; owl:oneOf ( "a" "b" ) ] .',
    "some date": f"{RD.format('owl:someValuesFrom xsd:date')} rdfs:subClassOf :A .",
    "assertion of some": f":x a {SOME} .",
    "stray forbidden expression": f":x :p {R.format('owl:minCardinality 1')} .",
    "chain and asymmetric": ":p owl:propertyChainAxiom ( :q :p ) ; a owl:AsymmetricProperty .",
    "chain and functional superproperty": ":q owl:propertyChainAxiom ( :q :p ) ; rdfs:subPropertyOf :p ."
    " :p a owl:FunctionalProperty .",
    "undeclared property": ":x :undeclared :y .",
    "undeclared class": ":A rdfs:subClassOf :Undeclared .",
    "property of two sorts": ":p a owl:DatatypeProperty .",
}
ALLOWED = {
    "some of Thing in subclass": f"{R.format('owl:someValuesFrom owl:Thing')} rdfs:subClassOf :A .",
    "value either side": f"{VALUE} rdfs:subClassOf :A . :B rdfs:subClassOf {VALUE} .",
    "union and oneOf in subclass": f"{OR} rdfs:subClassOf :A . {ONE} rdfs:subClassOf :A .",
    "all and complement in superclass": f":A rdfs:subClassOf {ALL}, {NOT} .",
    "max cardinality one and none": f":A rdfs:subClassOf {R.format('owl:maxCardinality 1')},"
    f" {R.format(MAX.format(0, ':B'))} .",
    "equivalent to intersection with value": f":A owl:equivalentClass {AND.format(VALUE)} .",
    "disjoint with some": f":A owl:disjointWith {SOME} .",
    "chain, transitive, inverse": ":p owl:propertyChainAxiom ( :q :p ) ; owl:inverseOf :q ."
    " :q a owl:TransitiveProperty .",
    "data": f":d rdfs:range xsd:integer . {RD.format('owl:someValuesFrom xsd:string')} rdfs:subClassOf :A .",
    "domain all": f":p rdfs:domain {ALL} ; rdfs:range {VALUE} .",
}


def test_the_ontology_is_in_the_profile(files: dict[str, Graph]) -> None:
    assert rl_profile.violations(files["zeren"]) == []


@pytest.mark.parametrize("case", sorted(FORBIDDEN))
def test_a_forbidden_construct_is_rejected(case: str) -> None:
    assert rl_profile.violations(Graph().parse(data=HEAD + FORBIDDEN[case], format="turtle")) != []


@pytest.mark.parametrize("case", sorted(ALLOWED))
def test_an_allowed_construct_is_accepted(case: str) -> None:
    assert rl_profile.violations(Graph().parse(data=HEAD + ALLOWED[case], format="turtle")) == []
