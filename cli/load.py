"""``vetkg load``: a release into a server of yours. Each kind of server has a module of its own; this one only gathers them."""

from __future__ import annotations

import typer

from cli import load_neo4j, load_sparql

HELP = "Load a graph into a server: batched, safe to run again, and what the release no longer holds is removed."


def register(app: typer.Typer) -> None:
    """Add the command with its sub-commands."""
    load = typer.Typer(name="load", no_args_is_help=True, rich_markup_mode=None, help=HELP)
    load.callback()(_loading)
    for module in (load_neo4j, load_sparql):
        module.register(load)
    app.add_typer(load)


def _loading() -> None:
    """Keeps ``vetkg load neo4j`` a sub-command while it is the only one."""
