"""Which entity of the key each entity found is: by name, else by a surface form that the two share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.corrections.compare import folded
from kg.evaluation.key import Row

Named = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Match:
    """``of`` gives the key's index for a found (type, name); ``winner`` the one found entity that counts for a key's index."""

    of: Mapping[Named, int]
    winner: Mapping[int, Named]


def match(key: Sequence[Row], found: Sequence[Row], unlisted: Iterable[Named]) -> Match:
    """Pair the found entities with the key's of the same type, names before surface forms.

    ``unlisted`` are (type, name) pairs that relations and figures use without an entity line: they are paired, but do not
    count as found. Where two found entities are one of the key's, the first by name wins and the other is a second name.
    """
    by_surface: dict[Named, list[int]] = defaultdict(list)
    by_name: dict[Named, list[int]] = defaultdict(list)
    for index, row in enumerate(key):
        by_name[row["type"], folded(row["name"])].append(index)
        for surface in surfaces(row):
            by_surface[row["type"], surface].append(index)
    listed: list[tuple[Named, frozenset[str]]] = [((r["type"], r["name"]), surfaces(r)) for r in found]
    everything = [*listed, *((named, frozenset((folded(named[1]),))) for named in unlisted)]
    of: dict[Named, int] = {}
    for named, _ in everything:
        exact = by_name.get((named[0], folded(named[1])))
        if exact:
            of.setdefault(named, exact[0])
    for named, forms in everything:
        if named not in of:
            hits = by_surface.get((named[0], folded(named[1]))) or sorted(
                index for form in forms for index in by_name.get((named[0], form), ())
            )
            if hits:
                of[named] = hits[0]
    winner: dict[int, Named] = {}
    for named, _ in listed:
        if named in of:
            winner.setdefault(of[named], named)
    return Match(of, winner)


def surfaces(row: Row) -> frozenset[str]:
    """A row's name and aliases, folded."""
    return frozenset(folded(name) for name in (row["name"], *row.get("aliases", ())))
