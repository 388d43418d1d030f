"""Scores against the answer keys and our own readings never fall below the floors in floors.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bench import scores, shared

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))
CASES = [(report, what) for report, floors in FLOORS.items() for what in floors]


@pytest.fixture(scope="session")
def keys(texts, extracted):
    """Report id to the key it is held against."""
    if not (shared.SHARED / "eval" / "score.py").exists():
        pytest.skip("the guidelines' scorer is not at hand (VETKG_SHARED)")
    return {facts.report.id: scores.keys(facts, path) for facts, path in zip(extracted.values(), texts, strict=True)}


def test_every_report_has_a_key_or_a_reading_and_floors(keys):
    assert all(keys.values())
    assert set(FLOORS) == set(keys)
    assert sum(label == "key" for known in keys.values() for label, _ in known) == 2


@pytest.mark.parametrize(("report", "what"), CASES)
def test_no_score_is_below_its_floor(keys, extracted, seeded, report, what):
    facts = {"extractor": extracted, "seeds": seeded}[what][report]
    for _, key in keys[report]:
        result, errors = scores.score(key, facts)
        reached = {kind: round(result[kind]["all"]["f1"], 3) for kind in scores.KINDS}
        below = {kind: f1 for kind, f1 in reached.items() if f1 < FLOORS[report][what][kind]}
        assert below == {}, "\n".join(errors[:20])
