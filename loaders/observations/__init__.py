"""Figures: which indicator, of whom, for which year, how much, in the plain unit.

:func:`find` reads a whole report. The parts, each with one reason to change: :mod:`.folding` (the text as the rules see it),
:mod:`.quantities` (numbers with units), :mod:`.years`, :mod:`.lexicon` (which words mean which indicator), :mod:`.binding` with
:mod:`.chains`, :mod:`.lists` and :mod:`.counted` (which number belongs to which words), :mod:`.topics` (what a sentence is about,
and what makes a figure none of ours), :mod:`.subjects`, :mod:`.prose`, :mod:`.tables` with :mod:`.grids`, :mod:`.sides` and
:mod:`.headings`, :mod:`.charts`, :mod:`.plotted`, :mod:`.conflicts`.
"""

from __future__ import annotations

from collections.abc import Iterable

from loaders.candidates import FigureCandidate, Refusal
from loaders.context import Context
from loaders.observations import charts, conflicts, lexicon, plotted, prose, tables
from loaders.observations.subjects import Subjects
from loaders.observations.years import Calendar, counts_by_start, described_year, year_of_heading

__all__ = ["find"]


def find(context: Context) -> Iterable[FigureCandidate]:
    """The figures of a report, one for each subject, indicator and year; what is left out goes to the context's refusals.

    Follows the annotation guidelines' section on observations and its settled points. A report whose year is unknown and
    whose sentences name none states no figure, for an observation needs its year.
    """
    known = lexicon.load()
    subjects = Subjects(context)
    calendar = _calendar(context)
    if calendar is None:
        return []
    candidates: list[FigureCandidate] = []
    readings = (*prose.read_prose(context, known, subjects, calendar), *tables.read_tables(context, known, subjects, calendar))
    drawn = (*charts.read_charts(context, known, subjects), *plotted.read_plotted(context, known, subjects, calendar))
    for found in (*readings, *drawn):
        if isinstance(found, Refusal):
            context.refuse(found)
        elif found.year > max(calendar.year, context.identity.year or 0):
            label = f"{found.indicator} {found.year} = {found.value:g}"
            context.refuse(Refusal("observation", found.indicator, label, "planned", found.span))
        else:
            candidates.append(found)
    kept, refused = conflicts.settle(candidates)
    for refusal in refused:
        context.refuse(refusal)
    return kept


def _calendar(context: Context) -> Calendar | None:
    """The year that a report describes and how it counts school years; None if neither title nor sentences tell a year."""
    texts = _dated_texts(context)
    year = described_year(texts, context.identity.year)
    if year is None:
        return None
    headings = [
        context.segment(index).text
        for table in context.reading.tables
        for row in table.rows
        for index in row
        if index is not None
    ]
    return Calendar(year, counts_by_start([*texts, *headings], year))


def _dated_texts(context: Context) -> list[str]:
    """What tells a report's year: its paragraphs, and the latest year that heads a column or row of each table."""
    texts = [segment.text for segment in context.segments() if segment.kind in ("prose", "item")]
    for table in context.reading.tables:
        cells = [context.segment(index).text for row in table.rows for index in row if index is not None]
        heads = [year for text in cells if not text.isdigit() and (year := year_of_heading(text)) is not None]
        texts.extend([f"{max(heads)}年"] if heads else [])
    return texts
