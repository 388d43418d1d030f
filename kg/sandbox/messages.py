"""What the server and a worker say to each other: frames of bytes, a JSON head and for serialised answers the body behind it.

JSON and not pickle: a worker runs strangers' queries, and nothing it says may run code in the server.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from kg import errors
from kg.ports import Rows, Serialized

_HEAD = 4
_ERRORS = {
    kind.__name__: kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.VetkgError)
}


@dataclass(frozen=True, slots=True)
class Call:
    """One method of a reader with its arguments; ``seconds`` and ``rows`` are its limits, ``bytes`` the largest answer."""

    method: str
    arguments: dict[str, Any]
    seconds: float
    rows: int
    bytes: int


Answer = Rows | Serialized | None


def pack_call(call: Call) -> bytes:
    """A call as a frame."""
    head = {"method": call.method, "arguments": call.arguments, "seconds": call.seconds, "rows": call.rows, "bytes": call.bytes}
    return json.dumps(head, default=_plain).encode()


def unpack_call(frame: bytes) -> Call:
    """The call in a frame."""
    return Call(**json.loads(frame))


def pack_answer(answer: Answer) -> bytes:
    """An answer as a frame; None says that the worker is ready."""
    if isinstance(answer, Serialized):
        head = {"media_type": answer.media_type, "truncated": answer.truncated, "rows": answer.rows}
        return _frame(head, answer.body)
    if isinstance(answer, Rows):
        body = json.dumps(answer.rows, default=_plain, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")
        return _frame({"columns": answer.columns, "truncated": answer.truncated}, body)
    return _frame({"ready": True})


def pack_error(error: errors.VetkgError) -> bytes:
    """An error as a frame."""
    return _frame({"error": type(error).__name__, "message": error.message, "hint": error.hint, "suggestions": error.suggestions})


def unpack_answer(frame: bytes) -> Answer:
    """The answer in a frame. Raises the VetkgError that the frame holds."""
    length = int.from_bytes(frame[:_HEAD], "big")
    head = json.loads(frame[_HEAD : _HEAD + length])
    body = frame[_HEAD + length :]
    if "error" in head:
        kind = _ERRORS.get(head["error"], errors.StoreError)
        raise kind(head["message"], hint=head["hint"], suggestions=tuple(head["suggestions"]))
    if "media_type" in head:
        return Serialized(body, head["media_type"], head["truncated"], head["rows"])
    if "columns" in head:
        return Rows(tuple(head["columns"]), [tuple(row) for row in json.loads(body)], head["truncated"])
    return None


def _frame(head: dict[str, Any], body: bytes = b"") -> bytes:
    packed = json.dumps(head).encode()
    return len(packed).to_bytes(_HEAD, "big") + packed + body


def _plain(value: object) -> Any:
    """A value that JSON has no form for: ISO 8601 for times, text for the rest."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return f"P{value.days}DT{value.seconds + value.microseconds / 1e6:g}S"
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, set | frozenset | tuple):
        return list(value)
    return str(value)
