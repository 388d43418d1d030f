"""Rows in the order of loading: a graph in memory and a store on disk give the same, from any key on, in pages of any size."""

import pytest

from kg.graph import build_graph
from kg.property_graph.embedded import PropertyGraphStore, PropertyGraphWriter
from kg.property_graph.mapping import edges, nodes
from kg.property_graph.rows import GraphRows, StoredRows, keys, parts
from kg.property_graph.tables import edge_tables, node_tables
from tests.contract.invented import facts


@pytest.fixture(scope="module")
def graph():
    return build_graph(facts())


@pytest.fixture(scope="module")
def store(graph, tmp_path_factory):
    folder = tmp_path_factory.mktemp("rows") / "store"
    PropertyGraphWriter().write(graph, folder)
    found = PropertyGraphStore(folder)
    yield found
    found.close()


def rows_of(source, part, after=""):
    return list(source.edges(part, after) if part.start else source.nodes(part, after))


def key_of(part, row):
    return row.properties[part.key]


def test_every_row_once_nodes_before_relationships(graph):
    source = GraphRows(graph)
    found = [row for part in parts() for row in rows_of(source, part)]
    assert len(found) == len(list(nodes(graph))) + len(list(edges(graph))) == sum(source.counts().values())
    kinds = [bool(part.start) for part in parts()]
    assert kinds == sorted(kinds)
    assert len({part.name for part in parts()}) == len(parts())


@pytest.mark.parametrize("page", [7, 10_000])
def test_a_store_gives_the_rows_of_the_graph_it_was_written_from(graph, store, page):
    memory, disk = GraphRows(graph), StoredRows(store, page)
    assert dict(disk.counts()) == dict(memory.counts())
    for part in parts():
        assert rows_of(disk, part) == rows_of(memory, part), part


def test_rows_go_on_after_a_key(graph, store):
    part = next(part for part in parts() if part.name == "PARTNERS_WITH School Enterprise")
    for source in (GraphRows(graph), StoredRows(store, 3)):
        whole = rows_of(source, part)
        assert [key_of(part, row) for row in whole] == sorted(key_of(part, row) for row in whole)
        middle = len(whole) // 2
        assert rows_of(source, part, key_of(part, whole[middle - 1])) == whole[middle:]


def test_keys_of_a_type_are_in_order_whatever_its_ends(graph):
    source = GraphRows(graph)
    for table in (*node_tables(), *edge_tables()):
        found = list(keys(source, table))
        assert found == sorted(set(found))
        assert len(found) == sum(count for part, count in source.counts().items() if part.table == table)


def test_the_digest_follows_the_content(graph):
    assert GraphRows(graph).digest() == GraphRows(build_graph(reversed(facts()))).digest()
    assert GraphRows(graph).digest() != GraphRows(build_graph(facts()[:1])).digest()
