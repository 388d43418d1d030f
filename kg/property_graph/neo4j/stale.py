"""What a former release left and this one no longer holds. Nodes and relationships of the user's own stay.

Ours are told by ``type``, which says a node's label (or the relation that a relationship is), and by the key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError
from kg.property_graph.neo4j.connection import one
from kg.property_graph.rows import RowSource, keys
from kg.property_graph.tables import edge_tables, node_tables

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

_PAGE = 10_000


@dataclass
class Removed:
    """How much was removed; ``foreign`` counts relationships of the user's own that hung on nodes that are gone."""

    nodes: int = 0
    relationships: int = 0
    foreign: int = 0


def ours(table: str) -> str:
    """The MATCH that finds what we wrote of a label (as ``x``) or of a relationship type."""
    if table in node_tables():
        return f"MATCH (x:`{table}`) WHERE x.type = '{table}' AND x.id IS NOT NULL"
    return f"MATCH ()-[x:`{table}`]->() WHERE x.type IS NOT NULL AND x.claim IS NOT NULL"


def remove_stale(session: Session, source: RowSource, layout: Iterable[str], step: Callable[[str], None]) -> Removed:
    """Remove what ``source`` does not hold: relationships, then nodes, then labels, types and properties that are no more.

    ``layout`` lists what former releases used (:func:`.release_node.layout`). Raises StoreError.
    """
    removed = Removed()
    for table in (*edge_tables(), *node_tables()):
        step(table)
        key = "id" if table in node_tables() else "claim"
        delete = f"{ours(table)} AND x.{key} IN $keys {'DETACH ' if key == 'id' else ''}DELETE x"
        for page in _pages(stale_keys(_existing(session, table, key), keys(source, table))):
            _delete(session, delete, page, removed)
    for line in layout:
        _remove_outgrown(session, line, removed)
    return removed


def stale_keys(existing: Iterable[str], wanted: Iterator[str]) -> Iterator[str]:
    """The existing keys that are not wanted; both in the order of code points. Raises StoreError where ``existing`` is not."""
    before = ""
    next_wanted = next(wanted, None)
    for key in existing:
        if key < before:
            message = f"The server puts {key!r} after {before!r}: what is stale cannot be told."
            raise StoreError(message, hint="Load into an empty database.")
        before = key
        while next_wanted is not None and next_wanted < key:
            next_wanted = next(wanted, None)
        if next_wanted != key:
            yield key


def _existing(session: Session, table: str, key: str) -> Iterator[str]:
    """The keys that the database holds, page by page: what lies before a page may be removed while it is read."""
    statement = f"{ours(table)} AND x.{key} > $after RETURN x.{key} AS key ORDER BY key LIMIT {_PAGE}"
    after = ""
    while True:
        found = session.execute_read(_column, statement, after)
        yield from found
        if len(found) < _PAGE:
            return
        after = found[-1]


def _column(transaction: ManagedTransaction, statement: Any, after: str) -> list[str]:
    return [str(record["key"]) for record in transaction.run(statement, after=after)]


def _pages(keys: Iterator[str]) -> Iterator[list[str]]:
    page: list[str] = []
    for key in keys:
        page.append(key)
        if len(page) == 1_000:
            yield page
            page = []
    if page:
        yield page


def _delete(session: Session, statement: str, page: list[str], removed: Removed) -> None:
    counters = session.execute_write(lambda transaction: _run(transaction, statement, page).consume().counters)
    removed.nodes += counters.nodes_deleted
    if counters.nodes_deleted:
        removed.foreign += counters.relationships_deleted
    else:
        removed.relationships += counters.relationships_deleted


def _run(transaction: ManagedTransaction, statement: Any, page: list[str]) -> Any:
    return transaction.run(statement, keys=page)


def _remove_outgrown(session: Session, line: str, removed: Removed) -> None:
    """The properties that a label or type has no more, or everything of one that is no more (``School: id type name …``)."""
    if not re.fullmatch(r"\w+:( \w+)+", line):
        return
    table, _, used = line.partition(": ")
    now = node_tables().get(table) or edge_tables().get(table)
    if now:
        for column in sorted({*used.split()} - {*now.columns}):
            _repeat(session, f"{ours(table)} AND x.`{column}` IS NOT NULL WITH x LIMIT {_PAGE} REMOVE x.`{column}`")
    else:
        nodes = f"MATCH (x:`{table}`) WHERE x.type = '{table}' AND x.id IS NOT NULL WITH x LIMIT {_PAGE} DETACH DELETE x"
        joined = f"MATCH ()-[x:`{table}`]->() WHERE x.type IS NOT NULL AND x.claim IS NOT NULL WITH x LIMIT {_PAGE} DELETE x"
        removed.relationships += _repeat(session, joined)
        removed.nodes += _repeat(session, nodes)


def _repeat(session: Session, statement: str) -> int:
    """Run it until it finds nothing more; how much it found."""
    total = 0
    while True:
        record = session.execute_write(one, f"{statement} RETURN count(*) AS n")
        found = int(record["n"]) if record else 0
        total += found
        if found < _PAGE:
            return total
