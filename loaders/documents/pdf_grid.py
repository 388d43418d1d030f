"""Tables that rules draw on a page: which rules belong together, the cells between them, how far each cell spans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from loaders.documents.pdf_page import Rule

_NEAR = 3.0
"""Points within which two rules are one: a stripe's two edges, the two borders of neighbouring cells."""
_COVER = 0.6
"""The share of a cell's side that a rule must cover to part it from its neighbour."""
_OPEN = 8.0
"""Points by which horizontal rules reach out beyond the last vertical one where a table is open at its sides."""
_MOST = 800
"""Rules of one direction, after those that are one have been put together; more are no table's."""


@dataclass(slots=True)
class Box:
    """A cell: its place in the grid and on the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class RuledGrid:
    """A table's cells. ``edges`` are the places of its vertical rules, ``rows`` how many rows it has."""

    edges: tuple[float, ...]
    heights: tuple[float, ...]
    boxes: list[Box] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows."""
        return len(self.heights) - 1

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the table."""
        return self.edges[0] <= x <= self.edges[-1] and self.heights[0] <= y <= self.heights[-1]


def grids(across: Iterable[Rule], down: Iterable[Rule]) -> list[RuledGrid]:
    """The tables and boxes that a page's rules draw, from the top down."""
    wide, tall = _merged(across), _merged(down)
    if len(wide) > _MOST or len(tall) > _MOST:
        return []
    found = [grid for group in _groups(wide, tall) if (grid := _grid(*group)) is not None]
    return sorted(found, key=lambda grid: (grid.heights[0], grid.edges[0]))


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Rules in one line that touch or overlap, as one."""
    merged: list[Rule] = []
    lines: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: (r.at, r.start, r.end)):
        if lines and rule.at - lines[-1][0].at <= _NEAR:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    for line in lines:
        at = sum(rule.at for rule in line) / len(line)
        start, end = None, 0.0
        for rule in sorted(line, key=lambda r: (r.start, r.end)):
            if start is not None and rule.start <= end + _NEAR:
                end = max(end, rule.end)
                continue
            if start is not None:
                merged.append(Rule(at, start, end))
            start, end = rule.start, rule.end
        if start is not None:
            merged.append(Rule(at, start, end))
    return merged


def _groups(wide: Sequence[Rule], tall: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that meet, directly or through others."""
    parent = list(range(len(wide) + len(tall)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, rule in enumerate(wide):
        for j, post in enumerate(tall):
            meets = rule.start - _NEAR <= post.at <= rule.end + _NEAR and post.start - _NEAR <= rule.at <= post.end + _NEAR
            if meets:
                parent[root(i)] = root(len(wide) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for i, rule in enumerate(wide):
        groups[root(i)][0].append(rule)
    for j, post in enumerate(tall):
        groups[root(len(wide) + j)][1].append(post)
    return [groups[key] for key in sorted(groups)]


def _grid(wide: list[Rule], tall: list[Rule]) -> RuledGrid | None:
    if len(wide) < 2 or not tall:
        return None
    edges = _places(rule.at for rule in tall)
    heights = _places(rule.at for rule in wide)
    left, right = min(rule.start for rule in wide), max(rule.end for rule in wide)
    if left < edges[0] - _OPEN:
        edges.insert(0, left)
    if right > edges[-1] + _OPEN:
        edges.append(right)
    if len(edges) < 2 or len(heights) < 2:
        return None
    grid = RuledGrid(tuple(edges), tuple(heights))
    grid.boxes = _boxes(grid, wide, tall)
    return grid


def _places(values: Iterable[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _covers(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    length = sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules if abs(rule.at - at) <= _NEAR)
    return length >= _COVER * (end - start)


def _boxes(grid: RuledGrid, wide: Sequence[Rule], tall: Sequence[Rule]) -> list[Box]:
    """The fields between the rules, those not parted by one put together."""
    xs, ys = grid.edges, grid.heights
    taken: set[tuple[int, int]] = set()
    boxes = []
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            right, bottom = column, row
            while (
                right + 2 < len(xs) and (row, right + 1) not in taken and not _covers(tall, xs[right + 1], ys[row], ys[row + 1])
            ):
                right += 1
            while bottom + 2 < len(ys) and not any(
                _covers(wide, ys[bottom + 1], xs[at], xs[at + 1]) or (bottom + 1, at) in taken for at in range(column, right + 1)
            ):
                bottom += 1
            taken.update((r, k) for r in range(row, bottom + 1) for k in range(column, right + 1))
            spans = (bottom - row + 1, right - column + 1)
            boxes.append(Box(row, column, *spans, xs[column], ys[row], xs[right + 1], ys[bottom + 1]))
    return boxes
