"""Measures how often facts are right that a rule judges so and so, and writes ``seeds/calibration.toml``: ``make calibration``.

Facts come from the reports with answer keys or readings of ours, and from ``--unseen DIR``: reports (NAME.txt) with keys
(NAME.jsonl) that the rules were not written from. The rules know the first well, so those count for little.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.reliability import Point, draw, error, points
from bench.scores import keys
from bench.shared import ROOT, reports
from kg import facts_file
from kg.evaluation import evaluate, read_found, read_key
from loaders import pipeline
from loaders.confidence import ANY, Table, group, rated
from loaders.facts import assemble

TABLE, PLOT = ROOT / "seeds" / "calibration.toml", ROOT / "api" / "explore" / "static" / "calibration.svg"
SEEN_WEIGHT = 0.1
"""What a fact of a report counts from which the rules were written, beside one of an unseen report."""
PRIOR, TYPE_PRIOR, RULE_PRIOR = 0.9, 10.0, 8.0
"""Before anything is measured nine in ten are taken to be right, as if ten facts of each type had said so; a rule's own
judgement and its type's share together weigh as much as eight facts."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One fact: what a rule judged, and whether the key agrees."""

    report: str
    unseen: bool
    kind: str
    type: str
    rule: str
    judgement: float
    right: bool

    @property
    def weight(self) -> float:
        """How much it counts."""
        return 1.0 if self.unseen else SEEN_WEIGHT


def collect(report: Path, key: Path, unseen: bool) -> list[Judged]:
    """The facts of a report that its key says are right or wrong."""
    said: list[tuple[str, str, str, float]] = []

    def recorded(kind: str, type_: str, rule: str, judgement: float) -> float:
        said.append((kind, group(kind, type_), rule, round(judgement, 3)))
        return judgement

    facts = assemble(pipeline.understand(report), recorded)
    everything = (*facts.entities, *facts.relations, *facts.observations)
    rows = "".join(json.dumps(facts_file.line_of(facts.report.id, fact)) + "\n" for fact in everything)
    verdicts = evaluate(read_key(key.read_text(encoding="utf-8")), read_found(rows)).verdicts
    told = zip(said, verdicts, strict=True)
    return [Judged(report.stem, unseen, *one, right=right) for one, right in told if right is not None]


def collect_all(unseen: Path | None) -> list[Judged]:
    """The judged facts of every report that has a key."""
    found: list[Judged] = []
    for report in reports():
        for _, key in keys(pipeline.extract(report), report):
            found += collect(report, key, unseen=False)
    for key in sorted(unseen.glob("*.jsonl")) if unseen else ():
        if key.with_suffix(".txt").exists():
            found += collect(key.with_suffix(".txt"), key, unseen=True)
    return found


def fit(judged: Iterable[Judged]) -> Table:
    """The share of right facts by type, rule and judgement, never falling as the judgement rises."""
    by_type: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        by_type[f"{one.kind}.{one.type}"].append(one)
    return {name: _rules(ones) for name, ones in sorted(by_type.items())}


def _rules(ones: list[Judged]) -> dict[str, tuple[tuple[float, float], ...]]:
    of_type = _share(ones, PRIOR, TYPE_PRIOR)
    rules = sorted({one.rule for one in ones})
    fitted = {ANY: _steps(ones, lambda judgement: (of_type + judgement) / 2)}
    for rule in rules:
        fitted[rule] = _steps([one for one in ones if one.rule == rule], lambda judgement: (of_type + judgement) / 2)
    return fitted


def _share(ones: list[Judged], prior: float, weight: float) -> float:
    right = sum(one.weight for one in ones if one.right)
    return (right + weight * prior) / (sum(one.weight for one in ones) + weight)


def _steps(ones: list[Judged], prior: Callable[[float], float]) -> tuple[tuple[float, float], ...]:
    """Judgement to share, made to rise by pooling neighbours that fall (isotonic regression, pool adjacent violators)."""
    judgements = sorted({one.judgement for one in ones})
    pools: list[tuple[list[float], float, float]] = []
    for judgement in judgements:
        here = [one for one in ones if one.judgement == judgement]
        pool = [judgement], _share(here, prior(judgement), RULE_PRIOR), sum(one.weight for one in here) + RULE_PRIOR
        while pools and pools[-1][1] > pool[1]:
            before = pools.pop()
            weight = before[2] + pool[2]
            pool = before[0] + pool[0], (before[1] * before[2] + pool[1] * pool[2]) / weight, weight
        pools.append(pool)
    return tuple((judgement, round(share, 3)) for members, share, _ in pools for judgement in members)


def left_out(judged: list[Judged]) -> list[tuple[float, Judged]]:
    """Each unseen report's facts, rated by a table that was fitted without that report."""
    rated_facts = []
    for report in sorted({one.report for one in judged if one.unseen}):
        known = fit(one for one in judged if one.report != report)
        rated_facts += [
            (rated(known, one.kind, one.type, one.rule, one.judgement), one) for one in judged if one.report == report
        ]
    return rated_facts


def dumps(known: Table, judged: list[Judged]) -> str:
    """The table's file."""
    unseen = sum(one.unseen for one in judged)
    head = (
        "# The share of facts that are right, by kind and type, rule, and the rule's own judgement: [judgement, share].\n"
        "# Made by bench/calibration.py; loaders/confidence.py reads it.\n\n"
        f"[measured]\nunseen_reports = {len({o.report for o in judged if o.unseen})}\nunseen_facts = {unseen}\n"
        f"seen_reports = {len({o.report for o in judged if not o.unseen})}\nseen_facts = {len(judged) - unseen}\n"
    )
    tables = []
    for name, rules in known.items():
        ordered = [ANY, *sorted(rule for rule in rules if rule != ANY)]
        rows = [f"{rule} = [{', '.join(f'[{j:g}, {s:g}]' for j, s in rules[rule])}]" for rule in ordered]
        tables.append(f"\n[{name}]\n" + "\n".join(rows) + "\n")
    return head + "".join(tables)


def summary(title: str, found: list[Point]) -> None:
    """Print a line a band of confidence."""
    print(f"{title}: calibration error {error(found):.3f}")
    for one in found:
        print(f"  said {one.said:.3f}  right {one.right:.3f}  of {one.facts}")


def main() -> None:
    """Measure, and with ``--write`` write the table and the plot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unseen", type=Path, help="folder with reports and keys that the rules were not written from")
    parser.add_argument(
        "--write", action="store_true", help="write seeds/calibration.toml and api/explore/static/calibration.svg"
    )
    arguments = parser.parse_args()
    judged = collect_all(arguments.unseen)
    held = [(said, one.right) for said, one in left_out(judged)]
    known = fit(judged)
    seen = [(rated(known, o.kind, o.type, o.rule, o.judgement), o.right) for o in judged if not o.unseen]
    summary("Unseen reports, each left out of the fit", points(held))
    summary("Unseen reports, the rules' own judgement", points([(o.judgement, o.right) for o in judged if o.unseen]))
    summary("Reports the rules were written from", points(seen))
    if arguments.write:
        TABLE.write_text(dumps(known, judged), encoding="utf-8")
        PLOT.write_text(draw(points(held), points(seen)), encoding="utf-8")


if __name__ == "__main__":
    main()
