"""The explorer: the picture as a page, and the parts of the graph that it asks for as one expands a node."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.answer import Answer
from api.browsing import Browse
from api.explore import picture, selection, site

router = APIRouter(include_in_schema=False, route_class=site.PageRoute)
data = APIRouter(include_in_schema=False)
STEP = 24
FIRST = 36


class Part(Answer):
    """A part of the picture: nodes and edges as vis-network takes them; ``total`` neighbours there are, ``shown`` up to now."""

    focus: str
    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    total: int
    shown: int


@router.get("/explore")
def explore(browse: Browse, request: Request, focus: str = "", report: str = "") -> HTMLResponse:
    """The picture: a start view, or what is around one entity (``focus``: an id, a name or an alias)."""
    index, lang = browse.index, site.language(request)
    if report:
        report = index.report(report).id
    id_ = _focus(browse, focus)
    chosen = selection.around(index, id_, FIRST) if id_ else selection.start(index, report)
    net = picture.network(index, chosen, id_, lang)
    reports = [r for _, r in sorted(index.graph.reports.items())]
    page = {"focus": id_, "report": report, "total": chosen.total, "shown": min(FIRST, chosen.total), "lang": lang}
    values = site.context(request, {"page": page, "reports": reports, "report": report})
    net.templateEnv = site.BoundEnvironment(values)
    net.path = "explore.html"
    return site.respond(request, net.generate_html("explore.html"))


@data.get("/explore/around")
def around(
    browse: Browse,
    request: Request,
    focus: str,
    offset: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=0, le=100)] = STEP,
    known: Annotated[str, Query(max_length=40_000, description="Ids already in the picture, with commas.")] = "",
) -> Part:
    """What is around an entity, with the relations to what the picture shows already."""
    index, lang = browse.index, site.language(request)
    id_ = index.entity(browse.identities.now(focus) or focus).id
    shown = frozenset(k for k in known.split(",") if k in index.graph.entities)
    part = selection.around(index, id_, limit, offset, shown)
    nodes = [{"id": n, **picture.node(index, n, lang)} for n in part.nodes]
    return Part(
        focus=id_,
        nodes=nodes,
        edges=picture.edges(part.statements, lang),
        total=part.total,
        shown=min(offset + limit, part.total),
    )


def _focus(browse: Browse, text: str) -> str:
    """The id of the entity meant: an id, or the best match for a name. Raises UnknownNameError."""
    if not text or text in browse.index.graph.entities:
        return text
    if now := browse.identities.now(text):
        return now if now in browse.index.graph.entities else browse.index.statement(now).first.subject
    hits = browse.search.find(text, limit=1)
    if hits and hits[0].rank <= 1:
        return hits[0].entity.id
    return browse.index.entity(text).id


router.include_router(data)
