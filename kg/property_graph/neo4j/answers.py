"""The driver's values as ours (:mod:`kg.property_graph.values`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.ports import Value
from kg.property_graph import values
from kg.property_graph.neo4j.failures import driver_module


def value_of(value: Any) -> Value:
    """A value of an answer: scalar, list, map, node, relationship or path."""
    graph = driver_module().graph
    if isinstance(value, graph.Node):
        return values.node(value.element_id, sorted(value.labels), dict(value))
    if isinstance(value, graph.Relationship):
        start, end = (str(node.element_id) if node else "" for node in value.nodes)
        return values.relationship(value.element_id, start, end, value.type, dict(value))
    if isinstance(value, graph.Path):
        return values.path([value_of(node) for node in value.nodes], [value_of(step) for step in value.relationships])
    if isinstance(value, Mapping):
        return {str(key): value_of(item) for key, item in value.items()}
    if isinstance(value, list):
        return [value_of(item) for item in value]
    return values.plain(value.iso_format() if hasattr(value, "iso_format") else value)
