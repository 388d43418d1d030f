"""The one tree of errors: every failure a user can cause or meet is a :class:`VetkgError` with a message that says what to do."""

from __future__ import annotations


class VetkgError(Exception):
    """The root of the tree.

    ``message`` says what happened, ``hint`` what to do about it. ``slug`` names the kind of problem; the API turns it into
    the ``type`` of an ``application/problem+json`` answer (RFC 9457) and ``status`` into the HTTP status code.
    """

    slug = "error"
    status = 500
    exit_code = 1

    def __init__(self, message: str, *, hint: str = "", suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.suggestions = suggestions

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class InputError(VetkgError):
    """What was given cannot be used: a file, a folder, a parameter."""

    slug = "bad-input"
    status = 400
    exit_code = 2


class DocumentError(InputError):
    """A document cannot be read as a report: empty, binary, encrypted, in another language, in an unknown encoding."""

    slug = "unreadable-document"
    status = 422


class UnknownNameError(InputError):
    """A name, alias or id that the graph does not know; ``suggestions`` holds the nearest known ones."""

    slug = "unknown-name"
    status = 404


class AmbiguousNameError(InputError):
    """A name that stands for more than one entity; ``suggestions`` holds their ids."""

    slug = "ambiguous-name"
    status = 409


class QueryError(InputError):
    """A query that is malformed, or asks for what it may not do."""

    slug = "bad-query"


class QueryRefusedError(QueryError):
    """A query that reaches out of the graph or would change it: SERVICE, LOAD, COPY, EXPORT, an update, several statements."""

    slug = "query-refused"


class QueryTimeoutError(QueryError):
    """A query that did not finish within the time limit."""

    slug = "query-timeout"
    status = 503


class QueryLimitError(QueryError):
    """A query, or its answer, that needs more memory than one query may use."""

    slug = "query-too-large"


class QueryTooLongError(QueryError):
    """A query text longer than is read."""

    slug = "query-too-long"
    status = 413


class GraphError(VetkgError):
    """The graph on disk is missing, broken, or was made by another version."""

    slug = "graph-unusable"
    status = 503


class StoreError(VetkgError):
    """A store or server failed, cannot be reached, or refused the credentials."""

    slug = "store-unreachable"
    status = 503


class BusyError(StoreError):
    """All query workers are busy: the same query may work a little later."""

    slug = "busy"


class ModelError(VetkgError):
    """A language model whose answers are required gave none."""

    slug = "model-unavailable"
    status = 503


class ConsistencyError(VetkgError):
    """The two projections, or the facts and the shapes, do not agree."""

    slug = "inconsistent"
