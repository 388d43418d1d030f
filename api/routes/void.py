"""The VoID description, where programs look for it (VoID, section 7.2: /.well-known/void)."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from api import caching
from api.guests import Guest
from api.negotiate import preferred
from api.rdf_documents import TYPES
from api.sparql_formats import NotAcceptableError, content_type
from api.void import described

router = APIRouter(tags=["About"])
_ANSWERS: dict[int | str, dict[str, Any]] = {200: {"description": "The description.", "content": {name: {} for name in TYPES}}}


@router.get("/.well-known/void", summary="What the RDF holds, counted (VoID)", response_class=Response, responses=_ANSWERS)
async def void(request: Request, guests: Guest) -> Response:
    """Triples, entities, classes and properties with their counts, the named graphs, where to ask and what to fetch."""
    media_type = preferred(request.headers.get("accept"), tuple(TYPES))
    if media_type is None:
        raise NotAcceptableError("The description is RDF.", hint=f"Accept one of {', '.join(TYPES)}.", suggestions=tuple(TYPES))
    base, release = str(request.base_url), caching.release(request)
    body = await guests.wait(
        guests.documents.get, "void", base, media_type, lambda: described(base, release, guests.statistics())
    )
    caching.settled(request)
    return Response(body, headers={"Content-Type": content_type(media_type), "Vary": "Accept"})
