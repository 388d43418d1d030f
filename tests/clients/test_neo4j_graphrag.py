"""neo4j-graphrag reads the schema of a loaded database, so that a language model can write Cypher for it."""

import pytest

from kg.property_graph.tables import edge_tables, node_tables

pytest.importorskip("neo4j_graphrag")
pytestmark = pytest.mark.neo4j
WORDS = {"STRING": "STRING", "INT64": "INTEGER", "DOUBLE": "FLOAT", "STRING[]": "LIST"}


@pytest.fixture(scope="module")
def schema(driver):
    from neo4j_graphrag.schema import get_structured_schema

    return get_structured_schema(driver)


def typed(rows):
    return {row["property"]: row["type"] for row in rows}


def test_every_label_and_type_with_typed_properties(schema):
    for name, table in node_tables().items():
        found = typed(schema["node_props"][name])
        assert {"id", "type", "name", "aliases"} <= set(found), name
        assert found == {column: WORDS[table.columns[column]] for column in found}, name
    for name, table in edge_tables().items():
        found = typed(schema["rel_props"][name])
        assert {"fact", "claim", "report"} <= set(found), name
        assert found == {column: WORDS[table.columns[column]] for column in found}, name


def test_relationships_between_the_labels_that_the_ontology_joins(schema):
    joined = {(row["start"], row["type"], row["end"]) for row in schema["relationships"]}
    allowed = {(start, table.name, end) for table in edge_tables().values() for start, end in table.pairs}
    assert ("School", "PARTNERS_WITH", "Enterprise") in joined
    assert joined <= allowed


def test_constraints_and_indexes_are_told(schema):
    unique = {row["name"] for row in schema["metadata"]["constraint"]}
    assert {f"vetkg_{label}_id" for label in node_tables()} <= unique
    assert any("School" in str(row) and "name" in str(row) for row in schema["metadata"]["index"])


def test_the_schema_as_text_for_a_prompt(driver):
    from neo4j_graphrag.schema import get_schema

    text = get_schema(driver)
    assert "(:School)-[:PARTNERS_WITH]->(:Enterprise)" in text
    assert "Observation {" in text


def test_a_cypher_retriever_searches_names_in_the_full_text_index(driver):
    records = driver.execute_query(
        "CALL db.index.fulltext.queryNodes('vetkg_names', $query) YIELD node, score RETURN node.name AS name ORDER BY score DESC LIMIT 3",
        query="星河汽车",
    ).records
    assert records[0]["name"] == "星河汽车有限公司"
