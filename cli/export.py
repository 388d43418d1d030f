"""``vetkg export``: a graph's facts, in the shape of the annotation guidelines or as RDF."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from cli import export_neo4j_admin, graphs
from cli.console import say, write
from cli.options import Graph, Out, Release, Texts
from cli.output import write_file
from cli.texts import texts_by_report
from kg import facts_file, folder
from kg.errors import UnknownNameError
from kg.export import rdf_text

HELP = """Print a graph's facts.

Formats: facts (JSON lines in the shape of the annotation guidelines), turtle, nquads, and neo4j-admin (a folder of files for
Neo4j's offline import, with the command).

Examples:

  vetkg export --format facts

  vetkg export --format facts --report liuzhou-2023 --reports reports/     with quotations

  vetkg export --format nquads --graph graph --out graph.nq

  vetkg export neo4j-admin --graph graph --out import/ --gzip
"""


class Format(StrEnum):
    """What a graph can be printed as."""

    FACTS = "facts"
    NEO4J_ADMIN = "neo4j-admin"
    NQUADS = "nquads"
    TURTLE = "turtle"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export", help=HELP)(export)


def export(
    wanted: Annotated[Format | None, typer.Argument(metavar="[FORMAT]", help="What to print, as --format.")] = None,
    form: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.FACTS,
    graph: Graph = None,
    release: Release = None,
    report: Annotated[str | None, typer.Option("--report", metavar="ID", help="Only this report's facts.")] = None,
    reports: Texts = None,
    out: Out = None,
    compressed: Annotated[bool, typer.Option("--gzip", help="Compress the data files of neo4j-admin.")] = False,
) -> None:
    """Print a graph's facts."""
    place, form = graphs.folder(graph, release), wanted or form
    if form is Format.NEO4J_ADMIN:
        export_neo4j_admin.write_files(place, out, compressed=compressed)
        return
    found = folder.read_facts(place)
    if report is not None:
        known = tuple(one.report.id for one in found)
        found = [one for one in found if one.report.id == report]
        if not found:
            hint = "Its reports are named below."
            raise UnknownNameError(f"The graph has no report {report!r}.", hint=hint, suggestions=known)
    if form is Format.FACTS:
        body = facts_file.dumps(found, facts_file.GUIDELINE_KINDS, texts_by_report(found, reports))
    else:
        body = rdf_text(found, folder.read_decisions(place), "nquads" if form is Format.NQUADS else "turtle")
    if out is None:
        write(body)
    else:
        write_file(out, body)
        say(f"{body.count(chr(10))} lines written to {out}")
