"""What stands around a region's name: a school's name that it opens, a brand or a foreign name that its letters belong to."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.divisions import Division, Divisions
from loaders.mentions.name_lists import brands
from loaders.mentions.region_spotting import Spot
from loaders.mentions.school_words import country_pattern

_SCHOOL_NAME = re.compile(
    r"^(?:第?[一二三四五六七八九十]|[\u4e00-\u9fff]){0,16}?(?:学校|学院|大学|中学|职教中心|职业教育中心|中专|职高|职校|技校|卫校|职院(?!校)|职大|职专|职中|师专|医专|职教集团|教育集团|联盟|共同体|联合体)"
)
_NO_SCHOOL_NAME = re.compile(
    r"^(?:各|的|所有|部分|市?县?区?(?:各|的)|中职|职业学校|中等职业学校|高职|职业院校|[\u4e00-\u9fff]{0,6}(?:与|和|及|在|到|由|为|对|将))"
)
_HEAD_LETTERS = re.compile("[校院学心专高团盟体大中]")
_CLASS = re.compile(r"(?:中等|高等)?职业(?:技术)?学校|中职|高职|职业院校|技工学校|中等专业学校")
_COLLEGE = re.compile(r"[\u4e00-\u9fff]{1,12}?(?:(?P<lower>学校|中学|小学|中专|职[高中专校]|技校|中心)|学院|大学|高等专科)")

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


def heads_class(after: str) -> bool:
    """Whether a school's kind stands right after a name, which is then part of the school's (甲市梅湖中等职业学校)."""
    return _CLASS.match(after) is not None


def heads_college(after: str) -> bool:
    """Whether a college's name goes on there; colleges are hardly ever named after a city's district alone."""
    if "学" not in after:
        return False
    college = _COLLEGE.match(after)
    return college is not None and college.group("lower") is None
