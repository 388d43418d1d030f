"""What the application serves: a graph's engines for strangers and for the questions, its index for its own routes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fastapi import FastAPI

from api.browsing import Browsing
from api.engines import open_engines
from api.guests import Guests
from api.quoting import TextQuotes
from api.settings import Settings
from kg import questions
from kg.errors import GraphError
from kg.evidence import Texts
from kg.folder import read_graph
from kg.names import NameIndex
from kg.ports import Scalar
from kg.questions import Answer


class Served:
    """One graph's folder, being served. Starting is quick: workers start by themselves, the index is made when first needed."""

    def __init__(self, folder: Path, settings: Settings, texts: Texts | None = None) -> None:
        """Raises GraphError where there is no graph that can be served."""
        self._folder = folder
        self._settings = settings
        self._quotes = TextQuotes(texts) if texts else None
        self._engines = open_engines(folder, settings)
        self.guests = Guests(self._engines.guests, settings, self._engines.questions)

    def install(self, app: FastAPI) -> None:
        """Give the application what its routes look for."""
        app.state.settings = self._settings
        app.state.guests = self.guests
        app.state.make_browsing = self.browsing

    def start(self) -> None:
        """Get the engines ready without waiting for them."""
        self._engines.start()

    def close(self) -> None:
        """End the workers and close the stores."""
        self._engines.close()

    def browsing(self) -> Browsing:
        """The index of the graph, with quotes where the reports are at hand and questions asked of stores of our own."""
        graph = read_graph(self._folder)
        names = NameIndex.of(graph)

        def ask(name: str, parameters: Mapping[str, Scalar], limit: int, offset: int) -> Answer:
            seconds = self._settings.query_seconds
            return questions.ask(self._engines.questions(), names, name, parameters, limit, offset, seconds=seconds)

        return Browsing(graph, self.guests.stores.release, self._quotes, ask)


def open_graph(settings: Settings, texts: Texts | None = None) -> Served:
    """The graph that the settings name, ready to be served. Raises GraphError."""
    if settings.graph is None:
        raise GraphError("No graph is given.", hint="Give one with --graph or VETKG_GRAPH.")
    return Served(settings.graph, settings, texts)
