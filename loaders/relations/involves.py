"""involves: a case study and the firms, schools, programs and policies that its text names, its hero aside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.candidates import Mention, RelationCandidate
from loaders.context import Context

_FORMER = re.compile(r"(?:原名|曾用名|旧称|前身(?:是|为|系)|原称)[“《]?(?:\d{4}年[^，。；]{0,4}的)?\Z")
_KINDS = ("Enterprise", "School", "Program", "Policy")


def _formerly(context: Context, mention: Mention) -> bool:
    """Whether a school is named as what the hero was called before (原名, 前身为)."""
    text = context.segment(mention.span.segment).text
    return _FORMER.search(text[max(0, mention.span.start - 12) : mention.span.start]) is not None


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
                    own = kind == "School" and hero is not None and (hero[1].endswith(name) or _formerly(context, mention))
                    if not in_title and (kind, name) != hero and not own:
                        yield RelationCandidate(
                            "involves", subject, (kind, name), mention.span, mention.surface, "in-case", {}, mention.confidence
                        )
