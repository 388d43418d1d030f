"""Whole graphs over HTTP: the reading half of the SPARQL 1.1 Graph Store HTTP Protocol, and the dataset as one download."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse

from api import caching, errors, negotiate
from api.graph_addresses import graph_iri
from api.guests import Guest, Guests
from api.methods import only_the_head
from api.sparql_formats import JSONLD, NQUADS, NTRIPLES, RDFXML, TRIG, TURTLE, NotAcceptableError, content_type
from api.streaming import streamed
from kg.errors import InputError, UnknownNameError
from kg.graph_source import dataset, source
from kg.ports import GraphSource

router = APIRouter(tags=["Graphs"])
GRAPH_TYPES = {**{name: name for name in (TURTLE, NTRIPLES, JSONLD, RDFXML)}, "text/plain": NTRIPLES, "application/xml": RDFXML}
DATASET_TYPES = (NQUADS, TRIG)
_WRITES = ["PUT", "POST", "DELETE", "PATCH"]
_GRAPH: dict[int | str, dict[str, Any]] = {
    200: {"description": "The graph, whole.", "content": {name: {} for name in (TURTLE, NTRIPLES, JSONLD, RDFXML)}},
    404: {"description": "There is no such graph; `suggestions` lists those there are."},
}
_DATASET: dict[int | str, dict[str, Any]] = {
    200: {"description": "Every graph.", "content": {name: {} for name in DATASET_TYPES}}
}


@router.get("/rdf-graphs", summary="All graphs in one download", response_class=Response, responses=_DATASET)
async def whole(request: Request, guests: Guest) -> Response:
    """The default graph and the named ones as N-Quads or TriG. The default graph is the merge of the others, each triple once."""
    media_type = _chosen(request, {name: name for name in DATASET_TYPES})
    return await _send(request, guests, media_type, "dataset", lambda graphs: dataset(graphs, media_type))


@router.get("/rdf-graphs/service", summary="A graph by its IRI", response_class=Response, responses=_GRAPH)
async def indirect(
    request: Request,
    guests: Guest,
    graph: Annotated[str | None, Query(description="The graph's IRI, absolute.", json_schema_extra={"format": "iri"})] = None,
    default: Annotated[str | None, Query(description="The default graph (no value).")] = None,
) -> Response:
    """Indirect identification (Graph Store Protocol, 4.2): `?graph=IRI` or `?default`."""
    if (graph is None) == (default is None) or len(request.query_params.getlist("graph")) > 1:
        raise InputError(
            "One graph is to be named.", hint="Ask for /rdf-graphs/service?default or /rdf-graphs/service?graph=IRI, one of them."
        )
    return await _graph(request, guests, "" if graph is None else _iri(request, graph))


@router.get("/rdf-graphs/{name}", summary="A graph by its address here", response_class=Response, responses=_GRAPH)
async def direct(request: Request, guests: Guest, name: str) -> Response:
    """Direct identification (Graph Store Protocol, 4.1): `/rdf-graphs/report-…`, `/rdf-graphs/ontology`."""
    return await _graph(request, guests, graph_iri(name))


@router.api_route("/rdf-graphs", methods=_WRITES, include_in_schema=False)
@router.api_route("/rdf-graphs/{name:path}", methods=_WRITES, include_in_schema=False)
async def refused(request: Request) -> Response:
    """The writing half (Graph Store Protocol, 5.3 to 5.7)."""
    return errors.problem(
        request,
        405,
        "read-only",
        f"{request.method} is refused: this graph store is read-only.",
        hint="Build another release with `vetkg build` to change what is served.",
        headers={"Allow": "GET, HEAD, OPTIONS"},
    )


def _iri(request: Request, text: str) -> str:
    """The IRI that a request names; the address of a graph here stands for the graph."""
    parts = urlsplit(text)
    if not parts.scheme or any(c <= " " or c in '<>"{}|^`\\' for c in text):
        raise InputError(f"{text[:200]!r} is no absolute IRI.", hint="Name the graph by its IRI, percent-encoded.")
    here = str(request.base_url) + "rdf-graphs/"
    name = text.removeprefix(here)
    return graph_iri(name) if text.startswith(here) and name and "/" not in name else text


async def _graph(request: Request, guests: Guests, graph: str) -> Response:
    media_type = _chosen(request, GRAPH_TYPES)
    if graph:
        known = await guests.wait(lambda: source(guests.own().sparql).graphs())
        if graph not in known:
            raise UnknownNameError(
                f"There is no graph <{graph[:300]}>.", hint="`suggestions` lists them.", suggestions=tuple(known)
            )
    return await _send(request, guests, media_type, graph, lambda graphs: graphs.dump(media_type, graph))


async def _send(
    request: Request, guests: Guests, media_type: str, name: str, write: Callable[[GraphSource], Iterator[bytes]]
) -> Response:
    """All of it, as it is made; an answer that breaks off ends without its last piece, which HTTP shows to the client."""
    pieces = await guests.wait(streamed, lambda: write(source(guests.own().sparql)))
    caching.settled(request)
    headers = {
        "Content-Type": content_type(media_type),
        "ETag": caching.tag(caching.release(request), "graph", name, media_type),
        "Vary": "Accept",
    }
    return StreamingResponse(islice(pieces, 1) if only_the_head(request.scope) else pieces, headers=headers)


def _chosen(request: Request, offered: dict[str, str]) -> str:
    wanted = negotiate.preferred(request.headers.get("accept"), offered)
    if wanted is None:
        names = tuple(dict.fromkeys(offered.values()))
        raise NotAcceptableError("None of the wanted formats is given.", hint=f"Accept {', '.join(names)}.", suggestions=names)
    return wanted
