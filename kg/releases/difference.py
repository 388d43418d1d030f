"""What changed between two releases, for a reader: entities and facts begun, gone, and changed.

Ids move when names are joined, so the older release is first put into the ids of the newer one
(:func:`kg.releases.succession.successors`): a fact whose school was renamed is the same fact. What a fact says counts, not
where or in how many reports it is said: places, confidence and claims are not compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.graph import Claim, Graph
from kg.model import AttributeValue
from kg.releases.succession import standing, successors
from kg.resolve import GraphEntity
from ontology.schema import load

Kind = Literal["begun", "gone", "changed", "renamed", "merged", "split"]
KINDS: tuple[Kind, ...] = ("begun", "gone", "changed", "renamed", "merged", "split")
Part = Literal["entity", "relation", "observation"]
PARTS: tuple[Part, ...] = ("entity", "relation", "observation")
_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``id`` is an entity's or a statement's in the newer release (in the older one where it is gone).

    ``name`` says what it is about: the entity, or subject and object, or subject and year. ``what`` names the attribute or
    qualifier that changed, ``value`` for a figure, ``name`` for an entity; ``before`` and ``after`` are what it said, as text.
    """

    part: Part
    kind: Kind
    type: str
    name: str
    what: str
    before: str
    after: str
    id: str

    @property
    def order(self) -> tuple[int, int, str, str, str, str, str]:
        """Entities first, then relations, then figures; by kind of change, type and name."""
        return PARTS.index(self.part), KINDS.index(self.kind), self.type, self.name, self.what, self.before, self.id


def changes(old: Graph, new: Graph) -> list[Change]:
    """All changes from ``old`` to ``new``, in a settled order; none where both say the same."""
    after = successors(old, new)
    found = [*_entities(old, new, after), *_relations(old, new, after), *_figures(old, new, after)]
    return sorted(found, key=lambda change: change.order)


def _entities(old: Graph, new: Graph, after: Mapping[str, str]) -> Iterator[Change]:
    came_from: dict[str, list[GraphEntity]] = defaultdict(list)
    for id_, one in old.entities.items():
        if after[id_]:
            came_from[after[id_]].append(one)
        else:
            yield Change("entity", "gone", one.type, one.name, "name", one.name, "", id_)
    for id_, now in new.entities.items():
        former = came_from.get(id_, [])
        if not former:
            yield Change("entity", "begun", now.type, now.name, "name", "", now.name, id_)
        elif len(former) > 1:
            names = "、".join(sorted(one.name for one in former))
            yield Change("entity", "merged", now.type, now.name, "name", names, now.name, id_)
        else:
            yield from _one_entity(former[0], now)
    yield from _splits(old, new, after)


def _one_entity(one: GraphEntity, now: GraphEntity) -> Iterator[Change]:
    if one.name != now.name:
        yield Change("entity", "renamed", now.type, now.name, "name", one.name, now.name, now.id)
    for attribute in load().entity_types[now.type].attributes:
        before, after = _text(one.attrs.get(attribute.key, "")), _text(now.attrs.get(attribute.key, ""))
        if before != after:
            yield Change("entity", "changed", now.type, now.name, attribute.key, before, after, now.id)


def _splits(old: Graph, new: Graph, after: Mapping[str, str]) -> Iterator[Change]:
    """Entities in whose places now stand several, of which none stood there alone before."""
    known = {now for id_, now in after.items() if now and id_ in old.entities}
    for id_, counts in sorted(standing(old, new).items()):
        others = sorted(new.entities[other].name for other in counts if other != after[id_] and other not in known)
        if others and after[id_]:
            one, now = old.entities[id_], new.entities[after[id_]]
            names = "、".join(sorted({now.name, *others}))
            yield Change("entity", "split", one.type, one.name, "name", one.name, names, after[id_])


def _relations(old: Graph, new: Graph, after: Mapping[str, str]) -> Iterator[Change]:
    before, now = _said(old, "relation", after), _said(new, "relation", {})
    for key in before.keys() | now.keys():
        said = now.get(key) or before[key]
        graph, claim = (new, said[0]) if key in now else (old, said[0])
        name = f"{graph.entities[claim.subject].name} → {graph.entities[claim.object].name}"
        if key not in now:
            yield Change("relation", "gone", claim.type, name, "", name, "", claim.fact)
        elif key not in before:
            yield Change("relation", "begun", claim.type, name, "", "", name, claim.fact)
        else:
            for attribute in load().relation_types[claim.type].attributes:
                was, is_ = (_qualifier(g, s, attribute.key) for g, s in ((old, before[key]), (new, now[key])))
                if was != is_:
                    yield Change("relation", "changed", claim.type, name, attribute.key, was, is_, claim.fact)


def _figures(old: Graph, new: Graph, after: Mapping[str, str]) -> Iterator[Change]:
    """A figure that has one value before and another after has changed; where reports disagree, each value begins or goes."""
    before, now = _said(old, "observation", after), _said(new, "observation", {})
    for key in before.keys() | now.keys():
        was, is_ = _values(before.get(key, ())), _values(now.get(key, ()))
        went, came = sorted(was.keys() - is_.keys()), sorted(is_.keys() - was.keys())
        if len(went) == len(came) == 1:
            claim = is_[came[0]]
            yield _figure(new, claim, "changed", went[0], came[0])
            continue
        for value in went:
            yield _figure(old, was[value], "gone", value, "")
        for value in came:
            yield _figure(new, is_[value], "begun", "", value)


def _figure(graph: Graph, claim: Claim, kind: Kind, before: str, after: str) -> Change:
    name = f"{graph.entities[claim.subject].name} · {claim.year}"
    return Change("observation", kind, claim.type, name, "value", before, after, claim.fact)


def _said(graph: Graph, kind: str, after: Mapping[str, str]) -> dict[_Key, list[Claim]]:
    """The claims of that kind by what they are about, in the newer graph's ids where ``after`` tells them."""
    found: dict[_Key, list[Claim]] = defaultdict(list)
    for claim in graph.claims.values():
        if claim.kind == kind:
            subject, object_ = (after.get(end) or end for end in (claim.subject, claim.object))
            if kind == "observation":
                found[claim.type, subject, str(claim.year)].append(claim)
            elif subject != object_:
                symmetric = load().relation_types[claim.type].symmetric
                found[claim.type, *(sorted((subject, object_)) if symmetric else (subject, object_))].append(claim)
    return found


def _values(claims: Iterable[Claim]) -> dict[str, Claim]:
    """The claims by value and unit, as text."""
    return {f"{_number(claim.value or 0.0)} {claim.unit}": claim for claim in claims}


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _qualifier(graph: Graph, claims: Sequence[Claim], key: str) -> str:
    """All that the claims say of a qualifier, entities by their names."""
    values = {
        graph.entities[one].name if one in graph.entities else one for claim in claims for one in _texts(claim.attrs.get(key, ()))
    }
    return "、".join(sorted(values))


def _text(value: AttributeValue) -> str:
    return "、".join(_texts(value))


def _texts(value: AttributeValue) -> list[str]:
    return [str(one) for one in value] if isinstance(value, tuple) else [str(value)] if value != "" else []
