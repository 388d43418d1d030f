"""Scores of the extractor over made reports, by kind and type, and the faults that recur: ``python -m bench.made_scores``."""

from __future__ import annotations

import argparse
from collections import defaultdict

from bench.comparing import Comparison, Fault, compare
from bench.maker import MadeReport, make_many
from kg.model import ReportFacts
from loaders import documents, pipeline

KINDS = ("entity", "relation", "observation")


def extracted(report: MadeReport) -> ReportFacts:
    """What the extractor finds in a made report's bytes."""
    return pipeline.extract(documents.read_bytes(report.encoded(), f"{report.name}.txt"))


def scores(count: int, seed: int) -> Comparison:
    """All comparisons of so many reports in one."""
    total = Comparison()
    for report in make_many(count, seed):
        total.add(compare(report.facts, extracted(report)))
    return total


def table(total: Comparison) -> list[str]:
    """A line a kind and type: precision, recall, F1, right, wrong, missed."""
    lines = [f"{'':34}{'precision':>10}{'recall':>8}{'f1':>8}{'right':>7}{'wrong':>7}{'missed':>7}"]
    for kind in KINDS:
        rows = [(kind, total.of_kind(kind))]
        rows += sorted((f"  {name}", tally) for (one, name), tally in total.tallies.items() if one == kind)
        lines += [f"{n:34}{t.precision:10.3f}{t.recall:8.3f}{t.f1:8.3f}{t.right:7}{t.wrong:7}{t.missed:7}" for n, t in rows]
    return lines


def commonest(faults: list[Fault], most: int, examples: int) -> list[str]:
    """The kinds of fault that recur most, each with examples."""
    groups: dict[tuple[str, str, str], list[Fault]] = defaultdict(list)
    for fault in faults:
        groups[fault.what, fault.kind, fault.type].append(fault)
    lines = []
    for (what, kind, name), members in sorted(groups.items(), key=lambda item: -len(item[1]))[:most]:
        lines.append(f"{len(members):5} {what} {kind} {name}")
        step = max(1, len(members) // examples)
        lines += [f"        {fault.label}   | {fault.evidence}".replace("\n", "⏎") for fault in members[::step][:examples]]
    return lines


def main() -> None:
    """Print scores, then the commonest faults."""
    parser = argparse.ArgumentParser(prog="python -m bench.made_scores", description=__doc__)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1000)
    parser.add_argument("--faults", type=int, default=20, help="how many kinds of fault to show")
    parser.add_argument("--examples", type=int, default=4)
    parser.add_argument("--type", default="", help="only faults of this type or indicator")
    arguments = parser.parse_args()
    total = scores(arguments.count, arguments.seed)
    print("\n".join(table(total)))
    wanted = [f for f in total.faults if arguments.type in ("", f.type)]
    print("\n".join(["", *commonest(wanted, arguments.faults, arguments.examples)]))


if __name__ == "__main__":
    main()
