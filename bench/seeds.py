"""Makes ``seeds/facts`` from the reports' texts and ``seeds/corrections``: ``make seeds``.

With ``--read`` the corrections are made anew first, from the answer keys and our own readings in ``tests/gold/readings``.
"""

from __future__ import annotations

import argparse
import json
from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path

from bench.shared import READINGS, ROOT, key_of, reports
from kg import corrections, facts_file
from kg.corrections.compare import compare
from kg.corrections.locate import locator
from kg.model import ReportFacts
from loaders import pipeline
from loaders.places import heading
from loaders.reading import Reading

FACTS, CORRECTIONS = ROOT / "seeds" / "facts", ROOT / "seeds" / "corrections"


def correct(found: ReportFacts, report: Path) -> None:
    """Write the corrections that make the extracted facts say what the careful reading says."""
    key = key_of(report) or READINGS / f"{found.report.id}.jsonl"
    rows = [json.loads(line) for line in key.read_text(encoding="utf-8").splitlines() if line.strip()]
    reading = pipeline.understand(report).reading
    locate = locator(found.report.id, reading.document.text, sections(reading))
    made = compare(found, rows, locate, "by reading")
    (CORRECTIONS / f"{found.report.id}.jsonl").write_text(corrections.dumps(made), encoding="utf-8")
    print(f"{found.report.id}: {len(made)} corrections")


def sections(reading: Reading) -> Callable[[int], str]:
    """A function from a position of the text to the heading above it."""
    starts = [(s.offsets[0], heading(s.section[-1]) if s.section else "") for s in reading.segments if len(s.offsets)]
    starts.sort()

    def above(position: int) -> str:
        at = bisect_right(starts, position, key=lambda row: row[0])
        return starts[at - 1][1] if at else ""

    return above


def made(found: ReportFacts) -> ReportFacts:
    """What the seeds hold of a report: its extracted facts with its corrections."""
    path = CORRECTIONS / f"{found.report.id}.jsonl"
    return corrections.apply(found, corrections.loads(path.read_text(encoding="utf-8")) if path.exists() else [])


def main() -> None:
    """Write the seeds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--read", action="store_true", help="make the corrections anew from the readings first")
    arguments = parser.parse_args()
    FACTS.mkdir(exist_ok=True)
    CORRECTIONS.mkdir(exist_ok=True)
    for report in reports():
        found = pipeline.extract(report)
        if arguments.read:
            correct(found, report)
        facts = made(found)
        (FACTS / f"{found.report.id}.jsonl").write_text(facts_file.dumps([facts]), encoding="utf-8")
        counts = len(facts.entities), len(facts.relations), len(facts.observations)
        print(f"{found.report.id}: {counts[0]} entities, {counts[1]} relations, {counts[2]} observations")


if __name__ == "__main__":
    main()
