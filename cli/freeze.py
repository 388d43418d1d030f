"""``vetkg freeze``: a release as one file."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Annotated

import typer

from cli import graphs
from cli.console import say
from cli.options import Graph, Release
from cli.output import write_file
from kg.errors import InputError
from kg.releases.frozen import SUFFIX
from kg.releases.frozen import freeze as freeze_release

HELP = """Write a release as one file, which another machine serves and which gives the same answers there.

The same release gives the same bytes. `serve`, `ask`, `export`, `check` and `diff` take the file where they take a graph.

Examples:

  vetkg freeze --graph graph --out cited.vetkg

  vetkg freeze --graph graph --release release-0123456789ab --out cited.vetkg

  vetkg serve --graph cited.vetkg
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("freeze", help=HELP)(freeze)


def freeze(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to write, named *.vetkg.", show_default=False)],
    graph: Graph = None,
    release: Release = None,
) -> None:
    """Write a release as one file."""
    if out.suffix != SUFFIX:
        raise InputError(f"{out} is not named *{SUFFIX}.", hint=f"Write to {out.with_suffix(SUFFIX).name}.")
    body = io.BytesIO()
    found = freeze_release(graphs.folder(graph), release or "", body)
    write_file(out, body.getvalue())
    say(f"{out}: {found.id}, {len(body.getvalue()):,} bytes.")
    say(f"Next, on any machine: vetkg serve --graph {out.name}")
