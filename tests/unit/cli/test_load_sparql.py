"""``vetkg load sparql`` as a user runs it, and its documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.rdf.remote.store import RemoteSparqlStore
from kg.releases import read_manifest
from tests.contract import sparql_servers
from tests.unit.cli.conftest import Run

DOCUMENT = Path(__file__).parents[3] / "docs" / "remote.md"


@pytest.fixture
def server() -> Iterator[str]:
    with sparql_servers.oxigraph() as address:
        yield address


def test_a_load_says_what_it_did_and_a_second_one_that_it_is_done(vetkg: Run, graph: Path, server: str) -> None:
    command = ("load", "sparql", "--endpoint", f"{server}/query", "--update", f"{server}/update", "--graph", graph)
    release = read_manifest(graph).id
    done = vetkg(*command)
    assert (done.returncode, done.stdout) == (0, "")
    assert f"holds {release}: 3 graphs written, 0 removed" in done.stderr
    store = RemoteSparqlStore(f"{server}/query")
    assert (store.held().release, store.held().complete) == (release, True)
    again = vetkg(*command, "--graph-store", f"{server}/store")
    assert again.returncode == 0
    assert f"holds {release} already" in again.stderr


def test_a_server_that_is_not_there_is_one_plain_message(vetkg: Run, graph: Path) -> None:
    port = sparql_servers.free_port()
    done = vetkg("load", "sparql", "--endpoint", f"http://127.0.0.1:{port}/query", "--graph", graph)
    assert done.returncode == 1
    assert f"http://127.0.0.1:{port}/query cannot be reached" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_login_in_the_address_is_refused_and_not_shown(vetkg: Run, graph: Path) -> None:
    done = vetkg("load", "sparql", "--endpoint", "http://loader:s3cret@127.0.0.1/query", "--graph", graph)
    assert done.returncode == 2
    assert "VETKG_SPARQL_PASSWORD" in done.stderr
    assert "s3cret" not in done.stderr


def test_a_frozen_or_missing_graph_is_told_before_the_server_is_asked(vetkg: Run, tmp_path: Path) -> None:
    done = vetkg("load", "sparql", "--endpoint", "http://127.0.0.1:9/query", "--graph", tmp_path / "none")
    assert done.returncode != 0
    assert "There is no graph" in done.stderr


def test_the_document_names_every_option_and_no_other(vetkg: Run) -> None:
    shown = set(re.findall(r"--[a-z][a-z-]+", vetkg("load", "sparql", "--help").stdout)) - {"--help", "--graph"}
    table = DOCUMENT.read_text(encoding="utf-8").partition("### Addresses")[0].partition("| option |")[2]
    assert set(re.findall(r"`(--[a-z-]+)`", table)) == shown
