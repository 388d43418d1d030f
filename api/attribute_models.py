"""The shapes of attributes in REST answers, made from the ontology: what it gains, the OpenAPI document gains."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from pydantic import ConfigDict, Field
from typing_extensions import TypedDict  # pydantic reads typing's own only from Python 3.12 on

from ontology.schema import Attribute, EntityType, RelationType, load

_dictionary: Any = TypedDict  # under another name, because type checkers want its fields spelled out
_PLAIN: Mapping[str, type] = {"string": str, "integer": int, "double": float}


def entity_types() -> dict[str, Any]:
    """What JSON Schema says of a field that holds the name of an entity type."""
    return {"enum": list(load().entity_types)}


def relations(*further: str) -> dict[str, Any]:
    """What JSON Schema says of a field that holds the name of a relation, or one of the further words."""
    return {"enum": [*load().relation_types, *further]}


def of_entities(cell: type) -> Any:
    """A typed dictionary of all entity types' attributes, none of them required; ``cell`` is the shape of an entity's name."""
    return _typed("EntityAttributes", load().entity_types.values(), cell)


def of_claims(cell: type) -> Any:
    """A typed dictionary of all relations' qualifiers, none of them required."""
    return _typed("ClaimAttributes", load().relation_types.values(), cell)


def _typed(name: str, holders: Iterable[EntityType | RelationType], cell: type) -> Any:
    attributes: dict[str, tuple[Attribute, list[str]]] = {}
    for holder in holders:
        for attribute in holder.attributes:
            attributes.setdefault(attribute.key, (attribute, []))[1].append(holder.name)
    fields = {key: _field(attribute, names, cell) for key, (attribute, names) in sorted(attributes.items())}
    made: Any = _dictionary(name, fields, total=False)
    made.__pydantic_config__ = ConfigDict(extra="forbid")
    return made


def _field(attribute: Attribute, holders: Iterable[str], cell: type) -> Any:
    """The type of an attribute's value: entities as cells, members of a scheme and text as text, numbers as numbers."""
    one: Any = cell if attribute.datatype in load().entity_types else _PLAIN.get(attribute.datatype, str)
    rules: dict[str, Any] = {}
    if attribute.datatype == "CooperationForm":
        one = Annotated[str, Field(json_schema_extra={"enum": list(load().forms)})]
    elif attribute.pattern:
        rules["pattern"] = f"^({attribute.pattern})$"
    said = f"{attribute.label_zh} · {attribute.definition_en} Of: {', '.join(holders)}."
    return Annotated[list[one] if attribute.list else one, Field(description=said, json_schema_extra=rules or None)]
