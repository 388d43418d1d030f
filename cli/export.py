"""``vetkg export``: a graph's facts, in the shape of the annotation guidelines, as RDF, or as files for other software."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cli import export_neo4j_admin, export_tables, graphs
from cli.console import progress, say, write
from cli.options import Graph, Out, Release, Texts
from cli.output import write_file
from cli.texts import texts_by_report
from kg import facts_file, folder
from kg.errors import InputError, UnknownNameError
from kg.exports.graphml import graphml
from kg.exports.jsonld import jsonld
from kg.exports.rdf_text import rdf_text
from kg.graph import build_graph
from kg.model import ReportFacts
from kg.property_graph.rows import GraphRows
from kg.resolve import Decision

HELP = """Write a graph's facts for people and other software.

Printed, or into the file --out:

  facts          JSON lines in the shape of the annotation guidelines

  nquads         RDF, a named graph a report

  turtle         RDF, the merge of the reports

  jsonld         RDF as JSON with a context of its own, a named graph a report

  graphml        nodes and edges for Gephi, yEd, Cytoscape, networkx

A folder of files, named by --out:

  csv            seven tables and a datapackage.json that describes them

  parquet        the same as Parquet (pip install "vetkg[parquet]")

  neo4j-admin    files for Neo4j's offline import, with the command

Examples:

  vetkg export --format facts

  vetkg export --format facts --report liuzhou-2023 --reports reports/     with quotations

  vetkg export nquads --graph graph --out graph.nq

  vetkg export csv --out tables/ --bom          for a spreadsheet

  vetkg export parquet --graph cited.vetkg --out tables/

  vetkg export neo4j-admin --graph graph --out import/ --gzip
"""


class Format(StrEnum):
    """What a graph can be written as."""

    CSV = "csv"
    FACTS = "facts"
    GRAPHML = "graphml"
    JSONLD = "jsonld"
    NEO4J_ADMIN = "neo4j-admin"
    NQUADS = "nquads"
    PARQUET = "parquet"
    TURTLE = "turtle"


FOLDERS = frozenset({Format.CSV, Format.NEO4J_ADMIN, Format.PARQUET})
"""The formats that are a folder of files."""
_Facts = list[ReportFacts]
_Decisions = tuple[Decision, ...]
_WRITERS: Mapping[Format, Callable[[_Facts, _Decisions], str | bytes]] = {
    Format.GRAPHML: lambda facts, decisions: graphml(GraphRows(build_graph(facts, decisions))),
    Format.JSONLD: lambda facts, decisions: jsonld(build_graph(facts, decisions)),
    Format.NQUADS: lambda facts, decisions: rdf_text(facts, decisions, "nquads"),
    Format.TURTLE: lambda facts, decisions: rdf_text(facts, decisions, "turtle"),
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export", help=HELP)(export)


def export(
    wanted: Annotated[Format | None, typer.Argument(metavar="[FORMAT]", help="What to write, as --format.")] = None,
    form: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.FACTS,
    graph: Graph = None,
    release: Release = None,
    report: Annotated[str | None, typer.Option("--report", metavar="ID", help="Only this report's facts.")] = None,
    reports: Texts = None,
    out: Out = None,
    compressed: Annotated[bool, typer.Option("--gzip", help="Compress the data files of neo4j-admin.")] = False,
    mark: Annotated[
        bool, typer.Option("--bom", help="CSV for a spreadsheet: a byte order mark, and no text that it would run as a formula.")
    ] = False,
) -> None:
    """Write a graph's facts."""
    form = wanted or form
    _fit(form, report, out, compressed=compressed, mark=mark)
    place = graphs.folder(graph, release)
    if form is Format.NEO4J_ADMIN:
        export_neo4j_admin.write_files(place, out, compressed=compressed)
    elif form is Format.CSV:
        export_tables.write_csv(place, out, spreadsheet=mark)
    elif form is Format.PARQUET:
        export_tables.write_parquet(place, out)
    else:
        with progress(f"Writing {form}", 1):
            body = _body(form, place, report, reports)
        _write(body, out)


def _fit(form: Format, report: str | None, out: Path | None, *, compressed: bool, mark: bool) -> None:
    """Raises InputError where an option does not go with the format, before anything is done."""
    if form in FOLDERS and out is None:
        raise InputError(f"The export as {form} is a folder of files.", hint="Name one with --out DIR.")
    if form in FOLDERS and report is not None:
        hint = f"Leave out --report, or use one of {', '.join(sorted(set(Format) - FOLDERS))}."
        raise InputError(f"The export as {form} is of the whole graph.", hint=hint)
    if compressed and form is not Format.NEO4J_ADMIN:
        raise InputError(f"--gzip is for neo4j-admin, not for {form}.", hint="Leave it out.")
    if mark and form is not Format.CSV:
        raise InputError(f"--bom is for csv, not for {form}.", hint="Leave it out.")


def _body(form: Format, place: Path, report: str | None, reports: Path | None) -> str | bytes:
    found = folder.read_facts(place)
    if report is not None:
        known = tuple(one.report.id for one in found)
        found = [one for one in found if one.report.id == report]
        if not found:
            hint = "Its reports are named below."
            raise UnknownNameError(f"The graph has no report {report!r}.", hint=hint, suggestions=known)
    if form is Format.FACTS:
        return facts_file.dumps(found, facts_file.GUIDELINE_KINDS, texts_by_report(found, reports))
    return _WRITERS[form](found, folder.read_decisions(place))


def _write(body: str | bytes, out: Path | None) -> None:
    text = body if isinstance(body, str) else body.decode("utf-8")
    if out is None:
        write(text)
    else:
        write_file(out, text)
        say(f"{text.count(chr(10))} lines written to {out}")
