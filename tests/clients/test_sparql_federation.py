"""Federation: other engines ask this server by SERVICE, and this server asks those that it is allowed to."""

from __future__ import annotations

import os

import httpx
import pyoxigraph as ox
import pytest
import rdflib

QUERY = (
    "SELECT ?name {{ SERVICE <{endpoint}> {{ ?s a <https://w3id.org/vetkg/ontology#School> ; <{label}> ?name }} }} ORDER BY ?name"
)
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
NAMES = ["云溪市第一职业学校", "云溪市第二职业学校"]


def names(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [row["name"]["value"] for row in answer.json()["results"]["bindings"]]


def test_oxigraph_asks_this_server(endpoint: str) -> None:
    rows = ox.Store().query(QUERY.format(endpoint=endpoint, label=LABEL))
    assert [row["name"].value for row in rows] == NAMES  # type: ignore[union-attr]


def test_rdflib_asks_this_server(endpoint: str) -> None:
    rows = rdflib.Graph().query(QUERY.format(endpoint=endpoint, label=LABEL))
    assert [str(row[0]) for row in rows] == NAMES  # type: ignore[index]


@pytest.mark.skipif("VETKG_TEST_SPARQL" not in os.environ, reason="no SPARQL server: set VETKG_TEST_SPARQL")
def test_fuseki_asks_this_server(endpoint: str) -> None:
    fuseki = os.environ["VETKG_TEST_SPARQL"].rstrip("/")
    found = httpx.post(fuseki, data={"query": QUERY.format(endpoint=endpoint, label=LABEL)}, timeout=30)
    assert names(found) == NAMES


@pytest.mark.skipif("VETKG_TEST_SPARQL" not in os.environ, reason="no SPARQL server: set VETKG_TEST_SPARQL")
def test_this_server_is_found_by_its_description(endpoint: str) -> None:
    fuseki = os.environ["VETKG_TEST_SPARQL"].rstrip("/")
    described = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> ASK { ?s sd:endpoint ?e ; sd:supportedLanguage sd:SPARQL11Query }"
    assert rdflib.Graph().parse(endpoint).query(described).askAnswer is True
    answer = httpx.post(fuseki, data={"query": f"ASK {{ SERVICE <{endpoint}> {{ ?s ?p ?o }} }}"}, timeout=30)
    assert answer.json()["boolean"] is True


def test_this_server_asks_an_allowed_one_and_joins(endpoint: str, federating: str) -> None:
    joined = f"""SELECT ?name {{ ?s a <https://w3id.org/vetkg/ontology#School>
        SERVICE <{endpoint}> {{ ?s <{LABEL}> ?name }} }} ORDER BY ?name"""
    answer = httpx.get(f"{federating}/sparql", params={"query": joined}, timeout=30)
    assert names(answer) == NAMES
    # What another server says may change at any time.
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


def test_this_server_asks_no_other_and_says_whom_it_asks(endpoint: str, federating: str) -> None:
    asked = QUERY.format(endpoint="http://other.example/sparql", label=LABEL)
    refused = httpx.get(f"{federating}/sparql", params={"query": asked})
    assert (refused.status_code, refused.json()["suggestions"]) == (400, [endpoint])
    assert httpx.get(endpoint, params={"query": asked}).json()["type"].endswith("/query-refused")
    feature = rdflib.URIRef("http://www.w3.org/ns/sparql-service-description#BasicFederatedQuery")
    for address, promised in ((f"{federating}/sparql", True), (endpoint, False)):
        assert ((None, None, feature) in rdflib.Graph().parse(address)) is promised
