"""What became of the entities of one graph in another: the same id, the survivor of a merge, another name, or nothing.

What merges of names leave behind follows from the facts alone (``GraphEntity.formerly``). Beyond that, an entity that a
correction or a better extractor named otherwise is known by its places: what stands where the old one stood is the same thing.
Such steps are kept in a file beside the graph (:data:`REDIRECTS`), since no graph alone could tell them.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.errors import GraphError
from kg.graph import Graph

REDIRECTS = "redirects.jsonl"
_Spot = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True, order=True)
class Redirect:
    """``id`` was an entity's in ``release``, the last that had it; ``to`` is what it is now, empty where the graph lost it."""

    id: str
    to: str
    release: str


def successors(old: Graph, new: Graph) -> dict[str, str]:
    """By the id of each entity of ``old``, the id in ``new`` of the same thing; empty where there is none."""
    formerly = {former: entity.id for entity in new.entities.values() for former in entity.formerly}
    stood = standing(old, new)
    found = {}
    for id_ in old.entities:
        if id_ in new.entities:
            found[id_] = id_
        else:
            found[id_] = formerly.get(id_) or _most(stood.get(id_, Counter()))
    return found


def standing(old: Graph, new: Graph) -> dict[str, Counter[str]]:
    """By the id of each entity of ``old``, how many of its places each entity of ``new`` stands in, of the same type.

    A place that several entities share, in either, says nothing and does not count.
    """
    stood, spots = _spots(old), _spots(new)
    counted: dict[str, Counter[str]] = {}
    for id_, places in _by_entity(old).items():
        alone = (spot for spot in places if len(stood[spot]) == 1 and len(spots.get(spot, ())) == 1)
        counted[id_] = Counter(next(iter(spots[spot])) for spot in alone)
    return counted


def redirects(old: Graph, new: Graph, release: str, before: Iterable[Redirect] = ()) -> list[Redirect]:
    """Where ids lead that ``new`` does not answer by itself: those of ``old`` (``release``), and what led there ``before``."""
    after = successors(old, new)
    answered = {*new.entities, *(former for entity in new.entities.values() for former in entity.formerly)}
    lost = {id_: Redirect(id_, to, release) for id_, to in after.items() if id_ not in answered}
    for old_entity in old.entities.values():
        for former in old_entity.formerly:
            lost.setdefault(former, Redirect(former, after[old_entity.id], release))
    for one in before:
        lost.setdefault(one.id, Redirect(one.id, after.get(one.to, one.to), one.release))
    kept = (_answered(one, answered) for id_, one in lost.items() if id_ not in answered)
    return sorted(kept)


def _answered(one: Redirect, answered: set[str]) -> Redirect:
    return one if one.to in answered else Redirect(one.id, "", one.release)


def dumps(found: Iterable[Redirect]) -> str:
    """The file's text, sorted."""
    return "".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in sorted(found))


def loads(text: str) -> list[Redirect]:
    """The redirects in a file's text. Raises ValueError, TypeError, KeyError."""
    return [Redirect(**{key: str(value) for key, value in json.loads(line).items()}) for line in text.splitlines()]


def read(folder: Path) -> list[Redirect]:
    """Those of a graph's folder. Raises GraphError."""
    try:
        return loads((folder / REDIRECTS).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise GraphError(
            f"{REDIRECTS} of the graph in {folder} cannot be read ({error}).", hint="Build the graph again."
        ) from error


def _spots(graph: Graph) -> Mapping[_Spot, set[str]]:
    """What entities stand where: type, report, start, end."""
    found: dict[_Spot, set[str]] = defaultdict(set)
    for id_, spots in _by_entity(graph).items():
        for spot in spots:
            found[spot].add(id_)
    return found


def _by_entity(graph: Graph) -> Mapping[str, list[_Spot]]:
    found: dict[str, list[_Spot]] = defaultdict(list)
    for claim in graph.claims.values():
        if claim.kind == "mention":
            found[claim.subject] += [(claim.type, place.report, place.start, place.end) for place in claim.places]
    return found


def _most(counts: Mapping[str, int]) -> str:
    return min(counts, key=lambda id_: (-counts[id_], id_)) if counts else ""
