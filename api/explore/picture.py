"""A selection of the graph as a pyvis network: nodes and edges with places, colours, sizes, ready for vis-network."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import lru_cache
from typing import Any

import networkx as nx
from pyvis.network import Network

from api.explore import layout
from api.explore.palette import looks
from api.explore.selection import Selection
from kg.browse.index import Index, Statement
from ontology.schema import load


def network(index: Index, selection: Selection, focus: str = "", language: str = "zh") -> Network:
    """The pyvis network of the selection; with a focus, its neighbours stand around it.

    Directed, because pyvis keeps one edge a pair otherwise; physics off, because the places are computed here.
    """
    net = Network(directed=True, cdn_resources="local", select_menu=False, filter_menu=False)
    net.toggle_physics(False)
    at = places(index, selection, focus)
    for id_ in selection.nodes:
        net.add_node(id_, **node(index, id_, language), x=at[id_][0], y=at[id_][1])
    for edge in edges(selection.statements, language):
        net.add_edge(edge.pop("from"), edge.pop("to"), **edge)
    return net


def places(index: Index, selection: Selection, focus: str) -> dict[str, layout.Point]:
    """Where the nodes stand."""
    if focus:
        by_type: dict[str, list[str]] = defaultdict(list)
        for id_ in selection.nodes[1:]:
            by_type[index.graph.entities[id_].type].append(id_)
        return layout.radial([by_type[t] for t in load().entity_types if t in by_type], focus)
    ends = tuple(sorted({(s.first.subject, s.first.object) for s in selection.statements}))
    return _forced(selection.nodes, ends)


@lru_cache(maxsize=64)
def _forced(nodes: tuple[str, ...], edges: tuple[tuple[str, str], ...]) -> dict[str, layout.Point]:
    """The start views are asked for again and again, and placing one takes a fifth of a second."""
    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(edges)
    return layout.force_directed(graph)


def node(index: Index, id_: str, language: str) -> dict[str, Any]:
    """A node's own data: what pyvis and the page need of the entity."""
    entity = index.graph.entities[id_]
    look = looks()[entity.type]
    degree = index.degree[id_]
    type_label = look.label_en if language == "en" else look.label_zh
    return {
        "label": entity.name,
        "title": f"{entity.name} · {type_label}",
        "color": look.colour,
        "shape": look.shape,
        "size": round(8 + 2.6 * math.sqrt(degree), 1),
        "type": entity.type,
        "facts": degree,
        "reports": list(index.reports_of.get(id_, ())),
    }


def edges(statements: tuple[Statement, ...], language: str) -> list[dict[str, Any]]:
    """One edge a pair and direction, with all relations that hold there and the facts that say so."""
    pairs: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        pairs[statement.first.subject, statement.first.object].append(statement)
    relations = load().relation_types
    found = []
    for (subject, object_), same in sorted(pairs.items()):
        kinds = sorted({s.first.type for s in same})
        words = [relations[k].label_en if language == "en" else relations[k].label_zh for k in kinds]
        found.append(
            {
                "from": subject,
                "to": object_,
                "id": f"{subject}~{object_}",
                "title": " · ".join(words),
                "relations": kinds,
                "facts": [s.id for s in same],
                "reports": sorted({c.report for s in same for c in s.claims}),
            }
        )
    return found
