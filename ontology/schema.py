"""The one source of truth about what there is: reads ``vet.ttl`` and ``indicators.ttl``.

Store tables, constraints, shapes, export columns, API models and documents are derived from :func:`load` and never listed again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TypeVar

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from ontology.terms import Attribute, EntityType, Form, Indicator, RelationType, Schema

__all__ = [
    "BASE",
    "IDS",
    "SOURCES",
    "VET",
    "Attribute",
    "EntityType",
    "Form",
    "Indicator",
    "RelationType",
    "Schema",
    "load",
    "shapes",
    "source",
    "vocabulary",
]

BASE = "https://w3id.org/vetkg/"
IDS = BASE + "id/"
VET = Namespace(BASE + "ontology#")
SOURCES = ("vet.ttl", "indicators.ttl")
"""The files of the vocabulary, in Turtle."""

_Named = TypeVar("_Named", "EntityType", "RelationType", "Indicator", "Form")


def source(name: str) -> str:
    """The text of an ontology file: one of :data:`SOURCES`, ``shapes.ttl``, or one of the ``pages/``."""
    return resources.files("ontology").joinpath(name).read_text(encoding="utf-8")


def vocabulary() -> Graph:
    """The vocabulary as a graph of triples, a fresh one each time."""
    graph = Graph()
    for name in SOURCES:
        graph.parse(data=source(name), format="turtle")
    return graph


def shapes() -> str:
    """The SHACL shapes, in Turtle (see :mod:`ontology.shapes`)."""
    from ontology import shapes as derived  # here, because it reads this module

    return derived.shapes()


@cache
def load() -> Schema:
    """The vocabulary, read once. Raises ValueError where a term lacks its label, definition or order."""
    graph = vocabulary()
    version = next(graph.objects(URIRef(BASE + "ontology"), OWL.versionInfo))
    attributes = _attributes(graph)
    return Schema(
        entity_types=_frozen(_entity_types(graph, attributes)),
        relation_types=_frozen(_relation_types(graph, attributes)),
        indicators=_frozen(_indicators(graph)),
        forms=_frozen(_forms(graph)),
        observed=_classes(graph, URIRef(VET.subject), RDFS.range),
        version=str(version),
    )


def _frozen(values: list[_Named]) -> Mapping[str, _Named]:
    return MappingProxyType({v.name: v for v in values})


def _attributes(graph: Graph) -> list[tuple[Attribute, frozenset[str], frozenset[str]]]:
    """Each attribute with the classes it describes and the relations whose claims may carry it."""
    found = []
    for iri in _iris(graph.subjects(VET.key, None)):
        ranges = _classes(graph, iri, RDFS.range)
        attribute = Attribute(
            key=str(graph.value(iri, VET.key)),
            iri=str(iri),
            datatype=ranges[0],
            pattern=_pattern(graph, iri),
            list=(iri, VET.list, Literal(True)) in graph,
            **_texts(graph, iri),
        )
        qualified = frozenset(_local(o) for o in graph.objects(iri, VET.qualifies))
        found.append((attribute, frozenset(_classes(graph, iri, RDFS.domain)), qualified))
    return sorted(found, key=lambda row: row[0].key)


def _entity_types(graph: Graph, attributes: list[tuple[Attribute, frozenset[str], frozenset[str]]]) -> list[EntityType]:
    types = []
    for iri in _ordered(graph, _iris(graph.subjects(RDFS.subClassOf, VET.Entity))):
        name = _local(iri)
        types.append(
            EntityType(
                name=name,
                iri=str(iri),
                slug=re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower(),
                attributes=tuple(a for a, classes, _ in attributes if name in classes),
                **_texts(graph, iri),
            )
        )
    return types


def _relation_types(graph: Graph, attributes: list[tuple[Attribute, frozenset[str], frozenset[str]]]) -> list[RelationType]:
    types = []
    for iri in _ordered(graph, _iris(graph.subjects(RDFS.subPropertyOf, VET.relatedTo))):
        name = _local(iri)
        types.append(
            RelationType(
                name=name,
                iri=str(iri),
                cypher=re.sub(r"(?=[A-Z])", "_", name).upper(),
                domain=_classes(graph, iri, RDFS.domain),
                range=_classes(graph, iri, RDFS.range),
                symmetric=(iri, RDF.type, OWL.SymmetricProperty) in graph,
                attributes=tuple(a for a, _, qualified in attributes if name in qualified),
                **_texts(graph, iri),
            )
        )
    return types


def _indicators(graph: Graph) -> list[Indicator]:
    groups = {member: group for group, member in graph.subject_objects(SKOS.member)}
    return [
        Indicator(
            name=_label(graph, iri, SKOS.prefLabel, "zh"),
            slug=str(graph.value(iri, SKOS.notation)),
            iri=str(iri),
            label_en=_label(graph, iri, SKOS.prefLabel, "en"),
            **_definitions(graph, iri),
            unit=str(graph.value(iri, VET.unit)),
            group=_label(graph, groups[iri], SKOS.prefLabel, "zh"),
            group_en=_label(graph, groups[iri], SKOS.prefLabel, "en"),
        )
        for iri in _ordered(graph, _iris(graph.subjects(RDF.type, VET.Indicator)))
    ]


def _forms(graph: Graph) -> list[Form]:
    return [
        Form(
            name=_label(graph, iri, SKOS.prefLabel, "zh"),
            slug=str(graph.value(iri, SKOS.notation)),
            iri=str(iri),
            label_en=_label(graph, iri, SKOS.prefLabel, "en"),
            **_definitions(graph, iri),
        )
        for iri in _ordered(graph, _iris(graph.subjects(RDF.type, VET.CooperationForm)))
    ]


def _texts(graph: Graph, iri: Node) -> dict[str, str]:
    return {
        "label_zh": _label(graph, iri, RDFS.label, "zh"),
        "label_en": _label(graph, iri, RDFS.label, "en"),
        **_definitions(graph, iri),
    }


def _definitions(graph: Graph, iri: Node) -> dict[str, str]:
    return {f"definition_{language}": _label(graph, iri, SKOS.definition, language) for language in ("zh", "en")}


def _label(graph: Graph, iri: Node, predicate: URIRef, language: str) -> str:
    for value in graph.objects(iri, predicate):
        if isinstance(value, Literal) and value.language == language:
            return str(value)
    raise ValueError(f"{iri} has no {predicate} in {language}")


def _classes(graph: Graph, iri: Node, predicate: URIRef) -> tuple[str, ...]:
    """The classes or datatypes of a domain or range: a union spelled out, a restricted datatype by the one that it restricts."""
    names: list[str] = []
    for node in graph.objects(iri, predicate):
        union, restricted = graph.value(node, OWL.unionOf), graph.value(node, OWL.onDatatype)
        names += [_local(member) for member in (Collection(graph, union) if union is not None else [restricted or node])]
    return tuple(names)


def _pattern(graph: Graph, iri: URIRef) -> str:
    """The pattern of a datatype property's range."""
    for range_ in graph.objects(iri, RDFS.range):
        facets = graph.value(range_, OWL.withRestrictions)
        for facet in Collection(graph, facets) if facets is not None else ():
            pattern = graph.value(facet, XSD.pattern)
            if pattern is not None:
                return str(pattern)
    return ""


def _local(node: Node) -> str:
    text = str(node)
    return text.removeprefix(str(VET)).removeprefix(str(XSD))


def _iris(nodes: Iterable[Node]) -> list[URIRef]:
    return sorted({n for n in nodes if isinstance(n, URIRef)})


def _ordered(graph: Graph, iris: list[URIRef]) -> list[URIRef]:
    def order(iri: URIRef) -> int:
        value = graph.value(iri, VET.order)
        if value is None:
            raise ValueError(f"{iri} has no vet:order")
        return int(str(value))

    return sorted(iris, key=order)
