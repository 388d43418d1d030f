"""Which rules for firms may find one in a segment: by the words without which they find none, all looked for in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from loaders.mentions.enterprise_brands import brand_enterprises
from loaders.mentions.enterprise_classes import CLASS_WORDS, class_enterprises
from loaders.mentions.enterprise_lists import (
    LIST_WORDS,
    PLATFORM_WORDS,
    adjacent_enterprises,
    listed_enterprises,
    platform_enterprises,
)
from loaders.mentions.enterprise_names import LAST_WORDS, Found, enterprise_names
from loaders.mentions.enterprise_partners import PARTNER_WORDS, partner_enterprises
from loaders.mentions.name_lists import brands
from loaders.mentions.word_passes import Place, segments_with
from loaders.reading import Segment

Rule = Callable[[str], list[Found]]
_RULES: tuple[tuple[Rule, Callable[[], Iterable[str]]], ...] = (
    (enterprise_names, lambda: LAST_WORDS),
    (class_enterprises, lambda: CLASS_WORDS),
    (listed_enterprises, lambda: LIST_WORDS),
    (adjacent_enterprises, lambda: LAST_WORDS),
    (platform_enterprises, lambda: PLATFORM_WORDS),
)
"""Sure rules first, each with the words of which it needs one; brands and partners come last."""
_BRANDS = 1 << len(_RULES)
_PARTNERS = 2 << len(_RULES)


@cache
def _words() -> tuple[AhoCorasick, tuple[int, ...]]:
    """All the words, and for each the rules that it calls for, as bits (the last for brands and partners)."""
    calls: dict[str, int] = {}
    for bit, (_, words) in enumerate(_RULES):
        for word in words():
            calls[word] = calls.get(word, 0) | 1 << bit
    for word in brands():
        calls[word] = calls.get(word, 0) | _BRANDS | _PARTNERS
    for word in PARTNER_WORDS:
        calls[word] = calls.get(word, 0) | _PARTNERS
    return AhoCorasick(list(calls), implementation=Implementation.DFA), tuple(calls.values())


def enterprises_told(segments: Sequence[Segment]) -> Iterator[tuple[Segment, list[Found]]]:
    """What the rules find in each segment, sure rules first, where they find anything."""
    automaton, calls = _words()
    for segment, places in segments_with(lambda text: automaton.find_matches_as_indexes(text, overlapping=True), segments):
        found = _found(segment.text, places, calls)
        if found:
            yield segment, found


def _found(text: str, places: list[Place], calls: tuple[int, ...]) -> list[Found]:
    called = 0
    branded: list[tuple[int, int]] = []
    partners: list[int] = []
    for which, start, end in places:
        called |= calls[which]
        if calls[which] & _BRANDS:
            branded.append((start, end))
        if calls[which] & _PARTNERS:
            partners.append(start)
    found: list[Found] = []
    for bit, (rule, _) in enumerate(_RULES):
        if called >> bit & 1:
            found.extend(rule(text))
    if branded:
        found.extend(brand_enterprises(text, branded))
    if partners:
        found.extend(partner_enterprises(text, sorted(partners)))
    return found
