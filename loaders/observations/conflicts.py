"""One figure for a subject, an indicator and a year: repeats put together, conflicts settled, the loser kept as a refusal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from loaders.candidates import FigureCandidate, Refusal

_ROUNDING = 0.006
_SOURCES = ("table", "prose", "chart")
_DOUBT = 0.25
_CERTAIN = 0.7


def settle(candidates: Iterable[FigureCandidate]) -> tuple[list[FigureCandidate], list[Refusal]]:
    """The figures that stand, in the order of their places, and a refusal for each that another contradicts.

    The more certain figure stands (an exact one over one that is about so much), then that of a table over a sentence's over a
    chart's, then the one said more often, then the first. A rounding of the figure that stands is no conflict.
    """
    groups: dict[tuple[tuple[str, str], str, int], list[FigureCandidate]] = defaultdict(list)
    for candidate in candidates:
        groups[candidate.subject, candidate.indicator, candidate.year].append(candidate)
    kept: list[FigureCandidate] = []
    refused: list[Refusal] = []
    for group in groups.values():
        if len(group) == 1:
            kept.append(group[0])
            continue
        values = [one.value for one in group]
        best = _most_precise(min(group, key=lambda one: _rank(one, values)), group)
        others = [one for one in group if one.value != best.value and not _rounds(one.value, best.value)]
        doubtful = any(one.confidence >= best.confidence - 0.1 for one in others)
        kept.append(best._replace(confidence=round(best.confidence - _DOUBT, 2)) if doubtful else best)
        refused.extend(_refusal(one) for one in others)
    return sorted(kept, key=_place), sorted(refused, key=lambda one: (one.span.segment, one.span.start, one.label))


def _rank(one: FigureCandidate, values: list[float]) -> tuple[bool, int, float, int, tuple[int, int, int]]:
    source = len(_SOURCES)
    for place, name in enumerate(_SOURCES):
        if one.rule.startswith(name):
            source = place
            break
    said, span = values.count(one.value), one.span
    return one.confidence < _CERTAIN, source, -one.confidence, -said, (span.segment, span.start, span.end)


def _most_precise(best: FigureCandidate, group: list[FigureCandidate]) -> FigureCandidate:
    """Of the figures that round to one another and are as certain, the one with the most digits (15682 beside 1.57万)."""
    alike = [one for one in group if one.confidence >= _CERTAIN and _rounds(one.value, best.value)]
    if len(alike) > 1:
        values = [one.value for one in group]
        alike.sort(key=lambda one: _rank(one, values))
    return max(alike, key=lambda one: _digits(one.value), default=best) if best.confidence >= _CERTAIN else best


def _digits(value: float) -> int:
    """How many significant digits a value has."""
    return len(f"{value:.6f}".rstrip("0").replace(".", "").strip("0"))


def _rounds(rough: float, exact: float) -> bool:
    """Whether one figure is the other, rounded (1.53万 beside 15333)."""
    return abs(rough - exact) <= _ROUNDING * max(abs(exact), abs(rough))


def _refusal(one: FigureCandidate) -> Refusal:
    return Refusal("observation", one.indicator, f"{one.indicator} {one.year} = {one.value:g}", "conflict", one.span)


def _place(one: FigureCandidate) -> tuple[int, int, int, str]:
    return one.span.segment, one.span.start, one.span.end, one.indicator
