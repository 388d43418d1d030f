"""A graph's folder, which :mod:`kg.build` makes: a manifest, the facts, the decisions on names, and the two projections."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kg import decisions_file, facts_file
from kg.errors import GraphError, InputError
from kg.graph import Graph, build_graph
from kg.model import ReportFacts
from kg.ports import Stores
from kg.property_graph import released as property_graph_released
from kg.property_graph.embedded import PropertyGraphStore
from kg.rdf import released as rdf_released
from kg.rdf.store import RdfStore
from kg.releases import DECISIONS, FACTS, PROPERTY_GRAPH, RDF, kept, read_manifest
from kg.resolve import Decision

_Read = TypeVar("_Read")


def read_facts(folder: Path) -> list[ReportFacts]:
    """What the graph was made from, report by report. Raises GraphError."""
    return _usable(folder, lambda: facts_file.read(folder / FACTS))


def read_decisions(folder: Path) -> tuple[Decision, ...]:
    """The decisions on names that the graph was made with. Raises GraphError."""
    return _usable(folder, lambda: decisions_file.loads((folder / DECISIONS).read_text(encoding="utf-8")))


def read_graph(folder: Path) -> Graph:
    """The resolved graph, as it was built. Raises GraphError."""
    read_manifest(folder)
    return build_graph(read_facts(folder), read_decisions(folder))


def open_stores(folder: Path) -> Stores:
    """Both stores, read-only, without a sandbox: for queries of ours. Raises GraphError."""
    release = read_manifest(folder)
    return Stores(RdfStore(folder / RDF), PropertyGraphStore(folder / PROPERTY_GRAPH), release.id)


def open_release(graph: Path, release: str) -> Stores:
    """Both stores of a release that a graph's folder holds, as :func:`open_stores`. Raises UnknownReleaseError, GraphError."""
    place = kept.named(graph, release)
    cypher = property_graph_released.open_store(place)
    try:
        return Stores(rdf_released.open_store(place), cypher, release)
    except BaseException:
        cypher.close()
        raise


def read_release(graph: Path, release: str) -> Graph:
    """The resolved graph of a release that a graph's folder holds. Raises UnknownReleaseError, GraphError."""
    return kept.opened(graph, release, read_graph, lambda _: None)


def _usable(folder: Path, read: Callable[[], _Read]) -> _Read:
    try:
        return read()
    except (InputError, OSError, UnicodeDecodeError) as error:
        raise GraphError(f"The graph in {folder} is broken: {error}", hint="Build it again with `vetkg build`.") from error
