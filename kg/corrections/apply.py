"""Corrections onto extracted facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from kg.corrections.model import Correction, Fact, FactKey, key_of
from kg.corrections.naming import Naming
from kg.model import Entity, EntityRef, Observation, Relation, ReportFacts


def apply(facts: ReportFacts, corrections: Iterable[Correction]) -> ReportFacts:
    """The report's facts with its corrections applied, in four settled steps: remove, mend (renames first), accept, add.

    A correction whose fact is no longer extracted does nothing (see :func:`unused`); an added fact that the extractor has
    come to find replaces what it found, since a person has read it. A relation or observation whose end was removed goes too.
    Facts are known by what they say: one that now stands elsewhere, or whose ends are now called by another of their names,
    is the same fact.
    """
    naming = Naming(facts)
    mine = [naming.correction(c) for c in corrections if c.report == facts.report.id]
    removed = {c.key for c in mine if c.action == "remove"}
    kept = {key_of(f): f for f in _all(facts) if key_of(f) not in removed}
    renames = {
        EntityRef(c.key.type, c.key.names[0]): EntityRef(c.key.type, str(c.changes["name"]))
        for c in mine
        if c.action == "mend" and c.key.kind == "entity" and "name" in c.changes
    }
    kept = _merged(_renamed(fact, renames) for fact in kept.values())
    for correction in mine:
        if correction.action == "mend":
            _mend(kept, correction, renames)
        elif correction.action == "accept" and (key := _after(correction.key, renames)) in kept:
            kept[key] = replace(kept[key], confidence=1.0)
    for correction in mine:
        if correction.action == "add" and correction.fact is not None:
            fact = _renamed(correction.fact, renames)
            kept[key_of(fact)] = fact
    return _with(facts, kept.values())


def unused(facts: ReportFacts, corrections: Iterable[Correction]) -> list[Correction]:
    """The corrections that no longer change anything because the extractor does not find (or already finds) the fact."""
    naming, mine = Naming(facts), [c for c in corrections if c.report == facts.report.id]
    renamed = set(map(key_of, _all(apply(facts, (c for c in mine if "name" in c.changes)))))
    return [c for c in mine if c.action != "add" and not naming.finds(c.key) and c.key not in renamed]


def _all(facts: ReportFacts) -> tuple[Fact, ...]:
    return (*facts.entities, *facts.relations, *facts.observations)


def _renamed(fact: Fact, renames: Mapping[EntityRef, EntityRef]) -> Fact:
    if isinstance(fact, Entity):
        new = renames.get(fact.ref, fact.ref)
        return replace(fact, name=new.name) if new != fact.ref else fact
    if isinstance(fact, Relation):
        subject, target = renames.get(fact.subject, fact.subject), renames.get(fact.object, fact.object)
        return replace(fact, subject=subject, object=target)
    return replace(fact, subject=renames.get(fact.subject, fact.subject))


def _after(key: FactKey, renames: Mapping[EntityRef, EntityRef]) -> FactKey:
    """The key once the entities are renamed; a key that has the new names already stays."""
    if key.kind == "entity":
        return FactKey("entity", key.type, (renames.get(EntityRef(key.type, key.names[0]), EntityRef("", key.names[0])).name,))
    refs = [EntityRef(*pair) for pair in zip(key.names[0::2], key.names[1::2], strict=False)]
    ends = tuple(part for ref in refs for part in renames.get(ref, ref))
    return FactKey(key.kind, key.type, ends + key.names[len(ends) :])


def _merged(facts: Iterable[Fact]) -> dict[FactKey, Fact]:
    """The facts by key; where a rename made two into one, the first keeps its say and gets the other's places and aliases."""
    merged: dict[FactKey, Fact] = {}
    for fact in facts:
        first = merged.setdefault(key_of(fact), fact)
        if first is fact:
            continue
        places = tuple(dict.fromkeys((*first.evidence, *fact.evidence)))
        merged[key_of(fact)] = replace(first, evidence=places)
        if isinstance(first, Entity) and isinstance(fact, Entity):
            aliases = tuple(dict.fromkeys((*first.aliases, *fact.aliases)))
            merged[key_of(fact)] = replace(first, evidence=places, aliases=aliases)
    return merged


def _mend(kept: dict[FactKey, Fact], correction: Correction, renames: Mapping[EntityRef, EntityRef]) -> None:
    key = _after(correction.key, renames)
    if key not in kept:
        return
    changes: dict[str, Any] = {name: value for name, value in correction.changes.items() if name != "name"}
    if correction.evidence:
        changes["evidence"] = correction.evidence
    kept[key] = replace(kept[key], confidence=1.0, **changes)


def _with(facts: ReportFacts, kept: Iterable[Fact]) -> ReportFacts:
    """The facts in place of the report's own, those without their ends left out."""
    everything = list(kept)
    entities = tuple(f for f in everything if isinstance(f, Entity))
    known = {e.ref for e in entities}
    return replace(
        facts,
        entities=entities,
        relations=tuple(f for f in everything if isinstance(f, Relation) and {f.subject, f.object} <= known),
        observations=tuple(f for f in everything if isinstance(f, Observation) and f.subject in known),
    )
