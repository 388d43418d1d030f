"""The ontology means what it says: consistent under HermiT, alone and with data, and within OWL 2 DL."""

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef

from kg.graph import build_graph
from kg.rdf.mapping import quads
from kg.rdf.terms import nquads
from ontology.schema import IDS, VET, vocabulary
from tests.contract.invented import facts
from tests.unit.ontology.reasoner import contradiction, not_dl

RIVER, FORGE = URIRef(IDS + "school-0000000001"), URIRef(IDS + "enterprise-0000000002")


def with_data():
    graph = vocabulary()
    text = "\n".join(line.rsplit(" <", 1)[0] + " ." for line in nquads(quads(build_graph(facts()[:1]))).splitlines())
    graph += Graph().parse(data=text, format="nt")
    for part in (RDF.subject, RDF.predicate, RDF.object):  # RDF's own words for statements mean nothing in OWL 2 DL
        graph.remove((None, part, None))
    return graph


def test_the_ontology_is_in_owl_2_dl(tmp_path):
    assert not_dl(vocabulary(), tmp_path) == ""


def test_a_property_of_two_kinds_is_not_in_owl_2_dl(tmp_path):
    graph = vocabulary()
    graph.add((URIRef(VET.partnersWith), RDF.type, OWL.DatatypeProperty))
    assert "partnersWith" in not_dl(graph, tmp_path)


def test_a_report_and_the_ontology_do_not_contradict_each_other(tmp_path):
    assert contradiction(with_data(), tmp_path) == ""


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param([(RIVER, RDF.type, URIRef(VET.School)), (RIVER, RDF.type, URIRef(VET.Enterprise))], id="two kinds at once"),
        pytest.param([(RIVER, RDF.type, URIRef(VET.Policy)), (RIVER, URIRef(VET.partnersWith), FORGE)], id="wrong subject"),
        pytest.param(
            [(RIVER, RDF.type, URIRef(VET.Region)), (RIVER, URIRef(VET.code), Literal("45020"))],
            id="a code of five digits",
        ),
        pytest.param([(RIVER, URIRef(VET.number), Literal("1")), (RIVER, URIRef(VET.number), Literal("2"))], id="two numbers"),
        pytest.param(
            [(RIVER, RDF.type, URIRef(VET.Mention)), (RIVER, RDF.type, URIRef(VET.Observation))], id="mention and figure"
        ),
        pytest.param([(RIVER, URIRef(VET.value), Literal("many"))], id="a value that is no number"),
    ],
)
def test_what_contradicts_the_ontology_is_found(tmp_path, wrong):
    graph = vocabulary()
    for triple in wrong:
        graph.add(triple)
    assert "inconsistent" in contradiction(graph, tmp_path).lower()


def test_a_class_that_can_have_no_member_is_found(tmp_path):
    graph = vocabulary()
    graph.add((URIRef(VET.FactorySchool), RDF.type, OWL.Class))
    graph.add((URIRef(VET.FactorySchool), RDFS.subClassOf, URIRef(VET.School)))
    graph.add((URIRef(VET.FactorySchool), RDFS.subClassOf, URIRef(VET.Enterprise)))
    assert "FactorySchool" in contradiction(graph, tmp_path)
