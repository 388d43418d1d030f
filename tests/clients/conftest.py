"""A Neo4j database loaded with the invented facts, as its own driver sees it."""

import os

import pytest

from kg.graph import build_graph
from tests.clients.served import endpoint, federating, site, valley_folder  # noqa: F401 - fixtures
from tests.contract.conftest import needs
from tests.contract.invented import facts


@pytest.fixture(scope="session")
def driver():
    neo4j = pytest.importorskip("neo4j")
    from kg.property_graph.neo4j import Neo4jStore

    uri, password = needs("VETKG_TEST_NEO4J", "A Neo4j server"), os.environ.get("VETKG_NEO4J_PASSWORD", "vetkg-test-only")
    store = Neo4jStore(uri, password=password)
    store.write(build_graph(facts()))
    store.close()
    with neo4j.GraphDatabase.driver(uri, auth=("neo4j", password)) as found:
        yield found
