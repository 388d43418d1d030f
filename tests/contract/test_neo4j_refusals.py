"""What a real server refuses: password, database, an old server, in the words of the command line."""

import os

import pytest

from cli.main import main
from kg.errors import GraphError
from tests.contract.conftest import needs
from tests.contract.played_servers import relay

pytestmark = pytest.mark.neo4j
PASSWORD = os.environ.get("VETKG_NEO4J_PASSWORD", "vetkg-test-only")


@pytest.fixture
def uri(neo4j):  # noqa: ARG001 - the server holds the graph
    return needs("VETKG_TEST_NEO4J", "A Neo4j server")


@pytest.fixture
def refused(monkeypatch, capsys):
    """What the command says on stderr, after it has failed."""

    def run(*arguments, password=PASSWORD):
        monkeypatch.setenv("VETKG_NEO4J_PASSWORD", password)
        monkeypatch.setattr("sys.argv", ["vetkg", "load", "neo4j", *arguments])
        with pytest.raises(SystemExit) as stop:
            main()
        assert stop.value.code == 1
        return " ".join(capsys.readouterr().err.split())

    return run


def test_a_wrong_password_or_none(refused, uri):
    for wrong in (PASSWORD + "-wrong", ""):
        said = refused("--uri", uri, password=wrong)
        assert "refused the user or the password" in said
        assert "VETKG_NEO4J_PASSWORD" in said


def test_a_database_that_does_not_exist(refused, uri):
    said = refused("--uri", uri, "--database", "nosuch")
    assert "no usable database 'nosuch'" in said
    assert "--database" in said


def test_a_server_that_is_too_old(refused, uri):
    with relay(uri, answered=lambda data: data.replace(b"Neo4j/5.", b"Neo4j/4.")) as old:
        said = refused("--uri", old)
    assert "Neo4j/4." in said
    assert "too old" in said
    assert "Use Neo4j 5 or later" in said


def test_an_empty_database_says_what_to_do(neo4j, monkeypatch):
    monkeypatch.setattr(neo4j, "held", lambda: None)
    with pytest.raises(GraphError, match="holds no release") as caught:
        neo4j.complete_release()
    assert "vetkg load neo4j" in caught.value.hint
