"""Every failure as ``application/problem+json`` (RFC 9457): what happened, and what to do about it; never a traceback."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.methods import allowed
from kg.errors import BusyError, QueryTimeoutError, StoreError, VetkgError

PROBLEM = "application/problem+json"
PROBLEM_TYPES = "https://w3id.org/vetkg/problem/"
_RETRY_SECONDS = "3"
_log = logging.getLogger("vetkg.api")
_HINTS = {
    404: "GET /docs lists the addresses of this server.",
    405: "The Allow header names the methods that work here.",
}


class ProblemResponse(JSONResponse):
    """A problem+json answer."""

    media_type = PROBLEM


def problem(
    request: Request,
    status: int,
    slug: str,
    detail: str,
    *,
    hint: str = "",
    suggestions: tuple[str, ...] = (),
    more: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> ProblemResponse:
    """A problem with the members of RFC 9457, section 3.1, and ``hint`` and ``suggestions`` as extension members."""
    body = {
        "type": PROBLEM_TYPES + slug,
        "title": _title(slug, status),
        "status": status,
        "detail": detail,
        "instance": request.url.path,
        "hint": hint,
        "suggestions": list(suggestions),
        **(more or {}),
    }
    return ProblemResponse(body, status, headers=dict(headers or {}))


def of_error(request: Request, error: VetkgError, more: Mapping[str, Any] | None = None) -> ProblemResponse:
    """The problem that one of our errors is."""
    if error.status >= HTTPStatus.INTERNAL_SERVER_ERROR and not isinstance(error, BusyError | QueryTimeoutError):
        _log.error("%s %s: %s", request.method, request.url.path, error)
    return problem(
        request,
        error.status,
        error.slug,
        error.message,
        hint=error.hint,
        suggestions=error.suggestions,
        more=more,
        headers=retry_headers(error),
    )


def retry_headers(error: VetkgError) -> dict[str, str]:
    """When to come back, where coming back may help."""
    return {"Retry-After": _RETRY_SECONDS} if isinstance(error, StoreError) else {}


def install(app: FastAPI) -> None:
    """Answer every failure of the application as a problem."""
    app.add_exception_handler(VetkgError, _on_ours)
    app.add_exception_handler(RequestValidationError, _on_validation)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(Exception, _on_unexpected)


def _title(slug: str, status: int) -> str:
    words = slug.replace("-", " ")
    return words[:1].upper() + words[1:] if words else HTTPStatus(status).phrase


async def _on_ours(request: Request, error: Exception) -> ProblemResponse:
    assert isinstance(error, VetkgError)
    return of_error(request, error)


async def _on_validation(request: Request, error: Exception) -> ProblemResponse:
    assert isinstance(error, RequestValidationError)
    faults = [{"where": ".".join(str(part) for part in fault["loc"]), "what": fault["msg"]} for fault in error.errors()]
    detail = "; ".join(f"{fault['where']}: {fault['what']}" for fault in faults)
    return problem(
        request, 422, "invalid-parameters", detail, hint="GET /docs describes the parameters.", more={"errors": faults}
    )


async def on_http(request: Request, error: Exception) -> ProblemResponse:
    """The problem that a refusal of the web framework is: an address or a method that nothing answers to."""
    assert isinstance(error, HTTPException)
    phrase = HTTPStatus(error.status_code).phrase
    detail = error.detail if error.detail and error.detail != phrase else f"{phrase}: {request.method} {request.url.path}"
    slug = phrase.lower().replace(" ", "-")
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(allowed(request.scope))
    return problem(request, error.status_code, slug, detail, hint=_HINTS.get(error.status_code, ""), headers=headers)


async def _on_unexpected(request: Request, error: Exception) -> ProblemResponse:
    number = secrets.token_hex(4)
    _log.error("Unexpected failure %s at %s %s", number, request.method, request.url.path, exc_info=error)
    return problem(
        request,
        500,
        "internal-error",
        f"Something failed that should not have; the server's log has it under {number}.",
        hint="Please report it with that number.",
        more={"id": number},
    )
