"""The stores under contract: the same tests for each, on the same invented facts. None may opt out.

A server's tests are skipped where no server is named, and fail where VETKG_REQUIRE_ALL=1 says that all must run.
"""

import os

import pytest

from kg.build import build
from kg.graph import build_graph
from kg.property_graph.embedded import PropertyGraphStore, PropertyGraphWriter
from kg.rdf.remote.loading import SparqlLoader, Target
from kg.rdf.remote.store import RemoteSparqlStore
from kg.rdf.store import RdfStore, RdfWriter
from kg.releases import RDF, read_manifest
from tests.contract import sparql_servers
from tests.contract.invented import facts


def needs(variable, what):
    """The value of an environment variable that names a server; without it the test is skipped, or fails if all are required."""
    value = os.environ.get(variable, "")
    if not value:
        reason = f"{what} is needed: set {variable}"
        if os.environ.get("VETKG_REQUIRE_ALL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return value


@pytest.fixture(scope="session")
def graph():
    return build_graph(facts())


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The graph's folder, as a build makes it."""
    folder = tmp_path_factory.mktemp("built") / "graph"
    build(facts(), folder, date="2024-01-01T00:00:00+00:00")
    return folder


@pytest.fixture(scope="session")
def rdf_folder(graph, tmp_path_factory):
    folder = tmp_path_factory.mktemp("rdf") / "store"
    RdfWriter().write(graph, folder)
    return folder


@pytest.fixture(scope="session")
def oxigraph(rdf_folder):
    store = RdfStore(rdf_folder)
    yield store
    store.close()


@pytest.fixture(scope="session")
def property_graph_folder(graph, tmp_path_factory):
    folder = tmp_path_factory.mktemp("property_graph") / "store"
    PropertyGraphWriter().write(graph, folder)
    return folder


@pytest.fixture(scope="session")
def ladybug(property_graph_folder):
    store = PropertyGraphStore(property_graph_folder)
    yield store
    store.close()


@pytest.fixture(scope="session")
def neo4j(graph):
    uri = needs("VETKG_TEST_NEO4J", "A Neo4j server")
    from kg.property_graph.neo4j import Neo4jStore

    store = Neo4jStore(uri, password=os.environ.get("VETKG_NEO4J_PASSWORD", "vetkg-test-only"))
    store.write(graph)
    yield store
    store.close()


@pytest.fixture(params=["ladybug", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def cypher(request):
    """Each store that answers Cypher."""
    return request.getfixturevalue(request.param)


def loaded(endpoint, built, update, graph_store=""):
    """A reader of a SPARQL server's dataset, into which the built graph was loaded."""
    source = RdfStore(built / RDF)
    loader = SparqlLoader(Target(endpoint, update, graph_store), source, read_manifest(built).id)
    loader.run(loader.plan(replace=True))
    loader.close()
    source.close()
    return RemoteSparqlStore(endpoint)


@pytest.fixture(scope="session")
def remote(built):
    """Apache Jena Fuseki."""
    address = needs("VETKG_TEST_SPARQL", "A SPARQL server")
    store = loaded(f"{address}/sparql", built, f"{address}/update", f"{address}/data")
    yield store
    store.close()


@pytest.fixture(scope="session")
def oxigraph_server(built):
    """Oxigraph's own server, loaded by updates."""
    with sparql_servers.oxigraph() as address:
        store = loaded(f"{address}/query", built, f"{address}/update")
        yield store
        store.close()


@pytest.fixture(scope="session")
def union_server(built):
    """A server whose default graph is the union of the named graphs, as GraphDB's, Neptune's and QLever's are."""
    with sparql_servers.oxigraph("--union-default-graph") as address:
        store = loaded(f"{address}/query", built, f"{address}/update", f"{address}/store")
        yield store
        store.close()


@pytest.fixture(params=["oxigraph", "remote", "oxigraph_server", "union_server"])
def sparql(request):
    """Each store that answers SPARQL."""
    return request.getfixturevalue(request.param)
