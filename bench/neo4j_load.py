"""How fast a release goes into Neo4j, beside the driver alone: ``python -m bench.neo4j_load --graph GRAPH --uri bolt://…``.

The driver alone is the peer: rows that are already in memory, CREATE without MERGE, no constraint on relationships, no
progress kept, nothing removed. Both begin with an empty database: EVERYTHING IN THE DATABASE IS DELETED. The password is read
from VETKG_NEO4J_PASSWORD.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from kg.property_graph.embedded import PropertyGraphStore
from kg.property_graph.neo4j import BATCH, Connection, connect, load
from kg.property_graph.rows import StoredRows, parts
from kg.property_graph.tables import node_tables
from kg.releases import PROPERTY_GRAPH, Release, read_manifest


def main() -> None:
    arguments = argparse.ArgumentParser(description="Load a graph into Neo4j and measure; the database is emptied first.")
    arguments.add_argument("--graph", type=Path, required=True)
    arguments.add_argument("--uri", required=True)
    given = arguments.parse_args()
    connection = connect(given.uri, password=os.environ.get("VETKG_NEO4J_PASSWORD", ""))
    source = StoredRows(PropertyGraphStore(given.graph / PROPERTY_GRAPH))
    total = sum(source.counts().values())
    release = read_manifest(given.graph)
    timed(connection, source, release)  # the server's just-in-time compiler has seen it all once
    for name in ("the driver alone", "vetkg load neo4j", "once more"):
        if name != "once more":
            empty(connection)
        seconds = driver_alone(connection, source) if name == "the driver alone" else timed(connection, source, release)
        print(f"{name:20}{total:>10,} rows{seconds:>10.1f} s{total / seconds:>10,.0f} rows/s")


def timed(connection: Connection, source: StoredRows, release: Release) -> float:
    """Seconds for the load, reading of the rows and all."""
    began = time.perf_counter()
    load(connection, source, release)
    return time.perf_counter() - began


def empty(connection: Connection) -> None:
    with connection.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()


def driver_alone(connection: Connection, source: StoredRows) -> float:
    """Seconds for UNWIND and CREATE, without the reading of the rows."""
    batches = list(_batches(source))
    with connection.session() as session:
        for label in node_tables():
            session.run(f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:`{label}`) REQUIRE n.id IS UNIQUE").consume()
        session.run("CALL db.awaitIndexes()").consume()
        began = time.perf_counter()
        for statement, rows in batches:
            session.run(statement, rows=rows).consume()
        return time.perf_counter() - began


def _batches(source: StoredRows) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for part in parts():
        if part.start:
            match = f"MATCH (a:`{part.start}` {{id: row.a}}), (b:`{part.end}` {{id: row.b}})"
            statement = f"UNWIND $rows AS row {match} CREATE (a)-[r:`{part.table}`]->(b) SET r = row.p"
            rows = ({"a": edge.start[1], "b": edge.end[1], "p": edge.properties} for edge in source.edges(part))
        else:
            statement = f"UNWIND $rows AS row CREATE (n:`{part.table}`) SET n = row.p"
            rows = ({"a": "", "b": "", "p": node.properties} for node in source.nodes(part))
        while some := list(islice(rows, BATCH)):
            yield statement, some


if __name__ == "__main__":
    main()
