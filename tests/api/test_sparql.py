"""The SPARQL endpoint: how queries come in, in which formats answers go out, and what is refused."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET

import pytest
import rdflib
from fastapi.testclient import TestClient

PREFIX = "PREFIX vet: <https://w3id.org/vetkg/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
FIRMS = PREFIX + "SELECT ?name WHERE { ?f a vet:Enterprise ; rdfs:label ?name } ORDER BY ?name"
NAMES = {"晨光机械有限公司", "青石物流有限公司", "百川软件有限公司"}
GRAPH = PREFIX + "CONSTRUCT { ?f rdfs:label ?name } WHERE { ?f a vet:Enterprise ; rdfs:label ?name }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def names(answer: dict[str, dict[str, list[dict[str, dict[str, str]]]]]) -> set[str]:
    return {row["name"]["value"] for row in answer["results"]["bindings"]}


def test_all_three_ways_of_asking_give_the_same(client: TestClient) -> None:
    answers = [
        client.get("/sparql", params={"query": FIRMS}),
        client.post("/sparql", data={"query": FIRMS}),
        client.post("/sparql", content=FIRMS.encode(), headers={"Content-Type": "application/sparql-query"}),
        client.post("/sparql", content=FIRMS.encode(), headers={"Content-Type": "application/sparql-query; charset=UTF-8"}),
    ]
    for answer in answers:
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/sparql-results+json"
        assert names(answer.json()) == NAMES


def test_csv_and_tsv(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": FIRMS}, headers={"Accept": "text/csv"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert {row[0] for row in csv.reader(io.StringIO(answer.text))} == NAMES | {"name"}
    answer = client.get("/sparql", params={"query": FIRMS}, headers={"Accept": "text/tab-separated-values"})
    assert answer.text.splitlines()[0] == "?name"
    assert len(answer.text.splitlines()) == 4


def test_xml_results(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": FIRMS}, headers={"Accept": "application/sparql-results+xml"})
    space = {"s": "http://www.w3.org/2005/sparql-results#"}
    assert {e.text for e in ET.fromstring(answer.content).iterfind(".//s:literal", space)} == NAMES


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("application/json", "application/sparql-results+json"),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/*;q=0.9, text/csv;q=0.1, */*;q=0.01", "text/tab-separated-values; charset=utf-8"),
        ("*/*", "application/sparql-results+json"),
        ("application/x-unknown, */*;q=0.1", "application/sparql-results+json"),
        ("text/csv;q=0, */*", "application/sparql-results+json"),
    ],
)
def test_accept_with_qualities(client: TestClient, accept: str, given: str) -> None:
    answer = client.get("/sparql", params={"query": FIRMS}, headers={"Accept": accept})
    assert answer.headers["content-type"] == given
    assert answer.headers["vary"].startswith("Accept")


@pytest.mark.parametrize(
    ("media_type", "parser"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ],
)
@pytest.mark.parametrize("query", [GRAPH, PREFIX + "DESCRIBE ?f { ?f a vet:Enterprise }"])
def test_graphs_in_four_formats(client: TestClient, media_type: str, parser: str, query: str) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": media_type})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media_type)
    graph = rdflib.Graph().parse(data=answer.content, format=parser)
    assert {str(o) for o in graph.objects(None, rdflib.RDFS.label)} == NAMES


def test_absent_accept_gives_json_and_turtle(client: TestClient) -> None:
    for query, media_type in ((FIRMS, "application/sparql-results+json"), (GRAPH, "text/turtle; charset=utf-8")):
        request = client.build_request("GET", "/sparql", params={"query": query})
        del request.headers["Accept"]
        assert client.send(request).headers["content-type"] == media_type


def test_ask(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "ASK {}"})
    assert answer.json()["boolean"] is True
    answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": "text/turtle"})
    assert answer.status_code == 406
    assert "application/sparql-results+json" in answer.json()["suggestions"]


def test_not_acceptable_lists_what_is(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": FIRMS}, headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert answer.headers["content-type"] == "application/problem+json"
    assert "text/csv" in answer.json()["suggestions"]


def test_head_gives_the_headers_of_get(client: TestClient) -> None:
    head = client.head("/sparql", params={"query": FIRMS})
    assert head.status_code == 200
    assert head.headers["content-type"] == "application/sparql-results+json"


def test_named_graph_of_the_report(client: TestClient) -> None:
    query = "SELECT DISTINCT ?g { GRAPH ?g { ?s a <https://w3id.org/vetkg/ontology#Enterprise> } }"
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    assert [row["g"]["value"] for row in rows] == ["https://w3id.org/vetkg/id/report-yunxi-2021"]
    asked = {"query": FIRMS, "default-graph-uri": "https://w3id.org/vetkg/id/report-yunxi-2021"}
    assert names(client.get("/sparql", params=asked).json()) == NAMES
    assert names(client.post("/sparql", data={**asked, "default-graph-uri": "http://example.org/unknown"}).json()) == set()


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("text/plain", b"ASK {}", 415),
        ("", b"ASK {}", 415),
        ("application/sparql-query; charset=UTF-16", "ASK {}".encode("utf-16"), 415),
        ("application/sparql-query", b"ASK { <\xff> ?p ?o }", 400),
        ("application/sparql-query", b"", 400),
        ("application/sparql-query", b"SELECT * { ?s ?p", 400),
        ("application/x-www-form-urlencoded", b"query=ASK{}&query=ASK{}", 400),
        ("application/x-www-form-urlencoded", b"nothing=1", 400),
        ("application/x-www-form-urlencoded", b"query=%FF", 400),
        ("application/x-www-form-urlencoded", b"&".join([b"a=1"] * 1000), 400),
        ("application/x-www-form-urlencoded", b"update=CLEAR ALL", 400),
        ("application/sparql-update", b"CLEAR ALL", 400),
        ("application/sparql-query", b"CLEAR ALL", 400),
        ("application/sparql-query", b"INSERT DATA { <a:a> <b:b> <c:c> }", 400),
    ],
)
def test_bad_posts(client: TestClient, content_type: str, body: bytes, status: int) -> None:
    answer = client.post("/sparql", content=body, headers={"Content-Type": content_type} if content_type else {})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]
    if status == 415:
        assert "application/sparql-query" in answer.headers["accept-post"]


def test_post_names_the_query_once_even_across_address_and_body(client: TestClient) -> None:
    answer = client.post("/sparql?query=ASK{}", content=b"ASK {}", headers={"Content-Type": "application/sparql-query"})
    assert answer.status_code == 400


def test_method_not_allowed_names_those_allowed(client: TestClient) -> None:
    answer = client.delete("/sparql")
    assert answer.status_code == 405
    assert {name.strip() for name in answer.headers["allow"].split(",")} == {"GET", "HEAD", "POST", "OPTIONS"}


def test_cors(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"Origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "https://example.org"
    assert "access-control-allow-origin" not in client.get("/health", headers={"Origin": "https://evil.example"}).headers
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    assert "POST" in client.options("/sparql", headers=asked).headers["access-control-allow-methods"]


def test_service_description(client: TestClient) -> None:
    service = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    for media_type, parser in (
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ):
        answer = client.get("/sparql", headers={"Accept": media_type})
        graph = rdflib.Graph().parse(data=answer.content, format=parser)
        assert [str(o) for o in graph.objects(None, service.endpoint)] == ["http://testserver/sparql"]
        assert len(set(graph.objects(None, service.resultFormat))) == 8


def test_a_browser_is_led_to_the_console(client: TestClient) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    answer = client.get("/sparql", headers=browser, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/console")
    assert "Accept" in answer.headers["vary"]
    assert client.get("/cypher", headers=browser, follow_redirects=False).headers["location"] == "/console?language=cypher"
    refused = client.get("/cypher")
    assert (refused.status_code, refused.headers["allow"]) == (405, "POST")


def test_missing_query_where_results_are_wanted(client: TestClient) -> None:
    assert client.get("/sparql", headers={"Accept": "application/sparql-results+json"}).status_code == 400


def test_cut_answers_say_so_in_the_header_and_where_the_format_can(short_client: TestClient) -> None:
    def ask(accept: str, query: str = FIRMS) -> str:
        answer = short_client.get("/sparql", params={"query": query}, headers={"Accept": accept})
        assert answer.headers["x-vetkg-truncated"] == "true"
        assert answer.headers["x-vetkg-rows"] == "2"
        return answer.text

    head = json.loads(ask("application/json"))["head"]
    assert head["vars"] == ["name"]
    assert head["link"] == ["https://w3id.org/vetkg/problem/truncated"]
    links = ET.fromstring(ask("application/sparql-results+xml")).findall(".//{http://www.w3.org/2005/sparql-results#}link")
    assert len(links) == 1
    assert len(ask("text/csv").splitlines()) == 3
    turtle = ask("text/turtle", GRAPH)
    assert turtle.startswith("# Cut at 2 triples")
    assert len(rdflib.Graph().parse(data=turtle, format="turtle")) == 2


def test_answers_that_are_whole_do_not_say_so(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": FIRMS})
    assert "x-vetkg-truncated" not in answer.headers
    assert "link" not in answer.json()["head"]


def test_a_query_that_takes_too_long_is_a_problem_and_the_next_is_answered(short_client: TestClient) -> None:
    answer = short_client.get("/sparql", params={"query": ENDLESS})
    assert answer.status_code == 503
    assert answer.json()["type"].endswith("/query-timeout")
    assert short_client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_a_query_that_is_too_long(short_client: TestClient) -> None:
    answer = short_client.post("/sparql", data={"query": "ASK {}" + " " * 2000})
    assert answer.status_code == 413
    assert answer.json()["type"].endswith("/query-too-long")
