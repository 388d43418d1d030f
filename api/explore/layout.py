"""Where nodes stand in the picture: computed here once, so that the page draws at once and stands still.

A force-directed placement after Fruchterman and Reingold (Software: Practice and Experience 21, 1991), from a start on a spiral
instead of a random one: the same graph gives the same picture. Quadratic in the nodes: meant for a hundred, not for thousands.
"""

from __future__ import annotations

import math

import networkx as nx

Point = tuple[float, float]
_GOLDEN = math.pi * (3 - math.sqrt(5))


def force_directed(graph: nx.Graph, spacing: float = 110.0, aspect: float = 1.5, steps: int = 250) -> dict[str, Point]:
    """A place for each node: ``spacing`` is the wanted distance of neighbours, ``aspect`` width over height."""
    nodes = sorted(graph, key=lambda n: (-graph.degree[n], n))
    at = {n: _spiral(i, spacing) for i, n in enumerate(nodes)}
    edges = sorted((min(a, b), max(a, b)) for a, b in graph.edges if a != b)
    heat = spacing * 2
    for step in range(steps):
        moves = {n: [0.0, 0.0] for n in nodes}
        _repel(nodes, at, moves, spacing)
        _attract(edges, at, moves, spacing)
        _move(at, moves, heat * (1 - step / steps) + 1, aspect)
    return {n: (round(x, 1), round(y, 1)) for n, (x, y) in at.items()}


def radial(groups: list[list[str]], centre: str, ring: int = 14, distance: float = 230.0) -> dict[str, Point]:
    """The centre in the middle, its neighbours on rings around it, those of one group side by side."""
    order = [n for group in groups for n in group]
    at: dict[str, Point] = {centre: (0.0, 0.0)}
    rings = max(1, math.ceil(len(order) / ring))
    for i, node in enumerate(order):
        # Neighbours in the order stand on rings in turn, so that a group keeps its side of the picture.
        angle = 2 * math.pi * i / len(order) - math.pi / 2
        radius = distance * (1 + 0.62 * (i % rings))
        at[node] = (round(1.35 * radius * math.cos(angle), 1), round(radius * math.sin(angle), 1))
    return at


def _spiral(i: int, spacing: float) -> Point:
    radius = spacing * math.sqrt(i)
    return radius * math.cos(i * _GOLDEN), radius * math.sin(i * _GOLDEN)


def _repel(nodes: list[str], at: dict[str, Point], moves: dict[str, list[float]], spacing: float) -> None:
    for i, a in enumerate(nodes):
        ax, ay = at[a]
        for b in nodes[i + 1 :]:
            dx, dy = ax - at[b][0], ay - at[b][1]
            square = dx * dx + dy * dy or 1.0
            push = spacing * spacing / square
            moves[a][0] += dx * push
            moves[a][1] += dy * push
            moves[b][0] -= dx * push
            moves[b][1] -= dy * push


def _attract(edges: list[tuple[str, str]], at: dict[str, Point], moves: dict[str, list[float]], spacing: float) -> None:
    for a, b in edges:
        dx, dy = at[a][0] - at[b][0], at[a][1] - at[b][1]
        pull = math.hypot(dx, dy) / spacing
        moves[a][0] -= dx * pull
        moves[a][1] -= dy * pull
        moves[b][0] += dx * pull
        moves[b][1] += dy * pull


def _move(at: dict[str, Point], moves: dict[str, list[float]], heat: float, aspect: float) -> None:
    for node, (dx, dy) in moves.items():
        x, y = at[node]
        # A weak pull to the middle, stronger from above and below, holds loose parts together in a wide frame.
        dx -= 0.45 * x
        dy -= 0.45 * aspect * aspect * y
        length = math.hypot(dx, dy) or 1.0
        step = min(length, heat) / length
        at[node] = (x + dx * step, y + dy * step)
