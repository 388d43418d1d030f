"""GraphML: what networkx reads back is what was written, and what other readers ask for is there."""

import io
import json

import networkx
import pytest
from lxml import etree

from kg.exports.graphml import graphml, network
from kg.graph import Graph, build_graph
from kg.property_graph.rows import GraphRows
from kg.property_graph.tables import edge_tables, node_tables
from kg.resolve import GraphEntity
from tests.contract.invented import facts

NS = "{http://graphml.graphdrawing.org/xmlns}"
TYPES = {"STRING": "string", "STRING[]": "string", "INT64": "long", "DOUBLE": "double"}


@pytest.fixture(scope="module")
def graph():
    return build_graph(facts())


@pytest.fixture(scope="module")
def written(graph):
    return graphml(GraphRows(graph))


def test_networkx_reads_back_what_was_written(graph, written):
    made = network(GraphRows(graph))
    read = networkx.read_graphml(io.BytesIO(written), force_multigraph=True, edge_key_type=str)
    assert dict(read.nodes(data=True)) == dict(made.nodes(data=True))
    assert {(a, b, key): row for a, b, key, row in read.edges(keys=True, data=True)} == {
        (a, b, key): row for a, b, key, row in made.edges(keys=True, data=True)
    }


def test_every_entity_figure_report_claim_and_rejection_is_there(graph, written):
    read = networkx.read_graphml(io.BytesIO(written), force_multigraph=True, edge_key_type=str)
    figures = {claim.id for claim in graph.claims.values() if claim.kind == "observation"}
    assert set(read.nodes) == {*graph.entities, *graph.reports, *figures, *graph.rejections}
    assert {key for _, _, key in read.edges(keys=True)} == set(graph.claims)
    for start, end, key, row in read.edges(keys=True, data=True):
        claim = graph.claims[key]
        assert (start, row["report"]) == (claim.subject, claim.report)
        if claim.kind == "relation":
            assert (end, row["type"]) == (claim.object, claim.type)
            places = [(place["start"], place["surface"]) for place in map(json.loads, json.loads(row["places"]))]
            assert places == [(place.start, place.surface) for place in claim.places]
    for figure in figures:
        assert read.nodes[figure]["value"] == graph.claims[figure].value


def test_each_attribute_has_one_type_and_no_value_is_missing(written):
    root = etree.fromstring(written)
    keys = [(key.get("for"), key.get("attr.name")) for key in root.iter(f"{NS}key")]
    assert len(keys) == len(set(keys))
    assert len({key.get("id") for key in root.iter(f"{NS}key")}) == len(keys)
    columns = {"node": {}, "edge": {}}
    for kind, tables in (("node", node_tables()), ("edge", edge_tables())):
        for table in tables.values():
            columns[kind] |= table.columns
    for key in root.iter(f"{NS}key"):
        expected = columns[key.get("for")].get(key.get("attr.name"), "STRING")
        assert key.get("attr.type") == TYPES[expected], key.get("attr.name")
    assert all(data.text != "None" for data in root.iter(f"{NS}data"))
    for kind in ("node", "edge"):
        ids = [element.get("id") for element in root.iter(NS + kind)]
        assert len(ids) == len(set(ids))
        assert None not in ids


def test_the_same_facts_give_the_same_bytes(written):
    assert graphml(GraphRows(build_graph(facts()[::-1]))) == written


def test_letters_that_xml_has_no_word_for_are_marked():
    named = GraphEntity("enterprise-1", "Enterprise", "甲\x0b<厂>&\ufffe", ("乙\x00",), {})
    read = networkx.read_graphml(io.BytesIO(graphml(GraphRows(Graph({}, {named.id: named}, {})))))
    assert read.nodes["enterprise-1"]["name"] == "甲\ufffd<厂>&\ufffd"
    assert json.loads(read.nodes["enterprise-1"]["aliases"]) == ["乙\x00"]


def test_a_graph_of_nothing_is_a_document():
    assert len(networkx.read_graphml(io.BytesIO(graphml(GraphRows(Graph({}, {}, {})))))) == 0
