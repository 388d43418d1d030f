"""``vetkg extract``: the facts of reports, one JSON object a line."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli import reports
from cli.console import say, write
from cli.output import write_file
from kg import facts as fact_lines
from loaders import documents

HELP = """Print the facts of any reports, one JSON object a line.

Examples:

  vetkg extract report.txt

  vetkg extract reports/ --out facts.jsonl

  vetkg extract report.txt --rejected     what was left out, and why
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("extract", help=HELP)(extract)


def extract(
    report: Annotated[list[Path], typer.Argument(metavar="REPORT...", help="Files, or folders of reports.", show_default=False)],
    out: Annotated[Path | None, typer.Option("--out", metavar="FACTS.jsonl", help="Write here instead of printing.")] = None,
    rejected: Annotated[bool, typer.Option("--rejected", help="Print what was rejected, with reason and place, instead of facts.")] = False,
    processes: Annotated[int, typer.Option("--processes", min=1, help="Read in this many processes.")] = 1,
) -> None:
    """Print the facts of any reports."""
    paths = reports.files(report)
    lines: list[str] = []
    for path, found in zip(paths, reports.facts(paths, processes=processes), strict=True):
        text = documents.read(path).text
        lines += fact_lines.rejection_lines(found, text) if rejected else fact_lines.to_lines(found, text)
    body = "".join(line + "\n" for line in lines)
    if out is None:
        write(body)
    else:
        write_file(out, body)
        say(f"{len(lines)} lines from {len(paths)} report(s) written to {out}")
