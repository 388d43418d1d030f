"""The regions that a bare level (市, 县) in a school's name stands for."""

from __future__ import annotations

from kg.divisions import Division
from loaders.context import Context
from loaders.resolution.school_register import RegionOfText


class LevelRegions:
    """What bare levels mean in the places of one report; ``home``: the report's own region."""

    def __init__(self, context: Context, home: Division | None) -> None:
        self._context = context
        self._home = home
        self._chains: dict[str, tuple[RegionOfText, ...]] = {}

    def at(self, segment: int) -> tuple[RegionOfText, ...]:
        """What 市, 县, … mean in a segment: its region and what that lies in."""
        name = self._context.region_of(segment) or self._context.identity.region or ""
        if name not in self._chains:
            self._chains[name] = self._chain(name)
        return self._chains[name]

    def _chain(self, name: str) -> tuple[RegionOfText, ...]:
        """A region and what it lies in, one for each level."""
        gazetteer = self._context.divisions
        home = self._home
        named = gazetteer.named(name) if name else ()
        near: Division | None = next(
            (d for d in named if home is not None and gazetteer.within(d, home)), named[0] if named else None
        )
        chain = [near, *gazetteer.ancestors(near)] if near is not None else []
        found: dict[str, RegionOfText] = {}
        for division in chain:
            found.setdefault(division.kind, RegionOfText(division.kind, division.name, division.code))
            if division.level == "city":
                found["市"] = RegionOfText("市", division.name, division.code)
        return tuple(found.values())
