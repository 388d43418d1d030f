"""What a correction is: an action on one fact of one report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from kg.model import AttributeValue, Entity, Evidence, Kind, Observation, Relation

Action = Literal["add", "remove", "mend", "accept"]
Fact = Entity | Relation | Observation


class FactKey(NamedTuple):
    """A fact by its meaning, never by a line or a position, so that it is found again after a re-extraction.

    For an entity: type and name; for a relation: its type and both ends; for an observation: indicator, subject and year.
    """

    kind: Kind
    type: str
    names: tuple[str, ...]


def key_of(fact: Fact) -> FactKey:
    """The key of a fact."""
    if isinstance(fact, Entity):
        return FactKey("entity", fact.type, (fact.name,))
    if isinstance(fact, Relation):
        return FactKey("relation", fact.type, (*fact.subject, *fact.object))
    return FactKey("observation", fact.indicator, (*fact.subject, str(fact.year)))


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction to one report's facts.

    ``add`` carries the whole fact in ``fact``; ``mend`` the changed parts in ``changes`` (``name``, ``aliases``, ``attrs``,
    ``value``, ``unit``); ``remove`` and ``accept`` need only the key. An accepted fact has been read and found right: its
    confidence becomes 1. ``reason`` says in a few words why.
    """

    report: str
    action: Action
    key: FactKey
    reason: str
    fact: Fact | None = None
    changes: Mapping[str, AttributeValue | Mapping[str, AttributeValue]] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
