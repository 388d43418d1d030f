"""The graph as tables for data frames and spreadsheets: entities, relations, observations, mentions, places, reports, rejections.

The columns are those of the property graph (:mod:`kg.property_graph.tables`), which follow from the ontology. A claim's places,
there a list on the claim, are here a table of their own, with a row for each place.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache

from kg.model import Evidence
from kg.ports import Value
from kg.property_graph.mapping import EdgeRow, Properties
from kg.property_graph.rows import Part, RowSource, parts
from kg.property_graph.tables import (
    HAS_OBSERVATION,
    MENTIONED_IN,
    OBSERVATION,
    REJECTION,
    REPORT,
    Columns,
    ColumnType,
    edge_tables,
    node_tables,
)

Row = tuple[Value, ...]
Progress = Callable[[str, int], None]
"""Told what is written, and how many rows were written since it was last told."""

_PLACES = "places"
_SUBJECT: Columns = {"subject": "STRING", "subjectType": "STRING"}
_OBJECT: Columns = {"object": "STRING", "objectType": "STRING"}


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, its key, and which table a column's values are keys of.

    The order of the rows is settled: by type as the ontology lists the types, then by key.
    """

    name: str
    columns: Columns
    key: tuple[str, ...]
    references: Mapping[str, str]
    records: Callable[[RowSource], Iterator[Mapping[str, Value]]]

    def rows(self, source: RowSource) -> Iterator[Row]:
        """The rows of a graph, one by one; absent values are None, absent lists empty."""
        for record in self.records(source):
            yield tuple(_filled(record.get(name), type_) for name, type_ in self.columns.items())


@cache
def tables() -> Mapping[str, Table]:
    """Every table by its name. Raises ValueError where the ontology gives one key two datatypes."""
    figure, report = node_tables()[OBSERVATION].columns, node_tables()[REPORT].columns
    mention = edge_tables()[MENTIONED_IN].columns
    named = tuple(name for name in figure if name in {"id", "type", "name", "aliases"})
    subject = {"subject": "entities", "report": "reports"}
    found = (
        Table("entities", _united(*(node_tables()[name].columns for name in _entity_labels())), ("id",), {}, _entities),
        Table("relations", _relation_columns(), ("claim",), {**subject, "object": "entities"}, _relations),
        Table("observations", {**_claim(figure, named), **_rest(figure, named)}, ("claim",), subject, _observations),
        Table("mentions", {**_claim(mention, ("type",)), **_rest(mention, ("type",))}, ("claim",), subject, _mentions),
        Table("places", _place_columns(mention), ("claim", "number"), {"report": "reports"}, _places),
        Table("reports", _without(report, tuple(name for name in named if name != "id")), ("id",), {}, _reports),
        Table("rejections", _rejection_columns(), ("id",), {"report": "reports"}, _rejections),
    )
    return {table.name: table for table in found}


def _filled(value: Value, type_: ColumnType) -> Value:
    return [] if value is None and type_ == "STRING[]" else value


def _entity_labels() -> list[str]:
    return [name for name in node_tables() if name not in (OBSERVATION, REPORT, REJECTION)]


def _relation_names() -> list[str]:
    return [name for name in edge_tables() if name not in (HAS_OBSERVATION, MENTIONED_IN)]


def _united(*tables: Columns) -> Columns:
    """The columns of all tables, each once, in the order of their first."""
    found: dict[str, ColumnType] = {}
    for columns in tables:
        for name, type_ in columns.items():
            if found.setdefault(name, type_) != type_:
                raise ValueError(f"{name} is {found[name]} in one table and {type_} in another")
    return found


def _without(columns: Columns, names: tuple[str, ...]) -> Columns:
    return {name: type_ for name, type_ in columns.items() if name not in names}


def _place_fields() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Evidence) if field.name != "report")


def _claim(columns: Columns, but: tuple[str, ...]) -> Columns:
    """What every claim's row begins with: its ids and its subject."""
    ids = {name: type_ for name, type_ in columns.items() if name in ("claim", "fact", "report") and name not in but}
    return {**dict(sorted(ids.items())), **_SUBJECT}


def _rest(columns: Columns, but: tuple[str, ...]) -> Columns:
    """What else a claim's row holds, without its places."""
    return _without(columns, (*but, *_claim(columns, but), *_place_fields(), _PLACES))


def _relation_columns() -> Columns:
    columns = _united(*(edge_tables()[name].columns for name in _relation_names()))
    return {**_claim(columns, ("type",)), "type": "STRING", **_OBJECT, **_rest(columns, ("type",))}


def _place_columns(mention: Columns) -> Columns:
    return {"claim": "STRING", "number": "INT64", "report": "STRING", **{name: mention[name] for name in _place_fields()}}


def _rejection_columns() -> Columns:
    return _without(node_tables()[REJECTION].columns, ("type", "aliases"))


def _entities(source: RowSource) -> Iterator[Properties]:
    for label in _entity_labels():
        yield from (node.properties for node in source.nodes(Part(label)))


def _reports(source: RowSource) -> Iterator[Properties]:
    return (node.properties for node in source.nodes(Part(REPORT)))


def _rejections(source: RowSource) -> Iterator[Properties]:
    return (node.properties for node in source.nodes(Part(REJECTION)))


def _edges(source: RowSource, table: str) -> Iterator[EdgeRow]:
    """The relationships of a type in the order of their claims, whatever they join."""
    found = (source.edges(part) for part in parts() if part.table == table)
    return heapq.merge(*found, key=lambda edge: str(edge.properties["claim"]))


def _ends(edge: EdgeRow) -> Properties:
    return {"subjectType": edge.start[0], "subject": edge.start[1], "objectType": edge.end[0], "object": edge.end[1]}


def _relations(source: RowSource) -> Iterator[Properties]:
    for name in _relation_names():
        yield from ({**edge.properties, **_ends(edge)} for edge in _edges(source, name))


def _mentions(source: RowSource) -> Iterator[Properties]:
    return ({**edge.properties, **_ends(edge)} for edge in _edges(source, MENTIONED_IN))


def _observations(source: RowSource) -> Iterator[Properties]:
    """Figures with their subjects: both sides come in the order of the claims' ids."""
    for node, edge in zip(source.nodes(Part(OBSERVATION)), _edges(source, HAS_OBSERVATION), strict=True):
        yield {**node.properties, **_ends(edge)}


def _places(source: RowSource) -> Iterator[Properties]:
    for records in (_relations, _observations, _mentions):
        for record in records(source):
            said = record[_PLACES]
            for number, text in enumerate(said if isinstance(said, list) else [], start=1):
                yield {"claim": record["claim"], "number": number, "report": record["report"], **json.loads(str(text))}
