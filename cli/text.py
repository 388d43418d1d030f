"""``vetkg text``: the normalised text that evidence counts in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.console import write
from loaders import documents

HELP = """Print a report's normalised text: the text that start and end of every fact count in (code points).

Examples:

  vetkg text report.txt

  vetkg text report.txt | cut -c 1-80
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("text", help=HELP)(text)


def text(report: Annotated[Path, typer.Argument(metavar="REPORT", help="The report's file.", show_default=False)]) -> None:
    """Print the normalised text of a report."""
    write(documents.read(report).text)
