"""Exports kept by a server: each made once, the last used kept, what is being sent still readable when its name goes."""

import shutil
import threading
from pathlib import Path

import pytest

from api import export_files
from api.export_files import ExportFiles
from kg.exports.release_files import release_files

FACTS, RDF = release_files()["facts"], release_files()["nquads"]


@pytest.fixture
def made(monkeypatch):
    """The releases and formats that were written, each with its own words as content."""
    found = []

    def write(graph, release, form, path):  # noqa: ARG001
        found.append((release, form.name))
        path.write_text(f"{release} {form.name}", encoding="utf-8")

    monkeypatch.setattr(export_files, "write_release_file", write)
    return found


@pytest.fixture
def files():
    kept = ExportFiles(Path("graph"))
    yield kept
    kept.close()


def read(files, release, form):
    with files.get(release, form) as file:
        return file.read().decode()


def test_many_who_ask_at_once_get_what_is_made_once(made, files):
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(read(files, "release-1", FACTS))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["release-1 facts"] * 8
    assert made == [("release-1", "facts")]
    assert (files.size("release-1", FACTS), files.size("release-1", RDF)) == (len("release-1 facts"), None)


def test_the_one_unused_longest_goes_but_is_sent_to_the_end(made, files, monkeypatch):
    monkeypatch.setattr(export_files, "_MOST_KEPT", 2)
    with files.get("release-1", FACTS) as sending:
        read(files, "release-2", FACTS)
        read(files, "release-3", FACTS)
        assert files.size("release-1", FACTS) is None
        assert sending.read() == b"release-1 facts"
    assert read(files, "release-2", FACTS) == "release-2 facts"
    assert made == [("release-1", "facts"), ("release-2", "facts"), ("release-3", "facts")]


def test_files_that_somebody_swept_away_are_made_again(made, files):
    with files.get("release-1", FACTS) as file:
        shutil.rmtree(Path(file.name).parent)
    assert files.size("release-1", FACTS) is None
    assert read(files, "release-1", FACTS) == "release-1 facts"
    assert len(made) == 2


def test_nothing_is_left_when_the_server_stops(made, files):  # noqa: ARG001
    with files.get("release-1", FACTS) as file:
        folder = Path(file.name).parent
    assert [path.name for path in folder.iterdir()] == ["release-1.facts.jsonl"]
    files.close()
    assert not folder.exists()
