"""Whether the server is up, and which release it serves."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api import caching, releases
from api.models import Answer

router = APIRouter(tags=["About"])


class Health(Answer):
    """The server's state."""

    status: str
    release: str


@router.get("/health", summary="Whether the server is up")
async def health(request: Request, response: Response) -> Health:
    """Answers at once, whatever queries run."""
    response.headers["Cache-Control"] = caching.NEVER
    return Health(status="ok", release=releases.served(request.scope).release)
