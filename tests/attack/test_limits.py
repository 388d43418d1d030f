"""Queries that would take all time or memory: each is stopped, and the next one is answered."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from kg.errors import BusyError, QueryError, QueryLimitError, QueryTimeoutError, QueryTooLongError, StoreError
from kg.ports import Limits
from kg.sandbox.pool import PoolSize
from kg.sandbox.process import Opening
from kg.sandbox.readers import Bounds, SandboxedCypher, SandboxedSparql

SHORT = Limits(0.7, 10)
SLACK_SECONDS = 3.0
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
ENDLESS_CYPHER = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b % 7)"


@pytest.mark.parametrize(
    "query",
    [
        ENDLESS,
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a = ?nothing) }",
        "SELECT (COUNT(*) AS ?n) { ?a <http://example.org/next>+ ?b . ?c <http://example.org/next>+ ?d . ?e ^<http://example.org/next>* ?a }",
        "SELECT (GROUP_CONCAT(CONCAT(?x, ?y, ?z)) AS ?all) { ?a ?b ?x . ?c ?d ?y . ?e ?f ?z }",
        "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
        "CONSTRUCT { ?a ?e ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c",
        "SELECT * { ?s " + "(" * 40 + "<a:b>" + ")+" * 40 + " ?o . ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
        "SELECT * { " + "OPTIONAL { ?a ?b ?c . ?d ?e ?f } " * 20 + "} ORDER BY ?c",
    ],
)
def test_runaway_sparql_is_stopped(query: str, sparql: SandboxedSparql) -> None:
    began = time.monotonic()
    with pytest.raises((QueryTimeoutError, QueryLimitError)):
        sparql.serialize(query, "text/turtle" if query.startswith("CONSTRUCT") else "text/csv", limits=SHORT)
    assert time.monotonic() - began < SHORT.seconds + SLACK_SECONDS
    assert sparql.select("ASK {}").rows == [(True,)]


@pytest.mark.parametrize(
    "statement",
    [
        ENDLESS_CYPHER,
        "MATCH (a)-[*1..30]-(b) RETURN count(*)",
        "MATCH (a), (b), (c), (d) RETURN collect(a.name + b.name + c.name + d.name)",
        "MATCH (a), (b), (c) RETURN DISTINCT a.id + b.id + c.id AS x ORDER BY x",
        "RETURN repeat('a', 1000000000)",
        "RETURN range(1, 1000000000)",
        "UNWIND range(1, 100000000) AS x RETURN collect(x)",
        "RETURN " + "NOT " * 20_000 + "true",
        "RETURN " + "(" * 60 + "1" + ")" * 60 + " + " + "(" * 60 + "1" + ")" * 60,
    ],
)
def test_runaway_cypher_is_stopped_or_answered_in_time(statement: str, cypher: SandboxedCypher) -> None:
    began = time.monotonic()
    stopped = True
    try:
        cypher.run(statement, limits=SHORT)
        stopped = False
    except (QueryTimeoutError, QueryLimitError):
        pass
    assert stopped or "(((" in statement
    assert time.monotonic() - began < SHORT.seconds + SLACK_SECONDS
    assert cypher.run("RETURN 1 AS one").rows == [(1,)]


def test_memory_is_capped(rdf_folder: Path) -> None:
    """A join that holds millions of rows ends its worker long before the machine's memory does."""
    reader = SandboxedSparql(Opening("kg.rdf.store:RdfStore", rdf_folder, 64), PoolSize(1, 1))
    try:
        with pytest.raises(QueryLimitError):
            reader.select(
                "SELECT DISTINCT ?a ?c ?d ?f ?x { ?a ?b ?c . ?d ?e ?f BIND(RAND() AS ?x) } ORDER BY ?x", limits=Limits(20, 10)
            )
        assert reader.select("ASK {}").rows == [(True,)]
    finally:
        reader.close()


def test_a_regular_expression_bomb_does_no_harm(sparql: SandboxedSparql, cypher: SandboxedCypher) -> None:
    bomb = "a" * 5000 + "!"
    assert sparql.select(f'ASK {{ FILTER regex("{bomb}", "^(a+)+$") }}', limits=Limits(5, 10)).rows == [(False,)]
    assert cypher.run("RETURN regexp_matches($text, '^(a+)+$') AS x", {"text": bomb}, limits=Limits(5, 10)).rows == [(False,)]
    nested = "RETURN regexp_matches('a', '((a{1000}){1000}){1000}') AS x"
    assert cypher.run(nested, limits=Limits(5, 10)).rows == [(False,)]


def test_a_large_answer_is_refused(rdf_folder: Path) -> None:
    reader = SandboxedSparql(Opening("kg.rdf.store:RdfStore", rdf_folder), PoolSize(1, 1), Bounds(answer_mebibytes=1))
    try:
        with pytest.raises(QueryLimitError, match="1 MiB"):
            reader.serialize("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 9000", "text/csv")
        assert reader.select("ASK {}").rows == [(True,)]
    finally:
        reader.close()


def test_long_and_deep_queries(sparql: SandboxedSparql, cypher: SandboxedCypher) -> None:
    with pytest.raises(QueryTooLongError):
        sparql.select("ASK { " + "?s ?p 'x' . " * 100_000 + "}")
    with pytest.raises(QueryTooLongError):
        cypher.run("RETURN '" + "x" * 1_000_000 + "'")
    for query in ("ASK " + "{" * 5000 + "}" * 5000, "ASK { FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }"):
        with pytest.raises(QueryError, match="deep"):
            sparql.select(query)
    with pytest.raises(QueryError, match="null character"):
        sparql.select("ASK {\0}")


def test_a_good_query_is_answered_while_others_run_away(rdf_folder: Path) -> None:
    reader = SandboxedSparql(Opening("kg.rdf.store:RdfStore", rdf_folder), PoolSize(2, 8))
    caught: list[str] = []

    def run_away() -> None:
        try:
            reader.select(ENDLESS, limits=Limits(1.5, 10))
        except QueryError as error:
            caught.append(type(error).__name__)

    try:
        reader.select("ASK {}")
        threads = [threading.Thread(target=run_away) for _ in range(2)]
        for thread in threads:
            thread.start()
        time.sleep(0.2)
        began = time.monotonic()
        assert reader.select("ASK {}", limits=Limits(10, 10)).rows == [(True,)]
        assert time.monotonic() - began < 1.5 + SLACK_SECONDS
        for thread in threads:
            thread.join()
        assert caught == ["QueryTimeoutError"] * 2
    finally:
        reader.close()


def test_a_full_queue_says_so_at_once(rdf_folder: Path) -> None:
    reader = SandboxedSparql(Opening("kg.rdf.store:RdfStore", rdf_folder), PoolSize(1, 0))

    def run_away() -> None:
        with pytest.raises(QueryTimeoutError):
            reader.select(ENDLESS, limits=Limits(2, 10))

    thread = threading.Thread(target=run_away)
    try:
        reader.select("ASK {}")
        thread.start()
        time.sleep(0.3)
        began = time.monotonic()
        with pytest.raises(BusyError):
            reader.select("ASK {}")
        assert time.monotonic() - began < 0.5
    finally:
        thread.join()
        reader.close()


def test_a_worker_ends_with_its_server_and_ended_workers_are_replaced(rdf_folder: Path) -> None:
    reader = SandboxedSparql(Opening("kg.rdf.store:RdfStore", rdf_folder), PoolSize(1, 1))
    reader.start()
    first = reader.pool.pids()
    with pytest.raises(QueryTimeoutError):
        reader.select(ENDLESS, limits=SHORT)
    assert not Path(f"/proc/{first[0]}").exists()
    assert reader.select("ASK {}").rows == [(True,)]
    second = reader.pool.pids()
    assert second != first
    reader.close()
    assert not Path(f"/proc/{second[0]}").exists()
    with pytest.raises(StoreError):
        reader.select("ASK {}")


def test_a_worker_stops_by_itself_when_nobody_ends_it(rdf_folder: Path) -> None:
    """The alarm inside: a server that was killed leaves no runaway query behind."""
    code = (
        "import sys, os\nfrom pathlib import Path\nfrom kg.sandbox.process import *\nfrom kg.sandbox.messages import *\n"
        f"w = WorkerProcess(Opening('kg.rdf.store:RdfStore', Path({str(rdf_folder)!r})))\n"
        "w.call(Call('select', {'query': 'ASK {}', 'parameters': {}}, 5, 10, 10000))\n"
        f"w._calls.send_bytes(pack_call(Call('select', {{'query': {ENDLESS!r}, 'parameters': {{}}}}, 0.2, 10, 10000)))\n"
        "print(w.pid, flush=True)\nos._exit(0)\n"
    )
    script = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30)
    pid = int(script.stdout)
    deadline = time.monotonic() + 10
    while Path(f"/proc/{pid}").exists() and time.monotonic() < deadline:
        if "State:\tZ" in Path(f"/proc/{pid}/status").read_text(encoding="ascii"):
            break
        time.sleep(0.1)
    assert time.monotonic() < deadline


def test_a_store_that_is_not_there(tmp_path: Path) -> None:
    reader = SandboxedSparql(Opening("kg.rdf.store:RdfStore", tmp_path / "none"), PoolSize(1, 1))
    for _ in range(2):
        with pytest.raises(Exception, match="no RDF store"):
            reader.select("ASK {}")
    reader.close()


def test_a_worker_has_no_files_no_sockets_and_no_secrets(rdf_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_PASSWORD", "hidden")
    reader = SandboxedSparql(Opening("kg.rdf.store:RdfStore", rdf_folder), PoolSize(1, 1))
    try:
        reader.select("ASK {}")
        process = Path(f"/proc/{reader.pool.pids()[0]}")
        limits = (process / "limits").read_text(encoding="ascii")
        for name in ("Max open files", "Max file size", "Max core file size"):
            line = next(line for line in limits.splitlines() if line.startswith(name))
            assert line[len(name) :].split()[:2] == ["0", "0"]
        assert "unlimited" not in next(line for line in limits.splitlines() if line.startswith("Max address space"))
        assert b"hidden" not in (process / "environ").read_bytes()
    finally:
        reader.close()
