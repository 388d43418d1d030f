"""How it grows: made reports in number, read and built. ``python -m bench.scale --count 200``.

Reading is CPU time of this process over documents in memory, so that other work on the machine counts little; building is wall
time, both projections and the check among them.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from bench.maker import make_many
from bench.speed import cpu
from kg.build import STEPS, build
from kg.model import ReportFacts
from kg.releases import PROPERTY_GRAPH, RDF
from loaders import documents, pipeline


def reading(count: int, seed: int) -> list[ReportFacts]:
    """Read so many made reports, and print how fast; those of different ids, since a graph holds a region's year once."""
    started = time.process_time()
    made = list(make_many(count, seed))
    making = time.process_time() - started
    read = [documents.read_bytes(report.encoded(), f"{report.name}.txt") for report in made]
    letters = sum(len(document.text) for document in read)
    known = sum(len(report.facts) for report in made)
    print(f"making     {count} reports, {letters:,} letters, {known:,} facts known: {making:.1f} s")
    pipeline.extract(read[0])  # the rules and gazetteers are loaded once
    found: list[ReportFacts] = []
    seconds = cpu(lambda: found.extend(pipeline.extract(document) for document in read))
    facts = sum(len(one.entities) + len(one.relations) + len(one.observations) for one in found)
    each = f"{seconds / count * 1000:.0f} ms a report"
    print(f"reading    {facts:,} facts: {seconds:.1f} s, {each}, {letters / seconds:,.0f} letters/s")
    distinct = {one.report.id: one for one in found}
    print(f"           {len(distinct)} of them have an id of their own (region and year) and are built")
    return list(distinct.values())


def building(found: list[ReportFacts]) -> None:
    """Build a graph of them, and print how long each step took and how large each store is."""
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "graph"
        begun: list[tuple[str, float]] = []
        release = build(found, out, progress=lambda step: begun.append((step, time.perf_counter())))
        begun.append(("", time.perf_counter()))
        assert [step for step, _ in begun[:-1]] == list(STEPS)
        steps = ", ".join(f"{step} {after - at:.1f} s" for (step, at), (_, after) in pairwise(begun))
        print(f"building   {begun[-1][1] - begun[0][1]:.1f} s ({steps})")
        print("           " + ", ".join(f"{name} {number:,}" for name, number in release.counts.items()))
        print("stores     " + ", ".join(f"{name} {size(out / name) / 1e6:.1f} MB" for name in (RDF, PROPERTY_GRAPH)))
        print(f"           all of the graph's folder {size(out) / 1e6:.1f} MB")


def size(place: Path) -> int:
    """Bytes of a file, or of all files in a folder."""
    return place.stat().st_size if place.is_file() else sum(f.stat().st_size for f in place.rglob("*") if f.is_file())


def main() -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    building(reading(arguments.count, arguments.seed))


if __name__ == "__main__":
    main()
