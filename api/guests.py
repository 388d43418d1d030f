"""What the routes for strangers' queries share: the sandboxed readers, the limits, and threads of their own to wait in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated, TypeVar

import anyio
from anyio.to_thread import run_sync
from fastapi import Depends, Request

from api import releases
from api.rdf_documents import Documents
from api.settings import Settings
from api.statistics import Measured, Statistics
from kg.errors import QueryTooLongError
from kg.ports import CypherReader, Limits, SparqlReader, Stores

_Result = TypeVar("_Result")
# A form encodes one character as up to four bytes of three characters each.
_BYTES_A_CHARACTER = 12
_SPARE_BYTES = 100_000


class Guests:
    """The readers for strangers' queries. Waiting for them uses threads of their own, so that it never holds up other routes."""

    def __init__(self, stores: Stores, settings: Settings, own: Callable[[], Stores] | None = None) -> None:
        """``own`` gives the stores that ours, not strangers', are asked of: without limits."""
        self.stores = stores
        self.own = own or (lambda: stores)
        self.settings = settings
        self.documents = Documents()
        self._measured = Measured(lambda: self.own().sparql)
        self.limits = Limits(settings.query_seconds, settings.query_rows)
        # Two readers, each with its workers, its queue, and one thread to tell a further query that it is full.
        self._threads = anyio.CapacityLimiter(2 * (settings.workers + settings.waiting + 1))

    def statistics(self) -> Statistics:
        """What the RDF of the release holds, counted at the first call. Raises StoreError."""
        return self._measured.get()

    @property
    def services(self) -> tuple[str, ...]:
        """The endpoints that SERVICE may name; none where the store is not ours to send requests from."""
        found: tuple[str, ...] = getattr(self.stores.sparql, "services", ())
        return found

    @property
    def sparql(self) -> SparqlReader:
        """The SPARQL reader."""
        return self.stores.sparql

    @property
    def cypher(self) -> CypherReader:
        """The Cypher reader."""
        return self.stores.cypher

    async def wait(self, work: Callable[..., _Result], *arguments: object, **named: object) -> _Result:
        """The result of blocking work."""
        return await run_sync(partial(work, *arguments, **named), limiter=self._threads)

    def refuse_long(self, query: str) -> None:
        """Raises QueryTooLongError before anything reads the query."""
        most = self.settings.query_characters
        if len(query) > most:
            raise QueryTooLongError(
                f"The query has {len(query):,} characters; {most:,} are allowed.", hint="Send a shorter query."
            )

    async def body(self, request: Request) -> bytes:
        """The request's body. Raises QueryTooLongError as soon as more came than any allowed query needs."""
        most = self.settings.query_characters * _BYTES_A_CHARACTER + _SPARE_BYTES
        read = bytearray()
        async for chunk in request.stream():
            read += chunk
            if len(read) > most:
                raise QueryTooLongError(f"The request's body is longer than {most:,} bytes.", hint="Send a shorter query.")
        return bytes(read)


def guests(request: Request) -> Guests:
    """Those of the release that the request is answered from. Raises GraphError where there is none."""
    return releases.served(request.scope).guests


Guest = Annotated[Guests, Depends(guests)]
