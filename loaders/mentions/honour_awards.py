"""Which honours the text and the tables give to which named schools: found once, for the mentions and for ``awarded``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from loaders.candidates import Refusal
from loaders.context import Context
from loaders.mentions.award import Award, award_span
from loaders.mentions.honour_lists import GIVEN, given, listed
from loaders.mentions.honour_names import is_honour, may_name_honour, split_items, tidy
from loaders.reading import Segment, Table
from loaders.resolution.subjects import clause_bounds, subjects_before

_BY = r"(?:[^，。；、“”]{2,24}?(?:、[^，。；、“”]{2,12}?){0,2}?)??"
_TRIGGER = re.compile(
    r"荣获|荣登|获评|获批(?:为|成为)?|获得|喜获|斩获|荣膺|摘得|被"
    + _BY
    + r"(?:评选|评定|认定|确定|确认|命名|授予|列|评|表彰|评比|遴选|定|立项|公布|批准|纳入)(?:为|成)?"
    r"|表彰为|公布为|保留|保持|蝉联|评选?为|认定为|授予(?!学校|该校|我校|本校|学院|我院)|确定为|命名为|"
    r"入选(?:为|首批)?|入围|跻身|成功?(?:创建|建成|打造|申报)(?:为|成)?|建成(?:为)?|创建(?:为|成)|通过|成为|荣列|获"
)
_NO_STATE = "认作以因称分成命视列行但只还就而也"
_ONLY = r"(?:[^，。；“]{0,14}?(?:唯一|仅有|首家|首个|首批|第一批)(?:的)?(?:一所)?)?"


def _states(only: str) -> re.Pattern[str]:
    """Every alternative begins with its own letter, so that the search leaps from one such letter to the next."""
    return re.compile(
        rf"还是(?<=[校院]还是){only}|是(?<![{_NO_STATE}]是){only}|作为(?<![{_NO_STATE}]作为){only}|系(?<![{_NO_STATE}]系){only}"
        r"|唯一的?|仅有的?|建成|打造成|为(?:(?<=学校为)|(?<=该校为)|(?<=我校为))|现为"
    )


_STATE, _STATE_ONLY = _states(""), _states(_ONLY)
_ANY = re.compile(f"{_STATE.pattern}|{_TRIGGER.pattern}|{GIVEN.pattern}")
_AMONG = re.compile(r"(?:全[国省市县区]|国家|[省市县]).{0,6}(?:唯一|仅有|首[家个批]|第一批)")
_NOTE = re.compile(r"[（(][^（）()]{1,12}[)）]")
_QUOTED = re.compile(r"“([^“”]{4,45})”")
_LEVEL_START = re.compile(
    r"[“]?(?:全国|国家|教育部|省|自治区|全区|全省|市|县|区|国际|职业教育(?:国家|[\u4e00-\u9fff]{2,4}省)|[\u4e00-\u9fff]{2,4}(?:省|市|县|区|自治区)|广西|内蒙古|宁夏|新疆|西藏)"
)
_CUT = re.compile(
    r"[、，]|(?:和|及|与|以及)(?="
    + _LEVEL_START.pattern
    + r"|“)|(?:荣誉)?称号|等(?=荣誉|称号|，|。|\d)|[（(](?=20)|并(?=[获入被])|(?<=”)(?=“)|(?:，|、)?(?:其中|共)"
)
_OTHER_SUBJECT = re.compile(
    r"专业(?!学校|技术)|学生|老师|教师|同学|选手|团队|工作室|课程|作品|集团|联盟|案例|论文|项目|教材|班主任|校长|书记|代表队|队员|毕业生|社团|共同体|中心(?=20|被)|班级|支部(?=被|获|20)|《"
)
_PERSONS = re.compile(r"学生|老师|教师|同学|选手|校长|书记|毕业生")
_PLANNED = re.compile(r"拟|计划|力争|争取|努力|申请|申报(?!成功)|正在|即将|将(?!要求)|目标|积极创建|争创|准备|有望")
_DENIED = re.compile(r"未|没有|尚未|无一|不再|落选")
_ENDED = re.compile(r"取消|撤销|摘牌|摘除")
_YEAR = re.compile(r"(20[0-4]\d)年")
_HONOUR_COLUMN = re.compile(r"荣誉|称号|获奖|奖项|所获|表彰|资质")
_SCHOOL_COLUMN = re.compile(r"学校|院校|获奖(?:人|者|单位|教师|学生)|姓名|选手")
_CLAUSE_END = re.compile(r"[。；！？\n]")
_REACH = 90
_QUOTE_REACH = 17
"""Letters after a verb in which the first quotation mark of its object stands."""


def awards(context: Context) -> Iterator[Award]:
    """All awards of a report: those of the tables, then those of the running text, in reading order."""
    return (found for found in read(context) if isinstance(found, Award))


def read(context: Context) -> Iterator[Award | Refusal]:
    """The awards, and as refusals what only looks like one: planned, denied or ended."""
    for table in context.reading.tables:
        yield from _of_table(context, table)
    in_tables = {cell for table in context.reading.tables for row in table.rows for cell in row if cell is not None}
    for segment in context.segments():
        if segment.index not in in_tables or len(segment.text) > 60:
            honours, verbs = _said(segment.text)
            schools = context.of("School", segment.index)
            if honours:
                yield from _of_text(context, segment, honours)
            if schools or verbs:
                yield from listed(context, segment, schools, verbs)


def _of_table(context: Context, table: Table) -> Iterator[Award]:
    headings = {
        c: context.segment(cell).text for row in table.rows[: table.header_rows] for c, cell in enumerate(row) if cell is not None
    }
    honour_columns = [c for c, text in headings.items() if _HONOUR_COLUMN.search(text) and len(text) < 12]
    for row in table.rows[table.header_rows :]:
        for column in honour_columns:
            cell = row[column]
            if cell is None:
                continue
            schools = next(
                (names for other in row if other is not None and other != cell and (names := _schools_in(context, other))), ()
            )
            if not schools and context.identity.school and not any(_SCHOOL_COLUMN.search(text) for text in headings.values()):
                schools = (context.names.resolve("School", context.identity.school),)
            text = context.segment(cell).text
            for start, end in split_items(text):
                name = tidy(text[start:end])
                if schools and is_honour(name):
                    yield Award(award_span(cell, text, start, end, name), name, schools, "honour-column", _year(text[start:end]))


def _schools_in(context: Context, cell: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.name for m in context.of("School", cell)))


def _year(text: str) -> int | None:
    years = _YEAR.findall(text)
    return int(years[-1]) if years else None


class _Said(NamedTuple):
    """A verb by which an honour is held or said to be one, where it stands, and the honours that it goes with."""

    at: int
    rule: str
    honours: tuple[tuple[int, int, str], ...]
    each: bool = False


@lru_cache(maxsize=4096)
def _said(text: str) -> tuple[tuple[_Said, ...], tuple[tuple[int, int], ...]]:
    """The honours of a text, and the verbs that give one: remembered, as a report is read for honours and for their holders."""
    if _ANY.search(text) is None:
        return (), ()
    found: list[_Said] = []
    done = 0
    for trigger in _TRIGGER.finditer(text):
        start = trigger.start()
        if start < done:
            continue
        honours = _honours_after(text, trigger.end(), said=True)
        if honours and trigger.group().startswith("建成"):
            honours = tuple(honour for honour in honours if _LEVEL_START.match(honour[2]))
        if honours:
            done = max(done, *(end for _, end, _ in honours))
            found.append(_Said(start, "honour-verb", honours, text[max(0, start - 4) : start].endswith("分别")))
    only = "首" in text or "唯一" in text or "仅有" in text or "第一批" in text
    for state in (_STATE_ONLY if only else _STATE).finditer(text):
        honours = _honours_after(text, state.end(), said=_AMONG.search(state.group()) is not None)
        honours = tuple(h for h in honours if h[0] >= done or not _TRIGGER.search(text, state.end(), h[0]))
        if honours:
            found.append(_Said(state.start(), "honour-state", honours))
    return tuple(found), given(text)


def _of_text(context: Context, segment: Segment, honours: Sequence[_Said]) -> Iterator[Award | Refusal]:
    for said in honours:
        awarded = [
            award for start, end, name in said.honours for award in _award(context, segment, said.at, start, end, name, said.rule)
        ]
        yield from _each_its_own(awarded) if said.each else awarded


def _each_its_own(found: list[Award | Refusal]) -> list[Award | Refusal]:
    """甲、乙分别获评某、某: the first school the first honour, and so on, where there are as many of both."""
    given = [award for award in found if isinstance(award, Award)]
    if not given or len(given) != len(given[0].schools) or len(given) != len(found):
        return found
    return [replace(award, schools=(award.schools[at],)) for at, award in enumerate(given)]


def _honours_after(text: str, position: int, *, said: bool) -> tuple[tuple[int, int, str], ...]:
    """The honours that a verb's object lists."""
    clause_end = _CLAUSE_END.search(text, position, position + _REACH)
    stretch_end = clause_end.start() if clause_end is not None else min(len(text), position + _REACH)
    quoted = text.find("“", position, min(position + _QUOTE_REACH, stretch_end)) >= 0
    if not may_name_honour(text, position, stretch_end, said=said or quoted):
        return ()
    further = _TRIGGER.search(text, position + 4, stretch_end)
    comma = text.rfind("，", position + 4, further.start()) if further is not None else -1
    stretch_end = comma if comma > 0 else stretch_end
    return tuple((quoted and _quoted_after(text, position, stretch_end)) or _listed_after(text, position, stretch_end, said))


def _listed_after(text: str, position: int, stretch_end: int, said: bool) -> Iterator[tuple[int, int, str]]:
    """Runs that end as an honour's name does."""
    missed, listed = 0, False
    for start, end in _runs(text, position, stretch_end):
        name = tidy(text[start:end])
        if not is_honour(name, said=said or listed) or ((not said or missed) and not _LEVEL_START.match(name)):
            missed += 1
            if missed > 1 or not said:
                return
            continue
        at = text.find(name, start, end + 1)
        listed = True
        yield (at, at + len(name), name) if at >= 0 else (start, end, name)


def _quoted_after(text: str, position: int, end: int) -> list[tuple[int, int, str]]:
    """Honours in quotation marks that follow one another; empty where the first thing said is not one."""
    found: list[tuple[int, int, str]] = []
    for match in _QUOTED.finditer(text, position, max(end, position)):
        before = _NOTE.sub("", text[found[-1][1] + 1 : match.start()]) if found else text[position : match.start()]
        limit = 16 if not found else 3
        if len(before) > limit or re.search(r"[，。；]", before) or "”" in before:
            break
        name = tidy(match.group(1))
        if not is_honour(name):
            break
        found.append((match.start(1), match.end(1), name))
    if not found:
        return found
    last = found[-1][1] + 1
    for start, stop in _runs(text, last, end) if text[last : last + 1] in ("和", "、", "及") else ():
        name = tidy(text[start:stop])
        if is_honour(name, said=False):
            at = text.find(name, start, stop)
            found.append((at, at + len(name), name))
    return found


def _runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches between 、 and ，, and at 和 or 及 where a level word or a quotation mark follows."""
    at = start
    for match in _CUT.finditer(text, start, end):
        if text[at : match.start()].count("“") > text[at : match.start()].count("”"):
            continue
        if match.start() > at:
            yield at, match.start()
            if match.group().startswith(("称号", "荣誉", "并", "其中", "，其中")):
                return
        at = match.end()
    if at < end:
        yield at, end


def _award(
    context: Context, segment: Segment, trigger: int, start: int, end: int, name: str, rule: str
) -> Iterator[Award | Refusal]:
    text = segment.text
    schools, names_end = subjects_before(context, segment.index, trigger)
    if not schools:
        return
    clause_start, _ = clause_bounds(text, trigger)
    said_from = names_end if names_end >= 0 else clause_start
    between = text[said_from:trigger]
    recent = between.rsplit("，", 1)[-1]
    result = "成果" in name and not _PERSONS.search(recent)
    if _OTHER_SUBJECT.search(recent) and not result:
        return
    if names_end < 0 and re.search(r"\d[余多]?所|[二三四五六七八九十]所|各(?:中职)?学校|部分学校", recent):
        return
    if (
        names_end >= 0
        and not result
        and re.match(r"[^，]{0,12}(?:工作室|专业(?!学校)|团队|老师|教师|学生|同学|选手|师生|班(?=[被获])|《)", between)
        and "，" not in between
    ):
        return
    span = award_span(segment.index, text, start, end, name)
    for pattern, reason in ((_PLANNED, "planned"), (_DENIED, "denied"), (_ENDED, "ended")):
        if pattern.search(recent[-16:]):
            yield Refusal("relation", "awarded", f"{'、'.join(schools)} {name}", reason, span)
            return
    yield Award(span, name, schools, rule, _year_before(text, clause_start, start))


def _year_before(text: str, clause_start: int, position: int) -> int | None:
    """The year last said before an honour, unless 先后 or the like says that there were several times."""
    said = (
        text[clause_start:position] if _YEAR.search(text, clause_start, position) else text[max(0, clause_start - 40) : position]
    )
    years = list(_YEAR.finditer(said))
    if not years or re.search(r"先后|近年|历年|多年|以来", said[years[-1].end() :]):
        return None
    return int(years[-1].group(1))
