"""The tables: columns from the ontology, every claim and place, files read back by the csv module, pandas and pyarrow."""

import csv
import hashlib
import json
from dataclasses import replace

import pandas
import pyarrow.parquet
import pytest

from kg.errors import InputError
from kg.exports import parquet_tables
from kg.exports.csv_tables import CsvTables
from kg.exports.datapackage import DATAPACKAGE
from kg.exports.parquet_tables import ParquetTables
from kg.exports.table_files import write_tables
from kg.exports.tables import tables
from kg.graph import Graph, build_graph
from kg.property_graph.rows import GraphRows
from kg.resolve import GraphEntity
from ontology.schema import load
from tests.contract.invented import facts

RELEASE = "release-000000000000"


@pytest.fixture(scope="module")
def graph():
    return build_graph(facts())


@pytest.fixture(scope="module")
def source(graph):
    return GraphRows(graph)


@pytest.fixture(scope="module")
def written(source, tmp_path_factory):
    folder = tmp_path_factory.mktemp("exports")
    for form in (CsvTables(), ParquetTables()):
        write_tables(source, RELEASE, folder / form.suffix.lstrip("."), form)
    return folder


def bytes_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def records(source, name):
    table = tables()[name]
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows(source)]


def test_every_claim_and_every_place_is_a_row(graph, source):
    kinds = {"relations": "relation", "observations": "observation", "mentions": "mention"}
    for name, kind in kinds.items():
        assert {row["claim"] for row in records(source, name)} == {c.id for c in graph.claims.values() if c.kind == kind}
    places = {
        (row["claim"], row["start"], row["end"], row["surface"], row["section"], row["page"]) for row in records(source, "places")
    }
    assert places == {(c.id, p.start, p.end, p.surface, p.section, p.page) for c in graph.claims.values() for p in c.places}
    assert {row["id"] for row in records(source, "entities")} == set(graph.entities)
    assert {row["id"] for row in records(source, "reports")} == set(graph.reports)


def test_figures_stand_with_their_subjects(graph, source):
    for row in records(source, "observations"):
        claim = graph.claims[row["claim"]]
        said = (row["subject"], row["indicator"], row["year"], row["value"], row["unit"])
        assert said == (claim.subject, claim.type, claim.year, claim.value, claim.unit)
        assert row["subjectType"] == graph.entities[claim.subject].type


def test_columns_are_those_of_the_ontology():
    for name, types in (("entities", load().entity_types), ("relations", load().relation_types)):
        attributes = {attribute.key for type_ in types.values() for attribute in type_.attributes}
        assert attributes <= set(tables()[name].columns)


def test_keys_are_unique_and_lead_somewhere(source):
    for table in tables().values():
        rows = records(source, table.name)
        assert len({tuple(row[key] for key in table.key) for row in rows}) == len(rows)
        for column, other in table.references.items():
            assert {row[column] for row in rows} <= {row["id"] for row in records(source, other)}


def test_csv_is_read_back_by_the_csv_module(source, written):
    for table in tables().values():
        body = (written / "csv" / f"{table.name}.csv").read_bytes()
        assert body.count(b"\n") == body.count(b"\r\n")
        with (written / "csv" / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file))
        plain = {"INT64": int, "DOUBLE": float, "STRING[]": json.loads, "STRING": str}
        read = [{n: plain[table.columns[n]](v) if v else None for n, v in row.items()} for row in found]
        assert read == [{n: None if v == "" else v for n, v in row.items()} for row in records(source, table.name)]


def test_csv_and_parquet_are_the_same_frames_in_pandas(source, written):
    for table in tables().values():
        text = pandas.read_csv(
            written / "csv" / f"{table.name}.csv", dtype_backend="pyarrow", dtype={"page": "Int64", "code": "string"}
        )
        typed = pandas.read_parquet(written / "parquet" / f"{table.name}.parquet")
        assert list(text.columns) == list(typed.columns) == list(table.columns)
        assert len(text) == len(typed) == len(records(source, table.name))
    figures = pandas.read_parquet(written / "parquet" / "observations.parquet")
    assert figures["value"].sum() == sum(row["value"] for row in records(source, "observations"))


def test_parquet_is_typed_and_holds_every_value(source, written):
    names = {"STRING": "string", "INT64": "int64", "DOUBLE": "double"}
    for table in tables().values():
        found = pyarrow.parquet.read_table(written / "parquet" / f"{table.name}.parquet")
        assert found.to_pylist() == records(source, table.name)
        for name, type_ in table.columns.items():
            shown = str(found.schema.field(name).type)
            assert shown.startswith("list<") if type_ == "STRING[]" else shown == names[type_]
        assert found.schema.metadata[b"release"] == RELEASE.encode()


@pytest.mark.parametrize("form", [CsvTables(), ParquetTables()])
def test_the_same_facts_give_the_same_bytes(form, written, tmp_path):
    again = [replace(one, entities=one.entities[::-1], relations=one.relations[::-1]) for one in facts()[::-1]]
    write_tables(GraphRows(build_graph(again)), RELEASE, tmp_path / "again", form)
    assert bytes_of(tmp_path / "again") == bytes_of(written / form.suffix.lstrip("."))


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_the_data_package_describes_the_files(source, written, kind):
    package = json.loads((written / kind / DATAPACKAGE).read_text(encoding="utf-8"))
    assert [one["name"] for one in package["resources"]] == list(tables())
    for one in package["resources"]:
        body = (written / kind / one["path"]).read_bytes()
        assert (one["bytes"], one["hash"]) == (len(body), f"sha256:{hashlib.sha256(body).hexdigest()}")
        assert one["vetkg:rows"] == len(records(source, one["name"]))
        table = tables()[one["name"]]
        assert [field["name"] for field in one["schema"]["fields"]] == list(table.columns)
        assert one["schema"]["primaryKey"] == list(table.key)
        for field in one["schema"]["fields"]:
            zh, en = field["title"].split(" / ")
            assert zh != field["name"], "a column without a Chinese label"
            assert en
    level = next(field for field in package["resources"][0]["schema"]["fields"] if field["name"] == "level")
    assert (level["rdfType"], level["title"]) == ("https://w3id.org/vetkg/ontology#level", "层级 / level")


def test_names_like_formulas_stand_as_they_are_but_not_for_a_spreadsheet(tmp_path):
    named = GraphEntity("enterprise-1", "Enterprise", '=HYPERLINK("x"),"甲\n乙"厂', ("-乙厂",), {})
    source = GraphRows(Graph({}, {named.id: named}, {}))
    for form, mark, before in ((CsvTables(), b"", ""), (CsvTables(spreadsheet=True), b"\xef\xbb\xbf", "'")):
        write_tables(source, RELEASE, tmp_path / "out", form)
        assert (tmp_path / "out" / "entities.csv").read_bytes().startswith(mark + b"id,type,name")
        with (tmp_path / "out" / "entities.csv").open(encoding="utf-8-sig", newline="") as file:
            (row,) = csv.DictReader(file)
        assert row["name"] == before + named.name
        assert json.loads(row["aliases"]) == ["-乙厂"]


@pytest.mark.parametrize("held", ["notes.txt", DATAPACKAGE, "entities.csv"])
def test_what_is_not_ours_is_not_overwritten(source, tmp_path, held):
    out = tmp_path / "out"
    out.mkdir()
    (out / held).write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="no such export"):
        write_tables(source, RELEASE, out, CsvTables())
    assert bytes_of(out) == {held: b"{}"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_export_with_a_file_of_somebody_elses_stays(source, tmp_path):
    write_tables(source, RELEASE, tmp_path / "out", CsvTables())
    (tmp_path / "out" / "mine.xlsx").write_bytes(b"x")
    with pytest.raises(InputError):
        write_tables(source, RELEASE, tmp_path / "out", CsvTables())
    assert (tmp_path / "out" / "mine.xlsx").exists()


def test_a_table_that_breaks_leaves_the_former_export(source, tmp_path, monkeypatch):
    write_tables(source, RELEASE, tmp_path / "out", CsvTables())
    before = bytes_of(tmp_path / "out")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.exports.table_files.package", full)
    with pytest.raises(InputError, match="No space left"):
        write_tables(source, RELEASE, tmp_path / "out", CsvTables())
    assert bytes_of(tmp_path / "out") == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_without_pyarrow_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(InputError, match=r'pip install "vetkg\[parquet\]"'):
        parquet_tables.require_pyarrow()


def test_rows_are_told_as_they_are_written(source, tmp_path):
    told = {}
    write_tables(
        source, RELEASE, tmp_path / "out", CsvTables(), lambda name, rows: told.__setitem__(name, told.get(name, 0) + rows)
    )
    assert told == {name: len(records(source, name)) for name in tables()}
