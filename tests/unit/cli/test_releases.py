"""``vetkg releases``, ``diff``, ``freeze``, and the graphs that a frozen file stands for."""

import csv
import io
import json
import os
import shutil
import time

import pytest

from kg.build import build
from kg.releases import read_manifest
from tests.facts_for_tests import entity, figure
from tests.facts_for_tests import report as make_report

CITY, SCHOOL = entity("Region", "桂林市", code="450300"), entity("School", "漓江职业技术学校")


def facts(value):
    return [make_report("r", "桂林市", [CITY, SCHOOL], observations=[figure(CITY, "在校生数", 2020, value, "人")])]


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """A folder with two releases, not to be changed, and their ids."""
    out = tmp_path_factory.mktemp("two") / "graph"
    return out, build(facts(100.0), out, date="2024-05-06T07:08:09+00:00").id, build(facts(150.0), out).id


def test_the_releases_are_listed_newest_first(vetkg, two):
    out, older, newer = two
    lines = vetkg("releases", "--graph", out).stdout.splitlines()
    assert [line.split()[0] for line in lines[1:]] == [newer, older]
    assert "current" in lines[1]
    assert "2024-05-06 07:08" in lines[2]
    rows = json.loads(vetkg("releases", "--graph", out, "--format", "json").stdout)
    assert [row["id"] for row in rows] == [newer, older]
    assert rows[0]["former"] == older


def test_what_changed_is_a_table_csv_or_json_in_a_settled_order(vetkg, two):
    out, older, newer = two
    done = vetkg("diff", older, newer, "--graph", out)
    assert done.returncode == 0
    assert "100 人" in done.stdout
    assert "150 人" in done.stdout
    assert "1 observation changed." in done.stderr
    rows = list(csv.DictReader(io.StringIO(vetkg("diff", older, newer, "--graph", out, "--format", "csv").stdout)))
    assert rows == json.loads(vetkg("diff", older, newer, "--graph", out, "--format", "json").stdout)
    assert [(row["kind"], row["name"], row["before"], row["after"]) for row in rows] == [
        ("changed", "桂林市 · 2020", "100 人", "150 人")
    ]
    assert vetkg("diff", older, newer, "--graph", out, "--exit-code").returncode == 1
    same = vetkg("diff", newer, newer, "--graph", out, "--exit-code")
    assert (same.returncode, same.stdout, same.stderr) == (0, "", "Nothing changed.\n")


def test_folders_and_files_are_compared_too(vetkg, two, tmp_path):
    out, older, _ = two
    vetkg("freeze", "--graph", out, "--release", older, "--out", tmp_path / "old.vetkg")
    assert "1 observation changed." in vetkg("diff", tmp_path / "old.vetkg", out).stderr
    assert "Nothing changed." in vetkg("diff", tmp_path / "old.vetkg", out / "releases" / older).stderr


def test_a_release_that_is_not_kept_is_told_with_those_that_are(vetkg, two):
    out, older, newer = two
    for arguments in (("diff", older, "release-000000000000"), ("ask", "indicator-series", "--release", "release-000000000000")):
        done = vetkg(*arguments, "--graph", out)
        assert done.returncode == 2
        assert older in done.stderr
        assert newer in done.stderr


def ask(vetkg, *arguments):
    done = vetkg("ask", "indicator-series", "--indicator", "在校生数", "--format", "csv", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_ask_check_and_export_take_a_release(vetkg, two):
    out, older, newer = two
    assert ",100" in ask(vetkg, "--graph", out, "--release", older)
    assert ask(vetkg, "--graph", out, "--release", newer) == ask(vetkg, "--graph", out)
    assert older in vetkg("check", "--graph", out, "--release", older).stderr
    assert '"value": 100.0' in vetkg("export", "--graph", out, "--release", older).stdout


def test_a_frozen_release_answers_as_its_graph_did_wherever_it_is(vetkg, two, tmp_path):
    out, older, _ = two
    file = tmp_path / "cited.vetkg"
    done = vetkg("freeze", "--graph", out, "--release", older, "--out", file)
    assert f"{older}, {file.stat().st_size:,} bytes" in done.stderr
    moved = tmp_path / "elsewhere" / "moved.vetkg"
    shutil.move(file, moved)
    assert ask(vetkg, "--graph", moved) == ask(vetkg, "--graph", out, "--release", older)
    assert "SHACL finds no violation" in vetkg("check", "--graph", moved).stderr
    for form in ("facts", "turtle", "nquads"):
        frozen = vetkg("export", "--format", form, "--graph", moved).stdout
        assert frozen == vetkg("export", "--format", form, "--graph", out, "--release", older).stdout
    vetkg("freeze", "--graph", moved, "--out", file)
    assert file.read_bytes() == moved.read_bytes()


def test_what_was_opened_once_is_kept_for_a_week(vetkg, two, tmp_path):
    out, older, newer = two
    for id_ in (older, newer):
        vetkg("freeze", "--graph", out, "--release", id_, "--out", tmp_path / f"{id_}.vetkg")
        ask(vetkg, "--graph", tmp_path / f"{id_}.vetkg")
    places = list((tmp_path / "cache" / "vetkg").glob("frozen-*"))
    assert {read_manifest(place).id for place in places} == {older, newer}
    for place in places:
        os.utime(place, (time.time() - 30 * 86_400,) * 2)
    ask(vetkg, "--graph", tmp_path / f"{newer}.vetkg")
    assert [read_manifest(p).id for p in (tmp_path / "cache" / "vetkg").glob("frozen-*")] == [newer]


def test_a_file_that_is_none_is_said_plainly(vetkg, two, tmp_path):
    (tmp_path / "a.vetkg").write_bytes(b"PK\x03\x04 nothing")
    (tmp_path / "plain.txt").write_text("letters")
    for path, words in (("a.vetkg", "trusted"), ("none.vetkg", "cannot be read"), ("plain.txt", "trusted")):
        done = vetkg("ask", "indicator-series", "--graph", tmp_path / path)
        assert (done.returncode, done.stdout) == (1, "")
        assert words in done.stderr
        assert "Traceback" not in done.stderr
    wrong = vetkg("freeze", "--graph", two[0], "--out", tmp_path / "cited.zip")
    assert wrong.returncode == 2
    assert "cited.vetkg" in wrong.stderr


def test_build_keeps_as_many_as_it_is_told(vetkg, report, tmp_path):
    out = tmp_path / "graph"
    build(facts(1.0), out)
    build(facts(2.0), out)
    assert vetkg("build", report, "--out", out, "--keep", "1").returncode == 0
    rows = json.loads(vetkg("releases", "--graph", out, "--format", "json").stdout)
    assert len(rows) == 2
    assert rows[1]["id"] == rows[0]["former"]
