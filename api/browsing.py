"""What the routes that look around share: the indexed graph of a release, its search, and the reader of quotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Protocol

from fastapi import Depends, Request

from api import releases
from api.models import Quote
from kg.browse.index import Index
from kg.browse.search import NameSearch
from kg.errors import StoreError
from kg.graph import Graph
from kg.identity import Identities
from kg.model import Evidence, Report
from kg.ports import Scalar
from kg.questions import Answer
from kg.releases.succession import Redirect


class Quotes(Protocol):
    """Reads a place's sentence from the report's text, where that is at hand."""

    def quote(self, report: Report, place: Evidence) -> Quote | None:
        """The sentence around the place of the report; None where the report's text is not at hand."""

    def has(self, report: Report) -> bool:
        """Whether the report's text is at hand."""


class NoQuotes:
    """No report's text is at hand."""

    def quote(self, report: Report, place: Evidence) -> Quote | None:  # noqa: ARG002 - the port's signature
        """Nothing."""
        return None

    def has(self, report: Report) -> bool:  # noqa: ARG002 - the port's signature
        """No."""
        return False


class Ask(Protocol):
    """Asks a question of the served stores, as :func:`kg.questions.ask` does, names and stores given."""

    def __call__(self, name: str, parameters: Mapping[str, Scalar], limit: int, offset: int) -> Answer:
        """A page of the answer. Raises VetkgError."""


class Browsing:
    """An indexed graph, the search over it, where former ids lead, the reader of quotes, and the asking of questions."""

    def __init__(
        self,
        graph: Graph,
        release: str = "",
        quotes: Quotes | None = None,
        ask: Ask | None = None,
        redirects: Iterable[Redirect] = (),
    ) -> None:
        self.index = Index(graph, release)
        self.identities = Identities(graph, redirects)
        self.search = NameSearch(self.index)
        self.quotes: Quotes = quotes or NoQuotes()
        self._ask = ask

    def ask(self, name: str, parameters: Mapping[str, Scalar], limit: int, offset: int) -> Answer:
        """A page of the answer to the question of that name. Raises VetkgError."""
        if self._ask is None:
            raise StoreError(f"No store is there to ask {name} of.", hint="Start the server with `vetkg serve`.")
        return self._ask(name, parameters, limit, offset)


def browsing(request: Request) -> Browsing:
    """That of the release that the request is answered from, made at the first request. Raises GraphError where there is none."""
    return releases.served(request.scope).browsing()


Browse = Annotated[Browsing, Depends(browsing)]
