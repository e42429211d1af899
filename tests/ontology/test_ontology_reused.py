"""Of other vocabularies we use only these terms, each current in its specification."""

from rdflib import OWL, RDF, RDFS, Graph, URIRef, namespace

from zeren import names

# namespace → (specification, terms used)
REUSED = {
    "http://data.europa.eu/eli/ontology#": ("ELI 1.4", "LegalResource LegalResourceSubdivision"),
    "http://data.europa.eu/m8g/": ("SEMIC Core Vocabularies", "Participation PublicOrganisation"),
    "http://publications.europa.eu/resource/authority/frequency/": ("EU frequency table", "ANNUAL ANNUAL_2"),
    "http://purl.org/dc/terms/": ("DCMI Metadata Terms", "description license title"),
    "http://purl.org/vocab/vann/": ("VANN 1.0", "preferredNamespacePrefix preferredNamespaceUri"),
    "http://www.w3.org/2004/02/skos/core#": (
        "SKOS Reference",
        "Concept ConceptScheme altLabel closeMatch definition exactMatch example inScheme notation prefLabel "
        "scopeNote topConceptOf",
    ),
    "http://www.w3.org/ns/oa#": ("Web Annotation Vocabulary", "SpecificResource"),
    "http://www.w3.org/ns/odrl/2/": ("ODRL Vocabulary 2.2", "Duty"),
    "http://www.w3.org/ns/org#": (
        "The Organization Ontology",
        "ChangeEvent Organization OrganizationalCollaboration Post classification postIn role "
        "subOrganizationOf",
    ),
    "http://www.w3.org/ns/prov#": ("PROV-O", "Entity"),
    "https://w3id.org/dpv#": ("Data Privacy Vocabulary 2", "Obligation"),
}
LANGUAGE = (str(OWL), str(RDF), str(RDFS), str(namespace.XSD))
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
DEPRECATED = {OWL.DataRange, OWL.distinctMembers, RDF.Alt, RDF.Bag, RDF.Seq}


def test_exactly_the_listed_terms_are_used(everything: Graph) -> None:
    ours = {ns + name for ns, (_, terms) in REUSED.items() for name in terms.split()}
    iris = {str(node) for triple in everything for node in triple if isinstance(node, URIRef)}
    foreign = {iri for iri in iris if not iri.startswith((names.BASE, *LANGUAGE)) and iri != LICENCE}
    assert foreign - ours == set(), "unknown terms"
    assert ours - foreign == set(), "listed and not used"


def test_words_of_the_language_exist_and_are_current(everything: Graph) -> None:
    for node in {node for triple in everything for node in triple if isinstance(node, URIRef)}:
        for space in (OWL, RDF, RDFS, namespace.XSD):
            if node.startswith(str(space)):
                assert node in DEPRECATED or node in space, node  # rdflib's namespaces are closed lists
                assert node not in DEPRECATED, node


def test_alignments_are_not_imported(files: dict[str, Graph]) -> None:
    assert not [t for name in ("zeren", "concepts") for t in files[name].triples((None, OWL.imports, None))]
    outside = {str(o) for o in files["zeren"].objects(None, RDFS.subClassOf) if isinstance(o, URIRef)}
    assert all(iri.startswith(names.TERM) for iri in outside)
