"""Twenty-four invented reports (of cities, provinces, a county, a district, schools, colleges), written with their keys by people who had not
seen the rules, before the rules were tried on them.

They hold no sentence of a real report. Floors only rise. What the extractor scored at first sight is in docs/extraction.md.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from kg import facts_file
from kg.evaluation import evaluate
from kg.evaluation.key import read_found, read_key
from loaders import pipeline

FOLDER = Path(__file__).with_name("invented")
FLOORS = tomllib.loads((FOLDER / "floors.toml").read_text(encoding="utf-8"))


def test_each_report_has_a_key_and_floors() -> None:
    assert {p.stem for p in FOLDER.glob("*.txt")} == {p.stem for p in FOLDER.glob("*.jsonl")} == set(FLOORS)


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_score_is_below_its_floor(name: str) -> None:
    report = FOLDER / f"{name}.txt"
    found = facts_file.dumps([pipeline.extract(report)], facts_file.GUIDELINE_KINDS)
    evaluation = evaluate(read_key(report.with_suffix(".jsonl").read_text(encoding="utf-8")), read_found(found))
    reached = {kind: round(evaluation.of_kind(kind).f1, 3) for kind in ("entity", "relation", "observation")}
    below = {kind: f1 for kind, f1 in reached.items() if f1 < FLOORS[name][kind]}
    assert below == {}, "\n".join(map(str, evaluation.mistakes))


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_a_key_quotes_its_report(name: str) -> None:
    text = "".join((FOLDER / f"{name}.txt").read_text(encoding="utf-8").split())
    for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        assert "".join(json.loads(line)["evidence"].split()) in text
