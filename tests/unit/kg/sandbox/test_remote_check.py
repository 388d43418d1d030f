"""What the checks of queries to servers of other makes see beyond those of the embedded engines."""

from __future__ import annotations

import pytest

from kg.errors import QueryRefusedError
from kg.sandbox.remote_check import check_remote_cypher, check_remote_sparql
from kg.sandbox.sparql_check import Form


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { \u017fERVICE <http://a.example/> { ?s ?p ?o } }",
        "SELECT * { \\u017Fervice <http://a.example/> { ?s ?p ?o } }",
        "SELECT * { SERV\u0131CE <http://a.example/> { ?s ?p ?o } }",
        "SELECT (<java:com.example.Run>(1) AS ?x) {}",
        "PREFIX j: <JAVA:com.example.> SELECT (j:Run(1) AS ?x) {}",
        "SELECT (<http://jena.apache.org/ARQ/jsFunction#run>(1) AS ?x) {}",
        "SELECT (<\\u006Aava:com.example.Run>(1) AS ?x) {}",
    ],
)
def test_sparql_that_leaves_the_graph_or_runs_code(query: str) -> None:
    with pytest.raises(QueryRefusedError):
        check_remote_sparql(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'java:x \u017fervice \u0131' }",
        "ASK { <http://a.example/java:x> ?p ?o } # \u017fERVICE <http://a.example/> {",
        "PREFIX java: <http://a.example/> SELECT * { ?s java:x ?o }",
    ],
)
def test_sparql_that_only_looks_like_it(query: str) -> None:
    assert check_remote_sparql(query) in (Form.SELECT, Form.ASK)


@pytest.mark.parametrize(
    "statement",
    [
        "\\u0043REATE (n)",
        "MATCH (n) \\uu0053ET n.x = 1",
        "MATCH (n) WITH n \\u004c\\u004f\\u0041\\u0044 CSV FROM 'file:///x' AS row RETURN row",
        "MATCH (n) RETURN n.x AS \\u0060x\\u0060 \\u003B DROP DATABASE neo4j",
        "MATCH (n {name: '\\u0027}) DETACH DELETE n //'}) RETURN n",
        "MATCH (n) \u017fET n.x = 1",
        r"RETURN '\\u0027 + 1 AS x //'",
        "MATCH (n) INSERT (m:School)",
        "RETURN apoc.cypher.runFirstColumnSingle('RETURN 1', {}) AS x",
        "RETURN apoc . load . json('http://a.example/')",
        "RETURN `apoc`.`load`.`json`('http://a.example/')",
        "RETURN gds.util.asNode(1)",
        "CALL apoc.load.json('http://a.example/') YIELD value RETURN value",
    ],
)
def test_cypher_that_does_more_than_read(statement: str) -> None:
    with pytest.raises(QueryRefusedError):
        check_remote_cypher(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (n) WHERE n.name = '\\u4e91\\u6eaa' RETURN n",
        "RETURN datetime.truncate('day', datetime()) AS day, point.distance($a, $b) AS far, duration.between($a, $b) AS long",
        "CALL db.labels() YIELD label RETURN label",
        "MATCH (n) RETURN n.insert AS insert, n.start AS start ORDER BY start",
        "MATCH (n:School) WHERE (n.name) CONTAINS '学' RETURN count(n)",
        "RETURN 'apoc.load.json(1)' AS text",
    ],
)
def test_cypher_that_reads(statement: str) -> None:
    check_remote_cypher(statement)


def test_parameters_are_found_however_they_are_written() -> None:
    assert check_remote_cypher("RETURN $a, \\u0024b").parameters == {"a", "b"}
