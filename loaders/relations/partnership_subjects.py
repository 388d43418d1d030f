"""Which schools firms belong to: those named before them, right after them, or understood in a sentence that begins with 与."""

from __future__ import annotations

import re

from loaders.context import Context
from loaders.relations.subjects import Subject, standing, subject_at
from loaders.resolution.subjects import school_lists

_FIRM_FIRST = re.compile(r"[，；。！？][“‘]?\Z")
_SCHOOL_NEXT = re.compile(
    r"(?:等[^，。；]{0,10})?，?(?:与|和|同|向|为|给|、|在|对|捐助|资助|到|走进|联合|携手|成为)"
    r"|的[^，。；]{2,20}(?:在|到|为|给|赴)|[\d一二三四五六七八九十]+家[^，。；、]{0,6}(?:到|赴|与|和|走进|来到)|(?:为|给|接收|接纳|吸纳|录用|向)[^，。；、]{0,10}|(?:等[^，。；]{0,8})?(?:的[^，。；]{0,8}下|[^，。；]{0,6}提供[^，。；]{1,14})[、，]"
)
"""What stands between firms at the head of a sentence and the school that they work with."""
_ELLIPTIC = re.compile(
    r"[\s（(一二三四五六七八九十\d）)、.]*(?:[是]?[^，。；：]{0,8}[，：。])?(?:[在从][^，。；]{1,10}[，上中方面]+)?(?:并|还|又|同时|先后|也)*"
    r"(?:与|和|同|联合|携手|牵手|引进|引入|依托|对接)[“‘]?"
)
"""What opens a sentence that does not say again whom it speaks of (在养殖端，与…)."""
_STOP = re.compile(r"[。！？]")
_NEAR = 3


def schools_of_firms(context: Context, segment: int, text: str, first: int, last: int) -> Subject:
    """The schools that a list of firms belongs to: those before it, or those right after 与 (某公司与某学校)."""
    start, end = context.sentence_bounds(segment, first)
    if not any(start <= m.span.start < first for m in context.of("School", segment)):
        after = school_lists(text, [m for m in context.of("School", segment) if last <= m.span.start < end])
        if after and _SCHOOL_NEXT.fullmatch(text, last, after[0][0].span.start):
            names = tuple(dict.fromkeys(context.names.resolve("School", school.name) for school in after[0]))
            return Subject("school", names, tuple(after[0]))
    found = subject_at(context, segment, first)
    default = standing(context, segment)
    if default.kind == "school" and found.kind == "school" and context.case_of(segment) and _begins(text, first):
        return default
    if found.kind != "none":
        return found
    names = tuple(dict.fromkeys(m.name for m in context.of("School", segment)))
    around = [m for m in context.of("School", segment) if start <= m.span.start < end]
    if len(names) == 1 and (around or _begins(text, first)):
        return Subject("school", names, tuple(around))
    return _understood(context, segment, text, start, first) or found


def _begins(text: str, first: int) -> bool:
    """Whether firms stand at the head of their clause."""
    return first <= 1 or _FIRM_FIRST.search(text[first - 2 : first]) is not None


def _understood(context: Context, segment: int, text: str, start: int, first: int) -> Subject | None:
    """The one school that a case of a region has just told of, where the sentence goes on with 与 and names nobody before it."""
    case = context.case_of(segment)
    opened = (start, text.rfind("，", start, first) + 1)
    if case is None or not any(_ELLIPTIC.fullmatch(text, max(start, at), first) for at in opened):
        return None
    for index in range(segment, max(case.first, segment - _NEAR) - 1, -1):
        there = context.segment(index).text
        schools = [m for m in context.of("School", index) if index < segment or m.span.end <= start]
        if schools:
            _, end = context.sentence_bounds(index, schools[-1].span.start)
            far = len(_STOP.findall(there[end : start if index == segment else len(there)])) > _NEAR
            subject = subject_at(context, index, end - 1)
            return None if far or subject.kind != "school" or len(subject.schools) != 1 else Subject("school", subject.schools)
    return None
