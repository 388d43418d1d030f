"""SPARQLWrapper, in every format that it knows, by GET and by POST."""

from __future__ import annotations

import csv
import io

import pytest
import rdflib
from SPARQLWrapper import CSV, GET, JSON, JSONLD, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, URLENCODED, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

PREFIX = "PREFIX vet: <https://w3id.org/vetkg/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
SCHOOLS = PREFIX + "SELECT ?name { ?s a vet:School ; rdfs:label ?name } ORDER BY ?name"
NAMES = ["云溪市第一职业学校", "云溪市第二职业学校"]
GRAPH = PREFIX + "CONSTRUCT { ?s rdfs:label ?name } { ?s a vet:School ; rdfs:label ?name }"


def wrapper(endpoint: str, query: str, form: str, method: str, by: str) -> SPARQLWrapper:
    client = SPARQLWrapper(endpoint)
    client.setQuery(query)
    client.setReturnFormat(form)
    client.setMethod(method)
    client.setRequestMethod(by)
    return client


WAYS = [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)]


@pytest.mark.parametrize(("method", "by"), WAYS)
def test_tables(endpoint: str, method: str, by: str) -> None:
    found = wrapper(endpoint, SCHOOLS, JSON, method, by).queryAndConvert()
    assert [row["name"]["value"] for row in found["results"]["bindings"]] == NAMES
    document = wrapper(endpoint, SCHOOLS, XML, method, by).queryAndConvert()
    assert [node.firstChild.data for node in document.getElementsByTagName("literal")] == NAMES
    table = wrapper(endpoint, SCHOOLS, CSV, method, by).queryAndConvert().decode()
    assert [row[0] for row in csv.reader(io.StringIO(table))] == ["name", *NAMES]
    tabs = wrapper(endpoint, SCHOOLS, TSV, method, by).queryAndConvert().decode()
    assert tabs.splitlines() == ["?name", *(f'"{name}"@zh' for name in NAMES)]


@pytest.mark.parametrize(("method", "by"), WAYS)
@pytest.mark.parametrize("form", [RDFXML, TURTLE, N3, JSONLD, XML])
def test_graphs(endpoint: str, form: str, method: str, by: str) -> None:
    found = wrapper(endpoint, GRAPH, form, method, by).queryAndConvert()
    graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found, format="turtle")
    assert sorted(str(o) for o in graph.objects(None, rdflib.RDFS.label)) == NAMES


def test_ask_and_graph_names(endpoint: str) -> None:
    assert wrapper(endpoint, "ASK {}", JSON, GET, URLENCODED).queryAndConvert()["boolean"] is True
    client = wrapper(endpoint, SCHOOLS, JSON, GET, URLENCODED)
    client.addDefaultGraph("https://w3id.org/vetkg/id/report-dongling-2022")
    assert [row["name"]["value"] for row in client.queryAndConvert()["results"]["bindings"]] == NAMES[:1]


def test_a_malformed_query_is_told_as_such(endpoint: str) -> None:
    with pytest.raises(QueryBadFormed, match="malformed"):
        wrapper(endpoint, "SELECT * { ?s ", JSON, GET, URLENCODED).query()
