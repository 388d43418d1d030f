"""Servers that misbehave, played over a socket: one that never answers, one that speaks HTTP, and a relay that garbles or breaks."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

Change = Callable[[bytes], bytes | None]
"""Bytes to send on instead; None breaks the connection."""


def as_they_are(data: bytes) -> bytes:
    return data


@contextlib.contextmanager
def _listening(serve: Callable[[socket.socket], None]) -> Iterator[str]:
    listener = socket.create_server(("127.0.0.1", 0))
    held: list[socket.socket] = []

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = listener.accept()
                held.append(client)
                threading.Thread(target=serve, args=(client,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"bolt://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        for opened in (listener, *held):
            with contextlib.suppress(OSError):
                opened.shutdown(socket.SHUT_RDWR)
            opened.close()


def silent() -> contextlib.AbstractContextManager[str]:
    """Accepts, and never says a word."""
    return _listening(lambda client: None)  # noqa: ARG005


def http() -> contextlib.AbstractContextManager[str]:
    """What stands on Neo4j's other port."""

    def serve(client: socket.socket) -> None:
        with contextlib.suppress(OSError):
            client.recv(1024)
            client.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
            client.close()

    return _listening(serve)


def relay(uri: str, asked: Change = as_they_are, answered: Change = as_they_are) -> contextlib.AbstractContextManager[str]:
    """Stands before the server at ``uri`` and changes what is asked or answered; changed bytes keep their length."""
    address = urlsplit(uri)

    def pump(source: socket.socket, sink: socket.socket, change: Change) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(1 << 20):
                changed = change(data)
                if changed is None:
                    break
                sink.sendall(changed)
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def serve(client: socket.socket) -> None:
        server = socket.create_connection((address.hostname, address.port))
        threading.Thread(target=pump, args=(server, client, answered), daemon=True).start()
        pump(client, server, asked)
        server.close()

    return _listening(serve)
