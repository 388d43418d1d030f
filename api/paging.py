"""Pages of long lists: limit and offset, said in the answer and in the Link header (RFC 8288)."""

from __future__ import annotations

from typing import Annotated, TypeVar

from fastapi import Query, Request, Response

from api.models import Page

MAX_PAGE = 1000
Limit = Annotated[int, Query(ge=1, le=MAX_PAGE, description=f"Rows a page, at most {MAX_PAGE}.")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="Rows to pass over.")]
T = TypeVar("T")


def cut(items: list[T], limit: int, offset: int) -> list[T]:
    """The page's stretch of the items."""
    return items[offset : offset + limit]


def page(
    request: Request, response: Response, returned: int, total: int | None, limit: int, offset: int, more: bool = False
) -> Page:
    """The page's own description; sets the Link header with first, prev, next and last.

    Where the ``total`` is not known (None), ``more`` says whether further rows follow.
    """

    def address(at: int) -> str:
        url = request.url.include_query_params(limit=limit, offset=at)
        return f"{url.path}?{url.query}"

    after = offset + returned
    further = address(after) if more or after < (total or 0) else None
    links = {"first": address(0), "prev": address(max(0, offset - limit)) if offset else None, "next": further}
    links["last"] = address((total - 1) // limit * limit) if total else None
    response.headers["Link"] = ", ".join(f'<{target}>; rel="{rel}"' for rel, target in links.items() if target)
    return Page(limit=limit, offset=offset, returned=returned, total=total, next=further)
