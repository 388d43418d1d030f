"""``vetkg``: the command line. Each subject's commands live in a module of their own; this one only gathers them."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from typer.core import TyperGroup

from cli import ask, build, check, diff, evaluate, export, extract, freeze, load, releases, review, serve, text
from cli.console import err
from cli.version import version
from kg.errors import VetkgError

app = typer.Typer(
    name="vetkg",
    cls=TyperGroup,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="The knowledge graph of vocational education: reports in, cited facts out.",
    epilog="Start here: `vetkg serve`, then open the address it prints. Each command has examples: `vetkg ask --help`.",
)
for module in (extract, text, build, releases, diff, freeze, export, load, check, ask, evaluate, review, serve):
    module.register(app)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"vetkg {version()}")
        raise typer.Exit


@app.callback()
def root(
    _: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """The knowledge graph of vocational education: reports in, cited facts out."""


def main() -> None:
    """The console script. A user's error becomes a plain message on stderr and a non-zero exit code, never a traceback."""
    try:
        app()
    except VetkgError as error:
        err.print(f"vetkg: {error.message}", markup=False, style="red" if err.is_terminal else "")
        if error.hint:
            err.print(error.hint, markup=False)
        if error.suggestions and error.suggestions[0] not in error.hint:
            err.print("Did you mean: " + ", ".join(error.suggestions), markup=False)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
