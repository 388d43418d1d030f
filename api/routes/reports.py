"""The reports: what they are, what each contributed, what was left out of each and why."""

from __future__ import annotations

from fastapi import APIRouter

from api import views
from api.browsing import Browse
from api.models import ReportDetail, ReportList

router = APIRouter(tags=["Reports"])


@router.get("/reports", summary="The reports of this graph")
def reports(browse: Browse) -> ReportList:
    """All reports, by id."""
    found = [views.report_summary(browse, r) for _, r in sorted(browse.index.graph.reports.items())]
    return ReportList(reports=found, release=browse.index.release)


@router.get("/reports/{id}", summary="A report, what it contributed, what was rejected and why")
def report(browse: Browse, id: str) -> ReportDetail:  # noqa: A002 - the path's own word
    """Counts by type, facts that only this report states, rejections with reasons, merges of names."""
    return views.report_detail(browse, browse.index.report(id))
