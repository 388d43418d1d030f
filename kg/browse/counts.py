"""How much of what a graph holds, as counts by type, in the ontology's order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kg.browse.index import Index
from ontology.schema import load


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of a graph. ``facts`` are statements (relations and figures), ``claims`` what single reports say of them."""

    reports: int
    entities: Mapping[str, int]
    relations: Mapping[str, int]
    observations: int
    facts: int
    claims: int
    rejections: int


def count(index: Index) -> Counts:
    """Counts by type; types without a member count 0."""
    schema, graph = load(), index.graph
    entities = Counter(e.type for e in graph.entities.values())
    kinds = [s.first for s in index.statements.values()]
    relations = Counter(c.type for c in kinds if c.kind == "relation")
    observations = sum(c.kind == "observation" for c in kinds)
    return Counts(
        reports=len(graph.reports),
        entities={t: entities[t] for t in schema.entity_types},
        relations={t: relations[t] for t in schema.relation_types},
        observations=observations,
        facts=sum(relations.values()) + observations,
        claims=sum(c.kind != "mention" for c in graph.claims.values()),
        rejections=len(graph.rejections),
    )
