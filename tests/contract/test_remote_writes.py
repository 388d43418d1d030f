"""Writing into a SPARQL server's dataset that may hold an older graph."""

import pytest

from kg.errors import StoreError
from kg.graph import build_graph
from kg.ports import Limits
from kg.rdf.mapping import quads
from kg.rdf.remote import ONTOLOGY_GRAPH, RemoteSparqlStore
from tests.contract.invented import facts

ALL = Limits(seconds=60, rows=10**6)


def triples(store):
    query = f"SELECT ?g ?s ?p ?o {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != <{ONTOLOGY_GRAPH}>) }}"
    return len(store.select(query, limits=ALL).rows)


def merged(store):
    return len(store.select("SELECT ?s ?p ?o { ?s ?p ?o }", limits=ALL).rows)


def test_writing_again_changes_nothing_and_a_smaller_graph_leaves_nothing_behind(remote, graph):
    whole = len(set(quads(graph)))
    assert triples(remote) == whole
    before = merged(remote)
    try:
        remote.write(graph)
        assert (triples(remote), merged(remote)) == (whole, before)
        smaller = build_graph(facts()[:1])
        remote.write(smaller)
        assert triples(remote) == len(set(quads(smaller)))
        assert merged(remote) < before
    finally:
        remote.write(graph)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/ds", "no address"])
def test_a_server_that_is_not_there_is_a_store_error_that_names_it(url):
    with pytest.raises(StoreError, match="cannot be reached"):
        RemoteSparqlStore(url).select("ASK {}")
