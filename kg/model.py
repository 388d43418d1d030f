"""What a report says, as values: entities, relations and observations, each with the places that say so.

All types are frozen. Names, types and attributes follow the annotation guidelines; the vocabulary itself (which types,
relations and indicators there are) lives in :mod:`ontology.schema` and is not repeated here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

AttributeValue = str | int | float | tuple[str, ...]
Attributes = Mapping[str, AttributeValue]
Kind = Literal["entity", "relation", "observation"]


class EntityRef(NamedTuple):
    """How a fact names an entity within one report: its type and its canonical name."""

    type: str
    name: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that states a fact.

    ``start`` and ``end`` are code points of the report's normalised text (W3C Web Annotation, text position selector),
    half open. ``surface`` is the fact's surface form there: a name or a figure, never a sentence; white space aside it
    occurs in ``text[start:end]``. ``section`` is the heading above it, ``page`` counts from 1 where the document has pages.
    """

    report: str
    start: int
    end: int
    surface: str
    section: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing of one of the ontology's entity types.

    ``scope`` keeps two things of one name apart (a region's code, a report's id); it is empty where the name is enough.
    ``by`` marks what the rules did not find themselves: ``model:NAME`` for a language model's.
    """

    type: str
    name: str
    aliases: tuple[str, ...] = ()
    attrs: Attributes = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0
    scope: str = ""
    by: str = ""

    @property
    def ref(self) -> EntityRef:
        """The entity as facts name it."""
        return EntityRef(self.type, self.name)


@dataclass(frozen=True, slots=True)
class Relation:
    """Subject, relation type, object, as one report states it. ``attrs`` may hold forms, programs, year, number, status.

    ``by`` as an entity's.
    """

    type: str
    subject: EntityRef
    object: EntityRef
    attrs: Attributes = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0
    by: str = ""


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure: ``value`` in the plain ``unit`` (人, 元, %, 所, ...) of an indicator for a region or school in a year.

    ``by`` as an entity's.
    """

    subject: EntityRef
    indicator: str
    year: int
    value: float
    unit: str
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0
    by: str = ""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A candidate that was not taken as a fact, with the reason and the place, so that a reader sees what was left out.

    ``reason`` is a short stable code (``planned``, ``denied``, ``not-a-policy``, ...), ``label`` what it would have been.
    """

    kind: Kind
    type: str
    label: str
    reason: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Merge:
    """One step of resolution: ``surface`` was taken to name ``entity``, because of ``reason``. It can be undone by hand."""

    entity: EntityRef
    surface: str
    reason: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A report as a source: what it is, the fingerprint (SHA-256 of the file's bytes) and the length of its normalised text."""

    id: str
    title: str
    year: int | None
    region: str
    publisher: str
    sha256: str
    characters: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """All that one report states. The unit in which facts are extracted, stored in ``seeds/`` and given to a build."""

    report: Report
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    observations: tuple[Observation, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    merges: tuple[Merge, ...] = ()
