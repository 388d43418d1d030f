"""How two entities are connected: the shortest paths between them, step by step, from the edges that a query gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice, pairwise

import networkx

from kg.ports import Rows, Value

MOST_PATHS = 100
_EDGE = ("subject", "subject_name", "relation", "object", "object_name", "reports", "facts")
_COLUMNS = ("path", "step", "length", *_EDGE)
Edge = tuple[Value, ...]


def steps(edges: Rows, parameters: Mapping[str, str | int], offset: int, limit: int) -> Rows:
    """The steps ``offset`` to ``offset + limit`` of all shortest paths, at most 100 paths, whatever the edges' directions.

    ``from`` and ``to`` are ids, ``longest`` the most steps. Two entities with several relations are one step with a row for each.
    """
    between = _between(edges)
    graph = networkx.Graph()
    graph.add_edges_from(sorted(between))
    found = list(_paths(graph, str(parameters["from"]), str(parameters["to"]), int(parameters["longest"])))
    rows = [
        (number, step, len(path) - 1, *edge)
        for number, path in enumerate(found, start=1)
        for step, ends in enumerate(pairwise(path), start=1)
        for edge in between[min(ends), max(ends)]
    ]
    return Rows(_COLUMNS, rows[offset : offset + limit])


def _between(edges: Rows) -> dict[tuple[str, str], list[Edge]]:
    """The edges between each two entities, by relation; the ids of the pair in their order."""
    where = [edges.columns.index(name) for name in _EDGE]
    between: dict[tuple[str, str], list[Edge]] = {}
    for row in edges.rows:
        edge = tuple(row[i] for i in where)
        ends = sorted((str(edge[0]), str(edge[3])))
        between.setdefault((ends[0], ends[1]), []).append(edge)
    return {ends: sorted(found, key=lambda e: (str(e[2]), str(e[0]))) for ends, found in between.items()}


def _paths(graph: networkx.Graph, one: str, other: str, longest: int) -> Iterable[list[str]]:
    """Shortest paths in the order of their ids; none where the entities are not connected within ``longest`` steps."""
    if one == other or one not in graph or other not in graph or not networkx.has_path(graph, one, other):
        return []
    if networkx.shortest_path_length(graph, one, other) > longest:
        return []
    return sorted(islice(networkx.all_shortest_paths(graph, one, other), MOST_PATHS))
