"""The ports' readers over stores on other machines: check the query, wait for a turn, and ask within the time limit.

There is no worker process to end: what a query may use of memory is the remote server's to bound, time and size are kept here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from kg.errors import QueryLimitError
from kg.ports import CypherReader, Dataset, GraphSource, Limits, Rows, Scalar, Serialized, SparqlReader, Value
from kg.sandbox.gate import GRACE_SECONDS, Gate, within
from kg.sandbox.messages import pack_answer
from kg.sandbox.pool import PoolSize
from kg.sandbox.readers import Bounds, measure, used_parameters
from kg.sandbox.remote_check import check_remote_cypher, check_remote_sparql
from kg.sandbox.watch import State, Watch

_NONE: Mapping[str, Any] = MappingProxyType({})
_LIMITS = Limits()
_Result = TypeVar("_Result")
_ALL_GRAPHS = Dataset()


class Store(SparqlReader, GraphSource, Protocol):
    """What is needed of a SPARQL server."""


class RemoteSparql:
    """A :class:`kg.ports.SparqlReader` for strangers' queries over one that keeps to ``limits.seconds`` itself.

    Queries of ``ours`` take turns as well, but need no check.
    """

    def __init__(self, reader: Store, size: PoolSize, bounds: Bounds, watch: Watch, *, ours: bool = False) -> None:
        self._reader, self._bounds, self._watch, self._ours = reader, bounds, watch, ours
        self._gate = Gate(size)

    def select(self, query: str, parameters: Mapping[str, Scalar] = _NONE, *, limits: Limits = _LIMITS) -> Rows:
        """Rows of a SELECT or ASK. Raises as the port says, and BusyError where too many ask."""
        self._check(query)
        with self._gate.entered(limits.seconds) as left:
            return self._reader.select(query, parameters, limits=Limits(left, limits.rows))

    def serialize(self, query: str, media_type: str, dataset: Dataset = _ALL_GRAPHS, *, limits: Limits = _LIMITS) -> Serialized:
        """The answer in the wanted media type. Raises as :meth:`select`."""
        self._check(query)
        with self._gate.entered(limits.seconds) as left:
            return self._reader.serialize(query, media_type, dataset, limits=Limits(left, limits.rows))

    def graphs(self) -> list[str]:
        """The IRIs of the release's named graphs (kg.ports.GraphSource)."""
        self._watch.ready()
        return self._reader.graphs()

    def dump(self, media_type: str, graph: str = "") -> Iterator[bytes]:
        """A whole graph (kg.ports.GraphSource)."""
        self._watch.ready()
        return self._reader.dump(media_type, graph)

    def glance(self, seconds: float = 1.0) -> State:
        """How the store is (:class:`kg.sandbox.watch.Watched`)."""
        return self._watch.glance(seconds)

    def close(self) -> None:
        """Close the store."""
        self._reader.close()

    def _check(self, query: str) -> None:
        if not self._ours:
            measure(query, self._bounds)
            check_remote_sparql(query)
        self._watch.ready()


class RemoteCypher:
    """A :class:`kg.ports.CypherReader` for strangers' statements over a store that is opened when first asked.

    A store that keeps silent beyond its time limit is closed, and opened anew for the next statement.
    """

    def __init__(
        self, opened: Callable[[], CypherReader], size: PoolSize, bounds: Bounds, watch: Watch, *, ours: bool = False
    ) -> None:
        self._opened, self._bounds, self._watch, self._ours = opened, bounds, watch, ours
        self._gate = Gate(size)
        self._lock = threading.Lock()
        self._reader: CypherReader | None = None

    def run(self, statement: str, parameters: Mapping[str, Value] = _NONE, *, limits: Limits = _LIMITS) -> Rows:
        """Rows of a read-only statement. Raises as :meth:`RemoteSparql.select`."""
        used = parameters if self._ours else self._checked(statement, parameters)
        self._watch.ready()
        with self._gate.entered(limits.seconds) as left:
            found: Rows = self.ask(lambda store: store.run(statement, used, limits=Limits(left, limits.rows)), left)
        if not self._ours and len(pack_answer(found)) > self._bounds.answer_mebibytes * 2**20:
            raise QueryLimitError(
                f"The answer is larger than {self._bounds.answer_mebibytes} MiB.",
                hint="Ask for fewer rows or columns: LIMIT, or a narrower pattern.",
            )
        return found

    def _checked(self, statement: str, parameters: Mapping[str, Value]) -> Mapping[str, Value]:
        measure(statement, self._bounds)
        return used_parameters(check_remote_cypher(statement), parameters)

    def ask(self, work: Callable[[Any], _Result], seconds: float) -> _Result:
        """What the store answers to work of ours, in time or not at all. Raises QueryTimeoutError."""
        return within(seconds + GRACE_SECONDS, lambda: work(self._store()), self._forget)

    def glance(self, seconds: float = 1.0) -> State:
        """How the store is (:class:`kg.sandbox.watch.Watched`)."""
        return self._watch.glance(seconds)

    def close(self) -> None:
        """Close the store."""
        self._forget()

    def _store(self) -> CypherReader:
        with self._lock:
            if self._reader is None:
                self._reader = self._opened()
            return self._reader

    def _forget(self) -> None:
        """Let go of the store, in the background: closing one that hangs may hang too."""
        if not self._lock.acquire(timeout=GRACE_SECONDS):
            return  # it is being opened right now, within the driver's own time limit
        try:
            reader, self._reader = self._reader, None
        finally:
            self._lock.release()
        if reader is not None:
            threading.Thread(target=reader.close, name="vetkg-closing", daemon=True).start()
