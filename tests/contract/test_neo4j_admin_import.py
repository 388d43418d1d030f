"""The files for neo4j-admin, imported offline by Neo4j's own tool into a fresh store; then a server on it, held against the graph."""

import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from cli.main import main
from kg.build import build
from kg.folder import open_stores
from kg.ports import Limits
from kg.property_graph.mapping import graph_of
from kg.property_graph.statements import read_edges, read_nodes
from kg.releases import read_manifest
from tests.contract.invented import facts

pytestmark = pytest.mark.neo4j
ALL = Limits(seconds=60, rows=10**6)
PASSWORD = os.environ.get("VETKG_NEO4J_PASSWORD", "vetkg-test-only")
SERVERS = Path(__file__).resolve().parents[2] / ".ci" / "servers.sh"
JARS = Path(os.environ.get("VETKG_SERVERS", Path.home() / ".cache" / "vetkg-servers")) / "neo4j"
ADMIN = """#!/bin/sh
exec java -cp "{jars}/*" --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED \\
    --add-opens=java.base/sun.nio.ch=ALL-UNNAMED org.neo4j.server.startup.Neo4jAdminCommand "$@"
"""


def run(*command, **variables):
    done = subprocess.run(
        command,
        env={**os.environ, "VETKG_NEO4J_PASSWORD": PASSWORD, **variables},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("graphs") / "graph"
    build(facts(), place)
    return place


@pytest.fixture(scope="module")
def files(folder, tmp_path_factory):
    out = tmp_path_factory.mktemp("admin") / "import"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["vetkg", "export", "neo4j-admin", "--graph", str(folder), "--out", str(out), "--gzip"])
        with pytest.raises(SystemExit) as stop:
            main()
    assert not stop.value.code
    return out


@pytest.fixture(scope="module")
def home(files, tmp_path_factory):
    """A Neo4j home whose store the importer made."""
    if not shutil.which("java") or not list(JARS.glob("neo4j-import-tool-*.jar")):
        pytest.skip("Neo4j's import tool is needed: run .ci/servers.sh install")
    place = tmp_path_factory.mktemp("neo4j")
    (place / "conf").mkdir()
    (place / "conf" / "neo4j.conf").touch()
    admin = place / "neo4j-admin"
    admin.write_text(ADMIN.format(jars=JARS), encoding="utf-8")
    admin.chmod(0o755)
    variables = {"NEO4J_HOME": str(place), "NEO4J_CONF": str(place / "conf"), "NEO4J_ADMIN": str(admin)}
    run(str(admin), "dbms", "set-initial-password", PASSWORD, **variables)
    said = run("sh", str(files / "import.sh"), "neo4j", "--max-off-heap-memory=512m", **variables)
    assert "IMPORT DONE" in said
    return place


class Server:
    """A server on a home folder, with settings of its own."""

    def __init__(self, home, settings=""):
        self.home, self.settings = home, settings

    def __enter__(self):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = str(listener.getsockname()[1])
        run(str(SERVERS), "start", "neo4j", port, str(self.home), VETKG_NEO4J_SETTINGS=self.settings)
        return f"bolt://127.0.0.1:{port}"

    def __exit__(self, *_):
        run(str(SERVERS), "stop", str(self.home))


def finish(uri, files):
    """What cypher-shell does with the file that is to be run afterwards."""
    neo4j = pytest.importorskip("neo4j")
    with neo4j.GraphDatabase.driver(uri, auth=("neo4j", PASSWORD)) as driver, driver.session() as session:
        for statement in (files / "after-import.cypher").read_text(encoding="utf-8").split(";\n"):
            if statement:
                session.run(statement).consume()


def dump(reader):
    """Every node and relationship with its properties."""
    nodes = reader.run("MATCH (n) WHERE n.type <> 'Release' RETURN n", limits=ALL).rows
    joined = reader.run("MATCH (a)-[r]->(b) RETURN a.id, r, b.id", limits=ALL).rows
    found = [(node["labels"], sorted(node["properties"].items())) for (node,) in nodes]
    edges = [(start, edge["type"], end, sorted(edge["properties"].items())) for start, edge, end in joined]
    return sorted(map(repr, found)), sorted(map(repr, edges))


def test_the_imported_database_is_the_graph(home, files, folder):
    from kg.property_graph.neo4j import Neo4jStore

    stores = open_stores(folder)
    with Server(home) as uri:
        finish(uri, files)
        store = Neo4jStore(uri, password=PASSWORD)
        assert dump(store) == dump(stores.cypher)
        assert store.complete_release().id == read_manifest(folder).id
        ours = graph_of(read_nodes(stores.cypher.run), read_edges(stores.cypher.run))
        theirs = graph_of(read_nodes(store.run), read_edges(store.run))
        assert (theirs.reports, theirs.entities, theirs.claims) == (ours.reports, ours.entities, ours.claims)
        unique = store.run("SHOW CONSTRAINTS YIELD name RETURN count(*) AS n").rows[0][0]
        assert unique > 20
        store.close()


def test_a_user_without_the_right_to_write_is_told_and_nothing_changes(home, folder, monkeypatch, capsys):
    from kg.property_graph.neo4j import Neo4jStore

    with Server(home, "server.databases.default_to_read_only=true") as uri:
        store = Neo4jStore(uri, password=PASSWORD)
        before = dump(store)
        monkeypatch.setenv("VETKG_NEO4J_PASSWORD", PASSWORD)
        monkeypatch.setattr("sys.argv", ["vetkg", "load", "neo4j", "--uri", uri, "--graph", str(folder)])
        with pytest.raises(SystemExit) as stop:
            main()
        assert stop.value.code == 1
        said = " ".join(capsys.readouterr().err.split())
        assert "may not write" in said
        assert "Give vetkg a user that may write" in said
        assert dump(store) == before
        assert store.complete_release().id == read_manifest(folder).id
        store.close()
