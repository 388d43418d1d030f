"""Linked data: what an IRI of the graph leads to, and the RDF about it."""

from __future__ import annotations

from typing import Any

from anyio.to_thread import run_sync
from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api import caching, linked_data, moved
from api.browsing import Browse
from api.explore import site
from api.guests import Guest
from api.linked_data import ALIASES, HTML, JSON, SUFFIXES
from api.negotiate import preferred
from api.sparql_formats import NotAcceptableError, content_type
from kg.errors import QueryLimitError
from kg.ports import Limits

router = APIRouter(tags=["Linked data"])
# Of one resource: an entity that so many claims name is not in reports of a country in a year.
_MOST = Limits(seconds=60, rows=200_000)
_DATA: dict[int | str, dict[str, Any]] = {
    200: {"description": "What the graph says of it.", "content": {name: {} for name in SUFFIXES}},
    404: {"description": "Nothing has the id; `suggestions` lists the nearest."},
}
_SEE: dict[int | str, dict[str, Any]] = {303: {"description": "To the page, the RDF or the JSON, whichever Accept prefers."}}


@router.get("/id/{id:path}", summary="What an IRI of the graph stands for", status_code=303, responses=_SEE)
def identified(browse: Browse, request: Request, id: str) -> Response:  # noqa: A002 - the path's own word
    """303 to the page or the data of an entity, a fact, a claim, a place of a claim, a report."""
    moved.follow(browse, id)
    wanted = preferred(request.headers.get("accept"), {JSON: JSON, HTML: HTML, **ALIASES})
    error = linked_data.missing(browse, id)
    if error is not None and wanted == HTML:
        return site.error_page(request, error)
    if error is not None and not browse.identities.last(id):
        raise error
    return RedirectResponse(_address(id, wanted), status_code=303, headers={"Vary": "Accept"})


def _address(id_: str, wanted: str | None) -> str:
    page, json = linked_data.pages(id_)
    if wanted == HTML:
        return page
    return linked_data.data(id_) if wanted in SUFFIXES and not linked_data.is_release(id_) else json


@router.get("/data/{id:path}", summary="The RDF about a resource", response_class=Response, responses=_DATA)
async def data(browse: Browse, guests: Guest, request: Request, id: str) -> Response:  # noqa: A002 - the path's own word
    """Its triples, the names of what they lead to, its places in the reports; of a fact, the claims that state it.

    By Accept as Turtle, N-Triples, JSON-LD or RDF/XML, or by the address's ending: `.ttl`, `.nt`, `.jsonld`, `.rdf`.
    """
    id_, media_type = linked_data.split(id)
    media_type = media_type or preferred(request.headers.get("accept"), ALIASES) or ""
    if not media_type:
        names = tuple(SUFFIXES)
        raise NotAcceptableError("The data is RDF.", hint=f"Accept one of {', '.join(names)}.", suggestions=names)
    moved.present(browse, id_)
    query = linked_data.description(id_)
    found = await run_sync(lambda: guests.own().sparql.serialize(query, media_type, limits=_MOST))
    if not found.rows:
        raise linked_data.missing(browse, id_) or linked_data.unknown(id_)
    if found.truncated:
        raise QueryLimitError(f"{id_} has more than {_MOST.rows:,} triples.", hint="Ask /sparql for a part of them.")
    caching.settled(request)
    return Response(found.body, headers={"Vary": "Accept", "Content-Type": content_type(media_type)})
