"""involves: a case study and the firms, schools, programs and policies that its text names, its hero aside."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.candidates import RelationCandidate
from loaders.context import Context

_KINDS = ("Enterprise", "School", "Program", "Policy")


def find(context: Context) -> Iterator[RelationCandidate]:
    """Case and what its text names."""
    for case in context.reading.cases:
        hero = context.hero_of(case.index)
        subject = ("CaseStudy", context.names.resolve("CaseStudy", case.title))
        for segment in range(case.first, case.last + 1):
            for kind in _KINDS:
                for mention in context.of(kind, segment):
                    in_title = segment == case.first and mention.span.start < case.title_span[1]
                    name = context.names.resolve(kind, mention.name)
                    if not in_title and (kind, name) != hero:
                        yield RelationCandidate(
                            "involves", subject, (kind, name), mention.span, mention.surface, "in-case", {}, mention.confidence
                        )
