"""A citation can be asked again: a frozen release, moved and served elsewhere, gives the same answers byte for byte."""

import shutil
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from kg import questions
from kg.build import build
from kg.folder import read_graph
from kg.releases.frozen import freeze
from kg.resolve import Decision
from kg.thaw import thaw
from tests.contract.invented import facts

DECISION = Decision("same", "School", ("柏川工业学校", "南湾理工学院"))
SPARQL = (
    "SELECT * WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 3000",
    "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
    "SELECT * WHERE { GRAPH <https://w3id.org/vetkg/release> { ?s ?p ?o } } ORDER BY ?s ?p ?o",
    "ASK { ?s a <https://w3id.org/vetkg/ontology#School> }",
)
CYPHER = (
    "MATCH (n) RETURN n.type AS type, n.id AS id, n.name AS name, n.aliases AS aliases ORDER BY id",
    "MATCH (a)-[r]->(b) RETURN a.id AS start, r.type AS type, r.claim AS claim, b.id AS end_ ORDER BY claim, start, end_",
)
RESULTS = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """A client of the graph as it was built, and one of its frozen release, thawed on what could be another machine."""
    here, there = tmp_path_factory.mktemp("here"), tmp_path_factory.mktemp("there")
    build(facts()[:2], here / "graph")
    build(facts(), here / "graph", decisions=[DECISION])
    with (here / "graph.vetkg").open("wb") as file:
        freeze(here / "graph", "", file)
    shutil.move(here / "graph.vetkg", there / "cited.vetkg")
    original = create_app(Settings(graph=here / "graph", workers=1))
    copy = create_app(Settings(graph=thaw(there / "cited.vetkg", there / "cache"), workers=1))
    with TestClient(original) as one, TestClient(copy) as other:
        yield one, other, read_graph(here / "graph")


def value(parameter, graph):
    """Something that the parameter takes."""
    if parameter.type == "entity":
        return next(e.id for e in graph.entities.values() if e.type in parameter.entities)
    if parameter.type == "fact":
        return next(iter(graph.claims.values())).fact
    if parameter.type == "integer":
        return 2 if parameter.name in ("depth", "longest") else 2020
    words = {"form": "订单培养", "indicator": "在校生数", "text": "国家"}
    return parameter.choices[0] if parameter.choices else words[parameter.type]


def asked(graph):
    for question in questions.load().values():
        required = {p.name: value(p, graph) for p in question.parameters if not p.optional}
        yield question.name, required
        for parameter in question.parameters:
            if parameter.optional:
                yield question.name, {**required, parameter.name: value(parameter, graph)}


def same(one, other):
    assert (one.status_code, one.content) == (other.status_code, other.content), str(one.request.url)
    assert one.headers["X-Vetkg-Release"] == other.headers["X-Vetkg-Release"]
    return one


def test_every_question_has_the_same_answer(both):
    here, there, graph = both
    rows = 0
    for name, parameters in asked(graph):
        found = same(*(client.get(f"/questions/{name}", params=parameters) for client in (here, there)))
        assert found.status_code == 200, found.text
        rows += found.json()["page"]["returned"]
        same(*(client.get(f"/questions/{name}", params={**parameters, "format": "csv"}) for client in (here, there)))
    assert rows > 200


@pytest.mark.parametrize("kind", RESULTS)
def test_sparql_gives_the_same_bytes(both, kind):
    here, there, _ = both
    for query in SPARQL:
        wanted = {"params": {"query": query}, "headers": {"Accept": f"{kind}, application/sparql-results+json;q=0.1"}}
        assert same(*(client.get("/sparql", **wanted) for client in (here, there))).status_code == 200


def test_cypher_gives_the_same_bytes(both):
    here, there, _ = both
    for statement in CYPHER:
        found = same(*(client.post("/cypher", json={"statement": statement}) for client in (here, there)))
        assert found.status_code == 202, found.text
        assert len(found.json()["data"]["values"]) > 50


def test_rest_gives_the_same_bytes(both):
    here, there, graph = both
    paths = ["/entities?limit=1000", "/reports", "/stats", "/search?q=校", *(f"/entities/{id_}" for id_ in graph.entities)]
    paths += [f"/facts/{claim.fact}" for claim in list(graph.claims.values())[::5]]
    for path in paths:
        assert same(*(client.get(path) for client in (here, there))).status_code == 200


def test_it_says_which_release_it_is_with_its_date_and_former_one(both):
    here, there, _ = both
    (original, former), (copy,) = (client.get("/releases").json()["releases"] for client in (here, there))
    assert {**original, "change": {}} == copy
    assert copy["former"] == former["id"]
    assert there.get("/stats", params={"release": former["id"]}).status_code == 404
    assert Path(there.app.state.serving.folder).name.startswith("frozen-")
