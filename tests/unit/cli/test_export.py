"""``vetkg export``: each format by its name, folders, and what is said of options that do not fit."""

import csv
import io
import json
import zipfile
from pathlib import Path

import networkx
import pyarrow.parquet
import pyoxigraph as ox
import pytest

from cli.export import FOLDERS, Format
from kg import releases
from kg.exports.release_files import release_files, write_release_file
from kg.releases import frozen
from tests.unit.cli.conftest import Run


def schools(folder: Path) -> list[str]:
    with (folder / "entities.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row["name"] for row in csv.DictReader(file) if row["type"] == "School"]


def test_rdf_as_json_is_the_nquads(vetkg: Run, graph: Path) -> None:
    as_json, lines = (vetkg("export", name, "--graph", graph).stdout.encode() for name in ("jsonld", "nquads"))
    assert set(ox.parse(as_json, format=ox.RdfFormat.JSON_LD)) == set(ox.parse(lines, format=ox.RdfFormat.N_QUADS))


def test_graphml_is_a_network(vetkg: Run, graph: Path, tmp_path: Path) -> None:
    assert vetkg("export", "--format", "graphml", "--graph", graph, "--out", tmp_path / "it.graphml").stdout == ""
    body = (tmp_path / "it.graphml").read_bytes()
    assert vetkg("export", "graphml", "--graph", graph).stdout.encode() == body
    names = {row["name"] for _, row in networkx.read_graphml(io.BytesIO(body)).nodes(data=True)}
    assert {"桂林市漓江职业技术学校", "桂林山青机电有限公司", "桂林市"} <= names


def test_tables_are_a_folder(vetkg: Run, graph: Path, tmp_path: Path) -> None:
    done = vetkg("export", "csv", "--graph", graph, "--out", tmp_path / "new" / "tables")
    assert (done.returncode, done.stdout) == (0, "")
    assert releases.read_manifest(graph).id in done.stderr
    assert schools(tmp_path / "new" / "tables") == ["桂林市漓江职业技术学校"]
    vetkg("export", "parquet", "--graph", graph, "--out", tmp_path / "parquet")
    found = pyarrow.parquet.read_table(tmp_path / "parquet" / "entities.parquet").to_pylist()
    assert "桂林市漓江职业技术学校" in [row["name"] for row in found]


def test_tables_from_the_store_are_those_from_the_facts(vetkg: Run, graph: Path, tmp_path: Path) -> None:
    release = releases.read_manifest(graph).id
    for name in ("csv", "parquet"):
        vetkg("export", name, "--graph", graph, "--out", tmp_path / name)
        write_release_file(graph, release, release_files()[name], tmp_path / f"{name}.zip")
        with zipfile.ZipFile(tmp_path / f"{name}.zip") as archive:
            packed = {file: archive.read(file) for file in archive.namelist()}
        assert packed == {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}


def test_a_spreadsheet_finds_its_mark(vetkg: Run, graph: Path, tmp_path: Path) -> None:
    vetkg("export", "csv", "--graph", graph, "--out", tmp_path / "tables", "--bom")
    assert (tmp_path / "tables" / "reports.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert schools(tmp_path / "tables") == ["桂林市漓江职业技术学校"]


def test_a_frozen_file_and_a_release_are_exported_too(vetkg: Run, graph: Path, tmp_path: Path) -> None:
    release = releases.read_manifest(graph).id
    vetkg("export", "csv", "--graph", graph, "--release", release, "--out", tmp_path / "named")
    vetkg("freeze", "--graph", graph, "--out", tmp_path / f"it{frozen.SUFFIX}")
    vetkg("export", "csv", "--graph", tmp_path / f"it{frozen.SUFFIX}", "--out", tmp_path / "thawed")
    named, thawed = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ("named", "thawed"))
    assert named == thawed
    assert json.loads(named["datapackage.json"])["version"] == release


@pytest.mark.parametrize("form", sorted(FOLDERS))
def test_a_folder_must_be_named(vetkg: Run, graph: Path, form: Format) -> None:
    done = vetkg("export", form, "--graph", graph)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--out DIR" in done.stderr


def test_a_folder_of_somebody_elses_stays(vetkg: Run, graph: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x")
    for form in sorted(FOLDERS):
        done = vetkg("export", form, "--graph", graph, "--out", tmp_path / "mine")
        assert done.returncode == 2
        assert "new folder" in done.stderr
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["csv", "--out", "x", "--report", "report"], "whole graph"),
        (["jsonld", "--gzip"], "neo4j-admin"),
        (["parquet", "--out", "x", "--bom"], "--bom is for csv"),
        (["xlsx"], "xlsx"),
        (["graphml", "--report", "nowhere-2020"], "no report 'nowhere-2020'"),
    ],
)
def test_what_does_not_fit_is_said(vetkg: Run, graph: Path, arguments: list[str], said: str) -> None:
    done = vetkg("export", *arguments, "--graph", graph)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not Path("x").exists()


def test_help_names_every_format(vetkg: Run) -> None:
    shown = vetkg("export", "--help").stdout
    assert all(f"  {form} " in shown for form in Format)
