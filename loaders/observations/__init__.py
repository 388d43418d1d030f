"""Figures: which indicator, of whom, for which year, how much, in the plain unit.

:func:`find` reads a whole report. The parts, each with one reason to change: :mod:`.folding` (the text as the rules see it),
:mod:`.quantities` (numbers with units), :mod:`.years`, :mod:`.lexicon` (which words mean which indicator), :mod:`.binding` and
:mod:`.counted` (which number belongs to which words), :mod:`.topics` (what a sentence is about, and what makes a figure none of
ours), :mod:`.subjects`, :mod:`.prose`, :mod:`.tables` with :mod:`.headings`, :mod:`.charts`, :mod:`.conflicts`.
"""

from __future__ import annotations

from collections.abc import Iterable

from loaders.candidates import FigureCandidate, Refusal
from loaders.context import Context
from loaders.observations import charts, conflicts, lexicon, prose, tables
from loaders.observations.subjects import Subjects
from loaders.observations.years import described_year

__all__ = ["find"]


def find(context: Context) -> Iterable[FigureCandidate]:
    """The figures of a report, one for each subject, indicator and year; what is left out goes to the context's refusals.

    Follows the annotation guidelines' section on observations and its settled points. A report whose year is unknown and
    whose sentences name none states no figure, for an observation needs its year.
    """
    known = lexicon.load()
    subjects = Subjects(context)
    year = described_year(
        [segment.text for segment in context.segments() if segment.kind in ("prose", "item")], context.identity.year
    )
    if year is None:
        return []
    candidates: list[FigureCandidate] = []
    readings = (*prose.read_prose(context, known, subjects, year), *tables.read_tables(context, known, subjects, year))
    for found in (*readings, *charts.read_charts(context, known, subjects)):
        if isinstance(found, Refusal):
            context.refuse(found)
        else:
            candidates.append(found)
    kept, refused = conflicts.settle(candidates)
    for refusal in refused:
        context.refuse(refusal)
    return kept
