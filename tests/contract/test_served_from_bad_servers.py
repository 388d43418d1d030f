"""The application over stores on other machines that are away, silent, half-loaded or behind: told, in time, and well by itself."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from kg.build import build
from kg.rdf.remote import mark
from kg.rdf.remote.connection import Connection, Request
from kg.releases import read_manifest
from kg.sandbox import watch
from tests.contract import sparql_servers
from tests.contract.conftest import loaded
from tests.contract.invented import facts
from tests.contract.playing import Played, Wire, forward, playing
from tests.contract.test_served_from_remote import PASSWORD, bolt  # noqa: F401 - a fixture

ASK = {"query": "ASK { ?s ?p ?o }"}


@pytest.fixture(autouse=True)
def _often(monkeypatch):
    """Looks at a store hold only shortly."""
    monkeypatch.setattr(watch, "FRESH_SECONDS", 0.1)
    monkeypatch.setattr(watch, "AGAIN_SECONDS", 0.1)


def client(**settings):
    return TestClient(create_app(Settings(query_seconds=2, **settings)), raise_server_exceptions=False)


def is_away(answer, *words):
    body = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json"), answer.text
    assert answer.headers["retry-after"]
    assert all(word in body["detail"] + body["hint"] for word in words), body


def test_a_sparql_server_that_goes_and_comes_back(built):
    port = sparql_servers.free_port()
    with client(graph=built, rdf=f"http://127.0.0.1:{port}/query") as app:
        is_away(app.get("/sparql", params=ASK), "cannot be reached", str(port))
        assert app.get("/health").json()["status"] == "degraded"
        assert app.post("/cypher", json={"statement": "RETURN 1"}).status_code == 202, "the other store is well"
        with sparql_servers.oxigraph(port=port) as address:
            loaded(f"{address}/query", built, f"{address}/update")
            time.sleep(0.2)
            assert app.get("/sparql", params=ASK).json()["boolean"] is True
            assert app.get("/health").json()["status"] == "ok"
        is_away(app.get("/sparql", params=ASK), "cannot be reached")


def test_a_store_that_holds_another_release_or_half_of_it_is_not_asked(built, tmp_path):
    build(facts()[:1], tmp_path / "other", date="2024-01-01T00:00:00+00:00")
    with sparql_servers.oxigraph() as address, client(graph=built, rdf=f"{address}/query") as app:
        is_away(app.get("/sparql", params=ASK), "no release", "vetkg load sparql")
        loaded(f"{address}/query", tmp_path / "other", f"{address}/update")
        time.sleep(0.2)
        is_away(app.get("/sparql", params=ASK), read_manifest(tmp_path / "other").id, read_manifest(built).id)
        store = app.get("/health").json()["stores"][0]
        assert store["holds"] == read_manifest(tmp_path / "other").id
        begun = mark.begun(read_manifest(built).id, "", ())
        headers = {"Content-Type": "application/sparql-update"}
        Connection().send(Request("POST", f"{address}/update", begun.encode(), headers))
        time.sleep(0.2)
        is_away(app.get("/sparql", params=ASK), "half-loaded")
        loaded(f"{address}/query", built, f"{address}/update")
        time.sleep(0.2)
        assert app.get("/sparql", params=ASK).json()["boolean"] is True


def test_a_sparql_server_that_keeps_silent_is_left_in_time_and_few_wait_for_it(built):
    silent = threading.Event()

    def play(asked):
        return Played(0) if silent.is_set() and b"slow" in asked.body else forward(address, asked)

    with sparql_servers.oxigraph() as address, playing(play) as front:
        loaded(f"{address}/query", built, f"{address}/update")
        with client(graph=built, rdf=f"{front}/query", workers=1, waiting=1) as app:
            assert app.get("/sparql", params=ASK).status_code == 200
            silent.set()
            began = time.monotonic()
            with ThreadPoolExecutor(4) as threads:
                asked = [threads.submit(app.get, "/sparql", params={"query": "ASK { ?slow ?p ?o }"}) for _ in range(4)]
                kinds = sorted(one.result().json()["type"].rpartition("/")[2] for one in asked)
            assert time.monotonic() - began < 6
            assert set(kinds) <= {"busy", "query-timeout"}
            assert "busy" in kinds
            assert "query-timeout" in kinds
            assert app.get("/sparql", params=ASK).status_code == 200


def test_a_sparql_server_that_answers_nonsense(built):
    with playing(lambda _: Played(200, b"<html>", "text/html")) as address, client(graph=built, rdf=f"{address}/q") as app:
        is_away(app.get("/sparql", params=ASK), "no SPARQL endpoint")


def test_a_bolt_server_that_is_not_there(built):
    with client(graph=built, cypher=f"bolt://127.0.0.1:{sparql_servers.free_port()}") as app:
        began = time.monotonic()
        is_away(app.post("/cypher", json={"statement": "RETURN 1"}), "127.0.0.1")
        is_away(app.get("/questions/schools"), "127.0.0.1")
        assert app.get("/sparql", params=ASK).json()["boolean"] is True
        assert time.monotonic() - began < 10


@pytest.mark.neo4j
def test_a_bolt_server_with_another_password(built, bolt):  # noqa: F811
    with client(graph=built, cypher=bolt, neo4j_password="not-the-password") as app:
        is_away(app.post("/cypher", json={"statement": "RETURN 1"}), "password")
        assert "not-the-password" not in app.get("/health").text


@pytest.mark.neo4j
def test_a_bolt_server_that_keeps_silent_is_left_in_time_and_is_well_by_itself(built, bolt):  # noqa: F811
    place = urlsplit(bolt)
    wire = Wire(place.hostname, place.port)
    try:
        with client(graph=built, cypher=f"bolt://127.0.0.1:{wire.port}", neo4j_password=PASSWORD, workers=1) as app:
            asked = {"statement": "MATCH (s:School) RETURN count(s)"}
            assert app.post("/cypher", json=asked).status_code == 202
            wire.hold()
            began = time.monotonic()
            answer = app.post("/cypher", json=asked)
            assert answer.status_code == 503
            assert time.monotonic() - began < 8
            assert app.get("/health").json()["status"] == "degraded"
            wire.release()
            deadline = time.monotonic() + 20
            while app.post("/cypher", json=asked).status_code != 202 and time.monotonic() < deadline:
                time.sleep(0.2)
            assert app.post("/cypher", json=asked).status_code == 202
    finally:
        wire.close()
