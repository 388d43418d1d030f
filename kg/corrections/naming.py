"""A correction's fact in an extraction that may name things otherwise than the one that a person saw."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from kg.corrections.compare import folded
from kg.corrections.model import Correction, Fact, FactKey, key_of
from kg.model import Entity, EntityRef, Relation, ReportFacts


class Naming:
    """How the report's facts name things now.

    A name stands for the entity of that type with the same name (widths, white space and quotation marks aside); as the end
    of a relation or the subject of a figure also for the only entity of the type that has it as another surface form.
    """

    def __init__(self, facts: ReportFacts) -> None:
        everything: tuple[Fact, ...] = (*facts.entities, *facts.relations, *facts.observations)
        self._keys = set(map(key_of, everything))
        self._names = {(e.type, folded(e.name)): e.ref for e in reversed(facts.entities)}
        self._refs = {e.ref for e in facts.entities}
        aliases: dict[tuple[str, str], set[EntityRef]] = defaultdict(set)
        for entity in facts.entities:
            for alias in entity.aliases:
                aliases[entity.type, folded(alias)].add(entity.ref)
        self._aliases = {key: next(iter(refs)) for key, refs in aliases.items() if len(refs) == 1}

    def end(self, ref: EntityRef) -> EntityRef:
        """What an end of a relation is called now; unchanged where nothing is known of it."""
        if ref in self._refs:
            return ref
        key = ref.type, folded(ref.name)
        return self._names.get(key) or self._aliases.get(key) or ref

    def key(self, key: FactKey) -> FactKey:
        """The fact's key now; unchanged where the extraction does not find the fact."""
        if key in self._keys:
            return key
        if key.kind == "entity":
            ref = self._names.get((key.type, folded(key.names[0])))
            return FactKey("entity", key.type, (ref.name,)) if ref else key
        refs = zip(key.names[0::2], key.names[1::2], strict=False)
        parts = tuple(part for pair in refs for part in self.end(EntityRef(*pair)))
        now = FactKey(key.kind, key.type, parts + key.names[len(parts) :])
        return now if now in self._keys else key

    def correction(self, correction: Correction) -> Correction:
        """The correction with its key, and the ends of the fact that it adds, as they are called now."""
        key = self.key(correction.key)
        fact = self._fact(correction.fact) if correction.fact is not None else None
        return replace(correction, key=key, fact=fact)

    def _fact(self, fact: Fact) -> Fact:
        if isinstance(fact, Entity):
            return fact
        if isinstance(fact, Relation):
            return replace(fact, subject=self.end(fact.subject), object=self.end(fact.object))
        return replace(fact, subject=self.end(fact.subject))

    def finds(self, key: FactKey) -> bool:
        """Whether the extraction finds the fact."""
        return self.key(key) in self._keys
