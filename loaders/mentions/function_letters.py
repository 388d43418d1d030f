"""Letters that are words of their own (从, 以, 同) and yet stand inside a school's name (甲县从善职业学校, 甲区乐从商贸学校)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from loaders.mentions.school_words import alternation, gazetteer_generic

WEAK = frozenset("从以于同有为经向将如至和均曾含即并且让及对由")
"""Letters of the stops that names hold; 与, 在, 的, 了, 是, 被, 把 never are part of one."""
_NO_OWN = re.compile(r"[一二两三四五六七八九十多几各该本其这那此某全每我县市区省州乡镇村校院初]")
"""What follows a function word rather than stands in a name of two letters."""
_ADVERB = re.compile(
    r"[也都还已均又先仅只便是要能可即则全各本该其我他县市区省校院不未就曾再更老原会应须让把被给对为由在向与和及同多常皆俱才刚正仍尤年月日所名家个并且]"
)
_KIND = re.compile(r"职|技术|技工|技师|中专|中等|卫生|师范|商|艺术|旅游|工业|农|财|机电|信息|交通|科技|教育")


@cache
def _generic() -> re.Pattern[str]:
    return re.compile("(?:" + alternation(gazetteer_generic()) + ")*")


def in_name(text: str, at: int, right: int, end: int, places: Sequence[int]) -> bool:
    """Whether the letter at ``at`` is part of the school's name whose head is ``text[right:end]``; ``places``: ends of regions.

    It is where taking it for a word would leave a name with one letter of its own (从|善职业学校), or would leave one letter
    after a region that says nothing (乐|从商贸学校).
    """
    if _KIND.search(text, at + 1, end) is None:
        return False
    fields = _generic()
    if at in places or at == 0 or not "\u4e00" <= text[at - 1] <= "\u9fff":
        return (
            at + 2 <= right
            and _NO_OWN.match(text, at + 1) is None
            and fields.fullmatch(text, at + 2, right) is not None
            and fields.fullmatch(text, at + 1, right) is None
        )
    return at - 1 in places and _ADVERB.match(text, at - 1) is None and fields.fullmatch(text, at + 1, right) is not None
