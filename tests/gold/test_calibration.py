"""Confidence on the reports with keys or readings, and the figures that ship with the release."""

from __future__ import annotations

import pytest

from bench import calibration, scores, shared
from bench.reliability import error, points
from kg.evaluation import KINDS, published
from loaders.confidence import table

MOST = 0.08
"""The calibration error at most: these reports are the rules' own, so a little more is right than is said."""
NEAR = 0.02


@pytest.fixture(scope="module")
def judged(texts: object) -> list[calibration.Judged]:
    assert texts
    if not (shared.SHARED / "eval" / "keys").exists():
        pytest.skip("the answer keys are not at hand (VETKG_SHARED)")
    return calibration.seen()


def test_confidence_on_the_keys_is_near_what_is_right(judged):
    rated = [(calibration.stated(table(), o), o.right) for o in judged]
    bands = points(rated)
    assert len(rated) > 1000
    assert error(bands) < MOST
    assert all(band.right >= band.said - 0.1 for band in bands if band.facts >= 20), bands


def test_confidence_on_made_reports_that_were_not_fitted_is_near_what_is_right():
    fresh = calibration.made(count=10, first_seed=9000)
    rated = [(calibration.stated(table(), one), one.right) for one in fresh]
    assert len(rated) > 1000
    assert error(points(rated)) < MOST


def test_most_rules_that_find_facts_were_measured(judged):
    known = table()
    measured = sum(one.rule in known[f"{one.kind}.{one.type}"] for one in judged)
    assert measured / len(judged) > 0.9


def test_the_shipped_figures_are_those_of_this_code(extracted, texts):
    shipped = published.shipped()["seen"]
    held = {facts.report.id: scores.keys(facts, path) for facts, path in zip(extracted.values(), texts, strict=True)}
    for one in shipped.reports:
        ((_, key),) = held[one.report]
        found = scores.compared(key, extracted[one.report])
        for kind in KINDS:
            assert abs(found.of_kind(kind).f1 - one.scores[kind].f1) <= NEAR, (one.report, kind, "make eval writes them anew")
