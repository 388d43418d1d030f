"""Candidates to facts: one entity a name, one relation a pair, one figure a year, each with all the places that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from kg.model import AttributeValue, Entity, EntityRef, Evidence, Kind, Observation, Rejection, Relation, Report, ReportFacts
from loaders.candidates import FigureCandidate, Mention, RelationCandidate, Span
from loaders.confidence import Rate, rate
from loaders.context import Context
from loaders.places import evidence

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


@dataclass(slots=True)
class _Gathered:
    """What says one fact: attributes, places, the surest rule's confidence."""

    attrs: dict[str, AttributeValue] = field(default_factory=dict)
    places: dict[tuple[int, int], Evidence] = field(default_factory=dict)
    surfaces: dict[str, None] = field(default_factory=dict)
    surest: tuple[float, str] = (0.0, "")

    def take(self, attrs: Mapping[str, AttributeValue], place: Evidence, confidence: float, rule: str) -> None:
        for key, value in attrs.items():
            known = self.attrs.get(key)
            if key in _PER_LIST and isinstance(known, tuple) and isinstance(value, tuple):
                self.attrs[key] = tuple(dict.fromkeys((*known, *value)))
            elif known is None or known == "":
                self.attrs[key] = value
        self.places.setdefault((place.start, place.end), place)
        self.surest = max(self.surest, (confidence, rule))

    def evidence(self) -> tuple[Evidence, ...]:
        """The places in reading order, at most a dozen."""
        return tuple(self.places[key] for key in sorted(self.places))[:_PLACES]


class _Maker:
    def __init__(self, context: Context, rating: Rate) -> None:
        self._context = context
        self._rating = rating
        self._entities: dict[tuple[str, str], _Gathered] = defaultdict(_Gathered)
        self._dropped: list[Rejection] = []
        self._placed: dict[tuple[int, int, int], Evidence] = {}

    def report(self) -> Report:
        identity, document = self._context.identity, self._context.reading.document
        return Report(
            id=identity.id, title=identity.title, year=identity.year, region=identity.region or "", publisher=identity.publisher,
            sha256=document.sha256, characters=len(document.text), source=document.name,
        )  # fmt: skip

    def entities(self) -> tuple[Entity, ...]:
        for index in sorted(self._context.mentions):
            for mention in self._context.mentions[index]:
                self._take(mention)
        return tuple(self._entity(*key) for key in sorted(self._entities))

    def _take(self, mention: Mention) -> None:
        name = self._context.names.resolve(mention.type, mention.name)
        gathered = self._entities[mention.type, name]
        gathered.take(mention.attrs, self._place(mention.span), mention.confidence, mention.rule)
        gathered.surfaces.setdefault(mention.surface.replace(" ", ""))

    def _entity(self, entity_type: str, name: str) -> Entity:
        gathered = self._entities[entity_type, name]
        aliases = tuple(sorted(surface for surface in gathered.surfaces if surface != name))
        scope = str(gathered.attrs.get("code", "")) if entity_type == "Region" else ""
        confidence = self._rated("entity", entity_type, gathered)
        return Entity(entity_type, name, aliases, gathered.attrs, gathered.evidence(), confidence, scope)

    def _rated(self, kind: Kind, type_: str, said: _Gathered) -> float:
        judged, rule = said.surest
        return self._rating(kind, type_, rule, judged)

    def relations(self) -> tuple[Relation, ...]:
        found: dict[tuple[str, EntityRef, EntityRef], _Gathered] = defaultdict(_Gathered)
        for candidate in self._context.relations:
            subject, object_ = self._end(candidate.subject), self._end(candidate.object)
            if subject == object_ or not self._known(candidate, subject, object_):
                continue
            if candidate.type in SYMMETRIC and object_ < subject:
                subject, object_ = object_, subject
            said = found[candidate.type, subject, object_]
            said.take(candidate.attrs, self._place(candidate.span), candidate.confidence, candidate.rule)
        return tuple(
            Relation(kind, subject, object_, said.attrs, said.evidence(), self._rated("relation", kind, said))
            for (kind, subject, object_), said in sorted(found.items(), key=lambda item: item[0])
        )

    def _end(self, end: tuple[str, str]) -> EntityRef:
        return EntityRef(end[0], self._context.names.resolve(*end))

    def _known(self, candidate: RelationCandidate | FigureCandidate, *ends: EntityRef) -> bool:
        if all(end in self._entities for end in ends):
            return True
        is_relation = isinstance(candidate, RelationCandidate)
        kind: Kind = "relation" if is_relation else "observation"
        label = " ".join(end.name for end in ends)
        name = candidate.type if isinstance(candidate, RelationCandidate) else candidate.indicator
        self._dropped.append(Rejection(kind, name, label, "unnamed-end", self._place(candidate.span)))
        return False

    def figures(self) -> tuple[Observation, ...]:
        found: dict[tuple[EntityRef, str, int], tuple[FigureCandidate, _Gathered]] = {}
        for candidate in sorted(self._context.figures, key=lambda c: (-c.confidence, c.span.segment, c.span.start)):
            subject = self._end(candidate.subject)
            if not self._known(candidate, subject):
                continue
            key = (subject, candidate.indicator, candidate.year)
            first, said = found.setdefault(key, (candidate, _Gathered()))
            if abs(first.value - candidate.value) <= 1e-3 * max(1.0, abs(first.value)):
                said.take({}, self._place(candidate.span), candidate.confidence, candidate.rule)
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
            Observation(
                subject, indicator, year, first.value, first.unit, said.evidence(), self._rated("observation", indicator, said)
            )
            for (subject, indicator, year), (first, said) in sorted(found.items(), key=lambda item: item[0])
        )

    def rejections(self) -> tuple[Rejection, ...]:
        refused = [
            Rejection(cast(Kind, refusal.kind), refusal.type, refusal.label, refusal.reason, self._place(refusal.span))
            for refusal in self._context.refusals
        ]
        return tuple(_settled((*refused, *self._dropped)))

    def _place(self, span: Span) -> Evidence:
        key = span.segment, span.start, span.end
        placed = self._placed.get(key)
        if placed is None:
            segment = self._context.segment(span.segment)
            places = segment.offsets[span.start : span.end]
            placed = evidence(self._context.identity.id, self._context.reading.document, places, segment.section)
            self._placed[key] = placed
        return placed


def _settled(rejections: Iterable[Rejection]) -> list[Rejection]:
    unique = {(r.kind, r.type, r.label, r.reason, r.evidence.start, r.evidence.end): r for r in rejections}
    return [unique[key] for key in sorted(unique, key=lambda key: (key[4], key[5], key[:4]))]
