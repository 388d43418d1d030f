"""Which schools a place speaks of: the school named before it, else the one carried over, else the case's or section's."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from loaders.candidates import Mention
from loaders.context import Context

_OBJECT_BEFORE = re.compile(
    r"(?:与|和|同|跟|到|在|向|给|从|对|赴|联合|携手|牵手|对接|比如为|前往|升入|考入|考取|就读于|毕业于|来自|依托|帮扶|结对|邀请|支援|选派至|进入|被|走进|协助|由)[“‘]?$"
)
_LODGED = re.compile(r"(?:依托|设在|设于|建在|位于)\Z")
_VISITED = re.compile(r"(?:赴|到|前往|在|去)[“‘]?\Z")
_VISIT = re.compile(r"[^，。；、]{0,4}(?:学习|就读|跟岗|交流|培训|参观|考察|实习|访学|挂职|研修)")
_OPENED_THERE = re.compile(r"[^，。；、]{0,4}(?:支教|任教|援教)，(?:帮助|协助|指导)?[^，。；]{0,6}(?:开[设办]|新设|建[起成立])")
"""After a school to which teachers go: what they open is that school's (到某校支教，开设甲专业)."""
_JOIN = re.compile(r"[”’]?(?:、|和|与|及|以及|，)[“‘]?|等\d*所?(?:学校)?")
_NOTED = re.compile(r"[（(](?:以下|下文|后文)?(?:简称|下称|称)(?:为)?[：:]?[“\"「]?|[”\"」]?[)）](?:、|和|与|及|以及|，)[“‘]?")
_PRONOUN = re.compile(
    r"[学中](?<![\u4e00-\u9fff].)(?:(?<=学)[校院]|(?<=中)心)(?!名称|教育|管理|布局|设置|数|们|类|之间|质量|发展中)|[该我本此](?:校|院|中心|学校|学院)"
    r"|学(?<=[年月日间来后时，。；：、“（]学)[校院]|依托学校|[由为使经]学校"
)
"""Every alternative begins with a letter of its own, so that the search leaps from one such letter to the next."""
_GENERAL = re.compile(
    r"(?:^|(?<=[。！？；：\n]))[\s（(）)\d.、一二三四五六七八九十是\-]*(?:\d{4}(?:—\d{4})?(?:学)?年(?:度)?(?:以来|底|末|，|来)?，?)?(?:目前，?|近年来，?|截至[^，。]{2,12}，)?"
    r"(?:(?:全|我|本)[省市县区州]|[\u4e00-\u9fff]{2,8}?[省市县区州](?:各)?(?:教育局|教育厅|人民政府|政府|委|中等职业|中职|职业|各|(?=\d+所)|共有|现有)|"
    r"各(?:中职|职业|地|市|县|校|学校|院校|级|中等|技工)|(?:全省|全市|全区|全县)?(?:\d+所)?(?:中等职业学校|中职学校|职业院校|职业学校|高职院校|技工院校)|市教育局|省教育厅|市委|县委|市政府|县政府|政府|部分(?:学校|职业|中职|院校))"
)
_GROUP_START = re.compile(r"(?:^|[。！？；，：\n])[\s（）()\d.、一二三四五六七八九十是]*$")
_THE_GROUP = re.compile(
    r"(?:^|[。！？；\n])(?:该|本|市|县|省)?(?:职业教育|职教)?集团(?=先后|与|和|由|现有|共有|已有|通过|积极|组织|引导|吸纳|成员|内)"
)
_SENTENCES = 3
_OPENING = 8
_FULL_STOP = re.compile(r"[。！？]")
Kind = Literal["school", "general", "group", "none"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a place speaks of: schools by canonical name, a whole region's schools (``general``), a group, or nobody known."""

    kind: Kind
    schools: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class _Event:
    """A change of subject; one in brackets holds ``until`` they close."""

    position: int
    subject: Subject
    until: int | None = None

    def holds(self, position: int) -> bool:
        return self.until is None or self.until > position


NOBODY = Subject("none")


def subject_at(context: Context, segment: int, position: int) -> Subject:
    """Who the text speaks of at a clean position of a segment."""
    text = context.reading.segments[segment].text
    events = _events_until(context, segment, position)
    default = standing(context, segment)
    if not events:
        return default
    last = events[-1]
    if last.subject.kind == "school":
        if not _FULL_STOP.search(text, last.position, position):
            return last.subject
        return default if default.kind == "school" else last.subject if _opens(events) else NOBODY
    if last.subject.kind != "none":
        return last.subject
    if default.kind == "school" and not (
        any(e.subject.kind == "school" for e in events) and _is_carried(context, segment, default)
    ):
        return default
    if _opens(events):
        return events[0].subject
    if _FULL_STOP.search(text, last.position, position):
        return NOBODY
    named = [event for event in events if event.subject.kind in ("school", "general", "group")]
    near = named and len(_FULL_STOP.findall(text[named[-1].position : position])) <= _SENTENCES
    return named[-1].subject if near else NOBODY


def _opens(events: list[_Event]) -> bool:
    """Whether a paragraph begins with its one school and speaks of nobody else: then all of it is about that school."""
    first = events[0].subject
    return (
        first.kind == "school"
        and first.mentions[0].span.start <= _OPENING
        and all(e.subject is NOBODY or e.subject == first for e in events)
    )


def standing(context: Context, segment: int) -> Subject:
    """Who a whole segment speaks of before it names anyone: its case's hero, its section's school, the school's own report."""
    return context.once(_standing, segment)


def _standing(context: Context, segment: int) -> Subject:
    case = context.reading.segments[segment].case
    if case is not None:
        hero = context.hero_of(case)
        if hero is not None and hero[0] == "School":
            return Subject("school", (hero[1],))
        return _carried(context, segment)
    for heading in reversed(context.reading.segments[segment].section):
        named = _heading_schools(context, segment, heading)
        if named:
            return Subject("school", named)
    if context.identity.school:
        return Subject("school", (context.names.resolve("School", context.identity.school),))
    return _carried(context, segment)


def _is_carried(context: Context, segment: int, default: Subject) -> bool:
    """Whether only the paragraphs before say whom a segment speaks of: a school that it names itself is nearer."""
    case = context.reading.segments[segment].case
    hero = None if case is None else context.hero_of(case)
    if (hero is not None and hero[0] == "School") or (case is None and context.identity.school is not None):
        return False
    return _carried(context, segment) == default


def _has_hero(context: Context, segment: int) -> bool:
    """Whether a place speaks of a school without naming it: in a school's case, or in a school's own report."""
    case = context.reading.segments[segment].case
    hero = None if case is None else context.hero_of(case)
    return hero[0] == "School" if hero is not None else context.identity.school is not None


def _heading_schools(context: Context, segment: int, heading: str) -> tuple[str, ...]:
    """The one school that a heading above a segment names."""
    for index in context.headings_above(segment) if heading else ():
        if heading in context.reading.segments[index].text:
            names = {context.names.resolve("School", m.name) for m in context.of("School", index)}
            return tuple(names) if len(names) == 1 else ()
    return ()


_BACK = 5
_BOTH = re.compile(r"[两三四五]校|[两三四五]所学校|各校|上述学校|这些学校")
_ANAPHORA = re.compile(r"该校|该院|学校|学院|该公司|该企业|该专业|我校|校企")


def _carried(context: Context, segment: int) -> Subject:
    """The school that the paragraphs before spoke of, where this one points back at it (该校, 学校, 该公司)."""
    here = context.reading.segments[segment]
    if not _ANAPHORA.search(here.text) or _GENERAL.match(here.text):
        return NOBODY
    for index in range(segment - 1, max(-1, segment - 1 - _BACK), -1):
        other = context.reading.segments[index]
        if other.kind in ("caption", "furniture"):
            continue
        if other.section != here.section or other.case != here.case or other.kind == "heading":
            return NOBODY
        found = [event.subject for event in _events_until(context, index, len(other.text))]
        if found:
            named = [subject for subject in found if subject.kind == "school"]
            if found[-1].kind in ("general", "group") or (named and len({subject.schools for subject in named}) > 1):
                return NOBODY
            if named:
                return named[-1] if len(named[-1].schools) == 1 or _BOTH.search(here.text) else NOBODY
    return NOBODY


def _events_until(context: Context, segment: int, position: int) -> list[_Event]:
    """The changes of subject in a segment up to a position, in order, without those in brackets closed before it."""
    events = context.once(_events, segment)
    before = events[: bisect_right(events, position, key=lambda event: event.position)]
    return [event for event in before if event.holds(position)]


def _events(context: Context, segment: int) -> tuple[_Event, ...]:
    """The changes of subject in a segment, in order."""
    text = context.reading.segments[segment].text
    named = bytearray(len(text))  # 1 where a letter is part of a name
    for kind in ("School", "EducationGroup", "Policy", "Honour"):
        for mention in context.of(kind, segment):
            named[mention.span.start : mention.span.end] = b"\1" * (mention.span.end - mention.span.start)
    found = [*_school_events(context, text, context.of("School", segment)), *_group_events(context, segment, text)]
    for match in _GENERAL.finditer(text):
        if named.find(1, match.start(), match.end()) < 0:
            found.append(_Event(match.end(), Subject("general")))
    for match in _PRONOUN.finditer(text):
        if named.find(1, match.start(), match.end()) < 0 and not _within(text, match.start(), "“”"):
            found.append(_Event(match.end(), NOBODY))
    return tuple(sorted(found, key=lambda event: event.position))


def _group_events(context: Context, segment: int, text: str) -> Iterator[_Event]:
    """Where a sentence begins with a group."""
    for group in context.of("EducationGroup", segment):
        start = group.span.start
        if _GROUP_START.search(text[:start]) or text[max(0, start - 2) : start] in ("。市", "，市"):
            yield _Event(group.span.end, Subject("group"))
    for match in _THE_GROUP.finditer(text) if "集团" in text else ():
        yield _Event(match.end(), Subject("group"))


def _school_events(context: Context, text: str, schools: list[Mention]) -> list[_Event]:
    """The schools spoken of, not those only set beside another (与某校)."""
    events: list[_Event] = []
    for run in _school_runs(text, schools):
        start, end = run[0].span.start, run[-1].span.end
        told = [event.position for event in events if event.holds(start)]
        if not _within(text, start, "《》") and not _set_beside(context, text, run, told):
            names = tuple(dict.fromkeys(context.names.resolve("School", m.name) for m in run))
            events.append(_Event(end, Subject("school", names, tuple(run)), _closing(text, start)))
    return events


def _school_runs(text: str, schools: list[Mention]) -> list[list[Mention]]:
    """Schools that stand side by side in one list."""
    runs: list[list[Mention]] = []
    for mention in schools:
        run = runs[-1] if runs else []
        joint = _NOTED if run and _noted(run, mention) else _JOIN
        if run and joint.fullmatch(text, run[-1].span.end, mention.span.start):
            run.append(mention)
        else:
            runs.append([mention])
    return runs


def _set_beside(context: Context, text: str, run: list[Mention], told: list[int]) -> bool:
    """Whether a list of schools is only the object of what another does; ``told``: where schools spoken of before it end."""
    segment, first, last = run[0].span.segment, run[0].span.start, run[-1].span.end
    before = text[context.sentence_bounds(segment, first)[0] : first]
    if _VISITED.search(before) and _VISIT.match(text, last):
        return True
    if _OPENED_THERE.match(text, last):
        return False
    if not _OBJECT_BEFORE.search(before) or (_LODGED.search(before) and text[last : last + 1] == "的"):
        return False
    stop = max(text.rfind(mark, 0, first) for mark in "。！？") + 1
    earlier = any(stop <= position <= first for position in told) or _PRONOUN.search(text, stop, first) is not None
    opens = not before.strip("“‘（() ，,")
    return earlier or (not opens and _has_hero(context, segment))


def _noted(run: list[Mention], mention: Mention) -> bool:
    """Whether the list of schools is at a short name that it defines in brackets: the alias itself, or the one after it."""
    return run[-1].name == mention.name or (len(run) > 1 and run[-1].name == run[-2].name)


def _within(text: str, start: int, marks: str) -> bool:
    return text.rfind(marks[0], 0, start) > text.rfind(marks[1], 0, start)


def _closing(text: str, start: int) -> int | None:
    """Where the brackets close that a place lies in; None outside of brackets and where they never do."""
    if not _within(text, start, "（）"):
        return None
    return text.find("）", start) + 1 or None
