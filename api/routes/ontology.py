"""The vocabulary as linked data: OWL classes and properties, indicators, forms of cooperation."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from rdflib import Graph

from api.negotiate import preferred
from kg.errors import InputError
from ontology.schema import source

router = APIRouter(tags=["About"])
FORMATS = {"turtle": "text/turtle", "xml": "application/rdf+xml", "json-ld": "application/ld+json", "nt": "application/n-triples"}
HTML = "text/html"
_TYPES = {200: {"description": "The vocabulary.", "content": {media: {} for media in FORMATS.values()}}}


@router.get("/ontology", summary="The vocabulary", response_class=Response, responses=_TYPES)  # type: ignore[arg-type]
def ontology(
    request: Request,
    format_: Annotated[str, Query(alias="format", description="turtle, xml, json-ld or nt; else by Accept.")] = "",
) -> Response:
    """Classes, relations, attributes and indicators as Turtle, RDF/XML, JSON-LD or N-Triples; browsers are led to the page."""
    if format_ and format_ not in FORMATS:
        raise InputError(f"There is no format {format_!r}.", hint=f"Use one of {', '.join(FORMATS)}.")
    media = FORMATS.get(format_) or preferred(request.headers.get("accept"), [*FORMATS.values(), HTML]) or FORMATS["turtle"]
    if media == HTML:
        return RedirectResponse("/vocabulary", status_code=303, headers={"Vary": "Accept"})
    return Response(_serialized(media), media_type=media, headers={"Vary": "Accept"})


@cache
def _serialized(media: str) -> str:
    if media == FORMATS["turtle"]:
        return f"{source('vet.ttl')}\n{source('indicators.ttl')}"
    graph = Graph()
    for name in ("vet.ttl", "indicators.ttl"):
        graph.parse(data=source(name), format="turtle")
    return graph.serialize(format=media)
