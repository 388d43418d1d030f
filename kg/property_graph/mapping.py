"""The graph as rows of nodes and relationships, after docs/graph.md, and back: :func:`graph_of` proves that nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import cast

from kg.errors import ConsistencyError
from kg.graph import Claim, Graph, has_place
from kg.model import AttributeValue, Evidence, Kind, Rejection, Report
from kg.ports import Value
from kg.property_graph.tables import HAS_OBSERVATION, MENTIONED_IN, OBSERVATION, REJECTION, REPORT, ids_column
from kg.rejections import reason_of
from kg.resolve import GraphEntity
from ontology.schema import Attribute, load

Properties = dict[str, Value]


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A node: its label and its properties; absent values are None."""

    table: str
    properties: Properties


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """A relationship: its type, the labels and ids of its ends, and its properties."""

    table: str
    start: tuple[str, str]
    end: tuple[str, str]
    properties: Properties


def nodes(graph: Graph) -> Iterator[NodeRow]:
    """Every node: reports, entities, an observation for each claimed figure, and what was rejected."""
    for report in graph.reports.values():
        named: Properties = {"id": report.id, "type": REPORT, "name": report.title, "aliases": []}
        values: Properties = {field.name: getattr(report, field.name) for field in fields(report)}
        yield NodeRow(REPORT, {**values, **named})
    for entity in graph.entities.values():
        row: Properties = {"id": entity.id, "type": entity.type, "name": entity.name, "aliases": list(entity.aliases)}
        row["formerIds"] = list(entity.formerly)
        row |= {a.key: _value(entity.attrs.get(a.key)) for a in load().entity_types[entity.type].attributes}
        yield NodeRow(entity.type, row)
    for claim in graph.claims.values():
        if claim.kind == "observation":
            row = {"id": claim.id, "name": claim.type, "aliases": [], **_claim(claim, OBSERVATION), **_places(claim)}
            row |= {"indicator": claim.type, "year": claim.year, "value": claim.value, "unit": claim.unit}
            yield NodeRow(OBSERVATION, row)
    for id_, rejection in graph.rejections.items():
        yield NodeRow(REJECTION, _rejection(id_, rejection))


def _rejection(id_: str, rejection: Rejection) -> Properties:
    """A rejection's row; where its place is not known, there is none."""
    place, reason = rejection.evidence, reason_of(rejection.reason)
    row: Properties = {"id": id_, "type": REJECTION, "name": rejection.label, "aliases": [], "report": place.report}
    row |= {"kind": rejection.kind, "candidate": rejection.type}
    row |= {"reason": rejection.reason, "reasonZh": reason.zh, "reasonEn": reason.en}
    where = _place(place) if has_place(rejection) else dict.fromkeys(_place(place))
    return row | where


def edges(graph: Graph) -> Iterator[EdgeRow]:
    """Every relationship: one a claim."""
    for claim in graph.claims.values():
        start = (graph.entities[claim.subject].type, claim.subject)
        if claim.kind == "observation":
            yield EdgeRow(HAS_OBSERVATION, start, (OBSERVATION, claim.id), _claim(claim, "hasObservation"))
        elif claim.kind == "mention":
            yield EdgeRow(MENTIONED_IN, start, (REPORT, claim.report), {**_claim(claim, "mentionedIn"), **_places(claim)})
        else:
            end = (graph.entities[claim.object].type, claim.object)
            relation = load().relation_types[claim.type]
            row = {**_claim(claim, claim.type), **_places(claim), **_qualifiers(graph, claim, relation.attributes)}
            yield EdgeRow(relation.cypher, start, end, row)


def _claim(claim: Claim, type_: str) -> Properties:
    return {"type": type_, "fact": claim.fact, "claim": claim.id, "report": claim.report}


def _places(claim: Claim) -> Properties:
    """The first place as properties of its own, for queries; all of them as JSON, for whoever wants them all."""
    first = claim.places[0]
    row: Properties = {"confidence": claim.confidence, "saidBy": claim.by or None}
    return row | _place(first) | {"places": [_place_text(place) for place in claim.places]}


def _place(place: Evidence) -> Properties:
    return {"start": place.start, "end": place.end, "surface": place.surface, "section": place.section, "page": place.page}


def _place_text(place: Evidence) -> str:
    return json.dumps(_place(place), ensure_ascii=False)


def _qualifiers(graph: Graph, claim: Claim, attributes: Iterable[Attribute]) -> Properties:
    row: Properties = {}
    for attribute in attributes:
        value = _value(claim.attrs.get(attribute.key, () if attribute.list else None))
        if attribute.datatype in load().entity_types:
            ids = cast(list[str], value)
            row[ids_column(attribute)] = value
            value = [graph.entities[id_].name for id_ in ids]
        row[attribute.key] = value
    return row


def _value(value: AttributeValue | None) -> Value:
    return list(value) if isinstance(value, tuple) else value


def graph_of(nodes: Iterable[NodeRow], edges: Iterable[EdgeRow]) -> Graph:
    """The reports, entities, claims and rejections in the rows. Raises ConsistencyError where they are not a graph of ours."""
    reports: dict[str, Report] = {}
    entities: dict[str, GraphEntity] = {}
    figures: dict[str, Properties] = {}
    rejections: dict[str, Rejection] = {}
    try:
        for node in nodes:
            id_ = str(node.properties["id"])
            if node.table == REPORT:
                reports[id_] = Report(**{f.name: node.properties[f.name] for f in fields(Report)})  # type: ignore[arg-type]
            elif node.table == OBSERVATION:
                figures[id_] = node.properties
            elif node.table == REJECTION:
                rejections[id_] = _rejection_of(node.properties)
            else:
                entities[id_] = _entity(node)
        claims = {claim.id: claim for claim in (_claim_of(edge, figures, entities) for edge in edges)}
    except (KeyError, TypeError, ValueError) as error:
        raise ConsistencyError(f"The property graph holds a broken row ({error!r}).", hint="Build the graph again.") from error
    return Graph(
        dict(sorted(reports.items())),
        dict(sorted(entities.items())),
        dict(sorted(claims.items())),
        rejections=dict(sorted(rejections.items())),
    )


def _rejection_of(row: Properties) -> Rejection:
    report = str(row["report"])
    said = {key: row[key] for key in _place(Evidence("", 0, 0, ""))}
    place = Evidence(report, 0, 0, "") if said["start"] is None else Evidence(report=report, **said)  # type: ignore[arg-type]
    return Rejection(cast(Kind, row["kind"]), str(row["candidate"]), str(row["name"]), str(row["reason"]), place)


def _entity(node: NodeRow) -> GraphEntity:
    row = node.properties
    attributes = load().entity_types[node.table].attributes
    return GraphEntity(
        id=str(row["id"]),
        type=str(row["type"]),
        name=str(row["name"]),
        aliases=tuple(sorted(_texts(row["aliases"]))),
        attrs={a.key: _attribute(row[a.key]) for a in attributes if row[a.key] is not None},
        formerly=tuple(sorted(_texts(row["formerIds"]))),
    )


def _claim_of(edge: EdgeRow, figures: Mapping[str, Properties], entities: Mapping[str, GraphEntity]) -> Claim:
    row = edge.properties
    observed, mentioned = edge.table == HAS_OBSERVATION, edge.table == MENTIONED_IN
    figure = figures[edge.end[1]] if observed else {}
    said = figure or row
    type_ = str(figure["indicator"]) if observed else entities[edge.start[1]].type if mentioned else str(row["type"])
    if edge.start[0] != entities[edge.start[1]].type or any(row[key] != said[key] for key in ("fact", "claim", "report")):
        raise ValueError(f"{row['claim']} contradicts itself")
    return Claim(
        id=str(row["claim"]),
        fact=str(row["fact"]),
        kind="observation" if observed else "mention" if mentioned else "relation",
        type=type_,
        report=str(row["report"]),
        subject=edge.start[1],
        object="" if observed or mentioned else edge.end[1],
        year=cast(int, figure["year"]) if observed else None,
        value=cast(float, figure["value"]) if observed else None,
        unit=str(figure["unit"]) if observed else "",
        attrs={} if observed or mentioned else _attrs_of(type_, row),
        places=tuple(_place_of(str(row["report"]), text) for text in _texts(said["places"])),
        confidence=cast(float, said["confidence"]),
        by=str(said["saidBy"] or ""),
    )


def _attrs_of(relation: str, row: Properties) -> dict[str, AttributeValue]:
    attrs: dict[str, AttributeValue] = {}
    for attribute in load().relation_types[relation].attributes:
        entities = attribute.datatype in load().entity_types
        value = row[ids_column(attribute) if entities else attribute.key]
        if value is not None and value != []:
            attrs[attribute.key] = _attribute(value)
    return attrs


def _attribute(value: Value) -> AttributeValue:
    return tuple(_texts(value)) if isinstance(value, list) else cast(AttributeValue, value)


def _texts(value: Value) -> list[str]:
    return [str(item) for item in cast(list[Value], value or [])]


def _place_of(report: str, text: str) -> Evidence:
    return Evidence(report=report, **json.loads(text))
