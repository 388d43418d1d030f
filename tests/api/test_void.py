"""VoID and the service description: every count is what SPARQL counts, every address leads somewhere."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
import rdflib
from fastapi.testclient import TestClient
from rdflib import DCTERMS, RDF, URIRef
from rdflib.namespace import VOID

from api.rdf_documents import TYPES, Documents
from api.statistics import Measured, measure
from kg.ports import SparqlReader
from kg.rdf.store import RdfStore

SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
DATASET = URIRef("http://testserver/.well-known/void#dataset")


def described(client: TestClient) -> rdflib.Graph:
    return rdflib.Graph().parse(data=client.get("/.well-known/void").text, format="turtle")


def rows(client: TestClient, query: str) -> list[list[str]]:
    found = client.get("/sparql", params={"query": query}).json()
    return [[row[name]["value"] for name in found["head"]["vars"]] for row in found["results"]["bindings"]]


def number(client: TestClient, query: str) -> int:
    return int(rows(client, query)[0][0])


@pytest.mark.parametrize(
    ("count", "query"),
    [
        (VOID.triples, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"),
        (VOID.distinctSubjects, "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"),
        (VOID.distinctObjects, "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }"),
        (VOID.properties, "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }"),
        (VOID.classes, "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c FILTER(ISIRI(?c)) }"),
        (
            VOID.entities,
            "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o FILTER(STRSTARTS(STR(?s), 'https://w3id.org/vetkg/id/')) }",
        ),
    ],
)
def test_counts_are_those_of_sparql(valley: TestClient, count: URIRef, query: str) -> None:
    assert int(described(valley).value(DATASET, count)) == number(valley, query) > 0


@pytest.mark.parametrize(
    ("partition", "of", "count", "query"),
    [
        (
            VOID.classPartition,
            VOID["class"],
            VOID.entities,
            "SELECT ?c (COUNT(*) AS ?n) { ?s a ?c FILTER(ISIRI(?c)) } GROUP BY ?c",
        ),
        (VOID.propertyPartition, VOID.property, VOID.triples, "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p"),
    ],
)
def test_partitions_are_those_of_sparql(valley: TestClient, partition: URIRef, of: URIRef, count: URIRef, query: str) -> None:
    graph = described(valley)
    told = {str(graph.value(part, of)): int(graph.value(part, count)) for part in graph.objects(DATASET, partition)}
    assert told == {name: int(times) for name, times in rows(valley, query)}


def test_graphs_examples_and_addresses_are_there(valley: TestClient) -> None:
    graph = described(valley)
    subsets = list(graph.objects(DATASET, VOID.subset))
    assert len(subsets) == number(valley, "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }") >= 3
    for part in subsets:
        iri, triples = graph.value(part, DCTERMS.source), int(graph.value(part, VOID.triples))
        assert triples == number(valley, f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}")
    for dump in graph.objects(None, VOID.dataDump):
        assert valley.get(_here(dump)).status_code == 200
    examples = list(graph.objects(DATASET, VOID.exampleResource))
    assert len(examples) >= 5
    for example in examples:
        place = str(example).replace("https://w3id.org/vetkg", "")
        assert valley.get(place, headers={"Accept": "text/html"}).status_code == 303
    assert valley.get(_here(graph.value(DATASET, VOID.sparqlEndpoint))).status_code == 200
    assert str(graph.value(DATASET, DCTERMS.identifier)) == valley.get("/health").json()["release"]
    vocabularies = {str(v) for v in graph.objects(DATASET, VOID.vocabulary)}
    assert {"https://w3id.org/vetkg/ontology#", "http://www.w3.org/ns/oa#"} <= vocabularies


def _here(address: object) -> str:
    parts = urlsplit(str(address))
    assert f"{parts.scheme}://{parts.netloc}" == "http://testserver"
    return parts.path + (f"?{parts.query}" if parts.query else "")


@pytest.mark.parametrize("place", ["/.well-known/void", "/sparql"])
def test_each_format_says_the_same(valley: TestClient, place: str) -> None:
    answers = {media: valley.get(place, headers={"Accept": media}) for media in TYPES}
    graphs = [set(rdflib.Graph().parse(data=answers[media].content, format=form)) for media, form in TYPES.items()]
    assert all(one == graphs[0] for one in graphs)
    assert valley.get(place, headers={"Accept": "image/png"}).status_code == 406
    for media, answer in answers.items():
        assert answer.headers["content-type"].startswith(media)
        assert valley.get(place, headers={"Accept": media}).content == answer.content


def test_the_service_description_tells_the_dataset(valley: TestClient) -> None:
    graph = rdflib.Graph().parse(data=valley.get("/sparql", headers={"Accept": "text/turtle"}).text, format="turtle")
    service = graph.value(None, RDF.type, SD.Service)
    dataset = graph.value(service, SD.defaultDataset)
    assert graph.value(service, SD.supportedLanguage) == SD.SPARQL11Query
    assert int(graph.value(graph.value(dataset, SD.defaultGraph), VOID.triples)) == number(
        valley, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    )
    told = {
        str(graph.value(named, SD.name)): int(graph.value(graph.value(named, SD.graph), VOID.triples))
        for named in graph.objects(dataset, SD.namedGraph)
    }
    counted = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    assert told == {name: int(times) for name, times in rows(valley, counted)}
    # SERVICE is off, so federation is not promised; that the default graph is the union only where it is so.
    union = number(valley, "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } }")
    same = union == number(valley, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert set(graph.objects(service, SD.feature)) == ({SD.UnionDefaultGraph} if same else set())


@pytest.mark.parametrize(
    ("more", "is_union"), [((), True), ((("d", ""),), False), ((("d", "h"),), False), ((("c", "h"),), False)]
)
def test_a_union_is_told_only_where_it_is_one(more: tuple[tuple[str, str], ...], is_union: bool, tmp_path: Path) -> None:
    store = ox.Store(str(tmp_path / "rdf"))
    for name, home in (("a", "g"), ("b", "g"), ("a", ""), ("b", ""), *more):
        triple = [ox.NamedNode(f"http://example.org/{part}") for part in (name, "p", "o")]
        store.add(ox.Quad(*triple, ox.NamedNode(f"http://example.org/{home}") if home else ox.DefaultGraph()))
    store.flush()
    del store
    assert measure(RdfStore(tmp_path / "rdf")).union_default is is_union


def test_a_release_is_counted_once(valley: TestClient) -> None:
    own = valley.app.state.serving.current.guests.own().sparql  # type: ignore[attr-defined]
    asked: list[int] = []

    def reader() -> SparqlReader:
        asked.append(1)
        found: SparqlReader = own
        return found

    measured = Measured(reader)
    assert measured.get() is measured.get()
    assert len(asked) == 1
    assert measure(own) == measured.get()


def test_a_document_is_written_once_and_only_so_many_are_kept() -> None:
    documents, made = Documents(), []

    def make() -> rdflib.Graph:
        made.append(1)
        return rdflib.Graph()

    for _ in range(2):
        assert documents.get("void", "http://a.example/", "text/turtle", make) is not None
    assert len(made) == 1
    for number in range(200):  # a Host header may be anything
        documents.get("void", f"http://{number}.example/", "application/n-triples", make)
    assert len(documents._written) < 100
