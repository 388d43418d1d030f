"""A resolved graph, indexed for looking around: claims by subject, object, fact and report, and each entity's neighbours."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from kg.errors import UnknownNameError
from kg.graph import Claim, Graph
from kg.ids import folded
from kg.model import Report
from kg.resolve import GraphEntity
from ontology.schema import IDS, load


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact and every claim of it: the same thing said in several reports is one statement."""

    id: str
    claims: tuple[Claim, ...]

    @property
    def first(self) -> Claim:
        """The claim that stands for all in what they agree on: kind, type, subject, object."""
        return self.claims[0]


class Index:
    """A graph with its indices, which are made when first asked for. Read-only and safe to share between threads."""

    def __init__(self, graph: Graph, release: str = "") -> None:
        self.graph = graph
        self.release = release

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Every statement by its fact id, in the order of the ids."""
        claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.graph.claims.values():
            claims[claim.fact].append(claim)
        return {id_: Statement(id_, tuple(found)) for id_, found in sorted(claims.items())}

    @cached_property
    def outgoing(self) -> dict[str, list[Statement]]:
        """Relations by their subject's id, by relation (in the ontology's order) and then by object's name."""
        return self._relations_by(lambda claim: claim.subject, lambda claim: claim.object)

    @cached_property
    def incoming(self) -> dict[str, list[Statement]]:
        """Relations by their object's id, by relation and then by subject's name."""
        return self._relations_by(lambda claim: claim.object, lambda claim: claim.subject)

    @cached_property
    def observations(self) -> dict[str, list[Statement]]:
        """Figures by their subject's id, by indicator, year and value."""
        found = self._by_subject("observation")
        for statements in found.values():
            statements.sort(key=lambda s: (s.first.type, s.first.year or 0, s.first.value or 0.0, s.id))
        return found

    @cached_property
    def mentions(self) -> dict[str, list[Statement]]:
        """That an entity is named, by its id."""
        return self._by_subject("mention")

    @cached_property
    def by_report(self) -> dict[str, list[Claim]]:
        """The claims of a report by its id."""
        found: dict[str, list[Claim]] = {report: [] for report in self.graph.reports}
        for claim in self.graph.claims.values():
            found.setdefault(claim.report, []).append(claim)
        return found

    @cached_property
    def degree(self) -> Counter[str]:
        """How many relations an entity stands in."""
        counts: Counter[str] = Counter()
        for statement in self.statements.values():
            if statement.first.kind == "relation":
                counts.update((statement.first.subject, statement.first.object))
        return counts

    @cached_property
    def by_name(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """The ids of the entities of a type that have a name."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for entity in self.graph.entities.values():
            found[entity.type, entity.name].append(entity.id)
        return {key: tuple(ids) for key, ids in found.items()}

    @cached_property
    def reports_of(self) -> dict[str, tuple[str, ...]]:
        """The reports that name an entity, by the entity's id."""
        found: dict[str, set[str]] = defaultdict(set)
        for claim in self.graph.claims.values():
            for id_ in (claim.subject, claim.object):
                if id_:
                    found[id_].add(claim.report)
        return {id_: tuple(sorted(reports)) for id_, reports in found.items()}

    def entity(self, id_: str) -> GraphEntity:
        """The entity of that id or IRI. Raises UnknownNameError with the nearest."""
        id_ = id_.removeprefix(IDS)
        found = self.graph.entities.get(id_)
        if found is None:
            raise UnknownNameError(f"No entity has the id {id_!r}.", hint=_hint("/search?q=NAME"), suggestions=self.near(id_))
        return found

    def statement(self, id_: str) -> Statement:
        """The statement of that fact or claim id. Raises UnknownNameError."""
        id_ = id_.removeprefix(IDS)
        claim = self.graph.claims.get(id_)
        found = self.statements.get(claim.fact if claim else id_)
        if found is None:
            near = tuple(difflib.get_close_matches(id_, self.statements, n=3, cutoff=0.7))
            raise UnknownNameError(f"No fact has the id {id_!r}.", hint=_hint("/entities/ID"), suggestions=near)
        return found

    def report(self, id_: str) -> Report:
        """The report of that id, with or without ``report-``. Raises UnknownNameError."""
        id_ = id_.removeprefix(IDS).removeprefix("report-")
        found = self.graph.reports.get(id_)
        if found is None:
            raise UnknownNameError(
                f"No report has the id {id_!r}.", hint=_hint("/reports"), suggestions=tuple(sorted(self.graph.reports))[:20]
            )
        return found

    def near(self, text: str, limit: int = 5) -> tuple[str, ...]:
        """Ids of entities whose id or name is nearest to the text."""
        names = {folded(e.name): e.id for e in self.graph.entities.values()}
        close = difflib.get_close_matches(folded(text), [*names, *self.graph.entities], n=limit, cutoff=0.6)
        return tuple(dict.fromkeys(names.get(c, c) for c in close))

    def around(self, id_: str) -> list[Statement]:
        """The relations that an entity stands in, outgoing first; a relation of an entity to itself counts once."""
        found = {s.id: s for s in (*self.outgoing.get(id_, ()), *self.incoming.get(id_, ()))}
        return list(found.values())

    def other(self, statement: Statement, id_: str) -> str:
        """The other end of a relation."""
        claim = statement.first
        return claim.object if claim.subject == id_ else claim.subject

    def _relations_by(self, key: Callable[[Claim], str], other: Callable[[Claim], str]) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements.values():
            if statement.first.kind == "relation":
                found[key(statement.first)].append(statement)
        names, order = self.graph.entities, list(load().relation_types)
        for statements in found.values():
            statements.sort(key=lambda s: (order.index(s.first.type), names[other(s.first)].name, s.id))
        return dict(found)

    def _by_subject(self, kind: str) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements.values():
            if statement.first.kind == kind:
                found[statement.first.subject].append(statement)
        return dict(found)


def grouped(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Statements by relation type or indicator, in the order they come."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(statement.first.type, []).append(statement)
    return found


def _hint(path: str) -> str:
    return f"Look it up: {path}"
