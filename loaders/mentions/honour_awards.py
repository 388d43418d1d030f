"""Which honours the text and the tables give to which named schools: found once, for the mentions and for ``awarded``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.candidates import Refusal
from loaders.context import Context
from loaders.mentions.award import Award, award_span
from loaders.mentions.honour_lines import honour_lines
from loaders.mentions.honour_lists import listed
from loaders.mentions.honour_names import is_honour, split_items, tidy
from loaders.mentions.honour_verbs import Said, said_in
from loaders.reading import Segment, Table
from loaders.resolution.subjects import clause_bounds, subjects_before

_OTHER_SUBJECT = re.compile(
    r"专业(?!学校|技术)|学生|老师|教师|同学|选手|团队|工作室|课程|作品|集团|联盟|案例|论文|项目|教材|班主任|校长|书记|代表队|队员|毕业生|社团|共同体|(?:基地|中心|平台|项目)[”』]?\Z|中心(?=20|被)|班级|支部(?=被|获|20)|《"
)
_PERSONS = re.compile(r"学生|老师|教师|同学|选手|校长|书记|毕业生")
_PLANNED = re.compile(r"拟|计划|力争|争取|努力|申请|申报(?!成功)|正在|即将|将(?!要求)|目标|积极创建|争创|准备|有望")
_DENIED = re.compile(r"未|没有|尚未|无一|不再|落选")
_ENDED = re.compile(r"取消|撤销|摘牌|摘除")
_YEAR = re.compile(r"(20[0-4]\d)年")
_HONOUR_COLUMN = re.compile(r"荣誉|称号|获奖|奖项|所获|表彰|资质")
_SCHOOL_COLUMN = re.compile(r"学校|院校|获奖(?:人|者|单位|教师|学生)|姓名|选手")


def awards(context: Context) -> Iterator[Award]:
    """All awards of a report: those of the tables, then those of the running text, in reading order."""
    return (found for found in read(context) if isinstance(found, Award))


def read(context: Context) -> Iterator[Award | Refusal]:
    """The awards, and as refusals what only looks like one: planned, denied or ended."""
    for table in context.reading.tables:
        yield from _of_table(context, table)
    yield from honour_lines(context)
    in_tables = {cell for table in context.reading.tables for row in table.rows for cell in row if cell is not None}
    for segment in context.segments():
        if segment.index not in in_tables or len(segment.text) > 60:
            honours, verbs = said_in(segment.text)
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


def _of_text(context: Context, segment: Segment, honours: Sequence[Said]) -> Iterator[Award | Refusal]:
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
