"""Where a text may name a division: full and short names, longest first, none inside another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from kg.divisions import Division, divisions
from loaders.mentions.region_words import region_words
from loaders.words import Overlapping

_BARE_KIND = {"自治县": "县", "自治州": "州", "自治旗": "旗"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where a division's name may stand, and the divisions of that name. ``full`` where the kind is said (市, 县)."""

    start: int
    end: int
    surface: str
    full: bool
    divisions: tuple[Division, ...]


class _Index:
    """Names by their first two letters, longest first."""

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
        self._names: dict[str, list[tuple[str, bool, tuple[Division, ...]]]] = defaultdict(list)
        for table, is_full in ((full, True), (short, False)):
            for name, named in table.items():
                if is_full or name not in full:
                    self._names[name[:2]].append((name, is_full, tuple(named)))
        for names in self._names.values():
            names.sort(key=lambda item: (-len(item[0]), not item[1]))
        self._words = Overlapping(sorted({name for names in self._names.values() for name, _, _ in names}))

    def begins(self, text: str) -> list[int]:
        """Where the letters of a name begin, in order."""
        return sorted({start for _, start, _ in self._words.find(text)})

    def at(self, text: str, start: int) -> Spot | None:
        for name, full, named in self._names.get(text[start : start + 2], ()):
            if text.startswith(name, start):
                end = start + len(name)
                if not full and not _stands_alone(text, start, end, name):
                    continue
                return Spot(start, end, name, full, named)
        return None


def _stands_alone(text: str, start: int, end: int, name: str) -> bool:
    """Whether a short name's letters do not belong to the words around it (扩大连接, 长治久安)."""
    words = region_words()
    before, after = words.before.get(name, ()), words.after.get(name, ())
    if any(word and text.endswith(word, 0, start) for word in before):
        return False
    return not any(word and text.startswith(word, end) for word in after)


@lru_cache(maxsize=1)
def _index() -> _Index:
    return _Index()


def _cut_short(index: _Index, text: str, spot: Spot) -> bool:
    """Whether a full name begins inside a short one and reaches further (甲县和|平果县, not 和平).

    A full name of two letters does not: in 资兴县 the county was 资兴's, and is not 兴县.
    """
    inside = (index.at(text, at) for at in range(spot.start + 1, spot.end))
    return any(other is not None and other.full and other.end > spot.end and other.end - other.start > 2 for other in inside)


@lru_cache(maxsize=4096)
def spots(text: str) -> tuple[Spot, ...]:
    """All places that may name a division, in order, not overlapping."""
    if text.isascii():
        return ()
    index = _index()
    found: list[Spot] = []
    over = 0
    for at in index.begins(text):
        spot = index.at(text, at) if at >= over else None
        if spot is not None and (spot.full or not _cut_short(index, text, spot)):
            found.append(spot)
            over = spot.end
    return tuple(found)
