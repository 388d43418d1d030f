import shutil
from dataclasses import replace

import ladybug
import pyoxigraph
import pytest

from kg.check import check
from kg.errors import ConsistencyError
from kg.graph import build_graph
from kg.property_graph.embedded import FILE
from kg.rdf.mapping import quads
from kg.rdf.terms import Literal
from kg.shapes import violations
from ontology.schema import VET
from tests.contract.invented import facts

QUADS = list(quads(build_graph(facts())))


@pytest.fixture
def folder(built, tmp_path):
    return shutil.copytree(built[0], tmp_path / "graph")


def test_a_sound_graph_has_no_findings(built):
    found = check(built[0])
    assert found.ok
    assert found.counts["claims"] == len(build_graph(facts()).claims)
    assert set(found.seconds) == {"facts", "rdf", "property graph", "shapes"}
    found.raise_if_wrong()


@pytest.mark.parametrize(
    "change",
    [
        "MATCH (:School)-[r:PARTNERS_WITH]->(:Enterprise) WITH r LIMIT 1 DELETE r",
        "MATCH (n:School {name: '柏川工业学校'}) SET n.name = '别名学校'",
        "MATCH (n:Observation) WITH n LIMIT 1 SET n.value = n.value + 1",
        'MATCH (:School)-[r:MENTIONED_IN]->(:Report) WITH r LIMIT 1 SET r.places = [\'{"start": 1, "end": 2, "surface": "x"}\']',
        "CREATE (:Honour {id: 'honour-0000000000', type: 'Honour', name: '多余', aliases: []})",
        "MATCH (r:Report) WITH r LIMIT 1 SET r.year = 1999",
    ],
)
def test_a_property_graph_that_holds_other_facts_is_found(folder, change):
    with ladybug.Database(str(folder / "property_graph" / FILE)) as database, ladybug.Connection(database) as connection:
        connection.execute(change)
    found = check(folder)
    assert found.differences
    assert all(text.startswith("property graph") for text in found.differences)
    with pytest.raises(ConsistencyError, match="property graph"):
        found.raise_if_wrong()


@pytest.mark.parametrize(
    "change",
    [
        "DELETE WHERE { GRAPH ?g { ?s vet:partnersWith ?o } }",
        "DELETE { GRAPH ?g { ?o vet:value ?v } } INSERT { GRAPH ?g { ?o vet:value 1.5e0 } } WHERE { GRAPH ?g { ?o vet:value ?v FILTER(?v = 120) } }",
        "INSERT { GRAPH ?g { ?s vet:offers ?s } } WHERE { GRAPH ?g { ?s a vet:School } }",
        "DELETE WHERE { ?s a vet:School }",
        "DELETE { GRAPH ?g { ?s skos:altLabel ?l } } WHERE { GRAPH ?g { ?s skos:altLabel ?l } }",
    ],
)
def test_an_rdf_store_that_holds_other_facts_is_found(folder, change):
    prefixes = {"vet": str(VET), "skos": "http://www.w3.org/2004/02/skos/core#"}
    store = pyoxigraph.Store(str(folder / "rdf"))
    store.update(change, prefixes=prefixes)
    store.flush()
    del store
    found = check(folder)
    assert found.differences
    assert all(text.startswith("rdf") for text in found.differences)


def test_facts_that_are_not_the_releases_are_found(folder):
    path = folder / "facts.jsonl"
    path.write_text(path.read_text().replace("柏川工业学校", "柏川工艺学校"))
    found = check(folder)
    assert any("release" in text for text in found.differences)
    assert any(text.startswith("rdf") for text in found.differences)


def changed(predicate, value):
    """The quads with one value of the predicate changed."""
    done = False
    for quad in QUADS:
        if not done and quad.predicate == predicate:
            done = True
            quad = quad._replace(object=value)
        yield quad


def test_the_shapes_find_nothing_wrong_with_what_the_mapping_makes():
    assert violations(QUADS) == []


@pytest.mark.parametrize(
    ("predicate", "value", "told"),
    [
        (str(VET.confidence), Literal("1.5", "http://www.w3.org/2001/XMLSchema#double"), "confidence"),
        (str(VET.indicator), "https://w3id.org/vetkg/indicator/happiness", "indicator"),
        (str(VET.form), "https://w3id.org/vetkg/form/marriage", "form"),
        (str(VET.surface), Literal(""), "surface"),
        (str(VET.sha256), Literal("abc"), "fingerprint"),
        ("http://www.w3.org/ns/oa#end", Literal("0", "http://www.w3.org/2001/XMLSchema#integer"), "range"),
        ("http://www.w3.org/ns/oa#hasTarget", "https://w3id.org/vetkg/id/nowhere", "place"),
        (str(VET.partnersWith), "https://w3id.org/vetkg/id/nobody", "partners with"),
    ],
)
def test_the_shapes_find_what_is_wrong(predicate, value, told):
    found = violations(changed(predicate, value))
    assert any(told in str(violation) or told in violation.path for violation in found), found


@pytest.mark.parametrize(
    "predicate",
    [str(VET.statement), str(VET.value), "http://purl.org/dc/terms/identifier", "http://www.w3.org/ns/oa#hasSelector"],
)
def test_the_shapes_find_what_is_missing(predicate):
    assert violations(q for q in QUADS if q.predicate != predicate)


def test_a_relation_from_the_wrong_type_is_found():
    school = next(q.subject for q in QUADS if q.predicate == str(VET.locatedIn))
    enterprise = next(q.object for q in QUADS if q.predicate == str(VET.partnersWith))
    wrong = replace_subject(QUADS, str(VET.offers), enterprise)
    assert violations(wrong)
    assert school != enterprise


def replace_subject(rows, predicate, subject):
    return [q._replace(subject=subject) if q.predicate == predicate else q for q in rows]


def test_findings_are_limited_in_length_and_still_counted():
    from kg.check import SHOWN, _compared

    graph = build_graph(facts())
    found = _compared("rdf", graph, replace(graph, claims={}))
    assert len(found) == SHOWN + 1
    assert str(len(graph.claims) - SHOWN) in found[-1]
