import base64
import hashlib
import re

import pytest
from rdflib import RDF, SH, SKOS, Graph, URIRef

from ontology.schema import VET, load, vocabulary

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


def test_a_browser_gets_the_page_in_its_language(valley):
    response = valley.get("/ontology?lang=zh", headers={"Accept": "text/html,application/xml;q=0.9"})
    assert response.headers["content-type"].startswith("text/html")
    assert '<html lang="zh">' in response.text
    assert '<html lang="en">' in valley.get("/ontology?lang=en", headers={"Accept": "text/html"}).text
    assert valley.get("/ontology?format=owl").status_code == 400


def test_every_term_has_its_anchor_on_the_page(valley):
    page = valley.get("/ontology", headers={"Accept": "text/html"}).text
    terms = [str(s).removeprefix(str(VET)) for s in set(vocabulary().subjects()) if str(s).startswith(str(VET))]
    assert len(terms) > 50
    assert [term for term in terms if page.count(f'id="{term}"') != 1] == []


def test_the_page_loads_nothing_and_its_style_is_allowed(valley):
    response = valley.get("/ontology", headers={"Accept": "text/html"})
    assert not re.findall(r"<(?:script|iframe|img|object|embed)\b", response.text)
    assert not re.findall(r"""<link[^>]+href="(?!data:)""", response.text)
    assert not re.findall(r"url\(|@import", response.text)
    style = re.search(r"<style>(.*?)</style>", response.text, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in response.headers["content-security-policy"]


def test_the_version_that_is_served_has_an_address_of_its_own(valley):
    version = load().version
    response = valley.get(f"/ontology/{version}", headers={"Accept": "text/turtle"})
    assert f'owl:versionInfo "{version}"' in response.text
    missing = valley.get("/ontology/0.0.1", headers={"Accept": "application/json"})
    assert missing.status_code == 404
    assert version in missing.json()["hint"]


@pytest.mark.parametrize("term", ["School", "partnersWith", "relatedTo", "sha256"])
def test_a_terms_name_leads_to_the_term(valley, term):
    response = valley.get(f"/ontology/{term}?lang=en", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, f"/ontology?lang=en#{term}")


@pytest.mark.parametrize("media", TYPES)
def test_the_shapes_in_every_format(valley, media):
    response = valley.get("/shapes", headers={"Accept": media})
    assert response.headers["content-type"].startswith(media)
    graph = Graph().parse(data=response.text, format=TYPES[media])
    aimed_at = set(graph.objects(None, SH.targetClass))
    assert {URIRef(t.iri) for t in load().entity_types.values()} <= aimed_at


@pytest.mark.parametrize("kind", ["indicator", "form"])
def test_a_concept_and_its_scheme_resolve(valley, kind):
    known = load().indicators if kind == "indicator" else load().forms
    one = next(iter(known.values()))
    path = one.iri.removeprefix("https://w3id.org/vetkg")
    graph = Graph().parse(data=valley.get(path, headers={"Accept": "text/turtle"}).text, format="turtle")
    assert {str(label) for label in graph.objects(URIRef(one.iri), SKOS.prefLabel)} == {one.name, one.label_en}
    scheme = Graph().parse(data=valley.get(f"/{kind}").text, format="turtle")
    assert len(set(scheme.subjects(RDF.type, SKOS.Concept))) == len(known)
    led = valley.get(path, headers={"Accept": "text/html"}, follow_redirects=False)
    assert led.headers["location"] == f"/vocabulary#{one.slug}"
    assert f'id="{one.slug}"' in valley.get("/vocabulary").text
    assert valley.get(f"/{kind}/luck").status_code == 404
