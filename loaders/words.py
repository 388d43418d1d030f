"""Many words looked for in one pass over a text, and the cheap question whether a rule is worth trying on it.

An Aho-Corasick automaton reads a text once whatever the number of words; a regular expression of a thousand alternatives
tries them one after another at every letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

Stretch = tuple[int, int]
_NONE: Iterator[re.Match[str]] = iter(())


class Words:
    """A set of words, found where an alternation of them, the longest first, would match: leftmost, longest, none in another."""

    __slots__ = ("_automaton", "_longest_first", "_sizes", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._longest_first = sorted(self._words, key=lambda word: (-len(word), word))
        self._sizes: tuple[int, ...] = tuple(sorted({len(word) for word in self._words}, reverse=True))
        self._automaton: AhoCorasick | None = None

    def spans(self, text: str, start: int = 0, end: int | None = None) -> list[Stretch]:
        """Where words stand in ``text[start:end]``, in order."""
        if not self._words:
            return []
        if self._automaton is None:
            self._automaton = AhoCorasick(self._longest_first, matchkind=MatchKind.LeftmostLongest)
        if start == 0 and (end is None or end >= len(text)):
            return [(left, right) for _, left, right in self._automaton.find_matches_as_indexes(text)]
        part = text[start:end]
        return [(left + start, right + start) for _, left, right in self._automaton.find_matches_as_indexes(part)]

    def longest_at(self, text: str, start: int, end: int) -> int:
        """Where the longest word ends that begins at ``start`` and lies within ``text[start:end]``; -1 where none does."""
        for size in self._sizes:
            if start + size <= end and text[start : start + size] in self._words:
                return start + size
        return -1


class Overlapping:
    """A set of words, found wherever they stand, also one inside another."""

    __slots__ = ("_automaton", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list(words)
        self._automaton: AhoCorasick | None = None

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Each word's place in the order they were given, and where it stands, in the order of their ends."""
        if self._automaton is None:
            self._automaton = AhoCorasick(self._words, matchkind=MatchKind.Standard)
        return self._automaton.find_matches_as_indexes(text, overlapping=True)


class Triggered:
    """A regular expression that can match only in a text that has one of some words, and is tried (and compiled) only then."""

    __slots__ = ("_compiled", "source", "words")

    def __init__(self, source: str, *words: str) -> None:
        self.source = source
        self.words = words
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        if self._compiled is None:
            self._compiled = re.compile(self.source)
        return self._compiled

    def may_match(self, text: str) -> bool:
        """Whether the text has one of the words."""
        for word in self.words:  # noqa: SIM110 - a generator costs more than the search
            if word in text:
                return True
        return False

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, in order."""
        return self.compiled.finditer(text) if self.may_match(text) else _NONE

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return self.compiled.search(text) if self.may_match(text) else None
