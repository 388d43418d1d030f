"""A small report of invented names, and the command run as a user runs it."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cli.main import main
from kg.build import build
from loaders import pipeline

REPORT = """桂林市中等职业教育质量年度报告（2021年）

一、基本情况

2021年，全市中等职业学校15所，在校生1.23万人。桂林市漓江职业技术学校与桂林山青机电有限公司共建实训基地，开设机电技术应用专业。

全市落实《国家职业教育改革实施方案》。
"""


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of the report, built once; tests only read it."""
    folder = tmp_path_factory.mktemp("graphs")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    build([pipeline.extract(folder / "report.txt")], folder / "graph")
    return folder / "graph"


@pytest.fixture
def vetkg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs ``vetkg`` in an empty folder with a cache of its own."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in [name for name in os.environ if name.startswith("VETKG_") and name != "VETKG_REQUIRE_ALL"]:
        monkeypatch.delenv(name)

    def run(*arguments: object) -> Done:
        monkeypatch.setattr("sys.argv", ["vetkg", *map(str, arguments)])
        capfdbinary.readouterr()
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
        out, err = capfdbinary.readouterr()
        return Done(code, out.decode("utf-8"), err.decode("utf-8"))

    return run
