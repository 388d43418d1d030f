from dataclasses import replace

import pytest

from kg.errors import ConsistencyError
from kg.graph import build_graph
from kg.property_graph.mapping import edges, graph_of, nodes
from kg.property_graph.tables import edge_tables, node_tables
from ontology.schema import load
from tests.contract.invented import facts

GRAPH = build_graph(facts())
NODES, EDGES = list(nodes(GRAPH)), list(edges(GRAPH))


def test_rows_read_back_as_the_graph_in_any_order():
    held = graph_of(NODES[::-1], EDGES[::-1])
    assert (held.reports, held.entities, held.claims) == (GRAPH.reports, GRAPH.entities, GRAPH.claims)
    assert held.rejections == GRAPH.rejections != {}


def test_rows_have_the_columns_of_their_table_and_ends_that_it_joins():
    for node in NODES:
        assert node.properties.keys() == node_tables()[node.table].columns.keys()
    for edge in EDGES:
        table = edge_tables()[edge.table]
        assert edge.properties.keys() == table.columns.keys()
        assert (edge.start[0], edge.end[0]) in table.pairs


def test_tables_are_those_of_the_ontology():
    schema = load()
    assert set(node_tables()) == {*schema.entity_types, "Observation", "Report", "Rejection"}
    assert set(edge_tables()) == {*(r.cypher for r in schema.relation_types.values()), "HAS_OBSERVATION", "MENTIONED_IN"}
    assert edge_tables()["PARTNERS_WITH"].columns["programIds"] == "STRING[]"


@pytest.mark.parametrize("column", ["claim", "places", "confidence"])
def test_a_row_with_a_hole_is_told(column):
    first = next(e for e in EDGES if e.table == "PARTNERS_WITH")
    holed = replace(first, properties={k: v for k, v in first.properties.items() if k != column})
    with pytest.raises(ConsistencyError):
        graph_of(NODES, [holed])


def test_a_figure_whose_node_and_edge_disagree_is_told():
    first = next(e for e in EDGES if e.table == "HAS_OBSERVATION")
    with pytest.raises(ConsistencyError):
        graph_of(NODES, [replace(first, properties={**first.properties, "fact": "fact-000000000000"})])
