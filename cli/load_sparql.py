"""``vetkg load sparql``: a release into any SPARQL 1.1 server."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import graphs
from cli.console import progress, say
from cli.options import Graph
from kg.releases import RDF, read_manifest

HELP = """Load a graph into a SPARQL server: Fuseki, Oxigraph, GraphDB, QLever, Neptune, ...

Give vetkg a dataset of its own: its default graph is replaced; named graphs that are not vetkg's are left alone. What the server
has already is not sent again, so an interrupted load goes on where it stopped. See docs/remote.md for each server's addresses.

Examples:

  vetkg load sparql --endpoint http://127.0.0.1:3030/ds/sparql --update http://127.0.0.1:3030/ds/update \\
    --graph-store http://127.0.0.1:3030/ds/data

  vetkg load sparql --endpoint http://127.0.0.1:7878/query --update http://127.0.0.1:7878/update --graph graph

  VETKG_SPARQL_PASSWORD=... vetkg load sparql --endpoint https://graph.example.org/repositories/vet \\
    --update https://graph.example.org/repositories/vet/statements --user loader
"""


def register(load: typer.Typer) -> None:
    """Add the command to ``vetkg load``."""
    load.command("sparql", help=HELP)(load_sparql)


def load_sparql(
    endpoint: Annotated[str, typer.Option("--endpoint", metavar="URL", help="The dataset's address for queries.")],
    update: Annotated[str, typer.Option("--update", metavar="URL", help="… for updates; that for queries if none.")] = "",
    graph_store: Annotated[
        str, typer.Option("--graph-store", metavar="URL", help="… for the Graph Store Protocol: faster, where there is one.")
    ] = "",
    user: Annotated[str, typer.Option("--user", envvar="VETKG_SPARQL_USER", help="Who writes.")] = "",
    password: Annotated[
        str, typer.Option("--password", envvar="VETKG_SPARQL_PASSWORD", show_default=False, help="Better in the variable.")
    ] = "",
    token: Annotated[
        str, typer.Option("--token", envvar="VETKG_SPARQL_TOKEN", show_default=False, help="A bearer token instead.")
    ] = "",
    graph: Graph = None,
    seconds: Annotated[float, typer.Option("--seconds", min=1, help="The longest that one request may take.")] = 600.0,
    replace: Annotated[
        bool, typer.Option("--replace", help="Clear a default graph even where it holds what vetkg did not load.")
    ] = False,
) -> None:
    """Load a graph into a SPARQL server."""
    from kg.rdf.remote.connection import Credentials  # here, because only this command needs an HTTP client
    from kg.rdf.remote.loading import SparqlLoader, Target
    from kg.rdf.store import RdfStore

    folder = graphs.folder(graph)
    release = read_manifest(folder).id
    store = RdfStore(folder / RDF)
    target = Target(endpoint, update, graph_store, Credentials(user, password, token), seconds)
    loader = SparqlLoader(target, store, release)
    try:
        plan = loader.plan(replace=replace)
        if loader.is_done(plan):
            say(f"{endpoint} holds {release} already.")
            return
        with progress(f"Loading {release}", plan.steps) as advance:
            loader.run(plan, advance)
    finally:
        loader.close()
        store.close()
    say(f"{endpoint} holds {release}: {len(plan.write)} graphs written, {len(plan.drop)} removed.")
