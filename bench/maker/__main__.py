"""``python -m bench.maker --count 20 --seed 1 --out DIR``: reports and, beside each, its facts."""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.maker.reports import make_many


def main() -> None:
    """Write NAME.txt and NAME.jsonl for each report."""
    parser = argparse.ArgumentParser(prog="python -m bench.maker", description=__doc__)
    parser.add_argument("--count", type=int, default=20, help="how many reports")
    parser.add_argument("--seed", type=int, default=0, help="the first report's seed; the others' follow it")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write to; made if it is not there")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for report in make_many(arguments.count, arguments.seed):
        (arguments.out / f"{report.name}.txt").write_bytes(report.encoded())
        (arguments.out / f"{report.name}.jsonl").write_text(report.lines(), encoding="utf-8")
        print(f"{report.name}: {len(report.text):,} letters, {len(report.facts)} facts; {report.style}")


if __name__ == "__main__":
    main()
