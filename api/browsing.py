"""What the routes that look around share: the indexed graph, its search, and the reader of quotes, of the running application.

The application puts a :class:`Browsing` into ``app.state.browsing``, or a function that makes one into
``app.state.make_browsing``; it is then made at the first request that needs it.
"""

from __future__ import annotations

import threading
from typing import Annotated, Protocol

from fastapi import Depends, Request

from api.models import Quote
from kg.browse.index import Index
from kg.browse.search import NameSearch
from kg.errors import GraphError
from kg.graph import Graph
from kg.model import Evidence, Report

_LOCK = threading.Lock()


class Quotes(Protocol):
    """Reads a place's sentence from the report's text, where that is at hand."""

    def quote(self, place: Evidence) -> Quote | None:
        """The sentence around the place; None where the report's text is not at hand."""

    def has(self, report: Report) -> bool:
        """Whether the report's text is at hand."""


class NoQuotes:
    """No report's text is at hand."""

    def quote(self, place: Evidence) -> Quote | None:  # noqa: ARG002 - the port's signature
        """Nothing."""
        return None

    def has(self, report: Report) -> bool:  # noqa: ARG002 - the port's signature
        """No."""
        return False


class Browsing:
    """An indexed graph, the search over it, and the reader of quotes."""

    def __init__(self, graph: Graph, release: str = "", quotes: Quotes | None = None) -> None:
        self.index = Index(graph, release)
        self.search = NameSearch(self.index)
        self.quotes: Quotes = quotes or NoQuotes()


def browsing(request: Request) -> Browsing:
    """The running application's, made once. Raises GraphError where it was given none."""
    state = request.app.state
    with _LOCK:
        found = getattr(state, "browsing", None)
        if found is None:
            make = getattr(state, "make_browsing", None)
            if make is None:
                raise GraphError("No graph is served.", hint="Build one with `vetkg build REPORT... --out GRAPH`.")
            found = state.browsing = make()
    assert isinstance(found, Browsing)
    return found


Browse = Annotated[Browsing, Depends(browsing)]
