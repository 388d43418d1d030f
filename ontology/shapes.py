"""The SHACL shapes: those of entities, relations and their attributes follow from the vocabulary; ``shapes.ttl`` adds the rest.

A class or property that is added to ``vet.ttl`` so has its shape at once. Standard: SHACL (W3C, 2017), core constraints.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ontology.schema import VET, Attribute, EntityType, RelationType, Schema, load, source

_DATATYPES = {"string": "xsd:string", "integer": "xsd:integer", "double": "xsd:double"}
_ENDS = 'sh:message "关系须有一个主语和一个宾语。"@zh , "A relation has one subject and one object."@en'
_NAME = 'sh:path rdfs:label ; sh:minCount 1 ; sh:minLength 1 ; sh:message "一个实体要有名称。"@zh , "An entity needs a name."@en'


def shapes() -> str:
    """All shapes, in Turtle: first those written by hand, then the derived ones in the order of the vocabulary."""
    return "\n".join((source("shapes.ttl"), *_derived(load())))


def _derived(schema: Schema) -> Iterator[str]:
    for kind in schema.entity_types.values():
        relations = [r for r in schema.relation_types.values() if kind.name in r.domain]
        yield _entity(kind, relations)
    for relation in schema.relation_types.values():
        yield _subject(relation)
    yield _claims(schema)
    for attribute, relations in _qualifiers(schema).values():
        yield _qualifier(attribute, relations)


def _entity(kind: EntityType, relations: Iterable[RelationType]) -> str:
    pattern = f"^{kind.slug}-[0-9a-z-]+$"
    properties = [
        _NAME,
        f'sh:path dct:identifier ; sh:minCount 1 ; sh:maxCount 1 ; sh:pattern "{pattern}" ; '
        'sh:message "标识须以类型开头。"@zh , "An identifier begins with its type."@en',
        *(_attribute(attribute) for attribute in kind.attributes),
        *(_object(relation) for relation in relations),
    ]
    return _shape(kind.name, f"sh:targetClass {_term(kind.iri)}", *(f"sh:property [ {one} ]" for one in properties))


def _object(relation: RelationType) -> str:
    message = f'"“{relation.label_zh}”的宾语类型不符。"@zh , "The object of “{relation.label_en}” is of the wrong type."@en'
    return f"sh:path {_term(relation.iri)} ; {_any_class(relation.range)} ; sh:message {message}"


def _subject(relation: RelationType) -> str:
    message = f'"“{relation.label_zh}”的主语类型不符。"@zh , "The subject of “{relation.label_en}” is of the wrong type."@en'
    target = f"sh:targetSubjectsOf {_term(relation.iri)}"
    return _shape(f"{relation.name}-subject", target, _any_class(relation.domain), f"sh:message {message}")


def _claims(schema: Schema) -> str:
    """What a claim of a relation names: one relation of the vocabulary."""
    known = " ".join(_term(relation.iri) for relation in schema.relation_types.values())
    message = '"陈述的关系须在词汇表中。"@zh , "A claim’s relation is one of the vocabulary’s."@en'
    return _shape(
        "relation-claim",
        "sh:targetSubjectsOf rdf:predicate , rdf:object",
        f"sh:property [ sh:path rdf:predicate ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( {known} ) ; sh:message {message} ]",
        *(f"sh:property [ sh:path rdf:{end} ; sh:minCount 1 ; sh:maxCount 1 ; {_ENDS} ]" for end in ("subject", "object")),
    )


def _qualifiers(schema: Schema) -> Mapping[str, tuple[Attribute, list[RelationType]]]:
    """Each attribute of claims with the relations whose claims may carry it."""
    found: dict[str, tuple[Attribute, list[RelationType]]] = {}
    for relation in schema.relation_types.values():
        for attribute in relation.attributes:
            found.setdefault(attribute.key, (attribute, []))[1].append(relation)
    return dict(sorted(found.items()))


def _qualifier(attribute: Attribute, relations: Iterable[RelationType]) -> str:
    allowed = " ".join(_term(relation.iri) for relation in relations)
    message = f'"此关系的陈述不带“{attribute.label_zh}”。"@zh , "Claims of this relation have no “{attribute.label_en}”."@en'
    return _shape(
        f"{attribute.key}-of-claims",
        f"sh:targetSubjectsOf {_term(attribute.iri)}",
        f"sh:property [ {_attribute(attribute)} ]",
        f"sh:property [ sh:path rdf:predicate ; sh:in ( {allowed} ) ; sh:message {message} ]",
    )


def _attribute(attribute: Attribute) -> str:
    parts = [f"sh:path {_term(attribute.iri)}"]
    if attribute.datatype in _DATATYPES:
        parts.append(f"sh:datatype {_DATATYPES[attribute.datatype]}")
    else:
        parts.append(_any_class((attribute.datatype,)))
    if not attribute.list:
        parts.append("sh:maxCount 1")
    if attribute.pattern:
        parts.append(f'sh:pattern "^({attribute.pattern})$"')
    message = f'"“{attribute.label_zh}”的值不符。"@zh , "The value of “{attribute.label_en}” does not fit."@en'
    return " ; ".join((*parts, f"sh:message {message}"))


def _any_class(names: Iterable[str]) -> str:
    classes = [f"sh:class vet:{name}" for name in names]
    return classes[0] if len(classes) == 1 else f"sh:or ( {' '.join(f'[ {one} ]' for one in classes)} )"


def _shape(name: str, *parts: str) -> str:
    return f"vsh:{name} a sh:NodeShape ;\n    " + " ;\n    ".join(parts) + " .\n"


def _term(iri: str) -> str:
    return "vet:" + iri.removeprefix(str(VET))
