"""Plain HTTP as other tools speak it: curl, a browser's editor from another origin, R, Protégé, Jena."""

from __future__ import annotations

import json
import shutil
import subprocess

import httpx
import pytest

QUERY = "SELECT ?s { ?s a <https://w3id.org/vetkg/ontology#School> } ORDER BY ?s"
GRAPH = "CONSTRUCT { ?s a <https://w3id.org/vetkg/ontology#School> } { ?s a <https://w3id.org/vetkg/ontology#School> }"
ORIGIN = "https://yasgui.example"

ACCEPTS = [
    # YASGUI
    (QUERY, "application/sparql-results+json,*/*;q=0.9", "application/sparql-results+json"),
    # R's SPARQL package
    (QUERY, "application/sparql-results+xml", "application/sparql-results+xml"),
    # Apache Jena's QueryExecutionHTTP
    (
        QUERY,
        "application/sparql-results+json, application/json;q=0.98, application/sparql-results+thrift;q=0.96, "
        "application/sparql-results+xml;q=0.9, application/xml;q=0.85, text/csv;q=0.5, text/tab-separated-values;q=0.5, */*;q=0.1",
        "application/sparql-results+json",
    ),
    # OWL API, with which Protégé loads by address
    (
        GRAPH,
        "application/rdf+xml, application/xml; q=0.7, text/xml; q=0.6, text/plain; q=0.1, */*; q=0.09",
        "application/rdf+xml",
    ),
    # Eclipse RDF4J
    (
        GRAPH,
        "application/rdf+xml;q=0.8, text/turtle;q=0.9, application/n-triples, application/ld+json;q=0.8",
        "application/n-triples",
    ),
    # curl, Python's urllib
    (QUERY, "*/*", "application/sparql-results+json"),
    (GRAPH, "*/*", "text/turtle"),
]


@pytest.mark.parametrize(("query", "accept", "given"), ACCEPTS)
def test_what_tools_accept(endpoint: str, query: str, accept: str, given: str) -> None:
    answer = httpx.get(endpoint, params={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == given


def test_an_editor_of_another_origin(endpoint: str) -> None:
    asked = {
        "Origin": ORIGIN,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,x-requested-with",
    }
    ahead = httpx.options(endpoint, headers=asked)
    assert ahead.status_code == 200
    assert ahead.headers["access-control-allow-origin"] in ("*", ORIGIN)
    assert "POST" in ahead.headers["access-control-allow-methods"]
    assert "x-requested-with" in ahead.headers["access-control-allow-headers"]
    answer = httpx.post(endpoint, data={"query": QUERY}, headers={"Origin": ORIGIN})
    assert answer.headers["access-control-allow-origin"] in ("*", ORIGIN)
    shown = answer.headers["access-control-expose-headers"]
    assert {"ETag", "Link", "X-Vetkg-Truncated"} <= {name.strip() for name in shown.split(",")}
    refused = httpx.post(endpoint, data={"query": "SELECT"}, headers={"Origin": ORIGIN})
    assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (
        400,
        answer.headers["access-control-allow-origin"],
    )
    held = {"Origin": ORIGIN, "If-None-Match": httpx.get(endpoint, params={"query": QUERY}).headers["etag"]}
    unchanged = httpx.get(endpoint, params={"query": QUERY}, headers=held)
    assert (unchanged.status_code, unchanged.headers["access-control-allow-origin"]) == (304, "*")


def curl(*arguments: str) -> str:
    program = shutil.which("curl")
    assert program, "curl belongs to every system that this is developed on"
    return subprocess.run([program, "-sS", *arguments], check=True, capture_output=True, timeout=30).stdout.decode()


def test_curl(endpoint: str, site: str) -> None:
    by_get = curl("-G", endpoint, "--data-urlencode", f"query={QUERY}")
    by_form = curl(endpoint, "--data-urlencode", f"query={QUERY}")
    direct = curl(endpoint, "-H", "Content-Type: application/sparql-query", "--data-binary", QUERY)
    assert json.loads(by_get) == json.loads(by_form) == json.loads(direct)
    head = curl("-I", "-G", endpoint, "--data-urlencode", f"query={QUERY}")
    assert head.startswith("HTTP/1.1 200")
    assert "\r\netag: " in head.lower()
    assert "content-length: " in head.lower()
    assert len(json.loads(curl("--compressed", "-G", endpoint, "--data-urlencode", f"query={QUERY}"))["results"]["bindings"]) == 2
    assert curl("-o", "/dev/null", "-w", "%{http_code}", "-X", "DELETE", f"{site}/rdf-graphs/service?default") == "405"
    assert curl("-X", "OPTIONS", "-i", endpoint).startswith("HTTP/1.1 204")


def test_a_long_answer_comes_whole_and_compressed(site: str) -> None:
    plain = httpx.get(f"{site}/rdf-graphs", headers={"Accept-Encoding": "identity"})
    for coding in ("gzip", "zstd", "br"):
        answer = httpx.get(f"{site}/rdf-graphs", headers={"Accept-Encoding": coding})
        assert answer.headers["content-encoding"] == coding
        # httpx reads gzip by itself, the others where their packages are installed.
        if coding == "gzip":
            assert answer.content == plain.content
    head = httpx.head(f"{site}/rdf-graphs")
    assert (head.status_code, head.content) == (200, b"")
