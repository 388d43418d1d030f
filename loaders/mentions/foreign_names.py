"""Where a foreign school's name begins: at its country or city, after 某国的, or before a 与 between two fields."""

from __future__ import annotations

import re
from functools import cache

from loaders.mentions.school_words import alternation, country_pattern, gazetteer_generic

_REACH = 22
_FIELD = 8


@cache
def _fields() -> re.Pattern[str]:
    return re.compile("(?:" + alternation([*gazetteer_generic(), "国立", "州立", "皇家", "联邦", "设计", "科学", "时装"]) + ")+")


def after_country(text: str, left: int) -> bool:
    """Whether a name at ``left`` follows a country and 的 (某国的甲铁路学校)."""
    if not left or text[left - 1] != "的":
        return False
    return any(found.end() == left - 1 for found in country_pattern().finditer(text, max(0, left - 12), left - 1))


def before_and(text: str, left: int, right: int) -> int:
    """Where a foreign name begins whose fields 与 joins (甲国立经济与服务大学), by the end of that 与; -1 where there is none."""
    if (
        not 0 < right - left <= _FIELD
        or left < 4
        or text[left - 1] not in "与和"
        or _fields().fullmatch(text, left, right) is None
    ):
        return -1
    start = -1
    end = 0
    for found in country_pattern().finditer(text, max(0, left - _REACH), left - 1):
        start = start if start >= 0 and found.start() == end else found.start()
        end = found.end()
    return start if start >= 0 and _fields().fullmatch(text, end, left - 1) is not None else -1
