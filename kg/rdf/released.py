"""Opening the RDF store of one release of a graph's folder, wherever a build has put it by then; for workers too."""

from __future__ import annotations

from pathlib import Path

from kg.rdf.store import RdfStore
from kg.releases import RDF, kept


def open_store(place: Path) -> RdfStore:
    """The store of the release that ``place`` names (:func:`kg.releases.kept.named`). Raises UnknownReleaseError, GraphError."""
    return kept.opened(*kept.meant(place), lambda folder: RdfStore(folder / RDF), RdfStore.close)
