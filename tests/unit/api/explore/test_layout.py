import itertools
import math

import networkx as nx

from api.explore.layout import force_directed, radial


def parts() -> nx.Graph:
    graph = nx.Graph()
    graph.add_edges_from(("hub", f"leaf{i}") for i in range(20))
    graph.add_edges_from([("a", "b"), ("b", "c"), ("c", "a")])
    graph.add_node("alone")
    return graph


def nearest(places) -> float:
    return min(math.dist(p, q) for p, q in itertools.combinations(places.values(), 2))


def test_the_same_graph_gives_the_same_picture_whatever_its_order():
    other = nx.Graph()
    other.add_nodes_from(reversed(list(parts())))
    other.add_edges_from(reversed([(b, a) for a, b in parts().edges]))
    assert force_directed(parts()) == force_directed(other)


def test_no_node_lies_on_another():
    assert nearest(force_directed(parts())) > 60


def test_neighbours_stand_nearer_than_parts_that_are_not_tied():
    at = force_directed(parts())
    assert math.dist(at["a"], at["b"]) < math.dist(at["a"], at["hub"])


def test_an_empty_graph_and_a_single_node():
    assert force_directed(nx.Graph()) == {}
    assert list(force_directed(nx.path_graph(["x"]))) == ["x"]


def test_around_one_node_the_others_stand_apart():
    at = radial([[f"n{i}" for i in range(36)]], "centre")
    assert at["centre"] == (0.0, 0.0)
    assert nearest(at) > 40
