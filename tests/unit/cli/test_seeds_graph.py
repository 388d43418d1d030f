"""Where a command names no graph it means the seeds', kept in the user's cache and built when the seeds or the version change."""

import json
import os
import time
from pathlib import Path

import pytest

from kg import seeds
from tests.unit.cli.conftest import Run


def graphs(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache" / "vetkg").glob("seeds-*"))


def test_it_is_built_once_and_again_when_the_seeds_change(vetkg: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = seeds.read()[:1]
    monkeypatch.setattr("cli.graphs.seeds.read", lambda: one)
    done = vetkg("export", "--format", "facts")
    assert {json.loads(line)["report"] for line in done.stdout.splitlines()} == {one[0].report.id}
    (first,) = graphs(tmp_path)
    built = (first / "manifest.json").stat().st_mtime_ns
    assert vetkg("export", "--format", "facts").stdout == done.stdout
    assert (first / "manifest.json").stat().st_mtime_ns == built

    monkeypatch.setattr("cli.graphs.seeds.fingerprint", lambda: "another")
    assert vetkg("export", "--format", "facts").stdout == done.stdout
    assert len(graphs(tmp_path)) == 2, "the one used a moment ago may be served right now"

    month_ago = time.time() - 30 * 86_400
    for old in graphs(tmp_path):
        os.utime(old, (month_ago, month_ago))
    monkeypatch.setattr("cli.graphs.version", lambda: "9.9.9")
    assert vetkg("export", "--format", "facts").returncode == 0
    assert [path.name.startswith("seeds-9.9.9-") for path in graphs(tmp_path)] == [True]
