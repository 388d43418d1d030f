"""How much of what the RDF of a release holds, counted in the store once: what VoID and the service description tell."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from kg.ports import Limits, SparqlReader
from ontology.schema import BASE, IDS

# Counting goes through the whole store; it is ours, runs once a release, and no stranger's query can ask for it.
_LIMITS = Limits(seconds=600, rows=100_000)
_PREFIXES = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "


@dataclass(frozen=True, slots=True)
class NamedGraph:
    """A named graph: its IRI, what it is called, and its triples."""

    iri: str
    label: str
    triples: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """The counts of the default graph (VoID, section 4), and the named graphs.

    ``entities`` are the subjects under ``IDS``. ``by_class`` maps a class to its instances, ``by_property`` a property to its
    triples. ``examples`` are one instance of each of the graph's own classes. ``union_default`` is whether the default graph is
    the union of the named ones.
    """

    triples: int
    entities: int
    subjects: int
    objects: int
    by_class: dict[str, int]
    by_property: dict[str, int]
    examples: tuple[str, ...]
    graphs: tuple[NamedGraph, ...]
    union_default: bool


def measure(reader: SparqlReader) -> Statistics:
    """Count. Raises StoreError, QueryError."""

    def rows(query: str) -> list[tuple[str, int]]:
        return [(str(row[0]), _number(row[1])) for row in reader.select(query, limits=_LIMITS).rows]

    def number(query: str) -> int:
        return _number(reader.select(query, limits=_LIMITS).rows[0][0])

    triples = number("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    own = f'FILTER(STRSTARTS(STR(?class), "{BASE}ontology#")) FILTER(STRSTARTS(STR(?s), "{IDS}"))'
    return Statistics(
        triples=triples,
        entities=number(f'SELECT (COUNT(*) AS ?n) {{ SELECT DISTINCT ?s {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), "{IDS}")) }} }}'),
        subjects=number("SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s { ?s ?p ?o } }"),
        objects=number("SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?o { ?s ?p ?o } }"),
        by_class=dict(sorted(rows("SELECT ?c (COUNT(*) AS ?n) { ?s a ?c FILTER(ISIRI(?c)) } GROUP BY ?c"))),
        by_property=dict(sorted(rows("SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p"))),
        examples=tuple(
            sorted({iri for iri, _ in rows(f"SELECT (MIN(STR(?s)) AS ?first) (1 AS ?n) {{ ?s a ?class {own} }} GROUP BY ?class")})
        ),
        graphs=_graphs(reader),
        union_default=_is_union(reader, triples),
    )


def _graphs(reader: SparqlReader) -> tuple[NamedGraph, ...]:
    counted = reader.select("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g", limits=_LIMITS).rows
    labels = f"{_PREFIXES} SELECT ?g (MIN(STR(?l)) AS ?label) {{ GRAPH ?g {{ ?g rdfs:label ?l }} }} GROUP BY ?g"
    named = {str(row[0]): str(row[1]) for row in reader.select(labels, limits=_LIMITS).rows}
    return tuple(sorted((NamedGraph(str(g), named.get(str(g), ""), _number(n)) for g, n in counted), key=lambda one: one.iri))


def _is_union(reader: SparqlReader, triples: int) -> bool:
    """Whether the default graph holds just what the named graphs hold, each triple once."""
    together = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } }"
    if _number(reader.select(together, limits=_LIMITS).rows[0][0]) != triples:
        return False
    lone = reader.select("ASK { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } FILTER(!ISBLANK(?s)) }", limits=_LIMITS)
    return lone.rows[0][0] is False


def _number(value: object) -> int:
    assert isinstance(value, int | float)
    return int(value)


class Measured:
    """The statistics of one release, counted when first asked for."""

    def __init__(self, reader: Callable[[], SparqlReader]) -> None:
        self._reader = reader
        self._lock = threading.Lock()
        self._found: Statistics | None = None

    def get(self) -> Statistics:
        """The statistics. Raises as :func:`measure`."""
        with self._lock:
            if self._found is None:
                self._found = measure(self._reader())
            return self._found
