"""``vetkg load neo4j``: a release into a Neo4j server, or another that speaks Bolt."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated

import typer

from cli import graphs
from cli.console import progress_of_rows, say
from cli.options import Graph
from kg.property_graph.embedded import PropertyGraphStore
from kg.property_graph.neo4j import BATCH, connect, load
from kg.property_graph.rows import StoredRows
from kg.releases import PROPERTY_GRAPH, read_manifest

HELP = """Load a graph into a Neo4j server, 5 or later (bolt://, neo4j://; +s for TLS).

Constraints and indexes first, then batch by batch, then what the release no longer holds is removed; nodes of your own stay.
Run it again whenever you like: it changes nothing that is right, and goes on where a broken load stopped.

Examples:

  VETKG_NEO4J_PASSWORD=... vetkg load neo4j --uri bolt://127.0.0.1:7687

  vetkg load neo4j --uri neo4j+s://graph.example.org --user editor --database vet --graph graph --batch 5000
"""


def register(load: typer.Typer) -> None:
    """Add the command to ``vetkg load``."""
    load.command("neo4j", help=HELP)(load_neo4j)


def load_neo4j(
    uri: Annotated[str, typer.Option("--uri", metavar="URI", help="The server's address, such as bolt://127.0.0.1:7687.")],
    user: Annotated[str, typer.Option("--user", metavar="NAME", help="Who writes.")] = "neo4j",
    password: Annotated[
        str,
        typer.Option("--password", envvar="VETKG_NEO4J_PASSWORD", show_default=False, help="Better kept in the environment."),
    ] = "",
    database: Annotated[
        str,
        typer.Option("--database", metavar="NAME", show_default=False, help="The database; the user's home database if none."),
    ] = "",
    batch: Annotated[int, typer.Option("--batch", metavar="N", min=1, max=100_000, help="Rows in one transaction.")] = BATCH,
    graph: Graph = None,
) -> None:
    """Load a graph into a Neo4j server."""
    place = graphs.folder(graph)
    release = read_manifest(place)
    with closing(connect(uri, user, password, database)) as connection:
        if not connection.is_neo4j:
            say(f"The server calls itself {connection.agent!r}, not Neo4j: it gets standard Cypher where it refuses more.")
        with closing(PropertyGraphStore(place / PROPERTY_GRAPH)) as store:
            source = StoredRows(store)
            with progress_of_rows("Loading", sum(source.counts().values())) as advance:
                done = load(connection, source, release, batch=batch, progress=advance)
    for warning in done.warnings:
        say(warning)
    if done.resumed:
        say(f"A broken load had come to {done.resumed} rows: this one went on from there.")
    if done.removed.nodes or done.removed.relationships:
        say(f"Removed what is no longer there: {done.removed.nodes} nodes, {done.removed.relationships} relationships.")
    say(f"{uri}: {release.id}, {done.nodes} nodes, {done.relationships} relationships.")
