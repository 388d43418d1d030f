"""Our errors as Neo4j's: a code of its list of status codes and a message, beside the members of problem+json.

Neo4j's Query API answers a failure with ``{"errors": [{"code", "message"}]}``; RFC 9457 lets a problem have further members, so
one body is both.
"""

from __future__ import annotations

from kg.errors import BusyError, QueryError, QueryLimitError, QueryRefusedError, QueryTimeoutError, QueryTooLongError, VetkgError

_CODES: tuple[tuple[type[VetkgError], str], ...] = (
    (QueryRefusedError, "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase"),
    (QueryTimeoutError, "Neo.ClientError.Transaction.TransactionTimedOut"),
    (QueryLimitError, "Neo.TransientError.General.MemoryPoolOutOfMemoryError"),
    (QueryTooLongError, "Neo.ClientError.Request.Invalid"),
    (QueryError, "Neo.ClientError.Statement.SyntaxError"),
    (BusyError, "Neo.TransientError.General.DatabaseUnavailable"),
)
_OTHER_CLIENT, _OTHER_SERVER = "Neo.ClientError.Request.Invalid", "Neo.DatabaseError.General.UnknownError"
_SERVER_FAILED = 500


def neo4j_errors(error: VetkgError) -> dict[str, list[dict[str, str]]]:
    """The ``errors`` member."""
    fallback = _OTHER_SERVER if error.status >= _SERVER_FAILED else _OTHER_CLIENT
    code = next((code for kind, code in _CODES if isinstance(error, kind)), fallback)
    return {"errors": [{"code": code, "message": str(error)}]}
