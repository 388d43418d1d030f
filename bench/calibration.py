"""Measures how often facts are right that a rule judges so and so, and writes ``seeds/calibration.toml``: ``make calibration``.

Facts come from made reports (``bench.maker``), whose wording knows nothing of the rules; from ``--unseen DIR``, reports of other
people's (NAME.txt) with keys (NAME.jsonl); and from the reports with answer keys or readings of ours. The rules know the last
well, so those count for little; those of the folder from whose errors no rule was mended (``at_first_sight`` in its floors.toml)
count most.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.maker import make_many
from bench.reliability import Point, draw, error, points
from bench.scores import keys
from bench.shared import ROOT, reports
from kg import facts_file
from kg.evaluation import evaluate, read_found, read_key
from loaders import documents, pipeline
from loaders.confidence import ANY, Table, group, rated
from loaders.documents.document import Document
from loaders.facts import assemble

TABLE, PLOT = ROOT / "seeds" / "calibration.toml", ROOT / "api" / "explore" / "static" / "calibration.svg"
WEIGHTS = {"first sight": 8.0, "made": 1.0, "unseen": 0.2, "seen": 0.1}
"""What a fact counts in the fit: of a report that no rule was mended from; of a made report; of one from a folder, whose errors
have mended rules by now; of a report from which the rules were written."""
MOST = 0.995
"""No fact that a program read is surer than this."""
MADE, FIRST_SEED = 24, 5000
"""How many made reports, and the first one's seed: not those that the rules are tested on."""
PRIOR, TYPE_PRIOR, RULE_PRIOR = 0.9, 10.0, 8.0
"""Before anything is measured nine in ten are taken to be right, as if ten facts of each type had said so; a rule's own
judgement and its type's share together weigh as much as eight facts."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One fact: what a rule judged, and whether the key agrees."""

    report: str
    source: str
    kind: str
    type: str
    rule: str
    judgement: float
    right: bool

    @property
    def weight(self) -> float:
        """How much it counts."""
        return WEIGHTS[self.source]


def collect(document: Document, key: str, report: str, source: str) -> list[Judged]:
    """The facts of a report that its key's text says are right or wrong."""
    said: list[tuple[str, str, str, float]] = []

    def recorded(kind: str, type_: str, rule: str, judgement: float) -> float:
        said.append((kind, group(kind, type_), rule, round(judgement, 3)))
        return judgement

    facts = assemble(pipeline.understand(document), recorded)
    everything = (*facts.entities, *facts.relations, *facts.observations)
    rows = "".join(json.dumps(facts_file.line_of(facts.report.id, fact)) + "\n" for fact in everything)
    verdicts = evaluate(read_key(key), read_found(rows)).verdicts
    told = zip(said, verdicts, strict=True)
    return [Judged(report, source, *one, right=right) for one, right in told if right is not None]


def seen() -> list[Judged]:
    """The judged facts of the reports with answer keys or readings."""
    found: list[Judged] = []
    for report in reports():
        document = documents.read(report)
        for _, key in keys(pipeline.extract(document), report):
            found += collect(document, key.read_text(encoding="utf-8"), report.stem, "seen")
    return found


def unseen(folder: Path) -> list[Judged]:
    """The judged facts of the reports in a folder with keys beside them."""
    found: list[Judged] = []
    floors = folder / "floors.toml"
    known = tomllib.loads(floors.read_text(encoding="utf-8")) if floors.exists() else {}
    for key in sorted(folder.glob("*.jsonl")):
        if (report := key.with_suffix(".txt")).exists():
            source = "first sight" if known.get(report.stem, {}).get("at_first_sight") else "unseen"
            found += collect(documents.read(report), key.read_text(encoding="utf-8"), report.stem, source)
    return found


def made(count: int = MADE, first_seed: int = FIRST_SEED) -> list[Judged]:
    """The judged facts of made reports."""
    found: list[Judged] = []
    for one in make_many(count, first_seed):
        document = documents.read_bytes(one.encoded(), f"{one.name}.txt")
        found += collect(document, one.lines(), one.name, "made")
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
    return tuple((judgement, round(min(share, MOST), 3)) for members, share, _ in pools for judgement in members)


def left_out(judged: list[Judged]) -> list[tuple[float, Judged]]:
    """The facts of each report that the rules were not written from, rated by a table that was fitted without that report."""
    rated_facts = []
    for report in sorted({one.report for one in judged if one.source != "seen"}):
        known = fit(one for one in judged if one.report != report)
        rated_facts += [(stated(known, one), one) for one in judged if one.report == report]
    return rated_facts


def stated(known: Table, one: Judged) -> float:
    """The confidence that a table gives the fact."""
    return rated(known, one.kind, one.type, one.rule, one.judgement)


def dumps(known: Table, judged: list[Judged]) -> str:
    """The table's file."""
    head = (
        "# The share of facts that are right, by kind and type, rule, and the rule's own judgement: [judgement, share].\n"
        "# Made by bench/calibration.py; loaders/confidence.py reads it.\n\n[measured]\n"
    )
    for source in WEIGHTS:
        ones = [one for one in judged if one.source == source]
        head += f"{source.replace(' ', '_')} = {{ reports = {len({one.report for one in ones})}, facts = {len(ones)} }}\n"
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
    judged = [*made(), *seen(), *(unseen(arguments.unseen) if arguments.unseen else [])]
    held = left_out(judged)
    known = fit(judged)
    known_reports = points([(stated(known, one), one.right) for one in judged if one.source == "seen"])
    for source in ("first sight", "unseen", "made"):
        summary(f"Left out of the fit, {source}", points([(said, one.right) for said, one in held if one.source == source]))
        summary(f"The rules' own judgement, {source}", points([(o.judgement, o.right) for o in judged if o.source == source]))
    summary("Reports the rules were written from", known_reports)
    if arguments.write:
        TABLE.write_text(dumps(known, judged), encoding="utf-8")
        fresh = points([(said, one.right) for said, one in held if one.source != "unseen"])
        PLOT.write_text(draw(fresh, known_reports), encoding="utf-8")


if __name__ == "__main__":
    main()
