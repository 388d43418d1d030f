"""partOf: two regions that the report names, one directly inside the other (county and city, city and province)."""

from __future__ import annotations

from collections.abc import Iterator

from kg.divisions import Division
from loaders.candidates import Mention, RelationCandidate
from loaders.context import Context


def find(context: Context) -> Iterator[RelationCandidate]:
    """Every named region with the nearest region around it that is named too, at the place that names the inner one."""
    first: dict[str, Mention] = {}
    for mention in context.of("Region"):
        first.setdefault(mention.name, mention)
    known = {name: _division(context, mention) for name, mention in first.items()}
    by_code = {division.code: name for name, division in known.items() if division is not None}
    for name, division in known.items():
        if division is None:
            continue
        mention = first[name]
        for above in context.divisions.ancestors(division):
            outer = by_code.get(above.code)
            if outer is not None:
                yield RelationCandidate(
                    "partOf",
                    ("Region", name),
                    ("Region", outer),
                    mention.span,
                    mention.surface,
                    "gazetteer",
                    {},
                    mention.confidence,
                )
                break


def _division(context: Context, mention: Mention) -> Division | None:
    code = mention.attrs.get("code")
    if not isinstance(code, str):
        return None
    named = [division for division in context.divisions.named(mention.name) if division.code == code]
    return named[0] if named else context.divisions.by_code(code)
