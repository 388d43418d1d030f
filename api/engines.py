"""The readers of one release: for strangers' queries in sandboxes, and for the questions, which are ours, without."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Protocol

from api.settings import Settings
from kg.folder import open_release
from kg.ports import Stores
from kg.releases import kept, read_manifest
from kg.sandbox.pool import PoolSize
from kg.sandbox.process import Opening
from kg.sandbox.readers import Bounds, SandboxedCypher, SandboxedSparql

_SPARQL_OPENER = "kg.rdf.released:open_store"
_CYPHER_OPENER = "kg.property_graph.released:open_store"


class Engines(Protocol):
    """What answers queries on one release, wherever it is stored. Making one is quick; ``close`` gives all of it back."""

    @property
    def guests(self) -> Stores:
        """The readers for queries from strangers, checked and limited, and the release's id."""

    def questions(self) -> Stores:
        """The readers for the questions, opened when first asked for. Raises GraphError, StoreError."""

    def start(self) -> None:
        """Begin to get ready, without waiting for it."""

    def close(self) -> None:
        """End the workers, close the stores."""


class EmbeddedEngines:
    """The engines over the two stores of a release in a graph's folder (:class:`Engines`).

    A build may put another release into the folder at any time; these engines go on with theirs while it is kept.
    """

    def __init__(self, folder: Path, settings: Settings, release: str = "") -> None:
        """``release`` is an id; the current one if empty. No worker starts before :meth:`start` or the first query.

        Raises GraphError where the folder is no graph.
        """
        self._folder = folder
        self._lock = threading.Lock()
        self._own: Stores | None = None
        release = release or read_manifest(folder).id
        size = PoolSize(settings.workers, settings.waiting)
        bounds = Bounds(settings.query_characters, settings.answer_mebibytes)
        place, memory = kept.named(folder, release), settings.memory_mebibytes
        self._sparql = SandboxedSparql(Opening(_SPARQL_OPENER, place, memory), size, bounds, settings.federation)
        self._cypher = SandboxedCypher(Opening(_CYPHER_OPENER, place, memory), size, bounds)
        self._guests = Stores(self._sparql, self._cypher, release)

    @property
    def guests(self) -> Stores:
        """The sandboxed readers."""
        return self._guests

    def questions(self) -> Stores:
        """The questions' own stores, in this process: they are ours, need no sandbox, and strangers cannot hold them up."""
        with self._lock:
            if self._own is None:
                self._own = open_release(self._folder, self._guests.release)
            return self._own

    def start(self) -> None:
        """Start a worker for each engine without waiting for it."""
        self._sparql.start()
        self._cypher.start()

    def close(self) -> None:
        """End the workers and close the stores."""
        self._sparql.close()
        self._cypher.close()
        with self._lock:
            if self._own is not None:
                self._own.sparql.close()
                self._own.cypher.close()
                self._own = None


def open_engines(folder: Path, settings: Settings) -> Engines:
    """The engines of the served release, as the settings want them. Raises GraphError."""
    embedded = EmbeddedEngines(folder, settings)
    if not (settings.rdf or settings.cypher):
        return embedded
    from api.remote import RemoteEngines  # here, because only this needs an HTTP client

    return RemoteEngines(embedded, settings)
