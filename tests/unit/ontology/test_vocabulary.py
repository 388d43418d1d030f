"""The vocabulary as linked data: a header, labels and definitions in both languages, domains and ranges, standard terms."""

import re

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from kg.graph import build_graph
from kg.model import Entity, Evidence, Report, ReportFacts
from kg.property_graph.mapping import nodes
from kg.rdf.mapping import quads
from ontology.schema import BASE, VET, load, vocabulary
from tests.contract.invented import facts

GRAPH: Graph = vocabulary()
ONTOLOGY = URIRef(BASE + "ontology")
DCT = Namespace("http://purl.org/dc/terms/")
VANN = Namespace("http://purl.org/vocab/vann/")
CLASSES = sorted(s for s in GRAPH.subjects(RDF.type, OWL.Class) if str(s).startswith(str(VET)))
PROPERTIES = sorted(
    {s for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for s in GRAPH.subjects(RDF.type, kind) if s.startswith(str(VET))}
)
ANNOTATIONS = sorted(s for s in GRAPH.subjects(RDF.type, OWL.AnnotationProperty) if s.startswith(str(VET)))
MATCHES = (SKOS.exactMatch, SKOS.closeMatch, SKOS.narrowMatch, SKOS.broadMatch, SKOS.relatedMatch)


def name(term):
    return str(term).removeprefix(str(VET))


def test_the_header_says_what_it_is_and_which_version():
    version = load().version
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    assert GRAPH.value(ONTOLOGY, OWL.versionIRI) == URIRef(f"{BASE}ontology/{version}")
    assert str(GRAPH.value(ONTOLOGY, VANN.preferredNamespacePrefix)) == "vet"
    assert str(GRAPH.value(ONTOLOGY, VANN.preferredNamespaceUri)) == str(VET)
    for told in (DCT.title, DCT.description):
        assert {text.language for text in GRAPH.objects(ONTOLOGY, told)} == {"zh", "en"}
    for told in (DCT.created, DCT.modified, DCT.license, DCT.creator, DCT.publisher):
        assert GRAPH.value(ONTOLOGY, told)


@pytest.mark.parametrize("term", [*CLASSES, *PROPERTIES, *ANNOTATIONS], ids=name)
def test_each_term_has_one_label_and_one_definition_in_each_language(term):
    for told in (RDFS.label, SKOS.definition):
        assert sorted(str(text.language) for text in GRAPH.objects(term, told)) == ["en", "zh"]
    zh = next(str(text) for text in GRAPH.objects(term, SKOS.definition) if text.language == "zh")
    assert re.search("[一-鿿]", zh)


@pytest.mark.parametrize("term", PROPERTIES, ids=name)
def test_each_property_has_a_domain_and_a_range(term):
    assert len(list(GRAPH.objects(term, RDFS.domain))) == 1
    assert len(list(GRAPH.objects(term, RDFS.range))) == 1


def standard(term):
    """The terms of other vocabularies that a term is under, equivalent to, or matched with."""
    ways = (RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass, OWL.equivalentProperty, *MATCHES)
    terms = [o for way in ways for o in GRAPH.objects(term, way)]
    terms += [o for node in terms for o in GRAPH.objects(node, OWL.inverseOf)]
    return {str(o) for o in terms if isinstance(o, URIRef) and not str(o).startswith(str(VET))}


@pytest.mark.parametrize("term", [*CLASSES, *PROPERTIES], ids=name)
def test_each_term_is_mapped_to_a_standard_one(term):
    """``relatedTo`` only gathers the relations; for the probability that a statement is right there is no standard term."""
    assert standard(term) or name(term) in ("relatedTo", "confidence")


SCHEMA_ORG, ORG = "https://schema.org/", "http://www.w3.org/ns/org#"


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("Region", SCHEMA_ORG + "AdministrativeArea"),
        ("School", SCHEMA_ORG + "EducationalOrganization"),
        ("School", ORG + "FormalOrganization"),
        ("Program", SCHEMA_ORG + "EducationalOccupationalProgram"),
        ("Enterprise", SCHEMA_ORG + "Organization"),
        ("Policy", SCHEMA_ORG + "Legislation"),
        ("Policy", "http://data.europa.eu/eli/ontology#LegalResource"),
        ("EducationGroup", ORG + "OrganizationalCollaboration"),
        ("memberOf", ORG + "memberOf"),
        ("partnersWith", ORG + "linkedTo"),
        ("Observation", "http://purl.org/linked-data/cube#Observation"),
        ("Claim", "http://www.w3.org/ns/oa#Annotation"),
        ("Claim", "http://www.w3.org/ns/prov#Entity"),
        ("Report", "http://www.w3.org/ns/dcat#Resource"),
        ("Indicator", str(SKOS.Concept)),
    ],
)
def test_the_standard_terms_that_people_look_for(term, expected):
    assert expected in standard(URIRef(VET[term]))


def test_no_term_is_mapped_to_a_word_of_a_vocabulary_that_the_file_does_not_name():
    """A slip in a namespace (http for https, a missing hash) would leave a term that nothing knows."""
    spaces = tuple(str(space) for _, space in Graph().parse("ontology/vet.ttl", format="turtle").namespaces())
    assert all(o.startswith(spaces) for term in (*CLASSES, *PROPERTIES) for o in standard(term))


def test_all_that_the_data_use_of_our_vocabulary_is_declared():
    declared = {*CLASSES, *PROPERTIES}
    used = {URIRef(q.predicate) for q in quads(build_graph(facts())) if q.predicate.startswith(str(VET))}
    kinds = {URIRef(q.object) for q in quads(build_graph(facts())) if q.predicate == str(RDF.type) and VET in URIRef(q.object)}
    assert used <= declared
    assert kinds <= declared


def test_a_region_tells_its_official_code_in_both_projections():
    code = next(a for a in load().entity_types["Region"].attributes if a.key == "code")
    assert "GB/T 2260" in code.definition_en
    assert (URIRef(code.iri), RDFS.subPropertyOf, SKOS.notation) in GRAPH
    place = (Evidence("hilltop-2021", 0, 3, "柳州市"),)
    city = Entity("Region", "柳州市", attrs={"code": "450200", "level": "city"}, evidence=place)
    graph = build_graph([ReportFacts(Report("hilltop-2021", "报告", 2021, "", "", "0" * 64, 10), (city,))])
    iri = "https://w3id.org/vetkg/id/region-450200"
    assert ("450200",) in {(getattr(q.object, "value", ""),) for q in quads(graph) if (q.subject, q.predicate) == (iri, code.iri)}
    assert [n.properties["code"] for n in nodes(graph) if n.table == "Region"] == ["450200"]


def test_no_two_terms_share_a_label():
    """A form of cooperation is the class of what the attribute names: they share theirs on purpose, as an indicator does."""
    shared = {}
    for term in (*CLASSES, *PROPERTIES):
        for label in GRAPH.objects(term, RDFS.label):
            assert isinstance(label, Literal)
            shared.setdefault((label.language, str(label).lower()), set()).add(name(term))
    doubled = [names for names in shared.values() if len(names) > 1 and len({one.lower() for one in names}) > 1]
    assert doubled == [{"CooperationForm", "form"}] * len(doubled)
