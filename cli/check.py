"""``vetkg check``: proof that a graph is sound."""

from __future__ import annotations

import typer

from cli import graphs
from cli.console import say
from cli.options import Graph, Release
from kg.check import check as check_folder

HELP = """Prove that both projections of a graph hold the same facts and that SHACL finds no violation.

Examples:

  vetkg check

  vetkg check --graph graph
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check", help=HELP)(check)


def check(
    graph: Graph = None,
    release: Release = None,
) -> None:
    """Prove that a graph is sound."""
    result = check_folder(graphs.folder(graph, release))
    counts = ", ".join(f"{number:,} {what}" for what, number in result.counts.items())
    say(f"{result.release}: {counts} ({sum(result.seconds.values()):.1f} s)")
    for finding in (*result.differences, *map(str, result.violations)):
        say(f"  {finding}")
    result.raise_if_wrong()
    say("Both projections hold the facts, claim for claim; SHACL finds no violation.")
