"""The graph's names: from an id, a name, an alias or what is left of a region's name without its kind, to one entity."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterable

from kg.errors import AmbiguousNameError, UnknownNameError
from kg.graph import Graph
from kg.ids import folded
from kg.resolve import GraphEntity
from ontology.schema import IDS, load

SUGGESTIONS = 5
_REGION_KINDS = (
    "省",
    "市",
    "自治区",
    "壮族自治区",
    "回族自治区",
    "维吾尔自治区",
    "自治州",
    "地区",
    "盟",
    "县",
    "区",
    "旗",
    "自治县",
)
_LEAST_LIKENESS = 0.4


class NameIndex:
    """All names of a graph's entities. Names are compared folded: width, case and white space make no difference."""

    def __init__(self, entities: Iterable[GraphEntity]) -> None:
        self._entities = {entity.id: entity for entity in entities}
        self._names: dict[str, list[str]] = defaultdict(list)
        self._aliases: dict[str, list[str]] = defaultdict(list)
        self._former = {former: entity for entity in self._entities.values() for former in entity.formerly}
        for entity in self._entities.values():
            self._names[folded(entity.name)].append(entity.id)
            for alias in entity.aliases:
                self._aliases[folded(alias)].append(entity.id)

    @classmethod
    def of(cls, graph: Graph) -> NameIndex:
        """The names of a graph."""
        return cls(graph.entities.values())

    def resolve(self, name: str, types: Collection[str] = ()) -> str:
        """The id that :meth:`find` finds."""
        return self.find(name, types).id

    def find(self, name: str, types: Collection[str] = ()) -> GraphEntity:
        """The entity that an id, an IRI, a name or an alias stands for, of one of the ``types`` where some are given.

        An id, a former one too, goes before a name, a name before an alias, an alias before a region's name without its kind
        (柳州 for 柳州市).
        Raises UnknownNameError with the nearest names, AmbiguousNameError with the ids that it may mean.
        """
        wanted = name.strip()
        id_ = wanted.removeprefix(IDS)
        entity = self._entities.get(id_) or self._former.get(id_)
        if entity is not None and self._fits(entity, types):
            return entity
        key = folded(wanted)
        kinds = [f"{key}{kind}" for kind in _REGION_KINDS] if not types or "Region" in types else []
        for ids in (self._names.get(key, []), self._aliases.get(key, []), [i for k in kinds for i in self._names.get(k, [])]):
            found = [self._entities[id_] for id_ in dict.fromkeys(ids) if self._fits(self._entities[id_], types)]
            if len(found) == 1:
                return found[0]
            if found:
                raise _ambiguous(wanted, found)
        raise self._unknown(wanted, types)

    def nearest(self, name: str, types: Collection[str] = (), limit: int = SUGGESTIONS) -> list[str]:
        """The entities' names that are most like ``name``: those that hold it first, then by likeness (difflib)."""
        key = folded(name)
        spelled: dict[str, str] = {}
        for names in (self._names, self._aliases):
            for text, ids in names.items():
                named = next((self._entities[i].name for i in sorted(ids) if self._fits(self._entities[i], types)), None)
                if named is not None:
                    spelled.setdefault(text, named)
        holding = sorted((text for text in spelled if key and key in text), key=lambda text: (len(text), text))
        like = difflib.get_close_matches(key, sorted(spelled), n=limit, cutoff=_LEAST_LIKENESS)
        return list(dict.fromkeys(spelled[text] for text in (*holding, *like)))[:limit]

    def search(self, text: str, types: Collection[str] = (), limit: int = 20) -> list[GraphEntity]:
        """Entities with a name or alias that is, begins with, or holds the text, in this order; short names first."""
        key = folded(text)
        ranked: dict[str, tuple[int, int]] = {}
        for names in (self._names, self._aliases):
            for known, ids in names.items():
                if key in known:
                    rank = (0 if known == key else 1 if known.startswith(key) else 2, len(known))
                    for id_ in ids:
                        ranked[id_] = min(rank, ranked.get(id_, rank))
        order = sorted(ranked, key=lambda id_: (ranked[id_], self._entities[id_].name, id_))
        return [self._entities[id_] for id_ in order if self._fits(self._entities[id_], types)][:limit]

    @staticmethod
    def _fits(entity: GraphEntity, types: Collection[str]) -> bool:
        return not types or entity.type in types

    def _unknown(self, name: str, types: Collection[str]) -> UnknownNameError:
        near = tuple(self.nearest(name, types))
        known = load().entity_types
        kinds = " or ".join(f"{known[t].label_en} ({known[t].label_zh})" for t in types if t in known)
        message = f"The graph knows no {kinds or 'entity'} named {name[:100]!r}."
        hint = f"Did you mean {', '.join(near)}?" if near else "Search for a part of the name."
        return UnknownNameError(message, hint=hint, suggestions=near)


def _ambiguous(name: str, found: list[GraphEntity]) -> AmbiguousNameError:
    ids = tuple(sorted(entity.id for entity in found))
    listed = ", ".join(f"{entity.name} ({entity.id})" for entity in sorted(found, key=lambda e: (e.name, e.id)))
    return AmbiguousNameError(f"{name[:100]!r} may mean {listed}.", hint="Give the id of one of them.", suggestions=ids)
