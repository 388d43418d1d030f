"""awarded: a named school and an honour that it holds, with the year where the text says it."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.candidates import RelationCandidate
from loaders.context import Context
from loaders.mentions.award import Award
from loaders.mentions.honour_awards import read


def find(context: Context) -> Iterator[RelationCandidate]:
    """One candidate a school and honour; the honours' mentions come from the same reading of the text."""
    found = list(read(context))
    for refusal in found:
        if not isinstance(refusal, Award):
            context.refuse(refusal)
    for award in found:
        if not isinstance(award, Award):
            continue
        name = context.names.resolve("Honour", award.name)
        surface = context.segment(award.span.segment).text[award.span.start : award.span.end]
        attrs = {"year": award.year} if award.year is not None else {}
        for school in award.schools:
            subject = ("School", context.names.resolve("School", school))
            yield RelationCandidate("awarded", subject, ("Honour", name), award.span, surface, award.rule, attrs, 0.85)
