"""Opening the RDF store of one release of a graph's folder, wherever a build has put it by then; for workers too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.rdf.store import RdfStore
from kg.releases import RDF, kept


def open_store(place: Path, services: Sequence[str] = ()) -> RdfStore:
    """The store of the release that ``place`` names (:func:`kg.releases.kept.named`), ``services`` as RdfStore takes them.

    Raises UnknownReleaseError, GraphError.
    """
    return kept.opened(*kept.meant(place), lambda folder: RdfStore(folder / RDF, services), RdfStore.close)
