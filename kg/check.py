"""Proof that a graph folder is sound: both projections hold the facts of the facts file, and the shapes find no violation."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from kg.errors import ConsistencyError
from kg.folder import read_graph
from kg.graph import Graph
from kg.ports import Limits
from kg.property_graph import mapping as property_graph
from kg.property_graph.embedded import PropertyGraphStore
from kg.property_graph.statements import read_edges, read_nodes
from kg.rdf import mapping as rdf
from kg.rdf import reading
from kg.rdf.mapping import RELEASE_GRAPH
from kg.rdf.store import RdfStore
from kg.rdf.terms import Quad
from kg.releases import FACTS, PROPERTY_GRAPH, RDF, read_manifest, release_id
from kg.releases.description import describe
from kg.shapes import Violation, violations
from ontology.schema import load

SHOWN = 20
"""How many differences of a kind are listed; further ones are only counted."""
_UNLIMITED = Limits(seconds=600, rows=10**9)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found. ``differences`` and ``violations`` are empty where all is well; ``seconds`` is by step."""

    release: str
    counts: Mapping[str, int]
    differences: tuple[str, ...] = ()
    violations: tuple[Violation, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether the graph is sound."""
        return not self.differences and not self.violations

    def raise_if_wrong(self) -> None:
        """Raise ConsistencyError with the first findings, where there are any."""
        if not self.ok:
            found = [*self.differences, *(str(violation) for violation in self.violations)]
            message = f"The graph is not consistent; {len(found)} findings, such as: {'; '.join(found[:3])}"
            raise ConsistencyError(message, hint="Build it again; if that does not help, report the findings.")


def check(folder: Path) -> CheckReport:
    """Read both stores back and compare them with the facts, claim for claim; then validate the RDF against the shapes.

    Raises GraphError where the folder is no graph or cannot be read.
    """
    clock = _Clock()
    release = read_manifest(folder)
    graph = read_graph(folder)
    differences = [*_release(folder, release.id), *_schema(graph)]
    clock.mark("facts")
    store = RdfStore(folder / RDF)
    quads = list(store.quads())
    differences += _rdf(graph, quads, store)
    if set(store.quads_of(RELEASE_GRAPH)) != set(describe(release)):
        differences.append("rdf: what is said of the release is not what its manifest says")
    store.close()
    clock.mark("rdf")
    differences += _property_graph(graph, folder)
    clock.mark("property graph")
    found = tuple(violations([*quads, *describe(release)]))
    clock.mark("shapes")
    counts = {"reports": len(graph.reports), "entities": len(graph.entities), "claims": len(graph.claims), "quads": len(quads)}
    return CheckReport(release.id, counts, tuple(differences), found, clock.seconds)


class _Clock:
    """Seconds by step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def mark(self, step: str) -> None:
        now = time.perf_counter()
        self.seconds[step], self._last = round(now - self._last, 3), now


def _release(folder: Path, id_: str) -> Iterator[str]:
    decisions = folder / "decisions.jsonl"
    if release_id((folder / FACTS).read_text(encoding="utf-8"), decisions.read_text(encoding="utf-8")) != id_:
        yield "the facts, or the ontology, are not those that the release was made from"


def _schema(graph: Graph) -> Iterator[str]:
    schema = load()
    for claim in graph.claims.values():
        if claim.kind == "relation":
            ends = graph.entities[claim.subject].type, graph.entities[claim.object].type
            if not schema.allows(claim.type, *ends):
                yield f"{claim.id}: the ontology has no {claim.type} from {ends[0]} to {ends[1]}"


def _rdf(graph: Graph, quads: list[Quad], store: RdfStore) -> list[str]:
    held = reading.graph_of(quads)
    found = _compared("rdf", graph, held)
    if not found:
        extra = len(set(quads) ^ set(rdf.quads(graph)))
        found += [f"rdf: {extra} quads more or fewer than the facts make"] if extra else []
    merged = store.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0][0]
    of_facts = f"GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != <{RELEASE_GRAPH}>)"
    named = store.select(f"SELECT (COUNT(*) AS ?n) {{ SELECT DISTINCT ?s ?p ?o {{ {of_facts} }} }}").rows[0][0]
    return found if merged == named else [*found, f"rdf: the default graph has {merged} triples, the named graphs {named}"]


def _property_graph(graph: Graph, folder: Path) -> list[str]:
    store = PropertyGraphStore(folder / PROPERTY_GRAPH)
    try:
        held = property_graph.graph_of(
            read_nodes(lambda statement: store.run(statement, limits=_UNLIMITED)),
            read_edges(lambda statement: store.run(statement, limits=_UNLIMITED)),
        )
    finally:
        store.close()
    return _compared("property graph", graph, held)


def _compared(store: str, expected: Graph, held: Graph) -> list[str]:
    """Each record that one has and the other has not, or has otherwise, in words."""
    found: list[str] = []
    for part in ("reports", "entities", "claims", "rejections"):
        wanted, given = getattr(expected, part), getattr(held, part)
        listed = [f"{store}: {key} is missing" for key in sorted(wanted.keys() - given.keys())]
        listed += [f"{store}: {key} is in no fact" for key in sorted(given.keys() - wanted.keys())]
        for key in sorted(wanted.keys() & given.keys()):
            if wanted[key] != given[key]:
                listed.append(f"{store}: {key} differs in {', '.join(_differing(wanted[key], given[key]))}")
        found += listed[:SHOWN]
        if len(listed) > SHOWN:
            found.append(f"{store}: {len(listed) - SHOWN} further {part} differ")
    return found


def _differing(one: object, other: object) -> list[str]:
    return [f.name for f in fields(one) if getattr(one, f.name) != getattr(other, f.name)]  # type: ignore[arg-type]
