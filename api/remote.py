"""Serving from stores on other machines: the engines over a SPARQL server, a Bolt server, or both, and whether they are well.

The graph's folder still gives the names, the index and the release's id. A remote store that is away, half-loaded or holds
another release is not asked: its routes answer 503 until it is back (:mod:`kg.sandbox.watch`).
"""

from __future__ import annotations

import threading
from typing import Protocol

from api.settings import Settings
from kg.ports import CypherReader, Stores
from kg.rdf.remote.connection import Credentials
from kg.rdf.remote.store import RemoteSparqlStore
from kg.sandbox.pool import PoolSize
from kg.sandbox.readers import Bounds
from kg.sandbox.remote_readers import RemoteCypher, RemoteSparql
from kg.sandbox.watch import Held, Watch

LOOK_SECONDS = 5.0
"""How long a store may take to say what it holds."""
OURS = Bounds(query_characters=1_000_000, answer_mebibytes=1024)
"""For the questions, which are ours: they may read every relation of the graph."""


class Embedded(Protocol):
    """The engines over the folder's own stores, as far as they are needed here (api.engines.Engines)."""

    @property
    def guests(self) -> Stores:
        """The readers for queries from strangers."""

    def questions(self) -> Stores:
        """The readers for the questions."""

    def close(self) -> None:
        """Close all stores."""


class RemoteEngines:
    """The engines (:class:`api.engines.Engines`) where the settings name a remote store; those in ``embedded`` do the rest."""

    def __init__(self, embedded: Embedded, settings: Settings) -> None:
        """Asks nothing of anybody yet. Raises InputError for an address with a login."""
        release = embedded.guests.release
        self._embedded = embedded
        self._sparql = _Sparql(settings, release) if settings.rdf else None
        self._cypher = _Cypher(settings, release) if settings.cypher else None
        guests = embedded.guests
        self._guests = Stores(
            self._sparql.guests if self._sparql else guests.sparql,
            self._cypher.guests if self._cypher else guests.cypher,
            release,
            guests.details,
        )

    @property
    def guests(self) -> Stores:
        """The readers for queries from strangers."""
        return self._guests

    def questions(self) -> Stores:
        """The questions' readers, with turns of their own, so that strangers cannot hold them up."""
        if self._sparql and self._cypher:
            return Stores(self._sparql.ours, self._cypher.ours, self._guests.release)
        own = self._embedded.questions()
        sparql = self._sparql.ours if self._sparql else own.sparql
        return Stores(sparql, self._cypher.ours if self._cypher else own.cypher, own.release)

    def start(self) -> None:
        """Look at the remote stores, without waiting for them. The embedded workers start when first asked."""
        for remote in (self._sparql, self._cypher):
            if remote is not None:
                threading.Thread(target=remote.watch.state, name="vetkg-looking", daemon=True).start()

    def close(self) -> None:
        """Close all stores."""
        self._embedded.close()
        for remote in (self._sparql, self._cypher):
            if remote is not None:
                remote.guests.close()
                remote.ours.close()


class _Sparql:
    """A SPARQL server's readers and its watch."""

    def __init__(self, settings: Settings, release: str) -> None:
        login = Credentials(settings.sparql_user, settings.sparql_password, settings.sparql_token)

        def store(bounds: Bounds) -> RemoteSparqlStore:
            parameter = settings.rdf_timeout_parameter
            return RemoteSparqlStore(settings.rdf, login, timeout_parameter=parameter, most_mebibytes=bounds.answer_mebibytes)

        own = store(OURS)

        def look() -> Held | None:
            held = own.held(LOOK_SECONDS)
            guests.held_is(held)
            return Held(held.release, held.complete) if held.state else None

        guests, size = store(_bounds(settings)), _size(settings)
        self.watch = Watch("sparql", settings.rdf, release, look, f"vetkg load sparql --endpoint {settings.rdf}")
        self.guests = RemoteSparql(guests, size, _bounds(settings), self.watch)
        self.ours = RemoteSparql(own, size, OURS, self.watch, ours=True)


class _Cypher:
    """A Bolt server's readers and its watch."""

    def __init__(self, settings: Settings, release: str) -> None:
        def opened() -> CypherReader:
            from kg.property_graph.neo4j import Neo4jStore  # here, because only this needs the driver

            return Neo4jStore(settings.cypher, settings.neo4j_user, settings.neo4j_password, settings.neo4j_database)

        def look() -> Held | None:
            held = self.ours.ask(lambda store: store.held(), LOOK_SECONDS)
            return None if held is None else Held(held.id, held.complete)

        size = _size(settings)
        self.watch = Watch("cypher", settings.cypher, release, look, f"vetkg load neo4j --uri {settings.cypher}")
        self.guests = RemoteCypher(opened, size, _bounds(settings), self.watch)
        self.ours = RemoteCypher(opened, size, OURS, self.watch, ours=True)


def _size(settings: Settings) -> PoolSize:
    return PoolSize(settings.workers, settings.waiting)


def _bounds(settings: Settings) -> Bounds:
    return Bounds(settings.query_characters, settings.answer_mebibytes)
