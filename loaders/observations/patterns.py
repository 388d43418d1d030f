"""Patterns that know which words a text must have for them to match, and are compiled only when one has.

The gazetteer holds hundreds of patterns and a sentence few of their words: looking for the words first spares most of the work.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Generic, TypeVar

from loaders.words import Overlapping

Named = TypeVar("Named")

_CLASSES = frozenset("dDsSwWbBAZ")
_OPTIONAL = ("?", "*", "{0", "{,")
_QUANTIFIER = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")
_OPENING = re.compile(r"\((?:\?(?:[:>]|P<\w+>|(?P<look><?[=!])))?")


class Pattern:
    """A regular expression for folded text; every text it matches in has one of its ``triggers``, where it has any."""

    __slots__ = ("_compiled", "source", "triggers")

    def __init__(self, source: str) -> None:
        self.source = source
        self.triggers = triggers(source)
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself. Raises ``re.error`` where it is broken."""
        if self._compiled is None:
            self._compiled = re.compile(self.source)
        return self._compiled


class Index(Generic[Named]):
    """Patterns with what they name, found by the words of a text in one pass."""

    def __init__(self, patterns: Sequence[tuple[Pattern, Named]]) -> None:
        self._patterns = patterns
        self._always = [place for place, (pattern, _) in enumerate(patterns) if not pattern.triggers]
        by_word: dict[str, list[int]] = defaultdict(list)
        for place, (pattern, _) in enumerate(patterns):
            for word in pattern.triggers:
                by_word[word].append(place)
        self._places = list(by_word.values())
        self._words = Overlapping(by_word)

    def within(self, text: str) -> list[tuple[Pattern, Named]]:
        """The patterns that may match in a text, in their order."""
        places = {place for word, _, _ in self._words.find(text) for place in self._places[word]}
        return [self._patterns[place] for place in sorted(places.union(self._always))]


def triggers(source: str) -> frozenset[str]:
    """Words one of which stands in every text that the expression ``source`` matches in; none where that cannot be told.

    Read off without compiling it.
    """
    return _alternatives(source, 0)[0]


def _alternatives(source: str, at: int) -> tuple[frozenset[str], int]:
    """What the alternatives from ``at`` on need, each one of its words, and where they end: at the closing bracket or the end."""
    found: list[frozenset[str]] = []
    while True:
        words, at = _sequence(source, at)
        found.append(words)
        if at >= len(source) or source[at] == ")":
            return (frozenset().union(*found) if all(found) else frozenset()), at
        at += 1


def _sequence(source: str, at: int) -> tuple[frozenset[str], int]:
    """The rarest words that one alternative needs, and where it ends."""
    best: frozenset[str] = frozenset()
    run = ""
    while at < len(source) and source[at] not in "|)":
        letter, words, at = _atom(source, at)
        quantifier = _QUANTIFIER.match(source, at)
        at = quantifier.end() if quantifier else at
        optional = quantifier is not None and quantifier.group().startswith(_OPTIONAL)
        if letter and not optional:
            run += letter
            words = frozenset({run})
        if not optional:
            best = max(best, words, key=_rarity)
        if not letter or quantifier is not None:
            run = ""
    return best, at


def _rarity(words: frozenset[str]) -> tuple[int, int]:
    """How seldom a text has any of some words, as far as their lengths and number tell."""
    return min(map(len, words), default=0), -len(words)


def _atom(source: str, at: int) -> tuple[str, frozenset[str], int]:
    """One letter that stands for itself, or the words that a class or group needs; and where it ends."""
    letter = source[at]
    if letter == "\\":
        escaped = source[at + 1 : at + 2]
        return ("" if escaped in _CLASSES or escaped.isdigit() else escaped), frozenset(), at + 2
    if letter == "[":
        end = at + 2
        while end < len(source) and source[end] != "]":
            end += 2 if source[end] == "\\" else 1
        return "", frozenset(), end + 1
    if letter == "(":
        opening = _OPENING.match(source, at)
        words, end = _alternatives(source, opening.end() if opening else at + 1)
        return "", (frozenset() if opening and opening["look"] else words), end + 1
    return ("" if letter in ".^$" else letter), frozenset(), at + 1
