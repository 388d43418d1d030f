"""Facts files: what reports state, one JSON object a line, in the shape of the annotation guidelines with a few keys more.

A line's ``evidence`` is the first place's surface form, ``start``, ``end``, ``section`` and ``page`` say where it stands and
``places`` lists every place; ``by`` marks a fact that a language model said (``model:NAME``). ``report``, ``rejection`` and
``merge`` lines hold what the guidelines have no line for. Reading what was written gives back equal facts; the same facts give
the same bytes in whatever order they came.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.model import AttributeValue, Entity, EntityRef, Evidence, Merge, Observation, Rejection, Relation, Report, ReportFacts
from kg.quotation import quotation

Line = dict[str, Any]
GUIDELINE_KINDS = ("entity", "relation", "observation")


def dumps(facts: Iterable[ReportFacts], kinds: Iterable[str] | None = None, texts: Mapping[str, str] | None = None) -> str:
    """A facts file's text, reports by id; ``kinds`` keeps only lines of these kinds (``GUIDELINE_KINDS`` for exchange).

    Where ``texts`` has a report's normalised text (by report id), ``evidence`` is a quotation from it; else the surface form.
    """
    wanted = None if kinds is None else set(kinds)
    rows = (row for one in sorted(facts, key=lambda f: f.report.id) for row in lines(one))
    return "".join(
        json.dumps(_quoted(row, texts or {}), ensure_ascii=False, allow_nan=False) + "\n"
        for row in rows
        if wanted is None or row["kind"] in wanted
    )


def _quoted(row: Line, texts: Mapping[str, str]) -> Line:
    text = texts.get(row.get("report", ""))
    if text is None or not row.get("places"):
        return row
    return row | {"evidence": quotation(text, Evidence(row["report"], *row["places"][0]))}


def loads(text: str) -> list[ReportFacts]:
    """The facts in a facts file's text. Raises InputError that names the line that cannot be read."""
    parts: dict[str, _Parts] = {}
    for number, raw in enumerate(text.split("\n"), start=1):
        if not raw.strip():
            continue
        try:
            row = json.loads(raw)
            report = row["id"] if row["kind"] == "report" else row["report"]
            _READERS[row["kind"]](parts.setdefault(report, _Parts()), row)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            message = f"Line {number} of the facts file cannot be read ({type(error).__name__}: {error})."
            raise InputError(message, hint="Write facts files with `vetkg extract` or `vetkg export --format facts`.") from error
    return [part.facts(report) for report, part in sorted(parts.items())]


def read(path: Path) -> list[ReportFacts]:
    """The facts in a file. Raises InputError."""
    try:
        return loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"The facts file {path} cannot be read ({error}).", hint="Check the path and the encoding (UTF-8)."
        ) from error


def lines(facts: ReportFacts) -> Iterator[Line]:
    """One report's lines: the report, then each kind in a settled order."""
    report = facts.report.id
    yield _report_line(facts.report)
    yield from _settled(_entity_line(report, entity) for entity in facts.entities)
    yield from _settled(_relation_line(report, relation) for relation in facts.relations)
    yield from _settled(_observation_line(report, figure) for figure in facts.observations)
    yield from _settled(_rejection_line(report, rejection) for rejection in facts.rejections)
    yield from _settled(_merge_line(report, merge) for merge in facts.merges)


def _settled(rows: Iterable[Line]) -> list[Line]:
    return sorted(rows, key=lambda row: json.dumps(row, ensure_ascii=False, sort_keys=True))


def line_of(report: str, fact: Entity | Relation | Observation) -> Line:
    """One fact's line."""
    if isinstance(fact, Entity):
        return _entity_line(report, fact)
    return _relation_line(report, fact) if isinstance(fact, Relation) else _observation_line(report, fact)


def fact_of(row: Line) -> Entity | Relation | Observation:
    """The fact that a line of kind entity, relation or observation holds. Raises KeyError, TypeError or ValueError."""
    parts = _Parts()
    _READERS[row["kind"]](parts, row)
    found: list[Entity | Relation | Observation] = [*parts.entities, *parts.relations, *parts.observations]
    return found[0]


def _report_line(report: Report) -> Line:
    row: Line = {"kind": "report"}
    row |= {
        name: getattr(report, name) for name in ("id", "title", "year", "region", "publisher", "sha256", "characters", "source")
    }
    return row


def _entity_line(report: str, entity: Entity) -> Line:
    row: Line = {"kind": "entity", "type": entity.type, "name": entity.name, "aliases": list(entity.aliases)}
    return (
        row
        | _attributes(entity.attrs)
        | _place_keys(report, entity.evidence, entity.confidence)
        | {"scope": entity.scope}
        | _origin(entity.by)
    )


def _relation_line(report: str, relation: Relation) -> Line:
    row: Line = {"kind": "relation", "type": relation.type, "subject": list(relation.subject), "object": list(relation.object)}
    return row | _attributes(relation.attrs) | _place_keys(report, relation.evidence, relation.confidence) | _origin(relation.by)


def _observation_line(report: str, figure: Observation) -> Line:
    row: Line = {"kind": "observation", "subject": list(figure.subject), "indicator": figure.indicator, "year": figure.year}
    return (
        row
        | {"value": figure.value, "unit": figure.unit}
        | _place_keys(report, figure.evidence, figure.confidence)
        | _origin(figure.by)
    )


def _rejection_line(report: str, rejection: Rejection) -> Line:
    row: Line = {"kind": "rejection", "of": rejection.kind, "type": rejection.type, "label": rejection.label}
    return row | {"reason": rejection.reason} | _place_keys(report, (rejection.evidence,), None)


def _merge_line(report: str, merge: Merge) -> Line:
    row: Line = {"kind": "merge", "entity": list(merge.entity), "surface": merge.surface, "reason": merge.reason}
    return row | _place_keys(report, (merge.evidence,) if merge.evidence else (), None)


def _origin(by: str) -> Line:
    return {"by": by} if by else {}


def _attributes(attrs: Mapping[str, AttributeValue]) -> Line:
    values = {key: list(value) if isinstance(value, tuple) else value for key, value in sorted(attrs.items())}
    return {"attrs": values} if values else {}


def _place_keys(report: str, places: tuple[Evidence, ...], confidence: float | None) -> Line:
    row: Line = {"report": report}
    if places:
        first = places[0]
        row |= {"evidence": first.surface, "start": first.start, "end": first.end, "section": first.section, "page": first.page}
        row["places"] = [[p.start, p.end, p.surface, p.section, p.page] for p in places]
    return row if confidence is None else row | {"confidence": confidence}


@dataclass(slots=True)
class _Parts:
    """One report's facts while its lines are read."""

    report: Report | None = None
    entities: list[Entity] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)

    def facts(self, report: str) -> ReportFacts:
        if self.report is None:
            raise InputError(f"The facts file has facts of {report} but no line of kind report for it.", hint="Add that line.")
        return ReportFacts(
            report=self.report,
            entities=tuple(self.entities),
            relations=tuple(self.relations),
            observations=tuple(self.observations),
            rejections=tuple(self.rejections),
            merges=tuple(self.merges),
        )


def _places(row: Line) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(row["report"], int(s), int(e), str(surface), str(sec), p) for s, e, surface, sec, p in row.get("places", ())
    )


def _attrs(row: Line) -> dict[str, AttributeValue]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.get("attrs", {}).items()}


def _read_report(parts: _Parts, row: Line) -> None:
    parts.report = Report(**{key: value for key, value in row.items() if key != "kind"})


def _read_entity(parts: _Parts, row: Line) -> None:
    parts.entities.append(
        Entity(
            type=row["type"],
            name=row["name"],
            aliases=tuple(row.get("aliases", ())),
            attrs=_attrs(row),
            evidence=_places(row),
            confidence=float(row.get("confidence", 1.0)),
            scope=row.get("scope", ""),
            by=row.get("by", ""),
        )
    )


def _read_relation(parts: _Parts, row: Line) -> None:
    ends = EntityRef(*row["subject"]), EntityRef(*row["object"])
    sure = float(row.get("confidence", 1.0))
    parts.relations.append(Relation(row["type"], *ends, _attrs(row), _places(row), sure, row.get("by", "")))


def _read_observation(parts: _Parts, row: Line) -> None:
    figure = row["indicator"], int(row["year"]), float(row["value"]), str(row["unit"])
    sure = float(row.get("confidence", 1.0))
    parts.observations.append(Observation(EntityRef(*row["subject"]), *figure, _places(row), sure, row.get("by", "")))


def _read_rejection(parts: _Parts, row: Line) -> None:
    (place,) = _places(row)
    parts.rejections.append(Rejection(row["of"], row["type"], row["label"], row["reason"], place))


def _read_merge(parts: _Parts, row: Line) -> None:
    place = _places(row)
    parts.merges.append(Merge(EntityRef(*row["entity"]), row["surface"], row["reason"], place[0] if place else None))


_READERS: dict[str, Callable[[_Parts, Line], None]] = {
    "report": _read_report,
    "entity": _read_entity,
    "relation": _read_relation,
    "observation": _read_observation,
    "rejection": _read_rejection,
    "merge": _read_merge,
}
