"""Mentions of case studies: the titles that the structure found, with their numbers as printed."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.candidates import Mention, Span
from loaders.context import Context


def find(context: Context) -> Iterator[Mention]:
    """A mention of every case study at its title."""
    for case in context.reading.cases:
        start, end = case.title_span
        surface = context.segment(case.first).text[start:end]
        name = context.names.register("CaseStudy", case.title, surface)
        attrs = {"number": case.number} if case.number else {}
        yield Mention("CaseStudy", name, surface, Span(case.first, start, end), "case-title", attrs, 0.97)
