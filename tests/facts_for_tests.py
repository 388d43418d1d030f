"""Small facts made by hand, for tests: ``report("a", entities=[school("甲校")])``."""

from kg.model import Entity, EntityRef, Evidence, Observation, Relation, Report, ReportFacts

CHARACTERS = 1000


def place(report_id="a", start=0, end=5, surface="某处", section="", page=None):
    return Evidence(report_id, start, end, surface, section, page)


def entity(type_, name, *aliases, scope="", report_id="a", **attrs):
    return Entity(type_, name, aliases, attrs, (place(report_id, surface=name),), scope=scope)


def relation(type_, subject, object_, report_id="a", start=0, **attrs):
    ends = EntityRef(subject.type, subject.name), EntityRef(object_.type, object_.name)
    return Relation(type_, *ends, attrs, (place(report_id, start, start + 5, object_.name),), 0.9)


def figure(subject, indicator, year, value, unit, report_id="a"):
    return Observation(subject.ref, indicator, year, value, unit, (place(report_id, surface=str(value)),))


def report(id_="a", region="青岚省", entities=(), relations=(), observations=(), title="", sha256="0" * 64):
    """A report whose facts' places are said to be in it, whichever they were made for."""
    source = Report(id_, title or f"{region}报告", 2020, region, "", sha256, CHARACTERS)
    return ReportFacts(
        source,
        tuple(_moved(e, id_) for e in entities),
        tuple(_moved(r, id_) for r in relations),
        tuple(_moved(o, id_) for o in observations),
    )


def _moved(fact, id_):
    from dataclasses import replace

    return replace(fact, evidence=tuple(replace(p, report=id_) for p in fact.evidence))
