"""Patterns that know which letters a text must have for them to match, and are compiled only when one has.

The gazetteer holds hundreds of patterns and a sentence few of their words: looking for the letters first spares most of the work.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from typing import Generic, TypeVar

Named = TypeVar("Named")

_CLASSES = frozenset("dDsSwWbBAZ")
_OPTIONAL = ("?", "*", "{0", "{,")
_QUANTIFIER = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")
_OPENING = re.compile(r"\((?:\?(?:[:>]|P<\w+>|(?P<look><?[=!])))?")


class Pattern:
    """A regular expression for folded text; ``needs`` are letters that every text it matches in has."""

    __slots__ = ("_compiled", "needs", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self.needs = required(source)
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself. Raises ``re.error`` where it is broken."""
        if self._compiled is None:
            self._compiled = re.compile(self.source)
        return self._compiled


class Index(Generic[Named]):
    """Patterns with what they name, found by the letters of a text."""

    def __init__(self, patterns: Sequence[tuple[Pattern, Named]]) -> None:
        self._patterns = patterns
        shared = Counter(letter for pattern, _ in patterns for letter in pattern.needs)
        self._always: list[int] = []
        self._by_letter: dict[str, list[int]] = defaultdict(list)
        for place, (pattern, _) in enumerate(patterns):
            rarest = min(sorted(pattern.needs), key=lambda letter: shared[letter], default=None)
            (self._always if rarest is None else self._by_letter[rarest]).append(place)

    def within(self, letters: Set[str]) -> list[tuple[Pattern, Named]]:
        """The patterns that may match in a text of these letters, in their order."""
        places = [place for letter in letters for place in self._by_letter.get(letter, ())]
        fitting = [place for place in places if self._patterns[place][0].needs <= letters]
        return [self._patterns[place] for place in sorted([*self._always, *fitting])]


def required(source: str) -> frozenset[str]:
    """Letters without which no text matches the expression ``source``: a lower bound, read off without compiling it."""
    return frozenset(_branches(source, 0)[0])


def _branches(source: str, at: int) -> tuple[set[str], int]:
    """What all alternatives from ``at`` on need together, and where they end: at the closing bracket or the end."""
    found: list[set[str]] = [set()]
    while at < len(source) and source[at] != ")":
        if source[at] == "|":
            found.append(set())
            at += 1
            continue
        letters, at = _atom(source, at)
        quantifier = _QUANTIFIER.match(source, at)
        if quantifier is None:
            found[-1] |= letters
            continue
        at = quantifier.end()
        if not quantifier.group().startswith(_OPTIONAL):
            found[-1] |= letters
    return set.intersection(*found), at


def _atom(source: str, at: int) -> tuple[set[str], int]:
    """The letters that one letter, class or group needs, and where it ends."""
    letter = source[at]
    if letter == "\\":
        escaped = source[at + 1 : at + 2]
        return (set() if escaped in _CLASSES or escaped.isdigit() else {escaped}), at + 2
    if letter == "[":
        end = at + 2
        while end < len(source) and source[end] != "]":
            end += 2 if source[end] == "\\" else 1
        return set(), end + 1
    if letter == "(":
        opening = _OPENING.match(source, at)
        letters, end = _branches(source, opening.end() if opening else at + 1)
        return (set() if opening and opening["look"] else letters), end + 1
    return (set() if letter in ".^$" else {letter}), at + 1
