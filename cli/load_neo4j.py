"""``vetkg load neo4j``: a release into a Neo4j server, or another that speaks Bolt."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import graphs
from cli.console import say
from cli.options import Graph
from kg import folder

HELP = """Load a graph into a Neo4j server (bolt://, neo4j://, with +s or +ssc for TLS).

Examples:

  vetkg load neo4j --uri bolt://127.0.0.1:7687 --graph graph      (the password in VETKG_NEO4J_PASSWORD)
"""


def register(load: typer.Typer) -> None:
    """Add the command to ``vetkg load``."""
    load.command("neo4j", help=HELP)(load_neo4j)


def load_neo4j(
    uri: Annotated[str, typer.Option("--uri", metavar="URI", help="The server's address.")],
    user: Annotated[str, typer.Option("--user", envvar="VETKG_NEO4J_USER", help="Who writes.")] = "neo4j",
    password: Annotated[str, typer.Option("--password", envvar="VETKG_NEO4J_PASSWORD", show_default=False)] = "",
    database: Annotated[str, typer.Option("--database", help="The database; the server's default if none.")] = "neo4j",
    graph: Graph = None,
) -> None:
    """Load a graph into a Neo4j server."""
    from kg.property_graph.neo4j import Neo4jStore  # here, because only this command needs the driver

    store = Neo4jStore(uri, user, password, database)
    try:
        store.write(folder.read_graph(graphs.folder(graph)))
    finally:
        store.close()
    say(f"Loaded into {uri}.")
