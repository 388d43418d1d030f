"""Where an id leads that the graph once gave out: to the thing that has another id now, or to the release that had it last.

An entity that joined another, or was named otherwise, is still asked for by the ids in print. Statements and claims have ids made
from those of their entities, so they move along.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import product

from kg import ids
from kg.graph import Claim, Graph
from kg.releases.succession import Redirect
from ontology.schema import IDS


class Identities:
    """The ids of a graph and those that lead to them. Read-only and safe to share between threads."""

    def __init__(self, graph: Graph, redirects: Iterable[Redirect] = ()) -> None:
        self._graph = graph
        self._redirects = {one.id: one for one in redirects}

    def now(self, id_: str) -> str:
        """The id that the thing of this id or IRI has now: its own, the survivor's; empty where the graph knows none."""
        id_ = id_.removeprefix(IDS)
        if id_ in self._graph.entities or id_ in self._graph.claims or id_ in self._facts:
            return id_
        return self._entities.get(id_) or self._moved.get(id_, "")

    def last(self, id_: str) -> str:
        """The last release that had an entity that is no more; empty where none is known."""
        one = self._redirects.get(id_.removeprefix(IDS))
        return one.release if one and not one.to else ""

    @cached_property
    def _entities(self) -> dict[str, str]:
        """Former ids of entities to the present ones."""
        found = {one.id: one.to for one in self._redirects.values() if one.to}
        found |= {former: entity.id for entity in self._graph.entities.values() for former in entity.formerly}
        return found

    @cached_property
    def _former(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for former, now in sorted(self._entities.items()):
            found.setdefault(now, []).append(former)
        return found

    @cached_property
    def _facts(self) -> frozenset[str]:
        return frozenset(claim.fact for claim in self._graph.claims.values())

    @cached_property
    def _moved(self) -> dict[str, str]:
        """Former ids of statements and claims to the present ones."""
        found: dict[str, str] = {}
        for claim in self._graph.claims.values():
            for fact in self._former_facts(claim):
                found.setdefault(fact, claim.fact)
                found.setdefault(ids.claim_id(fact, claim.report), claim.id)
        return found

    def _former_facts(self, claim: Claim) -> Iterator[str]:
        subjects = [claim.subject, *self._former.get(claim.subject, ())]
        objects = [claim.object, *self._former.get(claim.object, ())]
        for subject, object_ in product(subjects, objects):
            if (subject, object_) != (claim.subject, claim.object):
                yield ids.fact_id(claim.kind, claim.type, subject, object_, claim.year, claim.value)
