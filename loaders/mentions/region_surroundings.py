"""What stands around a region's name: a school's name that it opens, a brand or a foreign name that its letters belong to."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.divisions import Division, Divisions
from loaders.mentions.name_lists import brands
from loaders.mentions.region_spotting import Spot
from loaders.mentions.school_words import country_pattern

_SCHOOL_NAME = re.compile(
    r"^(?:第?[一二三四五六七八九十]|[\u4e00-\u9fff]){0,16}?(?:学校|学院|大学|中学|职教中心|职业教育中心|中专|职高|职校|技校|卫校|职教集团|教育集团|联盟|共同体|联合体)"
)
_NO_SCHOOL_NAME = re.compile(
    r"^(?:各|的|所有|部分|市?县?区?(?:各|的)|中职|职业学校|中等职业学校|高职|职业院校|[\u4e00-\u9fff]{0,6}(?:与|和|及|在|到|由|为|对|将))"
)
_HEAD_LETTERS = re.compile("[校院学心专高团盟体]")
_APART = frozenset("与和同及、，赴到在的")


def in_foreign_name(before: str) -> bool:
    """Whether a country's name just before makes the letters those of a foreign school's name (老挝|沙湾拿吉技术学院)."""
    return any(_APART.isdisjoint(before[m.end() :]) for m in country_pattern().finditer(before))


@cache
def _brand_openings() -> frozenset[str]:
    """What is left of a brand's name without up to four letters at its end."""
    return frozenset(name[:-cut] for name in brands() for cut in (1, 2, 3, 4) if len(name) > cut)


def brand_at(text: str, spot: Spot) -> bool:
    """Whether a well-known brand begins with a short name there and goes on after it (宁德|时代 as one word)."""
    if spot.surface not in _brand_openings():
        return False
    return any(text[spot.start : spot.end + more] in brands() for more in (1, 2, 3, 4))


@lru_cache(maxsize=1)
def cities(gazetteer: Divisions) -> dict[str, list[Division]]:
    """The cities of today by the first two letters of their names."""
    found: dict[str, list[Division]] = {}
    for division in gazetteer:
        if division.level == "city" and division.kind == "市" and not division.until:
            found.setdefault(division.name[:2], []).append(division)
    return found


def heads_school(after: str) -> bool:
    """Whether a region's name opens a school's name that goes on with what stands after it."""
    return (
        _HEAD_LETTERS.search(after) is not None and _SCHOOL_NAME.match(after) is not None and _NO_SCHOOL_NAME.match(after) is None
    )
