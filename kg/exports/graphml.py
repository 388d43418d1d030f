"""The property graph as GraphML (graphdrawing.org, 1.0) for Gephi, yEd, Cytoscape, igraph and networkx.

Nodes are entities, figures and reports; edges are claims, each with its claim's id. Absent values are left out, lists are JSON
arrays, for GraphML has neither; letters that XML 1.0 (2.2) has no word for are U+FFFD. The graph is held in memory.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping

import networkx

from kg.ports import Value
from kg.property_graph.rows import RowSource
from kg.property_graph.tables import Columns, edge_tables, node_tables

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KINDS = {"INT64": int, "DOUBLE": float}


def graphml(source: RowSource) -> bytes:
    """The document, UTF-8; the same facts give the same bytes."""
    body = io.BytesIO()
    networkx.write_graphml_lxml(network(source), body)
    return body.getvalue()


def network(source: RowSource) -> networkx.MultiDiGraph:
    """The graph as networkx has it: nodes by id, edges by their claim's id.

    ``label`` is what pictures call a node or an edge. The ids themselves are no attributes.
    """
    graph = networkx.MultiDiGraph()
    for part in source.counts():
        if part.start:
            for edge in source.edges(part):
                row = _present(edge.properties, edge_tables()[part.table].columns, "claim")
                key = _text(str(edge.properties["claim"]))
                graph.add_edge(_text(edge.start[1]), _text(edge.end[1]), key=key, **{"label": part.table, **row})
        else:
            for node in source.nodes(part):
                row = _present(node.properties, node_tables()[part.table].columns, "id")
                graph.add_node(_text(str(node.properties["id"])), **{"label": row.get("name", ""), **row})
    return graph


def _present(properties: Mapping[str, Value], columns: Columns, key: str) -> dict[str, str | int | float]:
    found: dict[str, str | int | float] = {}
    for name, type_ in columns.items():
        value = properties[name]
        if name == key or value is None or value == []:
            continue
        if isinstance(value, list):
            found[name] = _text(json.dumps(value, ensure_ascii=False))
        else:
            found[name] = _KINDS[type_](str(value)) if type_ in _KINDS else _text(str(value))
    return found


def _text(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
