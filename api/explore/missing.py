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
    if error.status_code == NoSuchPageError.status and _asked_by_person(request):
        return site.error_page(request, NoSuchPageError(f"There is no page {request.url.path[:200]}."))
    return await errors.on_http(request, error)


def refusal(request: Request, error: VetkgError) -> Response:
    """One of our errors before any route: a page for a person's browser, a problem for a program."""
    return site.error_page(request, error) if _asked_by_person(request) else errors.of_error(request, error)


def _asked_by_person(request: Request) -> bool:
    return request.method == "GET" and preferred(request.headers.get("accept"), _OFFERED) == "text/html"
