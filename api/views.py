"""The indexed graph in the shapes of the answers: entities, facts with their places, reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from api.browsing import Browsing
from api.models import (
    Cell,
    Claim,
    EntityDetail,
    EntitySummary,
    Fact,
    FactGroup,
    Label,
    MergeEntry,
    Place,
    RejectionEntry,
    ReportDetail,
    ReportSummary,
)
from kg import graph as kg_graph
from kg.browse.index import Statement, grouped
from kg.ids import iri
from kg.model import Attributes, Evidence, Report
from kg.resolve import GraphEntity, Joined
from ontology.schema import load

HOW_TO_SEE = (
    "The report's text is not at hand here. Start the server with --reports DIR (the reports' folder) to see the sentence."
)


def cell(browsing: Browsing, id_: str) -> Cell:
    """An entity as answers name it."""
    entity = browsing.index.graph.entities[id_]
    return Cell(id=entity.id, name=entity.name, type=entity.type)


def label(type_: str) -> Label:
    """The label of a relation, an indicator or an entity type."""
    schema = load()
    if type_ in schema.relation_types:
        relation = schema.relation_types[type_]
        return Label(zh=relation.label_zh, en=relation.label_en)
    if type_ in schema.entity_types:
        kind = schema.entity_types[type_]
        return Label(zh=kind.label_zh, en=kind.label_en)
    indicator = schema.indicators.get(type_)
    return Label(zh=type_, en=indicator.label_en if indicator else type_)


def attributes(browsing: Browsing, values: Attributes) -> dict[str, object]:
    """Attributes as plain values; ids of entities become cells."""
    known = browsing.index.graph.entities
    found: dict[str, object] = {}
    for key, value in values.items():
        if isinstance(value, tuple):
            found[key] = [cell(browsing, v).model_dump() if v in known else v for v in value]
        else:
            found[key] = value
    return found


def place(browsing: Browsing, evidence: Evidence) -> Place:
    """A place, with the quote where the report's text is at hand."""
    report = browsing.index.graph.reports.get(evidence.report)
    return Place(
        report=evidence.report,
        title=report.title if report else evidence.report,
        start=evidence.start,
        end=evidence.end,
        section=evidence.section,
        page=evidence.page,
        surface=evidence.surface,
        quote=browsing.quotes.quote(report, evidence) if report else None,
    )


def claim(browsing: Browsing, one: kg_graph.Claim) -> Claim:
    """One report's claim with its places."""
    report = browsing.index.graph.reports[one.report]
    return Claim(
        id=one.id,
        report=one.report,
        title=report.title,
        confidence=one.confidence,
        attributes=attributes(browsing, one.attrs),
        places=[place(browsing, p) for p in one.places],
    )


def fact(browsing: Browsing, statement: Statement) -> Fact:
    """A statement with all claims of it."""
    one = statement.first
    claims = [claim(browsing, c) for c in statement.claims]
    return Fact(
        id=statement.id,
        iri=iri(statement.id),
        kind=one.kind,
        type=one.type,
        label=label(one.type),
        subject=cell(browsing, one.subject),
        object=cell(browsing, one.object) if one.object else None,
        year=one.year,
        value=one.value,
        unit=one.unit,
        says=_says(browsing, one),
        claims=claims,
        how_to_see=how_to_see(claims),
    )


def how_to_see(claims: Iterable[Claim]) -> str:
    """What to do to see the sentences, where one is missing."""
    return "" if all(p.quote for c in claims for p in c.places) else HOW_TO_SEE


def number(value: float) -> str:
    """A figure as people write it: no needless decimals."""
    return f"{value:.0f}" if value == int(value) else f"{value:g}" if abs(value) < 1e5 else f"{value:.2f}"


def _says(browsing: Browsing, one: kg_graph.Claim) -> Label:
    names = browsing.index.graph.entities
    subject, word = names[one.subject].name, label(one.type)
    if one.kind == "relation":
        object_ = names[one.object].name
        return Label(zh=f"{subject} — {word.zh} → {object_}", en=f"{subject} — {word.en} → {object_}")
    if one.kind == "observation":
        figure = f"{number(one.value or 0.0)}{'' if one.unit == '%' else ' '}{one.unit}".strip()
        return Label(zh=f"{subject} {one.year}年 {word.zh}：{figure}", en=f"{subject}, {one.year}: {word.en} {figure}")
    return Label(zh=f"报告提到{word.zh}“{subject}”", en=f"The report names the {word.en.lower()} “{subject}”")


def group(browsing: Browsing, relation: str, direction: str, found: Sequence[Statement], limit: int) -> FactGroup:
    """Statements of one kind, cut at the limit."""
    word = Label(zh="数据", en="Figures") if relation == "observations" else label(relation)
    facts = [fact(browsing, s) for s in found[:limit]]
    return FactGroup(
        relation=relation, direction=direction, label=word, total=len(found), truncated=len(found) > limit, facts=facts
    )


def summary(browsing: Browsing, entity: GraphEntity) -> EntitySummary:
    """An entity in a list."""
    index = browsing.index
    return EntitySummary(
        id=entity.id,
        name=entity.name,
        type=entity.type,
        aliases=list(entity.aliases),
        attributes=attributes(browsing, entity.attrs),
        facts=index.degree[entity.id],
        reports=list(index.reports_of.get(entity.id, ())),
    )


def detail(browsing: Browsing, entity: GraphEntity, limit: int) -> EntityDetail:
    """All that is known of an entity, at most ``limit`` facts a group."""
    index = browsing.index
    sides = (("out", index.outgoing.get(entity.id, ())), ("in", index.incoming.get(entity.id, ())))
    found: dict[tuple[str, str], list[Statement]] = {}
    for direction, statements in sides:
        for relation, same in grouped(statements).items():
            # A symmetric relation is one list, whichever end a report happened to name first.
            key = (relation, "both" if load().relation_types[relation].symmetric else direction)
            found.setdefault(key, []).extend(same)
    groups = [group(browsing, relation, direction, same, limit) for (relation, direction), same in found.items()]
    mentions = [claim(browsing, c) for s in index.mentions.get(entity.id, ()) for c in s.claims]
    figures = group(browsing, "observations", "out", index.observations.get(entity.id, []), limit)
    claims = [c for g in (*groups, figures) for f in g.facts for c in f.claims]
    return EntityDetail(
        **summary(browsing, entity).model_dump(),
        iri=iri(entity.id),
        type_label=label(entity.type),
        relations=groups,
        observations=figures,
        mentions=mentions,
        merges=[merge(browsing, j) for j in index.graph.joined if j.entity == entity.id],
        former_ids=list(entity.formerly),
        how_to_see=how_to_see([*claims, *mentions]),
    )


def merge(browsing: Browsing, joined: Joined) -> MergeEntry:
    """An entry of the merge log."""
    return MergeEntry(entity=cell(browsing, joined.entity), name=joined.name, report=joined.report, reason=joined.reason)


def report_summary(browsing: Browsing, report: Report) -> ReportSummary:
    """A report as a source."""
    index = browsing.index
    kinds = Counter(c.kind for c in index.by_report[report.id])
    return ReportSummary(
        id=report.id,
        title=report.title or report.id,
        year=report.year,
        region=report.region,
        publisher=report.publisher,
        characters=report.characters,
        sha256=report.sha256,
        source=report.source,
        contributed={"entities": kinds["mention"], "relations": kinds["relation"], "observations": kinds["observation"]},
        rejected=sum(r.evidence.report == report.id for r in index.graph.rejections.values()),
        text_at_hand=browsing.quotes.has(report),
    )


def report_detail(browsing: Browsing, report: Report) -> ReportDetail:
    """A report, what it contributed, what was left out and why."""
    index = browsing.index
    claims = index.by_report[report.id]
    types = Counter("observations" if c.kind == "observation" else c.type for c in claims)
    order = [*load().entity_types, *load().relation_types, "observations"]
    return ReportDetail(
        **report_summary(browsing, report).model_dump(),
        by_type={t: types[t] for t in order if types[t]},
        only_here=sum(c.kind != "mention" and len(index.statements[c.fact].claims) == 1 for c in claims),
        rejections=[
            RejectionEntry(kind=r.kind, type=r.type, label=r.label, reason=r.reason, place=place(browsing, r.evidence))
            for r in index.graph.rejections.values()
            if r.evidence.report == report.id
        ],
        merges=[merge(browsing, j) for j in index.graph.joined if j.report == report.id],
    )
