"""``vetkg serve``: the graph over HTTP."""

from __future__ import annotations

import socket
from typing import Annotated

import typer

from cli import graphs
from cli.console import say
from cli.options import Graph, Texts
from cli.texts import texts
from kg.errors import InputError

_LOOK_SECONDS = 6.0
"""How long the start waits for a store on another machine to say what it holds."""
HELP = """Serve a graph: pages, pictures, REST, SPARQL and Cypher. Without --graph it is the graph of the five reports.

Examples:

  vetkg serve

  vetkg serve --graph graph --reports reports/ --port 8080

  vetkg serve --graph graph --rdf http://127.0.0.1:3030/ds/sparql --cypher bolt://127.0.0.1:7687     see docs/remote.md
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve", help=HELP)(serve)


def serve(
    graph: Graph = None,
    reports: Texts = None,
    host: Annotated[str | None, typer.Option("--host", help="Address to listen on (127.0.0.1).")] = None,
    port: Annotated[
        int | None, typer.Option("--port", min=0, max=65535, help="Port to listen on (8000); 0 for a free one.")
    ] = None,
    rdf: Annotated[
        str | None, typer.Option("--rdf", metavar="URL", help="A SPARQL endpoint that answers SPARQL (the embedded store).")
    ] = None,
    cypher: Annotated[
        str | None, typer.Option("--cypher", metavar="URI", help="A Bolt server that answers Cypher (the embedded store).")
    ] = None,
) -> None:
    """Serve a graph over HTTP."""
    import uvicorn  # here, because only this command needs a web server

    from api.app import create_app
    from api.settings import Settings
    from kg.sandbox.watch import glances

    at_hand = texts(reports)
    settings = Settings.read(graph=graphs.folder(graph), reports=reports, host=host, port=port, rdf=rdf, cypher=cypher)
    listener = _listen(settings.host, settings.port)
    address = f"http://{settings.host}:{listener.getsockname()[1]}"
    app = create_app(settings, at_hand)
    say(f"vetkg serves {settings.graph}")
    for what, path in (
        ("Start here", "/"),
        ("Explore", "/explore"),
        ("SPARQL", "/sparql"),
        ("Cypher", "/cypher"),
        ("API", "/docs"),
    ):
        say(f"  {what:12}{address}{path}")
    served = app.state.serving.take()
    for state in glances(served.guests.stores, _LOOK_SECONDS):
        say(f"  {state.language:12}{state.where} {f'Attention: {state.problem} {state.hint}' if state.problem else 'is well'}")
    app.state.serving.give_back(served)
    say("Stop with Ctrl+C.")
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
    server.run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket. Raises InputError where the port is in use or the address is not this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except (OSError, OverflowError) as error:
        listener.close()
        reason = getattr(error, "strerror", None) or str(error)
        hint = f"Stop what listens there, or name another port: vetkg serve --port {port + 1 if port < 65535 else 8080}"
        raise InputError(f"Cannot listen on {host}:{port}: {reason}.", hint=hint) from error
    return listener
