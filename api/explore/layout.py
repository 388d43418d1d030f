"""Where nodes stand in the picture: computed here once, so that the page draws at once and stands still.

Each connected part is placed by forces, after Fruchterman and Reingold (Software: Practice and Experience 21, 1991), from a start
on a spiral instead of a random one, so that the same graph gives the same picture; the parts are then packed into a frame.
Quadratic in the nodes: meant for a hundred, not for thousands.
"""

from __future__ import annotations

import math

import networkx as nx

Point = tuple[float, float]
Places = dict[str, Point]
_GOLDEN = math.pi * (3 - math.sqrt(5))
_SPACING = 105.0
_APART = 84.0
_MARGIN = 100.0


def force_directed(graph: nx.Graph, aspect: float = 1.35, steps: int = 250) -> Places:
    """A place for each node, in a frame of about that ratio of width to height."""
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    return _pack([_place(graph.subgraph(part), aspect, steps) for part in parts], aspect)


def radial(groups: list[list[str]], centre: str, ring: int = 14, distance: float = 230.0) -> Places:
    """The centre in the middle, its neighbours on rings around it, those of one group side by side."""
    order = [n for group in groups for n in group]
    at: Places = {centre: (0.0, 0.0)}
    rings = max(1, math.ceil(len(order) / ring))
    for i, node in enumerate(order):
        # Neighbours in the order stand on rings in turn, so that a group keeps its side of the picture.
        angle = 2 * math.pi * i / len(order) - math.pi / 2
        radius = distance * (1 + 0.62 * (i % rings))
        at[node] = (round(1.3 * radius * math.cos(angle), 1), round(radius * math.sin(angle), 1))
    return at


def _place(part: nx.Graph, aspect: float, steps: int) -> Places:
    nodes = sorted(part, key=lambda n: (-part.degree[n], n))
    at = {n: _spiral(i) for i, n in enumerate(nodes)}
    edges = sorted((min(a, b), max(a, b)) for a, b in part.edges if a != b)
    for step in range(steps):
        moves = {n: [0.0, 0.0] for n in nodes}
        _repel(nodes, at, moves)
        _attract(edges, at, moves)
        _move(at, moves, _SPACING * 2 * (1 - step / steps) + 1, aspect)
    for _ in range(60):
        _separate(nodes, at)
    return at


def _spiral(i: int) -> Point:
    radius = _SPACING * math.sqrt(i)
    return radius * math.cos(i * _GOLDEN), radius * math.sin(i * _GOLDEN)


def _repel(nodes: list[str], at: Places, moves: dict[str, list[float]]) -> None:
    for i, a in enumerate(nodes):
        ax, ay = at[a]
        for b in nodes[i + 1 :]:
            dx, dy = ax - at[b][0], ay - at[b][1]
            push = _SPACING * _SPACING / (dx * dx + dy * dy or 1.0)
            moves[a][0] += dx * push
            moves[a][1] += dy * push
            moves[b][0] -= dx * push
            moves[b][1] -= dy * push


def _attract(edges: list[tuple[str, str]], at: Places, moves: dict[str, list[float]]) -> None:
    for a, b in edges:
        dx, dy = at[a][0] - at[b][0], at[a][1] - at[b][1]
        pull = math.hypot(dx, dy) / _SPACING
        moves[a][0] -= dx * pull
        moves[a][1] -= dy * pull
        moves[b][0] += dx * pull
        moves[b][1] += dy * pull


def _move(at: Places, moves: dict[str, list[float]], heat: float, aspect: float) -> None:
    for node, (dx, dy) in moves.items():
        x, y = at[node]
        # A weak pull to the middle, stronger from above and below, makes the part wider than high.
        dx -= 0.06 * x
        dy -= 0.06 * aspect * aspect * y
        length = math.hypot(dx, dy) or 1.0
        step = min(length, heat) / length
        at[node] = (x + dx * step, y + dy * step)


def _separate(nodes: list[str], at: Places) -> None:
    """Move nodes that stand too close apart, each by half of what is missing."""
    for i, a in enumerate(nodes):
        for b in nodes[i + 1 :]:
            (ax, ay), (bx, by) = at[a], at[b]
            dx, dy = ax - bx or 0.1 * (i + 1), ay - by or 0.1
            distance = math.hypot(dx, dy)
            if distance < _APART:
                half = (_APART - distance) / distance / 2
                at[a] = (ax + dx * half, ay + dy * half)
                at[b] = (bx - dx * half, by - dy * half)


def _pack(parts: list[Places], aspect: float) -> Places:
    """The parts side by side in rows, the largest first, in a frame of about the ratio."""
    boxes = [(part, *_box(part)) for part in parts]
    area = sum((right - left + _MARGIN) * (low - top + _MARGIN) for _, left, top, right, low in boxes)
    widest = max((right - left for _, left, _, right, _ in boxes), default=0.0)
    frame = max(widest + _MARGIN, math.sqrt(area * aspect))
    found: Places = {}
    x = y = row = 0.0
    for part, left, top, right, low in boxes:
        width, height = right - left + _MARGIN, low - top + _MARGIN
        if x and x + width > frame * 1.05:
            x, y, row = 0.0, y + row, 0.0
        found |= {n: (round(px - left + x, 1), round(py - top + y, 1)) for n, (px, py) in part.items()}
        x, row = x + width, max(row, height)
    return found


def _box(part: Places) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
    return min(xs), min(ys), max(xs), max(ys)
