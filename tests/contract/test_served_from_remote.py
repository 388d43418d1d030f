"""The application over stores on other machines answers as the one over the embedded stores does."""

import json
import os

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from kg.questions import load
from kg.releases import read_manifest
from tests.contract.conftest import needs
from tests.contract.test_questions_parity import combinations

PASSWORD = os.environ.get("VETKG_NEO4J_PASSWORD", "vetkg-test-only")
PREFIXES = "PREFIX vet: <https://w3id.org/vetkg/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
QUERIES = (
    "SELECT ?s ?name { ?s a vet:School ; rdfs:label ?name } ORDER BY ?name ?s",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?c a vet:Claim } } GROUP BY ?g ORDER BY ?g",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT ?n { <ontology-of-ours> ?p ?n }",
    "SELECT ?p (SUM(?v) AS ?sum) { ?c vet:value ?v ; vet:indicator ?p } GROUP BY ?p ORDER BY ?p",
    "ASK { ?s a vet:Enterprise }",
)
STATEMENTS = (
    "MATCH (s:School) RETURN s.name AS name ORDER BY name",
    "MATCH (s:School)-[p:PARTNERS_WITH]->(e) RETURN s.id, p.claim, p.forms, e.id ORDER BY p.claim",
    "MATCH (o:Observation) RETURN o.indicator, sum(o.value), count(*) ORDER BY o.indicator",
)


@pytest.fixture(scope="module")
def embedded(built):
    with TestClient(create_app(Settings(graph=built)), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def bolt(graph, built):
    """A Neo4j server that holds the built release."""
    uri = needs("VETKG_TEST_NEO4J", "A Neo4j server")
    from kg.property_graph.neo4j import Neo4jStore

    store = Neo4jStore(uri, password=PASSWORD)
    store.write(graph, read_manifest(built))
    store.close()
    return uri


def serving(**settings):
    return TestClient(create_app(Settings(**settings)), raise_server_exceptions=False)


@pytest.fixture(scope="module", params=["remote", "oxigraph_server", "union_server"])
def over_sparql(request, built):
    """SPARQL answered by a server, Cypher by the embedded store."""
    with serving(graph=built, rdf=request.getfixturevalue(request.param).url) as client:
        yield client


@pytest.fixture(scope="module")
def over_bolt(bolt, built):
    """Cypher, and so the questions, answered by a server."""
    with serving(graph=built, cypher=bolt, neo4j_password=PASSWORD) as client:
        yield client


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("media_type", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_sparql_gives_the_same_answers(over_sparql, embedded, query, media_type):
    asked = {"params": {"query": PREFIXES + query}, "headers": {"Accept": media_type}}
    wanted, given = embedded.get("/sparql", **asked), over_sparql.get("/sparql", **asked)
    assert (wanted.status_code, given.status_code) == (200, 200), given.text
    if media_type.endswith("json"):
        assert sparql_rows(given) == sparql_rows(wanted)
    assert given.headers["content-type"] == wanted.headers["content-type"]


def sparql_rows(answer):
    found = answer.json()
    if "boolean" in found:
        return found["boolean"]
    rows = [{name: (cell["type"], cell["value"]) for name, cell in row.items()} for row in found["results"]["bindings"]]
    return [{name: (kind, number(value)) for name, (kind, value) in row.items()} for row in rows]


def number(text):
    """Servers spell doubles each in their own way."""
    try:
        return float(text)
    except ValueError:
        return text


def test_graphs_are_the_same(over_sparql, embedded):
    asked = {"params": {"query": PREFIXES + "CONSTRUCT { ?s rdfs:label ?l } { ?s a vet:Region ; rdfs:label ?l }"}}
    asked["headers"] = {"Accept": "application/n-triples"}
    wanted, given = embedded.get("/sparql", **asked), over_sparql.get("/sparql", **asked)
    assert set(given.text.splitlines()) == set(wanted.text.splitlines())


def test_whole_graphs_are_the_same(over_sparql, embedded):
    names = embedded.get("/sparql", params={"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"})
    assert names.status_code == 200, names.text
    for row in names.json()["results"]["bindings"]:
        asked = {"params": {"graph": row["g"]["value"]}, "headers": {"Accept": "application/n-triples"}}
        wanted, given = (client.get("/rdf-graphs/service", **asked) for client in (embedded, over_sparql))
        assert given.status_code == wanted.status_code == 200
        triples = [{line for line in body.text.splitlines() if "_:" not in line} for body in (wanted, given)]
        assert len(triples[0] ^ triples[1]) == 0 or all("double" in line for line in triples[0] ^ triples[1])


@pytest.mark.neo4j
@pytest.mark.parametrize("statement", STATEMENTS)
def test_cypher_gives_the_same_answers(over_bolt, embedded, statement):
    wanted, given = (client.post("/cypher", json={"statement": statement}) for client in (embedded, over_bolt))
    assert (given.status_code, given.json()["data"]) == (wanted.status_code, wanted.json()["data"])
    assert given.json()["data"]["values"]


@pytest.mark.neo4j
@pytest.mark.parametrize("name", load())
def test_every_question_over_rest_gives_the_same_answers(over_bolt, embedded, name, graph):
    tried = list(combinations(load()[name], graph))
    for parameters in tried[:: max(1, len(tried) // 12)]:
        wanted, given = (client.get(f"/questions/{name}", params=parameters) for client in (embedded, over_bolt))
        assert given.status_code == wanted.status_code, given.text
        assert given.json() == wanted.json(), parameters


@pytest.mark.neo4j
def test_pages_and_health_over_both(remote, bolt, built, embedded):
    release = read_manifest(built).id
    with serving(graph=built, rdf=remote.url, cypher=bolt, neo4j_password=PASSWORD) as client:
        health = client.get("/health").json()
        assert (health["status"], health["release"]) == ("ok", release)
        assert [(store["language"], store["holds"]) for store in health["stores"]] == [("sparql", release), ("cypher", release)]
        for path in ("/", "/explore", "/questions", "/sparql", "/console"):
            headers = {"Accept": "text/html"}
            assert client.get(path, headers=headers).status_code == embedded.get(path, headers=headers).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p trueSERVICE<http://127.0.0.1:9/>{ ?s ?p ?o } }",
        "PREFIX ex: <http://127.0.0.1:9/> SELECT * { SERVICEex:a { ?s ?p ?o } }",
        "SELECT * { \u017fERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT (<java:java.lang.Runtime>() AS ?x) {}",
        "DROP ALL",
    ],
)
def test_what_leaves_the_graph_is_refused_before_it_is_sent(over_sparql, query):
    answer = over_sparql.get("/sparql", params={"query": query})
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (400, "query-refused")


@pytest.mark.neo4j
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (n:X)",
        "\\u0043REATE (n:X)",
        "MATCH (n) \\u0053ET n.x = 1",
        "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
        "MATCH (n) WITH n LIMIT 1 L\\u004fAD CSV FROM 'http://127.0.0.1:9/' AS row RETURN row",
        "RETURN apoc.cypher.runFirstColumnSingle('RETURN 1', {})",
        "RETURN `apoc`.`load`.`json`('x')",
        "CALL dbms.listConfig()",
        "CALL `dbms`.`listConfig`()",
        "INSERT (n:X)",
        "MATCH (n) INSERT (m:X)",
        "RETURN 1; RETURN 2",
    ],
)
def test_statements_that_do_more_than_read_are_refused(over_bolt, statement):
    answer = over_bolt.post("/cypher", json={"statement": statement})
    assert answer.status_code == 400, answer.text
    assert json.loads(answer.text)["type"].rpartition("/")[2] in ("query-refused", "bad-query")
