"""The graph as quads, after docs/graph.md: one named graph a report, a node for each claim, an IRI for each place.

Standards: RDF reification vocabulary for relations (RDF Schema 1.1, 5.3), QB observations (RDF Data Cube), PROV-O for derivation,
Web Annotation (5.3.4, text position selector) for places, SKOS and Dublin Core for names. :mod:`kg.rdf.reading` is the inverse.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from kg import ids
from kg.graph import Claim, Graph, has_place
from kg.model import AttributeValue, Evidence, Rejection, Report
from kg.rdf.terms import Literal, Quad, Term, literal
from kg.rejections import reason_of
from kg.resolve import GraphEntity
from ontology.schema import BASE, IDS, VET, Attribute, load

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
SKOS_ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
NOTE = "http://www.w3.org/2004/02/skos/core#note"
DCT = "http://purl.org/dc/terms/"
DC = "http://purl.org/dc/elements/1.1/"
OA = "http://www.w3.org/ns/oa#"
QB = "http://purl.org/linked-data/cube#"
QB_OBSERVATION, QB_DATA_SET = QB + "Observation", QB + "dataSet"
FIGURES = BASE + "figures"
"""The data set that all observations are in; the ontology describes its structure (RDF Data Cube, 5.5)."""
DERIVED_FROM = "http://www.w3.org/ns/prov#wasDerivedFrom"
TYPE, SUBJECT, PREDICATE, OBJECT = (RDF + name for name in ("type", "subject", "predicate", "object"))
IDENTIFIER, TITLE = DCT + "identifier", DCT + "title"
REPLACES, REPLACED_BY = DCT + "replaces", DCT + "isReplacedBy"
SAME_AS = "http://www.w3.org/2002/07/owl#sameAs"
RELEASE_GRAPH = BASE + "release"
"""The named graph that describes the release (:mod:`kg.releases.description`); its triples are not in the default graph."""
REPORT_KEYS = {
    "year": str(VET.year),
    "region": DC + "coverage",
    "publisher": DC + "publisher",
    "source": DC + "source",
    "sha256": str(VET.sha256),
    "characters": str(VET.characters),
}
"""A report's fields and their properties. DC elements rather than terms, because the values are text and no resources."""

REJECTION_KEYS = {"kind": str(VET.candidateKind), "type": str(VET.candidateType), "reason": str(VET.reason)}
"""A rejection's fields and their properties."""

CLAIM_CLASSES = {
    "relation": (str(VET.Claim),),
    "observation": (str(VET.Claim), str(VET.Observation), QB_OBSERVATION),
    "mention": (str(VET.Claim), str(VET.Mention)),
}


def quads(graph: Graph) -> Iterator[Quad]:
    """Every quad of the graph, in no order; an entity is described in the graph of each report that names it."""
    for report in graph.reports.values():
        home = report_iri(report.id)
        yield from _in(home, _report(report))
    for id_, rejection in graph.rejections.items():
        yield from _in(report_iri(rejection.evidence.report), _rejection(id_, rejection))
    described: set[tuple[str, str]] = set()
    for claim in graph.claims.values():
        home = report_iri(claim.report)
        yield from _in(home, _claim(claim))
        for entity in named_by(claim):
            if (home, entity) not in described:
                described.add((home, entity))
                yield from _in(home, _entity(graph.entities[entity]))


def report_iri(report: str) -> str:
    """The IRI of a report, which is also the name of its graph."""
    return ids.iri(ids.report_id(report))


def named_by(claim: Claim) -> Iterator[str]:
    """The ids of the entities that a claim names."""
    yield claim.subject
    if claim.object:
        yield claim.object
        for attribute in load().relation_types[claim.type].attributes:
            if attribute.datatype in load().entity_types:
                yield from (str(value) for value in _values(claim.attrs.get(attribute.key, ())))


def _in(home: str, triples: Iterator[tuple[str, str, Term]]) -> Iterator[Quad]:
    return (Quad(subject, predicate, object_, home) for subject, predicate, object_ in triples)


def _report(report: Report) -> Iterator[tuple[str, str, Term]]:
    iri = report_iri(report.id)
    yield iri, TYPE, str(VET.Report)
    yield iri, IDENTIFIER, Literal(ids.report_id(report.id))
    yield iri, RDFS_LABEL, Literal(report.title, RDF + "langString", "zh")
    yield iri, TITLE, Literal(report.title, RDF + "langString", "zh")
    for key, predicate in REPORT_KEYS.items():
        value = getattr(report, key)
        if value not in (None, ""):
            yield iri, predicate, literal(value)


def _entity(entity: GraphEntity) -> Iterator[tuple[str, str, Term]]:
    iri, kind = ids.iri(entity.id), load().entity_types[entity.type]
    yield iri, TYPE, kind.iri
    yield iri, IDENTIFIER, Literal(entity.id)
    yield iri, RDFS_LABEL, Literal(entity.name, RDF + "langString", "zh")
    for alias in entity.aliases:
        yield iri, SKOS_ALT_LABEL, Literal(alias, RDF + "langString", "zh")
    for attribute in kind.attributes:
        for value in _values(entity.attrs.get(attribute.key, ())):
            yield iri, attribute.iri, literal(value)
    for former in map(ids.iri, entity.formerly):
        yield iri, REPLACES, former
        yield former, REPLACED_BY, iri
        yield former, SAME_AS, iri


def _claim(claim: Claim) -> Iterator[tuple[str, str, Term]]:
    iri = ids.iri(claim.id)
    for class_ in CLAIM_CLASSES[claim.kind]:
        yield iri, TYPE, class_
    yield iri, IDENTIFIER, Literal(claim.id)
    yield iri, str(VET.statement), ids.iri(claim.fact)
    yield iri, DERIVED_FROM, report_iri(claim.report)
    yield iri, str(VET.confidence), literal(claim.confidence)
    if claim.by:
        yield iri, str(VET.saidBy), Literal(claim.by)
    if claim.kind == "relation":
        yield from _relation(iri, claim)
    elif claim.kind == "observation":
        yield from _observation(iri, claim)
    else:
        yield iri, SUBJECT, ids.iri(claim.subject)
    for number, place in enumerate(claim.places, start=1):
        yield iri, OA + "hasTarget", ids.place_iri(claim.id, number)
        yield from _place(ids.place_iri(claim.id, number), place)


def _relation(iri: str, claim: Claim) -> Iterator[tuple[str, str, Term]]:
    kind = load().relation_types[claim.type]
    subject, object_ = ids.iri(claim.subject), ids.iri(claim.object)
    yield subject, kind.iri, object_
    if kind.symmetric:
        yield object_, kind.iri, subject
    yield iri, SUBJECT, subject
    yield iri, PREDICATE, kind.iri
    yield iri, OBJECT, object_
    for attribute in kind.attributes:
        for value in _values(claim.attrs.get(attribute.key, ())):
            yield iri, attribute.iri, _attribute_term(attribute, value)


def _attribute_term(attribute: Attribute, value: str | int | float) -> Term:
    if attribute.datatype == "CooperationForm":
        return load().forms[str(value)].iri
    return ids.iri(str(value)) if attribute.datatype in load().entity_types else literal(value)


def _observation(iri: str, claim: Claim) -> Iterator[tuple[str, str, Term]]:
    yield iri, QB_DATA_SET, FIGURES
    yield iri, str(VET.subject), ids.iri(claim.subject)
    yield iri, str(VET.indicator), load().indicators[claim.type].iri
    yield iri, str(VET.year), literal(claim.year or 0)
    yield iri, str(VET.value), literal(float(claim.value or 0))
    yield iri, str(VET.unit), Literal(claim.unit)


def _rejection(id_: str, rejection: Rejection) -> Iterator[tuple[str, str, Term]]:
    iri, reason = ids.iri(id_), reason_of(rejection.reason)
    yield iri, TYPE, str(VET.Rejection)
    yield iri, IDENTIFIER, Literal(id_)
    yield iri, RDFS_LABEL, Literal(rejection.label, RDF + "langString", "zh")
    for key, predicate in REJECTION_KEYS.items():
        yield iri, predicate, Literal(getattr(rejection, key))
    for language, words in (("zh", reason.zh), ("en", reason.en)):
        yield iri, NOTE, Literal(words, RDF + "langString", language)
    yield iri, DERIVED_FROM, report_iri(rejection.evidence.report)
    if has_place(rejection):
        yield iri, OA + "hasTarget", ids.place_iri(id_, 1)
        yield from _place(ids.place_iri(id_, 1), rejection.evidence)


def _place(iri: str, place: Evidence) -> Iterator[tuple[str, str, Term]]:
    yield iri, TYPE, OA + "SpecificResource"
    yield iri, OA + "hasSource", report_iri(place.report)
    yield iri, str(VET.surface), Literal(place.surface)
    if place.section:
        yield iri, str(VET.section), Literal(place.section)
    if place.page is not None:
        yield iri, str(VET.page), literal(place.page)
    selector = f"{iri}/position"
    yield iri, OA + "hasSelector", selector
    yield selector, TYPE, OA + "TextPositionSelector"
    yield selector, OA + "start", literal(place.start)
    yield selector, OA + "end", literal(place.end)


def _values(value: AttributeValue) -> tuple[str, ...] | tuple[str | int | float]:
    return value if isinstance(value, tuple) else (value,)


def id_of(iri: str) -> str:
    """The id that an IRI of ours was made of."""
    return unquote(iri.removeprefix(IDS))
