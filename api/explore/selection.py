"""Which part of the graph a picture shows: a start that a person can read, or what is around one entity."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.browse.index import Index, Statement, grouped

START = {"Region": 9, "School": 26, "Enterprise": 22}
"""How many of each type the start view shows at most."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The nodes to show (ids, most important first) and the relations among them."""

    nodes: tuple[str, ...]
    statements: tuple[Statement, ...]
    total: int = 0


def start(index: Index, report: str = "") -> Selection:
    """The best connected schools, the enterprises that work with most of them, and the regions they lie in."""
    graph = index.graph
    named = {id_ for id_, reports in index.reports_of.items() if not report or report in reports}
    schools = _best(index, [id_ for id_ in named if graph.entities[id_].type == "School"], START["School"])
    ties: dict[str, Counter[str]] = {"Region": Counter(), "Enterprise": Counter()}
    for school in schools:
        for other in {index.other(s, school) for s in index.around(school)} & named:
            type_ = graph.entities[other].type
            if type_ in ties:
                ties[type_][other] += 1
    chosen = set(schools)
    for type_, counts in ties.items():
        order = sorted(counts, key=lambda id_: (-counts[id_], -index.degree[id_], id_))
        chosen.update(order[: START[type_]])
    if not chosen:
        chosen = set(_best(index, list(named), sum(START.values())))
    found = among(index, chosen)
    tied = {end for s in found for end in (s.first.subject, s.first.object)}
    return Selection(tuple(_best(index, list(chosen & tied or chosen), len(chosen))), found)


def around(index: Index, focus: str, limit: int, offset: int = 0, known: frozenset[str] = frozenset()) -> Selection:
    """The entity and a stretch of its neighbours: relations in turn, the best connected first; edges to what is shown too."""
    groups = [_neighbours(index, focus, found) for found in grouped(index.around(focus)).values()]
    order: list[str] = []
    for turn in range(max((len(g) for g in groups), default=0)):
        order += [g[turn] for g in groups if turn < len(g)]
    order = [id_ for id_ in dict.fromkeys(order) if id_ != focus]
    shown = (focus, *order[offset : offset + limit])
    return Selection(shown, among(index, set(shown) | known, touching=set(shown)), len(order))


def among(index: Index, ids: set[str], touching: set[str] | None = None) -> tuple[Statement, ...]:
    """The relations with both ends among the ids (and one end among ``touching``), by fact id."""
    found = {
        s.id: s for id_ in (ids if touching is None else touching) for s in index.outgoing.get(id_, []) if s.first.object in ids
    }
    if touching is not None:
        found |= {s.id: s for id_ in touching for s in index.incoming.get(id_, []) if s.first.subject in ids}
    return tuple(found[id_] for id_ in sorted(found))


def _neighbours(index: Index, focus: str, found: list[Statement]) -> list[str]:
    ids = {index.other(s, focus) for s in found}
    return _best(index, list(ids), len(ids))


def _best(index: Index, ids: list[str], limit: int) -> list[str]:
    return sorted(ids, key=lambda id_: (-index.degree[id_], id_))[:limit]
