"""``vetkg releases``: the releases that a graph's folder keeps."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer
from rich.table import Table

from cli import graphs
from cli.console import out, write
from cli.options import Graph
from kg.releases import Release, kept

HELP = """List the releases that a graph's folder keeps, newest first: id, date, counts, and the change against the former one.

Examples:

  vetkg releases --graph graph

  vetkg ask partnerships --graph graph --release release-0123456789ab     ask a former one
"""
_SHOWN = ("reports", "entities", "claims")


class Format(StrEnum):
    """How the list is printed."""

    TABLE = "table"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("releases", help=HELP)(releases)


def releases(
    graph: Graph = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the list.")] = Format.TABLE,
) -> None:
    """List the releases that a graph's folder keeps."""
    found = kept.kept(graphs.folder(graph))
    if form is Format.JSON:
        write(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1) + "\n")
    else:
        out.print(_table(found))


def _table(found: list[Release]) -> Table:
    table = Table("release", "date", "vetkg", *_SHOWN, "", box=None, pad_edge=False)
    known = {one.id: one for one in found}
    for one in found:
        cells = [_count(one, known.get(one.former), key) for key in _SHOWN]
        table.add_row(one.id, one.date[:16].replace("T", " "), one.software, *cells, "current" if one is found[0] else "")
    return table


def _count(one: Release, former: Release | None, key: str) -> str:
    number = one.counts[key]
    change = number - former.counts[key] if former else 0
    return f"{number} ({change:+d})" if change else str(number)
