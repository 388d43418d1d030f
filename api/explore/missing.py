"""A wrong address: a page for a person's browser, problem+json for a program."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException

from api import errors
from api.explore import site
from api.negotiate import preferred
from kg.errors import VetkgError

_OFFERED = (errors.PROBLEM, "application/json", "text/html")


class NoSuchPageError(VetkgError):
    """The address leads nowhere."""

    status = 404
    slug = "no-such-page"


def install(app: FastAPI) -> None:
    """Answer addresses that lead nowhere, after :func:`api.errors.install` has said how failures are answered."""
    app.add_exception_handler(HTTPException, _on_http)


async def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    asked_by_person = request.method == "GET" and preferred(request.headers.get("accept"), _OFFERED) == "text/html"
    if error.status_code == NoSuchPageError.status and asked_by_person:
        return site.error_page(request, NoSuchPageError(f"There is no page {request.url.path[:200]}."))
    return await errors.on_http(request, error)
