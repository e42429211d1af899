"""Each term of ours has its full card, and the words it quotes stand where it says."""

import re

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from zeren import names
from zeren.facts import lists

ZR = Namespace(names.TERM)
ONTOLOGY = URIRef(names.TERM.removesuffix("#"))
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
# What the regulation has no case of: its example comes from another law, from the form or from the review.
WITHOUT_CITATION = {ZR[name] for name in ("articleSuffix", "Part", "Point", "Section")}
WITHOUT_CITATION |= {
    ZR[name] for name in ("Chapter", "Regulation", "dutyChapter", "sourceHash")
}  # quote headings
WITHOUT_CITATION |= {
    URIRef(names.concept("coverage-reason", "heading")),
    URIRef(names.concept("state", "proposed")),
}
CITED = re.compile(r"(\d+)(?:\.(\d+))?(?:-(\d+))?((?: [一-鿿]*)?「[^」]+」)")
# The closed lists of the tables; "body" marks a duty that no post bears and is no rank of post.
CLOSED = {
    "body-category": lists.BODY_CATEGORIES,
    "coverage-reason": lists.COVERAGE_REASONS,
    "domain-kind": lists.DOMAIN_KINDS,
    "function": lists.FUNCTIONS,
    "level": (*lists.LEVELS, *lists.PLACE_LEVELS),
    "mode": lists.MODES,
    "phase": lists.PHASES,
    "post-role": [role for role in lists.POST_ROLES if role != "body"],
    "reached": lists.REACHED,
    "relation": lists.RELATIONS,
    "role": lists.ROLES,
    "state": lists.STATES,
    "timing": lists.TIMINGS,
}
Provisions = dict[tuple[int, int, int | None], str]


def own_terms(graph: Graph) -> list[URIRef]:
    """Every IRI of ours that occurs anywhere, schemes and the ontology itself left out."""
    nodes: set[Node] = {node for triple in graph for node in triple}
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme)) | {ONTOLOGY}
    return sorted(n for n in nodes - schemes if isinstance(n, URIRef) and n.startswith(names.BASE))


def languages(graph: Graph, term: URIRef, prop: URIRef) -> set[str | None]:
    return {o.language for o in graph.objects(term, prop) if isinstance(o, Literal) and str(o).strip()}


def missing(graph: Graph, term: URIRef) -> list[str]:
    """What the card of a term lacks."""
    sorts = set(graph.objects(term, RDF.type))
    known = sorts & {OWL.Class, SKOS.Concept, *PROPERTIES}
    label = SKOS.prefLabel if SKOS.Concept in sorts else RDFS.label
    found = {
        "a type": bool(known),
        "zh and en labels": languages(graph, term, label) == {"zh", "en"},
        "zh and en definitions": languages(graph, term, SKOS.definition) == {"zh", "en"},
        "an example": bool(languages(graph, term, SKOS.example)),
        "a counter-example": bool(languages(graph, term, ZR.counterExample)),
        "rdfs:isDefinedBy": (term, RDFS.isDefinedBy, None) in graph,
    }
    return [part for part, there in found.items() if not there]


def misquotes(words: str, provisions: Provisions, source: str) -> list[str]:
    """Quotations 「…」 that are not verbatim at the place cited before them, or nowhere in the text."""
    wrong = [quote for quote in re.findall("「([^」]+)」", words) if quote not in source]
    for article, paragraph, item, rest in CITED.findall(words):
        place = (int(article), int(paragraph or 1), int(item) if item else None)
        quote = rest[rest.index("「") + 1 : -1]
        if quote not in provisions.get(place, ""):
            wrong.append(f"{place}: {quote}")
    return wrong


def test_the_files_hold_what_they_should(files: dict[str, Graph]) -> None:
    assert len(own_terms(files["zeren"])) > 100
    concepts = list(files["concepts"].subjects(RDF.type, SKOS.Concept))
    assert len(concepts) == sum(len(set(keys)) for keys in CLOSED.values())
    assert len(files["alignments"]) > 10


def test_each_term_of_ours_has_a_full_card(everything: Graph) -> None:
    assert {term: gaps for term in own_terms(everything) if (gaps := missing(everything, term))} == {}


CARD = [RDFS.label, SKOS.definition, SKOS.example, ZR.counterExample, RDFS.isDefinedBy]


@pytest.mark.parametrize("part", CARD)
def test_a_card_without_one_part_is_noticed(everything: Graph, part: URIRef) -> None:
    maimed = Graph() + everything
    maimed.remove((ZR.Duty, part, None))
    assert len(missing(maimed, ZR.Duty)) == 1


def test_quotations_are_verbatim(everything: Graph, provisions: Provisions, source: str) -> None:
    cards = [o for p in (SKOS.example, ZR.counterExample) for o in everything.objects(None, p)]
    assert len(cards) > 300
    assert [wrong for card in cards for wrong in misquotes(str(card), provisions, source)] == []


def test_each_example_cites_the_regulation(everything: Graph) -> None:
    examples = [(term, str(everything.value(term, SKOS.example))) for term in own_terms(everything)]
    assert {term for term, words in examples if not CITED.search(words)} == WITHOUT_CITATION


def test_misquotes_are_noticed(provisions: Provisions, source: str) -> None:
    assert misquotes("22-3「牵头烟花爆竹“打非”案件查处工作」", provisions, source) == []
    assert misquotes("22-4「牵头烟花爆竹“打非”案件查处工作」", provisions, source)
    assert misquotes("22-3「牵头烟花爆竹案件」", provisions, source)


def test_the_reader_of_the_tests_finds_the_whole_regulation(provisions: Provisions) -> None:
    items = [place for place in provisions if place[2] is not None]
    assert {article for article, _, _ in provisions} == set(range(1, 87))
    assert (len(items), len(provisions) - len(items)) == (253, 106)


@pytest.mark.parametrize("scheme", sorted(CLOSED))
def test_a_scheme_holds_exactly_its_closed_list(files: dict[str, Graph], scheme: str) -> None:
    graph = files["concepts"]
    members = set(graph.subjects(SKOS.inScheme, URIRef(names.scheme(scheme))))
    assert members == {URIRef(names.concept(scheme, key)) for key in CLOSED[scheme]}
    assert members == set(graph.subjects(SKOS.topConceptOf, URIRef(names.scheme(scheme))))


def test_notations_are_the_words_of_the_answers(files: dict[str, Graph]) -> None:
    graph = files["concepts"]
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        scheme, key = str(concept).removeprefix(names.CONCEPT).split("/")
        word = lists.LEVELS.get(key, key) if scheme == "level" else key
        assert [str(n) for n in graph.objects(concept, SKOS.notation)] == [word]


def test_no_two_concepts_of_a_scheme_share_a_label(files: dict[str, Graph]) -> None:
    graph = files["concepts"]
    seen: dict[tuple[Node, str, str | None], Node] = {}
    for prop in (SKOS.prefLabel, SKOS.altLabel):
        for concept, label in graph.subject_objects(prop):
            assert isinstance(label, Literal)
            where = (graph.value(concept, SKOS.inScheme), str(label).casefold(), label.language)
            assert seen.setdefault(where, concept) == concept, where


def test_no_two_terms_share_a_label(files: dict[str, Graph]) -> None:
    graph = files["zeren"]
    for kinds in ([OWL.Class], PROPERTIES):
        terms = [term for kind in kinds for term in graph.subjects(RDF.type, kind)]
        labels = [label for term in terms for label in graph.objects(term, RDFS.label)]
        assert len(labels) == len(set(labels)) == 2 * len([t for t in terms if t.startswith(names.TERM)])


def test_schemes_and_ontology_are_described(everything: Graph) -> None:
    schemes = set(everything.subjects(RDF.type, SKOS.ConceptScheme))
    assert {URIRef(names.scheme(name)) for name in (*CLOSED, "body", "domain")} == schemes
    for scheme in schemes:
        for prop in (RDFS.label, SKOS.definition):
            assert languages(everything, scheme, prop) == {"zh", "en"}
    for prop in (DCTERMS.title, DCTERMS.description):
        assert languages(everything, ONTOLOGY, prop) == {"zh", "en"}
    licence = URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert {everything.value(s, DCTERMS.license) for s in (*schemes, ONTOLOGY)} == {licence}


def test_a_property_has_domain_and_range_or_says_why_not(files: dict[str, Graph]) -> None:
    graph = files["zeren"]
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for prop in graph.subjects(RDF.type, kind):
            notes = " ".join(graph.objects(prop, SKOS.scopeNote))
            for part, word in ((RDFS.domain, "No domain:"), (RDFS.range, "No range:")):
                stated = list(graph.objects(prop, part))
                assert len(stated) <= 1, f"{prop}: several values mean their intersection"
                assert bool(stated) != (word in notes), f"{prop}: {part.fragment}"


def test_names_follow_one_style(files: dict[str, Graph]) -> None:
    for term in own_terms(files["zeren"]):
        if term.startswith(names.TERM):
            first = "[A-Z]" if (term, RDF.type, OWL.Class) in files["zeren"] else "[a-z]"
            assert re.fullmatch(first + "[A-Za-z]*", names.key(term)), term


def test_blank_nodes_stand_only_in_the_ontology(files: dict[str, Graph]) -> None:
    for name in ("concepts", "alignments"):
        assert not [t for t in files[name] if any(isinstance(node, BNode) for node in t)]


def test_cards_in_chinese_and_english_do_not_swap_languages(everything: Graph) -> None:
    for prop in (RDFS.label, SKOS.prefLabel, SKOS.definition):
        for subject, words in everything.subject_objects(prop):
            if isinstance(words, Literal) and words.language in ("zh", "en"):
                chinese = bool(re.match("[^A-Za-z]*[一-鿿]", words))
                assert chinese == (words.language == "zh"), (subject, words)
