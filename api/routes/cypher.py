"""Cypher over HTTP, taking and giving what Neo4j's HTTP Query API (version 2) does."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, replace
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from api import errors, negotiate
from api.cypher_errors import neo4j_errors
from api.cypher_json import typed, untyped
from api.guests import Guest, Guests
from api.sparql_formats import NotAcceptableError
from api.sparql_protocol import UnsupportedMediaTypeError
from kg.errors import InputError, VetkgError
from kg.ports import Limits, Rows, Value

router = APIRouter(tags=["Cypher"])
PLAIN = "application/json"
TYPED = ("application/vnd.neo4j.query", "application/vnd.neo4j.query.v1.0", "application/vnd.neo4j.query.v1.1")
_KNOWN = ("statement", "parameters", "includeCounters", "maxExecutionTime", "accessMode", "bookmarks", "impersonatedUser")
_NO_CHANGES = {
    "containsUpdates": False,
    **dict.fromkeys(
        (
            "nodesCreated nodesDeleted propertiesSet relationshipsCreated relationshipsDeleted labelsAdded labelsRemoved "
            "indexesAdded indexesRemoved constraintsAdded constraintsRemoved"
        ).split(),
        0,
    ),
    "containsSystemUpdates": False,
    "systemUpdates": 0,
}
_BODY = {
    "type": "object",
    "required": ["statement"],
    "properties": {
        "statement": {"type": "string", "examples": ["MATCH (s:School) RETURN s.name AS name LIMIT 10"]},
        "parameters": {"type": "object"},
        "includeCounters": {"type": "boolean"},
        "maxExecutionTime": {"type": "number", "description": "Seconds; at most the server's own limit."},
    },
}
_DOCUMENTED: dict[str, Any] = {"requestBody": {"content": {PLAIN: {"schema": _BODY}}, "required": True}}
_ANSWERS: dict[int | str, dict[str, Any]] = {
    202: {"description": "`data.fields` and `data.values`, nodes and relationships as objects with `elementId`."},
    400: {"description": "Malformed or refused; `errors` holds Neo4j's code and message beside the problem's members."},
    503: {"description": "Stopped at the time limit, or all workers are busy."},
}


@dataclass(frozen=True, slots=True)
class CypherRequest:
    """A request of the Query API."""

    statement: str
    parameters: dict[str, Value]
    counters: bool
    limits: Limits


_DATABASE = {
    "name": "name",
    "in": "path",
    "required": True,
    "description": "A database's name, whichever: there is one graph.",
    "schema": {"type": "string"},
    "example": "neo4j",
}


@router.post(
    "/db/{name}/query/v2",
    summary="Ask in Cypher, at the address of Neo4j",
    status_code=202,
    responses=_ANSWERS,
    openapi_extra=_DOCUMENTED | {"parameters": [_DATABASE]},
)
@router.post("/cypher", summary="Ask in Cypher", status_code=202, responses=_ANSWERS, openapi_extra=_DOCUMENTED)
async def cypher(request: Request, guests: Guest) -> Response:
    """One read-only statement with its parameters. There is one graph: whatever name the address gives a database, it is this."""
    try:
        wanted = _accepted(request)
        asked = _read(await guests.body(request), request.headers.get("content-type", ""), guests)
        found = await guests.wait(guests.cypher.run, asked.statement, asked.parameters, limits=asked.limits)
    except VetkgError as error:
        return errors.of_error(request, error, neo4j_errors(error))
    headers = {"Vary": "Accept", **({"X-Vetkg-Truncated": "true"} if found.truncated else {})}
    return JSONResponse(_answer(found, asked, wanted in TYPED), 202, headers=headers, media_type=wanted)


@router.get("/cypher", include_in_schema=False)
def by_browser(request: Request) -> Response:
    """A person who opens the address is led to the console; a program is told to post."""
    if negotiate.preferred(request.headers.get("accept"), (PLAIN, *TYPED, "text/html")) == "text/html":
        return RedirectResponse("/console?language=cypher", 303, headers={"Vary": "Accept"})
    hint = 'POST {"statement": "…"} to this address.'
    allowed = {"Allow": "POST", "Vary": "Accept"}
    return errors.problem(request, 405, "method-not-allowed", "Cypher is asked by POST.", hint=hint, headers=allowed)


def _accepted(request: Request) -> str:
    offered = (PLAIN, *TYPED)
    wanted = negotiate.preferred(request.headers.get("accept"), offered)
    if wanted is None:
        raise NotAcceptableError(
            "None of the wanted formats is given.", hint=f"Accept {PLAIN} or {TYPED[0]}.", suggestions=offered
        )
    return wanted


def _read(body: bytes, content_type: str, guests: Guests) -> CypherRequest:
    media_type = content_type.partition(";")[0].strip().lower()
    if media_type not in (PLAIN, *TYPED):
        raise UnsupportedMediaTypeError(
            f"The body's media type is {media_type or 'missing'}.", hint=f"Send Content-Type: {PLAIN}."
        )
    try:
        given = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise InputError(f"The body is no JSON ({error}).", hint='Send {"statement": "…", "parameters": {…}}.') from error
    if not isinstance(given, dict) or not isinstance(given.get("statement"), str):
        raise InputError("The body holds no statement.", hint='Send {"statement": "…", "parameters": {…}}.')
    unknown = sorted(given.keys() - set(_KNOWN))
    if unknown:
        raise InputError(
            f"The body holds the unknown members {', '.join(unknown)[:200]}.", hint=f"Known are {', '.join(_KNOWN)}."
        )
    parameters = given.get("parameters") or {}
    if not isinstance(parameters, dict):
        raise InputError("parameters is no object.", hint='Send {"parameters": {"name": value}}.')
    read = {name: untyped(value) if media_type in TYPED else value for name, value in parameters.items()}
    limits = _limits(given.get("maxExecutionTime"), guests.limits)
    return CypherRequest(given["statement"], read, given.get("includeCounters") is True, limits)


def _limits(seconds: Any, most: Limits) -> Limits:
    if seconds is None:
        return most
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not math.isfinite(seconds) or seconds <= 0:
        raise InputError(f"maxExecutionTime is {seconds!r}.", hint="Give seconds, more than 0.")
    return replace(most, seconds=min(float(seconds), most.seconds))


def _answer(found: Rows, asked: CypherRequest, with_types: bool) -> dict[str, Any]:
    values: list[list[Any]] = [[typed(value) if with_types else value for value in row] for row in found.rows]
    answer: dict[str, Any] = {"data": {"fields": list(found.columns), "values": values}}
    if asked.counters:
        answer["counters"] = _NO_CHANGES
    if found.truncated:
        answer["notifications"] = [_cut(len(found.rows))]
    return {**answer, "bookmarks": []}


def _cut(rows: int) -> dict[str, str]:
    return {
        "code": "Vetkg.Warning.Truncated",
        "title": "The answer was cut.",
        "description": f"Only the first {rows} rows are given; use SKIP and LIMIT for the rest.",
        "severity": "WARNING",
        "category": "GENERIC",
    }
