"""Where a text may name a division: full and short names, longest first, none inside another."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from kg.divisions import Division, divisions
from loaders.mentions.region_words import region_words
from loaders.words import Overlapping

_PREFECTURES = {"博州": "博尔塔拉蒙古自治州", "巴州": "巴音郭楞蒙古自治州", "克州": "克孜勒苏柯尔克孜自治州"}
"""Prefectures that are called by their first letter."""
_BARE_KIND = {"自治县": "县", "自治州": "州", "自治旗": "旗"}


class Spot(NamedTuple):
    """A place where a division's name may stand, and the divisions of that name. ``full`` where the kind is said (市, 县)."""

    start: int
    end: int
    surface: str
    full: bool
    divisions: tuple[Division, ...]


class _Name(NamedTuple):
    """The divisions of a name; for a short one the words around it to which its letters then belong (扩大连接, 长治久安)."""

    full: bool
    divisions: tuple[Division, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]

    def stands(self, text: str, start: int, end: int) -> bool:
        """Whether the letters there are the short name's."""
        return not ((self.before and text.endswith(self.before, 0, start)) or (self.after and text.startswith(self.after, end)))


class _Index:
    """All names, found wherever they stand in a text."""

    def __init__(self) -> None:
        gazetteer = divisions()
        full: dict[str, list[Division]] = defaultdict(list)
        short: dict[str, list[Division]] = defaultdict(list)
        for division in gazetteer:
            full[division.name].append(division)
            for kind, bare in _BARE_KIND.items():
                if division.name.endswith(kind) and division.short != division.name:
                    full[division.short + bare].append(division)
            if division.short != division.name:
                short[division.short].append(division)
        for bare, name in _PREFECTURES.items():
            full[bare].extend(full[name])
        words = region_words()
        names = {name: _Name(True, tuple(named), (), ()) for name, named in full.items()}
        for name, named in short.items():
            before, after = (tuple(filter(None, around.get(name, ()))) for around in (words.before, words.after))
            names.setdefault(name, _Name(False, tuple(named), before, after))
        names = {name: known for name, known in names.items() if len(name) > 1}  # a row of the table is 市 alone
        self._names = tuple(names.values())
        self._words = Overlapping(names)

    def hits(self, text: str) -> list[tuple[int, int, _Name]]:
        """The names whose letters stand in a text, by their start, the longest first; in the place of the end, its negative."""
        names = self._names
        found: list[tuple[int, int, _Name]] = []
        for at, start, end in self._words.find(text):
            name = names[at]
            if name.full or name.stands(text, start, end):
                found.append((start, -end, name))
        if len(found) > 1:
            found.sort()
        return found


@lru_cache(maxsize=1)
def _index() -> _Index:
    return _Index()


def _cut_short(hits: list[tuple[int, int, _Name]], at: int) -> bool:
    """Whether a full name begins inside a short one and reaches further (甲县和|平果县, not 和平).

    A full name of two letters does not: in 资兴县 the county was 资兴's, and is not 兴县.
    """
    first, end, last = hits[at][0], -hits[at][1], hits[at][0]
    for index in range(at + 1, len(hits)):
        start, other, name = hits[index]
        if start >= end:
            return False
        if start not in (first, last):
            last = start
            if name.full and -other > end and -other - start > 2:
                return True
    return False


@lru_cache(maxsize=4096)
def spots(text: str) -> tuple[Spot, ...]:
    """All places that may name a division, in order, not overlapping."""
    if text.isascii():
        return ()
    hits = _index().hits(text)
    found: list[Spot] = []
    over, tried = 0, -1
    for at, (start, end, name) in enumerate(hits):
        if start < over or start == tried:
            continue
        tried = start
        if name.full or not _cut_short(hits, at):
            found.append(Spot(start, -end, text[start:-end], name.full, name.divisions))
            over = -end
    return tuple(found)
