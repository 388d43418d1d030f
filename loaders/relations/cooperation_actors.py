"""Which schools act where a clause names their partners: named before the partners, or understood."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.candidates import Mention
from loaders.context import Context
from loaders.reading import Segment
from loaders.relations.cooperation_wordings import sentence_topic
from loaders.resolution.subjects import names_of, school_lists, understood_school

_OTHER_ACTOR = re.compile(
    r"教育局|教育厅|政府|(?<!该)公司|集团|联盟|协会|委员会|各校|各学校|各中职|学生|(?<!中小学)教师(?!进修|培训|发展|教育|[“”])|老师|选手|[全我]市(?!.{0,4}校)"
)
_JOINED_GROUP = re.compile(
    r"(?:加入|参加|牵头|组建|成立|入选)?[^，。；]{0,18}(?:联盟|集团|共同体|联合体)[^，。；]{0,6}，(?=并?\Z)"
)
"""A group that the school has joined before it goes on (加入某联盟，与乙校…): the school is the one who acts."""
_AS_PARTNER = re.compile(r"(?:与|和|同|跟|联合|携手)[^，。；]{2,40}?(?:公司|集团|协会|联盟)")
"""A firm or body that is itself somebody's partner (学校与某公司共建…，与乙校…), and so not who acts."""
_OBJECT = re.compile(r"(?:除了?|聘请?|聘任|邀请|依托|借助|赴|前往|走进|来自|委托|选派[^，]{0,10}[到赴至])[^，]{0,4}\Z")


def acting_schools(
    context: Context, segment: Segment, before: Sequence[Mention] | None, start: int, link: int
) -> tuple[str, ...]:
    """The schools that cooperate with those after the link: named before it in the clause, else understood."""
    text = segment.text
    if before is not None:
        piece = text[before[-1].span.end : link].rsplit("，", 1)
        if len(piece) > 1 and _OTHER_ACTOR.search(piece[-1]):
            return ()
        if _is_object(text, before[0].span.start, start):
            if _firm_spoken_of(context, segment, start):
                return ()
            return understood_school(context, segment.index, start + 1) or names_of(before)
        return names_of(before)
    said = _AS_PARTNER.sub("", _JOINED_GROUP.sub("", text[start:link]))
    if _OTHER_ACTOR.search(said[-20:]) or (not said and _firm_spoken_of(context, segment, start)):
        return ()
    lists = school_lists(text, context.of("School", segment.index))
    return understood_school(context, segment.index, link) or sentence_topic(text, lists, start)


def is_beside(before: str, *, first: bool) -> bool:
    """Whether a list in a clause is the object of a word before it, or another school's partner (甲与乙合并，并牵手丙)."""
    return _OBJECT.search(before) is not None or (not first and before.endswith(("与", "和", "同", "跟")))


def _firm_spoken_of(context: Context, segment: Segment, start: int) -> bool:
    """Whether the sentence before is about a firm, so that 与… after it says with whom the firm works."""
    if segment.text[start - 1 : start] != "。":
        return False
    sentence = max(segment.text.rfind(mark, 0, start - 1) for mark in "。！？\n") + 1
    return any(m.span.start == sentence for m in context.of("Enterprise", segment.index))


def _is_object(text: str, at: int, start: int) -> bool:
    """Whether a name before is itself the partner of an understood school (与甲大学合作，并与乙大学签约)."""
    return text[start:at].strip("，并先后分别已还") in ("与", "联合", "携手", "和") or bool(_OBJECT.search(text[start:at]))
