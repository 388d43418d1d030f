"""The reading half of the SPARQL 1.1 Graph Store HTTP Protocol: every graph whole, in every format, and nothing written."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from fastapi.testclient import TestClient
from rdflib.compare import isomorphic

from api.streaming import streamed
from kg.errors import QueryError
from kg.graph_source import NTRIPLES, AskedGraphs, dataset, source
from kg.ports import GraphSource
from kg.rdf.dump import pieces
from kg.rdf.store import PREFIXES, RdfStore

REPORT = "https://w3id.org/vetkg/id/report-yunxi-2021"
ONTOLOGY = "https://w3id.org/vetkg/ontology"
PARSERS = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/ld+json": "json-ld",
    "application/rdf+xml": "xml",
}


def count(client: TestClient, graph: str = "") -> int:
    pattern = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
    answer = client.get("/sparql", params={"query": f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"}).json()
    return int(answer["results"]["bindings"][0]["n"]["value"])


@pytest.mark.parametrize("media_type", PARSERS)
@pytest.mark.parametrize("graph", ["", REPORT, ONTOLOGY])
def test_a_graph_comes_whole_in_every_format(valley: TestClient, media_type: str, graph: str) -> None:
    named = {"graph": graph} if graph else {"default": ""}
    answer = valley.get("/rdf-graphs/service", params=named, headers={"Accept": media_type})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media_type)
    found = rdflib.Graph().parse(data=answer.content, format=PARSERS[media_type])
    assert len(found) == count(valley, graph) > 0


@pytest.mark.parametrize(("name", "graph"), [("report-yunxi-2021", REPORT), ("ontology", ONTOLOGY)])
def test_a_graph_has_an_address_of_its_own(valley: TestClient, name: str, graph: str) -> None:
    direct = valley.get(f"/rdf-graphs/{name}", headers={"Accept": NTRIPLES})
    assert direct.status_code == 200
    for named in (graph, f"http://testserver/rdf-graphs/{name}"):
        assert valley.get("/rdf-graphs/service", params={"graph": named}, headers={"Accept": NTRIPLES}).content == direct.content


@pytest.mark.parametrize(("media_type", "form"), [("application/n-quads", "nquads"), ("application/trig", "trig")])
def test_the_dataset_holds_every_graph(valley: TestClient, media_type: str, form: str) -> None:
    answer = valley.get("/rdf-graphs", headers={"Accept": media_type})
    assert answer.headers["content-type"].startswith(media_type)
    store = ox.Store()
    store.load(answer.content, format=ox.RdfFormat.from_media_type(media_type))
    for graph in ("", REPORT, ONTOLOGY):
        name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
        assert sum(1 for _ in store.quads_for_pattern(None, None, None, name)) == count(valley, graph)
    held = rdflib.Dataset().parse(data=answer.content, format=form)
    assert REPORT in {str(g.identifier) for g in held.graphs()}


def test_which_format_is_given_where_none_is_named(valley: TestClient) -> None:
    assert valley.get("/rdf-graphs/service?default").headers["content-type"] == "text/turtle; charset=utf-8"
    assert valley.get("/rdf-graphs").headers["content-type"] == "application/n-quads"
    refused = valley.get("/rdf-graphs/service?default", headers={"Accept": "image/png"})
    assert (refused.status_code, refused.headers["content-type"]) == (406, "application/problem+json")
    assert "text/turtle" in refused.json()["suggestions"]


def test_an_unknown_graph_is_not_found(valley: TestClient) -> None:
    for place in ("/rdf-graphs/service?graph=https://example.org/none", "/rdf-graphs/report-none"):
        answer = valley.get(place)
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
        assert REPORT in answer.json()["suggestions"]
        assert valley.head(place).status_code == 404


@pytest.mark.parametrize(
    "asked",
    ["", "?graph=", "?graph=report-yunxi-2021", "?default&graph=https://a.example/", "?graph=a:a&graph=b:b", "?graph=a:<>"],
)
def test_one_graph_is_to_be_named_by_an_absolute_iri(valley: TestClient, asked: str) -> None:
    answer = valley.get(f"/rdf-graphs/service{asked}")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert answer.json()["hint"]


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
@pytest.mark.parametrize(
    "place", ["/rdf-graphs", "/rdf-graphs/service?default", f"/rdf-graphs/service?graph={REPORT}", "/rdf-graphs/new"]
)
def test_nothing_is_written(valley: TestClient, method: str, place: str) -> None:
    before = count(valley)
    answer = valley.request(method, place, content=b"<a:a> <a:b> <a:c> .", headers={"Content-Type": "text/turtle"})
    assert (answer.status_code, answer.headers["content-type"]) == (405, "application/problem+json")
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.json()["type"].endswith("/read-only")
    assert "read-only" in answer.json()["detail"]
    assert count(valley) == before


@pytest.mark.parametrize("media_type", PARSERS)
def test_many_pieces_are_one_document(monkeypatch: pytest.MonkeyPatch, media_type: str) -> None:
    store = ox.Store()
    for number in range(50):
        subject = ox.NamedNode(f"http://example.org/{number % 7}")
        store.add(ox.Quad(subject, ox.NamedNode(PREFIXES["vet"] + "value"), ox.Literal(f'{number} "quoted" <a> .\n')))
        store.add(ox.Quad(subject, ox.NamedNode("http://other.example/p"), ox.BlankNode("b1")))
    store.add(ox.Quad(ox.BlankNode("b1"), ox.NamedNode(PREFIXES["rdfs"] + "label"), ox.Literal("云溪", language="zh")))
    monkeypatch.setattr("kg.rdf.dump.PIECE", 9)
    body = b"".join(pieces((quad.triple for quad in store), media_type, PREFIXES))
    whole = rdflib.Graph().parse(data=b"\n".join(f"{q.triple} .".encode() for q in store), format="nt")
    assert isomorphic(rdflib.Graph().parse(data=body, format=PARSERS[media_type]), whole)
    assert not list(rdflib.Graph().parse(data=b"".join(pieces([], media_type, PREFIXES)), format=PARSERS[media_type]))
    with pytest.raises(QueryError):
        next(pieces([], "text/html", PREFIXES))


def test_a_store_that_only_answers_gives_the_same_graphs(graph_folder: Path) -> None:
    store = RdfStore(graph_folder / "rdf")
    assert isinstance(store, GraphSource)
    assert source(store) is store
    asked = AskedGraphs(store)
    assert asked.graphs() == store.graphs()
    for graph in ("", *store.graphs()):
        assert sorted(_lines(asked, graph)) == sorted(_lines(store, graph))
    assert sorted(_quads(asked)) == sorted(_quads(store))


def _lines(graphs: GraphSource, name: str) -> list[bytes]:
    return b"".join(graphs.dump(NTRIPLES, name)).splitlines()


def _quads(graphs: GraphSource) -> list[bytes]:
    return b"".join(dataset(graphs, "application/n-quads")).splitlines()


def test_a_stream_ends_with_its_client_and_fails_before_it_begins() -> None:
    made = []

    def endless():  # type: ignore[no-untyped-def]
        while True:
            made.append(1)
            yield b"x"

    for _ in range(30):  # more than run at once
        stream = streamed(endless)
        assert next(iter(stream)) == b"x"
        stream.close()  # type: ignore[attr-defined]
        _wait_for_a_slot()

    def failing():  # type: ignore[no-untyped-def]
        raise QueryError("no")
        yield b""

    with pytest.raises(QueryError):
        streamed(failing)


def _wait_for_a_slot() -> None:
    from api import streaming

    assert streaming._slots.acquire(timeout=5)
    streaming._slots.release()
