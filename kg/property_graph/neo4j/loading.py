"""A release into a database: constraints first, then batch by batch, then what is no longer in it is removed.

Each batch is one transaction together with the progress it makes (:mod:`.release_node`): a load that was broken off goes on
after its last batch, and one that is run twice changes nothing.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError
from kg.property_graph.mapping import EdgeRow, NodeRow
from kg.property_graph.neo4j import release_node
from kg.property_graph.neo4j.connection import Connection, one
from kg.property_graph.neo4j.failures import while_writing
from kg.property_graph.neo4j.indexes import prepare
from kg.property_graph.neo4j.release_node import Held, Released
from kg.property_graph.neo4j.stale import Removed, ours, remove_stale
from kg.property_graph.rows import Part, RowSource
from kg.property_graph.tables import node_tables

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

BATCH = 2_000
Progress = Callable[[str, int], None]
"""Told what is done next, and how many rows have been done since it was last told."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: rows written, rows that an earlier, broken load had written, what was removed, what was refused."""

    nodes: int
    relationships: int
    resumed: int
    removed: Removed
    warnings: tuple[str, ...]


def load(
    connection: Connection,
    source: RowSource,
    release: Released,
    *,
    batch: int = BATCH,
    progress: Progress = lambda step, rows: None,  # noqa: ARG005 - the callback's signature
) -> Loaded:
    """Make the database hold this release and nothing else of ours.

    Raises StoreError: the server fails, refuses to be written, or another load has begun there; what was loaded stays, and the
    same load goes on from there.
    """
    with while_writing(connection.uri), connection.session() as session:
        progress("constraints and indexes", 0)
        warnings = prepare(session)
        counts = source.counts()
        mark = uuid.uuid4().hex
        before = release_node.begin(session, release, mark, sum(counts.values()))
        progress("", before.rows)
        for part in _parts_left(counts, before):
            after = before.after if part.name == before.part else ""
            _write_part(session, source, part, after, batch, mark, progress)
        removed = remove_stale(session, source, before.layout, lambda table: progress(f"what is gone of {table}", 0))
        _compare(session, counts, mark)
        release_node.finish(session, mark)
    if removed.foreign:
        warnings.append(f"{removed.foreign} relationships of yours hung on nodes that are gone, and went with them.")
    nodes = sum(count for part, count in counts.items() if not part.start)
    return Loaded(nodes, sum(counts.values()) - nodes, before.rows, removed, tuple(warnings))


def _parts_left(counts: Mapping[Part, int], before: Held) -> list[Part]:
    names = [part.name for part in counts]
    first = names.index(before.part) if before.part in names else 0
    return [part for part in list(counts)[first:] if counts[part]]


def _write_part(session: Session, source: RowSource, part: Part, after: str, batch: int, mark: str, progress: Progress) -> None:
    statement = _edge_statement(part) if part.start else _node_statement(part)
    rows = map(_edge_parameters, source.edges(part, after)) if part.start else map(_node_parameters, source.nodes(part, after))
    progress(part.name, 0)
    while some := list(islice(rows, batch)):
        session.execute_write(_write_batch, statement, some, part, mark)
        progress(part.name, len(some))


def _write_batch(transaction: ManagedTransaction, statement: str, rows: list[dict[str, Any]], part: Part, mark: str) -> None:
    """A batch and the progress it makes, in one transaction."""
    release_node.advance(transaction, mark, part.name, str(rows[-1]["key"]), len(rows))
    record = one(transaction, statement, {"rows": rows})
    written = int(record["n"]) if record else 0
    if written != len(rows):
        message = f"Only {written} of {len(rows)} rows of {part.name} found their ends: somebody else changes the database."
        raise StoreError(message, hint="Stop whatever else writes there, and load into an empty database.")


def _node_statement(part: Part) -> str:
    return f"UNWIND $rows AS row MERGE (n:`{part.table}` {{id: row.key}}) SET n += row.properties RETURN count(n) AS n"


def _edge_statement(part: Part) -> str:
    ends = f"MATCH (a:`{part.start}` {{id: row.start}}), (b:`{part.end}` {{id: row.end}})"
    merge = f"MERGE (a)-[r:`{part.table}` {{claim: row.key}}]->(b) SET r += row.properties"
    return f"UNWIND $rows AS row {ends} {merge} RETURN count(r) AS n"


def _node_parameters(row: NodeRow) -> dict[str, Any]:
    return {"key": row.properties["id"], "properties": row.properties}


def _edge_parameters(row: EdgeRow) -> dict[str, Any]:
    return {"key": row.properties["claim"], "start": row.start[1], "end": row.end[1], "properties": row.properties}


def _compare(session: Session, counts: Mapping[Part, int], mark: str) -> None:
    """Count what is there; where it is not what was loaded, the next load begins anew. Raises StoreError."""
    wanted: dict[str, int] = {}
    for part, count in counts.items():
        wanted[part.table] = wanted.get(part.table, 0) + count
    for table, count in wanted.items():
        found = _count(session, table)
        if found != count:
            release_node.start_over(session, mark)
            what = "nodes" if table in node_tables() else "relationships"
            message = f"The database holds {found} {table} {what} where the release has {count}: somebody else changes it."
            raise StoreError(message, hint="Stop whatever else writes there and run the same command again: it begins anew.")


def _count(session: Session, table: str) -> int:
    record = session.execute_read(one, f"{ours(table)} RETURN count(x) AS n")
    return int(record["n"]) if record else 0
