"""Scores of the extractor alone and of the seeds, against the answer keys and our own readings: ``make eval``.

Writes ``seeds/scores.json``, which ships with each release and is shown in ``/stats`` and on ``/about``. It holds no date and
no machine: the same code and the same keys give the same bytes. How the extractor fares on reports that its rules were not
written from is measured on made ones (``bench.maker``).
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

from bench.maker import make_many
from bench.shared import READINGS, ROOT, key_of, reports, scorer
from kg import facts_file, seeds
from kg.evaluation import KINDS, Evaluation, evaluate, published, read_found, read_key
from kg.evaluation.published import Group
from kg.model import ReportFacts
from loaders import documents, pipeline

SCORES = ROOT / "seeds" / "scores.json"
MADE, FIRST_SEED = 24, 7000
"""How many made reports, and the first one's seed: neither those of the tests nor those that confidence is fitted on."""


def score(key: Path, facts: ReportFacts) -> tuple[dict[str, Any], list[str]]:
    """Scores by kind and type of one report's facts against a key, and the errors, by the guidelines' own scorer."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write(facts_file.dumps([facts], facts_file.GUIDELINE_KINDS))
        file.flush()
        result: tuple[dict[str, Any], list[str]] = scorer().score(str(key), file.name)
        return result


def compared(key: Path, facts: ReportFacts) -> Evaluation:
    """One report's facts against a key."""
    rows = read_found(facts_file.dumps([facts], facts_file.GUIDELINE_KINDS))
    return evaluate(read_key(key.read_text(encoding="utf-8")), rows)


def keys(facts: ReportFacts, report: Path) -> list[tuple[str, Path]]:
    """The keys a report's facts are held against: the given one, else our own reading of it."""
    given, own = key_of(report), READINGS / f"{facts.report.id}.jsonl"
    if given is not None:
        return [("key", given)]
    return [("own reading", own)] if own.exists() else []


def seen() -> dict[str, tuple[str, ReportFacts, Path]]:
    """Report id to what it is held against, its facts and the key, for the reports that the rules were written from."""
    found = {}
    for report in reports():
        facts = pipeline.extract(report)
        for against, key in keys(facts, report):
            found[facts.report.id] = against, facts, key
    return found


def compare_made() -> list[tuple[str, str, Evaluation]]:
    """Each made report, what it is held against, and how the extractor fared on it."""
    found = []
    for one in make_many(MADE, FIRST_SEED):
        facts = pipeline.extract(documents.read_bytes(one.encoded(), f"{one.name}.txt"))
        rows = read_found(facts_file.dumps([facts], facts_file.GUIDELINE_KINDS))
        found.append((one.name, "known facts", evaluate(read_key(one.lines()), rows)))
    return found


def measured(name: str, facts: dict[str, tuple[str, ReportFacts, Path]]) -> Group:
    """The figures of a group of reports."""
    return published.group(name, [(report, against, compared(key, found)) for report, (against, found, key) in facts.items()])


def measure() -> dict[str, Group]:
    """All that ``seeds/scores.json`` holds."""
    seeded = {facts.report.id: facts for facts in seeds.read()}
    found = seen()
    corrected = {name: (a, seeded[name], key) for name, (a, _, key) in found.items() if name in seeded}
    unseen = published.group("unseen", compare_made())
    return {"unseen": unseen, "seen": measured("seen", found), "seeds": measured("seeds", corrected)}


def show(figures: dict[str, Group], types: bool) -> None:
    """Print a line a report; with ``types`` a line a type."""
    print(f"{'F1':36}{'entity':>12}{'relation':>12}{'observation':>12}")
    for group in figures.values():
        for one in group.reports:
            rates = "".join(f"{one.scores[kind].f1:12.3f}" for kind in KINDS)
            print(f"{group.name:8}{one.report:16}{one.against:12}{rates}")
        total = "".join(f"{group.of_kind(kind).f1:12.3f}" for kind in KINDS)
        print(f"{group.name:8}{'all':28}{total}")
        if types and group.name != "seeds":
            for kind in KINDS:
                for name, row in group.types[kind].items():
                    counts = f"{row.right:6}{row.wrong:6}{row.missing:6}"
                    print(f"    {kind:12}{name:18}{row.precision:8.3f}{row.recall:8.3f}{row.f1:8.3f}{counts}")


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0, help="the first N errors of each report")
    parser.add_argument("--types", action="store_true", help="a line a type")
    parser.add_argument("--dry", action="store_true", help="do not write seeds/scores.json")
    arguments = parser.parse_args()
    figures = measure()
    show(figures, arguments.types)
    if arguments.errors:
        for name, (_, facts, key) in seen().items():
            for mistake in compared(key, facts).mistakes[: arguments.errors]:
                print(name, mistake.cause, mistake.kind, mistake.type, mistake.label, mistake.note)
    if not arguments.dry and figures["seen"].reports:
        SCORES.write_text(published.dumps(figures.values()), encoding="utf-8")


if __name__ == "__main__":
    main()
