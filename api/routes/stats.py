"""How much of what the graph holds, and how far to trust it."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter

from api.browsing import Browse
from api.models import Stats
from api.quality import quality
from kg.browse.counts import count

router = APIRouter(tags=["About"])


@router.get("/stats", summary="Counts by type, and measured quality")
def stats(browse: Browse) -> Stats:
    """Reports, entities and relations by type, figures, facts and claims; how the extractor fared against answer keys."""
    return Stats(release=browse.index.release, **asdict(count(browse.index)), quality=quality())
