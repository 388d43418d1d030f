"""Keeps what is said while it is written: a letter of the private use area opens and closes each place that states something.

The marks travel with the text through tables, line breaks and page breaks, and are taken out at the end; where they stood is
where the evidence is. A sentence that is thrown away takes its facts with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from bench.maker.made import FactLine
from kg.divisions import Division, divisions

Ref = tuple[str, str]
_FIRST, _LAST = 0xF0000, 0x10FFFD
_EVIDENCE = 60
_KEY = ("kind", "type", "name", "subject", "object", "indicator", "year")


def is_mark(letter: str) -> bool:
    """Whether a letter is one of the marks, not text."""
    return _FIRST <= ord(letter) <= _LAST


def unmarked(text: str) -> str:
    """The text without its marks: what a contents page repeats states nothing."""
    return "".join(letter for letter in text if not is_mark(letter))


@dataclass(slots=True)
class _Fact:
    line: FactLine
    anchors: list[int] = field(default_factory=list)


class Book:
    """The facts of one report while it is being written. ``own`` is the report's own subject."""

    def __init__(self, own: Ref) -> None:
        self.own = own
        self._facts: dict[tuple[Any, ...], _Fact] = {}
        self._surfaces: dict[Ref, dict[str, list[int]]] = {}
        self._latest: dict[Ref, int] = {}
        self._codes: dict[str, str] = {}
        self._anchors = 0
        self._case: Ref | None = None
        self._hero: Ref | None = None

    def region(self, name: str, code: str, surface: str = "") -> str:
        """A mention of a division, with the code that tells it from its namesakes."""
        self._codes[name] = code
        return self.name(("Region", name), surface)

    def name(self, ref: Ref, surface: str = "", *, optional: bool = False, attrs: Mapping[str, Any] | None = None) -> str:
        """A mention: the surface form, marked. Inside a case the case involves what it names."""
        shown = surface or ref[1]
        anchor, text = self._mark(shown)
        self._surfaces.setdefault(ref, {}).setdefault(unmarked(shown), []).append(anchor)
        self._latest[ref] = anchor
        fact = self._add({"kind": "entity", "type": ref[0], "name": ref[1]}, anchor, optional)
        if attrs:
            fact.line["attrs"] = dict(attrs)
        if self._case and ref != self._hero and ref[0] in ("Enterprise", "School", "Program", "Policy"):
            self.relation("involves", self._case, ref, optional=optional)
        return text

    def relation(
        self, kind: str, subject: Ref, object_: Ref, *, optional: bool = False, attrs: Mapping[str, Any] | None = None
    ) -> None:
        """A relation that the text around the object's (else the subject's) latest mention states."""
        if subject == object_:
            return
        anchor = self._latest.get(object_, self._latest.get(subject))
        if anchor is None:
            raise ValueError(f"Nothing was said of {subject} or {object_} yet.")
        if kind == "cooperatesWith" and (object_, subject) < (subject, object_):
            subject, object_ = object_, subject
        fact = self._add({"kind": "relation", "type": kind, "subject": subject, "object": object_}, anchor, optional)
        if attrs:
            fact.line.setdefault("attrs", {}).update(attrs)

    def figure(
        self, subject: Ref, indicator: str, year: int, value: float, unit: str, shown: str, *, optional: bool = False
    ) -> str:
        """A figure, marked."""
        anchor, text = self._mark(shown)
        line = {"kind": "observation", "subject": subject, "indicator": indicator, "year": year, "value": value, "unit": unit}
        self._add(line, anchor, optional)
        return text

    @contextmanager
    def case(self, case: Ref, hero: Ref) -> Iterator[None]:
        """What is named inside is involved in the case."""
        self._case, self._hero = case, hero
        try:
            yield
        finally:
            self._case = self._hero = None

    def settle(self, marked: str) -> tuple[str, tuple[FactLine, ...]]:
        """The text without marks, and the facts that it still states, each with its evidence."""
        letters: list[str] = []
        begins: dict[int, int] = {}
        places: dict[int, tuple[int, int]] = {}
        for letter in marked:
            if not is_mark(letter):
                letters.append(letter)
                continue
            anchor, closing = divmod(ord(letter) - _FIRST, 2)
            if closing:
                places[anchor] = (begins[anchor], len(letters))
            else:
                begins[anchor] = len(letters)
        text = "".join(letters)
        return text, tuple(self._lines(text, places))

    def _mark(self, shown: str) -> tuple[int, str]:
        anchor, self._anchors = self._anchors, self._anchors + 1
        return anchor, f"{chr(_FIRST + 2 * anchor)}{shown}{chr(_FIRST + 2 * anchor + 1)}"

    def _add(self, line: FactLine, anchor: int, optional: bool) -> _Fact:
        key = tuple(line.get(part) for part in _KEY)
        fact = self._facts.setdefault(key, _Fact(line | {"optional": True}))
        fact.anchors.append(anchor)
        if not optional:
            fact.line.pop("optional", None)
        return fact

    def _lines(self, text: str, places: Mapping[int, tuple[int, int]]) -> Iterator[FactLine]:
        self._part_of(places)
        kept = [fact for fact in self._facts.values() if any(a in places for a in fact.anchors)]
        named = {(f.line["type"], f.line["name"]) for f in kept if f.line["kind"] == "entity"}
        self._settle_seats(kept, named)
        given: set[tuple[Any, ...]] = set()
        for fact in sorted(kept, key=lambda f: ("entity", "relation", "observation").index(f.line["kind"])):
            line = fact.line
            if line["kind"] == "relation" and not {line["subject"], line["object"]} <= named:
                continue  # one end was in a sentence that was thrown away
            if line["kind"] == "entity":
                surfaces = self._surfaces.get((line["type"], line["name"]), {})
                aliases = sorted(s for s, at in surfaces.items() if s != line["name"] and any(a in places for a in at))
                line = line | ({"aliases": aliases} if aliases else {})
            start, end = next(places[a] for a in fact.anchors if a in places)
            key = tuple(line.get(part) for part in _KEY)
            if key in given:
                continue
            given.add(key)
            yield line | {"evidence": _window(text, start, end), "start": start, "end": end}

    def _settle_seats(self, kept: list[_Fact], named: set[Ref]) -> None:
        """Optional: a region that only schools' names hold, what it lies in, and a seat when a nearer one is told."""
        seats = [fact for fact in kept if fact.line.get("type") == "locatedIn"]
        for fact in seats:
            wider = {
                a.name
                for other in seats
                if other.line["subject"] == fact.line["subject"]
                for a in self._above(other.line["object"][1])
            }
            if fact.line["object"][1] in wider:
                fact.line["optional"] = True
            if fact.line["object"] not in named:
                fact.line["optional"] = True
        for fact in [f for f in kept if f.line.get("type") in ("locatedIn", "partOf")]:
            chain = [fact.line["object"], *(("Region", a.name) for a in self._above(fact.line["object"][1]))]
            for region in chain:
                if region not in named:
                    named.add(region)
                    kept.append(_implied({"kind": "entity", "type": "Region", "name": region[1]}, fact))
            inner = fact.line["subject"] if fact.line["type"] == "partOf" else chain[0]
            for low, high in combinations(dict.fromkeys([inner, *chain]), 2):
                kept.append(_implied({"kind": "relation", "type": "partOf", "subject": low, "object": high}, fact))

    def _above(self, name: str) -> tuple[Division, ...]:
        found = divisions().named(name)
        return divisions().ancestors(found[-1]) if found else ()

    def _part_of(self, places: Mapping[int, tuple[int, int]]) -> None:
        """Regions that the report names, one directly in the other; across a level that it does not name: optional."""
        alive = {
            name: code for name, code in self._codes.items()
            if any(a in places for at in self._surfaces["Region", name].values() for a in at)
        }  # fmt: skip
        known = divisions()
        for name, code in alive.items():
            division = known.by_code(code)
            above = [a for a in known.ancestors(division) if alive.get(a.name) == a.code] if division else []
            for rank, outer in enumerate(above):
                direct = rank == 0 and division is not None and division.parent == outer.code
                self._latest["Region", name] = next(
                    a for at in self._surfaces["Region", name].values() for a in at if a in places
                )
                self.relation_at(("Region", name), ("Region", outer.name), optional=not direct)

    def relation_at(self, inner: Ref, outer: Ref, *, optional: bool) -> None:
        """One region in another, told by the inner one's mention."""
        line = {"kind": "relation", "type": "partOf", "subject": inner, "object": outer}
        self._add(line, self._latest[inner], optional)


def _implied(line: FactLine, by: _Fact) -> _Fact:
    return _Fact(line | {"optional": True}, by.anchors)


def _window(text: str, start: int, end: int) -> str:
    """At most sixty letters of the text around a place, from its own line and sentence where they are long enough."""
    left, right = start, end
    while right < len(text) and right - left < _EVIDENCE and text[right] not in "。；\n":
        right += 1
    while left > 0 and right - left < _EVIDENCE and text[left - 1] not in "。；\n":
        left -= 1
    return text[left:right]
