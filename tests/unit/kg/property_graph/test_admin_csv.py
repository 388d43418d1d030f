"""The files for neo4j-admin: cells, headers, the command, and the folder."""

import csv
import gzip
import re

import pytest

from kg.errors import InputError, StoreError
from kg.graph import build_graph
from kg.property_graph.admin_csv import ARRAY_DELIMITER, write_admin_csv
from kg.property_graph.mapping import NodeRow
from kg.property_graph.rows import GraphRows, Part
from kg.property_graph.tables import edge_tables, node_tables
from tests.contract.invented import facts


class Release:
    id, date, ontology, counts = "release-000000000000", "2026-01-01", "1.0", {"reports": 3, "claims": 9}


class OneSchool:
    """A source of one node."""

    def __init__(self, **properties):
        self._row = {**dict.fromkeys(node_tables()["School"].columns), "id": "school-1", "type": "School", **properties}

    def counts(self):
        return {Part("School"): 1}

    def nodes(self, part, after=""):  # noqa: ARG002
        return iter([NodeRow(part.table, self._row)])

    def edges(self, part, after=""):  # noqa: ARG002
        return iter([])


@pytest.fixture(scope="module")
def source():
    return GraphRows(build_graph(facts()))


def table(folder, name):
    header = (folder / f"{name}-header.csv").read_text(encoding="utf-8").strip().split(",")
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [dict(zip(header, row, strict=True)) for row in csv.reader(file)]


def test_headers_are_typed_and_every_row_is_there(source, tmp_path):
    written = write_admin_csv(source, Release, tmp_path / "out")
    schools = table(tmp_path / "out", "School")
    assert {"id:ID(School)", ":LABEL", "name:string", "aliases:string[]"} <= set(schools[0])
    assert {row[":LABEL"] for row in schools} == {"School"}
    partners = table(tmp_path / "out", "PARTNERS_WITH.School.Enterprise")
    assert {":START_ID(School)", ":END_ID(Enterprise)", ":TYPE", "start:long", "confidence:double", "forms:string[]"} <= set(
        partners[0]
    )
    assert {row[":START_ID(School)"] for row in partners} <= {row["id:ID(School)"] for row in schools}
    assert any(ARRAY_DELIMITER in row["forms:string[]"] for row in partners)
    assert (written.nodes - 1, written.relationships) == tuple(
        sum(count for part, count in source.counts().items() if bool(part.start) is joined) for joined in (False, True)
    )
    assert table(tmp_path / "out", "Release")[0]["state:string"] == "complete"


def test_the_command_names_every_file_and_the_rest_is_run_afterwards(source, tmp_path):
    write_admin_csv(source, Release, tmp_path / "out")
    script = (tmp_path / "out" / "import.sh").read_text(encoding="utf-8")
    named = {name for pair in re.findall(r"--(?:nodes|relationships)=(\S+)", script) for name in pair.split(",")}
    assert named == {path.name for path in (tmp_path / "out").glob("*.csv")}
    afterwards = (tmp_path / "out" / "after-import.cypher").read_text(encoding="utf-8")
    for label in node_tables():
        assert f"FOR (n:`{label}`) REQUIRE n.id IS UNIQUE" in afterwards
    for type_ in edge_tables():
        assert f"FOR ()-[r:`{type_}`]-() REQUIRE r.claim IS UNIQUE" in afterwards


def test_compressed_files_hold_the_same(source, tmp_path):
    write_admin_csv(source, Release, tmp_path / "plain")
    write_admin_csv(source, Release, tmp_path / "small", compressed=True)
    for path in (tmp_path / "plain").glob("*.csv"):
        other = tmp_path / "small" / (path.name if path.name.endswith("-header.csv") else f"{path.name}.gz")
        text = gzip.decompress(other.read_bytes()) if other.suffix == ".gz" else other.read_bytes()
        assert text == path.read_bytes(), path.name


def test_quotes_commas_empty_text_and_nothing_are_told_apart(tmp_path):
    write_admin_csv(OneSchool(name='“甲”, "乙";丙', level="", aliases=["a,b", 'c"d']), Release, tmp_path / "out")
    line = (tmp_path / "out" / "School.csv").read_text(encoding="utf-8").rstrip("\n")
    cells = dict(
        zip((tmp_path / "out" / "School-header.csv").read_text().strip().split(","), next(csv.reader([line])), strict=True)
    )
    assert cells["name:string"] == '“甲”, "乙";丙'
    assert cells["aliases:string[]"].split(ARRAY_DELIMITER) == ["a,b", 'c"d']
    assert '"",' in line  # an empty text is quoted
    assert line.endswith(",")  # nothing is not
    assert "--multiline-fields" not in (tmp_path / "out" / "import.sh").read_text()


def test_text_of_several_lines_is_announced(tmp_path):
    write_admin_csv(OneSchool(name="甲\n乙"), Release, tmp_path / "out")
    assert "--multiline-fields=true" in (tmp_path / "out" / "import.sh").read_text()


def test_a_list_that_holds_the_separator_is_refused_and_nothing_is_left(tmp_path):
    with pytest.raises(StoreError, match=r"U\+001F"):
        write_admin_csv(OneSchool(aliases=["a\x1fb"]), Release, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_an_older_export_is_replaced_and_another_folder_is_not(source, tmp_path):
    out = tmp_path / "out"
    write_admin_csv(source, Release, out, compressed=True)
    write_admin_csv(OneSchool(name="甲"), Release, out)
    assert sorted(path.name for path in out.glob("*.csv*")) == [
        "Release-header.csv",
        "Release.csv",
        "School-header.csv",
        "School.csv",
    ]
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").touch()
    with pytest.raises(InputError, match="no export"):
        write_admin_csv(source, Release, tmp_path / "mine")
    assert (tmp_path / "mine" / "thesis.txt").exists()


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="cannot be written"):
        write_admin_csv(OneSchool(), Release, tmp_path / "file" / "out")
