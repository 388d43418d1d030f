"""Every class, relation and attribute has its shape, and what breaks a shape is found."""

import pytest
from rdflib import RDF, SH, Graph, URIRef
from rdflib.collection import Collection

from kg.graph import build_graph
from kg.rdf.mapping import DCT, OA, QB_DATA_SET, RDFS_LABEL, quads
from kg.rdf.terms import Literal, Quad, literal
from kg.releases import release_of
from kg.releases.description import describe
from kg.shapes import violations
from ontology.schema import IDS, VET, load
from ontology.shapes import shapes
from tests.contract.invented import facts

SCHEMA = load()
SHAPES = Graph().parse(data=shapes(), format="turtle")
HOME = IDS + "report-hilltop"
TYPE = str(RDF.type)
DCAT_DATASET = "http://www.w3.org/ns/dcat#Dataset"


@pytest.fixture(scope="module")
def sound():
    return list(quads(build_graph(facts()[:1])))


def iri(kind):
    return f"{IDS}{SCHEMA.entity_types[kind].slug}-00000000ff"


def entity(kind, subject=""):
    """An entity of a kind, whole."""
    subject = subject or iri(kind)
    name = subject.removeprefix(IDS)
    yield Quad(subject, TYPE, SCHEMA.entity_types[kind].iri, HOME)
    yield Quad(subject, DCT + "identifier", Literal(name), HOME)
    yield Quad(subject, RDFS_LABEL, Literal(name), HOME)


def found(data):
    return {(v.node, v.path) for v in violations(data)}


def test_a_sound_graph_breaks_no_shape(sound):
    assert violations(sound) == []
    assert violations(entity("School")) == []


@pytest.mark.parametrize("name", list(SCHEMA.entity_types))
def test_each_class_has_a_shape_with_its_attributes_and_relations(name):
    shape = SHAPES.value(predicate=SH.targetClass, object=URIRef(SCHEMA.entity_types[name].iri))
    paths = {SHAPES.value(p, SH.path) for p in SHAPES.objects(shape, SH.property)}
    expected = {URIRef(r.iri) for r in SCHEMA.relation_types.values() if name in r.domain}
    expected |= {URIRef(a.iri) for a in SCHEMA.entity_types[name].attributes}
    assert expected <= paths
    assert URIRef(RDFS_LABEL) in paths


@pytest.mark.parametrize("name", list(SCHEMA.relation_types))
def test_each_relation_has_a_shape_that_knows_its_ends(name):
    relation = SCHEMA.relation_types[name]
    subject_shape = SHAPES.value(URIRef(f"https://w3id.org/vetkg/shapes#{name}-subject"), SH.targetSubjectsOf)
    assert str(subject_shape) == relation.iri
    assert classes(URIRef(f"https://w3id.org/vetkg/shapes#{name}-subject")) == set(relation.domain)
    for property_shape in SHAPES.subjects(SH.path, URIRef(relation.iri)):
        assert classes(property_shape) == set(relation.range)


def classes(shape):
    one = list(SHAPES.objects(shape, SH["class"]))
    many = [SHAPES.value(m, SH["class"]) for u in SHAPES.objects(shape, SH["or"]) for m in Collection(SHAPES, u)]
    return {str(c).removeprefix(str(VET)) for c in one or many}


def test_each_shape_says_what_is_wrong_in_both_languages():
    for constraint in SHAPES.subjects(SH.path):
        languages = {message.language for message in SHAPES.objects(constraint, SH.message)}
        assert languages == {"zh", "en"}, SHAPES.value(constraint, SH.path)


def test_an_entity_without_name_or_with_a_foreign_id_is_found():
    nameless, foreign = set(), set()
    data = []
    for kind in SCHEMA.entity_types:
        data += [q for q in entity(kind) if q.predicate != RDFS_LABEL]
        nameless.add((iri(kind), RDFS_LABEL))
        other = f"{IDS}odd-{kind}"
        data += entity(kind, other)
        foreign.add((other, DCT + "identifier"))
    assert nameless | foreign == found(data)


def test_an_attribute_of_the_wrong_kind_or_twice_is_found():
    data, expected = [], set()
    for kind in SCHEMA.entity_types.values():
        data += entity(kind.name)
        for attribute in kind.attributes:
            data.append(Quad(iri(kind.name), attribute.iri, literal(2020), HOME))
            data.append(Quad(iri(kind.name), attribute.iri, literal(2021), HOME))
            expected.add((iri(kind.name), attribute.iri))
    assert expected <= found(data)


def test_a_code_that_is_not_of_six_digits_is_found():
    data = [*entity("Region"), Quad(iri("Region"), str(VET.code), Literal("4502"), HOME)]
    assert found(data) == {(iri("Region"), str(VET.code))}


@pytest.mark.parametrize("end", ["subject", "object"])
def test_a_relation_with_a_wrong_end_is_found(end):
    """A relation between two things of which one is a report, for every relation."""
    stranger = IDS + "report-hilltop"
    data = [q for kind in SCHEMA.entity_types for q in entity(kind)]
    expected = set()
    for relation in SCHEMA.relation_types.values():
        subject, object_ = iri(relation.domain[0]), iri(relation.range[0])
        ends = (stranger, object_) if end == "subject" else (subject, stranger)
        data.append(Quad(ends[0], relation.iri, ends[1], HOME))
        expected.add((subject, relation.iri))
    wrong = violations(data)
    if end == "object":
        assert expected == {(v.node, v.path) for v in wrong}
    else:
        said = " ".join(v.message for v in wrong if v.node == stranger)
        assert all(f"“{relation.label_en}”" in said for relation in SCHEMA.relation_types.values())


def first(data, class_):
    return next(q.subject for q in data if q.predicate == TYPE and q.object == class_)


def claim_of(data, relation):
    return next(q.subject for q in data if q.predicate == str(RDF.predicate) and q.object == str(VET[relation]))


CLAIM, FIGURE, MENTION, REPORT = (str(VET[name]) for name in ("Claim", "Observation", "Mention", "Report"))
PLACE, SELECTOR = OA + "SpecificResource", OA + "TextPositionSelector"
NEEDED = [
    (CLAIM, DCT + "identifier"),
    (CLAIM, str(VET.statement)),
    (CLAIM, "http://www.w3.org/ns/prov#wasDerivedFrom"),
    (CLAIM, OA + "hasTarget"),
    (CLAIM, str(VET.confidence)),
    (FIGURE, str(VET.subject)),
    (FIGURE, str(VET.indicator)),
    (FIGURE, str(VET.year)),
    (FIGURE, str(VET.value)),
    (FIGURE, str(VET.unit)),
    (FIGURE, QB_DATA_SET),
    (MENTION, str(RDF.subject)),
    (PLACE, OA + "hasSource"),
    (PLACE, OA + "hasSelector"),
    (PLACE, str(VET.surface)),
    (SELECTOR, OA + "start"),
    (SELECTOR, OA + "end"),
    (REPORT, DCT + "identifier"),
    (REPORT, DCT + "title"),
    (REPORT, str(VET.sha256)),
]


def test_what_a_claim_figure_place_or_report_lacks_is_found(sound):
    """One thing of each class loses one property, all in one graph."""
    lost, taken = set(), set()
    for class_, path in NEEDED:
        having = {q.subject for q in sound if q.predicate == path}
        free = having if class_ == REPORT else having - taken
        node = next(q.subject for q in sound if q.predicate == TYPE and q.object == class_ and q.subject in free)
        taken.add(node)
        lost.add((node, path))
    assert found([q for q in sound if (q.subject, q.predicate) not in lost]) == lost


def test_values_that_cannot_be_are_found(sound):
    claim, figure, selector = claim_of(sound, "partnersWith"), first(sound, FIGURE), first(sound, SELECTOR)
    wrong = [
        (claim, str(VET.confidence), literal(1.5)),
        (claim, str(VET.saidBy), Literal("someone")),
        (claim, str(VET.form), IDS + "form-of-nothing"),
        (figure, str(VET.value), literal(-1.0)),
        (figure, str(VET.year), literal(1066)),
        (figure, str(VET.indicator), IDS + "indicator-of-nothing"),
        (selector, OA + "start", literal(10**6)),
        (claim, str(RDF.predicate), str(VET.unheardOf)),
    ]
    replaced = {(node, path) for node, path, _ in wrong}
    kept = [q for q in sound if (q.subject, q.predicate) not in replaced]
    assert replaced <= found([*kept, *(Quad(*triple, HOME) for triple in wrong)])


def test_a_claim_does_not_carry_what_its_relation_has_not(sound):
    claim = claim_of(sound, "awarded")
    form = next(iter(SCHEMA.forms.values())).iri
    assert (claim, str(RDF.predicate)) in found([*sound, Quad(claim, str(VET.form), form, HOME)])


def test_a_claim_without_its_relation_is_found(sound):
    claim = claim_of(sound, "awarded")
    assert claim in {node for node, _ in found([q for q in sound if (q.subject, q.predicate) != (claim, str(RDF.predicate))])}


def test_a_release_that_lacks_its_id_date_or_making_is_found():
    graph = build_graph(facts()[2:])
    said = describe(release_of(graph, "", "", "2021-05-04T12:00:00Z"))
    assert violations(said) == []
    release = first(said, DCAT_DATASET)
    needed = {DCT + "identifier", DCT + "title", DCT + "issued", DCT + "conformsTo", "http://www.w3.org/ns/prov#wasGeneratedBy"}
    assert found([q for q in said if q.subject != release or q.predicate not in needed]) == {(release, path) for path in needed}
