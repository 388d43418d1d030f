"""Charts written out line by line under their title: 图1 2020—2022年升学率（%）, 2020年 61.38, 2021年 68.02.

The title names the indicator and each line a year, or the lines name indicators and the title the year. A title may hold its
points itself: 图2 在校生数（人）：2020年 9000；2021年 9500.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.candidates import FigureCandidate, Span
from loaders.context import Context
from loaders.observations import years
from loaders.observations.figure import value_of
from loaders.observations.folding import fold
from loaders.observations.headings import read_heading
from loaders.observations.lexicon import Lexicon
from loaders.observations.quantities import read_cell
from loaders.observations.subjects import Subjects
from loaders.observations.titles import Title, read_title
from loaders.reading import Segment

_POINT = re.compile(
    r"(?P<label>20[0-4]\d年?(?:度|底|末)?|[^\d\s：:；;。]{2,24})[：:\s]*(?P<value>\d[\d,.]*\s?[^\d\s，,、；;。：:]{0,4})"
)
_COLON = re.compile(r"(?:[^：:（(]|[（(][^（）()]*[)）])+[：:](?=.*\d)")
"""A title up to its colon, one in a bracket (单位：%) left aside."""
_PARTED = re.compile(r"[，,、；;。\s]*")
_ROW = re.compile(r"(?:20[0-4]\d(?:年度?)?\s*){2,}")
_VALUES = re.compile(r"\d[\d.]*%?(?:\s+\d[\d.]*%?)+")
_LONGEST, _LEAST, _CONFIDENCE = 60, 2, 0.85


class Point(NamedTuple):
    """A label and its value, told at ``segment.text[start:end]``."""

    segment: Segment
    label: str
    value: str
    start: int
    end: int


def read_plotted(context: Context, lexicon: Lexicon, subjects: Subjects, calendar: years.Calendar) -> Iterator[FigureCandidate]:
    """The figures of all charts that are written out under their title."""
    for segment in context.reading.segments:
        if segment.kind != "caption" or not segment.text.startswith("图"):
            continue
        colon = _COLON.match(segment.text)
        points = _inside(segment, colon.end()) if colon else []
        title = segment.text[: colon.end() - 1] if colon and points else segment.text
        points = points or _below(context, segment)
        if points:
            yield from _read(points, read_title(title, lexicon), (lexicon, subjects, calendar.year), segment)


def _inside(title: Segment, start: int) -> list[Point]:
    """The points that a title tells behind its colon, if it tells nothing else there."""
    points: list[Point] = []
    while start < len(title.text):
        match = _POINT.match(title.text, start)
        if match is None:
            return []
        points.append(Point(title, match["label"], match["value"], *match.span("value")))
        parted = _PARTED.match(title.text, match.end())
        start = parted.end() if parted else match.end()
    return points


def _below(context: Context, title: Segment) -> list[Point]:
    """The points of the lines below a title: one a line, or a line of years and one of as many values."""
    points: list[Point] = []
    segments = context.reading.segments
    for at in range(title.index + 1, len(segments)):
        segment = segments[at]
        if segment.kind not in ("item", "prose") or len(segment.text) > _LONGEST:
            break
        if not points and _ROW.fullmatch(segment.text) and at + 1 < len(segments):
            return _in_rows(segment, segments[at + 1])
        match = _POINT.fullmatch(segment.text.rstrip("。；;，,"))
        if match is None and at == title.index + 1 and segment.text.isalpha():
            continue
        if match is None:
            break
        points.append(Point(segment, match["label"], match["value"], *match.span("value")))
    return points if len(points) >= _LEAST else []


def _in_rows(labels: Segment, values: Segment) -> list[Point]:
    said = re.findall(r"20[0-4]\d", labels.text)
    told = list(re.finditer(r"\S+", values.text)) if _VALUES.fullmatch(values.text) else []
    if len(said) != len(told):
        return []
    return [Point(values, year, match.group(), *match.span()) for year, match in zip(said, told, strict=True)]


def _read(
    points: list[Point], title: Title, reader: tuple[Lexicon, Subjects, int], segment: Segment
) -> Iterator[FigureCandidate]:
    lexicon, subjects, default = reader
    owner = subjects.of_table(segment, segment.text)
    if owner is None:
        return
    for point in points:
        year = years.year_of_heading(fold(point.label).text)
        if year is not None:
            indicator, when = title.indicator, year
        else:
            heading = read_heading(point.label, lexicon)
            indicator, when = heading.indicator, title.year or default
        quantity = read_cell(fold(point.value).text, title.unit)
        value = value_of(indicator, quantity, "", table=True) if indicator and quantity and not quantity.about else None
        if indicator is not None and value is not None:
            place = Span(point.segment.index, point.start, point.end)
            yield FigureCandidate(
                owner, indicator.name, when, value, indicator.unit, place, point.value, "chart-line", _CONFIDENCE
            )
