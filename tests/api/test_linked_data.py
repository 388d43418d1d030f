"""Linked data: every IRI of the graph opens as a page and as RDF in every format, and says where the others are."""

from __future__ import annotations

import json

import pytest
import rdflib
from fastapi.testclient import TestClient
from rdflib import RDF, RDFS, URIRef

from api.linked_data import SUFFIXES
from tests.api.valley_client import id_of

BASE = "https://w3id.org/vetkg"
VET = rdflib.Namespace(f"{BASE}/ontology#")
PARSERS = {"text/turtle": "turtle", "application/n-triples": "nt", "application/ld+json": "json-ld", "application/rdf+xml": "xml"}


def select(client: TestClient, query: str) -> list[str]:
    found = client.get("/sparql", params={"query": f"PREFIX vet: <{VET}> PREFIX oa: <http://www.w3.org/ns/oa#> {query}"}).json()
    return [row["it"]["value"] for row in found["results"]["bindings"]]


# One of each kind of thing that an IRI of ours names.
KINDS = {
    "entity": "SELECT ?it { ?it a vet:School } ORDER BY ?it LIMIT 1",
    "region": "SELECT ?it { ?it a vet:Region } ORDER BY ?it LIMIT 1",
    "policy": "SELECT ?it { ?it a vet:Policy } ORDER BY ?it LIMIT 1",
    "report": "SELECT ?it { ?it a vet:Report } ORDER BY ?it LIMIT 1",
    "fact": "SELECT ?it { ?c vet:statement ?it } ORDER BY ?it LIMIT 1",
    "claim": "SELECT ?it { ?it a vet:Claim ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> ?p } ORDER BY ?it LIMIT 1",
    "observation": "SELECT ?it { ?it a vet:Observation } ORDER BY ?it LIMIT 1",
    "evidence": "SELECT ?it { ?it a oa:SpecificResource } ORDER BY ?it LIMIT 1",
    "position": "SELECT ?it { ?it a oa:TextPositionSelector } ORDER BY ?it LIMIT 1",
}
VOCABULARY = ("/ontology", "/ontology/School", "/indicator", "/form", "/form/order-class")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_id_opens_as_a_page_and_as_rdf(valley: TestClient, kind: str) -> None:
    (thing,) = select(valley, KINDS[kind])
    place = thing.removeprefix(BASE)
    said = []
    for media_type, parser in PARSERS.items():
        see = valley.get(place, headers={"Accept": media_type})
        assert see.status_code == 303
        answer = valley.get(see.headers["location"], headers={"Accept": media_type})
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(media_type)
        found = rdflib.Graph().parse(data=answer.content, format=parser)
        assert (None, None, URIRef(thing)) in found or (URIRef(thing), None, None) in found
        said.append(set(found))
        head = valley.head(see.headers["location"], headers={"Accept": media_type})
        assert (head.status_code, head.content) == (200, b"")
    assert all(one == said[0] for one in said)
    page = valley.get(place, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert page.status_code == 303
    shown = valley.get(page.headers["location"], headers={"Accept": "text/html"})
    assert (shown.status_code, shown.headers["content-type"]) == (200, "text/html; charset=utf-8")
    as_json = valley.get(place, headers={"Accept": "application/json"})
    assert valley.get(as_json.headers["location"]).json()["id"]


@pytest.mark.parametrize("place", VOCABULARY)
def test_the_vocabulary_opens_too(valley: TestClient, place: str) -> None:
    for media_type, parser in PARSERS.items():
        answer = valley.get(place, headers={"Accept": media_type}, follow_redirects=True)
        assert answer.status_code == 200
        assert len(rdflib.Graph().parse(data=answer.content, format=parser)) > 2
    assert valley.get(place, headers={"Accept": "text/html"}, follow_redirects=True).status_code == 200


def test_a_release_opens_too(valley: TestClient) -> None:
    id_ = valley.get("/health").json()["release"]
    for accept in (*PARSERS, "text/html", "application/json"):
        see = valley.get(f"/id/{id_}", headers={"Accept": accept})
        assert (see.status_code, see.headers["location"]) == (303, f"/releases/{id_}")
        shown = valley.get(see.headers["location"], headers={"Accept": accept}, follow_redirects=True)
        assert shown.status_code == 200
        assert shown.headers["content-type"].startswith(accept)


def test_what_the_data_of_each_kind_says(valley: TestClient) -> None:
    school = id_of(valley, "云溪一职")
    about = rdflib.Graph().parse(data=valley.get(f"/data/{school}.ttl").text, format="turtle")
    this = URIRef(f"{BASE}/id/{school}")
    assert "云溪市第一职业学校" in {str(o) for o in about.objects(this, RDFS.label)}
    firms = set(about.objects(this, VET.partnersWith))
    assert firms
    assert all(about.value(firm, RDFS.label) for firm in firms)  # names come along
    (fact,) = select(valley, KINDS["fact"])
    stated = rdflib.Graph().parse(data=valley.get(fact.removeprefix(f"{BASE}/id/").join(["/data/", ".nt"])).text, format="nt")
    assert set(stated.objects(None, VET.statement)) == {URIRef(fact)}
    (claim,) = select(valley, KINDS["claim"])
    places = rdflib.Graph().parse(data=valley.get(claim.replace(f"{BASE}/id", "/data")).text, format="turtle")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    assert {RDF.type, oa.hasSource, oa.hasSelector, oa.start, oa.end} <= set(places.predicates())


def test_an_ending_names_the_format_whatever_is_accepted(valley: TestClient) -> None:
    school = id_of(valley, "云溪一职")
    for media_type, suffix in SUFFIXES.items():
        answer = valley.get(f"/data/{school}.{suffix}", headers={"Accept": "image/png"})
        assert answer.headers["content-type"].startswith(media_type)
    assert valley.get(f"/data/{school}", headers={"Accept": "image/png"}).status_code == 406


def test_json_ld_needs_no_other_document(valley: TestClient) -> None:
    school = id_of(valley, "云溪一职")
    for place in (f"/data/{school}.jsonld", "/rdf-graphs/ontology", "/.well-known/void"):
        body = valley.get(place, headers={"Accept": "application/ld+json"}).json()
        assert not _contexts(body)


def _contexts(value: object) -> list[str]:
    """Addresses of contexts that a reader would have to fetch."""
    if isinstance(value, dict):
        own = value.get("@context")
        named = [c for c in (own if isinstance(own, list) else [own]) if isinstance(c, str)]
        return named + [c for part in value.values() for c in _contexts(part)]
    return [c for part in value for c in _contexts(part)] if isinstance(value, list) else []


def test_each_answer_links_to_the_others(valley: TestClient) -> None:
    school = id_of(valley, "云溪一职")
    places = {f"/{part}/{school}" for part in ("id", "data", "entity", "entities")} | {f"/data/{school}.ttl"}
    said = {place: valley.get(place).links for place in places}
    for place in places:
        raw = valley.get(place).headers["link"]
        assert f'</data/{school}.ttl>; rel="alternate"; type="text/turtle"' in raw
        assert f'</data/{school}.jsonld>; rel="alternate"; type="application/ld+json"' in raw
        assert f'</data/{school}.nt>; rel="alternate"; type="application/n-triples"' in raw
        assert f'</entity/{school}>; rel="alternate"; type="text/html"' in raw
        assert said[place]["describes"]["url"] == f"{BASE}/id/{school}"
    report = valley.get("/reports/yunxi-2021").headers["link"]
    assert "</data/report-yunxi-2021.ttl>" in report
    assert "</report/yunxi-2021>" in report
    for address in ("/data/report-yunxi-2021.ttl", "/report/yunxi-2021"):
        assert valley.get(address).status_code == 200


@pytest.mark.parametrize(
    "unknown", ["school-0000000000", "fact-000000000000", "claim-000000000000", "report-none", "nothing", "claim-0/place/1"]
)
def test_an_unknown_id_is_not_found_and_the_nearest_are_named(valley: TestClient, unknown: str) -> None:
    for place in (f"/id/{unknown}", f"/data/{unknown}", f"/data/{unknown}.nt"):
        for accept in ("text/turtle", "*/*"):
            answer = valley.get(place, headers={"Accept": accept})
            assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
            assert answer.json()["hint"]
            assert "link" not in answer.headers
        assert valley.head(place).status_code == 404
    person = valley.get(f"/id/{unknown}", headers={"Accept": "text/html"})
    assert (person.status_code, person.headers["content-type"]) == (404, "text/html; charset=utf-8")


def test_suggestions_and_places_that_a_claim_has_not(valley: TestClient) -> None:
    school = id_of(valley, "云溪一职")
    assert school in valley.get(f"/data/{school[:-1]}").json()["suggestions"]
    (claim,) = select(valley, KINDS["claim"])
    name = claim.removeprefix(f"{BASE}/id/")
    assert valley.get(f"/data/{name}/place/99").status_code == 404
    assert json.loads(valley.get(f"/data/{name}/place/99").text)["type"].endswith("/unknown-name")


def test_an_id_that_is_no_iri_harms_nothing(valley: TestClient) -> None:
    for odd in ("a> ?p ?o } #", "%3E%20%7D", "x\\u003E", "学校", "a b", "{}", "../../etc/passwd"):
        assert valley.get(f"/data/{odd}").status_code == 404
