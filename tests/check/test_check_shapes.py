"""Each shape lets the good example pass and complains of its faults: this shape, on this node, and no other."""

import pytest
import rdflib
from check_cases import EXAMPLES, broken, cases, check, full
from rdflib import RDF, SH, BNode, URIRef

from zeren import names
from zeren.check import shapes
from zeren.facts import lists


def reporting(graph: rdflib.Graph) -> set[str]:
    return {shape.key for shape in shapes.described(graph).values()}


def test_the_good_example_conforms(good_graph, spread_shapes):
    assert check(good_graph, spread_shapes) == ()


def test_every_shape_judges_something_in_the_good_example(good_graph, spread_shapes):
    """A shape without a node in the example would pass whatever it said."""
    idle = []
    for node in map(URIRef, shapes.described(spread_shapes)):
        classes = set(spread_shapes.objects(node, SH.targetClass))
        below = {s for c in classes for s in good_graph.transitive_subjects(rdflib.RDFS.subClassOf, c)}
        found = any((None, RDF.type, c) in good_graph for c in below)
        found |= any((None, p, None) in good_graph for p in spread_shapes.objects(node, SH.targetSubjectsOf))
        found |= any((None, p, None) in good_graph for p in spread_shapes.objects(node, SH.targetObjectsOf))
        if not found:
            idle.append(names.key(str(node)))
    assert idle == []


def test_every_shape_has_a_fault(spread_shapes):
    assert reporting(spread_shapes) == {shape for shape, _ in cases()}


@pytest.mark.parametrize(
    ("shape", "case"), [pytest.param(*c, id=f"{c[0]}-{n}") for n, c in enumerate(cases())]
)
def test_the_shape_complains_of_the_fault_and_no_other_does(shape, case, frame, good, spread_shapes):
    found = check(broken(frame, good, case), spread_shapes)
    expected = {(shape, full(case["at"]))}
    everywhere = set()
    for line in case.get("also", []):
        other, node = line.split()
        if node == "*":
            everywhere.add(other)
        else:
            expected.add((other, full(node)))
    told = {(f.shape, "_:goodttl0" if f.focus.startswith("_:") else f.focus) for f in found}
    assert {t for t in told if t[0] not in everywhere} == expected
    assert everywhere <= {t[0] for t in told}


def test_moved_targets_find_the_same(frame, good, plain_shapes, spread_shapes):
    """The engine asks property shapes for all their nodes at once; any validator asks them class by class."""
    drop = "?fact zr:statedIn at:art_2__para_1 ; zr:reviewedBy ?who ; zr:reached ?how"
    graph = broken(frame, good, {"drop": drop, "add": "law:demo zr:dutyChapter 9"})
    moved = check(graph, spread_shapes)
    assert len({f.shape for f in moved}) >= 4
    assert moved == check(graph, plain_shapes)


def test_each_shape_is_named_and_speaks_both_languages(plain_shapes):
    properties = set(plain_shapes.subjects(SH.path)) | set(plain_shapes.subjects(RDF.type, SH.PropertyShape))
    assert not [p for p in properties if isinstance(p, BNode)]
    for node in map(URIRef, shapes.described(plain_shapes)):
        for prop in (SH.message, SH.name):
            assert {o.language for o in plain_shapes.objects(node, prop)} == {"zh", "en"}, (node, prop)
            assert len(list(plain_shapes.objects(node, prop))) == 2, (node, prop)
        assert len(list(plain_shapes.objects(node, SH.severity))) == 1, node
        assert str(node).startswith(names.SHAPE)


def test_conditions_and_class_shapes_are_all_that_is_silent(plain_shapes):
    """A shape without a message either gathers property shapes or is a condition within another shape."""
    silent = set(plain_shapes.subjects(RDF.type, SH.PropertyShape)) - set(
        map(URIRef, shapes.described(plain_shapes))
    )
    used = set(plain_shapes.objects(None, RDF.first)) | set(plain_shapes.objects(None, SH["not"]))
    assert silent <= used


def test_no_property_shape_is_left_out_of_its_class(plain_shapes):
    gathered = set(plain_shapes.objects(None, SH.property))
    speaking = {
        URIRef(s) for s in shapes.described(plain_shapes) if (URIRef(s), SH.path, None) in plain_shapes
    }
    assert speaking == gathered


def test_every_class_that_facts_may_have_has_a_shape(frame, plain_shapes):
    """Kinds of fact, body, provision of the ontology: each is reached by a target, its own or that of a class above."""
    above: dict[str, set[str]] = {}
    for quad in frame:
        if quad.predicate.value.endswith("subClassOf"):
            above.setdefault(quad.subject.value, set()).add(quad.object.value)
    targets = {str(o) for o in plain_shapes.objects(None, SH.targetClass)}
    # What a reasoner concludes of a body, post or role is no class that data state.
    concluded = [
        "Body",
        "Department",
        "IndustryBody",
        "ComprehensiveBody",
        "IndustryComprehensiveBody",
        "SupervisoryBody",
    ]
    own = {c for c in above if c.startswith(names.TERM)} - {names.term(c) for c in concluded}

    def reached(cls: str) -> bool:
        return cls in targets or any(reached(up) for up in above.get(cls, ()))

    assert [c for c in sorted(own) if not reached(c)] == []
    for cls in ("Regulation", "Section", "Article", "Point", "NamedBody", "Post", "Domain", "ChangeEvent"):
        assert reached(names.term(cls)), cls


CLOSED = {
    "Fact-reached": ("reached", lists.REACHED),
    "Fact-level": ("level", tuple(lists.LEVELS)),
    "Body-level": ("level", tuple(lists.LEVELS)),
    "Regulation-placeLevel": ("level", lists.PLACE_LEVELS),
    "RoleHeld-roleKind": ("role", lists.ROLES),
    "Duty-function": ("function", lists.FUNCTIONS),
    "Duty-mode": ("mode", lists.MODES),
    "Cooperation-mode": ("mode", tuple(m for m in lists.MODES if m != "own")),
    "Topic-phase": ("phase", lists.PHASES),
    "Secretariat-relation": ("relation", lists.RELATIONS),
    "TimeRequirement-timing": ("timing", lists.TIMINGS),
    "CoverageNote-reason": ("coverage-reason", lists.COVERAGE_REASONS),
    "Body-category": ("body-category", lists.BODY_CATEGORIES),
    "Domain-domainKind": ("domain-kind", lists.DOMAIN_KINDS),
    "Post-postRole": ("post-role", tuple(p for p in lists.POST_ROLES if p != "body")),
    "LawGraph-state": ("state", lists.STATES),
}


@pytest.mark.parametrize("shape", CLOSED)
def test_closed_lists_are_those_of_the_tables(shape, plain_shapes):
    scheme, keys = CLOSED[shape]
    head = plain_shapes.value(URIRef(names.SHAPE + shape), SH["in"])
    listed = {str(o) for o in rdflib.collection.Collection(plain_shapes, head)}
    assert listed == {names.concept(scheme, key) for key in keys}


def test_the_norms_of_the_ontology_are_all_listed(frame, plain_shapes):
    head = plain_shapes.value(URIRef(names.SHAPE + "Norm-kind"), SH["in"])
    listed = {str(o) for o in rdflib.collection.Collection(plain_shapes, head)}
    norm = names.term("Norm")
    below = {
        q.subject.value for q in frame if q.predicate.value.endswith("subClassOf") and q.object.value == norm
    }
    assert listed == below


def test_examples_are_named_for_their_shapes_file():
    held = {path.stem for path in (EXAMPLES.parents[2] / "shapes").glob("*.ttl")} - {"prefixes"}
    assert held == {path.stem for path in EXAMPLES.glob("*.toml")}


def test_paths_are_told_as_people_write_them(frame, good, spread_shapes):
    written = {}
    for shape, drop in (
        ("Duty-function", "fact:duty1 zr:function ?x"),
        ("Post-body", "post:demo-fire.principal zr:headOf ?x"),
        ("RoleHeld-topic", "fact:topic3 ?p ?o"),
        ("Provision-whole", "law:demo eli:id_local ?x"),
    ):
        found = check(broken(frame, good, {"drop": drop}), spread_shapes)
        written |= {f.shape: f.path for f in found if f.shape == shape}
    assert written == {
        "Duty-function": names.term("function"),
        "Post-body": "zr:headOf|zr:deputyOf|zr:memberOf",
        "RoleHeld-topic": "^zr:topicOf",
        "Provision-whole": "eli:is_part_of/eli:id_local",
    }
