"""The property graph in a Neo4j server (5.7 or later), over Bolt: the only module that imports the driver.

The driver comes with ``pip install vetkg[neo4j]``. Give vetkg a database of its own: a write also removes what earlier writes
left and this graph no longer holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from kg.errors import QueryError, QueryRefusedError, QueryTimeoutError, StoreError, VetkgError
from kg.graph import Graph
from kg.ports import Limits, Rows, Value
from kg.property_graph import values
from kg.property_graph.mapping import EdgeRow, NodeRow, edges, nodes
from kg.property_graph.statements import BATCH, batches
from kg.property_graph.tables import edge_tables, node_tables

if TYPE_CHECKING:
    from neo4j import Driver, Session

_NO_LIMITS = Limits()


class Neo4jStore:
    """Writes a graph to a Neo4j database, and reads it (kg.ports.CypherReader)."""

    def __init__(self, uri: str, user: str = "neo4j", password: str = "", database: str = "neo4j") -> None:
        """Connect to the server at ``uri`` (``bolt://host:7687``). Raises StoreError where it cannot be reached."""
        driver = _driver_module()
        self._database = database
        with _driver_errors(_NO_LIMITS):
            self._driver: Driver = driver.GraphDatabase.driver(uri, auth=(user, password) if password else None)
            try:
                self._driver.verify_connectivity()
            except BaseException:
                self._driver.close()
                raise

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def write(self, graph: Graph) -> None:
        """Make the database hold this graph; writing it twice changes nothing. Raises StoreError, QueryError."""
        node_rows, edge_rows = list(nodes(graph)), list(edges(graph))
        with _driver_errors(_NO_LIMITS), self._driver.session(database=self._database) as session:
            _constrain(session)
            _write_nodes(session, node_rows)
            _write_edges(session, edge_rows)
            _remove_stale(session, node_rows, edge_rows)

    def run(self, statement: str, parameters: Mapping[str, Value] | None = None, *, limits: Limits = _NO_LIMITS) -> Rows:
        """Rows of one read-only statement (kg.ports.CypherReader.run); the server ends it at ``limits.seconds``."""
        driver = _driver_module()
        query = driver.Query(cast(Any, statement), timeout=limits.seconds)
        with _driver_errors(limits), self._driver.session(database=self._database, default_access_mode="READ") as session:
            answer = session.run(query, dict(parameters or {}))
            columns = tuple(answer.keys())
            rows: list[tuple[Value, ...]] = []
            for record in answer:
                rows.append(tuple(_value(value) for value in record.values()))
                if len(rows) > limits.rows:
                    break
        return Rows(columns, rows[: limits.rows], truncated=len(rows) > limits.rows)


def _driver_module() -> Any:
    try:
        import neo4j
    except ImportError as error:
        raise StoreError("The Neo4j driver is not installed.", hint="Run `pip install vetkg[neo4j]`.") from error
    return neo4j


def _constrain(session: Session) -> None:
    for table in node_tables():
        _run(session, f"CREATE CONSTRAINT `vetkg {table}` IF NOT EXISTS FOR (n:`{table}`) REQUIRE n.id IS UNIQUE")
    for table in edge_tables():
        _run(session, f"CREATE CONSTRAINT `vetkg {table}` IF NOT EXISTS FOR ()-[r:`{table}`]-() REQUIRE r.claim IS UNIQUE")


def _write_nodes(session: Session, rows: list[NodeRow]) -> None:
    for (name,), batch in batches(iter(rows), lambda row: (row.table,)):
        _run(session, f"UNWIND $rows AS row MERGE (n:`{name}` {{id: row.id}}) SET n = row", [row.properties for row in batch])


def _write_edges(session: Session, rows: list[EdgeRow]) -> None:
    for (name, start, end), batch in batches(iter(rows), lambda row: (row.table, row.start[0], row.end[0])):
        match = f"MATCH (a:`{start}` {{id: row.start}}), (b:`{end}` {{id: row.end}})"
        merge = f"MERGE (a)-[r:`{name}` {{claim: row.properties.claim}}]->(b) SET r = row.properties"
        parameters = [{"start": row.start[1], "end": row.end[1], "properties": row.properties} for row in batch]
        _run(session, f"UNWIND $rows AS row {match} {merge}", parameters)


def _remove_stale(session: Session, node_rows: list[NodeRow], edge_rows: list[EdgeRow]) -> None:
    """What we wrote once (its ``type`` says so) and the graph no longer holds."""
    claims, ids = {row.properties["claim"] for row in edge_rows}, {row.properties["id"] for row in node_rows}
    for table in edge_tables():
        match = f"MATCH ()-[r:`{table}`]->() WHERE r.claim IS NOT NULL AND r.type IS NOT NULL"
        _delete(
            session, f"{match} RETURN r.claim", claims, f"UNWIND $rows AS row MATCH ()-[r:`{table}` {{claim: row}}]->() DELETE r"
        )
    for table in node_tables():
        match = f"MATCH (n:`{table}`) WHERE n.type = '{table}'"
        _delete(session, f"{match} RETURN n.id", ids, f"UNWIND $rows AS row MATCH (n:`{table}` {{id: row}}) DETACH DELETE n")


def _delete(session: Session, listing: str, kept: set[Value], deletion: str) -> None:
    stale = [record[0] for record in session.run(cast(Any, listing)) if record[0] not in kept]
    for first in range(0, len(stale), BATCH):
        _run(session, deletion, stale[first : first + BATCH])


def _run(session: Session, statement: str, rows: list[Any] | None = None) -> None:
    """One statement in a transaction of its own, tried again when the server says that it may succeed."""
    session.execute_write(lambda transaction: transaction.run(cast(Any, statement), rows=rows or []).consume())


@contextmanager
def _driver_errors(limits: Limits) -> Iterator[None]:
    """The driver's exceptions as ours."""
    exceptions = _driver_module().exceptions
    try:
        yield
    except exceptions.AuthError as error:
        raise StoreError("Neo4j refused the user or the password.", hint="Check the credentials.") from error
    except exceptions.Neo4jError as error:
        raise _query_error(str(error.code), str(error.message), limits) from error
    except (exceptions.DriverError, OSError, ValueError) as error:
        raise StoreError(f"Neo4j cannot be reached ({error}).", hint="Check the address and that the server runs.") from error


def _query_error(code: str, message: str, limits: Limits) -> VetkgError:
    if "TransactionTimedOut" in code or "TransactionTerminated" in code:
        text = f"The statement did not finish within {limits.seconds:g} seconds."
        return QueryTimeoutError(text, hint="Ask for less, or bind more of its ends.")
    if "AccessMode" in code or "Forbidden" in code:
        return QueryRefusedError("The graph is read-only.", hint="Ask with MATCH and RETURN.")
    if code.startswith("Neo.ClientError"):
        return QueryError(f"The statement failed: {message[:500]}", hint="Check labels, properties and syntax.")
    return StoreError(f"Neo4j failed: {message[:500]}", hint="Look at the server's log.")


def _value(value: Any) -> Value:
    """The driver's value as ours."""
    graph = _driver_module().graph
    if isinstance(value, graph.Node):
        return values.node(value.element_id, sorted(value.labels), dict(value))
    if isinstance(value, graph.Relationship):
        start, end = (str(node.element_id) if node else "" for node in value.nodes)
        return values.relationship(value.element_id, start, end, value.type, dict(value))
    if isinstance(value, graph.Path):
        return values.path([_value(node) for node in value.nodes], [_value(step) for step in value.relationships])
    if isinstance(value, Mapping):
        return {str(key): _value(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_value(item) for item in value]
    return values.plain(value.iso_format() if hasattr(value, "iso_format") else value)
