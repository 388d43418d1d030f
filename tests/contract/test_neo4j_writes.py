"""What only a server's store does: write into a database that may hold an older graph."""

import os

import pytest

from kg.errors import StoreError
from kg.graph import build_graph
from kg.property_graph.mapping import graph_of
from kg.property_graph.statements import read_edges, read_nodes
from tests.contract.conftest import needs
from tests.contract.invented import facts

pytestmark = pytest.mark.neo4j


def held(store):
    return graph_of(read_nodes(store.run), read_edges(store.run))


def test_writing_again_changes_nothing_and_a_smaller_graph_leaves_nothing_behind(neo4j, graph):
    try:
        neo4j.write(graph)
        assert held(neo4j).claims == graph.claims
        smaller = build_graph(facts()[:1])
        neo4j.write(smaller)
        found = held(neo4j)
        assert (found.reports, found.entities, found.claims) == (smaller.reports, smaller.entities, smaller.claims)
    finally:
        neo4j.write(graph)


def test_a_wrong_password_is_a_store_error_that_says_so():
    from kg.property_graph.neo4j import Neo4jStore

    uri = needs("VETKG_TEST_NEO4J", "A Neo4j server")
    with pytest.raises(StoreError, match="password"):
        Neo4jStore(uri, password=os.environ.get("VETKG_NEO4J_PASSWORD", "vetkg-test-only") + "-wrong")
