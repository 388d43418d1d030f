"""A fact, or a rejection with its reason: what a report's facts must keep to before they enter a graph.

Reasons: ``unknown-type``, ``empty-name``, ``unknown-entity``, ``not-allowed`` (the ontology joins no such types),
``self-relation``, ``unknown-indicator``, ``wrong-unit``, ``out-of-range``, ``no-evidence``. Nothing is dropped in silence.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from kg.errors import InputError
from kg.model import Entity, EntityRef, Evidence, Kind, Observation, Rejection, Relation, Report, ReportFacts
from ontology.schema import Schema, load

OLDEST_YEAR, LATEST_YEAR = 1949, 2100

_Fact = TypeVar("_Fact", Entity, Relation, Observation)


def validate_all(facts: Iterable[ReportFacts]) -> tuple[ReportFacts, ...]:
    """Each report's valid facts, by report id. Two equal copies of a report count once; two different ones raise InputError."""
    by_id: dict[str, ReportFacts] = {}
    for one in facts:
        known = by_id.setdefault(one.report.id, one)
        if known is not one and known != one:
            message = f"Two reports have the id {one.report.id}: “{known.report.title}” and “{one.report.title}”."
            raise InputError(message, hint="Leave one of them out: one of the two is probably a copy or another version.")
    return tuple(validate(by_id[key]) for key in sorted(by_id))


def validate(facts: ReportFacts) -> ReportFacts:
    """The report's facts without those that are none; each of these is now among the rejections, with the reason."""
    schema, report = load(), facts.report
    rejected: list[Rejection] = []
    entities = _kept(facts.entities, "entity", partial(_entity_fault, schema), report, rejected)
    known = {entity.ref for entity in entities}
    relations = _kept(facts.relations, "relation", partial(_relation_fault, schema, known), report, rejected)
    figures = _kept(facts.observations, "observation", partial(_observation_fault, schema, known), report, rejected)
    plain = tuple(replace(figure, unit=schema.indicators[figure.indicator].unit) for figure in figures)
    rejections = (*facts.rejections, *rejected)
    return replace(facts, entities=entities, relations=relations, observations=plain, rejections=rejections)


def _kept(
    items: Sequence[_Fact], kind: Kind, fault_of: Callable[[_Fact], str], report: Report, rejected: list[Rejection]
) -> tuple[_Fact, ...]:
    kept: list[_Fact] = []
    for item in items:
        places = tuple(place for place in item.evidence if stands_in(place, report))
        fault = fault_of(item) or ("" if places else "no-evidence")
        if fault:
            place = next(iter(item.evidence), Evidence(report.id, 0, 0, ""))
            rejected.append(Rejection(kind, _type(item), _label(item), fault, place))
        else:
            kept.append(item if places == item.evidence else replace(item, evidence=places))
    return tuple(kept)


def stands_in(place: Evidence, report: Report) -> bool:
    """Whether the place is one of that report: within its text, with a surface form."""
    inside = 0 <= place.start < place.end <= report.characters
    return place.report == report.id and inside and bool(place.surface.strip())


def _entity_fault(schema: Schema, entity: Entity) -> str:
    if entity.type not in schema.entity_types:
        return "unknown-type"
    return "" if entity.name.strip() else "empty-name"


def _relation_fault(schema: Schema, known: set[EntityRef], relation: Relation) -> str:
    if relation.type not in schema.relation_types:
        return "unknown-type"
    if not schema.allows(relation.type, relation.subject.type, relation.object.type):
        return "not-allowed"
    if relation.subject not in known or relation.object not in known:
        return "unknown-entity"
    return "self-relation" if relation.subject == relation.object else ""


def _observation_fault(schema: Schema, known: set[EntityRef], figure: Observation) -> str:
    indicator = schema.indicators.get(figure.indicator)
    if indicator is None:
        return "unknown-indicator"
    if figure.subject.type not in schema.observed:
        return "not-allowed"
    if figure.subject not in known:
        return "unknown-entity"
    if indicator.unit and figure.unit != indicator.unit:
        return "wrong-unit"
    sound = math.isfinite(figure.value) and figure.value >= 0 and not (indicator.unit == "%" and figure.value > 100)
    return "" if sound and OLDEST_YEAR <= figure.year <= LATEST_YEAR else "out-of-range"


def _type(item: Entity | Relation | Observation) -> str:
    return item.indicator if isinstance(item, Observation) else item.type


def _label(item: Entity | Relation | Observation) -> str:
    if isinstance(item, Entity):
        return item.name
    if isinstance(item, Relation):
        return f"{item.subject.name} → {item.object.name}"
    return f"{item.subject.name} {item.year}: {item.value:g} {item.unit}".rstrip()
