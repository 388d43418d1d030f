"""A whole graph's rows in the order in which they are loaded and exported: part by part, each part in the order of its keys.

A part is one node label, or one relationship type between two labels. Node parts come first, so that every relationship finds
its ends. What is after a given key can be asked for, which lets a broken load go on where it stopped.
"""

from __future__ import annotations

import hashlib
import heapq
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from kg.graph import Graph
from kg.ports import CypherReader, Limits, Value
from kg.property_graph.mapping import EdgeRow, NodeRow, edges, nodes
from kg.property_graph.statements import properties_of, returned
from kg.property_graph.tables import edge_tables, node_tables

PAGE = 20_000
"""Rows that are read from a store at once: what a load or an export holds in memory."""
_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Part:
    """A node label (``start`` and ``end`` empty), or a relationship type and the labels of its ends."""

    table: str
    start: str = ""
    end: str = ""

    @property
    def name(self) -> str:
        """``School``, or ``PARTNERS_WITH School Enterprise``."""
        return " ".join(filter(None, (self.table, self.start, self.end)))

    @property
    def key(self) -> str:
        """The property that tells its rows apart."""
        return "claim" if self.start else "id"


class RowSource(Protocol):
    """A graph as rows, part by part."""

    def counts(self) -> Mapping[Part, int]:
        """Every part with the number of its rows, in the order of loading."""

    def nodes(self, part: Part, after: str = "") -> Iterator[NodeRow]:
        """A node part's rows whose id comes after ``after`` by code points, in that order."""

    def edges(self, part: Part, after: str = "") -> Iterator[EdgeRow]:
        """A relationship part's rows whose claim comes after ``after``, in that order."""


@cache
def parts() -> tuple[Part, ...]:
    """Every part that the ontology allows: node labels, then relationship types with each pair of labels."""
    joined = (Part(table.name, *pair) for table in edge_tables().values() for pair in sorted(table.pairs))
    return (*(Part(name) for name in node_tables()), *joined)


def keys(source: RowSource, table: str) -> Iterator[str]:
    """All keys of a label or a relationship type, in order, whatever their ends."""
    if table in node_tables():
        return (str(row.properties["id"]) for row in source.nodes(Part(table)))
    claims = ((str(row.properties["claim"]) for row in source.edges(part)) for part in parts() if part.table == table)
    return heapq.merge(*claims)


class GraphRows:
    """The rows of a graph in memory."""

    def __init__(self, graph: Graph) -> None:
        self._nodes: dict[Part, list[NodeRow]] = {}
        self._edges: dict[Part, list[EdgeRow]] = {}
        for node in nodes(graph):
            self._nodes.setdefault(Part(node.table), []).append(node)
        for edge in edges(graph):
            self._edges.setdefault(Part(edge.table, edge.start[0], edge.end[0]), []).append(edge)
        for found in self._nodes.values():
            found.sort(key=lambda row: str(row.properties["id"]))
        for joined in self._edges.values():
            joined.sort(key=lambda row: str(row.properties["claim"]))

    def counts(self) -> Mapping[Part, int]:
        """Rows of each part."""
        return {part: len(self._edges.get(part, ())) if part.start else len(self._nodes.get(part, ())) for part in parts()}

    def nodes(self, part: Part, after: str = "") -> Iterator[NodeRow]:
        """A label's nodes."""
        return (row for row in self._nodes.get(part, ()) if str(row.properties["id"]) > after)

    def edges(self, part: Part, after: str = "") -> Iterator[EdgeRow]:
        """A relationship type's relationships between two labels."""
        return (row for row in self._edges.get(part, ()) if str(row.properties["claim"]) > after)

    def digest(self) -> str:
        """Twelve hex digits that the rows' content decides; a claim's id already says its ends."""
        content = {part.name: [row.properties for row in rows] for part, rows in self._nodes.items()}
        content |= {part.name: [row.properties for row in rows] for part, rows in self._edges.items()}
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:12]


class StoredRows:
    """The rows of a store, read page by page: never more than :data:`PAGE` of them in memory."""

    def __init__(self, store: CypherReader, page: int = PAGE) -> None:
        self._store, self._page = store, page
        self._limits = Limits(seconds=_SECONDS, rows=page)

    def counts(self) -> Mapping[Part, int]:
        """Rows of each part."""
        found: dict[Part, int] = {}
        for part in parts():
            rows = self._store.run(f"MATCH {_pattern(part)} RETURN count({_variable(part)}) AS n", limits=self._limits).rows
            found[part] = int(str(rows[0][0]))
        return found

    def nodes(self, part: Part, after: str = "") -> Iterator[NodeRow]:
        """A label's nodes."""
        columns = node_tables()[part.table].columns
        for row in self._pages(part, returned("n", columns), after):
            yield NodeRow(part.table, properties_of(columns, row[1:]))

    def edges(self, part: Part, after: str = "") -> Iterator[EdgeRow]:
        """A relationship type's relationships between two labels."""
        columns = edge_tables()[part.table].columns
        for row in self._pages(part, f"a.id AS _from, b.id AS _to, {returned('r', columns)}", after):
            ends = (part.start, str(row[1])), (part.end, str(row[2]))
            yield EdgeRow(part.table, *ends, properties_of(columns, row[3:]))

    def _pages(self, part: Part, wanted: str, after: str) -> Iterator[tuple[Value, ...]]:
        key = f"{_variable(part)}.{part.key}"
        statement = f"MATCH {_pattern(part)} WHERE {key} > $after RETURN {key} AS _key, {wanted} ORDER BY _key LIMIT {self._page}"
        while True:
            rows = self._store.run(statement, {"after": after}, limits=self._limits).rows
            yield from rows
            if len(rows) < self._page:
                return
            after = str(rows[-1][0])


def _variable(part: Part) -> str:
    return "r" if part.start else "n"


def _pattern(part: Part) -> str:
    return f"(a:`{part.start}`)-[r:`{part.table}`]->(b:`{part.end}`)" if part.start else f"(n:`{part.table}`)"
