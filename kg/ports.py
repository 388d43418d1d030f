"""What a store can do. Routes, questions and commands know these protocols and never a concrete store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, runtime_checkable

from kg.graph import Graph

Scalar = str | int | float | bool | None
Value = Scalar | list["Value"] | dict[str, "Value"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may use: seconds of wall time and rows of answer (further rows are cut, and the answer says so)."""

    seconds: float = 10.0
    rows: int = 10_000


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer as a table: column names, rows of plain values, and whether it was cut at the row limit."""

    columns: tuple[str, ...]
    rows: list[tuple[Value, ...]]
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Serialized:
    """An answer already written in a media type by the store itself (SPARQL results or RDF)."""

    body: bytes
    media_type: str
    truncated: bool = False
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """The RDF dataset of a SPARQL protocol request: default-graph-uri and named-graph-uri (SPARQL 1.1 Protocol, 2.1.4)."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class GraphWriter(Protocol):
    """Writes one projection of a resolved graph into a fresh, empty place."""

    def write(self, graph: Graph, folder: Path) -> None:
        """Write all of the graph into ``folder``; it must not exist yet. Raises StoreError."""


class SparqlReader(Protocol):
    """Answers read-only SPARQL 1.1 queries."""

    def select(self, query: str, parameters: Mapping[str, Scalar] = ..., *, limits: Limits = ...) -> Rows:
        """Rows of a SELECT or ASK; ``parameters`` are bound to the query's variables of the same name.

        Raises QueryError, QueryRefusedError, QueryTimeoutError, StoreError.
        """

    def serialize(self, query: str, media_type: str, dataset: Dataset = ..., *, limits: Limits = ...) -> Serialized:
        """The answer in the wanted media type. Raises as :meth:`select`."""

    def close(self) -> None:
        """Give back what the store holds."""


@runtime_checkable
class GraphSource(Protocol):
    """Gives whole RDF graphs, piece by piece."""

    def graphs(self) -> list[str]:
        """The IRIs of the named graphs, sorted."""

    def dump(self, media_type: str, graph: str = ...) -> Iterator[bytes]:
        """A graph, or without a name the default graph; an unknown one is empty. One thread goes through all of it.

        Raises QueryError for a media type in which no graph is written, QueryLimitError, StoreError.
        """


class CypherReader(Protocol):
    """Answers read-only Cypher queries."""

    def run(self, statement: str, parameters: Mapping[str, Value] = ..., *, limits: Limits = ...) -> Rows:
        """Rows of a read-only statement. Raises QueryError, QueryRefusedError, QueryTimeoutError, StoreError."""

    def close(self) -> None:
        """Give back what the store holds."""


@dataclass(frozen=True, slots=True)
class Stores:
    """The two readers of one graph, as the API and the commands hold them."""

    sparql: SparqlReader
    cypher: CypherReader
    release: str = ""
    details: Mapping[str, Value] = field(default_factory=dict)


def as_table(rows: Rows) -> Sequence[Mapping[str, Value]]:
    """The rows as one mapping a row, column name to value."""
    return [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
