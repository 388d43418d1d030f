import random

import pytest

from kg.errors import ConsistencyError
from kg.graph import build_graph
from kg.rdf.mapping import quads
from kg.rdf.reading import graph_of
from kg.rdf.terms import Literal, Quad, literal, n3, nquads, plain
from ontology.schema import VET
from tests.contract.invented import facts

GRAPH = build_graph(facts())
QUADS = list(quads(GRAPH))


def test_quads_read_back_as_the_graph_in_any_order():
    shuffled = QUADS[:]
    random.Random(3).shuffle(shuffled)
    held = graph_of(shuffled)
    assert (held.reports, held.entities, held.claims) == (GRAPH.reports, GRAPH.entities, GRAPH.claims)
    assert held.rejections == GRAPH.rejections != {}


def test_n_quads_are_the_same_bytes_for_the_same_facts():
    assert nquads(quads(build_graph(facts()[::-1]))) == nquads(QUADS[::-1])
    lines = nquads(QUADS).splitlines()
    assert lines == sorted(set(lines))
    assert "_:" not in nquads(QUADS), "no blank nodes"


def test_a_report_is_a_graph_that_describes_all_it_names():
    for report in GRAPH.reports:
        home = f"https://w3id.org/vetkg/id/report-{report}"
        inside = [q for q in QUADS if q.graph == home]
        typed = {q.subject for q in inside if q.predicate.endswith("#type")}
        named = {q.object for q in inside if isinstance(q.object, str) and q.object.startswith("https://w3id.org/vetkg/id/")}
        assert {iri for iri in named if "/id/fact-" not in iri} <= typed


def test_a_statement_is_there_as_itself():
    direct = [q for q in QUADS if q.predicate == str(VET.partnersWith)]
    said = [c for c in GRAPH.claims.values() if c.type == "partnersWith"]
    assert len(direct) == len(said)


@pytest.mark.parametrize("lost", ["statement", "confidence", "surface", "value"])
def test_a_description_with_a_hole_is_told(lost):
    holed = [q for q in QUADS if q.predicate != str(VET[lost])]
    with pytest.raises(ConsistencyError):
        graph_of(holed)


@pytest.mark.parametrize("value", ["", 'a"b\\c\nd\te\x01', "中文", 7, -1, 2.5, 1e300, True, False])
def test_literals_keep_their_values(value):
    assert plain(literal(value)) == value
    assert type(plain(literal(value))) is type(value)


@pytest.mark.parametrize("text", ['a"b', "c\\", "\n\r\t\b\f", "\x00\x1f\x7f", "😀 中", "\\u0041"])
def test_n_quads_are_read_by_another_parser_as_they_were_meant(text):
    import rdflib

    line = nquads([Quad("http://a/s", "http://a/p", Literal(text), "http://a/g")])
    (value,) = rdflib.Dataset(default_union=True).parse(data=line, format="nquads").objects(None, None)
    assert str(value) == text


def test_terms_are_written_with_language_or_datatype():
    assert n3(Literal("x", language="zh")) == '"x"@zh'
    assert n3(literal(3)) == '"3"^^<http://www.w3.org/2001/XMLSchema#integer>'
    assert n3("http://a/b") == "<http://a/b>"
