"""Neo4j's own driver on a loaded database, as its users use it: records, pandas, graphs, and what Neo4j Browser asks for."""

import pytest

from kg.property_graph.tables import edge_tables, node_tables

neo4j = pytest.importorskip("neo4j")
pytestmark = pytest.mark.neo4j


def test_records_by_name_with_their_types(driver):
    records, summary, keys = driver.execute_query(
        "MATCH (s:School)-[p:PARTNERS_WITH]->(e:Enterprise {name: $name}) RETURN s, p, e.name AS firm ORDER BY s.name",
        name="北斗数控股份有限公司",
        routing_="r",
    )
    assert keys == ["s", "p", "firm"]
    assert [record["firm"] for record in records] == ["北斗数控股份有限公司"] * len(records)
    school, partnership = records[0]["s"], records[0]["p"]
    assert set(school.labels) == {"School"}
    assert school["type"] == "School"
    assert partnership.type == "PARTNERS_WITH"
    assert partnership["forms"] == ["共建实训基地", "师资培训"]
    assert isinstance(partnership["confidence"], float)
    assert summary.counters.contains_updates is False


def test_a_data_frame(driver):
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = driver.execute_query(
        "MATCH (r:Region)-[:HAS_OBSERVATION]->(o:Observation) RETURN r.name AS region, o.indicator AS indicator, o.year AS year, o.value AS value",
        result_transformer_=neo4j.Result.to_df,
    )
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.columns) == ["region", "indicator", "year", "value"]
    assert frame["value"].dtype == "float64"
    assert frame["year"].dtype == "int64"


def test_a_graph_of_nodes_and_relationships(driver):
    graph = driver.execute_query("MATCH p = (:CaseStudy)-[:ABOUT]->() RETURN p", result_transformer_=neo4j.Result.graph)
    assert {type(each).__name__ for each in graph.relationships} == {"ABOUT"}
    assert all(each.start_node["type"] == "CaseStudy" for each in graph.relationships)


def test_the_browsers_side_bar_shows_the_ontologys_names(driver):
    def listed(statement):
        return {record[0] for record in driver.execute_query(statement).records}

    assert set(node_tables()) | {"Release"} <= listed("CALL db.labels()")
    assert set(edge_tables()) <= listed("CALL db.relationshipTypes()")
    assert {"name", "aliases", "claim", "report"} <= listed("CALL db.propertyKeys()")


def test_the_schema_joins_labels_as_the_ontology_allows(driver):
    record = driver.execute_query("CALL db.schema.visualization()").records[0]
    joined = {(each.start_node["name"], each.type, each.end_node["name"]) for each in record["relationships"]}
    allowed = {(start, table.name, end) for table in edge_tables().values() for start, end in table.pairs}
    assert ("School", "PARTNERS_WITH", "Enterprise") in joined
    assert joined <= allowed


def test_the_release_is_found(driver):
    record = driver.execute_query("MATCH (r:Release) RETURN r.id AS id, r.state AS state, r.ontology AS ontology").records
    assert [(each["state"], bool(each["id"]), bool(each["ontology"])) for each in record] == [("complete", True, True)]
