"""A database on a Bolt server as a store: what the questions and guests ask, and what the tests write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from kg.errors import GraphError
from kg.graph import Graph
from kg.ports import Limits, Rows, Value
from kg.property_graph.neo4j.answers import value_of
from kg.property_graph.neo4j.connection import connect
from kg.property_graph.neo4j.failures import driver_module, while_asking
from kg.property_graph.neo4j.loading import Loaded, load
from kg.property_graph.neo4j.release_node import Held, Released, held
from kg.property_graph.rows import GraphRows
from ontology.schema import load as ontology

_NO_LIMITS = Limits()


@dataclass(frozen=True)
class _Unbuilt:
    """A graph that no build made: its content is its name."""

    id: str
    date: str = ""
    ontology: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)


class Neo4jStore:
    """Reads a database (kg.ports.CypherReader), and writes a graph into it. Safe to share between threads."""

    def __init__(self, uri: str, user: str = "neo4j", password: str = "", database: str = "") -> None:
        """Connect to the server at ``uri`` (``bolt://host:7687``). Raises InputError, StoreError (:func:`connect`)."""
        self._opening = uri, user, password, database
        self._connection = connect(*self._opening)

    def __reduce__(self) -> tuple[type[Neo4jStore], tuple[str, str, str, str]]:
        return Neo4jStore, self._opening

    def close(self) -> None:
        """Close the connections."""
        self._connection.close()

    def write(self, graph: Graph, release: Released | None = None) -> Loaded:
        """Make the database hold this graph; writing it twice changes nothing. Raises StoreError."""
        rows = GraphRows(graph)
        return load(self._connection, rows, release or _Unbuilt(f"graph-{rows.digest()}", ontology=ontology().version))

    def held(self) -> Held | None:
        """Which release the database holds and how much of it; None where nothing was loaded. Raises StoreError."""
        with while_asking(self._connection.uri), self._connection.session(reading=True) as session:
            return held(session)

    def complete_release(self) -> Held:
        """The release that the database holds. Raises GraphError where there is none, or only a part of one, StoreError."""
        found, uri = self.held(), self._connection.uri
        load_it = f"Run `vetkg load neo4j --uri {uri}`"
        if found is None:
            raise GraphError(f"The database at {uri} holds no release of vetkg.", hint=f"{load_it}.")
        if not found.complete:
            message = f"The database at {uri} is half loaded: {found.rows} of {found.total} rows of {found.id}."
            raise GraphError(message, hint=f"{load_it} again: it goes on where it stopped.")
        return found

    def run(self, statement: str, parameters: Mapping[str, Value] | None = None, *, limits: Limits = _NO_LIMITS) -> Rows:
        """Rows of one read-only statement (kg.ports.CypherReader.run); the server ends it at ``limits.seconds``."""
        query = driver_module().Query(cast(Any, statement), timeout=limits.seconds)
        with while_asking(self._connection.uri, limits), self._connection.session(reading=True) as session:
            answer = session.run(query, dict(parameters or {}))
            columns = tuple(answer.keys())
            rows: list[tuple[Value, ...]] = []
            for record in answer:
                rows.append(tuple(value_of(value) for value in record.values()))
                if len(rows) > limits.rows:
                    break
        return Rows(columns, rows[: limits.rows], truncated=len(rows) > limits.rows)
