"""Values in the two JSON forms of Neo4j's HTTP Query API (version 2): plain, and with types (``application/vnd.neo4j.query``).

The readers already give nodes, relationships and paths in the plain form: a node ``{elementId, labels, properties}``, a
relationship ``{elementId, startNodeElementId, endNodeElementId, type, properties}``, a path the list of both in turn.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.errors import QueryError
from kg.ports import Value

_NODE = frozenset({"elementId", "labels", "properties"})
_RELATIONSHIP = frozenset({"elementId", "startNodeElementId", "endNodeElementId", "type", "properties"})
_MOST_DEEP = 50


def typed(value: Value) -> dict[str, Any]:
    """A value with its Cypher type; whole numbers and floats as text, as Neo4j writes them."""
    if value is None:
        return {"$type": "Null", "_value": None}
    if isinstance(value, bool):
        return {"$type": "Boolean", "_value": value}
    if isinstance(value, int):
        return {"$type": "Integer", "_value": str(value)}
    if isinstance(value, float):
        return {"$type": "Float", "_value": repr(value)}
    if isinstance(value, str):
        return {"$type": "String", "_value": value}
    if isinstance(value, list):
        return {"$type": "Path" if _is_path(value) else "List", "_value": [typed(item) for item in value]}
    return _typed_object(value)


def _typed_object(value: Mapping[str, Any]) -> dict[str, Any]:
    if value.keys() == _NODE:
        inner = {"_element_id": value["elementId"], "_labels": value["labels"], "_properties": _each(value["properties"])}
        return {"$type": "Node", "_value": inner}
    if value.keys() == _RELATIONSHIP:
        inner = {
            "_element_id": value["elementId"],
            "_start_node_element_id": value["startNodeElementId"],
            "_end_node_element_id": value["endNodeElementId"],
            "_type": value["type"],
            "_properties": _each(value["properties"]),
        }
        return {"$type": "Relationship", "_value": inner}
    return {"$type": "Map", "_value": _each(value)}


def _each(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: typed(value) for key, value in values.items()}


def _is_path(value: list[Value]) -> bool:
    """Nodes and relationships in turn. A path of one node alone looks like a list of one node, and is one here."""
    kinds = (_NODE, _RELATIONSHIP)
    turns = all(isinstance(item, dict) and item.keys() == kinds[i % 2] for i, item in enumerate(value))
    return turns and len(value) % 2 == 1 and len(value) > 1


def untyped(value: Any, depth: int = 0) -> Value:
    """A parameter without its types: ``{"$type": "Integer", "_value": "42"}`` is 42. Raises QueryError."""
    if depth > _MOST_DEEP:
        raise QueryError("A parameter is nested too deeply.", hint=f"At most {_MOST_DEEP} levels.")
    if isinstance(value, list):
        return [untyped(item, depth + 1) for item in value]
    if not isinstance(value, dict):
        plain: Value = value
        return plain
    if "$type" not in value:
        return {key: untyped(item, depth + 1) for key, item in value.items()}
    return _converted(value.get("$type"), value.get("_value"), depth)


def _converted(kind: Any, inner: Any, depth: int) -> Value:
    try:
        if kind == "Integer":
            return int(inner)
        if kind == "Float":
            return float(inner)
    except (TypeError, ValueError) as error:
        raise QueryError(f"{inner!r} is no {kind}.", hint="Give the number as text.") from error
    if kind in ("List", "Map"):
        return untyped(inner, depth + 1)
    if isinstance(inner, str | bool) or inner is None:
        return inner
    raise QueryError(
        f"A parameter of type {kind!r} cannot be read.", hint="Use String, Integer, Float, Boolean, Null, List, Map."
    )
