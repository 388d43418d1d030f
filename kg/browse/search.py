"""Finding entities by what people type: a name, the start or a part of one, an alias, or its letters in order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.browse.index import Index
from kg.ids import folded
from kg.resolve import GraphEntity


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity found, and the name or alias by which it was found. ``rank`` 0 is best."""

    entity: GraphEntity
    matched: str
    rank: int


class NameSearch:
    """Search over all names and aliases of an index. Deterministic: rank, then well-connected first, then name."""

    def __init__(self, index: Index) -> None:
        self.index = index

    @cached_property
    def _names(self) -> list[tuple[str, str, GraphEntity]]:
        return [(folded(n), n, e) for e in self.index.graph.entities.values() for n in (e.name, *e.aliases)]

    def find(self, query: str, types: tuple[str, ...] = (), limit: int = 10) -> list[Hit]:
        """The best hits for what was typed; an empty query finds the best connected entities."""
        wanted = folded(query)
        best: dict[str, Hit] = {}
        for text, name, entity in self._names:
            if types and entity.type not in types:
                continue
            rank = _rank(wanted, text, name == entity.name)
            if rank is not None and (entity.id not in best or rank < best[entity.id].rank):
                best[entity.id] = Hit(entity, name, rank)
        order = sorted(best.values(), key=lambda h: (h.rank, -self.index.degree[h.entity.id], h.entity.name, h.entity.id))
        return order[:limit]


def _rank(wanted: str, text: str, is_name: bool) -> int | None:
    """0 the name, 1 an alias, 2 and 3 the start of one, 4 and 5 a part of one, 6 and 7 its letters in order; None: no match."""
    if not wanted:
        return 0 if is_name else None
    alias = 0 if is_name else 1
    if text == wanted:
        return alias
    if text.startswith(wanted):
        return 2 + alias
    if wanted in text:
        return 4 + alias
    letters = iter(text)
    if len(wanted) > 1 and all(letter in letters for letter in wanted):
        return 6 + alias
    return None
