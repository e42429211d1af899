"""OWL 2 RL profile check over an RDF graph, after the spec's own tables.

Source: OWL 2 Web Ontology Language Profiles (Second Edition), section 4.2: entities and datatypes (4.2.1),
property expressions (4.2.2), class expressions (4.2.3), data ranges (4.2.4), axioms (4.2.5). Two demands of
OWL 2 DL that the profile inherits are checked too: each term is declared as exactly one sort of thing
(Structural Specification 5.8), and a property with a chain is not used where a simple one is required (11.2).
"""

from collections.abc import Iterable, Iterator

from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

_XSD_NAMES = """decimal integer nonNegativeInteger nonPositiveInteger positiveInteger negativeInteger long int
short byte unsignedLong unsignedInt unsignedShort unsignedByte float double string normalizedString token
language Name NCName NMTOKEN boolean hexBinary base64Binary anyURI dateTime dateTimeStamp"""
DATATYPES = {XSD[name] for name in _XSD_NAMES.split()} | {RDF.PlainLiteral, RDF.XMLLiteral, RDFS.Literal}
# Any other key of an owl:Restriction, hasSelf and onProperties among them, is outside the profile.
RESTRICTIONS = {
    OWL.someValuesFrom, OWL.allValuesFrom, OWL.hasValue, OWL.hasSelf, OWL.onProperties, OWL.minCardinality,
    OWL.maxCardinality, OWL.cardinality, OWL.minQualifiedCardinality, OWL.maxQualifiedCardinality,
    OWL.qualifiedCardinality,
}  # fmt: skip
PROPERTY_SORTS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
NEEDS_SIMPLE = (
    OWL.AsymmetricProperty,
    OWL.FunctionalProperty,
    OWL.InverseFunctionalProperty,
    OWL.IrreflexiveProperty,
)


class Profile:
    """Checks one graph; ``violations()`` is a sorted list of sentences, empty if it is in the profile."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def violations(self) -> list[str]:
        """Every breach of the profile, sorted, each naming the term or axiom at fault."""
        checks = [self._class_axioms, self._property_axioms, self._assertions]
        checks += [self._forbidden, self._declarations]
        return sorted({line for check in checks for line in check()})

    # Class expressions (4.2.3)

    def _members(self, node: Node) -> list[Node]:
        return list(Collection(self.graph, node))

    def _named(self, node: Node) -> bool:
        # owl:Thing is excluded by the tables for sub-, super- and equivalent class expressions alike.
        return isinstance(node, URIRef) and node != OWL.Thing

    def _filler(self, restriction: Node) -> tuple[URIRef, Node] | None:
        """The one key and value of a restriction over a single property; None if it is malformed."""
        pairs = [(p, o) for p, o in self.graph.predicate_objects(restriction) if p in RESTRICTIONS]
        single = len(list(self.graph.objects(restriction, OWL.onProperty))) == 1
        return pairs[0] if len(pairs) == 1 and single else None  # type: ignore[return-value]

    def _data_property_of(self, restriction: Node) -> bool:
        prop = self.graph.value(restriction, OWL.onProperty)
        return (prop, RDF.type, OWL.DatatypeProperty) in self.graph

    def sub(self, node: Node) -> bool:
        """Whether the node is a subClassExpression."""
        if self._named(node):
            return True
        for key in (OWL.intersectionOf, OWL.unionOf):
            if (members := self.graph.value(node, key)) is not None:
                return all(self.sub(m) for m in self._members(members))
        if (members := self.graph.value(node, OWL.oneOf)) is not None:
            return all(not isinstance(m, Literal) for m in self._members(members))
        match self._filler(node):
            case (OWL.someValuesFrom, value):
                if self._data_property_of(node):
                    return self.data_range(value)
                return value == OWL.Thing or self.sub(value)
            case (OWL.hasValue, _):
                return True
        return False

    def super(self, node: Node) -> bool:
        """Whether the node is a superClassExpression."""
        if self._named(node):
            return True
        if (members := self.graph.value(node, OWL.intersectionOf)) is not None:
            return all(self.super(m) for m in self._members(members))
        if (complement := self.graph.value(node, OWL.complementOf)) is not None:
            return self.sub(complement)
        match self._filler(node):
            case (OWL.allValuesFrom, value):
                return self.data_range(value) if self._data_property_of(node) else self.super(value)
            case (OWL.hasValue, _):
                return True
            case (OWL.maxCardinality, count):
                return self._zero_or_one(count)
            case (OWL.maxQualifiedCardinality, count):
                on_class = self.graph.value(node, OWL.onClass)
                on_range = self.graph.value(node, OWL.onDataRange)
                fits = on_class is not None and (on_class == OWL.Thing or self.sub(on_class))
                fits = fits or (on_range is not None and self.data_range(on_range))
                return fits and self._zero_or_one(count)
        return False

    def equivalent(self, node: Node) -> bool:
        """Whether the node is an equivClassExpression."""
        if self._named(node):
            return True
        if (members := self.graph.value(node, OWL.intersectionOf)) is not None:
            return all(self.equivalent(m) for m in self._members(members))
        match self._filler(node):
            case (OWL.hasValue, _):
                return True
        return False

    def data_range(self, node: Node) -> bool:
        """Whether the node is a data range: a datatype of the profile or an intersection of such (4.2.4)."""
        if isinstance(node, URIRef):
            return node in DATATYPES
        members = self.graph.value(node, OWL.intersectionOf)
        return members is not None and all(self.data_range(m) for m in self._members(members))

    @staticmethod
    def _zero_or_one(count: Node) -> bool:
        return isinstance(count, Literal) and count.toPython() in (0, 1)

    # Axioms (4.2.5)

    def _name(self, node: Node) -> str:
        if isinstance(node, BNode):
            prop = self.graph.value(node, OWL.onProperty)
            return "an anonymous class" + (f" on {prop}" if prop is not None else "")
        return str(node)

    def _class_axioms(self) -> Iterator[str]:
        for low, high in self.graph.subject_objects(RDFS.subClassOf):
            if not self.sub(low):
                yield f"SubClassOf: {self._name(low)} is no subclass expression"
            if not self.super(high):
                yield f"SubClassOf: {self._name(high)} is no superclass expression (below {self._name(low)})"
        for one, other in self.graph.subject_objects(OWL.equivalentClass):
            for node in (one, other):
                if not self.equivalent(node):
                    yield f"EquivalentClasses: {self._name(node)} is not allowed ({self._name(one)})"
        disjoint: list[Node] = [n for pair in self.graph.subject_objects(OWL.disjointWith) for n in pair]
        for axiom in self.graph.subjects(RDF.type, OWL.AllDisjointClasses):
            members = self.graph.value(axiom, OWL.members)
            disjoint += self._members(members) if members is not None else []
        keyed = list(self.graph.subjects(OWL.hasKey))
        for axiom_kind, nodes in (("DisjointClasses", disjoint), ("HasKey", keyed)):
            for node in nodes:
                if not self.sub(node):
                    yield f"{axiom_kind}: {self._name(node)} is no subclass expression"

    def _property_axioms(self) -> Iterator[str]:
        for prop, target in self.graph.subject_objects(RDFS.domain):
            if not self.super(target):
                yield f"domain of {prop}: {self._name(target)} is no superclass expression"
        for prop, target in self.graph.subject_objects(RDFS.range):
            data = (prop, RDF.type, OWL.DatatypeProperty) in self.graph
            if data and not self.data_range(target):
                yield f"range of {prop}: {self._name(target)} is no data range of OWL 2 RL"
            if not data and not self.super(target):
                yield f"range of {prop}: {self._name(target)} is no superclass expression"
        for prop in self.graph.subjects(RDF.type, OWL.ReflexiveProperty):
            yield f"ReflexiveProperty: {prop}; OWL 2 RL has no reflexive properties"
        chained = set(self.graph.subjects(OWL.propertyChainAxiom))
        chained |= set(self.graph.subjects(RDF.type, OWL.TransitiveProperty))
        composite = {p for c in chained for p in self.graph.transitive_objects(c, RDFS.subPropertyOf)}
        for sort in NEEDS_SIMPLE:
            for chained_one in composite & set(self.graph.subjects(RDF.type, sort)):
                yield f"{chained_one} is transitive or has a chain, so it cannot be {sort.fragment}"

    def _assertions(self) -> Iterator[str]:
        ours = (OWL.Restriction, OWL.Class)
        for node, kind in self.graph.subject_objects(RDF.type):
            if isinstance(kind, BNode) and not self.super(kind):
                yield f"ClassAssertion: the type of {self._name(node)} is no superclass expression"
            if kind in ours and isinstance(node, BNode) and not (self.sub(node) or self.super(node)):
                yield f"{self._name(node)} is neither a subclass nor a superclass expression"

    def _forbidden(self) -> Iterator[str]:
        for node in self.graph.subjects(OWL.disjointUnionOf):
            yield f"DisjointUnion: {self._name(node)}; OWL 2 RL has no disjoint unions"
        for key in (OWL.withRestrictions, OWL.onDatatype, OWL.datatypeComplementOf):
            for node in self.graph.subjects(key):
                yield f"data range of {self._name(node)}: {key.fragment} is outside OWL 2 RL"

    # Declarations

    def _sorts(self, node: Node) -> set[Node]:
        return {sort for sort in PROPERTY_SORTS if (node, RDF.type, sort) in self.graph}

    def _declarations(self) -> Iterator[str]:
        for prop in self._used_properties():
            count = len(self._sorts(prop))
            if count != 1:
                yield f"{prop} is declared as {count} sorts of property; it must be exactly one"
        for name in self._used_classes():
            if (name, RDF.type, OWL.Class) not in self.graph and name not in DATATYPES:
                yield f"{name} is used as a class and not declared"

    def _used_properties(self) -> set[URIRef]:
        built_in = (str(RDF), str(RDFS), str(OWL))
        used: set[Node] = set(self.graph.predicates()) | set(self.graph.objects(None, OWL.onProperty))
        for sort in PROPERTY_SORTS:
            used |= set(self.graph.subjects(RDF.type, sort))
        for key in (RDFS.subPropertyOf, OWL.inverseOf, RDFS.domain, RDFS.range):
            used |= set(self.graph.subjects(key))
        for key in (RDFS.subPropertyOf, OWL.inverseOf):
            used |= set(self.graph.objects(None, key))
        lists: Iterable[Node] = self.graph.objects(None, OWL.propertyChainAxiom)
        used |= {m for chain in lists for m in self._members(chain)}
        # str(): rdflib's own startswith takes no tuple.
        return {p for p in used if isinstance(p, URIRef) and not str(p).startswith(built_in)}

    def _used_classes(self) -> set[URIRef]:
        used: set[Node] = set()
        for key in (RDFS.subClassOf, OWL.equivalentClass, OWL.disjointWith):
            used |= {n for pair in self.graph.subject_objects(key) for n in pair}
        for key in (RDFS.domain, RDFS.range):
            used |= set(self.graph.objects(None, key))
        for key in (OWL.someValuesFrom, OWL.allValuesFrom, OWL.complementOf, OWL.onClass):
            used |= set(self.graph.objects(None, key))
        for key in (OWL.members, OWL.intersectionOf, OWL.unionOf):
            used |= {m for members in self.graph.objects(None, key) for m in self._members(members)}
        used -= set(self.graph.subjects(RDF.type, OWL.ObjectProperty))  # AllDisjointProperties
        return {n for n in used if isinstance(n, URIRef) and n != OWL.Thing}


def violations(graph: Graph) -> list[str]:
    """Every breach of the OWL 2 RL profile in the graph; an empty list if there is none."""
    return Profile(graph).violations()
