"""SERVICE to endpoints that are allowed by name: those are asked, and no query gets any other asked."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kg.errors import InputError, QueryError, QueryRefusedError, QueryTimeoutError
from kg.ports import Limits
from kg.sandbox.pool import PoolSize
from kg.sandbox.process import Opening
from kg.sandbox.readers import SandboxedSparql
from kg.sandbox.services import endpoints
from kg.sandbox.sparql_check import check_sparql
from tests.attack.conftest import MEMORY_MEBIBYTES, RDF_OPENER, Listener

ANSWER = {"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "from afar"}}]}}


class Endpoint:
    """A SPARQL endpoint that answers one row, redirects, or keeps silent, by its path; it counts."""

    def __init__(self, elsewhere: str) -> None:
        self.calls = calls = []  # type: list[str]

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                calls.append(self.path)
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                if self.path.startswith("/redirect"):
                    self.send_response(int(self.path[-3:]))
                    self.send_header("Location", elsewhere)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return
                if self.path == "/silent":
                    time.sleep(5)
                body = json.dumps(ANSWER).encode() if self.path != "/broken" else b"<html>"
                self.send_response(200)
                self.send_header("Content-Type", "application/sparql-results+json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                with contextlib.suppress(OSError):
                    self.wfile.write(body)

            do_GET = do_POST  # noqa: N815

            def log_message(self, *_: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(scope="module")
def forbidden() -> Iterator[Listener]:
    running = Listener()
    yield running
    running.close()


@pytest.fixture(scope="module")
def endpoint(forbidden: Listener) -> Iterator[Endpoint]:
    running = Endpoint(forbidden.address)
    yield running
    running.close()


PLACES = ("/sparql", "/redirect/301", "/redirect/302", "/redirect/303", "/redirect/307", "/redirect/308", "/silent", "/broken")


@pytest.fixture(scope="module")
def federating(rdf_folder: Path, endpoint: Endpoint) -> Iterator[SandboxedSparql]:
    allowed = [endpoint.base + place for place in PLACES]
    reader = SandboxedSparql(Opening(RDF_OPENER, rdf_folder, MEMORY_MEBIBYTES), PoolSize(1, 4), services=allowed)
    yield reader
    reader.close()


TAKEN = [
    "SELECT ?x {{ SERVICE <{ok}> {{ ?s ?p ?x }} }}",
    "SELECT ?x {{ SERVICE SILENT <{ok}> {{ ?s ?p ?x }} }}",
    "SELECT ?x {{ service#comment <{bad}>\n<{ok}>{{ ?s ?p ?x }} }}",
    "PREFIX e: <{base}/> SELECT ?x {{ SERVICE e:sparql {{ ?s ?p ?x }} }}",
    "PREFIX : <{ok}> SELECT ?x {{ SERVICE : {{ ?s ?p ?x }} }}",
    "SELECT ?x {{ {{ SELECT ?x {{ SERVICE <{ok}> {{ ?s ?p ?x }} }} }} }}",
    'SELECT ?x {{ SERVICE <{ok}> {{ ?s ?p ?x FILTER(?x != "SERVICE <{bad}> {{}}") }} }}',
]


@pytest.mark.parametrize("query", TAKEN)
def test_an_allowed_endpoint_is_asked(federating: SandboxedSparql, endpoint: Endpoint, forbidden: Listener, query: str) -> None:
    before = len(endpoint.calls)
    ok = endpoint.base + "/sparql"
    rows = federating.select(query.format(ok=ok, bad=forbidden.address, base=endpoint.base), limits=Limits(10, 10)).rows
    assert rows == [("from afar",)]
    assert len(endpoint.calls) == before + 1
    assert forbidden.calls == 0


def test_the_answer_is_joined_with_the_graph_and_written_in_a_format(federating: SandboxedSparql, endpoint: Endpoint) -> None:
    query = (
        f"SELECT ?x ?o {{ <http://example.org/0> <http://example.org/next> ?o SERVICE <{endpoint.base}/sparql> {{ ?s ?p ?x }} }}"
    )
    found = federating.serialize(query, "text/csv", limits=Limits(10, 10))
    assert found.body.decode().splitlines()[1:]
    assert all(line.startswith("from afar,http://example.org/") for line in found.body.decode().splitlines()[1:])


REFUSED = [
    "SELECT * {{ SERVICE <{bad}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{bad}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE <{ok}> {{ ?a ?b ?c }} SERVICE <{bad}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE <{ok}> {{ SERVICE <{bad}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ SERVICE <{ok}> {{ SERVICE SILENT <{bad}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ VALUES ?e {{ <{bad}> }} SERVICE ?e {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?e {{ <{ok}> }} SERVICE ?e {{ ?s ?p ?o }} }}",
    "SELECT * {{ BIND(IRI('{bad}') AS ?e) SERVICE $e {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?e {{ <{bad}> }} LATERAL {{ SERVICE ?e {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ SERVICE#<{ok}>\n<{bad}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE#\r<{bad}>#<{ok}>{{\n{{ ?s ?p ?o }} }}",
    "SELECT * {{ \\u0053ERVICE <{bad}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVIC\\U00000045 <{bad}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE \\u003C{bad}\\u003E {{ ?s ?p ?o }} }}",
    "SELECT * {{ # \\u000A SERVICE <{bad}> {{ ?s ?p ?o }}\n }}",
    "SELECT * {{ ?s ?p 'x\\u0027 SERVICE <{bad}> {{ ?a ?b ?c }} #' }}",
    "SELECT * {{ SERVICE <{ok}\\u003E {{}} SERVICE <{bad}> {{ ?s ?p ?o }} }}",
    "PREFIX e: <{bad}> SELECT * {{ SERVICE e: {{ ?s ?p ?o }} }}",
    "PREFIX e: <{ok}> PREFIX e: <{bad}> SELECT * {{ SERVICE e: {{ ?s ?p ?o }} }}",
    "PREFIX e: <{bad}> PREFIX e: <{ok}> SELECT * {{ SERVICE e: {{ ?s ?p ?o }} }}",
    "PREFIX:<{bad}> SELECT * {{ SERVICE:{{ ?s ?p ?o }} }}",
    "PREFIX ex: <{ok}> PREFIX SERVICEex: <{bad}> SELECT * {{ SERVICEex: {{ ?s ?p ?o }} }}",
    "PREFIX ex: <{bad}> SELECT * {{ SERVICEex: {{ ?s ?p ?o }} }}",
    "PREFIX ex: <{bad}> SELECT * {{ SERVICESILENTex: {{ ?s ?p ?o }} }}",
    "PREFIX SILENTex: <{ok}> PREFIX ex: <{bad}> SELECT * {{ SERVICE SILENTex: {{ ?s ?p ?o }} }}",
    "PREFIX silente: <{ok}> PREFIX e: <{bad}> SELECT * {{ SERVICE SILENT silente: {{ ?s ?p ?o }} }}",
    "PREFIXe:<{bad}> PREFIX PREFIXe: <{ok}> SELECT * {{ SERVICE e: {{ ?s ?p ?o }} }}",
    "BASE <{bad}> SELECT * {{ SERVICE <> {{ ?s ?p ?o }} }}",
    "BASE <{badbase}/> SELECT * {{ SERVICE <sparql> {{ ?s ?p ?o }} }}",
    "BASE <{badbase}/> PREFIX e: <> SELECT * {{ SERVICE e:sparql {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE <{ok}?x=1> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE <{ok}#x> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE <{ok}/../other> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE <file:///etc/passwd> {{ ?s ?p ?o }} }}",
    "SELECT * {{ FILTER(1<2)SERVICE<{bad}>{{?s ?p ?o}} }}",
    "SELECT * {{ ?s ?p trueSERVICE<{bad}>{{?a ?b ?c}} }}",
    "CONSTRUCT {{ ?s ?p ?o }} {{ SERVICE <{bad}> {{ ?s ?p ?o }} }}",
    "ASK {{ FILTER EXISTS {{ SERVICE <{bad}> {{ ?s ?p ?o }} }} }}",
]


@pytest.mark.parametrize("query", REFUSED)
def test_no_other_is_asked(federating: SandboxedSparql, endpoint: Endpoint, forbidden: Listener, query: str) -> None:
    base = forbidden.address.removesuffix("/sparql")
    text = query.format(ok=endpoint.base + "/sparql", bad=forbidden.address, badbase=base)
    before = len(endpoint.calls)
    with pytest.raises(QueryError):
        federating.select(text, limits=Limits(10, 10)) if "CONSTRUCT" not in text else federating.serialize(text, "text/turtle")
    assert (forbidden.calls, len(endpoint.calls)) == (0, before)


@pytest.mark.parametrize("place", [place for place in PLACES if "redirect" in place])
@pytest.mark.parametrize("silent", ["", "SILENT"])
def test_redirects_lead_nowhere(
    federating: SandboxedSparql, endpoint: Endpoint, forbidden: Listener, place: str, silent: str
) -> None:
    query = f"SELECT * {{ SERVICE {silent} <{endpoint.base}{place}> {{ ?s ?p ?x }} }}"
    if silent:
        assert federating.select(query, limits=Limits(10, 10)).rows == [(None, None, None)]
    else:
        with pytest.raises(QueryError):
            federating.select(query, limits=Limits(10, 10))
    assert forbidden.calls == 0


def test_an_endpoint_that_keeps_silent_costs_no_more_than_the_time_limit(federating: SandboxedSparql, endpoint: Endpoint) -> None:
    federating.select(f"SELECT * {{ SERVICE <{endpoint.base}/sparql> {{ ?s ?p ?x }} }}", limits=Limits(10, 10))
    began = time.monotonic()
    with pytest.raises(QueryTimeoutError):
        federating.select(f"SELECT * {{ SERVICE <{endpoint.base}/silent> {{ ?s ?p ?x }} }}", limits=Limits(0.5, 10))
    assert time.monotonic() - began < 3
    again = federating.select(f"SELECT ?x {{ SERVICE <{endpoint.base}/sparql> {{ ?s ?p ?x }} }}", limits=Limits(10, 10))
    assert again.rows == [("from afar",)]


def test_an_endpoint_that_talks_nonsense_is_a_failed_query(federating: SandboxedSparql, endpoint: Endpoint) -> None:
    with pytest.raises(QueryError, match="failed"):
        federating.select(f"SELECT * {{ SERVICE <{endpoint.base}/broken> {{ ?s ?p ?x }} }}", limits=Limits(10, 10))


def test_only_queries_that_ask_others_get_a_worker_with_sockets(federating: SandboxedSparql) -> None:
    federating.select("SELECT * { ?s ?p ?o } LIMIT 1", limits=Limits(10, 10))
    for pid in federating.pool.pids():
        limits = Path(f"/proc/{pid}/limits").read_text()
        assert [line.split()[3:5] for line in limits.splitlines() if line.startswith("Max open files")] == [["0", "0"]]
    assert federating._federating is not None
    assert not set(federating.pool.pids()) & set(federating._federating.pids())


def test_without_the_setting_nothing_is_asked(sparql: SandboxedSparql, forbidden: Listener) -> None:
    for silent in ("", "SILENT "):
        with pytest.raises(QueryRefusedError, match="other servers"):
            sparql.select(f"SELECT * {{ SERVICE {silent}<{forbidden.address}> {{ ?s ?p ?o }} }}")
    assert forbidden.calls == 0


def test_the_refusal_names_what_is_allowed() -> None:
    with pytest.raises(QueryRefusedError) as caught:
        check_sparql("ASK { SERVICE <http://a.example/> {} }", ("http://b.example/sparql",))
    assert caught.value.suggestions == ("http://b.example/sparql",)


@pytest.mark.parametrize(
    "bad", ["", "sparql", "file:///etc/passwd", "ftp://a.example/", "http://", "http://u:p@a.example/", "http://a b/"]
)
def test_only_endpoints_can_be_allowed(bad: str) -> None:
    with pytest.raises(InputError):
        endpoints([bad])
    assert endpoints(["http://a.example/x", "http://a.example/x"]) == ("http://a.example/x",)
