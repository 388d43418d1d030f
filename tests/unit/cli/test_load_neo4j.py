"""``vetkg load neo4j`` before servers that are not there, do not answer, or are something else: a plain message, in bounded time."""

import socket
import sys
import time

import pytest

from tests.contract.played_servers import http, silent

pytest.importorskip("neo4j")


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    monkeypatch.setattr("kg.property_graph.neo4j.connection.CONNECT_SECONDS", 0.7)


def test_a_server_that_is_down(vetkg, graph):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    done = vetkg("load", "neo4j", "--uri", f"bolt://127.0.0.1:{port}", "--graph", graph)
    assert done.returncode == 1
    assert f"cannot be reached at bolt://127.0.0.1:{port}" in done.stderr
    assert "that the server runs" in done.stderr
    assert done.stderr.startswith("vetkg: ")


def test_a_server_that_never_answers_is_given_up_in_time(vetkg, graph):
    began = time.monotonic()
    with silent() as uri:
        done = vetkg("load", "neo4j", "--uri", uri, "--graph", graph)
    assert done.returncode == 1
    assert "did not answer in time" in done.stderr
    assert time.monotonic() - began < 6


def test_a_port_that_speaks_another_protocol(vetkg, graph):
    with http() as uri:
        done = vetkg("load", "neo4j", "--uri", uri, "--graph", graph)
    assert done.returncode == 1
    assert "does not speak a Bolt version" in done.stderr
    assert "7687" in done.stderr


@pytest.mark.parametrize("uri", ["http://127.0.0.1:7474", "graph", "bolt://", "bolt://127.0.0.1:x"])
def test_what_is_no_address(vetkg, graph, uri):
    done = vetkg("load", "neo4j", "--uri", uri, "--graph", graph)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    assert uri in done.stderr


def test_without_the_driver_it_says_how_to_get_it(vetkg, graph, monkeypatch):
    monkeypatch.setitem(sys.modules, "neo4j", None)
    done = vetkg("load", "neo4j", "--uri", "bolt://127.0.0.1:9", "--graph", graph)
    assert done.returncode == 1
    assert "pip install vetkg[neo4j]" in done.stderr


def test_a_folder_that_is_no_graph_is_told_before_any_server_is_asked(vetkg, tmp_path):
    done = vetkg("load", "neo4j", "--uri", "bolt://127.0.0.1:9", "--graph", tmp_path)
    assert done.returncode == 1
    assert "There is no graph" in done.stderr


@pytest.mark.parametrize("batch", ["0", "many"])
def test_a_batch_that_is_none(vetkg, graph, batch):
    done = vetkg("load", "neo4j", "--uri", "bolt://127.0.0.1:9", "--graph", graph, "--batch", batch)
    assert done.returncode == 2
    assert "--batch" in done.stderr
