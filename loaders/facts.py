"""Candidates to facts: one entity a name, one relation a pair, one figure a year, each with all the places that say so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import cast

from kg.model import (
    Attributes,
    AttributeValue,
    Entity,
    EntityRef,
    Evidence,
    Kind,
    Observation,
    Rejection,
    Relation,
    Report,
    ReportFacts,
)
from loaders.candidates import FigureCandidate, Mention, RelationCandidate
from loaders.confidence import Rate, rate
from loaders.context import Context
from loaders.places import Places

SYMMETRIC = frozenset({"cooperatesWith"})
_PLACES = 12
_PER_LIST = ("forms", "programs")


def assemble(context: Context, rating: Rate = rate) -> ReportFacts:
    """The facts of a report, in a settled order, from what the rules found in it.

    ``rating`` turns the surest rule's judgement into the confidence; it is asked once a fact, in the order of the facts.
    """
    maker = _Maker(context, rating)
    entities = maker.entities()
    relations = maker.relations()
    figures = maker.figures()
    rejections = maker.rejections()
    merges = tuple(sorted(set(context.names.log), key=lambda merge: (merge.entity, merge.surface, merge.reason)))
    return ReportFacts(maker.report(), entities, relations, figures, rejections, merges)


_Told = Mention | RelationCandidate
"""What says an entity or a relation, with attributes."""


class _Maker:
    """Candidates in lists by what they say, each list made into its fact in one go."""

    def __init__(self, context: Context, rating: Rate) -> None:
        self._context = context
        self._rating = rating
        self._entities: dict[EntityRef, list[Mention]] = {}
        self._ends: dict[tuple[str, str], EntityRef] = {}
        self._dropped: list[Rejection] = []
        self._places = Places(context.identity.id, context.reading)
        self._place = self._places.at

    def report(self) -> Report:
        identity, document = self._context.identity, self._context.reading.document
        return Report(
            id=identity.id, title=identity.title, year=identity.year, region=identity.region or "", publisher=identity.publisher,
            sha256=document.sha256, characters=len(document.text), source=document.name,
        )  # fmt: skip

    def entities(self) -> tuple[Entity, ...]:
        entities, found, mentions = self._entities, dict[tuple[str, str], list[Mention]](), self._context.mentions
        for segment in sorted(mentions):
            for mention in mentions[segment]:
                named = mention.type, mention.name
                told = found.get(named)
                if told is None:
                    told = found[named] = entities.setdefault(self._end(named), [])
                told.append(mention)
        return tuple([self._entity(ref[0], ref[1], entities[ref]) for ref in sorted(entities)])

    def _entity(self, entity_type: str, name: str, told: list[Mention]) -> Entity:
        surfaces = {mention.surface for mention in told if mention.surface != name}
        aliases = tuple(sorted({surface.replace(" ", "") for surface in surfaces} - {name})) if surfaces else ()
        attrs = _attrs(told)
        scope = str(attrs.get("code", "")) if entity_type == "Region" else ""
        confidence = self._rated("entity", entity_type, told)
        return Entity(entity_type, name, aliases, attrs, self._evidence(told), confidence, scope)

    def _rated(self, kind: Kind, type_: str, told: Sequence[_Told | FigureCandidate]) -> float:
        surest = told[0]
        for one in told[1:] if len(told) > 1 else ():
            if one.confidence > surest.confidence or (one.confidence == surest.confidence and one.rule > surest.rule):
                surest = one
        return self._rating(kind, type_, surest.rule, surest.confidence)

    def _evidence(self, told: Sequence[_Told | FigureCandidate]) -> tuple[Evidence, ...]:
        """The places in reading order, at most a dozen."""
        if len(told) == 1:
            return (self._place(told[0].span),)
        return self._places.first([one.span for one in told], _PLACES)

    def relations(self) -> tuple[Relation, ...]:
        found: dict[tuple[str, EntityRef, EntityRef], list[RelationCandidate]] = {}
        entities = self._entities
        for candidate in self._context.relations:
            subject, object_ = self._end(candidate.subject), self._end(candidate.object)
            if subject == object_:
                continue
            if subject not in entities or object_ not in entities:
                self._drop(candidate, subject, object_)
                continue
            if candidate.type in SYMMETRIC and object_ < subject:
                subject, object_ = object_, subject
            key = candidate.type, subject, object_
            told = found.get(key)
            if told is None:
                found[key] = [candidate]
            else:
                told.append(candidate)
        evidence, rated = self._evidence, self._rated
        return tuple(
            [
                Relation(kind, subject, object_, _attrs(told), evidence(told), rated("relation", kind, told))
                for (kind, subject, object_), told in sorted(found.items(), key=itemgetter(0))
            ]
        )

    def _end(self, end: tuple[str, str]) -> EntityRef:
        ref = self._ends.get(end)
        if ref is None:
            ref = self._ends[end] = EntityRef(end[0], self._context.names.resolve(*end))
        return ref

    def _drop(self, candidate: RelationCandidate | FigureCandidate, *ends: EntityRef) -> None:
        """Leave out what is told of an end that no rule named."""
        is_relation = isinstance(candidate, RelationCandidate)
        kind: Kind = "relation" if is_relation else "observation"
        label = " ".join(end.name for end in ends)
        name = candidate.type if isinstance(candidate, RelationCandidate) else candidate.indicator
        self._dropped.append(Rejection(kind, name, label, "unnamed-end", self._place(candidate.span)))

    def figures(self) -> tuple[Observation, ...]:
        found: dict[tuple[EntityRef, str, int], list[FigureCandidate]] = {}
        for candidate in sorted(self._context.figures, key=lambda c: (-c.confidence, c.span.segment, c.span.start)):
            subject = self._end(candidate.subject)
            if subject not in self._entities:
                self._drop(candidate, subject)
                continue
            key = (subject, candidate.indicator, candidate.year)
            told = found.setdefault(key, [])
            if not told or abs(told[0].value - candidate.value) <= 1e-3 * max(1.0, abs(told[0].value)):
                told.append(candidate)
            else:
                self._dropped.append(
                    Rejection(
                        "observation",
                        candidate.indicator,
                        f"{subject.name} {candidate.year} = {candidate.value:g}",
                        "other-figure",
                        self._place(candidate.span),
                    )
                )
        return tuple(
            self._observation(subject, indicator, year, told)
            for (subject, indicator, year), told in sorted(found.items(), key=itemgetter(0))
        )

    def _observation(self, subject: EntityRef, indicator: str, year: int, told: list[FigureCandidate]) -> Observation:
        rating = self._rated("observation", indicator, told)
        return Observation(subject, indicator, year, told[0].value, told[0].unit, self._evidence(told), rating)

    def rejections(self) -> tuple[Rejection, ...]:
        refused = [
            Rejection(cast(Kind, refusal.kind), refusal.type, refusal.label, refusal.reason, self._place(refusal.span))
            for refusal in self._context.refusals
        ]
        return tuple(_settled((*refused, *self._dropped)))


def _attrs(told: Sequence[_Told]) -> Attributes:
    """The attributes that are told, the first telling of each; of forms and programs all that are told."""
    attrs = told[0].attrs
    if len(told) == 1:
        return attrs
    made: dict[str, AttributeValue] | None = None
    for one in told[1:]:
        for key, value in one.attrs.items() if one.attrs else ():
            known = attrs.get(key)
            if key in _PER_LIST and isinstance(known, tuple) and isinstance(value, tuple):
                value = tuple(dict.fromkeys((*known, *value)))
            elif not (known is None or known == ""):
                continue
            if made is None:
                attrs = made = dict(attrs)
            made[key] = value
    return attrs


def _settled(rejections: Iterable[Rejection]) -> list[Rejection]:
    unique = {(r.kind, r.type, r.label, r.reason, r.evidence.start, r.evidence.end): r for r in rejections}
    return [unique[key] for key in sorted(unique, key=lambda key: (key[4], key[5], key[:4]))]
