"""One fact: what it says and where each report says it."""

from __future__ import annotations

from fastapi import APIRouter

from api import moved, views
from api.browsing import Browse
from api.models import Fact

router = APIRouter(tags=["Facts"])


@router.get("/facts/{id}", summary="What a fact says, and where it is said")
def fact(browse: Browse, id: str) -> Fact:  # noqa: A002 - the path's own word
    """A statement (`fact-…`) or a claim (`claim-…`).

    The answer has every report's claim with report, section, character range and page, and the sentence itself where the
    report's text is at hand (`vetkg serve --reports DIR`).
    """
    return views.fact(browse, browse.index.statement(moved.present(browse, id)))
