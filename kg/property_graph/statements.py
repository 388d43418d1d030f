"""The Cypher that writes and reads tables: the same on every engine where it can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby, islice
from typing import TypeVar

from kg.ports import Rows, Value
from kg.property_graph.mapping import EdgeRow, NodeRow, Properties
from kg.property_graph.tables import Columns, EdgeTable, NodeTable, edge_tables, node_tables

BATCH = 1_000
Run = Callable[[str], Rows]

_Row = TypeVar("_Row", NodeRow, EdgeRow)


def quoted(columns: Columns) -> dict[str, str]:
    """Each property with its name in backticks: ``end`` is a keyword."""
    return {name: f"`{name}`" for name in columns}


def create_node_table(table: NodeTable) -> str:
    """DDL of LadybugDB for a node label."""
    columns = ", ".join(f"`{name}` {type_}" for name, type_ in table.columns.items())
    return f"CREATE NODE TABLE `{table.name}`({columns}, PRIMARY KEY (`id`))"


def create_edge_table(table: EdgeTable) -> str:
    """DDL of LadybugDB for a relationship type."""
    pairs = ", ".join(f"FROM `{start}` TO `{end}`" for start, end in table.pairs)
    columns = ", ".join(f"`{name}` {type_}" for name, type_ in table.columns.items())
    return f"CREATE REL TABLE `{table.name}`({pairs}, {columns})"


def batches(rows: Iterator[_Row], key: Callable[[_Row], tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], list[_Row]]]:
    """Rows of one key, at most :data:`BATCH` at a time, keys in order."""
    for name, group in groupby(sorted(rows, key=key), key=key):
        while batch := list(islice(group, BATCH)):
            yield name, batch


def edge_parameters(batch: list[EdgeRow]) -> list[Value]:
    """Rows for UNWIND: the properties with the ends' ids."""
    return [{**edge.properties, "_from": edge.start[1], "_to": edge.end[1]} for edge in batch]


def read_nodes(run: Run) -> Iterator[NodeRow]:
    """Every node of every label, read through ``run``."""
    for table in node_tables().values():
        rows = run(f"MATCH (n:`{table.name}`) RETURN {returned('n', table.columns)}")
        for row in rows.rows:
            yield NodeRow(table.name, properties_of(table.columns, row))


def read_edges(run: Run) -> Iterator[EdgeRow]:
    """Every relationship of every type, read through ``run``."""
    for table in edge_tables().values():
        for start, end in table.pairs:
            match = f"MATCH (a:`{start}`)-[r:`{table.name}`]->(b:`{end}`)"
            rows = run(f"{match} RETURN a.id, b.id, {returned('r', table.columns)}")
            for row in rows.rows:
                yield EdgeRow(table.name, (start, str(row[0])), (end, str(row[1])), properties_of(table.columns, row[2:]))


def returned(variable: str, columns: Columns) -> str:
    """What a RETURN says to give each column of a table under its own name."""
    return ", ".join(f"{variable}.{name} AS {name}" for name in quoted(columns).values())


def properties_of(columns: Columns, row: tuple[Value, ...]) -> Properties:
    """A row of such an answer, by the columns' names."""
    return dict(zip(columns, row, strict=True))
