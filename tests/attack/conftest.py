"""Stores to attack: small ones made with the engines themselves, a file nobody may read, and a server that counts who calls it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import ladybug
import pyoxigraph as ox
import pytest

from kg.property_graph.embedded import FILE
from kg.sandbox.pool import PoolSize
from kg.sandbox.process import Opening
from kg.sandbox.readers import SandboxedCypher, SandboxedSparql

RDF_OPENER, CYPHER_OPENER = "kg.rdf.store:RdfStore", "kg.property_graph.embedded:PropertyGraphStore"
MEMORY_MEBIBYTES = 256
NODES = 300


class Listener:
    """A local server that counts the connections made to it."""

    def __init__(self) -> None:
        self.calls = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/sparql"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            connection.sendall(b"HTTP/1.1 500 no\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            connection.close()

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    running = Listener()
    yield running
    running.close()


@pytest.fixture(scope="session")
def rdf_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("attacked") / "rdf"
    store = ox.Store(str(folder))
    link, label = ox.NamedNode("http://example.org/next"), ox.NamedNode("http://example.org/label")
    for i in range(NODES):
        node = ox.NamedNode(f"http://example.org/{i}")
        store.add(ox.Quad(node, link, ox.NamedNode(f"http://example.org/{i * 7 % NODES}")))
        store.add(ox.Quad(node, link, ox.NamedNode(f"http://example.org/{(i + 1) % NODES}")))
        store.add(ox.Quad(node, label, ox.Literal("a" * 200 + str(i))))
    store.flush()
    return folder


@pytest.fixture(scope="session")
def property_graph_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("attacked") / "property_graph"
    folder.mkdir()
    with ladybug.Database(str(folder / FILE), buffer_pool_size=2**26) as database, ladybug.Connection(database) as connection:
        connection.execute("CREATE NODE TABLE School(id STRING PRIMARY KEY, name STRING)")
        connection.execute("CREATE REL TABLE NEXT(FROM School TO School)")
        connection.execute(
            f"UNWIND range(0, {NODES - 1}) AS i CREATE (:School {{id: CAST(i AS STRING), name: '云溪' + CAST(i AS STRING)}})"
        )
        connection.execute(
            "MATCH (a:School), (b:School) WHERE a.id <> b.id AND hash(a.id + b.id) % 50 = 0 CREATE (a)-[:NEXT]->(b)"
        )
    return folder


@pytest.fixture(scope="session")
def sparql(rdf_folder: Path) -> Iterator[SandboxedSparql]:
    reader = SandboxedSparql(Opening(RDF_OPENER, rdf_folder, MEMORY_MEBIBYTES), PoolSize(2, 4))
    yield reader
    reader.close()


@pytest.fixture(scope="session")
def cypher(property_graph_folder: Path) -> Iterator[SandboxedCypher]:
    reader = SandboxedCypher(Opening(CYPHER_OPENER, property_graph_folder, MEMORY_MEBIBYTES), PoolSize(2, 4))
    yield reader
    reader.close()
