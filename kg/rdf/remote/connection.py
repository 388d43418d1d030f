"""HTTP to a SPARQL server: one deadline for the whole of a request, a bound on the answer, and failures that say what to do.

The requests run on an event loop in a thread of their own, because only there a deadline holds whatever the server does: it
accepts and never answers, or sends one byte a second. A cancelled request closes its connection, at which most servers stop too.
"""

from __future__ import annotations

import asyncio
import ssl
import threading
from base64 import b64encode
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import httpx

from kg.errors import InputError, QueryLimitError, StoreError

MEBIBYTE = 2**20
_PIECE = 65_536
_CLOSING_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks: a user with a password (RFC 7617), or a bearer token (RFC 6750), or nobody."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def headers(self) -> dict[str, str]:
        """The Authorization header, if any."""
        if self.token:
            return {"Authorization": f"Bearer {self.token}"}
        if self.user:
            return {"Authorization": "Basic " + b64encode(f"{self.user}:{self.password}".encode()).decode("ascii")}
        return {}


NOBODY = Credentials()


def checked_address(url: str) -> str:
    """The address itself. Raises InputError where a login stands in it, because addresses end up in messages and logs."""
    host = url.partition("://")[2].partition("/")[0]
    if "@" in host:
        raise InputError(
            f"The address with the host {host.rpartition('@')[2]} holds a login.",
            hint="Take it out; give VETKG_SPARQL_USER and VETKG_SPARQL_PASSWORD.",
        )
    return url


@dataclass(frozen=True, slots=True)
class Request:
    """A request: ``body`` is bytes, or a file that is sent piece by piece; ``seconds`` is for all of it, answer included."""

    method: str
    url: str
    body: bytes | Path = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 60.0
    most_bytes: int = 64 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: status code, media type without parameters, body, and where a redirect leads."""

    status: int
    media_type: str
    body: bytes
    location: str = ""

    def said(self) -> str:
        """The first line of the body, cut to a readable length; what a server of HTML says is no message."""
        text = self.body[:2000].decode(errors="replace").strip()
        return "" if text.startswith("<") else text.partition("\n")[0][:300].rstrip(". ")


class Connection:
    """Sends requests from any thread. Connections to the server are kept open between requests and taken up again."""

    def __init__(self, credentials: Credentials = NOBODY) -> None:
        self._headers = {"User-Agent": "vetkg", **credentials.headers()}
        self._lock = threading.Lock()
        self._client: httpx.AsyncClient | None = None

    def send(self, request: Request) -> Answer:
        """The server's answer, whatever its status.

        Raises TimeoutError at the deadline, StoreError where the server cannot be reached, QueryLimitError for an answer that
        is too large.
        """
        with self._lock:
            if self._client is None:
                self._client = httpx.AsyncClient(headers=self._headers, timeout=None, follow_redirects=False)
            client = self._client
        with _failures(request.url):
            return asyncio.run_coroutine_threadsafe(_send(client, request), _loop()).result()

    def close(self) -> None:
        """Close the connections. A request that comes later opens them anew."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            asyncio.run_coroutine_threadsafe(client.aclose(), _loop()).result(_CLOSING_SECONDS)


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """The event loop of all connections, in a thread that ends with the process."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="vetkg-sparql", daemon=True).start()
    return loop


async def _send(client: httpx.AsyncClient, request: Request) -> Answer:
    async with asyncio.timeout(request.seconds):
        try:
            return await _exchange(client, request)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
            # A connection that was kept open and that the server closed meanwhile. All our requests may be said twice.
            return await _exchange(client, request)


async def _exchange(client: httpx.AsyncClient, request: Request) -> Answer:
    headers, content = dict(request.headers), request.body
    if isinstance(content, Path):
        headers["Content-Length"] = str(content.stat().st_size)
    sent = content if isinstance(content, bytes) else _pieces(content)
    async with client.stream(request.method, request.url, content=sent, headers=headers) as answer:
        body = bytearray()
        async for piece in answer.aiter_bytes():
            body += piece
            if len(body) > request.most_bytes:
                raise _too_large(request.most_bytes)
        media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        return Answer(answer.status_code, media_type, bytes(body), answer.headers.get("location", ""))


async def _pieces(file: Path) -> AsyncIterator[bytes]:
    with file.open("rb") as source:
        while piece := source.read(_PIECE):
            yield piece


def _too_large(most: int) -> QueryLimitError:
    return QueryLimitError(
        f"The answer is larger than {most // MEBIBYTE} MiB.", hint="Ask for fewer rows or columns: LIMIT, or a narrower pattern."
    )


@contextmanager
def _failures(url: str) -> Iterator[None]:
    """What the HTTP client raises, as ours; TimeoutError goes through."""
    try:
        yield
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
        message = f"The SPARQL server at {url} cannot be reached: that is no http(s) address."
        raise StoreError(message, hint="Give an address such as http://host:3030/ds/sparql.") from error
    except (httpx.HTTPError, OSError) as error:
        if isinstance(error, TimeoutError):
            raise
        raise _unreachable(url, error) from error


def _unreachable(url: str, error: Exception) -> StoreError:
    words = str(error) or type(error).__name__
    if "CERTIFICATE" in words.upper() or "SSL" in words.upper() or isinstance(error.__cause__, ssl.SSLError):
        return StoreError(
            f"The SPARQL server at {url} cannot be reached safely: TLS failed ({words}).",
            hint="Check https or http, the host's name, and its certificate; SSL_CERT_FILE names a file of authorities to trust.",
        )
    return StoreError(
        f"The SPARQL server at {url} cannot be reached ({words}).", hint="Check the address and that it runs, then try again."
    )
