"""The holes measured in the engines: each is real without the sandbox, refused by the check, and shut in the worker even unchecked."""

from __future__ import annotations

import contextlib
from pathlib import Path

import ladybug
import pyoxigraph as ox
import pytest

from kg.errors import QueryError, QueryRefusedError, VetkgError
from kg.property_graph.embedded import FILE
from kg.sandbox.messages import Answer, Call
from kg.sandbox.readers import SandboxedCypher, SandboxedSparql

MEBIBYTE = 2**20


def unchecked(reader: SandboxedSparql | SandboxedCypher, query: str, seconds: float = 5) -> Answer:
    """What a worker says to a query that no check has seen."""
    if isinstance(reader, SandboxedCypher):
        return reader.pool.call(Call("run", {"statement": query, "parameters": {}}, seconds, 10, MEBIBYTE))
    return reader.pool.call(Call("select", {"query": query, "parameters": {}}, seconds, 10, MEBIBYTE))


SERVICES = [
    "SERVICE <{url}> {{ ?s ?p ?o }}",
    "service silent <{url}> {{ ?s ?p ?o }}",
    "#\nSERVICE#\n<{url}>{{?s ?p ?o}}",
    "SERVICE:a {{ ?s ?p ?o }}",
    "SERVICEex:a {{ ?s ?p ?o }}",
    "FILTER(1<2)SERVICE<{url}>{{?s ?p ?o}}",
    "[]SERVICE<{url}>{{?s ?p ?o}}",
    "?s ?p 1.SERVICE<{url}>{{?a ?b ?c}}",
    "FILTER EXISTS {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
    "LATERAL {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
]


@pytest.mark.parametrize("pattern", SERVICES)
def test_service(pattern: str, listener, sparql: SandboxedSparql) -> None:  # type: ignore[no-untyped-def]
    address = listener.address
    query = f"PREFIX : <{address}> PREFIX ex: <{address}> SELECT * {{ {pattern.format(url=address)} }}"
    with pytest.raises(QueryRefusedError):
        sparql.select(query)
    with pytest.raises(QueryRefusedError):
        sparql.serialize(query, "text/csv")
    with contextlib.suppress(VetkgError):
        unchecked(sparql, query)
    assert listener.calls == 0


def test_service_is_a_hole_of_the_engine(listener) -> None:  # type: ignore[no-untyped-def]
    """Without the sandbox the request goes out: if this fails, the engine has changed, and the check may be relaxed."""
    for pattern in ("SERVICE <{url}> {{ ?s ?p ?o }}", "SERVICE:a {{ ?s ?p ?o }}", "SERVICEex:a {{ ?s ?p ?o }}"):
        before = listener.calls
        query = (
            f"PREFIX : <{listener.address}> PREFIX ex: <{listener.address}> SELECT * {{ {pattern.format(url=listener.address)} }}"
        )
        with pytest.raises(OSError, match="500"):
            list(ox.Store().query(query))  # type: ignore[arg-type]
        assert listener.calls == before + 1


def test_graphs_in_from_are_never_fetched(listener, sparql: SandboxedSparql) -> None:  # type: ignore[no-untyped-def]
    query = f"SELECT * FROM <{listener.address}> FROM NAMED <{listener.address}> {{ ?s ?p ?o }}"
    assert sparql.select(query).rows == []
    assert listener.calls == 0


STATEMENTS = [
    "LOAD FROM '{source}' (header=false) RETURN *",
    "load from '{source}' (header=false) return *",
    "UNWIND [1] AS x LOAD FROM '{source}' (header=false) RETURN *",
    "WITH 1 AS as WITH as LOAD FROM '{source}' (header=false) RETURN *",
    "COPY (RETURN 1) TO '{target}'",
    "PROFILE COPY (RETURN 1) TO '{target}'",
    "EXPLAIN COPY (RETURN 1) TO '{target}'",
    "RETURN 1; COPY (RETURN 1) TO '{target}'",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_files(statement: str, tmp_path: Path, cypher: SandboxedCypher) -> None:
    source, target = tmp_path / "secret.csv", tmp_path / "written.csv"
    source.write_text("secret,1\n", encoding="utf-8")
    text = statement.format(source=source, target=target)
    with pytest.raises(QueryRefusedError):
        cypher.run(text)
    said = ""
    try:
        said = str(unchecked(cypher, text))
    except VetkgError as error:
        said = str(error)
    assert "secret,1" not in said.replace(" ", "")
    assert "('secret'" not in said
    assert not target.exists() or target.stat().st_size == 0


def test_files_are_a_hole_of_the_engine(tmp_path: Path, property_graph_folder: Path) -> None:
    source, target = tmp_path / "secret.csv", tmp_path / "written.csv"
    source.write_text("secret,1\n", encoding="utf-8")
    path = str(property_graph_folder / FILE)
    with ladybug.Database(path, read_only=True, buffer_pool_size=2**26) as database, ladybug.Connection(database) as connection:
        answer = connection.execute(f"LOAD FROM '{source}' (header=false) RETURN *")
        assert isinstance(answer, ladybug.QueryResult)
        assert "secret" in str(answer.get_next())
        connection.execute(f"COPY (RETURN 1) TO '{target}'")
        assert target.exists()
        assert isinstance(connection.execute("RETURN 1; RETURN 2"), list)


@pytest.mark.parametrize(
    "statement",
    [
        "INSTALL json",
        "EXPORT DATABASE '{target}'",
        "CALL threads=1",
        "CALL home_directory='/tmp'",
        "ATTACH '{target}' AS x (dbtype duckdb)",
    ],
)
def test_settings_network_and_exports(statement: str, tmp_path: Path, cypher: SandboxedCypher) -> None:
    with pytest.raises(QueryRefusedError):
        cypher.run(statement.format(target=tmp_path / "export"))
    assert not (tmp_path / "export").exists()


def test_a_statement_that_crashes_the_engine_ends_only_its_worker(cypher: SandboxedCypher) -> None:
    with pytest.raises(QueryRefusedError):
        cypher.run("CALL READ_CSV_SERIAL('/etc/hosts') RETURN *")
    with pytest.raises(QueryError):
        unchecked(cypher, "CALL READ_CSV_SERIAL('/etc/hosts') RETURN *")
    assert cypher.run("RETURN 1 AS one").rows == [(1,)]


def test_an_export_that_no_check_has_seen_writes_no_file(tmp_path: Path, cypher: SandboxedCypher) -> None:
    target = tmp_path / "export"
    with pytest.raises(QueryError):
        unchecked(cypher, f"EXPORT DATABASE '{target}'")
    assert not target.exists() or all(path.stat().st_size == 0 for path in target.iterdir())
