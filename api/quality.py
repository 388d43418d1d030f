"""The figures that ship with a release, in the shape of the answers."""

from __future__ import annotations

from api.quality_models import MeasuredReport, Quality, Rates
from kg.evaluation import Score, published


def quality() -> dict[str, Quality]:
    """Group to figures, in the order of :data:`kg.evaluation.published.GROUPS`; nothing where the release has none."""
    known = published.shipped()
    return {name: _quality(known[name]) for name in published.GROUPS if name in known}


def _quality(group: published.Group) -> Quality:
    return Quality(
        reports=[
            MeasuredReport(report=one.report, against=one.against, kinds={k: rates(s) for k, s in one.scores.items()})
            for one in group.reports
        ],
        kinds={kind: rates(group.of_kind(kind)) for kind in group.types},
        types={kind: {name: rates(score) for name, score in rows.items()} for kind, rows in group.types.items()},
    )


def rates(score: Score) -> Rates:
    """Counts and rates, to four places."""
    return Rates(
        right=score.right,
        wrong=score.wrong,
        missing=score.missing,
        precision=round(score.precision, 4),
        recall=round(score.recall, 4),
        f1=round(score.f1, 4),
    )
