"""The regions that stand inside a text, as the boundaries of names need them: every full and short form, nearest region first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from kg.divisions import Division, Divisions
from loaders.mentions.name_start import Place
from loaders.mentions.region_spotting import Spot, spots
from loaders.mentions.school_words import school_words

_AND = "和及与同"
_NAME_END = re.compile(r"(?:校|学院|大学|中学|中心|中专|高中|职高|公司|集团|局|厅|[”》）])\Z")
_LEVEL_LETTERS = "市县区省州"
_KEPT_TEXTS = 4096


class PlaceFinder:
    """Finds regions in a text. Of several of one name it takes the one in the report's own region, else the widest."""

    def __init__(self, divisions: Divisions, home: str | None = None) -> None:
        self._divisions = divisions
        named = divisions.named(home) if home else ()
        self.home: Division | None = named[0] if named else None
        self._meant: dict[str, tuple[str, str, bool] | tuple[()]] = {}
        self._found = lru_cache(maxsize=_KEPT_TEXTS)(self._find)

    def __call__(self, text: str) -> Sequence[Place]:
        """The regions in order, not overlapping."""
        return self._found(text)

    def _find(self, text: str) -> tuple[Place, ...]:
        found = spots(text)
        if not found:
            return ()
        suspect = _linking_letters()
        while wrong := [s.start for s in found if s.start and text[s.start] in suspect and _is_conjunction(text, s)]:
            for at in wrong:
                text = text[:at] + "＋" + text[at + 1 :]
            found = spots(text)
        places: list[Place] = []
        for spot in found:
            meant = self._meant.get(spot.surface)
            if meant is None:
                meant = self._meant[spot.surface] = () if _is_level(spot) else self._best(spot)
            if meant:
                places.append(Place(spot.start, spot.end, *meant))
        return tuple(places)

    def _best(self, spot: Spot) -> tuple[str, str, bool]:
        """The full name and code of the division meant by a name, and whether it is surely no other word."""
        best = spot.divisions[0] if len(spot.divisions) == 1 else min(spot.divisions, key=self._distance)
        return best.name, best.code, spot.full or best.level != "county" or self._near(best)

    def _near(self, division: Division) -> bool:
        """Whether it lies in the report's own region, or the other way round."""
        home = self.home
        return home is not None and (self._divisions.within(division, home) or self._divisions.within(home, division))

    def _distance(self, division: Division) -> tuple[int, int, bool, str]:
        home = self.home
        same_province = home is not None and self._divisions.province(division).code == self._divisions.province(home).code
        level = ("province", "city", "county").index(division.level)
        return (0 if self._near(division) else 1 if same_province else 2, level, bool(division.until), division.code)


@cache
def _linking_letters() -> frozenset[str]:
    """With what a region's name begins where its first letter may belong to the word before it."""
    return frozenset(_AND) | {pair[1] for pair in school_words().stop_pairs}


def _is_conjunction(text: str, spot: Spot) -> bool:
    """Whether a region's first letter belongs to the word before it (其中|山东, 来自|贡), or is the word "and" (和|龙游县)."""
    if not spot.full and text[spot.start - 1 : spot.start + 1] in school_words().stop_pairs:
        return True
    if text[spot.start] not in _AND:
        return False
    if _NAME_END.search(text, max(0, spot.start - 4), spot.start) is not None:
        return True
    after = spots(text[spot.start + 1 : spot.start + 12])
    return bool(after) and after[0].start == 0 and after[0].full


def _is_level(spot: Spot) -> bool:
    """Whether it is a bare level (市区, 新区) or begins like one (市中 for 市中区)."""
    return (len(spot.surface) == 2 and spot.surface[1] == "区") or (not spot.full and spot.surface[0] in _LEVEL_LETTERS)
