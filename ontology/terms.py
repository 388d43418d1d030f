"""What the vocabulary is made of: types, relations, attributes, indicators and forms, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attribute:
    """A property of an entity type or of a relation's claims.

    ``key`` is its name in facts files and in the property graph, ``iri`` its property in RDF. ``datatype`` is ``string``,
    ``integer`` or ``double``, or the name of a class (``Program``, ``CooperationForm``) whose members are its values.
    ``pattern`` is a regular expression that a string must match as a whole (OWL 2, 7.5: xsd:pattern), empty where any will do.
    """

    key: str
    iri: str
    datatype: str
    pattern: str
    list: bool
    label_zh: str
    label_en: str
    definition_zh: str
    definition_en: str

    def typed(self, value: object) -> str | int | float:
        """One value as the attribute's datatype has it. Raises ValueError where it is no number and should be."""
        text = str(value)
        return int(text) if self.datatype == "integer" else float(text) if self.datatype == "double" else text


@dataclass(frozen=True, slots=True)
class EntityType:
    """A class of entities. ``slug`` begins the ids of its members (``case-study``)."""

    name: str
    iri: str
    slug: str
    label_zh: str
    label_en: str
    definition_zh: str
    definition_en: str
    attributes: tuple[Attribute, ...]


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation: which types it may join, its name in Cypher (``PARTNERS_WITH``) and what its claims may carry."""

    name: str
    iri: str
    cypher: str
    label_zh: str
    label_en: str
    definition_zh: str
    definition_en: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    symmetric: bool
    attributes: tuple[Attribute, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """What an observation measures. ``name`` is the Chinese label that facts use; ``unit`` the plain unit, empty for a ratio."""

    name: str
    slug: str
    iri: str
    label_en: str
    definition_zh: str
    definition_en: str
    unit: str
    group: str
    group_en: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form of cooperation between schools and enterprises; ``name`` is the Chinese label that facts use."""

    name: str
    slug: str
    iri: str
    label_en: str
    definition_zh: str
    definition_en: str


@dataclass(frozen=True, slots=True)
class Schema:
    """The vocabulary, each part by its name, in the order of the ontology. ``observed``: the types that figures describe."""

    entity_types: Mapping[str, EntityType]
    relation_types: Mapping[str, RelationType]
    indicators: Mapping[str, Indicator]
    forms: Mapping[str, Form]
    observed: tuple[str, ...]
    version: str

    def allows(self, relation: str, subject_type: str, object_type: str) -> bool:
        """Whether the relation may join the two types."""
        found = self.relation_types.get(relation)
        return found is not None and subject_type in found.domain and object_type in found.range
