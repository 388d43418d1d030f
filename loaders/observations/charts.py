"""The figures dumped from charts: a series' name, its categories, as many values; the next series' name, and so on.

Only what is clear is taken: the series names an indicator and the categories are years, or the series names a year and the
categories are indicators. Ratios kept as fractions (0.4417) are turned to percent for an indicator in percent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.candidates import FigureCandidate, Span
from loaders.context import Context
from loaders.observations import years
from loaders.observations.figure import value_of
from loaders.observations.headings import Heading, read_heading
from loaders.observations.lexicon import Indicator, Lexicon
from loaders.observations.quantities import Quantity
from loaders.observations.subjects import Subjects
from loaders.reading import Segment

_CELL = re.compile(r"[^\t\n]+")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?%?")
_MINIMUM = 2
_CONFIDENCE = 0.7


class Token(NamedTuple):
    """A cell of the dump: its text, its place in the segment's clean text, and whether it is a value."""

    text: str
    start: int
    end: int
    number: bool


class Series(NamedTuple):
    """A chart's series: its name (None if the dump has none) and its points."""

    name: Token | None
    points: tuple[tuple[Token, Token], ...]


def read_charts(context: Context, lexicon: Lexicon, subjects: Subjects) -> Iterator[FigureCandidate]:
    """The figures of all charts."""
    for segment in context.segments():
        if segment.kind == "chart":
            for series in split_series(segment.text):
                yield from _read_series(segment, series, lexicon, subjects)


def split_series(text: str) -> list[Series]:
    """The series of a dump, in order: the name before the categories or after them, later ones may share the first one's."""
    tokens: list[Token] = []
    for match in _CELL.finditer(text):
        cell = match.group().strip()
        if cell:
            start = match.end() - len(match.group().lstrip())
            tokens.append(Token(cell, start, match.end(), _NUMBER.fullmatch(cell) is not None))
    found: list[Series] = []
    categories: list[Token] = []
    at, end = 0, len(tokens)
    while at < end:
        words = at
        while words < end and not tokens[words].number:
            words += 1
        values = words
        while values < end and tokens[values].number:
            values += 1
        labels, count = tokens[at:words], values - words
        if _MINIMUM <= count <= len(labels) <= count + 1:
            last = len(labels) > count and all(map(_is_year, labels[:-1])) and not _is_year(labels[-1])
            name = None if len(labels) == count else labels.pop(-1 if last else 0)
            categories = labels
            found.append(Series(name, tuple(zip(categories, tokens[words:values], strict=True))))
        elif len(labels) == 1 and count == len(categories):
            found.append(Series(labels[0], tuple(zip(categories, tokens[words:values], strict=True))))
        at = max(values, at + 1)
    return found


def _is_year(token: Token) -> bool:
    return years.year_of_heading(token.text) is not None


def _read_series(segment: Segment, series: Series, lexicon: Lexicon, subjects: Subjects) -> Iterator[FigureCandidate]:
    owner = subjects.own
    if series.name is None or owner is None:
        return
    name = read_heading(series.name.text, lexicon)
    of_year = years.year_inside(name.text)
    for label, value in series.points:
        heading = read_heading(label.text, lexicon)
        year = years.year_of_heading(heading.text)
        found = (name, year) if name.indicator is not None and year is not None else (heading, of_year)
        if found[1] is None or found[0].indicator is None or (year is not None) == (of_year is not None):
            continue
        number = _value(found[0], found[0].indicator, name.text, value.text)
        if number is not None:
            place = Span(segment.index, value.start, value.end)
            unit = found[0].indicator.unit
            yield FigureCandidate(owner, found[0].indicator.name, found[1], number, unit, place, value.text, "chart", _CONFIDENCE)


def _value(heading: Heading, indicator: Indicator, series: str, text: str) -> float | None:
    number = float(text.rstrip("%"))
    share = text.endswith("%") or re.search(r"比例|占比|比重|率", series) is not None
    if indicator.unit != "%" and share:
        return None
    if indicator.unit == "%" and abs(number) <= 1 and not text.endswith("%"):
        number = round(number * 100, 4)
    return (
        value_of(indicator, Quantity(0, len(text), number, "", heading.unit), heading.text, table=True)
        if not heading.unit
        else (number if indicator.plausible(number) else None)
    )
