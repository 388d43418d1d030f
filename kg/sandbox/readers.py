"""The ports' readers over worker processes: check the query, then let a worker answer it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType
from typing import Any

from kg.errors import QueryError, QueryTooLongError
from kg.ports import Dataset, Limits, Rows, Scalar, Serialized, Value
from kg.sandbox.cypher_check import Statement, check_cypher
from kg.sandbox.messages import Answer, Call
from kg.sandbox.pool import Pool, PoolSize
from kg.sandbox.process import Opening
from kg.sandbox.services import endpoints
from kg.sandbox.sparql_check import calls_services, check_sparql

_NONE: Mapping[str, Any] = MappingProxyType({})
_LIMITS = Limits()
_ALL_GRAPHS = Dataset()
_SIZE = PoolSize()


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a query and its answer may measure: code points of query text, mebibytes of answer."""

    query_characters: int = 100_000
    answer_mebibytes: int = 64


_BOUNDS = Bounds()


def measure(query: str, bounds: Bounds) -> None:
    """Raises QueryTooLongError, and QueryError for a null character."""
    if len(query) > bounds.query_characters:
        raise QueryTooLongError(
            f"The query has {len(query):,} characters; {bounds.query_characters:,} are allowed.",
            hint="Put long lists of values into several queries.",
        )
    if "\0" in query:
        raise QueryError("The query holds a null character.", hint="Remove it.")


def used_parameters(statement: Statement, parameters: Mapping[str, Value]) -> dict[str, Value]:
    """Those parameters that the statement uses. Raises QueryError where one is missing: an engine may take it for null."""
    missing = sorted(statement.parameters - parameters.keys())
    if missing:
        raise QueryError(f"The parameters {', '.join(missing)} are used but not given.", hint="Give them in parameters.")
    return {name: parameters[name] for name in sorted(statement.parameters)}


class _Sandboxed:
    """What both readers share: the pool, and the bounds on each call."""

    def __init__(self, opening: Opening, size: PoolSize, bounds: Bounds) -> None:
        self.pool = Pool(opening, size)
        self._bounds = bounds

    def _call(self, method: str, arguments: dict[str, Any], limits: Limits, pool: Pool | None = None) -> Answer:
        return (pool or self.pool).call(
            Call(method, arguments, limits.seconds, limits.rows, self._bounds.answer_mebibytes * 2**20)
        )

    def start(self) -> None:
        """Start the first worker without waiting for it."""
        self.pool.start()

    def close(self) -> None:
        """End the workers."""
        self.pool.close()


class SandboxedSparql(_Sandboxed):
    """A :class:`kg.ports.SparqlReader` for queries from strangers.

    Queries that ask the endpoints in ``services`` go to workers of their own, which may open sockets; all others to workers that
    may not.
    """

    def __init__(self, opening: Opening, size: PoolSize = _SIZE, bounds: Bounds = _BOUNDS, services: Sequence[str] = ()) -> None:
        """Raises InputError where a service is no IRI of an endpoint."""
        super().__init__(opening, size, bounds)
        self.services = endpoints(services)
        self._federating = Pool(replace(opening, services=self.services), size) if self.services else None

    def close(self) -> None:
        """End the workers."""
        super().close()
        if self._federating is not None:
            self._federating.close()

    def _pool_for(self, query: str) -> Pool | None:
        return self._federating if self._federating is not None and calls_services(query) else None

    def select(self, query: str, parameters: Mapping[str, Scalar] = _NONE, *, limits: Limits = _LIMITS) -> Rows:
        """Rows of a SELECT or ASK. Raises as the port says, BusyError when no worker is free, QueryLimitError on excess."""
        measure(query, self._bounds)
        check_sparql(query, self.services)
        answer = self._call("select", {"query": query, "parameters": dict(parameters)}, limits, self._pool_for(query))
        assert isinstance(answer, Rows)
        return answer

    def serialize(
        self,
        query: str,
        media_type: str,
        dataset: Dataset = _ALL_GRAPHS,
        *,
        limits: Limits = _LIMITS,
    ) -> Serialized:
        """The answer in the wanted media type. Raises as :meth:`select`."""
        measure(query, self._bounds)
        check_sparql(query, self.services)
        arguments = {"query": query, "media_type": media_type, "dataset": asdict(dataset)}
        answer = self._call("serialize", arguments, limits, self._pool_for(query))
        assert isinstance(answer, Serialized)
        return answer


class SandboxedCypher(_Sandboxed):
    """A :class:`kg.ports.CypherReader` for statements from strangers."""

    def __init__(self, opening: Opening, size: PoolSize = _SIZE, bounds: Bounds = _BOUNDS) -> None:
        super().__init__(opening, size, bounds)

    def run(self, statement: str, parameters: Mapping[str, Value] = _NONE, *, limits: Limits = _LIMITS) -> Rows:
        """Rows of a read-only statement. Raises as :meth:`SandboxedSparql.select`."""
        measure(statement, self._bounds)
        used = used_parameters(check_cypher(statement), parameters)
        answer = self._call("run", {"statement": statement, "parameters": used}, limits)
        assert isinstance(answer, Rows)
        return answer
