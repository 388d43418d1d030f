"""Quads back to the graph they were written from: the inverse of :mod:`kg.rdf.mapping`, which proves that nothing is lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import cast

from kg.errors import ConsistencyError
from kg.graph import Claim, ClaimKind, Graph
from kg.model import AttributeValue, Evidence, Kind, Rejection, Report
from kg.rdf.mapping import (
    DERIVED_FROM,
    IDENTIFIER,
    OA,
    OBJECT,
    PREDICATE,
    RDFS_LABEL,
    REJECTION_KEYS,
    REPLACES,
    REPORT_KEYS,
    SKOS_ALT_LABEL,
    SUBJECT,
    TITLE,
    TYPE,
    id_of,
)
from kg.rdf.terms import Literal, Quad, Term, plain
from kg.resolve import GraphEntity
from ontology.schema import VET, Attribute, load

Description = Mapping[str, list[Term]]
Descriptions = Mapping[str, Description]


def graph_of(quads: Iterable[Quad]) -> Graph:
    """The reports, entities, claims and rejections in the quads. Raises ConsistencyError where they are not a graph of ours."""
    described: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    seen: set[tuple[str, str, Term]] = set()
    for quad in quads:
        if quad[:3] not in seen:
            seen.add(quad[:3])
            described[quad.subject][quad.predicate].append(quad.object)
    try:
        return _graph(described)
    except (KeyError, IndexError, ValueError) as error:
        raise ConsistencyError(f"The RDF store holds a broken description ({error}).", hint="Build the graph again.") from error


def _graph(described: Descriptions) -> Graph:
    classes = {kind.iri: kind.name for kind in load().entity_types.values()}
    reports: dict[str, Report] = {}
    entities: dict[str, GraphEntity] = {}
    claims: dict[str, Claim] = {}
    rejections: dict[str, Rejection] = {}
    for iri, description in described.items():
        types = description.get(TYPE, [])
        if str(VET.Report) in types:
            report = _report(iri, description)
            reports[report.id] = report
        elif str(VET.Claim) in types:
            claim = _claim(described, description, types)
            claims[claim.id] = claim
        elif str(VET.Rejection) in types:
            rejections[_text(description, IDENTIFIER)] = _rejection(described, description)
        else:
            for name in (classes[t] for t in types if isinstance(t, str) and t in classes):
                entity = _entity(name, description)
                entities[entity.id] = entity
    return Graph(
        dict(sorted(reports.items())),
        dict(sorted(entities.items())),
        dict(sorted(claims.items())),
        rejections=dict(sorted(rejections.items())),
    )


def _text(description: Description, predicate: str) -> str:
    (term,) = description[predicate]
    return term.value if isinstance(term, Literal) else term


def _value(term: Term) -> AttributeValue:
    return cast(AttributeValue, plain(term)) if isinstance(term, Literal) else term


def _report_name(iri: str) -> str:
    return id_of(iri).removeprefix("report-")


def _report(iri: str, description: Description) -> Report:
    values = {key: _value(description[p][0]) if p in description else "" for key, p in REPORT_KEYS.items()}
    return Report(
        id=_report_name(iri),
        title=_text(description, TITLE),
        year=int(str(values["year"])) if values["year"] != "" else None,
        region=str(values["region"]),
        publisher=str(values["publisher"]),
        sha256=str(values["sha256"]),
        characters=int(str(values["characters"])),
        source=str(values["source"]),
    )


def _entity(type_: str, description: Description) -> GraphEntity:
    aliases = (term.value for term in description.get(SKOS_ALT_LABEL, ()) if isinstance(term, Literal))
    attributes = load().entity_types[type_].attributes
    return GraphEntity(
        id=_text(description, IDENTIFIER),
        type=type_,
        name=_text(description, RDFS_LABEL),
        aliases=tuple(sorted(aliases)),
        attrs={a.key: _attribute(a, description[a.iri]) for a in attributes if a.iri in description},
        formerly=tuple(sorted(id_of(str(term)) for term in description.get(REPLACES, ()))),
    )


def _attribute(attribute: Attribute, terms: list[Term]) -> AttributeValue:
    if attribute.datatype == "CooperationForm":
        forms = {form.iri: form.name for form in load().forms.values()}
        return tuple(sorted(forms[str(term)] for term in terms))
    if attribute.datatype in load().entity_types:
        return tuple(sorted(id_of(str(term)) for term in terms))
    if attribute.list:
        return tuple(sorted(str(_value(term)) for term in terms))
    (term,) = terms
    return _value(term)


def _claim(described: Descriptions, description: Description, types: list[Term]) -> Claim:
    observed, mentioned = str(VET.Observation) in types, str(VET.Mention) in types
    kind: ClaimKind = "observation" if observed else "mention" if mentioned else "relation"
    report = _report_name(_text(description, DERIVED_FROM))
    subject = _text(description, str(VET.subject) if observed else SUBJECT)
    type_ = _type(kind, subject, description, described)
    attributes = load().relation_types[type_].attributes if kind == "relation" else ()
    places = (_place(described, str(iri)) for iri in description.get(OA + "hasTarget", ()))
    return Claim(
        id=_text(description, IDENTIFIER),
        fact=id_of(_text(description, str(VET.statement))),
        kind=kind,
        type=type_,
        report=report,
        subject=id_of(subject),
        object=id_of(_text(description, OBJECT)) if kind == "relation" else "",
        year=int(_text(description, str(VET.year))) if observed else None,
        value=float(_text(description, str(VET.value))) if observed else None,
        unit=_text(description, str(VET.unit)) if observed else "",
        attrs={a.key: _attribute(a, description[a.iri]) for a in attributes if a.iri in description},
        places=tuple(place for _, place in sorted(places, key=lambda pair: pair[0])),
        confidence=float(_text(description, str(VET.confidence))),
        by=_text(description, str(VET.saidBy)) if str(VET.saidBy) in description else "",
    )


def _rejection(described: Descriptions, description: Description) -> Rejection:
    said = {key: _text(description, predicate) for key, predicate in REJECTION_KEYS.items()}
    report = _report_name(_text(description, DERIVED_FROM))
    places = [_place(described, str(place))[1] for place in description.get(OA + "hasTarget", ())]
    place = places[0] if places else Evidence(report, 0, 0, "")
    return Rejection(cast(Kind, said["kind"]), said["type"], _text(description, RDFS_LABEL), said["reason"], place)


def _type(kind: ClaimKind, subject: str, description: Description, described: Descriptions) -> str:
    schema = load()
    if kind == "observation":
        iri = _text(description, str(VET.indicator))
        return _indicators()[iri]
    if kind == "relation":
        return _text(description, PREDICATE).removeprefix(str(VET))
    types = described[subject][TYPE]
    return next(t.name for t in schema.entity_types.values() if t.iri in types)


@cache
def _indicators() -> Mapping[str, str]:
    return {indicator.iri: indicator.name for indicator in load().indicators.values()}


def _place(described: Descriptions, iri: str) -> tuple[int, Evidence]:
    """The place and its number, by which a claim's places are in order."""
    place, position = described[iri], described[f"{iri}/position"]
    page = place.get(str(VET.page))
    evidence = Evidence(
        report=_report_name(_text(place, OA + "hasSource")),
        start=int(_text(position, OA + "start")),
        end=int(_text(position, OA + "end")),
        surface=_text(place, str(VET.surface)),
        section=_text(place, str(VET.section)) if str(VET.section) in place else "",
        page=int(str(_value(page[0]))) if page else None,
    )
    return int(iri.rsplit("/", 1)[1]), evidence
