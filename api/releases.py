"""Which release answers: the current one, or the one that ``?release=ID`` names, for every route alike.

Each request holds its release until its answer is sent, so a release that a build replaced goes on answering what it had begun.
Answers say which release they are of (``X-Vetkg-Release``), and what leads on from them stays with the release that was named.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.errors import GraphError, InputError, VetkgError

if TYPE_CHECKING:
    from api.serving import Served, Serving

PARAMETER = "release"
HEADER = "X-Vetkg-Release"
_SERVED, _NAMED = "vetkg_served", "vetkg_named_release"
_LINK = re.compile(r'(<a\b[^>]*?\shref=")(/(?!static/)[^"]*)(")')
_FORM = re.compile(r'<form\b[^>]*?\saction="/[^"]*"[^>]*>')


def served(scope: Scope) -> Served:
    """The release that a request is answered from. Raises GraphError where the application serves none."""
    found: Served | None = scope.get(_SERVED)
    if found is None:
        raise GraphError("No graph is served.", hint="Build one with `vetkg build REPORT... --out GRAPH`.")
    return found


def serving(request: Request) -> Serving:
    """All releases that the application serves."""
    found: Serving = request.app.state.serving
    return found


def named(request: Request) -> str:
    """The release that the request's address names; empty where it takes the current one."""
    return str(request.scope.get(_NAMED, ""))


def keep(address: str, release: str) -> str:
    """An address of this server that stays with the release; as it is where none is named or it names one itself."""
    parts = urlsplit(address)
    if (
        not release
        or parts.netloc
        or not parts.path.startswith("/")
        or PARAMETER in parse_qs(parts.query, keep_blank_values=True)
    ):
        return address
    query = f"{parts.query}&{PARAMETER}={quote(release)}" if parts.query else f"{PARAMETER}={quote(release)}"
    return parts._replace(query=query).geturl()


def keep_in_page(html: str, release: str) -> str:
    """A page whose links and forms stay with the release."""
    if not release:
        return html

    def link(found: re.Match[str]) -> str:
        before, address, after = found.groups()
        return f"{before}{escape(keep(unescape(address), release))}{after}"

    hidden = f'<input type="hidden" name="{PARAMETER}" value="{escape(release)}">'
    return _FORM.sub(lambda form: form.group() + hidden, _LINK.sub(link, html))


class Releases:
    """Gives each request its release, as ASGI middleware around everything that answers from one."""

    def __init__(self, app: ASGIApp, serving: Serving) -> None:
        self._app = app
        self._serving = serving

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI wants it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            name = _named(scope)
            found = self._serving.take(name)
        except VetkgError as error:
            await self._refuse(error, scope, receive, send)
            return
        try:
            inner = {**scope, _SERVED: found, _NAMED: name}
            await self._app(inner, receive, _Said(send, found.release, name))
        finally:
            self._serving.give_back(found)

    async def _refuse(self, error: VetkgError, scope: Scope, receive: Receive, send: Send) -> None:
        from api.explore.missing import refusal  # pages know this module

        with_current = {**scope, _SERVED: self._serving.current}
        response = refusal(Request(with_current), error)
        await response(with_current, receive, send)


def _named(scope: Scope) -> str:
    """What the address names. Raises InputError where it names several."""
    if b"release" not in scope["query_string"]:
        return ""
    found = [name for name in parse_qs(scope["query_string"].decode("latin-1")).get(PARAMETER, []) if name]
    if len(set(found)) > 1:
        raise InputError("Several releases are named.", hint="Name one: ?release=ID.")
    return found[0] if found else ""


class _Said:
    """Sends an answer on, saying of which release it is; redirects stay with the release that was named."""

    def __init__(self, send: Send, release: str, name: str) -> None:
        self._send, self._release, self._name = send, release, name

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            headers[HEADER] = self._release
            if "location" in headers:
                headers["Location"] = keep(headers["location"], self._name)
            message = {**message, "headers": headers.raw}
        await self._send(message)
