"""A small HTTP server that plays a bad one, alone or in front of a good one."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

RESULTS = "application/sparql-results+json"


@dataclass
class Played:
    """An answer. As a status, None hangs up without a word and 0 never answers; ``drip`` sends five bytes a second."""

    status: int | None = 200
    body: bytes = b""
    media_type: str = "text/plain"
    headers: dict[str, str] = field(default_factory=dict)
    drip: bool = False


@dataclass(frozen=True)
class Asked:
    """A request: method, path with query, headers, body."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


Play = Callable[[Asked], Played]


@contextmanager
def playing(play: Play, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """The address of a server that answers what ``play`` says, over TLS where a context is given."""
    gone = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            played = play(Asked(self.command, self.path, dict(self.headers), body))
            if played.status is None:
                self.close_connection = True
                return
            if played.status == 0:  # accepts and never answers
                gone.wait(30)
                self.close_connection = True
                return
            self.send_response(played.status)
            for name, value in {"Content-Type": played.media_type, **played.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(played.body)))
            self.end_headers()
            for byte in played.body if played.drip else ():
                if gone.wait(0.2):
                    return
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
            if not played.drip:
                self.wfile.write(played.body)

        do_GET = do_POST = do_PUT = answer  # noqa: N815 - the names that http.server looks for

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base's name
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign] # a client that left is expected here
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        gone.set()
        server.shutdown()
        server.server_close()


def forward(address: str, asked: Asked) -> Played:
    """What a good server says to the request."""
    request = urllib.request.Request(address + asked.path, asked.body or None, method=asked.method)
    for name in ("Content-Type", "Accept"):
        if name in asked.headers:
            request.add_header(name, asked.headers[name])
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return Played(answer.status, answer.read(), answer.headers.get("Content-Type", ""))
    except urllib.error.HTTPError as error:
        return Played(error.code, error.read(), error.headers.get("Content-Type", ""))


class Wire:
    """A connection to a server that can be held up, so that nothing comes through, or cut."""

    def __init__(self, host: str, port: int) -> None:
        self._there = (host, port)
        self._open = threading.Event()
        self._open.set()
        self._sockets: list[socket.socket] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def hold(self) -> None:
        """Nothing comes through from now on, and nobody is told."""
        self._open.clear()

    def release(self) -> None:
        """All comes through again."""
        self._open.set()

    def close(self) -> None:
        """End all of it."""
        self._open.set()
        for one in (self._listening, *self._sockets):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                here, _ = self._listening.accept()
                there = socket.create_connection(self._there)
                self._sockets += [here, there]
                for source, sink in ((here, there), (there, here)):
                    threading.Thread(target=self._carry, args=(source, sink), daemon=True).start()

    def _carry(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65_536):
                self._open.wait()
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)
