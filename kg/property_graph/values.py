"""What a Cypher engine answers, as plain values that JSON can hold; the same shapes for every engine.

A node is ``{"elementId", "labels", "properties"}``, a relationship ``{"elementId", "startNodeElementId", "endNodeElementId",
"type", "properties"}``, a path the list of its nodes and relationships in turn: as Neo4j's HTTP Query API writes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.ports import Value


def node(element: str, labels: list[str], properties: Mapping[str, Any]) -> dict[str, Value]:
    """A node; properties that are null are left out, as a store without tables has them."""
    return {"elementId": element, "labels": list(labels), "properties": _present(properties)}


def relationship(element: str, start: str, end: str, type_: str, properties: Mapping[str, Any]) -> dict[str, Value]:
    """A relationship."""
    row: dict[str, Value] = {"elementId": element, "startNodeElementId": start, "endNodeElementId": end, "type": type_}
    return {**row, "properties": _present(properties)}


def path(nodes: list[Value], relationships: list[Value]) -> list[Value]:
    """A path: its nodes, with the relationships between them."""
    turns: list[Value] = [nodes[0]] if nodes else []
    for step, following in zip(relationships, nodes[1:], strict=True):
        turns += [step, following]
    return turns


def plain(value: Any) -> Value:
    """A scalar, list or map; dates, decimals, ids and whatever else JSON has no word for as text."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if value == value and abs(value) != float("inf") else str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return value.hex() if isinstance(value, bytes) else str(value)


def _present(properties: Mapping[str, Any]) -> dict[str, Value]:
    return {key: plain(value) for key, value in properties.items() if value is not None}
