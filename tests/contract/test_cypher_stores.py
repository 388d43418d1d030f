"""kg.ports.CypherReader, on every store."""

import time

import pytest

from kg.errors import QueryError, QueryRefusedError, QueryTimeoutError
from kg.ports import Limits
from kg.property_graph.mapping import graph_of
from kg.property_graph.statements import read_edges, read_nodes
from kg.property_graph.tables import edge_tables, node_tables

ALL = Limits(seconds=60, rows=10**6)


def test_the_store_holds_the_facts_and_nothing_else(cypher, graph):
    def run(statement):
        return cypher.run(statement, limits=ALL)

    held = graph_of(read_nodes(run), read_edges(run))
    assert held.reports == graph.reports
    assert held.entities == graph.entities
    assert held.claims == graph.claims
    assert held.rejections == graph.rejections


def test_the_facts_use_every_table(cypher):
    for table in node_tables():
        assert cypher.run(f"MATCH (n:`{table}`) RETURN count(n)").rows[0][0] > 0, table
    for table in edge_tables():
        assert cypher.run(f"MATCH ()-[r:`{table}`]->() RETURN count(r)").rows[0][0] > 0, table


def test_columns_rows_and_values(cypher):
    answer = cypher.run(
        "MATCH (s:School)-[p:PARTNERS_WITH]->(e:Enterprise {name: '北斗数控股份有限公司'}) "
        "RETURN s.name AS school, p.forms AS forms, p.programs AS programs, p.year AS year, p.confidence AS confidence"
    )
    assert answer.columns == ("school", "forms", "programs", "year", "confidence")
    assert answer.rows == [("柏川工业学校", ["共建实训基地", "师资培训"], ["数控技术应用", "汽车运用与维修"], None, 0.95)]
    assert not answer.truncated


def test_parameters_bind_text_numbers_lists_and_null(cypher):
    statement = (
        "MATCH (o:Observation) WHERE ($name IS NULL OR o.indicator = $name) AND o.year IN $years AND o.value > $least "
        "RETURN count(o) AS n"
    )
    given = {"name": "在校生数", "years": [2020], "least": 50_000, "unused": "x"}
    assert cypher.run(statement, given).rows == [(2,)]
    assert cypher.run(statement, {**given, "name": None, "least": 0}).rows[0][0] > 5


def test_a_parameter_is_a_value_whatever_it_holds(cypher):
    hostile = "x' OR 1=1 //\n`}) DETACH DELETE n; $name \\"
    assert cypher.run("MATCH (n:School) WHERE n.name = $name RETURN n", {"name": hostile}).rows == []
    assert cypher.run("RETURN $name AS back", {"name": hostile}).rows == [(hostile,)]


def test_a_parameter_without_a_value_is_an_error(cypher):
    with pytest.raises(QueryError, match="nobody"):
        cypher.run("RETURN $nobody")


def test_an_answer_is_cut_at_the_row_limit_and_says_so(cypher):
    statement = "MATCH (n:School) RETURN n.id ORDER BY n.id"
    whole = cypher.run(statement)
    assert len(whole.rows) > 3
    cut = cypher.run(statement, limits=Limits(rows=3))
    assert (cut.rows, cut.truncated) == (whole.rows[:3], True)
    exact = cypher.run(statement, limits=Limits(rows=len(whole.rows)))
    assert (exact.rows, exact.truncated) == (whole.rows, False)


def test_nodes_relationships_and_paths_are_plain_values(cypher):
    row = cypher.run(
        "MATCH p = (c:CaseStudy {name: '县城办学记'})-[a:ABOUT]->(r:Region) RETURN c, a, r, p, {x: [1, 2], y: 2.5, z: true} AS map"
    ).rows[0]
    case, about, region, path, mapping = row
    assert case["labels"] == ["CaseStudy"]
    assert case["properties"]["number"] == "3-2"
    assert about["type"] == "ABOUT"
    assert (about["startNodeElementId"], about["endNodeElementId"]) == (case["elementId"], region["elementId"])
    assert "code" not in region["properties"], "absent values are left out"
    assert path == [case, about, region]
    assert mapping == {"x": [1, 2], "y": 2.5, "z": True}


def test_text_survives(cypher):
    assert cypher.run("MATCH (e:Enterprise {name: '“海风”食品厂'}) RETURN e.name, e.aliases").rows == [("“海风”食品厂", [])]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (:School {id: 'school-0000000000'})",
        "MATCH (n:School) SET n.name = 'x'",
        "MATCH (n) DETACH DELETE n",
        "MERGE (:School {id: 'school-0000000000'})",
    ],
)
def test_writes_are_refused(cypher, statement):
    before = cypher.run("MATCH (n:School) RETURN count(n)").rows
    with pytest.raises(QueryRefusedError):
        cypher.run(statement)
    assert cypher.run("MATCH (n:School) RETURN count(n)").rows == before


@pytest.mark.parametrize("statement", ["RETURN 1; RETURN 2", "RETURN 1; MATCH (n) RETURN n", "RETURN ';'; RETURN 2 // ;"])
def test_several_statements_are_refused(cypher, statement):
    with pytest.raises(QueryError):
        cypher.run(statement)


def test_one_statement_may_hold_semicolons_in_text_and_end_in_one(cypher):
    assert cypher.run("RETURN ';' AS a; // the end").rows == [(";",)]


@pytest.mark.parametrize("statement", ["MATCH (n", "RETUR 1", "", "MATCH (n:School) RETURN m"])
def test_malformed_statements_are_query_errors(cypher, statement):
    with pytest.raises(QueryError) as caught:
        cypher.run(statement)
    assert caught.value.status == 400
    assert caught.value.hint


def test_a_runaway_statement_ends_in_time_and_the_store_goes_on(cypher):
    began = time.monotonic()
    with pytest.raises(QueryTimeoutError):
        cypher.run(
            "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a + b = 7 RETURN count(*)",
            limits=Limits(seconds=0.5),
        )
    assert time.monotonic() - began < 5
    assert cypher.run("RETURN 1 AS one").rows == [(1,)]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("toString(12)", "12"),
        ("toInteger('12')", 12),
        ("toFloat('1.5')", 1.5),
        ("toBoolean('true')", True),
        ("head([5, 6])", 5),
        ("last([5, 6])", 6),
        ("split('a,b', ',')", ["a", "b"]),
        ("toLower('A') + toUpper('b')", "aB"),
        ("size([1, 2])", 2),
        ("coalesce(NULL, 1)", 1),
    ],
)
def test_functions_of_opencypher_mean_the_same_everywhere(cypher, expression, value):
    assert cypher.run(f"RETURN {expression} AS v").rows == [(value,)]


def test_the_type_of_a_relationship_is_its_name(cypher):
    found = cypher.run("MATCH (:School)-[r]->(:Enterprise) RETURN DISTINCT type(r) AS name ORDER BY name")
    assert ("PARTNERS_WITH",) in found.rows


def test_every_node_has_an_element_id(cypher):
    found = cypher.run("MATCH (n:School) RETURN elementId(n) AS id")
    assert len({id_ for (id_,) in found.rows}) == len(found.rows) > 0
    assert all(isinstance(id_, str) for (id_,) in found.rows)
