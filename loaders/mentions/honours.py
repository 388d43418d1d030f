"""Mentions of honours that a named school holds, each under one name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from loaders.candidates import Mention
from loaders.context import Context
from loaders.mentions.award import Award
from loaders.mentions.honour_awards import awards
from loaders.mentions.honour_names import normal_form, without_class

_CONFIDENCE = {"honour-column": 0.95, "honour-verb": 0.88, "honour-list": 0.85, "honour-state": 0.75}


def find(context: Context) -> Iterator[Mention]:
    """The honours' mentions; two writings of one honour share the name that comes first."""
    found = list(awards(context))
    names = _names(found)
    for award in found:
        name = names[award.name]
        surface = context.segment(award.span.segment).text[award.span.start : award.span.end]
        context.names.register("Honour", name, award.name, "same name written otherwise")
        yield Mention("Honour", name, surface, award.span, award.rule, {}, _CONFIDENCE[award.rule])


def _names(found: list[Award]) -> dict[str, str]:
    """Every written form and the name it goes by."""
    by_form: dict[str, str] = {}
    names: dict[str, str] = {}
    holders: dict[str, set[str]] = defaultdict(set)
    for award in found:
        if award.name not in names:
            names[award.name] = by_form.setdefault(normal_form(award.name), award.name)
        holders[names[award.name]].update(award.schools)
    classes = [(other, bare) for other in dict.fromkeys(by_form.values()) if (bare := without_class(other)) != other]
    for name, canonical in list(names.items()):
        fuller = [other for other, bare in classes if bare == canonical and holders[other] & holders[canonical]]
        if len(fuller) == 1:
            names[name] = fuller[0]
    return names
