"""Holds what was found against what is known, after the annotation guidelines' rules for two readings of one report.

Names are compared without white space, quotation marks and title marks, widths folded; an entity is found if the name found is
one of the known surfaces. Lines marked optional count neither way, and neither does a seat wider than the known one.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kg.model import EntityRef, ReportFacts
from ontology.schema import load

FactLine = dict[str, Any]
Key = tuple[Any, ...]


@dataclass(slots=True)
class Tally:
    """How many were found rightly, found wrongly, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Of those found, the share that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of those known, the share that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / both if both else 1.0

    def add(self, other: Tally) -> None:
        """Take in another tally."""
        self.right, self.wrong, self.missed = self.right + other.right, self.wrong + other.wrong, self.missed + other.missed


@dataclass(frozen=True, slots=True)
class Fault:
    """A fact that was missed, or found and not known; ``evidence`` where the known fact says so."""

    what: str
    kind: str
    type: str
    label: str
    evidence: str = ""


@dataclass(slots=True)
class Comparison:
    """Tallies by kind and type (an observation's type is its indicator), and every fault."""

    tallies: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    faults: list[Fault] = field(default_factory=list)

    def of_kind(self, kind: str) -> Tally:
        """All types of a kind together."""
        total = Tally()
        for (one, _), tally in self.tallies.items():
            if one == kind:
                total.add(tally)
        return total

    def add(self, other: Comparison) -> None:
        """Take in another comparison."""
        for key, tally in other.tallies.items():
            self.tallies[key].add(tally)
        self.faults.extend(other.faults)


def folded(name: str) -> str:
    """A name as it is compared."""
    return "".join(
        c for c in unicodedata.normalize("NFKC", name).lower() if not c.isspace() and c not in "《》〈〉“”‘’\"'「」·,，、:："
    )


class _Matcher:
    """Which known entity a found one is."""

    def __init__(self, known: Iterable[FactLine], found: ReportFacts) -> None:
        self.lines = {(k["type"], k["name"]): k for k in known if k["kind"] == "entity"}
        self._by_surface: dict[tuple[str, str], tuple[str, str]] = {}
        for ref, line in self.lines.items():
            for surface in (line["name"], *line.get("aliases", ())):
                self._by_surface.setdefault((ref[0], folded(surface)), ref)
        self._aliases = {e.ref: e.aliases for e in found.entities}

    def known(self, ref: EntityRef | tuple[str, str]) -> tuple[str, str] | None:
        """The known entity, or None."""
        for surface in (ref[1], *self._aliases.get(EntityRef(*ref), ())):
            match = self._by_surface.get((ref[0], folded(surface)))
            if match:
                return match
        return None


def compare(known: Iterable[FactLine], found: ReportFacts) -> Comparison:
    """Hold a report's found facts against the known ones."""
    lines = list(known)
    matcher, result = _Matcher(lines, found), Comparison()
    _entities(matcher, found, result)
    _facts("relation", _known_relations(lines), _found_relations(matcher, found), result)
    _facts("observation", _known_figures(lines), _found_figures(matcher, found), result)
    return result


def _entities(matcher: _Matcher, found: ReportFacts, result: Comparison) -> None:
    seen: set[tuple[str, str]] = set()
    for entity in found.entities:
        match = matcher.known(entity.ref)
        if match is None or (match in seen and not matcher.lines[match].get("optional")):
            result.tallies["entity", entity.type].wrong += 1
            result.faults.append(Fault("wrong" if match is None else "twice", "entity", entity.type, entity.name))
        elif not matcher.lines[match].get("optional"):
            result.tallies["entity", entity.type].right += 1
        if match:
            seen.add(match)
    for ref, line in matcher.lines.items():
        if ref not in seen and not line.get("optional"):
            result.tallies["entity", ref[0]].missed += 1
            result.faults.append(Fault("missed", "entity", ref[0], ref[1], line["evidence"]))


def _relation_key(kind: str, subject: Any, object_: Any) -> Key:
    if load().relation_types[kind].symmetric:
        subject, object_ = sorted((subject, object_), key=str)
    return kind, subject, object_


def _known_relations(lines: list[FactLine]) -> dict[Key, FactLine]:
    return {_relation_key(k["type"], k["subject"], k["object"]): k for k in lines if k["kind"] == "relation"}


def _found_relations(matcher: _Matcher, found: ReportFacts) -> dict[Key, str]:
    return {
        _relation_key(r.type, matcher.known(r.subject) or r.subject, matcher.known(r.object) or r.object): (
            f"{r.subject.name} -> {r.object.name}"
        )
        for r in found.relations
    }


def _known_figures(lines: list[FactLine]) -> dict[Key, FactLine]:
    return {(k["indicator"], k["subject"], k["year"]): k for k in lines if k["kind"] == "observation"}


def _found_figures(matcher: _Matcher, found: ReportFacts) -> dict[Key, tuple[str, float]]:
    return {
        (o.indicator, matcher.known(o.subject) or o.subject, o.year): (f"{o.subject.name} {o.year} = {o.value:g}", o.value)
        for o in found.observations
    }


def _facts(kind: str, known: dict[Key, FactLine], found: dict[Key, Any], result: Comparison) -> None:
    for key, shown in found.items():
        label, value = shown if isinstance(shown, tuple) else (shown, None)
        line = known.get(key)
        same = line is not None and (value is None or abs(value - line["value"]) <= 1e-3 * max(1.0, abs(line["value"])))
        if line is not None and line.get("optional"):
            continue
        if same:
            result.tallies[kind, key[0]].right += 1
            continue
        result.tallies[kind, key[0]].wrong += 1
        should = f" (should be {line['value']:g})" if line else ""
        result.faults.append(Fault("wrong", kind, key[0], label + should, line["evidence"] if line else ""))
        if line:
            result.tallies[kind, key[0]].missed += 1
    for key, line in known.items():
        if key not in found and not line.get("optional"):
            result.tallies[kind, key[0]].missed += 1
            ends = [line[side][1] for side in ("subject", "object") if side in line]
            label = " -> ".join(ends) + (f" {line['year']} = {line['value']:g}" if kind == "observation" else "")
            result.faults.append(Fault("missed", kind, key[0], label, line["evidence"]))
