"""The resolved graph: entities and claims with ids, from what reports state. What both projections are written from.

A claim is one report's stating of one fact (docs/graph.md): that two entities stand in a relation, that an indicator has a value,
or that an entity is named. One fact in two reports is two claims with one ``fact`` id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from kg import ids
from kg.model import AttributeValue, Entity, EntityRef, Evidence, Observation, Rejection, Relation, Report, ReportFacts
from kg.resolve import Decision, GraphEntity, Joined, Resolution, resolve
from kg.validate import stands_in, validate_all
from ontology.schema import load

ClaimKind = Literal["relation", "observation", "mention"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one report states, in ids.

    ``type`` is the relation type, the indicator, or the type of the mentioned entity. ``object`` is set for relations only;
    ``year``, ``value`` and ``unit`` for observations only. ``attrs`` are a relation's qualifiers by their ontology key;
    values of an entity class (programs) are ids. ``places`` are in reading order.
    ``by`` marks what the rules did not find themselves (``model:NAME``).
    """

    id: str
    fact: str
    kind: ClaimKind
    type: str
    report: str
    subject: str
    object: str
    year: int | None
    value: float | None
    unit: str
    attrs: Mapping[str, AttributeValue]
    places: tuple[Evidence, ...]
    confidence: float
    by: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """Reports, entities, claims and rejections by id (each in the order of the ids), and the merge log.

    A rejection whose place is not known (a fact that came without one) has a place of no characters and no surface form.
    """

    reports: Mapping[str, Report]
    entities: Mapping[str, GraphEntity]
    claims: Mapping[str, Claim]
    joined: tuple[Joined, ...] = ()
    rejections: Mapping[str, Rejection] = field(default_factory=dict)


def build_graph(facts: Iterable[ReportFacts], decisions: Iterable[Decision] = ()) -> Graph:
    """Validate, resolve and number the facts. The same facts give an equal graph in whatever order they come.

    Raises InputError where two different reports have one id.
    """
    valid = tuple(_with_named_programs(one) for one in validate_all(facts))
    resolution = resolve(valid, decisions)
    claims: dict[str, Claim] = {}
    for one in valid:
        for claim in _claims(one, resolution):
            known = claims.get(claim.id)
            claims[claim.id] = _united(known, claim) if known else claim
    return Graph(
        reports={one.report.id: one.report for one in valid},
        entities=resolution.entities,
        claims=dict(sorted(claims.items())),
        joined=resolution.joined,
        rejections=dict(sorted({_rejection_id(r): r for one in valid for r in _rejections(one)}.items())),
    )


def has_place(rejection: Rejection) -> bool:
    """Whether it is known where the report says what was rejected."""
    return bool(rejection.evidence.surface)


def _rejections(facts: ReportFacts) -> Iterable[Rejection]:
    """The report's rejections; a place that is none in this report is not told."""
    for rejection in facts.rejections:
        sound = stands_in(rejection.evidence, facts.report)
        yield rejection if sound else replace(rejection, evidence=Evidence(facts.report.id, 0, 0, ""))


def _rejection_id(rejection: Rejection) -> str:
    place = rejection.evidence
    where = (str(place.start), str(place.end), place.surface, place.section, str(place.page))
    return ids.rejection_id(place.report, rejection.kind, rejection.type, rejection.label, rejection.reason, *where)


def _entity_attributes(relation: str) -> dict[str, str]:
    """The qualifiers of a relation whose values are entities: key to entity type."""
    schema = load()
    return {a.key: a.datatype for a in schema.relation_types[relation].attributes if a.datatype in schema.entity_types}


def _with_named_programs(facts: ReportFacts) -> ReportFacts:
    """Entities that only a relation's qualifier names (a program of a cooperation) are entities too, said in the same places."""
    known = {ref for entity in facts.entities for ref in (entity.ref, *(EntityRef(entity.type, a) for a in entity.aliases))}
    missing: dict[EntityRef, list[Evidence]] = {}
    for relation in facts.relations:
        for key, type_ in _entity_attributes(relation.type).items():
            for name in _listed(relation.attrs.get(key)):
                if EntityRef(type_, name) not in known:
                    missing.setdefault(EntityRef(type_, name), []).extend(relation.evidence)
    added = tuple(Entity(ref.type, ref.name, evidence=tuple(places)) for ref, places in sorted(missing.items()))
    return replace(facts, entities=(*facts.entities, *added)) if added else facts


def _claims(facts: ReportFacts, resolution: Resolution) -> Iterable[Claim]:
    report = facts.report.id
    refs = {ref: id_ for (of, ref), id_ in resolution.refs.items() if of == report}
    for entity in facts.entities:
        for alias in entity.aliases:
            refs.setdefault(EntityRef(entity.type, alias), refs[entity.ref])
    for entity in facts.entities:
        yield _mention(report, refs[entity.ref], entity)
    for relation in facts.relations:
        claim = _relation(report, refs, relation)
        if claim.subject != claim.object:
            yield claim
    for figure in facts.observations:
        yield _observation(report, refs, figure)


def _mention(report: str, subject: str, entity: Entity) -> Claim:
    fact = ids.mention_fact_id(subject)
    return replace(_claim(report, fact, "mention", entity.type, subject, entity.evidence, entity.confidence), by=entity.by)


def _relation(report: str, refs: Mapping[EntityRef, str], relation: Relation) -> Claim:
    subject, object_ = refs[relation.subject], refs[relation.object]
    kind = load().relation_types[relation.type]
    if kind.symmetric and object_ < subject:
        subject, object_ = object_, subject
    classes = _entity_attributes(relation.type)
    attrs: dict[str, AttributeValue] = {}
    for attribute in kind.attributes:
        value = relation.attrs.get(attribute.key)
        if value is None or value in ("", ()):
            continue
        if attribute.list:
            named = _listed(value)
            if attribute.datatype == "CooperationForm":
                named = [name for name in named if name in load().forms]
            if attribute.key in classes:
                named = [refs[EntityRef(classes[attribute.key], name)] for name in named]
            if named:
                attrs[attribute.key] = tuple(sorted(set(named)))
        else:
            attrs[attribute.key] = attribute.typed(value)
    fact = ids.relation_fact_id(relation.type, subject, object_)
    claim = _claim(report, fact, "relation", relation.type, subject, relation.evidence, relation.confidence)
    return replace(claim, object=object_, attrs=attrs, by=relation.by)


def _observation(report: str, refs: Mapping[EntityRef, str], figure: Observation) -> Claim:
    subject, value = refs[figure.subject], float(figure.value)
    fact = ids.observation_fact_id(figure.indicator, subject, figure.year, value)
    claim = _claim(report, fact, "observation", figure.indicator, subject, figure.evidence, figure.confidence)
    return replace(claim, year=figure.year, value=value, unit=figure.unit, by=figure.by)


def _claim(
    report: str, fact: str, kind: ClaimKind, type_: str, subject: str, places: Sequence[Evidence], confidence: float
) -> Claim:
    return Claim(
        id=ids.claim_id(fact, report),
        fact=fact,
        kind=kind,
        type=type_,
        report=report,
        subject=subject,
        object="",
        year=None,
        value=None,
        unit="",
        attrs={},
        places=_in_order(places),
        confidence=float(confidence),
    )


def _united(one: Claim, other: Claim) -> Claim:
    """A report that states one fact twice (under two names, in two chapters) makes one claim with the places of both."""
    attrs: dict[str, AttributeValue] = dict(one.attrs)
    for key, value in other.attrs.items():
        known = attrs.get(key, value)
        if isinstance(known, tuple) and isinstance(value, tuple):
            attrs[key] = tuple(sorted({*known, *value}))
        else:
            attrs[key] = min(known, value, key=str)
    places = _in_order((*one.places, *other.places))
    by = min(one.by, other.by)  # what the rules say too is theirs
    return replace(one, attrs=attrs, places=places, confidence=max(one.confidence, other.confidence), by=by)


def _in_order(places: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(set(places), key=lambda p: (p.start, p.end, p.surface, p.section, p.page or 0)))


def _listed(value: AttributeValue | None) -> list[str]:
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, tuple) else [str(value)]
