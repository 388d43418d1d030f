"""The releases that this server answers from, as JSON and as a DCAT catalogue, and what changed between two of them."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from api import caching, catalogue, paging
from api.negotiate import preferred
from api.release_models import ChangeInfo, ReleaseDifference, ReleaseInfo, ReleaseInput, ReleaseList
from api.releases import served, serving
from api.serving import Serving
from kg.errors import InputError
from kg.releases import Release
from kg.releases.description import release_iri
from kg.releases.difference import KINDS, PARTS
from kg.releases.kept import unknown

router = APIRouter(tags=["Releases"])
JSON, HTML = "application/json", "text/html"
_RDF: dict[int | str, dict[str, Any]] = {200: {"content": {name: {} for name in catalogue.FORMATS}}}


@router.get("/releases", summary="The releases kept here", response_model=ReleaseList, responses=_RDF)
def releases(request: Request, response: Response) -> ReleaseList | Response:
    """Newest first: what each was made from, when, by which software, how well. Name one with `?release=ID` on any address."""
    known = serving(request).kept()
    other = _otherwise(request, known, "/history")
    if other is not None:
        return other
    response.headers["Vary"] = "Accept"
    return ReleaseList(releases=described(serving(request)), release=served(request.scope).release)


@router.get("/releases/{id}", summary="One release", response_model=ReleaseInfo, responses=_RDF)
def release(request: Request, response: Response, id: str) -> ReleaseInfo | Response:  # noqa: A002 - the path's own word
    """Its inputs with their SHA-256, its counts, the extractor's scores; as RDF with its distributions and data services."""
    found = one(serving(request), id)
    other = _otherwise(request, [found], f"/history#{found.id}")
    if other is not None:
        return other
    response.headers["Vary"] = "Accept"
    return next(row for row in described(serving(request)) if row.id == found.id)


@router.get("/releases/{older}/diff/{newer}", summary="What changed between two releases", response_model=ReleaseDifference)
def difference(
    request: Request,
    response: Response,
    older: str,
    newer: str,
    part: Annotated[str, Query(description=f"Only one of {', '.join(PARTS)}.")] = "",
    kind: Annotated[str, Query(description=f"Only one of {', '.join(KINDS)}.")] = "",
    limit: paging.Limit = 50,
    offset: paging.Offset = 0,
) -> ReleaseDifference | Response:
    """Entities and facts begun, gone, changed, renamed, merged, split, in a settled order. Ids that moved are followed."""
    caching.settled(request)
    found = serving(request).difference(older, newer)
    if preferred(request.headers.get("accept"), (JSON, HTML)) == HTML:
        return _see_other(f"/history/{older}/{newer}")
    for name, value, known in (("part", part, PARTS), ("kind", kind, KINDS)):
        if value and value not in known:
            raise InputError(f"There is no {name} {value[:60]!r}.", hint=f"Use {', '.join(known)}.", suggestions=tuple(known))
    wanted = [c for c in found if (not part or c.part == part) and (not kind or c.kind == kind)]
    shown = [ChangeInfo.model_validate(c, from_attributes=True) for c in paging.cut(wanted, limit, offset)]
    page = paging.page(request, response, len(shown), len(wanted), limit, offset)
    response.headers["Vary"] = "Accept"
    return ReleaseDifference(older=older, newer=newer, counts=Counter(c.kind for c in found), changes=shown, page=page)


def one(serving_: Serving, id_: str) -> Release:
    """The kept release of that id. Raises UnknownReleaseError."""
    known = {release.id: release for release in serving_.kept()}
    if id_ not in known:
        raise unknown(id_, list(known))
    return known[id_]


def described(serving_: Serving) -> list[ReleaseInfo]:
    """All kept releases, newest first."""
    known = serving_.kept()
    by_id = {release.id: release for release in known}
    return [_info(release, by_id.get(release.former), release.id == known[0].id) for release in known]


def _info(release: Release, former: Release | None, current: bool) -> ReleaseInfo:
    before = former.counts if former else {}
    change = {key: release.counts.get(key, 0) - before.get(key, 0) for key in (*release.counts, *before)} if former else {}
    return ReleaseInfo(
        id=release.id,
        iri=release_iri(release.id),
        date=release.date,
        current=current,
        software=release.software,
        ontology=release.ontology,
        former=release.former,
        inputs=[ReleaseInput.model_validate(item, from_attributes=True) for item in release.inputs],
        counts=dict(release.counts),
        change={key: number for key, number in change.items() if number},
        scores={group: {kind: list(counts) for kind, counts in kinds.items()} for group, kinds in release.scores.items()},
    )


def _otherwise(request: Request, known: list[Release], page: str) -> Response | None:
    """The answer to who wants RDF or a page; None for JSON."""
    wanted = preferred(request.headers.get("accept"), (JSON, *catalogue.FORMATS, HTML)) or JSON
    if wanted == HTML:
        return _see_other(page)
    if wanted == JSON:
        return None
    body = catalogue.written(known, str(request.base_url).rstrip("/"), wanted)
    return Response(body, media_type=wanted, headers={"Vary": "Accept"})


def _see_other(address: str) -> RedirectResponse:
    return RedirectResponse(address, status_code=303, headers={"Vary": "Accept"})
