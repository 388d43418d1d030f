"""A server of two invented reports, really running, for the clients that researchers bring."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from api.app import create_app
from api.settings import Settings
from kg.evidence import Texts
from tests.api.valley import make

SECONDS_TO_START = 20.0


@contextmanager
def running(settings: Settings, texts: Texts | None = None) -> Iterator[str]:
    """The address of a server on a free port."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(settings, texts), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        for _ in range(int(SECONDS_TO_START * 20)):
            if server.started:
                break
            thread.join(0.05)
        assert server.started
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def valley_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("clients"))


@pytest.fixture(scope="session")
def site(valley_folder: Path) -> Iterator[str]:
    texts = Texts(valley_folder / "reports", lambda path: path.read_text(encoding="utf-8"))
    with running(Settings(graph=valley_folder / "graph", workers=1), texts) as address:
        yield address


@pytest.fixture(scope="session")
def endpoint(site: str) -> str:
    return f"{site}/sparql"


@pytest.fixture(scope="session")
def federating(valley_folder: Path, site: str) -> Iterator[str]:
    """A second server, which may ask the first."""
    with running(Settings(graph=valley_folder / "graph", workers=1, federation=(f"{site}/sparql",))) as address:
        yield address
