"""Opening the property graph of one release of a graph's folder, wherever a build has put it by then; for workers too."""

from __future__ import annotations

from pathlib import Path

from kg.property_graph.embedded import PropertyGraphStore
from kg.releases import PROPERTY_GRAPH, kept


def open_store(place: Path) -> PropertyGraphStore:
    """The store of the release that ``place`` names (:func:`kg.releases.kept.named`). Raises UnknownReleaseError, GraphError."""
    return kept.opened(*kept.meant(place), lambda folder: PropertyGraphStore(folder / PROPERTY_GRAPH), PropertyGraphStore.close)
