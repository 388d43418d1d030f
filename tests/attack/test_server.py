"""A real server on the loopback address, attacked over HTTP."""

from __future__ import annotations

import concurrent.futures
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SECONDS = 1.5
START_SECONDS = 20.0
HEALTH_SECONDS = 5.0
CODE = """
import uvicorn
from api.app import create_app
from api.settings import Settings
settings = Settings.read()
uvicorn.run(create_app(settings), host="127.0.0.1", port=settings.port, log_level="warning")
"""


@pytest.fixture(scope="module")
def server(rdf_folder: Path, property_graph_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    from kg.releases import FORMAT, Release, write_manifest

    folder = tmp_path_factory.mktemp("server")
    (folder / "rdf").symlink_to(rdf_folder)
    (folder / "property_graph").symlink_to(property_graph_folder)
    write_manifest(Release("release-0", "2024-01-01", FORMAT, "0", (), {}), folder)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = {"GRAPH": str(folder), "PORT": str(port), "QUERY_SECONDS": str(SECONDS), "WORKERS": "2", "WAITING": "4"}
    environment = {**os.environ, **{f"VETKG_{name}": value for name, value in settings.items()}}
    process = subprocess.Popen([sys.executable, "-c", CODE], env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address)
        yield address
    finally:
        process.terminate()
        process.wait(10)


def _wait(address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            httpx.get(f"{address}/health")
            return
        except httpx.TransportError:
            time.sleep(0.05)
    pytest.fail("The server did not start.")


def test_the_server_stays_up_under_many_runaway_queries(server: str) -> None:
    def attack(_: int) -> int:
        return httpx.get(f"{server}/sparql", params={"query": ENDLESS}, timeout=30).status_code

    with concurrent.futures.ThreadPoolExecutor(12) as crowd:
        attacks = [crowd.submit(attack, i) for i in range(12)]
        time.sleep(0.3)
        began = time.monotonic()
        assert httpx.get(f"{server}/health", timeout=5).json()["status"] == "ok"
        assert time.monotonic() - began < HEALTH_SECONDS
        answer = httpx.post(f"{server}/cypher", json={"statement": "RETURN 1"}, timeout=5)
        assert answer.json()["data"]["values"] == [[1]]
        assert {attack.result() for attack in attacks} == {503}
    assert httpx.get(f"{server}/sparql", params={"query": "ASK {}"}, timeout=10).json()["boolean"] is True


def test_a_full_queue_names_a_time_to_come_back(server: str) -> None:
    def attack(_: int) -> httpx.Response:
        return httpx.get(f"{server}/sparql", params={"query": ENDLESS}, timeout=30)

    with concurrent.futures.ThreadPoolExecutor(10) as crowd:
        answers = list(crowd.map(attack, range(10)))
    busy = [answer for answer in answers if answer.json()["type"].endswith("/busy")]
    assert busy
    assert all(int(answer.headers["retry-after"]) > 0 for answer in busy)


def test_a_body_of_megabytes_is_refused_before_it_is_read(server: str) -> None:
    def chunks() -> Iterator[bytes]:
        for _ in range(1000):
            yield b"x" * 10_000

    for path, media_type in (("/sparql", "application/sparql-query"), ("/cypher", "application/json")):
        try:
            answer = httpx.post(server + path, content=chunks(), headers={"Content-Type": media_type}, timeout=20)
            assert answer.status_code == 413
            assert answer.headers["content-type"] == "application/problem+json"
        except httpx.TransportError:
            pass  # the server may close while the client still sends
        assert httpx.get(f"{server}/health").status_code == 200


@pytest.mark.parametrize("path", ["/sparql", "/cypher", "/db/neo4j/query/v2"])
def test_nothing_of_a_request_becomes_a_header(server: str, path: str) -> None:
    evil = "x\r\nSet-Cookie: a=b"
    answers = [
        httpx.get(server + path, params={"query": f"ASK {{ '{evil}' }}", "default-graph-uri": evil}),
        httpx.post(server + path, json={"statement": f"RETURN 1 AS `{evil}`"}),
        httpx.get(server + path, headers={"Accept": "a/b;q=1;x=%0d%0aSet-Cookie:a=b", "Origin": "https://%0d%0aevil"}),
    ]
    for answer in answers:
        assert "set-cookie" not in answer.headers
        assert answer.status_code < 500


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("/sparql", "ＳＥＲＶＩＣＥ <http://127.0.0.1:1/> { ?s ?p ?o }"),
        ("/sparql", "SELECT * { \u017fervice <http://127.0.0.1:1/> { ?s ?p ?o } }"),
        ("/sparql", "SELECT * { SER\u200bVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"),
        ("/sparql", "SELECT * { \u0405ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"),
        ("/sparql", "\ufeffSELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"),
        ("/cypher", "ＬＯＡＤ FROM '/etc/hosts' RETURN *"),
        ("/cypher", "L\u041eAD FROM '/etc/hosts' RETURN *"),
        ("/cypher", "LO\u00adAD FROM '/etc/hosts' RETURN *"),
        ("/cypher", "\ufeffLOAD FROM '/etc/hosts' (header=false) RETURN *"),
        ("/cypher", "WITH 1 AS x\u00a0LOAD\u2003FROM '/etc/hosts' (header=false) RETURN *"),
        ("/cypher", "WITH 1 AS x\u2028LOAD FROM '/etc/hosts' (header=false) RETURN *"),
    ],
)
def test_letters_that_look_alike_are_no_way_in(server: str, path: str, content: str) -> None:
    if path == "/sparql":
        answer = httpx.post(server + path, content=content.encode(), headers={"Content-Type": "application/sparql-query"})
    else:
        answer = httpx.post(server + path, json={"statement": content})
    assert answer.status_code == 400
    assert "localhost" not in answer.text
    assert "Traceback" not in answer.text


def test_parameters_are_no_way_in(server: str) -> None:
    for value in ("'}) RETURN 1; COPY (RETURN 1) TO '/tmp/x'", {"$type": "x"}, [[[[]]]], "\x00", 2**70, 1e308, {"a": None}):
        answer = httpx.post(f"{server}/cypher", json={"statement": "RETURN $v AS v", "parameters": {"v": value, "unused": "x"}})
        assert answer.status_code in (202, 400)
        assert answer.headers["content-type"] in ("application/json", "application/problem+json")
