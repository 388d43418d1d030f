"""What belongs to a region: the regions inside it, the schools in them, and whatever those stand in a relation with."""

from __future__ import annotations

from kg.browse.index import Index
from kg.resolve import GraphEntity


def inside(index: Index, region: str) -> set[str]:
    """The region and all regions inside it (partOf, however deep), as ids."""
    found, new = {region}, [region]
    while new:
        for statement in index.incoming.get(new.pop(), ()):
            if statement.first.type == "partOf" and statement.first.subject not in found:
                found.add(statement.first.subject)
                new.append(statement.first.subject)
    return found


def schools(index: Index, region: str) -> set[str]:
    """The schools located in the region or in a region inside it, as ids."""
    return {
        statement.first.subject
        for place in inside(index, region)
        for statement in index.incoming.get(place, ())
        if statement.first.type == "locatedIn"
    }


def members(index: Index, region: str) -> set[str]:
    """The regions inside the region, their schools, and what stands in a relation with either, as ids."""
    core = inside(index, region) | schools(index, region)
    return core | {index.other(statement, id_) for id_ in core for statement in index.around(id_)}


def entities(index: Index, types: tuple[str, ...] = (), region: str = "") -> list[GraphEntity]:
    """The entities of the types (of any where none is given) that belong to the region, by type and name."""
    kept = members(index, region) if region else None
    found = [e for e in index.graph.entities.values() if (not types or e.type in types) and (kept is None or e.id in kept)]
    return sorted(found, key=lambda e: (e.type, e.name, e.id))
