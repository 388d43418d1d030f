"""``vetkg diff``: what changed between two releases."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import asdict, fields
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from cli import graphs
from cli.console import out, say, write
from cli.options import Graph
from kg.folder import read_graph
from kg.graph import Graph as ResolvedGraph
from kg.releases.difference import KINDS, PARTS, Change, changes

HELP = """Tell what changed between two releases: entities and facts begun, gone, changed, renamed, merged, split.

A and B are ids of releases that the graph's folder keeps, or graphs' folders, or frozen files.

Examples:

  vetkg diff release-0123456789ab release-ba9876543210 --graph graph

  vetkg diff old.vetkg graph --format csv

  vetkg diff old new --exit-code     1 if anything changed, as diff does
"""
_LIST = ("part", "kind", "type", "name", "what", "before", "after")


class Format(StrEnum):
    """How the changes are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("diff", help=HELP)(diff)


def diff(
    older: Annotated[
        str, typer.Argument(metavar="A", help="A release's id, a graph's folder, or a frozen file.", show_default=False)
    ],
    newer: Annotated[str, typer.Argument(metavar="B", help="Likewise.", show_default=False)],
    graph: Graph = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the changes.")] = Format.TABLE,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if anything changed.")] = False,
) -> None:
    """Tell what changed between two releases."""
    found = changes(_read(older, graph), _read(newer, graph))
    if form is Format.JSON:
        write(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1) + "\n")
    elif form is Format.CSV:
        write(_csv(found))
    elif found:
        out.print(_table(found))
    say(_summary(found))
    if exit_code and found:
        raise typer.Exit(1)


def _read(name: str, graph: Path | None) -> ResolvedGraph:
    path = Path(name)
    if name.startswith("release-") and not path.exists():
        return read_graph(graphs.folder(graph, name))
    return read_graph(graphs.folder(path))


def _csv(found: list[Change]) -> str:
    buffer = io.StringIO()
    rows = csv.writer(buffer, lineterminator="\n")
    names = [field.name for field in fields(Change)]
    rows.writerow(names)
    rows.writerows([getattr(one, name) for name in names] for one in found)
    return buffer.getvalue()


def _table(found: list[Change]) -> Table:
    table = Table(*_LIST, box=None, pad_edge=False)
    for one in found:
        table.add_row(*(Text(str(getattr(one, name))) for name in _LIST))
    return table


def _summary(found: list[Change]) -> str:
    counts = Counter((one.part, one.kind) for one in found)
    said = [f"{counts[part, kind]} {part} {kind}" for part in PARTS for kind in KINDS if counts[part, kind]]
    return ", ".join(said) + "." if said else "Nothing changed."
