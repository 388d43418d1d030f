"""Loading a Neo4j database: constraints, twice, broken off, over an older release, beside things of the user's own."""

import os
import signal
import subprocess
import sys
import time

import pytest

from kg.build import build
from kg.errors import GraphError, StoreError
from kg.graph import build_graph
from kg.ports import Limits
from kg.property_graph.mapping import graph_of
from kg.property_graph.neo4j import connect, load
from kg.property_graph.neo4j.release_node import begin
from kg.property_graph.neo4j.stale import stale_keys
from kg.property_graph.rows import GraphRows
from kg.property_graph.statements import read_edges, read_nodes
from kg.property_graph.tables import edge_tables, node_tables
from tests.contract.conftest import needs
from tests.contract.invented import facts
from tests.contract.played_servers import relay

pytestmark = pytest.mark.neo4j
ALL = Limits(seconds=60, rows=10**6)
PASSWORD = os.environ.get("VETKG_NEO4J_PASSWORD", "vetkg-test-only")


class Release:
    """What is written down of a release."""

    def __init__(self, id_):
        self.id, self.date, self.ontology, self.counts = id_, "2026-01-01", "1", {"reports": 3}


@pytest.fixture(scope="module")
def uri():
    return needs("VETKG_TEST_NEO4J", "A Neo4j server")


@pytest.fixture
def connection(neo4j, graph, uri):
    found = connect(uri, password=PASSWORD)
    yield found
    with found.session() as session:
        session.run("MATCH (n:Note) DETACH DELETE n").consume()
        session.run("MATCH (n:School) REMOVE n.embedding").consume()
    found.close()
    neo4j.write(graph)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("graphs") / "graph"
    build(facts(), place)
    return place


def dump(store):
    """Everything in the database, in an order of its own: labels and properties of nodes, ends and properties of relationships."""
    nodes = store.run("MATCH (n) RETURN labels(n), properties(n)", limits=ALL).rows
    joined = store.run("MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, properties(r)", limits=ALL).rows
    return sorted(map(repr, nodes)), sorted(map(repr, joined))


def run(connection, statement):
    with connection.session() as session:
        return session.run(statement).data()


def vetkg(*arguments, **options):
    environment = {**os.environ, "VETKG_NEO4J_PASSWORD": PASSWORD, "CI": "1"}
    command = [sys.executable, "-c", "from cli.main import main; main()", "load", "neo4j", *map(str, arguments)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


def test_twice_gives_the_same_database_and_it_says_which_release_it_holds(neo4j, graph):
    before = dump(neo4j)
    again = neo4j.write(graph)
    assert dump(neo4j) == before
    assert (again.removed.nodes, again.removed.relationships, again.resumed) == (0, 0, 0)
    assert neo4j.complete_release().id.startswith("graph-")


def test_every_label_and_type_has_its_constraint_and_names_are_found_by_words(neo4j):
    unique = neo4j.run("SHOW CONSTRAINTS YIELD labelsOrTypes, properties RETURN labelsOrTypes[0] AS on, properties[0] AS p").rows
    assert {(name, "id") for name in (*node_tables(), "Release")} | {(name, "claim") for name in edge_tables()} <= set(unique)
    indexed = neo4j.run(
        "SHOW INDEXES YIELD labelsOrTypes, properties, state WHERE state = 'ONLINE' RETURN labelsOrTypes, properties"
    )
    assert {name for (labels, properties) in indexed.rows for name in labels or () if properties == ["name"]} >= set(
        node_tables()
    )
    found = neo4j.run(
        "CALL db.index.fulltext.queryNodes('vetkg_names', '柏川') YIELD node RETURN DISTINCT node.name AS name"
    ).rows
    assert ("柏川工业学校",) in found


@pytest.mark.usefixtures("connection")
def test_a_load_that_is_killed_is_told_and_goes_on_where_it_stopped(neo4j, uri, folder):
    first = vetkg("--uri", uri, "--graph", folder, "--batch", 1)
    deadline = time.monotonic() + 60
    while (held := neo4j.held()) is None or held.complete or held.rows < 30:
        assert first.poll() is None, first.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.05)
    first.send_signal(signal.SIGKILL)
    first.communicate()
    with pytest.raises(GraphError, match="half loaded"):
        neo4j.complete_release()
    held = neo4j.held()
    second = vetkg("--uri", uri, "--graph", folder)
    _, said = second.communicate(timeout=120)
    assert second.returncode == 0, said
    assert f"had come to {held.rows} rows" in said
    resumed = dump(neo4j)
    third = vetkg("--uri", uri, "--graph", folder)
    assert third.wait(120) == 0, third.communicate()
    assert "broken" not in third.communicate()[1]
    assert dump(neo4j) == resumed
    assert len(neo4j.run("MATCH (r:Release) WHERE r.load IS NULL RETURN r.id", limits=ALL).rows) == 1


def test_what_is_the_users_own_stays_and_what_is_gone_goes(connection, neo4j):
    run(connection, "MATCH (s:School {name: '柏川工业学校'}) SET s.embedding = [0.5, 0.25]")
    run(connection, "MATCH (s:School) WITH s ORDER BY s.id CREATE (:Note {id: s.id, text: 'mine'})-[:ON]->(s)")
    run(connection, "CREATE (:School:Note {name: 'of my own'})-[:PARTNERS_WITH {since: 2020}]->(:Enterprise:Note {id: 'mine'})")
    notes = run(connection, "MATCH (n:Note) RETURN count(n) AS n")
    smaller = build_graph(facts()[:1])
    done = neo4j.write(smaller)
    assert done.removed.nodes > 0
    assert done.removed.relationships > 0
    assert run(connection, "MATCH (n:Note) RETURN count(n) AS n") == notes
    assert run(connection, "MATCH (:School:Note)-[r:PARTNERS_WITH]->(:Note) RETURN r.since AS since") == [{"since": 2020}]
    assert run(connection, "MATCH (s:School {name: '柏川工业学校'}) RETURN s.embedding AS e") == [{"e": [0.5, 0.25]}]
    gone = done.removed.foreign
    assert gone > 0
    assert any(f"{gone} relationships of yours" in warning for warning in done.warnings)
    run(connection, "MATCH (n:Note) DETACH DELETE n")
    found = graph_of(read_nodes(neo4j.run), read_edges(neo4j.run))
    assert (found.reports, found.entities, found.claims) == (smaller.reports, smaller.entities, smaller.claims)


def test_properties_labels_and_types_of_a_former_vocabulary_are_removed(connection, neo4j, graph):
    run(connection, "MATCH (s:School) SET s.motto = 'x'")
    run(connection, "CREATE (:Canteen {id: 'canteen-1', type: 'Canteen'})-[:FEEDS {type: 'feeds', claim: 'c'}]->(:Note:Canteen)")
    run(
        connection,
        "MATCH (r:Release) SET r.layout = r.layout + ['School: id motto', 'Canteen: id type', 'FEEDS: claim', 'x` y: z']",
    )
    neo4j.write(graph)
    assert run(connection, "MATCH (s:School) WHERE s.motto IS NOT NULL RETURN s") == []
    assert run(connection, "MATCH (c:Canteen) RETURN c:Note AS note") == [{"note": True}]
    assert run(connection, "MATCH ()-[r:FEEDS]->() RETURN r") == []
    assert not any("motto" in line or "Canteen" in line for line in neo4j.held().layout)


def test_things_of_the_users_that_share_an_id_are_told_before_anything_is_written(connection, neo4j, graph):
    before = neo4j.held()
    run(connection, "DROP CONSTRAINT vetkg_Honour_id IF EXISTS")
    run(connection, "UNWIND [1, 2] AS i CREATE (:Honour:Note {id: 'mine'})")
    with pytest.raises(StoreError, match="another origin") as caught:
        neo4j.write(graph)
    assert "database of its own" in caught.value.hint
    assert neo4j.held() == before


class Watched:
    """The rows of a graph; something happens when so many nodes have been read."""

    def __init__(self, graph, after, happens):
        self._rows, self._left, self._happens = GraphRows(graph), after, happens
        self.counts, self.edges = self._rows.counts, self._rows.edges

    def nodes(self, part, after=""):
        for row in self._rows.nodes(part, after):
            self._left -= 1
            if not self._left:
                self._happens()
            yield row


def test_of_two_loads_at_once_the_later_one_wins(connection, graph):
    def another():
        with connection.session() as session:
            begin(session, Release("release-b"), "another", 10)

    with pytest.raises(StoreError, match="Another load has begun"):
        load(connection, Watched(graph, 20, another), Release("release-a"), batch=5)


def test_a_database_that_somebody_else_changes_meanwhile_is_not_called_complete(connection, neo4j, graph):
    def deleted():
        run(connection, "MATCH (r:Region) WHERE r.type = 'Region' WITH r LIMIT 1 DETACH DELETE r")

    with pytest.raises(StoreError, match="somebody else"):
        load(connection, Watched(graph, 60, deleted), Release("release-a"), batch=50)
    assert not neo4j.held().complete


def test_a_release_that_is_complete_stays_so_while_it_is_loaded_again(connection, neo4j, graph):
    load(connection, GraphRows(graph), Release("release-a"))
    seen = []
    done = load(connection, Watched(graph, 60, lambda: seen.append(neo4j.held().complete)), Release("release-a"), batch=50)
    assert seen == [True]
    assert done.resumed == 0


@pytest.mark.usefixtures("connection")
def test_a_server_that_refuses_neo4js_own_statements_is_loaded_all_the_same(neo4j, graph, uri):
    def other_dialect(data):
        for name in (b"CREATE CONSTRAINT", b"CREATE FULLTEXT", b"CREATE INDEX", b"SHOW FULLTEXT", b"CALL db.await"):
            data = data.replace(name, b"?" * len(name))
        return data

    with relay(uri, other_dialect, lambda data: data.replace(b"Neo4j/5", b"OtherDB")) as elsewhere:
        other = connect(elsewhere, password=PASSWORD)
        try:
            assert not other.is_neo4j
            done = load(other, GraphRows(graph), Release("release-other"))
        finally:
            other.close()
    assert [warning.split(",")[0] for warning in done.warnings] == [
        "The server refuses unique ids of nodes",
        "The server refuses unique claims of relationships",
        "The server refuses indexes of properties",
        "The server refuses the full-text index of names",
    ]
    assert neo4j.complete_release().id == "release-other"


def test_a_connection_that_breaks_in_the_middle_loses_nothing(connection, neo4j, graph, uri, monkeypatch):
    monkeypatch.setattr("kg.property_graph.neo4j.connection.RETRY_SECONDS", 1.0)
    left = [60_000]

    def breaking(data):
        left[0] -= len(data)
        return data if left[0] > 0 else None

    with relay(uri, breaking) as elsewhere:
        weak = connect(elsewhere, password=PASSWORD)
        try:
            with pytest.raises(StoreError, match="broke") as caught:
                load(weak, GraphRows(graph), Release("release-weak"), batch=20)
            assert "again" in caught.value.hint
        finally:
            weak.close()
    assert not neo4j.held().complete
    assert load(connection, GraphRows(graph), Release("release-weak")).resumed > 0
    assert neo4j.complete_release().id == "release-weak"


def test_stale_keys_are_those_that_are_not_wanted():
    assert list(stale_keys(["a", "b", "d", "e"], iter(["b", "c", "e", "f"]))) == ["a", "d"]
    assert list(stale_keys(["a"], iter([]))) == ["a"]
    with pytest.raises(StoreError, match="cannot be told"):
        list(stale_keys(["b", "a"], iter(["a"])))
