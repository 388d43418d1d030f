"""docs/exports.md says what the formats, tables, options and words are."""

import re
from pathlib import Path

import typer.main

from api import export_files
from api.routes import exports
from cli.export import FOLDERS, Format
from cli.main import app
from kg.exports.datapackage import DATAPACKAGE
from kg.exports.release_files import release_files
from kg.exports.table_files import BATCH
from kg.exports.tables import tables

ROOT = Path(__file__).parents[4]
TEXT = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
ROWS = {row[0]: row[1:] for row in re.findall(r"^\| `([a-z0-9-]+)` \| (.*?) \| (.*?) \|", TEXT, re.MULTILINE)}


def test_the_formats_are_those_of_the_command():
    assert set(ROWS) == {*Format, *tables()}
    assert {name for name, row in ROWS.items() if row[0].startswith("a folder")} == FOLDERS


def test_the_addresses_are_there():
    assert set(re.findall(r"^\| `(/[^`]*)`", TEXT, re.MULTILINE)) == {route.path for route in exports.router.routes}
    assert set(release_files()) == set(Format) - {Format.NEO4J_ADMIN}
    assert f"the {export_files._MOST_KEPT} used last" in TEXT


def test_the_tables_have_their_columns_and_keys():
    for name, table in tables().items():
        says, key = ROWS[name]
        assert tuple(re.findall(r"`(\w+)`", key)) == table.key
        assert set(re.findall(r"`(\w+)`", says)) <= set(table.columns)
    assert DATAPACKAGE in TEXT
    assert f"row groups of {BATCH:,} rows" in TEXT


def test_the_commands_are_there():
    command = typer.main.get_command(app).commands["export"]
    options = {option for parameter in command.params for option in parameter.opts}
    lines = [line for line in TEXT.splitlines() if line.startswith("vetkg ")]
    assert len(lines) == 5
    for line in lines:
        assert line.split()[2] in set(Format)
    assert set(re.findall(r"(?<!-)--[a-z]+", TEXT)) <= options


def test_pyarrow_is_an_extra_and_not_in_the_core():
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.search(r'^parquet = \["pyarrow', project, re.MULTILINE)
    assert "pyarrow" not in project.split("[project.optional-dependencies]")[0]
    assert 'pip install "vetkg[parquet]"' in TEXT
