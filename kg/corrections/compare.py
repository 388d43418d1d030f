"""A careful reading against what was extracted: the corrections that turn the one into the other.

The reading is a file in the shape of the annotation guidelines, made by a person. Names are compared as the guidelines'
scorer compares them. Lines marked optional are neither asked for nor held against the extractor.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.corrections.model import Correction, FactKey, key_of
from kg.model import AttributeValue, Entity, EntityRef, Evidence, Observation, Relation, ReportFacts
from ontology import schema

Line = Mapping[str, Any]
Locate = Callable[[Line, Iterable[str]], Evidence]
"""From a line of the reading and the surface forms to look for where it quotes, the place."""

_DASHES = str.maketrans(dict.fromkeys("—–－―‐‑−", "-"))
_IGNORED = set("《》〈〉“”‘’\"'「」·,，、:：")


def folded(name: str) -> str:
    """A name as names are compared: compatibility forms folded, white space, quotation marks and title brackets gone."""
    text = unicodedata.normalize("NFKC", name).lower().translate(_DASHES)
    while "--" in text:
        text = text.replace("--", "-")
    return "".join(letter for letter in text if not letter.isspace() and letter not in _IGNORED)


@dataclass(frozen=True, slots=True)
class _Match:
    """What the extractor's entities are called in the reading, and the reading's in what results."""

    found_to_read: Mapping[EntityRef, EntityRef]
    optional: frozenset[EntityRef]


def compare(facts: ReportFacts, reading: Iterable[Line], locate: Locate, reason: str) -> list[Correction]:
    """The corrections that make the extracted facts say what the reading says."""
    lines = list(reading)
    match = _match(facts.entities, [row for row in lines if row["kind"] == "entity"])
    report = facts.report.id
    corrections = [
        *_entities(facts, [row for row in lines if row["kind"] == "entity"], match, locate),
        *_relations(facts, [row for row in lines if row["kind"] == "relation"], match, locate),
        *_observations(facts, [row for row in lines if row["kind"] == "observation"], match, locate),
    ]
    return [Correction(report, c.action, c.key, c.reason or reason, c.fact, c.changes, c.evidence) for c in corrections]


def _surfaces(row: Line) -> list[str]:
    return [row["name"], *row.get("aliases", ())]


def _match(found: Iterable[Entity], rows: list[Line]) -> _Match:
    by_name = {(row["type"], folded(row["name"])): row for row in reversed(rows)}
    by_surface: dict[tuple[str, str], Line] = {}
    for row in rows:
        for surface in _surfaces(row):
            by_surface.setdefault((row["type"], folded(surface)), row)
    mapping: dict[EntityRef, EntityRef] = {}
    for entity in found:
        own, *others = [(entity.type, folded(name)) for name in (entity.name, *entity.aliases)]
        read = by_name.get(own) or by_surface.get(own) or next((by_name[k] for k in others if k in by_name), None)
        if read is not None:
            mapping[entity.ref] = EntityRef(read["type"], read["name"])
    optional = frozenset(EntityRef(row["type"], row["name"]) for row in rows if row.get("optional"))
    return _Match(mapping, optional)


def _attrs(row: Line) -> dict[str, AttributeValue]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in row.get("attrs", {}).items()}


def _entities(facts: ReportFacts, rows: list[Line], match: _Match, locate: Locate) -> Iterable[Correction]:
    winners: dict[EntityRef, Entity] = {}
    for entity in sorted(facts.entities, key=lambda e: match.found_to_read.get(e.ref) != e.ref):
        read = match.found_to_read.get(entity.ref)
        if read is None:
            yield Correction("", "remove", key_of(entity), "")
        elif winners.setdefault(read, entity) is not entity:
            yield Correction("", "mend", key_of(entity), "another name of a listed entity", None, {"name": read.name})
    for row in rows:
        ref = EntityRef(row["type"], row["name"])
        aliases = tuple(dict.fromkeys(a for a in row.get("aliases", ()) if a != row["name"]))
        if ref not in winners:
            if not row.get("optional"):
                place = locate(row, _surfaces(row))
                fact = Entity(row["type"], row["name"], aliases, _attrs(row), (place,))
                yield Correction("", "add", key_of(fact), "", fact)
            continue
        entity = winners[ref]
        changes: dict[str, Any] = {} if entity.name == ref.name else {"name": ref.name}
        if set(map(folded, entity.aliases)) != set(map(folded, aliases)):
            changes["aliases"] = aliases
        missing = {k: v for k, v in _attrs(row).items() if entity.attrs.get(k) != v}
        if missing:
            changes["attrs"] = {**entity.attrs, **missing}
        if changes:
            yield Correction("", "mend", key_of(entity), "", None, changes)


def _named(match: _Match, ref: EntityRef) -> EntityRef | None:
    return match.found_to_read.get(ref)


def _relations(facts: ReportFacts, rows: list[Line], match: _Match, locate: Locate) -> Iterable[Correction]:
    types = schema.load().relation_types

    def key(kind: str, subject: EntityRef, target: EntityRef) -> tuple[str, EntityRef, EntityRef]:
        ends = sorted((subject, target)) if types[kind].symmetric else [subject, target]
        return kind, ends[0], ends[1]

    read = {key(r["type"], EntityRef(*r["subject"]), EntityRef(*r["object"])): r for r in rows}
    seen = set()
    for relation in facts.relations:
        subject, target = _named(match, relation.subject), _named(match, relation.object)
        if subject is None or target is None:
            continue  # it goes with its entity
        this = key(relation.type, subject, target)
        if this not in read:
            if not {subject, target} & match.optional:
                yield Correction("", "remove", key_of(relation), "")
            continue
        if this in seen:
            continue
        seen.add(this)
        wanted = _attrs(read[this])
        if wanted and {k: relation.attrs.get(k) for k in wanted} != wanted:
            new = FactKey("relation", relation.type, (*subject, *target))
            yield Correction("", "mend", new, "", None, {"attrs": {**relation.attrs, **wanted}})
    for this, row in read.items():
        if this not in seen and not row.get("optional"):
            ends = EntityRef(*row["subject"]), EntityRef(*row["object"])
            place = locate(row, (ends[1].name, ends[0].name))
            fact = Relation(row["type"], *ends, _attrs(row), (place,))
            yield Correction("", "add", key_of(fact), "", fact)


def _observations(facts: ReportFacts, rows: list[Line], match: _Match, locate: Locate) -> Iterable[Correction]:
    read = {(r["indicator"], EntityRef(*r["subject"]), r["year"]): r for r in rows}
    seen = set()
    for figure in facts.observations:
        subject = _named(match, figure.subject)
        if subject is None:
            continue
        row = read.get((figure.indicator, subject, figure.year))
        if row is None:
            yield Correction("", "remove", key_of(figure), "")
            continue
        seen.add((figure.indicator, subject, figure.year))
        if abs(float(row["value"]) - figure.value) > 1e-3 * max(1.0, abs(float(row["value"]))) and not row.get("optional"):
            new = FactKey("observation", figure.indicator, (*subject, str(figure.year)))
            place = locate(row, numerals(row["value"]))
            yield Correction("", "mend", new, "", None, {"value": float(row["value"])}, (place,))
    for (indicator, subject, year), row in read.items():
        if (indicator, subject, year) not in seen and not row.get("optional"):
            unit = schema.load().indicators[indicator].unit
            place = locate(row, numerals(row["value"]))
            fact = Observation(subject, indicator, year, float(row["value"]), unit, (place,))
            yield Correction("", "add", key_of(fact), "", fact)


def numerals(value: float) -> list[str]:
    """How a figure may be printed: plainly, with two places, in 万 or in 亿."""
    forms = []
    for scaled in (value, value / 1e4, value / 1e8):
        for text in (f"{scaled:.10g}", f"{scaled:.2f}", f"{scaled:.1f}", f"{scaled:,.10g}"):
            if text not in forms:
                forms.append(text)
    return forms
