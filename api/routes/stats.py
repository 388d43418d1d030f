"""How much of what the graph holds."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter

from api.browsing import Browse
from api.models import Stats
from kg.browse.counts import count

router = APIRouter(tags=["About"])


@router.get("/stats", summary="Counts by type")
def stats(browse: Browse) -> Stats:
    """Reports, entities and relations by type, figures, facts and claims."""
    return Stats(release=browse.index.release, **asdict(count(browse.index)))
