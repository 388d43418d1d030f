"""docs/releases.md says what the commands, the addresses and the changes are called."""

import re
from pathlib import Path

import typer.main

from api.explore import history
from api.routes import releases
from cli.main import app
from kg.releases.difference import KINDS
from kg.releases.succession import REDIRECTS

TEXT = (Path(__file__).parents[4] / "docs" / "releases.md").read_text(encoding="utf-8")


def test_commands_and_options_are_there():
    commands = typer.main.get_command(app).commands
    lines = [line for line in TEXT.splitlines() if line.startswith("vetkg ")]
    assert len(lines) == 5
    for line in [*lines, *re.findall(r"`(vetkg build[^`]*)`", TEXT)]:
        command = commands[line.split()[1]]
        options = {option for parameter in command.params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", line)) <= options, line
    for name in ("ask", "check", "export", "freeze"):
        assert "--release" in {option for parameter in commands[name].params for option in parameter.opts}


def test_addresses_and_kinds_are_there():
    paths = {route.path for router in (releases.router, history.router) for route in router.routes}
    assert set(re.findall(r"^\| `(/[^`]*)`", TEXT, re.MULTILINE)) <= paths
    assert all(f"`{kind}`" in TEXT for kind in KINDS)
    assert REDIRECTS in TEXT
