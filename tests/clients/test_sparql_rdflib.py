"""rdflib: its SPARQLStore over the endpoint, and graphs that are parsed from addresses."""

from __future__ import annotations

import httpx
import pytest
import rdflib
from rdflib import RDF, RDFS, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

VET = rdflib.Namespace("https://w3id.org/vetkg/ontology#")
REPORT = URIRef("https://w3id.org/vetkg/id/report-yunxi-2021")
NAME = Literal("云溪市第一职业学校", lang="zh")


@pytest.fixture(params=["GET", "POST", "POST_FORM"])
def graph(endpoint: str, request: pytest.FixtureRequest) -> rdflib.Graph:
    return rdflib.Graph(SPARQLStore(endpoint, method=request.param))


def test_triples_as_of_any_graph(graph: rdflib.Graph) -> None:
    schools = set(graph.subjects(RDF.type, VET.School))
    assert len(schools) == 2
    (first,) = graph.subjects(RDFS.label, NAME)
    assert first in schools
    assert graph.value(first, RDFS.label) == NAME
    assert (first, RDF.type, VET.School) in graph
    assert (first, RDF.type, VET.Region) not in graph
    assert len(list(graph.triples((first, None, None)))) > 3


def test_queries_with_bindings(graph: rdflib.Graph) -> None:
    rows = graph.query(
        "SELECT ?s ?name { ?s a ?class ; rdfs:label ?name }", initNs={"rdfs": RDFS}, initBindings={"class": VET.School}
    )
    assert NAME in {row.name for row in rows}  # type: ignore[union-attr]
    assert bool(graph.query("ASK { ?s a ?class }", initBindings={"class": VET.School}))
    made = graph.query("CONSTRUCT { ?s a ?class } { ?s a ?class }", initBindings={"class": VET.School})
    assert made.graph is not None
    assert len(made.graph) == 2


def test_contexts_are_the_reports(endpoint: str) -> None:
    store = SPARQLStore(endpoint, context_aware=True)
    found = {str(getattr(c, "identifier", c)) for c in store.contexts()}
    assert str(REPORT) in found
    report = rdflib.Graph(store, identifier=REPORT)
    assert (REPORT, RDF.type, VET.Report) in report
    counted = httpx.get(endpoint, params={"query": f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{REPORT}> {{ ?s ?p ?o }} }}"}).json()
    assert len(report) == int(counted["results"]["bindings"][0]["n"]["value"])


def test_an_id_is_parsed_from_its_address(site: str) -> None:
    id_ = httpx.get(f"{site}/search", params={"q": "云溪一职"}).json()["hits"][0]["id"]
    for form in (None, "turtle", "json-ld", "nt", "xml"):
        found = rdflib.Graph().parse(f"{site}/id/{id_}", format=form)
        assert found.value(URIRef(f"https://w3id.org/vetkg/id/{id_}"), RDFS.label) == NAME


def test_whole_graphs_and_descriptions_are_parsed_from_their_addresses(site: str) -> None:
    report = rdflib.Graph().parse(f"{site}/rdf-graphs/report-yunxi-2021")
    assert (REPORT, RDF.type, VET.Report) in report
    held = rdflib.Dataset().parse(f"{site}/rdf-graphs", format="nquads")
    assert len(held.graph(REPORT)) == len(report)
    assert len(rdflib.Graph().parse(f"{site}/.well-known/void")) > 50
    assert len(rdflib.Graph().parse(f"{site}/sparql")) > 10
    assert (VET.School, None, None) in rdflib.Graph().parse(f"{site}/ontology")
