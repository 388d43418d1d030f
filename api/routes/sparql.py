"""SPARQL over HTTP: the query operation of the SPARQL 1.1 Protocol, its service description; people are led to the console."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api import caching, errors, negotiate
from api.guests import Guest, Guests
from api.rdf_documents import TYPES
from api.service_description import described
from api.sparql_formats import NotAcceptableError, choose, content_type, marked
from api.sparql_protocol import ACCEPTED, ProtocolQuery, UnsupportedMediaTypeError, from_address, from_body
from kg.errors import QueryError
from kg.sandbox.sparql_check import check_sparql, is_volatile

router = APIRouter(tags=["SPARQL"])
HTML = "text/html"
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "SPARQL results as JSON, XML, CSV or TSV; RDF as Turtle, N-Triples, JSON-LD or RDF/XML.", "content": {}},
    400: {"description": "The query is malformed, missing, given twice, or refused (SERVICE, updates)."},
    406: {"description": "None of the formats is wanted."},
    503: {"description": "The query was stopped at the time limit, or all workers are busy."},
}
_TEXT = {"type": "string"}
_GRAPHS = {"type": "array", "items": {"type": "string", "format": "iri"}}
_FIELDS = {"query": _TEXT, "default-graph-uri": _GRAPHS, "named-graph-uri": _GRAPHS}
_IN_ADDRESS = [{"name": name, "in": "query", "schema": schema} for name, schema in _FIELDS.items()]
_IN_BODY = {
    "application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": _FIELDS, "required": ["query"]}},
    "application/sparql-query": {"schema": _TEXT},
}


@router.get("/sparql/", include_in_schema=False)
@router.get("/sparql", summary="Ask in SPARQL", responses=_ANSWERS, openapi_extra={"parameters": _IN_ADDRESS})
async def by_get(request: Request, guests: Guest) -> Response:
    """Query via GET; without a query the service description (RDF) or the console (HTML), whichever Accept prefers."""
    asked = from_address(request.url.query)
    if asked.query.strip():
        return await _answer(request, guests, asked)
    return await _about(request, guests)


@router.post("/sparql/", include_in_schema=False)
@router.post("/sparql", summary="Ask in SPARQL", responses=_ANSWERS, openapi_extra={"requestBody": {"content": _IN_BODY}})
async def by_post(request: Request, guests: Guest) -> Response:
    """Query via POST, as a form or as the body itself."""
    body = await guests.body(request)
    try:
        asked = from_body(request.url.query, request.headers.get("content-type", ""), body)
    except UnsupportedMediaTypeError as error:
        answer = errors.of_error(request, error)
        answer.headers["Accept-Post"] = ACCEPTED
        return answer
    return await _answer(request, guests, asked)


async def _answer(request: Request, guests: Guests, asked: ProtocolQuery) -> Response:
    guests.refuse_long(asked.query)
    media_type = choose(check_sparql(asked.query, guests.services), request.headers.get("accept"))
    found = await guests.wait(guests.sparql.serialize, asked.query, media_type, asked.dataset, limits=guests.limits)
    headers = {"Vary": "Accept", "Content-Type": content_type(media_type)}
    if is_volatile(asked.query):
        headers["Cache-Control"] = caching.NEVER
    else:
        caching.settled(request)
    if found.truncated:
        headers["X-Vetkg-Truncated"] = "true"
    if found.rows is not None:
        headers["X-Vetkg-Rows"] = str(found.rows)
    return Response(marked(found), headers=headers)


async def _about(request: Request, guests: Guests) -> Response:
    offered = {name: name for name in (*TYPES, HTML)}
    wanted = negotiate.preferred(request.headers.get("accept"), offered)
    if wanted == HTML:
        return RedirectResponse("/console", 303, headers={"Vary": "Accept"})
    if wanted is None:
        if negotiate.preferred(request.headers.get("accept"), ("application/sparql-results+json", "application/json")):
            raise QueryError("The request holds no query.", hint="Give it as the parameter query.")
        raise NotAcceptableError("The service description is RDF or HTML.", suggestions=tuple(offered))
    endpoint = str(request.url.replace(path=request.url.path.rstrip("/"), query="", fragment=""))
    body = await guests.wait(
        guests.documents.get, "service", endpoint, wanted, lambda: described(endpoint, guests.statistics(), guests.services)
    )
    caching.settled(request)
    return Response(body, headers={"Vary": "Accept", "Content-Type": content_type(wanted)})
