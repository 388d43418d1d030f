"""Whose report it is, where that is one school: told by title, cover, declaration of truth or first sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.divisions import divisions
from loaders.mentions.name_start import inside
from loaders.mentions.places_in_names import PlaceFinder
from loaders.mentions.school_names import is_named
from loaders.reading import Reading, Segment
from loaders.resolution.definitions import definitions
from loaders.resolution.school_forms import abbreviates, split_places, written_out

_HEAD = (
    r"(?:学校|学院|职(?:业)?(?:技术)?教(?:育)?(?:培训)?中心|教育中心|技校|中学|高中|中专|职专|职高|职中|职校|卫校|农校|幼师|电大|大学)"
    r"(?:学校|学院)?"
)
_NAME = r"[\u4e00-\u9fff（()）·]{2,32}?" + _HEAD
_YEAR = r"(?:20\d\d|二[〇○零0O][一二三四五六七八九〇○零\d]{2})\s*(?:年度?|学年|—20\d\d学?年)?"
_IN_TITLE = re.compile(
    rf"^(?:关于)?[（(]?(?:{_YEAR})?[)）]?(?P<school>{_NAME})(?:[（(][\u4e00-\u9fff]{2, 16}[)）])?(?P<rest>.*)$"
)
_SHORT_IN_TITLE = re.compile(
    rf"^(?:{_YEAR})?(?P<name>[\u4e00-\u9fff]{{2,10}}?)(?={_YEAR}|[（(]|(?:中等|高等)?(?:职业)?教育|质量|年度)"
)
_REST = re.compile(r"^.{0,12}$|质量|年度|年报|\d{4}")
_CLASSES = frozenset({"中等职业学校", "职业学校", "中等职业技术学校"})
"""A class of schools also after a county in full (甲县中等职业学校); one school after its short name (甲职业学校)."""
_LABEL = re.compile(
    rf"^(?:单位名称|学校名称|学校全称|院校名称|学校|编制单位|填报单位|填报学校|报送单位|发布单位)(?:[（(](?:盖?章|公章|全称)[)）])?\s*[:：]?\s*(?P<school>{_NAME})\s*(?:[（(]\d+[)）]|[（(]盖?章[)）])?$"
)
_OWN_LABEL = re.compile(r"^学校(?:名称|全称)?(?:[（(](?:盖?章|公章|全称)[)）])?\s*[:：]|^院校名称")
_LINE = re.compile(rf"^(?P<school>{_NAME})(?:[（(][\u4e00-\u9fff]{2, 16}[)）])?(?:[（(]?(?:盖章|公章)[)）]?)?$")
_DECLARED = re.compile(
    rf"^(?:我单位|我校)?(?P<school>{_NAME})(?:[（(](?:以下|下称|简称)[^（）()]*[)）])?(?:郑重)?(?:声明|承诺|对).{{0,90}}(?:真实|负责)"
)
_OPENING = re.compile(
    rf"^(?:20\d\d年(?:度)?，?)?(?P<school>{_NAME})(?=[（(，,]|(?:现)?(?:是|为|坐落|座落|位于|地处|创办|创建|始建|成立|建于|建校|隶属|始于|前身|占地|由|设|于(?:19|20)\d\d))"
)
_OWN = re.compile(
    r"我校|本校|我院|本院|学校(?:现有|占地|开设|坚持|先后|与|始终|现|有|党|位于|坐落|设|被|获|成立|在|以|按|依)|学院(?:现有|占地|开设|坚持|先后|与|现设)"
)
_REGION = re.compile(r"全[省市县]|我[省市县]|全[区州]|各(?:中职|职业)?(?:学校|院校|县|市|区)")
_CLASS_LETTERS = re.compile(r"[中等高级初职业技术工专业学校院教育中心特殊普通成人民办公立质量年度报告]+")
_ACTS = re.compile(rf"{_HEAD}(?:联合|携手|引进|引入|先后|与|和|同|及)")
_OTHERS = re.compile(rf"集团|公司|联盟|共同体|联合体|协会|委员会|{_HEAD}")
_FRONT, _FIRST, _AHEAD = 40, 3, 14


def own_school(reading: Reading, *, of_region: bool) -> str | None:
    """The school whose report it is, by its fullest name; None for a region's report.

    ``of_region``: the title names a region and no school, so that only a cover's 学校名称 or a declaration can tell otherwise.
    """
    found = school_in_title(reading.title) or _defined(reading) or next(_told(reading, of_region=of_region), None)
    if found is None and not of_region:
        found = _opened(reading)
    return None if found is None else _fullest(reading, found)


def school_in_title(title: str) -> str | None:
    """The school that a title names (甲市乙职业学校质量年度报告); None for 甲市中等职业学校…, which names a class."""
    match = _IN_TITLE.match(title)
    if match is None or not _REST.search(match["rest"]) or match["rest"].startswith("教育质量年度报告书"):
        return None
    return match["school"] if is_one_school(match["school"]) else None


def _defined(reading: Reading) -> str | None:
    """The school that the text defines the title's first word to be short for (甲三高质量年度报告)."""
    short = _SHORT_IN_TITLE.match(reading.title)
    return None if short is None else _owner(reading, short["name"])


def is_one_school(name: str) -> bool:
    """Whether a name is one school's and not a class of schools', a region's or an office's."""
    places, rest = split_places(name, PlaceFinder(divisions()))
    if not places:
        return bool(_CLASS_LETTERS.sub("", rest)) and is_named(rest, "")
    last = places[-1]
    county = not last.code.endswith("00")
    if county and rest in _CLASSES:
        return not last.sure or not name[last.start : last.end].endswith(last.name[-1])
    return is_named(rest, "县" if county else last.name[-1:])


def _told(reading: Reading, *, of_region: bool) -> Iterator[str]:
    """The schools of the cover's lines and of the declaration."""
    for segment in reading.segments[:_FRONT]:
        if segment.kind in ("contents", "heading", "cell"):
            continue
        text = segment.text.replace(" ", "")
        label, declared = _LABEL.match(text), _DECLARED.match(text)
        line = _LINE.match(text) if segment.kind in ("title", "furniture", "item") else None
        found = (label if not of_region or _OWN_LABEL.match(text) else None) or declared or (None if of_region else line)
        if found is not None and is_one_school(found["school"]):
            yield found["school"]


def _opened(reading: Reading) -> str | None:
    """The school that opens one of the first paragraphs, in a text that speaks of itself as a school."""
    prose = [segment for segment in reading.prose() if segment.kind == "prose" and segment.case is None]
    text = "".join(segment.text for segment in prose)
    if len(_OWN.findall(text)) < max(_FIRST, 2 * len(_REGION.findall(text))):
        return None
    for segment in prose[:_AHEAD]:
        match = _OPENING.match(segment.text)
        if match is not None and is_one_school(match["school"]):
            return match["school"]
    return None


def _fullest(reading: Reading, name: str) -> str:
    """The longer name that the text defines ``name`` to be short for, else the name itself."""
    owner = _owner(reading, name) or _opening_name(reading, name)
    return owner if owner is not None and len(owner) > len(name) else name


def _opening_name(reading: Reading, name: str) -> str | None:
    """The name that opens one of the first paragraphs and that ``name`` is short for (甲职教中心 for 乙县甲职业教育中心)."""
    find_places = PlaceFinder(divisions())
    places, rest = split_places(name, find_places)
    prose = [segment for segment in reading.prose() if segment.kind == "prose" and segment.case is None]
    for segment in prose[:_AHEAD]:
        match = _OPENING.match(segment.text)
        if match is None or len(match["school"]) <= len(name) or _runs_on(name, match["school"]):
            continue
        outer, other = split_places(match["school"], find_places)
        within = not places or not outer or inside(outer[-1].code, places[-1].code) or inside(places[-1].code, outer[-1].code)
        if within and (written_out(rest) == written_out(other) or abbreviates(rest, other)):
            return match["school"]
    return None


def _runs_on(name: str, longer: str) -> bool:
    """Whether a longer stretch is the name with what is done, by the school or to it (甲职校联合乙学院, 丙集团吸纳甲职校)."""
    before, found, after = longer.partition(name)
    put_in = bool(found) and (after not in ("", "学校", "学院") or _OTHERS.search(before) is not None)
    return put_in or _ACTS.search(longer) is not None


def _owner(reading: Reading, alias: str) -> str | None:
    for segment in reading.prose():
        for definition in definitions(segment.text) if alias in segment.text else ():
            if definition.alias == alias and (owner := _ending(segment, definition.owner_end)) is not None:
                return owner
    return None


def _ending(segment: Segment, end: int) -> str | None:
    """The school's name that ends at a position, from its sentence's or clause's beginning."""
    start = max((segment.text.rfind(mark, 0, end) for mark in "。；，：、"), default=-1) + 1
    match = re.fullmatch(_NAME, segment.text[start:end])
    return match.group() if match is not None and is_one_school(match.group()) else None
