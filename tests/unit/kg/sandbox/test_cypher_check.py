"""What the check of Cypher sees in a statement."""

from __future__ import annotations

import pytest

from kg.errors import QueryError, QueryRefusedError
from kg.sandbox.cypher_check import check_cypher


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (n) RETURN n",
        "  /* SET */ match (n) // DELETE n\n return n ; ",
        "MATCH (n:Load {set: 'CREATE; DROP'})-[:DELETE|MERGE]->(m) RETURN n.load, m.`set` AS `drop`",
        'MATCH (n) WHERE n.name = "it\'s; \\" LOAD" RETURN n',
        "MATCH (set:School), (copy) RETURN set.id, copy",
        "RETURN {load: 1, set: [2]} AS x",
        "RETURN 1 AS set",
        "MATCH (n) WITH n.load AS load RETURN load ORDER BY load",
        "WITH 1 AS load WHERE load = 1 RETURN load LIMIT 1",
        "RETURN $load, $`set`",
        "CALL show_tables() RETURN *",
        "call table_info('School') RETURN *",
        "CALL db.labels() YIELD label RETURN label",
        "MATCH (n) CALL { WITH n MATCH (n)--(m) RETURN m } RETURN m",
        "EXPLAIN MATCH (n) RETURN n",
        "PROFILE MATCH (n) RETURN n",
        "UNWIND range(1, 3) AS n RETURN n UNION RETURN 1 AS n",
        "OPTIONAL MATCH (n)-[*1..3]->(m) RETURN n",
        "RETURN 1.5e3, .5, 'a\\\\', `a``;b` ",
    ],
)
def test_statements_that_read(statement: str) -> None:
    check_cypher(statement)


LOAD = "LOAD FROM '/etc/passwd' (file_format='csv') RETURN *"


@pytest.mark.parametrize(
    "statement",
    [
        LOAD,
        LOAD.lower(),
        LOAD.replace(" ", "/**/", 1),
        LOAD.replace(" ", "\n", 1),
        "EXPLAIN " + LOAD,
        "PROFILE COPY (RETURN 1) TO '/tmp/x'",
        "MATCH (n) " + LOAD,
        "UNWIND [1] AS x " + LOAD,
        "WITH 1 AS as WITH as " + LOAD,
        "WITH 1 AS load WITH load " + LOAD,
        "RETURN 1 UNION " + LOAD,
        "// '\n" + LOAD + " // '",
        "/* ' */ " + LOAD + " /* ' */",
        "/* /* */ " + LOAD,
        "WITH 'a\\\\' AS x " + LOAD + " //'",
        "WITH `a``` AS x " + LOAD,
        "WITH 'a' AS x " + LOAD.replace("FROM", "WITH HEADERS (a STRING) FROM"),
        "COPY (RETURN 1) TO '/tmp/x'",
        "COPY School FROM '/tmp/x'",
        "EXPORT DATABASE '/tmp/x'",
        "IMPORT DATABASE '/tmp/x'",
        "INSTALL json",
        "LOAD EXTENSION '/tmp/x.so'",
        "UNINSTALL json",
        "ATTACH '/tmp/x' AS x (dbtype duckdb)",
        "DETACH x",
        "USE GRAPH x",
        "CREATE (:School)",
        "MATCH (n) SET n.x = 1",
        "MATCH (n) SET limit.x = 1",
        "MATCH (n) DELETE n",
        "MATCH (n) DETACH DELETE n RETURN 1",
        "MATCH (n) REMOVE n.x",
        "MERGE (n:School {id: '1'}) RETURN n",
        "MATCH (n) FOREACH (x IN [1] | SET n.x = x)",
        "MATCH (n) CALL { WITH n SET n.x = 1 } RETURN n",
        "CREATE NODE TABLE x(id STRING PRIMARY KEY)",
        "ALTER TABLE School ADD x INT64",
        "DROP TABLE School",
        "COMMENT ON TABLE School IS 'x'",
        "BEGIN TRANSACTION",
        "COMMIT",
        "ROLLBACK",
        "CHECKPOINT",
        "CALL threads = 4",
        "CALL home_directory='/tmp'",
        "MATCH (n) CALL threads=1 RETURN n",
        "CALL read_csv_serial('/etc/passwd') RETURN *",
        "CALL apoc.load.json('http://x') YIELD value RETURN value",
        "CALL dbms.listConfig()",
        "CALL `show_tables`() RETURN *",
        "RETURN 1; RETURN 2",
        "RETURN 1;;RETURN 2;",
        "RETURN 1 /* ; */ ; MATCH (n) RETURN n",
        "RETURN 'a';\nCREATE (:X)",
        "RETURN 1 // a\rLOAD FROM 'x'",
        "\u017fET x",
    ],
)
def test_statements_that_do_more_than_read_are_refused(statement: str) -> None:
    with pytest.raises(QueryError) as caught:
        check_cypher(statement)
    assert caught.value.hint
    if "\u017f" not in statement:
        assert isinstance(caught.value, QueryRefusedError)


@pytest.mark.parametrize(
    "statement",
    [
        "",
        ";",
        "// nothing",
        "EXPLAIN",
        "SHOW TABLES",
        "RETURN 'open",
        "RETURN `open",
        "RETURN 1 /* open",
        "RETURN 1e5LOAD",
        "RETURN 0x1F",
        "RETURN 1.LOAD",
        "RETURN " + "(" * 65 + "1" + ")" * 65,
        "'RETURN' 1",
    ],
)
def test_what_is_no_statement(statement: str) -> None:
    with pytest.raises(QueryError) as caught:
        check_cypher(statement)
    assert not isinstance(caught.value, QueryRefusedError)


def test_the_parameters_that_a_statement_uses() -> None:
    assert check_cypher("MATCH (n {id: $id}) RETURN $`a b`, '$no', $id // $no").parameters == {"id", "a b"}


def test_long_statements_are_read_in_time() -> None:
    for text in ("RETURN " + "`" * 100_001, "RETURN " + "1.1." * 25_000, "RETURN '" + "\\" * 99_999, "/*" * 50_000):
        with pytest.raises(QueryError):
            check_cypher(text)
