"""Answers in zstd, Brotli or gzip, as Accept-Encoding wants them (RFC 9110, 12.5.3); short ones are left alone.

The compressing is starlette-compress's, which takes any coding with a quality above 0; which of them is wanted most is read here.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette_compress import CompressMiddleware, add_compress_type

from api.sparql_formats import CSV, JSON, NQUADS, NTRIPLES, TRIG, TSV, TURTLE, XML

CODINGS = ("zstd", "br", "gzip")
"""On offer, the best first where a client does not mind."""
LEAST_BYTES = 500
_IDENTITY = "identity"
_COMPRESSED = (JSON, XML, CSV, TSV, TURTLE, NTRIPLES, NQUADS, TRIG, "application/problem+json", "application/vnd.neo4j.query")


def coding(accept_encoding: str | None) -> str:
    """The content coding that the header wants most; ``identity`` where it wants none on offer, or is absent."""
    if not accept_encoding:
        return _IDENTITY
    wanted: dict[str, float] = {}
    for part in accept_encoding.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        wanted[{"x-gzip": "gzip"}.get(name, name)] = _quality(parameters)
    rest = wanted.get("*", 0.0)
    offered = [*CODINGS, _IDENTITY]
    # Nothing said of identity: acceptable, but what is named is wanted more.
    qualities = {name: wanted.get(name, rest if name != _IDENTITY else rest / 1000) for name in offered}
    best = max(offered, key=lambda name: (qualities[name], -offered.index(name)))
    return best if qualities[best] > 0 else _IDENTITY


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0


class Compression:
    """Compresses answers of at least :data:`LEAST_BYTES`, and long ones as they stream."""

    def __init__(self, app: ASGIApp) -> None:
        for media_type in _COMPRESSED:
            add_compress_type(media_type)
        self._compress = CompressMiddleware(app, minimum_size=LEAST_BYTES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI wants it."""
        if scope["type"] == "http":
            others = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
            chosen = coding(", ".join(Headers(scope=scope).getlist("accept-encoding")))
            scope = {**scope, "headers": [*others, (b"accept-encoding", chosen.encode())]}
        await self._compress(scope, receive, send)
