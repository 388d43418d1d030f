"""The options that several commands share, said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ReportFiles = Annotated[list[Path], typer.Argument(metavar="REPORT...", help="Files, or folders of reports.", show_default=False)]
Graph = Annotated[
    Path | None,
    typer.Option(
        "--graph", metavar="GRAPH", envvar="VETKG_GRAPH", help="The graph's folder, or a frozen FILE.vetkg; the seeds' if none."
    ),
]
Release = Annotated[
    str | None,
    typer.Option("--release", metavar="ID", help="One of the releases that the folder keeps; the current one if none."),
]
Texts = Annotated[
    Path | None,
    typer.Option("--reports", metavar="DIR", envvar="VETKG_REPORTS", help="Folder with the reports' files, for quotations."),
]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write here instead of printing.")]
Processes = Annotated[int, typer.Option("--processes", min=1, help="Read in this many processes.")]
Largest = Annotated[float, typer.Option("--largest", metavar="MB", help="Refuse files with more text than this.")]
