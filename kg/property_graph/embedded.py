"""The property graph on disk, in LadybugDB: the only module that imports the engine.

Opened read-only, the engine still reads and writes files of the machine when a statement asks it to (LOAD FROM, COPY TO,
EXPORT): a statement from a stranger goes through :mod:`kg.sandbox` first. The store pickles as its folder and opens again in
another process.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import ladybug

from kg.errors import GraphError, QueryError, QueryRefusedError, QueryTimeoutError, StoreError
from kg.graph import Graph
from kg.ports import Limits, Rows, Value
from kg.property_graph import statement_text, values
from kg.property_graph.column_names import as_written
from kg.property_graph.functions import create_functions
from kg.property_graph.mapping import edges, nodes
from kg.property_graph.statements import batches, create_edge_table, create_node_table, edge_parameters, quoted
from kg.property_graph.tables import Columns, edge_tables, node_tables

FILE = "graph.lbug"
BUFFER_BYTES = 256 * 1024 * 1024
_NO_LIMITS = Limits()
_MOST_STATEMENTS = 8
"""After so many statements a connection is closed for a new one: it keeps each statement's plan with its memory for good, and
a few dozen plans of paths fill the buffer pool (ladybug 0.22)."""


class PropertyGraphWriter:
    """Writes the property graph (kg.ports.GraphWriter)."""

    def write(self, graph: Graph, folder: Path) -> None:
        """Write the graph into ``folder``, which must not exist yet. Raises StoreError."""
        if folder.exists():
            raise StoreError(f"The folder {folder} exists already.", hint="Write into a fresh folder.")
        try:
            folder.mkdir(parents=True)
            path = str(folder / FILE)
            with ladybug.Database(path, buffer_pool_size=BUFFER_BYTES) as database, ladybug.Connection(database) as connection:
                _write(connection, graph)
        except (OSError, RuntimeError) as error:
            message = f"The property graph cannot be written to {folder} ({error})."
            raise StoreError(message, hint="Check room and rights.") from error


def _write(connection: ladybug.Connection, graph: Graph) -> None:
    connection.execute("BEGIN TRANSACTION")
    for node_table in node_tables().values():
        connection.execute(create_node_table(node_table))
    for edge_table in edge_tables().values():
        connection.execute(create_edge_table(edge_table))
    for function in create_functions():
        connection.execute(function)
    for (name,), node_batch in batches(nodes(graph), lambda row: (row.table,)):
        properties = _assignments(node_tables()[name].columns)
        rows: list[Value] = [row.properties for row in node_batch]
        connection.execute(f"UNWIND $rows AS row CREATE (:`{name}` {{{properties}}})", {"rows": rows})
    for (name, start, end), edge_batch in batches(edges(graph), lambda row: (row.table, row.start[0], row.end[0])):
        properties = _assignments(edge_tables()[name].columns)
        match = f"MATCH (a:`{start}` {{id: row._from}}), (b:`{end}` {{id: row._to}})"
        statement = f"UNWIND $rows AS row {match} CREATE (a)-[:`{name}` {{{properties}}}]->(b)"
        connection.execute(statement, {"rows": edge_parameters(edge_batch)})
    connection.execute("COMMIT")


def _assignments(columns: Columns) -> str:
    """Each property from its row, with its type said, since a batch may hold only nulls or empty lists of it."""
    return ", ".join(
        f"{quoted_name}: CAST(row.{quoted_name} AS {columns[name]})" for name, quoted_name in quoted(columns).items()
    )


class PropertyGraphStore:
    """Reads a property graph (kg.ports.CypherReader). One connection a thread; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Open the graph in ``folder``, read-only. Raises GraphError."""
        self.folder = folder
        path = folder / FILE
        if not path.is_file():
            raise GraphError(f"There is no property graph in {folder}.", hint="Build the graph with `vetkg build`.")
        try:
            self._database = ladybug.Database(str(path), read_only=True, buffer_pool_size=BUFFER_BYTES)
            self._database.init_database()
        except (OSError, RuntimeError) as error:
            message = f"The property graph in {folder} cannot be opened ({error})."
            raise GraphError(message, hint="Build the graph again.") from error
        self._connections = threading.local()

    def __reduce__(self) -> tuple[type[PropertyGraphStore], tuple[Path]]:
        return PropertyGraphStore, (self.folder,)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def run(self, statement: str, parameters: Mapping[str, Value] | None = None, *, limits: Limits = _NO_LIMITS) -> Rows:
        """Rows of one read-only statement, as values of Python; at most ``limits.rows``, within ``limits.seconds``.

        Nodes and relationships as in :mod:`kg.property_graph.values`. Raises QueryError, QueryRefusedError (a write, several
        statements), QueryTimeoutError, StoreError.
        """
        if not statement_text.is_one(statement):
            raise QueryRefusedError("Several statements in one call are refused.", hint="Send them one by one.")
        written, used = statement_text.with_nulls(statement, parameters or {})
        connection = self._connection()
        connection.set_query_timeout(max(1, int(limits.seconds * 1000)))
        try:
            answer = connection.execute(written, used)
            assert isinstance(answer, ladybug.QueryResult)
            rows: list[tuple[Value, ...]] = []
            while len(rows) <= limits.rows and answer.has_next():
                rows.append(tuple(_value(value) for value in answer.get_next()))
            columns = as_written(statement, tuple(answer.get_column_names()))
            answer.close()
        except RuntimeError as error:
            raise _query_error(error, limits) from error
        return Rows(columns, rows[: limits.rows], truncated=len(rows) > limits.rows)

    def _connection(self) -> ladybug.Connection:
        if self._database.is_closed:
            raise StoreError("The property graph is closed.", hint="Open it again.")
        used: int = getattr(self._connections, "used", _MOST_STATEMENTS)
        if used >= _MOST_STATEMENTS:
            if hasattr(self._connections, "value"):
                self._connections.value.close()
            self._connections.value = ladybug.Connection(self._database)
            used = 0
        self._connections.used = used + 1
        found: ladybug.Connection = self._connections.value
        return found


def _query_error(error: RuntimeError, limits: Limits) -> QueryError:
    text = str(error).strip()
    if "Interrupted" in text:
        message = f"The statement did not finish within {limits.seconds:g} seconds."
        return QueryTimeoutError(message, hint="Ask for less, or bind more of its ends.")
    if "read-only" in text:
        return QueryRefusedError("The graph is read-only.", hint="Ask with MATCH and RETURN.")
    return QueryError(f"The statement failed: {text[:500]}", hint="Check labels, properties and syntax.")


def _value(value: Any) -> Value:
    """The engine's value as ours: its nodes, relationships and paths are dictionaries with reserved keys."""
    if isinstance(value, list):
        return [_value(item) for item in value]
    if not isinstance(value, dict):
        return values.plain(value)
    if "_NODES" in value and "_RELS" in value:
        return values.path([_value(node) for node in value["_NODES"]], [_value(step) for step in value["_RELS"]])
    if "_SRC" in value and "_LABEL" in value:
        ends = _element(value["_SRC"]), _element(value["_DST"])
        return values.relationship(_element(value["_ID"]), *ends, value["_LABEL"], _own(value))
    if "_ID" in value and "_LABEL" in value:
        return values.node(_element(value["_ID"]), [value["_LABEL"]], _own(value))
    return {str(key): _value(item) for key, item in value.items()}


def _own(value: dict[str, Any]) -> dict[str, Any]:
    return {key: item for key, item in value.items() if key not in ("_ID", "_LABEL", "_SRC", "_DST")}


def _element(internal: Any) -> str:
    return f"{internal['table']}:{internal['offset']}" if isinstance(internal, dict) else str(internal)
