"""Whether the server is up, and which release it serves."""

from __future__ import annotations

from anyio.to_thread import run_sync
from fastapi import APIRouter, Request, Response

from api import caching, releases
from api.answer import Answer
from kg.sandbox.watch import glances

router = APIRouter(tags=["About"])


class StoreHealth(Answer):
    """A store on another machine. ``problem`` and ``hint`` are empty where it is well."""

    language: str
    address: str
    holds: str
    problem: str
    hint: str


class Health(Answer):
    """The server's state: ``ok``, or ``degraded`` where a store on another machine cannot be asked."""

    status: str
    release: str
    stores: list[StoreHealth]


@router.get("/health", summary="Whether the server is up")
async def health(request: Request, response: Response) -> Health:
    """Answers at once, whatever queries run, or within a second or two where a store on another machine keeps silent."""
    response.headers["Cache-Control"] = caching.NEVER
    served = releases.served(request.scope)
    states = await run_sync(glances, served.guests.stores)
    stores = [StoreHealth(language=s.language, address=s.where, holds=s.holds, problem=s.problem, hint=s.hint) for s in states]
    return Health(status="degraded" if any(s.problem for s in states) else "ok", release=served.release, stores=stores)
