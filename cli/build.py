"""``vetkg build``: reports to a graph folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli import model, reports
from cli.console import progress, say
from cli.options import Largest, Processes, ReportFiles
from kg import corrections, decisions_file, seeds
from kg.build import STEPS
from kg.build import build as build_folder
from kg.errors import InputError
from kg.releases import kept

HELP = """Make a graph folder from reports: both projections, checked against each other, then swapped in at once.

Corrections made by reading (those of the seeds, and --corrections FILE) are applied to the reports they belong to.

Examples:

  vetkg build reports/ --out graph

  vetkg build a.txt b.txt --out graph --no-corrections     the extractor alone

  vetkg build reports/ --out graph --decisions names.jsonl     merges between reports undone or made by hand:

      {"action": "apart", "type": "School", "names": ["A", "B"]}
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("build", help=HELP)(build)


def build(
    report: ReportFiles,
    out: Annotated[Path, typer.Option("--out", metavar="GRAPH", help="The graph's folder; what it held stays as a release.")],
    apply: Annotated[
        bool, typer.Option("--corrections/--no-corrections", help="Apply corrections, or show the extractor alone.")
    ] = True,
    extra: Annotated[
        Path | None, typer.Option("--corrections-file", metavar="FILE", help="Corrections of yours, applied after the seeds'.")
    ] = None,
    decisions: Annotated[
        Path | None,
        typer.Option("--decisions", metavar="FILE", help="Names in several reports that are one thing, or two, by your word."),
    ] = None,
    keep: Annotated[
        int, typer.Option("--keep", min=0, metavar="N", help="How many former releases stay in the folder.")
    ] = kept.KEEP,
    processes: Processes = 1,
    largest: Largest = reports.LARGEST_MB,
    model_name: model.Name = None,
    model_url: model.Url = None,
    model_seconds: model.Seconds = model.DEFAULT_SECONDS,
    model_retries: model.Retries = model.DEFAULT_RETRIES,
    model_required: model.Required = False,
) -> None:
    """Make a graph folder from reports."""
    wanted = model.settings(model_name, model_url, model_seconds, model_retries, model_required)
    paths = reports.files(report)
    found = model.ask(wanted, paths, reports.facts(paths, processes=processes, largest=largest), largest=largest)
    if not any(one.entities for one in found):
        raise InputError(
            "None of these reports states a fact: no graph was made.", hint="Give quality reports of vocational education."
        )
    if apply:
        known = seeds.read_corrections()
        if extra is not None:
            known += corrections.loads(reports.read_text(extra))
        found = [corrections.apply(one, known) for one in found]
    by_hand = () if decisions is None else decisions_file.loads(reports.read_text(decisions))
    with progress("Building", len(STEPS)) as advance:
        release = build_folder(found, out, decisions=by_hand, keep=keep, progress=advance)
    counts = release.counts
    say(f"{out}: {release.id}, {counts['reports']} reports, {counts['entities']} entities, {counts['claims']} claims.")
    say(f"Next: vetkg serve --graph {out}")
