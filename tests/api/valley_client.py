"""The application over the invented reports, for the tests of REST and pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from kg.evidence import Texts


@contextmanager
def running(folder: Path) -> Iterator[TestClient]:
    """A client of the server of ``folder`` (see ``valley.make``); redirects are not followed."""
    settings = Settings(graph=folder / "graph", workers=1)
    texts = Texts(folder / "reports", lambda path: path.read_text(encoding="utf-8"))
    with TestClient(create_app(settings, texts), raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


def id_of(client: TestClient, name: str) -> str:
    """The id of the best hit for a name."""
    return str(client.get("/search", params={"q": name}).json()["hits"][0]["id"])
