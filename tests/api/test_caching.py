"""Tags, 304, HEAD and OPTIONS on whatever depends on the release alone."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.caching import matches, tag
from api.settings import Settings
from kg.build import build
from tests.api.valley import facts
from tests.api.valley import make as make_valley
from tests.api.valley_client import id_of

QUERY = "SELECT ?s ?o { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o } ORDER BY ?s ?o"
PLACES = (
    "/",
    "/about",
    "/browse",
    "/entities",
    "/explore",
    "/ontology",
    "/questions",
    "/questions/partnerships",
    "/rdf-graphs/service?default",
    "/reports",
    "/stats",
    "/vocabulary",
    "/.well-known/void",
    f"/sparql?query={quote(QUERY)}",
)


@pytest.mark.parametrize("place", PLACES)
def test_what_a_client_holds_is_not_sent_again(valley: TestClient, place: str) -> None:
    first = valley.get(place)
    assert first.status_code == 200
    assert {"Accept", "Accept-Encoding", "Accept-Language"} <= {v.strip() for v in first.headers["vary"].split(",")}
    assert first.headers["cache-control"] == "no-cache"
    again = valley.get(place, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["vary"] == first.headers["vary"]
    assert "content-type" not in again.headers
    assert valley.get(place, headers={"If-None-Match": '"other"'}).status_code == 200
    assert valley.get(place, headers={"If-None-Match": f'"other", {first.headers["etag"]}'}).status_code == 304


@pytest.mark.parametrize("place", PLACES)
def test_head_is_get_without_its_content(valley: TestClient, place: str) -> None:
    got, head = valley.get(place), valley.head(place)
    assert (head.status_code, head.content) == (200, b"")
    unequal = {"date", "transfer-encoding"}
    assert {k: v for k, v in head.headers.items() if k not in unequal} == {
        k: v for k, v in got.headers.items() if k not in unequal
    }
    assert valley.head(place, headers={"If-None-Match": got.headers["etag"]}).status_code == 304


def test_each_coding_and_each_format_has_a_tag_of_its_own(valley: TestClient) -> None:
    tags = [
        valley.get("/sparql", params={"query": QUERY}, headers={"Accept": accept, "Accept-Encoding": coding}).headers["etag"]
        for accept in ("application/json", "text/csv")
        for coding in ("identity", "gzip", "zstd", "br")
    ]
    assert len(set(tags)) == len(tags)
    assert [t.startswith("W/") for t in tags] == [False, True, True, True] * 2
    headers = {"Accept": "application/json", "Accept-Encoding": "gzip", "If-None-Match": tags[0]}
    assert valley.get("/sparql", params={"query": QUERY}, headers=headers).status_code == 200


def test_another_release_has_other_tags(valley: TestClient, client: TestClient) -> None:
    here, there = (one.get("/sparql", params={"query": "ASK {}"}) for one in (valley, client))
    assert here.content == there.content
    assert here.headers["etag"] != there.headers["etag"]
    assert client.get("/sparql?query=ASK{}", headers={"If-None-Match": here.headers["etag"]}).status_code == 200


def test_a_settled_answer_is_not_worked_out_again(graph_folder: Path) -> None:
    with TestClient(create_app(Settings(graph=graph_folder, workers=1))) as client:
        first = client.get("/sparql", params={"query": QUERY})
        held = {"If-None-Match": first.headers["etag"]}
        client.app.state.serving.current.guests.stores.sparql.close()  # type: ignore[attr-defined]  # no query is answered from here on
        assert client.get("/sparql", params={"query": QUERY}).status_code == 503
        assert client.get("/sparql", params={"query": QUERY}, headers=held).status_code == 304
        assert client.get("/sparql", params={"query": QUERY}, headers={"If-None-Match": '"x"'}).status_code == 503


@pytest.mark.parametrize("call", ["RAND()", "NOW()", "UUID()", "STRUUID()", "rand()", "BNODE()"])
def test_what_chance_or_time_decides_is_never_kept(valley: TestClient, call: str) -> None:
    answer = valley.get("/sparql", params={"query": f"SELECT ({call} AS ?it) {{}}"})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
    assert "etag" in valley.get("/sparql", params={"query": 'SELECT ("RAND() NOW()" AS ?it) {} # UUID()'}).headers


def test_failures_and_the_state_are_never_kept(valley: TestClient) -> None:
    for place in ("/sparql?query=nonsense", "/nowhere", "/entities/school-0000000000", "/health"):
        answer = valley.get(place)
        assert answer.headers["cache-control"] == "no-store"
        assert "etag" not in answer.headers


def test_a_page_in_another_language_has_another_tag(valley: TestClient) -> None:
    chinese, english = valley.get("/about?lang=zh"), valley.get("/about?lang=en")
    assert chinese.headers["etag"] != english.headers["etag"]


def test_options_name_the_methods(valley: TestClient) -> None:
    answer = valley.options("/sparql")
    assert (answer.status_code, answer.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")
    assert "application/sparql-query" in answer.headers["accept-post"]
    id_ = id_of(valley, "云溪一职")
    for place in ("/", "/stats", "/health", f"/entities/{id_}", f"/id/{id_}", "/ontology"):
        assert valley.options(place).headers["allow"] == "GET, HEAD, OPTIONS"
        assert valley.head(place).status_code in (200, 303)
    assert valley.options("/nowhere").status_code == 404


def test_tags_and_their_comparison() -> None:
    assert tag("a", "b", "c") == tag("a", "b", "c") != tag("a", "bc")
    assert matches('W/"1"', '"1"')
    assert matches('"0", "1"', 'W/"1"')
    assert matches("*", '"1"')
    assert not matches('"10"', '"1"')
    assert not matches("", '"1"')


def test_a_release_that_takes_the_place_of_another_is_not_taken_for_it(tmp_path: Path) -> None:
    graph = make_valley(tmp_path) / "graph"
    address = "/sparql?query=ASK%7B%7D"
    with TestClient(create_app(Settings(graph=graph, workers=1))) as client:
        first = client.get(address)
        held = {"If-None-Match": first.headers["etag"]}
        assert client.get(address, headers=held).status_code == 304
        build(facts()[:1], graph, date="2024-02-01T00:00:00+00:00")
        second = client.get(address, headers=held)
        assert (second.status_code, second.content) == (200, first.content)
        assert second.headers["etag"] != first.headers["etag"]
        assert second.headers["x-vetkg-release"] != first.headers["x-vetkg-release"]
        former = f"{address}&release={first.headers['x-vetkg-release']}"
        assert client.get(former, headers=held).status_code == 304
        assert client.get(former).headers["etag"] == first.headers["etag"]
