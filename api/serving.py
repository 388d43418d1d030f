"""What the application serves: a graph's stores in sandboxes for strangers, its own stores and index for its own routes."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path

from fastapi import FastAPI

from api.browsing import Browsing
from api.guests import Guests
from api.quoting import TextQuotes
from api.settings import Settings
from kg import questions
from kg.errors import GraphError
from kg.evidence import Texts
from kg.folder import open_stores, read_graph
from kg.names import NameIndex
from kg.ports import Scalar, Stores
from kg.questions import Answer
from kg.releases import PROPERTY_GRAPH, RDF, read_manifest
from kg.sandbox.pool import PoolSize
from kg.sandbox.process import Opening
from kg.sandbox.readers import Bounds, SandboxedCypher, SandboxedSparql

_SPARQL_OPENER = "kg.rdf.store:RdfStore"
_CYPHER_OPENER = "kg.property_graph.embedded:PropertyGraphStore"


class Served:
    """One graph's folder, being served. Starting is quick: workers start by themselves, the index is made when first needed."""

    def __init__(self, folder: Path, settings: Settings, texts: Texts | None = None) -> None:
        """Raises GraphError where there is no graph that can be served."""
        self._folder = folder
        self._settings = settings
        self._quotes = TextQuotes(texts) if texts else None
        self._lock = threading.Lock()
        self._own: Stores | None = None
        release = read_manifest(folder).id
        size = PoolSize(settings.workers, settings.waiting)
        bounds = Bounds(settings.query_characters, settings.answer_mebibytes)
        memory = settings.memory_mebibytes
        self._sparql = SandboxedSparql(Opening(_SPARQL_OPENER, folder / RDF, memory), size, bounds)
        self._cypher = SandboxedCypher(Opening(_CYPHER_OPENER, folder / PROPERTY_GRAPH, memory), size, bounds)
        self.guests = Guests(Stores(self._sparql, self._cypher, release), settings)

    def install(self, app: FastAPI) -> None:
        """Give the application what its routes look for."""
        app.state.settings = self._settings
        app.state.guests = self.guests
        app.state.make_browsing = self.browsing

    def start(self) -> None:
        """Start a worker for each engine without waiting for it."""
        self._sparql.start()
        self._cypher.start()

    def close(self) -> None:
        """End the workers and close the stores."""
        self._sparql.close()
        self._cypher.close()
        if self._own is not None:
            self._own.sparql.close()
            self._own.cypher.close()

    def browsing(self) -> Browsing:
        """The index of the graph, with quotes where the reports are at hand and questions asked of stores of our own."""
        graph = read_graph(self._folder)
        names = NameIndex.of(graph)

        def ask(name: str, parameters: Mapping[str, Scalar], limit: int, offset: int) -> Answer:
            seconds = self._settings.query_seconds
            return questions.ask(self._stores(), names, name, parameters, limit, offset, seconds=seconds)

        return Browsing(graph, self.guests.stores.release, self._quotes, ask)

    def _stores(self) -> Stores:
        """The questions' own stores, in this process: they are ours, need no sandbox, and strangers cannot hold them up."""
        with self._lock:
            if self._own is None:
                self._own = open_stores(self._folder)
            return self._own


def open_graph(settings: Settings, texts: Texts | None = None) -> Served:
    """The graph that the settings name, ready to be served. Raises GraphError."""
    if settings.graph is None:
        raise GraphError("No graph is given.", hint="Give one with --graph or VETKG_GRAPH.")
    return Served(settings.graph, settings, texts)
