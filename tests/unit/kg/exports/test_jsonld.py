"""JSON-LD: the quads of the N-Quads, read by two readers without asking anybody for a context."""

import json
import socket

import pyoxigraph as ox
import pytest
import rdflib

from kg.exports.jsonld import context, jsonld, pieces
from kg.exports.rdf_text import rdf_text
from kg.graph import build_graph
from kg.rdf.terms import DOUBLE, INTEGER, XSD, Literal, Quad, nquads
from ontology.schema import IDS, VET, load
from tests.contract.invented import facts

HOME = IDS + "report-hill-2021"
LANG = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


@pytest.fixture(scope="module")
def document():
    return jsonld(build_graph(facts()))


def by_oxigraph(text, form):
    return {str(quad) for quad in ox.parse(text.encode(), format=form)}


def by_rdflib(text, form):
    dataset = rdflib.Dataset()
    dataset.parse(data=text, format=form)
    return {(str(s), str(p), o.n3(), str(g)) for s, p, o, g in dataset.quads()}


@pytest.mark.parametrize(
    ("read", "forms"), [(by_oxigraph, (ox.RdfFormat.JSON_LD, ox.RdfFormat.N_QUADS)), (by_rdflib, ("json-ld", "nquads"))]
)
def test_the_quads_are_those_of_the_nquads(document, read, forms, monkeypatch):
    def refused(*_, **__):
        raise AssertionError("a reader asked the network")

    monkeypatch.setattr(socket.socket, "connect", refused)
    assert read(document, forms[0]) == read(rdf_text(facts(), [], "nquads"), forms[1])


def test_the_same_facts_give_the_same_bytes(document):
    assert jsonld(build_graph(facts()[::-1])) == document


def test_it_reads_like_json(document):
    found = json.loads(document)
    assert list(found) == ["@context", "@graph"]
    assert [home["@id"] for home in found["@graph"]] == ["report-baize-2020", "report-qinglan-2020", "report-yunxi-2021"]
    nodes = {node["@id"]: node for node in found["@graph"][1]["@graph"]}
    school = next(node for node in nodes.values() if node.get("label") == "云溪市第一职业技术学校")
    assert (school["@type"], set(school["altLabel"])) == ("School", {"一职校", "云溪一职", "市一职校"})
    assert all(nodes[partner]["@type"] == "Enterprise" for partner in school["partnersWith"])
    figure = next(node for node in nodes.values() if node.get("value") == "101000.0")
    assert (figure["year"], figure["unit"], figure["indicator"]) == (2020, "人", "indicators:enrolled-students")
    assert figure["hasTarget"]["hasSelector"]["oa:end"] - figure["hasTarget"]["hasSelector"]["oa:start"] == 5


def test_the_context_has_every_word_of_the_ontology():
    words = context()
    assert "@import" not in words
    for type_ in (*load().entity_types.values(), *load().relation_types.values()):
        assert type_.iri in (words[type_.name], dict(words[type_.name] if isinstance(words[type_.name], dict) else {}).get("@id"))


@pytest.mark.parametrize(
    "term",
    [
        IDS + "report-a%3Ab",
        IDS + "urn:x",
        IDS,
        IDS + "#part",
        "https://elsewhere.example/vet:x",
        "urn:isbn:1",
        Literal("甲", LANG, "zh"),
        Literal("a", LANG, "en"),
        Literal("0012", INTEGER),
        Literal("12", INTEGER),
        Literal("-0", INTEGER),
        Literal("1E2", DOUBLE),
        Literal("true", XSD + "boolean"),
        Literal('"\\\n\t<&> 😀'),
        Literal("https://w3id.org/vetkg/id/no-iri"),
        Literal("vet:School"),
        Literal(""),
        Literal("2021-01-01", XSD + "date"),
    ],
)
@pytest.mark.parametrize("predicate", ["label", "year", "value", "section", "partnersWith", "unheardOf", "indicators"])
def test_any_term_keeps_its_letters(term, predicate):
    quads = [Quad(IDS + "school-1", str(VET[predicate]), term, HOME), Quad(HOME, str(VET.subject), term, HOME)]
    text = "".join(pieces(quads))
    assert by_oxigraph(text, ox.RdfFormat.JSON_LD) == by_oxigraph(nquads(quads), ox.RdfFormat.N_QUADS)
    assert by_rdflib(text, "json-ld") == by_rdflib(nquads(quads), "nquads")


def test_a_graph_of_nothing_is_a_document():
    assert json.loads("".join(pieces([])))["@graph"] == []
