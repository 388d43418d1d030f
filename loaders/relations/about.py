"""about: a case study and its hero, the school or region that it tells of."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.candidates import RelationCandidate, Span
from loaders.context import Context


def find(context: Context) -> Iterator[RelationCandidate]:
    """The hero of every case study: named in its title, else the first its text names."""
    for case in context.reading.cases:
        hero = context.hero_of(case.index)
        if hero is None:
            continue
        start, end = case.title_span
        surface = context.segment(case.first).text[start:end]
        subject = ("CaseStudy", context.names.resolve("CaseStudy", case.title))
        yield RelationCandidate("about", subject, hero, Span(case.first, start, end), surface, "case-hero", {}, 0.9)
