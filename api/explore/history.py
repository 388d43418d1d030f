"""The pages of the releases: which are kept, and what changed between two of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.explore import site
from api.releases import served, serving
from api.routes.releases import described
from kg.exports.release_files import release_files
from kg.releases.difference import KINDS, PARTS

router = APIRouter(include_in_schema=False, route_class=site.PageRoute)
ROWS = 100


@router.get("/history")
def history(request: Request) -> HTMLResponse:
    """The kept releases, newest first, each with what it was made from and how it differs from the one before."""
    values = {
        "releases": described(serving(request)),
        "shown": served(request.scope).release,
        "exports": list(release_files().values()),
    }
    return site.render(request, "history.html", values)


@router.get("/history/{older}/{newer}")
def changes(
    request: Request,
    older: str,
    newer: str,
    part: str = "",
    kind: str = "",
    offset: Annotated[int, Query(ge=0)] = 0,
) -> HTMLResponse:
    """What changed from one release to another, by part and kind."""
    found = serving(request).difference(older, newer)
    counts = {p: {k: sum(c.part == p and c.kind == k for c in found) for k in KINDS} for p in PARTS}
    wanted = [c for c in found if part in ("", c.part) and kind in ("", c.kind)]
    values = {
        "older": older,
        "newer": newer,
        "counts": counts,
        "total": len(wanted),
        "changes": wanted[offset : offset + ROWS],
        "part": part,
        "kind": kind,
        "offset": offset,
        "size": ROWS,
    }
    return site.render(request, "changes.html", values)
