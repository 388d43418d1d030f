"""Scores of the extractor alone and of the seeds, against the answer keys and our own readings: ``make eval``."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

from bench.shared import READINGS, key_of, reports, scorer
from kg import facts_file, seeds
from kg.model import ReportFacts
from loaders import pipeline

KINDS = ("entity", "relation", "observation")


def score(key: Path, facts: ReportFacts) -> tuple[dict[str, Any], list[str]]:
    """Scores by kind and type of one report's facts against a key, and the errors."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write(facts_file.dumps([facts], facts_file.GUIDELINE_KINDS))
        file.flush()
        result: tuple[dict[str, Any], list[str]] = scorer().score(str(key), file.name)
        return result


def keys(facts: ReportFacts, report: Path) -> list[tuple[str, Path]]:
    """The keys a report's facts are held against: the given one, else our own reading of it."""
    given, own = key_of(report), READINGS / f"{facts.report.id}.jsonl"
    if given is not None:
        return [("key", given)]
    return [("own reading", own)] if own.exists() else []


def main() -> None:
    """Print a line a report and kind; with ``--errors N`` the first errors, with ``--types`` a line a type."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--types", action="store_true")
    parser.add_argument("--only", default="", help="part of a report's id")
    arguments = parser.parse_args()
    seeded = {facts.report.id: facts for facts in seeds.read()}
    print(f"{'':42}{'':12}{'entity':>8}{'relation':>10}{'observation':>13}")
    for report in reports():
        found = pipeline.extract(report)
        if arguments.only not in found.report.id:
            continue
        for label, key in keys(found, report):
            for what, facts in (("extractor", found), ("seeds", seeded.get(found.report.id))):
                if facts is None:
                    continue
                result, errors = score(key, facts)
                print(f"{found.report.id:16}{label:14}{what:12}" + "".join(f"{result[k]['all']['f1']:12.3f}" for k in KINDS))
                if arguments.types and what == "extractor":
                    for kind in KINDS:
                        for name, m in result[kind].items():
                            print(
                                f"    {kind:12}{name:18}{m['precision']:8.3f}{m['recall']:8.3f}{m['f1']:8.3f}{m['tp']:6}{m['fp']:6}{m['fn']:6}"
                            )
                for line in errors[: arguments.errors]:
                    print("   ", line)


if __name__ == "__main__":
    main()
