"""Reviewing: which facts a person should look at, and what the person decides as corrections."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.corrections.model import Action, Correction, Fact, FactKey, key_of
from kg.corrections.naming import Naming
from kg.errors import InputError, UnknownNameError
from kg.model import AttributeValue, Entity, Evidence, Kind, Observation, Relation, ReportFacts
from ontology.schema import load

BELOW = 0.9
"""Facts less sure than this are doubtful unless the reviewer says otherwise."""
SEPARATOR = "|"
MENDABLE: Mapping[Kind, tuple[str, ...]] = {
    "entity": ("name", "aliases"),
    "relation": ("forms", "programs", "year"),
    "observation": ("value",),
}
"""What a mend may change, by kind. Another end or year is another fact: reject this one and add that."""
_LISTS = ("aliases", "forms", "programs")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A fact of a report that a person should look at."""

    report: str
    fact: Fact

    @property
    def key(self) -> FactKey:
        """The fact by its meaning."""
        return key_of(self.fact)

    @property
    def place(self) -> Evidence | None:
        """Where it is said first."""
        return next(iter(self.fact.evidence), None)


def doubtful(facts: Iterable[ReportFacts], known: Iterable[Correction], below: float = BELOW) -> list[Doubt]:
    """The facts less sure than ``below`` on which nobody has decided yet, least sure first."""
    decisions = list(known)
    found = []
    for one in facts:
        naming = Naming(one)
        decided = {naming.key(c.key) for c in decisions if c.report == one.report.id}
        found += [Doubt(one.report.id, f) for f in every(one) if f.confidence < below and key_of(f) not in decided]
    return sorted(found, key=lambda doubt: (doubt.fact.confidence, doubt.report, doubt.key))


def every(facts: ReportFacts) -> tuple[Fact, ...]:
    """All facts of a report."""
    return (*facts.entities, *facts.relations, *facts.observations)


def finder(facts: Iterable[ReportFacts]) -> Callable[[str], Doubt]:
    """A function that gives the fact that a key in writing names, with or without its report.

    The function raises UnknownNameError with the nearest keys, and InputError where several reports state the fact.
    """
    known = {key_text(one.report.id, key_of(fact)): Doubt(one.report.id, fact) for one in facts for fact in every(one)}
    without: dict[str, list[Doubt]] = defaultdict(list)
    for text, doubt in known.items():
        without[text.partition(SEPARATOR)[2]].append(doubt)

    def find(text: str) -> Doubt:
        found = [known[text]] if text in known else without.get(text, [])
        if len(found) == 1:
            return found[0]
        if found:
            reports = ", ".join(doubt.report for doubt in found)
            raise InputError(f"Several reports state {text!r}: {reports}.", hint=f"Begin with the report: REPORT{SEPARATOR}…")
        near = tuple(difflib.get_close_matches(text, known, n=3, cutoff=0.5))
        raise UnknownNameError(f"No fact has the key {text!r}.", hint="`vetkg review --list` prints keys.", suggestions=near)

    return find


def key_text(report: str, key: FactKey) -> str:
    """A fact's key in writing: report, kind, type and names, joined by ``|``."""
    return SEPARATOR.join((report, key.kind, key.type, *key.names))


def decide(doubt: Doubt, action: Action, reason: str, changes: Mapping[str, str] | None = None) -> Correction:
    """The correction that a decision (accept, remove, mend) makes. Raises InputError for a change that cannot be made."""
    made = changes_of(doubt.fact, changes or {}) if action == "mend" else {}
    if action == "mend" and not made:
        raise InputError("A mend changes something.", hint=f"Give one of: {', '.join(MENDABLE[doubt.key.kind])}.")
    return Correction(doubt.report, action, doubt.key, reason, None, made)


def changes_of(fact: Fact, given: Mapping[str, str]) -> dict[str, AttributeValue | Mapping[str, AttributeValue]]:
    """What a person wrote as the changes of a mend: lists split at 、 or ;, numbers read. Raises InputError."""
    kind = key_of(fact).kind
    changes: dict[str, AttributeValue | Mapping[str, AttributeValue]] = {}
    attrs: dict[str, AttributeValue] = {}
    for name, text in given.items():
        if name not in MENDABLE[kind]:
            raise InputError(f"{name!r} of a fact of kind {kind} cannot be mended.", hint=f"Can be: {', '.join(MENDABLE[kind])}.")
        value = _value(name, text.strip())
        if kind == "relation":
            attrs[name] = value
        else:
            changes[name] = value
    if attrs and isinstance(fact, Relation):
        changes["attrs"] = {**fact.attrs, **attrs}
    return changes


def _value(name: str, text: str) -> AttributeValue:
    if name in _LISTS:
        parts = tuple(
            dict.fromkeys(part.strip() for part in text.replace("；", "、").replace(";", "、").split("、") if part.strip())
        )
        unknown = [part for part in parts if name == "forms" and part not in load().forms]
        if unknown:
            raise InputError(f"{unknown[0]!r} is no form of cooperation.", hint=f"There are: {'、'.join(load().forms)}.")
        return parts
    if name == "name":
        if not text:
            raise InputError("A name cannot be empty.", hint="To leave the entity out, reject it.")
        return text
    try:
        return int(text) if name == "year" else float(text.replace(",", ""))
    except ValueError as error:
        raise InputError(f"{text!r} is no number.", hint=f"Write the {name} as digits, in the plain unit.") from error


def written(fact: Fact) -> dict[str, str]:
    """What of a fact can be mended, as a person would write it."""
    if isinstance(fact, Entity):
        return {"name": fact.name, "aliases": "、".join(fact.aliases)}
    if isinstance(fact, Observation):
        return {"value": f"{fact.value:.10g}"}
    return {name: _plain(fact.attrs.get(name, "")) for name in MENDABLE["relation"]}


def _plain(value: Any) -> str:
    return "、".join(value) if isinstance(value, tuple) else str(value)


def together(known: Iterable[Correction], new: Iterable[Correction]) -> list[Correction]:
    """Corrections with new decisions: the latest on a fact stands in the place of earlier ones."""
    decisions = {(c.report, c.key): c for c in new}
    kept = [c for c in known if (c.report, c.key) not in decisions]
    return [*kept, *decisions.values()]


def says(fact: Fact) -> str:
    """A fact in words, for a person to judge."""
    schema = load()
    if isinstance(fact, Entity):
        kind = schema.entity_types.get(fact.type)
        aliases = f"（{'、'.join(fact.aliases)}）" if fact.aliases else ""
        return f"{kind.label_zh if kind else fact.type}：{fact.name}{aliases}"
    if isinstance(fact, Relation):
        type_ = schema.relation_types.get(fact.type)
        told = "；".join(text for text in written(fact).values() if text)
        return f"{fact.subject.name} — {type_.label_zh if type_ else fact.type} → {fact.object.name}" + (
            f"（{told}）" if told else ""
        )
    return f"{fact.subject.name} {fact.year} 年 {fact.indicator} = {fact.value:.10g} {fact.unit}".rstrip()
