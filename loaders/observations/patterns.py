"""Patterns that know which words a text must have for them to match, and are compiled only when one has.

The gazetteer holds hundreds of patterns and a sentence few of their words: looking for the words first spares most of the work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Generic, TypeVar

from loaders.words import Overlapping

Named = TypeVar("Named")

_CLASSES = frozenset("dDsSwWbBAZ")
_OPTIONAL = ("?", "*", "{0", "{,")
_QUANTIFIER = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")
_OPENING = re.compile(r"\((?:\?(?:[:>]|P<\w+>|(?P<look><?[=!])))?")


class Pattern:
    """A regular expression for folded text; every text it matches in has one word of each of its ``triggers``."""

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
        by_word: dict[str, list[int]] = {}
        for place, (pattern, _) in enumerate(patterns):
            for word in sorted(pattern.triggers[0]) if pattern.triggers else ():
                by_word.setdefault(word, []).append(place)
        self._automaton = Overlapping(by_word)
        self.size = len(by_word)
        others = [tuple(map(tuple, pattern.triggers[1:])) for pattern, _ in patterns]
        self._alone = [[place for place in places if not others[place]] for places in by_word.values()]
        """Each word's patterns that need no other word, and below those that do, with the groups of which each needs one."""
        self._together = [[(place, others[place]) for place in places if others[place]] for places in by_word.values()]

    def within(self, text: str) -> list[tuple[Pattern, Named]]:
        """The patterns that may match in a text, in their order."""
        return [self._patterns[place] for place in self.places(text)]

    def words(self, text: str) -> list[tuple[int, int, int]]:
        """Which of the patterns' rarest words stand in a text, and where, in the order of their ends."""
        return self._automaton.find(text)

    def fitting(self, word: int, text: str) -> list[int]:
        """The places of a word's patterns whose other words the text has too."""
        together = self._together[word]
        if not together:
            return self._alone[word]
        places = self._alone[word][:]
        for place, others in together:
            for words in others:
                for other in words:
                    if other in text:
                        break
                else:
                    break
            else:
                places.append(place)
        return places

    def needing(self, word: int) -> list[int]:
        """The places of the patterns that a word is one of the rarest words of."""
        return [*self._alone[word], *(place for place, _ in self._together[word])]

    def places(self, text: str, hits: Sequence[tuple[int, int, int]] | None = None) -> list[int]:
        """The places of the patterns that may match in a text: each one's rarest words are looked for first, then its others.

        ``hits`` are the text's :meth:`words`, where they are known.
        """
        if hits is None:
            hits = self._automaton.find(text)
        if not hits and not self._always:
            return []
        places = set(self._always)
        for word in {word for word, _, _ in hits}:
            places.update(self.fitting(word, text) if self._together[word] else self._alone[word])
        return sorted(places)


def triggers(source: str) -> tuple[frozenset[str], ...]:
    """Sets of words, one of each of which stands in every text that the expression ``source`` matches in, the rarest set first.

    None where that cannot be told. Read off without compiling it.
    """
    needed, end = _sequence(source, 0)
    if end < len(source):
        words = _alternatives(source, 0)[0]
        needed = [words] if words else []
    return tuple(sorted(dict.fromkeys(needed), key=_rarity, reverse=True))


def _alternatives(source: str, at: int) -> tuple[frozenset[str], int]:
    """What the alternatives from ``at`` on need, each one of its words, and where they end: at the closing bracket or the end."""
    found: list[frozenset[str]] = []
    while True:
        needed, at = _sequence(source, at)
        found.append(max(needed, key=_rarity, default=frozenset()))
        if at >= len(source) or source[at] == ")":
            return (frozenset().union(*found) if all(found) else frozenset()), at
        at += 1


def _sequence(source: str, at: int) -> tuple[list[frozenset[str]], int]:
    """The sets of words that one alternative needs, and where it ends."""
    needed: list[frozenset[str]] = []
    run = ""
    while at < len(source) and source[at] not in "|)":
        letter, words, at = _atom(source, at)
        quantifier = _QUANTIFIER.match(source, at)
        at = quantifier.end() if quantifier else at
        optional = quantifier is not None and quantifier.group().startswith(_OPTIONAL)
        run += letter if not optional else ""
        if run and (not letter or quantifier is not None):
            needed.append(frozenset({run}))
            run = ""
        if words and not optional:
            needed.append(words)
    return [*needed, frozenset({run})] if run else needed, at


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
