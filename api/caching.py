"""Tags of answers and what a client that holds one is told: 304, nothing new (RFC 9110, 8.8.3 and 13.1.2; RFC 9111).

A release never changes, so most answers stay what they are until another release is served. A tag is a hash over the release and
the content, and strong. Each content coding has a tag of its own (8.8.3.3), the same with the coding behind it; these are weak,
for compressing twice need not give the same bytes. Clients keep answers and ask again (``no-cache``), which costs a 304.

Two layers: :class:`Tagging` sits inside of the compression and sees the content, :class:`Caching` outside, where the coding is
known. An answer that a route calls :func:`settled` follows from the request and the release alone; who asks for it again with its
tag gets the 304 before any work is done.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field

from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import releases

REVALIDATE, NEVER = "no-cache", "no-store"
_OK, _NOT_MODIFIED = 200, 304
_MOST_REMEMBERED = 4_096
_NEGOTIATED = ("accept", "accept-encoding", "accept-language", "cookie", "host", "x-forwarded-host", "x-forwarded-proto")
# What a 304 repeats (RFC 9110, 15.4.5).
_REPEATED = ("cache-control", "content-location", "etag", "link", "vary")
_STATE = "vetkg_settled"


def release(request: Request) -> str:
    """The id of the release that the request is answered from."""
    return _release(request.scope)


def settled(request: Request) -> None:
    """Say that the answer follows from the request and the release alone."""
    request.scope.get(_STATE, {})["settled"] = True


def tag(release_id: str, *parts: str | bytes) -> str:
    """A strong entity tag over the release and what tells one answer from another."""
    digest = hashlib.sha256(release_id.encode())
    for part in parts:
        digest.update(b"\x1f" + (part.encode() if isinstance(part, str) else part))
    return f'"{digest.hexdigest()[:32]}"'


def matches(if_none_match: str, etag: str) -> bool:
    """Whether the header names the tag, by weak comparison (RFC 9110, 13.1.2), or is ``*``."""
    named = [part.strip().removeprefix("W/") for part in if_none_match.split(",")]
    return "*" in named or etag.removeprefix("W/") in named


def _release(scope: Scope) -> str:
    return releases.served(scope).release


def _asked_to_read(scope: Scope) -> bool:
    return scope["type"] == "http" and scope["method"] in ("GET", "HEAD")


class Tagging:
    """Gives a tag to each whole answer that has none, by its content; failures are never kept."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI wants it."""
        if not _asked_to_read(scope):
            await self._app(scope, receive, send)
            return
        held: list[Message] = []

        async def tagged(message: Message) -> None:
            if message["type"] == "http.response.start":
                held.append(message)
                return
            if held:
                start = held.pop()
                _tag(scope, start, message)
                await send(start)
            await send(message)

        await self._app(scope, receive, tagged)


def _tag(scope: Scope, start: Message, body: Message) -> None:
    headers = MutableHeaders(raw=start["headers"])
    if start["status"] >= 400:
        headers.setdefault("Cache-Control", NEVER)
    if start["status"] != _OK:
        return
    headers.setdefault("Cache-Control", REVALIDATE)
    for name in ("Accept", "Accept-Encoding", "Accept-Language"):
        headers.add_vary_header(name)
    if "etag" not in headers and NEVER not in headers["Cache-Control"] and not body.get("more_body"):
        kind = headers.get("content-type", "")
        headers["ETag"] = tag(_release(scope), kind, body.get("body", b""))


class Caching:
    """Answers 304 where the client holds what it would get."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._known = _Known()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI wants it."""
        if not _asked_to_read(scope):
            await self._app(scope, receive, send)
            return
        key, held = _key(scope), ", ".join(Headers(scope=scope).getlist("if-none-match"))
        known = self._known.headers(key)
        if held and known is not None and matches(held, known["etag"]):
            await _not_modified(send, known)
            return
        said: dict[str, bool] = {}
        await self._app({**scope, _STATE: said}, receive, _Conditional(send, held, said, key, self._known))


class _Conditional:
    """Sends an answer on, its tag made that of its coding, or a 304 in its place."""

    def __init__(self, send: Send, held: str, said: dict[str, bool], key: tuple[str, ...], known: _Known) -> None:
        self._send, self._held, self._said, self._key, self._known = send, held, said, key, known
        self._done = False

    async def __call__(self, message: Message) -> None:
        if message["type"] != "http.response.start":
            if not self._done:
                await self._send(message)
            return
        headers = MutableHeaders(raw=message["headers"])
        etag, coding = headers.get("etag"), headers.get("content-encoding")
        if message["status"] == _OK and etag:
            if coding:
                headers["ETag"] = etag = f'W/{etag.removeprefix("W/")[:-1]}-{coding}"'
            if self._said.get("settled"):
                self._known.add(self._key, headers)
            if self._held and matches(self._held, etag):
                self._done = True
                await _not_modified(self._send, headers)
                return
        await self._send(message)


async def _not_modified(send: Send, headers: Headers) -> None:
    raw = [(name.encode(), headers[name].encode("latin-1")) for name in _REPEATED if name in headers]
    await send({"type": "http.response.start", "status": _NOT_MODIFIED, "headers": raw})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


def _key(scope: Scope) -> tuple[str, ...]:
    """All that a settled answer depends on: the release, the address, and what is negotiated."""
    headers = Headers(scope=scope)
    sent: Iterable[str] = (headers.get(name, "") for name in _NEGOTIATED)
    return (_release(scope), scope["scheme"], scope["path"], scope["query_string"].decode("latin-1"), *sent)


@dataclass
class _Known:
    """The heads of settled answers, the last used kept."""

    _heads: OrderedDict[bytes, Headers] = field(default_factory=OrderedDict)

    def headers(self, key: tuple[str, ...]) -> Headers | None:
        """The head of the answer to the request."""
        name = _short(key)
        if name in self._heads:
            self._heads.move_to_end(name)
        return self._heads.get(name)

    def add(self, key: tuple[str, ...], headers: Headers) -> None:
        """Remember the head of an answer."""
        self._heads[_short(key)] = Headers(raw=[(n, v) for n, v in headers.raw if n.decode() in _REPEATED])
        while len(self._heads) > _MOST_REMEMBERED:
            self._heads.popitem(last=False)


def _short(key: tuple[str, ...]) -> bytes:
    """A query may have 100,000 characters; its hash is kept instead."""
    return hashlib.sha256("\x1f".join(key).encode()).digest()
