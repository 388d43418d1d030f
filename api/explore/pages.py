"""The pages for people beside the picture: the start, a question, an entity, a fact, a report, lists, the ontology."""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api import moved, tables, views
from api.browsing import Browse
from api.explore import site
from api.quality import quality
from api.routes.questions import RESERVED
from kg import questions
from kg.browse import regions
from kg.browse.counts import count
from kg.errors import InputError
from ontology.schema import load

router = APIRouter(include_in_schema=False, route_class=site.PageRoute)
ROWS = 50
FACTS = 200


@router.get("/")
def home(browse: Browse, request: Request) -> HTMLResponse:
    """What this is, how much it holds, and the questions it answers."""
    reports = [views.report_summary(browse, r) for _, r in sorted(browse.index.graph.reports.items())]
    values = {
        "counts": count(browse.index),
        "questions": questions.load().values(),
        "reports": reports,
        "release": browse.index.release,
    }
    return site.render(request, "home.html", values)


@router.get("/ask/{name}")
def ask(browse: Browse, request: Request, name: str, offset: Annotated[int, Query(ge=0)] = 0) -> HTMLResponse:
    """A question as a form and its answer as a table; the address holds both, so it can be shared."""
    question = questions.get(name)
    given = {k: v for k, v in request.query_params.items() if k not in RESERVED}
    ready = all(p.optional or given.get(p.name, "").strip() for p in question.parameters)
    answer, error = None, None
    if ready:
        try:
            answer = browse.ask(name, dict(given), ROWS, offset)
        except InputError as caught:
            error = caught
    rows = tables.rows(browse, answer) if answer else []
    columns = tables.columns(answer.columns) if answer else []
    values = {
        "question": question,
        "given": given,
        "answer": answer,
        "rows": rows,
        "columns": columns,
        "reports": browse.index.graph.reports,
        "size": ROWS,
        "error": error,
        "said": site.said(request, error) if error else "",
    }
    return site.render(request, "ask.html", values, error.status if error else 200)


@router.get("/browse")
def browse_entities(
    browse: Browse,
    request: Request,
    type_: Annotated[str, Query(alias="type")] = "",
    q: str = "",
    region: str = "",
    offset: Annotated[int, Query(ge=0)] = 0,
) -> HTMLResponse:
    """Entities by type and name."""
    types = (type_,) if type_ in load().entity_types else ()
    inside = next((h.entity.id for h in browse.search.find(region, ("Region",), 1)), "") if region else ""
    found = regions.entities(browse.index, types, inside)
    if q:
        ranks = {h.entity.id: n for n, h in enumerate(browse.search.find(q, types, limit=len(found) + 1000))}
        found = sorted((e for e in found if e.id in ranks), key=lambda e: ranks[e.id])
    else:
        found.sort(key=lambda e: (-browse.index.degree[e.id], e.name, e.id))
    shown = [views.summary(browse, e) for e in found[offset : offset + ROWS]]
    values = {"chosen": type_, "q": q, "region": region, "shown": shown, "total": len(found), "offset": offset, "size": ROWS}
    return site.render(request, "browse.html", values)


@router.get("/entity/{id}")
def entity(browse: Browse, request: Request, id: str) -> HTMLResponse:  # noqa: A002 - the path's own word
    """All that is known of an entity."""
    return site.render(
        request, "entity.html", {"entity": views.detail(browse, browse.index.entity(moved.present(browse, id)), FACTS)}
    )


@router.get("/fact/{id}")
def fact(browse: Browse, request: Request, id: str) -> HTMLResponse:  # noqa: A002 - the path's own word
    """What a fact says and where it is said."""
    return site.render(request, "fact.html", {"fact": views.fact(browse, browse.index.statement(moved.present(browse, id)))})


@router.get("/report/{id}")
def report(browse: Browse, request: Request, id: str) -> HTMLResponse:  # noqa: A002 - the path's own word
    """A report: what it contributed, what was left out and why."""
    return site.render(request, "report.html", {"report": views.report_detail(browse, browse.index.report(id))})


@router.get("/vocabulary")
def vocabulary(request: Request) -> HTMLResponse:
    """The classes, relations and indicators."""
    return site.render(request, "vocabulary.html", {})


@router.get("/about")
def about(request: Request) -> HTMLResponse:
    """How facts come about, and how far to trust each kind."""
    return site.render(request, "about.html", {"quality": quality(), "release": version("vetkg")})


@router.get("/docs")
def docs(request: Request) -> HTMLResponse:
    """The API's operations, drawn by the page from /openapi.json: no script of another host."""
    return site.render(request, "docs.html", {})


@router.get("/console")
def console(request: Request) -> HTMLResponse:
    """SPARQL and Cypher by hand, with the questions as examples."""
    examples = {
        q.name: {"title": getattr(q.title, site.language(request)), "sparql": q.sparql, "cypher": q.cypher}
        for q in questions.load().values()
        if q.sparql
    }
    return site.render(request, "console.html", {"examples": examples})
