"""Bad input: a plain message that says what to do, a non-zero exit, and nothing lost."""

import socket
from pathlib import Path

import pytest

from tests.unit.cli.conftest import REPORT, Run

BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t",
    "binary.txt": bytes(range(256)) * 40,
    "english.txt": b"The quality report of a vocational school, in English only. " * 50,
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "latin.txt": "Übergangsquote für Schüler müßte größer werden. ".encode("latin-1") * 40,
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "cut.docx": b"PK\x03\x04" + bytes(600),
    "cut.pdf": b"%PDF-1.7\n1 0 obj",
    "frame.html": b"<html><frameset><frame src=a.html></frameset></html>",
    "huge.txt": (REPORT * 100_000).encode()[:21_000_000],
}


@pytest.mark.parametrize("name", list(BAD))
@pytest.mark.parametrize("command", ["extract", "text"])
def test_a_file_that_is_no_report_is_refused_with_a_reason(vetkg: Run, tmp_path: Path, name: str, command: str) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    done = vetkg(command, tmp_path / name)
    assert done.returncode not in (0, 1)
    assert done.stdout == ""
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) >= 2, "a message and a hint"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_other_encodings_of_chinese_are_read(vetkg: Run, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "report.txt").write_bytes(REPORT.encode(encoding))
    assert vetkg("text", tmp_path / "report.txt").stdout == REPORT


@pytest.mark.parametrize(
    "arguments", [["extract", "nowhere.txt"], ["build", "nowhere/", "--out", "g"], ["check", "--graph", "nowhere"]]
)
def test_what_is_not_there_is_named(vetkg: Run, arguments: list[str]) -> None:
    done = vetkg(*arguments)
    assert done.returncode != 0
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_without_reports_says_what_a_report_is(vetkg: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    done = vetkg("extract", tmp_path / "folder")
    assert done.returncode == 2
    for suffix in (".txt", ".docx", ".pdf", ".html", ".md"):
        assert suffix in done.stderr


def test_a_failing_build_leaves_the_graph_untouched(vetkg: Run, report: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    assert vetkg("build", report, "--out", graph).returncode == 0
    before = {p: p.read_bytes() for p in sorted(graph.rglob("*")) if p.is_file()}
    (tmp_path / "bad.txt").write_bytes(BAD["binary.txt"])
    assert vetkg("build", report, tmp_path / "bad.txt", "--out", graph).returncode != 0
    assert {p: p.read_bytes() for p in sorted(graph.rglob("*")) if p.is_file()} == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".graph")] == []


def test_a_build_never_replaces_what_is_no_graph(vetkg: Run, report: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "thesis.txt").write_text("年", encoding="utf-8")
    assert vetkg("build", report, "--out", precious).returncode != 0
    assert (precious / "thesis.txt").exists()


def test_a_port_in_use_is_said(vetkg: Run, graph: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = vetkg("serve", "--graph", graph, "--port", port)
    assert done.returncode == 2
    assert str(port) in done.stderr
    assert "--port" in done.stderr


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        (["--region", "桂林士"], "桂林市"),
        (["--rgion", "桂林市"], "region"),
        (["--year", "soon"], "year"),
        (["region"], "--region"),
    ],
)
def test_a_wrong_parameter_is_explained(vetkg: Run, graph: Path, parameters: list[str], said: str) -> None:
    done = vetkg("ask", "partnerships", *parameters, "--graph", graph)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_report_is_answered_with_the_known_ones(vetkg: Run, graph: Path) -> None:
    done = vetkg("export", "--graph", graph, "--report", "atlantis-2020")
    assert done.returncode == 2
    assert "guilin-2021" in done.stderr


def test_a_chinese_text_that_is_no_report_gives_no_facts_says_so_and_makes_no_graph(
    vetkg: Run, report: Path, tmp_path: Path
) -> None:
    other = tmp_path / "walk.txt"
    other.write_text("天气晴朗，我们沿着湖边慢慢地走了很久。\n" * 40, encoding="utf-8")
    done = vetkg("extract", other)
    assert (done.returncode, done.stdout) == (0, "")
    assert "walk.txt: no facts found" in done.stderr
    assert vetkg("build", report, "--out", tmp_path / "graph").returncode == 0
    before = {p: p.read_bytes() for p in (tmp_path / "graph").rglob("*") if p.is_file()}
    assert vetkg("build", other, "--out", tmp_path / "graph").returncode == 2
    assert {p: p.read_bytes() for p in (tmp_path / "graph").rglob("*") if p.is_file()} == before
    beside = vetkg("build", report, other, "--out", tmp_path / "graph")
    assert (beside.returncode, "walk.txt" in beside.stderr) == (0, True)


def test_a_port_that_is_none_is_refused(vetkg: Run, graph: Path) -> None:
    done = vetkg("serve", "--graph", graph, "--port", 99_999)
    assert done.returncode == 2
    assert "65535" in done.stderr
