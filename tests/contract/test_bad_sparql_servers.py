"""Loading into, and reading from, SPARQL servers that are not well: a clear message, soon; nothing lost; safe to run again."""

import json
import socket
import ssl
import subprocess
import time

import pytest

from kg.errors import InputError, QueryError, QueryLimitError, QueryTimeoutError, StoreError
from kg.graph import build_graph
from kg.ports import Limits
from kg.rdf.remote import mark
from kg.rdf.remote.connection import Credentials
from kg.rdf.remote.loading import ONTOLOGY_GRAPH, SparqlLoader, Target
from kg.rdf.remote.store import RemoteSparqlStore
from kg.rdf.store import RdfStore, RdfWriter
from tests.contract import sparql_servers
from tests.contract.conftest import loaded
from tests.contract.invented import facts
from tests.contract.playing import RESULTS, Played, forward, playing

ALL = Limits(60, 10**7)
RELEASE, LATER = "release-000000000001", "release-000000000002"
EMPTY = json.dumps({"head": {"vars": ["s", "p", "o"]}, "results": {"bindings": []}}).encode()
ZERO = json.dumps({"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"type": "literal", "value": "0"}}]}}).encode()


@pytest.fixture(scope="module")
def smaller(tmp_path_factory):
    """The store of fewer reports."""
    folder = tmp_path_factory.mktemp("smaller") / "store"
    RdfWriter().write(build_graph(facts()[:2]), folder)
    store = RdfStore(folder)
    yield store
    store.close()


@pytest.fixture
def server():
    with sparql_servers.oxigraph() as address:
        yield address


def loader(source, address, release=RELEASE, graph_store="", seconds=60.0, **login):
    target = Target(f"{address}/query", f"{address}/update", graph_store, Credentials(**login), seconds)
    return SparqlLoader(target, source, release)


def load(source, address, release=RELEASE, **more):
    loading = loader(source, address, release, **more)
    try:
        plan = loading.plan()
        if not loading.is_done(plan):
            loading.run(plan)
        return plan
    finally:
        loading.close()


def held(address):
    return RemoteSparqlStore(f"{address}/query").held()


def triples(address, path="/query"):
    """What a server holds, but for the mark and blank nodes."""
    rows = RemoteSparqlStore(f"{address}{path}").select(
        f"SELECT ?g ?s ?p ?o {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != <{mark.MARK}>) }} }}", limits=ALL
    )
    return sorted((row for row in rows.rows if not any(str(cell).startswith("_:") for cell in row)), key=str)


def of(source):
    query = "SELECT ?g ?s ?p ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    rows = source.select(query, limits=ALL).rows
    return sorted((row for row in rows if not any(str(cell).startswith("_:") for cell in row)), key=str)


# --- what is there is what the release holds


@pytest.mark.parametrize("by", ["update", "graph store"])
def test_a_load_is_exact_and_a_second_one_finds_nothing_to_do(server, oxigraph, by):
    more = {"graph_store": f"{server}/store"} if by == "graph store" else {}
    plan = load(oxigraph, server, **more)
    assert set(plan.write) == set(oxigraph.graphs())
    assert triples(server) == of(oxigraph)
    assert (held(server).release, held(server).complete) == (RELEASE, True)
    again = load(oxigraph, server, **more)
    assert (again.write, again.drop, again.merge) == ((), (), ())
    assert triples(server) == of(oxigraph)


def test_another_release_rewrites_only_what_changed_and_removes_what_is_gone(server, oxigraph, smaller):
    load(oxigraph, server)
    plan = load(smaller, server, LATER)
    assert set(plan.drop) == set(oxigraph.graphs()) - set(smaller.graphs())
    assert not set(plan.write) & (set(oxigraph.graphs()) - set(smaller.graphs()))
    assert triples(server) == of(smaller)
    assert held(server).release == LATER
    back = load(oxigraph, server)
    assert ONTOLOGY_GRAPH not in back.write
    assert triples(server) == of(oxigraph)


def test_fuseki_goes_to_another_release_and_back(remote, built, oxigraph, smaller):
    address = remote.url.removesuffix("/sparql")
    try:
        for source, release, graph_store in ((smaller, LATER, ""), (oxigraph, RELEASE, f"{address}/data")):
            loading = SparqlLoader(Target(f"{address}/sparql", f"{address}/update", graph_store), source, release)
            loading.run(loading.plan())
            assert loading.is_done(loading.plan())
            loading.close()
            assert triples(address, "/sparql") == of(source)
            assert remote.held().release == release
    finally:
        loaded(f"{address}/sparql", built, f"{address}/update", f"{address}/data").close()


def update(address, text):
    with playing(lambda asked: forward(address, asked)) as front:
        from kg.rdf.remote.connection import Connection, Request

        sent = Request("POST", f"{front}/update", text.encode(), {"Content-Type": "application/sparql-update"})
        assert Connection().send(sent).status < 300


def test_graphs_of_others_are_left_alone_and_a_foreign_default_graph_is_not_cleared(server, smaller):
    update(server, "INSERT DATA { <urn:a> <urn:b> 1 GRAPH <urn:theirs> { <urn:a> <urn:b> 2 } }")
    with pytest.raises(StoreError, match="not vetkg's") as caught:
        load(smaller, server)
    assert "--replace" in caught.value.hint
    assert not held(server).state
    update(server, "DELETE DATA { <urn:a> <urn:b> 1 }")
    load(smaller, server)
    load(smaller, server, LATER)
    rows = RemoteSparqlStore(f"{server}/query").select("SELECT ?o { GRAPH <urn:theirs> { ?s ?p ?o } }").rows
    assert rows == [(2,)]


def test_what_somebody_else_changed_is_put_right(server, smaller):
    load(smaller, server)
    report = next(graph for graph in smaller.graphs() if "report-" in graph)
    update(server, f"DROP GRAPH <{report}> ; INSERT DATA {{ <urn:a> <urn:b> 1 }}")
    plan = load(smaller, server)
    assert plan.write == (report,)
    assert triples(server) == of(smaller)


# --- interrupted


@pytest.mark.parametrize("failing", [3, 5, 7, 10, 13, 15])
@pytest.mark.parametrize("by", ["update", "graph store"])
def test_a_load_that_breaks_off_goes_on_where_it_stopped(server, smaller, failing, by):
    writes = 0

    def breaking(asked):
        nonlocal writes
        writes += asked.path.startswith(("/update", "/store"))
        return Played(507, b"No space left on device") if writes >= failing else forward(server, asked)

    with playing(breaking) as front:
        more = {"graph_store": f"{front}/store"} if by == "graph store" else {}
        with pytest.raises(StoreError, match="no room left") as caught:
            load(smaller, front, **more)
    assert "goes on where it stopped" in caught.value.hint or failing < 3
    assert not held(server).complete
    done = set(mark.read(RemoteSparqlStore(f"{server}/query").select(mark.EVERYTHING, limits=ALL)).digests)
    plan = load(smaller, server)
    assert not done & set(plan.write), "what was there is not sent again"
    assert triples(server) == of(smaller)
    assert held(server).complete


def test_a_server_that_hangs_up_in_the_middle_is_told_so(server, smaller):
    writes = 0

    def dying(asked):
        nonlocal writes
        writes += asked.path.startswith("/update")
        return Played(None) if writes > 4 else forward(server, asked)

    with playing(dying) as front, pytest.raises(StoreError, match="cannot be reached") as caught:
        load(smaller, front)
    assert "goes on where it stopped" in caught.value.hint
    load(smaller, server)
    assert triples(server) == of(smaller)


# --- servers that are not what they should be


BAD = {
    "wrong password": (Played(401, b"no"), "does not know this login", "VETKG_SPARQL_PASSWORD"),
    "not allowed": (Played(403, b"no"), "forbids", "VETKG_SPARQL_PASSWORD"),
    "web page": (Played(200, b"<html>Welcome</html>", "text/html"), "no SPARQL endpoint", "path"),
    "other JSON": (Played(200, b'{"hello": 1}', RESULTS), "no SPARQL endpoint", "path"),
    "broken JSON": (Played(200, b'{"head"', RESULTS), "no SPARQL endpoint", "path"),
    "nothing there": (Played(404, b"<html>", "text/html"), "nothing at", "path"),
    "redirect": (Played(301, b"", headers={"Location": "https://elsewhere.example/sparql"}), "elsewhere.example", "trust"),
    "failing": (Played(500, b"boom"), "failed with 500.*boom", "log"),
    "hangs up": (Played(None), "cannot be reached", "runs"),
    "old version": (Played(400, b"Parse error: GRAPH"), "Parse error", "address"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_server_is_told_and_what_to_do(name, smaller):
    played, message, hint = BAD[name]
    with playing(lambda _: played) as address:
        began = time.monotonic()
        with pytest.raises(StoreError, match=message) as caught:
            load(smaller, address)
        assert hint in caught.value.hint
        assert time.monotonic() - began < 5
        if name != "old version":
            with pytest.raises(StoreError, match=message):
                RemoteSparqlStore(f"{address}/query").select("ASK {}")


@pytest.mark.parametrize("drip", [False, True])
def test_a_server_that_never_answers_costs_no_more_than_the_time_limit(drip):
    played = Played(200, EMPTY, RESULTS, drip=True) if drip else Played(0)
    with playing(lambda _: played) as address:
        began = time.monotonic()
        store = RemoteSparqlStore(f"{address}/query")
        with pytest.raises(StoreError, match=r"does not answer within 0[.]5 seconds"):
            store.held(0.5)
        store.held_is(mark.Held())
        with pytest.raises(QueryTimeoutError):
            store.select("SELECT * {}", limits=Limits(0.5, 10))
        assert time.monotonic() - began < 3


def test_a_load_into_a_server_that_never_answers_ends(smaller):
    with playing(lambda _: Played(0)) as address:
        began = time.monotonic()
        with pytest.raises(StoreError, match="does not answer within 1 seconds"):
            load(smaller, address, seconds=1.0)
        assert time.monotonic() - began < 4


def test_a_server_that_answers_queries_and_hangs_on_writes(server, smaller):
    with playing(lambda asked: Played(0) if asked.path.startswith("/update") else forward(server, asked)) as address:
        with pytest.raises(StoreError, match="did not answer within 1 seconds") as caught:
            load(smaller, address, seconds=1.0)
        assert "--seconds" in caught.value.hint


@pytest.mark.parametrize("status", [405, 501])
def test_a_read_only_server_is_told(server, smaller, status):
    with playing(lambda asked: Played(status) if asked.path.startswith("/update") else forward(server, asked)) as address:
        with pytest.raises(StoreError, match="takes no writes") as caught:
            load(smaller, address)
        assert "--update" in caught.value.hint


def test_updates_that_go_elsewhere_are_noticed(server, smaller):
    def forgetting(asked):
        return Played(200) if asked.path.startswith("/update") else forward(server, asked)

    with playing(forgetting) as address, pytest.raises(StoreError, match="shows none"):
        load(smaller, address)


def test_a_port_where_nobody_listens(smaller):
    with pytest.raises(StoreError, match="cannot be reached"):
        load(smaller, f"http://127.0.0.1:{sparql_servers.free_port()}")


def test_something_that_speaks_no_http(smaller):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        import threading

        def greet():
            for _ in range(2):
                connection, _ = listening.accept()
                connection.recv(100)
                connection.sendall(b"SSH-2.0-OpenSSH_9.9\r\n")
                connection.close()

        threading.Thread(target=greet, daemon=True).start()
        with pytest.raises(StoreError, match="cannot be reached"):
            load(smaller, f"http://127.0.0.1:{listening.getsockname()[1]}")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate that nobody vouches for."""
    folder = tmp_path_factory.mktemp("tls")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    subprocess.run([*command, "-keyout", folder / "key.pem", "-out", folder / "cert.pem"], check=True, capture_output=True)
    return folder / "cert.pem", folder / "key.pem"


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(certificate, smaller):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    with playing(lambda _: Played(200, EMPTY, RESULTS), context) as address:
        with pytest.raises(StoreError, match="TLS failed") as caught:
            load(smaller, address.replace("http://", "https://"))
        assert "SSL_CERT_FILE" in caught.value.hint


def test_https_asked_of_a_server_without_it(smaller):
    with playing(lambda _: Played(200, EMPTY, RESULTS)) as address, pytest.raises(StoreError, match="TLS failed"):
        load(smaller, address.replace("http://", "https://"))


# --- what is sent


def test_the_login_is_sent_and_stands_in_no_message(smaller):
    seen = []

    def asking(asked):
        seen.append(asked.headers.get("Authorization"))
        return Played(401, b"no")

    with playing(asking) as address:
        for login in ({"user": "loader", "password": "s3cret"}, {"token": "t0ken"}):
            with pytest.raises(StoreError) as caught:
                load(smaller, address, **login)
            assert not {"s3cret", "t0ken"} & set(str(caught.value).replace("(", " ").split())
            assert "s3cret" not in repr(Credentials(**login)) + repr(Target(address, credentials=Credentials(**login)))
    assert seen == ["Basic bG9hZGVyOnMzY3JldA==", "Bearer t0ken"]
    with pytest.raises(InputError, match="holds a login") as caught:
        RemoteSparqlStore("http://loader:s3cret@127.0.0.1/sparql")
    assert "s3cret" not in str(caught.value)


def test_the_time_limit_is_said_as_the_server_wants_it():
    seen = []

    def asking(asked):
        seen.append(asked.body.decode())
        return Played(200, EMPTY, f"{RESULTS}; charset=UTF-8")

    with playing(asking) as address:
        store = RemoteSparqlStore(f"{address}/query", timeout_parameter="timeout={seconds}s")
        assert store.select("SELECT * {}", limits=Limits(7, 10)).rows == []
    assert all(body.endswith("&timeout=7s") for body in seen)


def test_a_server_that_takes_queries_by_get_only():
    def asking(asked):
        return Played(405) if asked.method == "POST" else Played(200, ZERO, RESULTS)

    with playing(asking) as address:
        store = RemoteSparqlStore(f"{address}/query")
        store.held_is(mark.Held())
        assert store.select("SELECT (COUNT(*) AS ?n) {}").rows == [("0",)]


def test_an_answer_that_is_too_large_is_not_read_to_its_end():
    with playing(lambda _: Played(200, b" " * 3_000_000, RESULTS)) as address:
        store = RemoteSparqlStore(f"{address}/query", most_mebibytes=1)
        store.held_is(mark.Held())
        with pytest.raises(QueryLimitError, match="larger than 1 MiB"):
            store.select("SELECT * {}")


def test_a_query_that_the_server_finds_malformed_is_the_asker_s_error(server):
    with pytest.raises(QueryError) as caught:
        RemoteSparqlStore(f"{server}/query").select("SELECT ?x { ?x ?y }")
    assert caught.value.status == 400


def test_a_server_that_was_started_anew_is_asked_again_on_a_new_connection():
    port = sparql_servers.free_port()
    with sparql_servers.oxigraph(port=port) as address:
        store = RemoteSparqlStore(f"{address}/query")
        assert store.select("ASK {}").rows == [(True,)]
    with pytest.raises(StoreError):
        store.select("ASK {}")
    with sparql_servers.oxigraph(port=port):
        assert store.select("ASK {}").rows == [(True,)]
    store.close()
