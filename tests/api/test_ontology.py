import pytest
from rdflib import Graph, URIRef

from ontology.schema import load

TYPES = {
    "text/turtle": "turtle",
    "application/rdf+xml": "xml",
    "application/ld+json": "json-ld",
    "application/n-triples": "nt",
}


@pytest.mark.parametrize("media", TYPES)
def test_the_vocabulary_in_every_format(valley, media):
    response = valley.get("/ontology", headers={"Accept": media})
    assert response.headers["content-type"].startswith(media)
    graph = Graph().parse(data=response.text, format=TYPES[media])
    subjects = set(graph.subjects())
    assert {URIRef(t.iri) for t in load().entity_types.values()} <= subjects


def test_a_browser_is_led_to_the_page(valley):
    response = valley.get("/ontology", headers={"Accept": "text/html,application/xml;q=0.9"})
    assert (response.status_code, response.headers["location"]) == (303, "/vocabulary")
    assert valley.get("/ontology?format=owl").status_code == 400
