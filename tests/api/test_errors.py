"""Every failure is problem+json, says what to do, and shows no traceback."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api import errors
from api.app import create_app
from api.settings import Settings
from kg import errors as ours
from kg.errors import GraphError, StoreError, UnknownNameError, VetkgError

MEMBERS = {"type", "title", "status", "detail", "instance", "hint", "suggestions"}


def kinds() -> list[type[VetkgError]]:
    return [k for k in vars(ours).values() if isinstance(k, type) and issubclass(k, VetkgError)]


@pytest.fixture
def failing() -> Iterator[TestClient]:
    app = FastAPI()
    errors.install(app)

    @app.get("/ours/{name}")
    def raise_ours(name: str) -> None:
        kind = next(k for k in kinds() if k.__name__ == name)
        raise kind("It broke.", hint="Mend it.", suggestions=("a", "b"))

    @app.get("/unexpected")
    def raise_other() -> None:
        raise ZeroDivisionError("secret-detail")

    @app.get("/number")
    def number(n: int) -> int:
        return n

    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("kind", kinds())
def test_each_of_our_errors(failing: TestClient, kind: type[VetkgError]) -> None:
    answer = failing.get(f"/ours/{kind.__name__}")
    body = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert body.keys() == MEMBERS
    assert answer.status_code == body["status"] == kind.status
    assert body["type"].endswith(f"/{kind.slug}")
    assert (body["detail"], body["hint"], body["suggestions"]) == ("It broke.", "Mend it.", ["a", "b"])
    assert body["instance"] == f"/ours/{kind.__name__}"
    assert ("retry-after" in answer.headers) is issubclass(kind, StoreError)


def test_the_unexpected_shows_a_number_that_the_log_has_and_nothing_else(
    failing: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="vetkg.api"):
        answer = failing.get("/unexpected")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret-detail" not in answer.text
    assert "Traceback" not in answer.text
    assert answer.json()["id"] in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_validation_not_found_and_method(failing: TestClient) -> None:
    for path, method, status in (("/number?n=x", "GET", 422), ("/nothing", "GET", 404), ("/number", "POST", 405)):
        answer = failing.request(method, path)
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json().keys() >= MEMBERS
        assert answer.json()["detail"]
    assert failing.post("/number").headers["allow"] == "GET, HEAD, OPTIONS"
    assert "query.n" in failing.get("/number?n=x").json()["detail"]


def test_no_graph(tmp_path: Path) -> None:
    for settings in (Settings(), Settings(graph=tmp_path)):
        with pytest.raises(GraphError) as caught:
            create_app(settings)
        assert caught.value.hint


def test_a_name_with_a_line_break_stays_inside_the_body(failing: TestClient) -> None:
    answer = failing.get("/ours/x%0d%0aSet-Cookie:%20a=b")
    assert "set-cookie" not in answer.headers
    assert UnknownNameError.status == 404
