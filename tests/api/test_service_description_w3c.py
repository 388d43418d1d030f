"""The W3C's SPARQL 1.1 Service Description test cases, each by its name."""

from __future__ import annotations

from typing import Any

import pytest
import rdflib
from fastapi.testclient import TestClient
from rdflib import RDF, BNode, URIRef

from tests.api.w3c import cases, manifest, suite

SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
SUITE = suite("sparql11-service-description")
CASES = cases(manifest(SUITE))
# SPARQL 1.1 Service Description, sections 3.2 to 3.4: each property's domain, and the class of its values (None: any resource).
SCHEMA: dict[URIRef, tuple[URIRef, URIRef | None]] = {
    SD.endpoint: (SD.Service, None),
    SD.feature: (SD.Service, SD.Feature),
    SD.defaultEntailmentRegime: (SD.Service, SD.EntailmentRegime),
    SD.entailmentRegime: (SD.NamedGraph, SD.EntailmentRegime),
    SD.defaultSupportedEntailmentProfile: (SD.Service, SD.EntailmentProfile),
    SD.supportedEntailmentProfile: (SD.NamedGraph, SD.EntailmentProfile),
    SD.extensionFunction: (SD.Service, SD.Function),
    SD.extensionAggregate: (SD.Service, SD.Aggregate),
    SD.languageExtension: (SD.Service, SD.Feature),
    SD.supportedLanguage: (SD.Service, SD.Language),
    SD.propertyFeature: (SD.Service, SD.Feature),
    SD.resultFormat: (SD.Service, None),
    SD.inputFormat: (SD.Service, None),
    SD.defaultDataset: (SD.Service, SD.Dataset),
    SD.availableGraphs: (SD.Service, SD.GraphCollection),
    SD.defaultGraph: (SD.Dataset, SD.Graph),
    SD.namedGraph: (SD.Dataset, SD.NamedGraph),
    SD.name: (SD.NamedGraph, None),
    SD.graph: (SD.NamedGraph, SD.Graph),
}
# Instances that the vocabulary itself defines (sections 3.3.1 to 3.3.5), and the entailment regimes.
DEFINED = {
    SD.Language: {SD.SPARQL10Query, SD.SPARQL11Query, SD.SPARQL11Update},
    SD.Feature: {SD.DereferencesURIs, SD.UnionDefaultGraph, SD.RequiresDataset, SD.EmptyGraphs, SD.BasicFederatedQuery},
    SD.EntailmentRegime: {URIRef("http://www.w3.org/ns/entailment/Simple")},
}
FUNCTIONAL = {SD.endpoint, SD.defaultEntailmentRegime, SD.defaultDataset, SD.defaultGraph, SD.name, SD.graph}


def description(client: TestClient) -> rdflib.Graph:
    answer = client.get("/sparql")  # no query, no Accept: the operation of section 2
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == "text/turtle"
    return rdflib.Graph().parse(data=answer.text, format="turtle")


def returns_rdf(client: TestClient) -> None:
    assert len(description(client)) > 10
    head = client.head("/sparql")
    assert (head.status_code, head.headers["content-type"]) == (200, "text/turtle; charset=utf-8")


def has_endpoint_triple(client: TestClient) -> None:
    endpoints = list(description(client).triples((None, SD.endpoint, None)))
    assert [str(o) for _, _, o in endpoints] == ["http://testserver/sparql"]
    assert (endpoints[0][0], RDF.type, SD.Service) in description(client)


def conforms_to_schema(client: TestClient) -> None:
    graph = description(client)
    for subject, predicate, value in graph:
        if not str(predicate).startswith(str(SD)):
            continue
        domain, kind = SCHEMA[URIRef(predicate)]  # no property that the vocabulary does not have
        assert (subject, RDF.type, domain) in graph
        assert isinstance(value, URIRef | BNode)
        if kind in DEFINED:
            assert value in DEFINED[kind]
        elif kind is not None:
            assert (value, RDF.type, kind) in graph
    for predicate in FUNCTIONAL:
        subjects = list(graph.subjects(predicate, None))
        assert len(subjects) == len(set(subjects))
    classes = {SD.Service, SD.Dataset, SD.Graph, SD.NamedGraph}
    assert {c for c in graph.objects(None, RDF.type) if str(c).startswith(str(SD))} <= classes


CHECKS = {"returns-rdf": returns_rdf, "has-endpoint-triple": has_endpoint_triple, "conforms-to-schema": conforms_to_schema}


@pytest.mark.parametrize("name", CHECKS)
def test_case(valley: TestClient, name: str) -> None:
    CHECKS[name](valley)


@pytest.mark.skipif(SUITE is None, reason="the W3C's test cases are not at hand")
def test_every_case_of_the_manifest_has_its_check() -> None:
    names: list[Any] = [case.id for case in CASES]
    assert sorted(names) == sorted(CHECKS)
