"""HEAD wherever there is GET, OPTIONS wherever there is anything, and the list of methods that an address takes."""

from __future__ import annotations

from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ASKED = ("GET", "POST", "PUT", "PATCH", "DELETE")
_NO_CONTENT = 204
_HEAD_ONLY = "vetkg_head_only"


def allowed(scope: Scope) -> list[str]:
    """The methods that some route takes at the address, HEAD with GET and OPTIONS with any; none where nothing is there."""
    routes = scope["app"].routes
    found = [m for m in _ASKED if any(r.matches({**scope, "method": m})[0] is Match.FULL for r in routes)]
    if "GET" in found:
        found.insert(1, "HEAD")
    return [*found, "OPTIONS"] if found else []


def only_the_head(scope: Scope) -> bool:
    """Whether the request was for the head alone, so that a long content need not be made."""
    return bool(scope.get(_HEAD_ONLY))


class Methods:
    """Answers OPTIONS (RFC 9110, 9.3.7), and HEAD by what GET gives, without its content (9.3.2).

    A question that a browser asks ahead (CORS) is answered before it comes here.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI wants it."""
        method = scope["method"] if scope["type"] == "http" else ""
        if method == "HEAD":
            await self._app({**scope, "method": "GET", _HEAD_ONLY: True}, receive, _Bodiless(send))
            return
        names = allowed(scope) if method == "OPTIONS" else []
        if not names:
            await self._app(scope, receive, send)
            return
        headers = [(b"allow", ", ".join(names).encode()), (b"content-length", b"0")]
        if scope["path"].rstrip("/") == "/sparql":
            headers.append((b"accept-post", b"application/x-www-form-urlencoded, application/sparql-query"))
        await send({"type": "http.response.start", "status": _NO_CONTENT, "headers": headers})
        await send({"type": "http.response.body"})


class _Bodiless:
    """Sends the head of an answer and then nothing; what comes after is thrown away."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._ended = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._send(message)
        elif not self._ended:
            self._ended = True
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})
