"""The property graph's tables, derived from the ontology: node labels, relationship types and their typed properties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args, get_type_hints

from kg.model import Evidence, Report
from ontology.schema import Attribute, load

ColumnType = Literal["STRING", "INT64", "DOUBLE", "STRING[]"]
Columns = Mapping[str, ColumnType]

OBSERVATION, REPORT, REJECTION = "Observation", "Report", "Rejection"
HAS_OBSERVATION, MENTIONED_IN = "HAS_OBSERVATION", "MENTIONED_IN"

_NODE: Columns = {"id": "STRING", "type": "STRING", "name": "STRING", "aliases": "STRING[]"}
_ENTITY: Columns = {**_NODE, "formerIds": "STRING[]"}
_CLAIM: Columns = {"type": "STRING", "fact": "STRING", "claim": "STRING", "report": "STRING"}
_PLACES: Columns = {
    "confidence": "DOUBLE",
    "saidBy": "STRING",
    "start": "INT64",
    "end": "INT64",
    "section": "STRING",
    "page": "INT64",
    "surface": "STRING",
    "places": "STRING[]",
}
_FIGURE: Columns = {"indicator": "STRING", "year": "INT64", "value": "DOUBLE", "unit": "STRING"}
_PLAIN: Mapping[type, ColumnType] = {int: "INT64", float: "DOUBLE"}
_REPORT: Columns = {
    name: next((column for kind, column in _PLAIN.items() if kind in (hint, *get_args(hint))), "STRING")
    for name, hint in get_type_hints(Report).items()
    if name not in _NODE
}
"""What a report is known by (kg.model.Report), besides what every node has."""


_REJECTION: Columns = {
    "report": "STRING",
    "kind": "STRING",
    "candidate": "STRING",
    "reason": "STRING",
    "reasonZh": "STRING",
    "reasonEn": "STRING",
    **{name: type_ for name, type_ in _PLACES.items() if name in get_type_hints(Evidence)},
}
"""What was read and not taken: what kind and type of thing it would have been, why it is none (code and words), and its place."""


@dataclass(frozen=True, slots=True)
class NodeTable:
    """A node label and its properties; ``id`` is the key."""

    name: str
    columns: Columns


@dataclass(frozen=True, slots=True)
class EdgeTable:
    """A relationship type, its properties, and the pairs of node labels that it may join; ``claim`` is the key."""

    name: str
    columns: Columns
    pairs: tuple[tuple[str, str], ...]


@cache
def node_tables() -> Mapping[str, NodeTable]:
    """Every node label: the entity types, observations, reports and rejections."""
    tables = [NodeTable(t.name, {**_ENTITY, **_attribute_columns(t.attributes)}) for t in load().entity_types.values()]
    tables.append(NodeTable(OBSERVATION, {**_NODE, **_CLAIM, **_FIGURE, **_PLACES}))
    tables.append(NodeTable(REPORT, {**_NODE, **_REPORT}))
    tables.append(NodeTable(REJECTION, {**_NODE, **_REJECTION}))
    return {table.name: table for table in tables}


@cache
def edge_tables() -> Mapping[str, EdgeTable]:
    """Every relationship type: the ontology's relations, figures of a subject, and mentions in a report."""
    schema = load()
    tables = [
        EdgeTable(
            name=relation.cypher,
            columns={**_CLAIM, **_attribute_columns(relation.attributes), **_PLACES},
            pairs=tuple((subject, object_) for subject in relation.domain for object_ in relation.range),
        )
        for relation in schema.relation_types.values()
    ]
    tables.append(EdgeTable(HAS_OBSERVATION, dict(_CLAIM), tuple((type_, OBSERVATION) for type_ in schema.observed)))
    tables.append(EdgeTable(MENTIONED_IN, {**_CLAIM, **_PLACES}, tuple((type_, REPORT) for type_ in schema.entity_types)))
    return {table.name: table for table in tables}


def ids_column(attribute: Attribute) -> str:
    """Where the ids of an attribute's entities stand beside their names: ``programs``, ``programIds``."""
    return f"{attribute.key.removesuffix('s')}Ids"


def _attribute_columns(attributes: Iterable[Attribute]) -> Columns:
    plain: Mapping[str, ColumnType] = {"integer": "INT64", "double": "DOUBLE"}
    columns: dict[str, ColumnType] = {}
    for attribute in attributes:
        columns[attribute.key] = "STRING[]" if attribute.list else plain.get(attribute.datatype, "STRING")
        if attribute.datatype in load().entity_types:
            columns[ids_column(attribute)] = "STRING[]"
    return columns
