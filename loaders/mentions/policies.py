"""Mentions of policies: laws, plans, notices and other documents in 《》, their numbers, and the short names they are given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model import AttributeValue
from loaders.candidates import Mention, Refusal, Span
from loaders.context import Context
from loaders.mentions.policy_names import Policies, bare_name, ends_with, is_generic
from loaders.mentions.policy_titles import judge, titles
from loaders.reading import Segment

_DEFINED = re.compile(
    r"^[》〉]?(?:（[^（）]{0,30}号）)?[（(](?:以下|下文|下称)?(?:统一)?(?:简称|称)(?:为)?[：:]?[“《‘]*(?P<short>[^“”《》‘’（）()]{2,30})[”》’]*[）)]"
)


@dataclass(slots=True)
class _Found:
    segment: Segment
    start: int
    end: int
    rule: str
    confidence: float
    attrs: dict[str, AttributeValue] = field(default_factory=dict)


def find(context: Context) -> Iterator[Mention]:
    """All mentions of documents in 《》, with every surface form that means the same one under one name."""
    found: list[_Found] = []
    policies = Policies()
    for segment in context.reading.segments:
        text = segment.text
        if ("》" not in text and "〉" not in text) or segment.kind in ("contents", "caption", "furniture", "title", "chart"):
            continue
        for one in _titles(context, segment):
            found.append(one)
            policies.add(bare_name(text[one.start : one.end]))
            behind = text[one.end : one.end + 90]
            defined = _DEFINED.match(behind) if "称" in behind else None
            if defined:
                policies.define(bare_name(text[one.start : one.end]), defined["short"])
    names = policies.resolve()
    last: list[str] = []
    for one in found:
        surface = one.segment.text[one.start : one.end]
        name, reason = names[bare_name(surface)]
        if is_generic(name):
            meant = next((known for known in reversed(last) if ends_with(known, name)), None)
            if meant is None:
                span = Span(one.segment.index, one.start, one.end)
                context.refuse(Refusal("entity", "Policy", surface, "generic-title", span))
                continue
            yield Mention(
                "Policy", meant, surface, Span(one.segment.index, one.start, one.end), "policy-short-name", one.attrs, 0.85
            )
            continue
        last.append(name)
        context.names.register("Policy", name)
        name = context.names.register("Policy", name, bare_name(surface), reason)
        yield Mention("Policy", name, surface, Span(one.segment.index, one.start, one.end), one.rule, one.attrs, one.confidence)
    yield from _short_forms(context, policies)


def _titles(context: Context, segment: Segment) -> Iterator[_Found]:
    outer_is_policy, outer_end = False, -1
    for title in titles(segment.text):
        if title.depth and (outer_is_policy or title.end <= outer_end):
            continue
        verdict = judge(segment.text, title)
        outer_is_policy, outer_end = verdict.is_policy, title.end if verdict.is_policy else -1
        if not verdict.is_policy:
            span = Span(segment.index, title.start, title.end)
            context.refuse(Refusal("entity", "Policy", segment.text[title.start : title.end], verdict.reason, span))
            continue
        attrs: dict[str, AttributeValue] = {}
        if verdict.number:
            attrs["number"] = verdict.number
        if verdict.draft:
            attrs["status"] = "draft"
        yield _Found(segment, title.start, title.end, "policy-title", verdict.confidence, attrs)


def _short_forms(context: Context, policies: Policies) -> Iterator[Mention]:
    """Places of defined short names in quotation marks (“行动计划”), where the definition gave one."""
    shorts = policies.defined()
    if not shorts:
        return
    pattern = re.compile("[“‘](" + "|".join(sorted(map(re.escape, shorts), key=lambda s: (-len(s), s))) + ")[”’]")
    for segment in context.segments():
        for place in pattern.finditer(segment.text):
            name = context.names.register("Policy", shorts[place[1]], place[1], "defined short name")
            span = Span(segment.index, place.start(1), place.end(1))
            yield Mention("Policy", name, place[1], span, "policy-short-name", {}, 0.85)
