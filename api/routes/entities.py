"""Entities: lists by type, name and region; one entity with all that is known of it; search for what people type."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api import moved, paging, views
from api.browsing import Browse
from api.models import EntityDetail, EntityList, SearchAnswer, SearchHit
from kg.browse import regions
from kg.errors import UnknownNameError
from ontology.schema import load

router = APIRouter(tags=["Entities"])
TypeName = Annotated[
    str, Query(alias="type", description="A class of the ontology, or several with commas.", examples=["School"])
]


@router.get("/entities", summary="Entities by type, name and region")
def entities(
    browse: Browse,
    request: Request,
    response: Response,
    type_: TypeName = "",
    q: Annotated[str, Query(description="A name, an alias, or a part of one.", max_length=200)] = "",
    region: Annotated[str, Query(description="A region's id or name: what belongs to it or to a region inside it.")] = "",
    limit: paging.Limit = 50,
    offset: paging.Offset = 0,
) -> EntityList:
    """A page of entities, by type and name; with `q` the best match first."""
    types = _types(type_)
    found = regions.entities(browse.index, types, _region(browse, region))
    if q:
        ranks = {h.entity.id: n for n, h in enumerate(browse.search.find(q, types, limit=len(browse.index.graph.entities)))}
        found = sorted((e for e in found if e.id in ranks), key=lambda e: ranks[e.id])
    shown = [views.summary(browse, e) for e in paging.cut(found, limit, offset)]
    page = paging.page(request, response, len(shown), len(found), limit, offset)
    return EntityList(entities=shown, page=page, release=browse.index.release)


@router.get("/entities/{id}", summary="All that is known of an entity")
def entity(
    browse: Browse,
    id: str,  # noqa: A002 - the path's own word
    limit: Annotated[int, Query(ge=1, le=paging.MAX_PAGE, description="Facts a relation.")] = 100,
) -> EntityDetail:
    """Attributes, aliases, facts by relation (out and in), figures and mentions, each with its places."""
    return views.detail(browse, browse.index.entity(moved.present(browse, id)), limit)


@router.get("/search", summary="Entities by what people type")
def search(
    browse: Browse,
    q: Annotated[
        str, Query(description="A name, the start or a part of one, an alias.", max_length=200, examples=["市一职校"])
    ] = "",
    type_: TypeName = "",
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
) -> SearchAnswer:
    """The best hits first: the name, an alias, the start, a part, the letters in order."""
    hits = browse.search.find(q, _types(type_), limit)
    found = [
        SearchHit(**views.cell(browse, h.entity.id).model_dump(), matched=h.matched, facts=browse.index.degree[h.entity.id])
        for h in hits
    ]
    return SearchAnswer(query=q, hits=found)


def _types(text: str) -> tuple[str, ...]:
    types = tuple(t.strip() for t in text.split(",") if t.strip())
    known = load().entity_types
    for one in types:
        if one not in known:
            near = get_close_matches(one, known, n=3)
            raise UnknownNameError(f"There is no type {one!r}.", hint="See /ontology.", suggestions=tuple(near or known))
    return types


def _region(browse: Browse, text: str) -> str:
    """The id of the region meant. Raises UnknownNameError with the nearest names."""
    if not text or text in browse.index.graph.entities:
        return text
    hits = browse.search.find(text, ("Region",), limit=5)
    if hits and hits[0].rank <= 1:
        return hits[0].entity.id
    raise UnknownNameError(
        f"No region is called {text!r}.",
        hint="Regions: /entities?type=Region",
        suggestions=tuple(h.entity.name for h in hits) or browse.index.near(text),
    )
