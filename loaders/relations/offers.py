"""offers: a school and its programs: said of it in prose, in its rows of a table, or at the core of its clusters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.candidates import Mention, Refusal, RelationCandidate
from loaders.context import Context
from loaders.mentions.columns import body, cell, columns
from loaders.mentions.programs import is_told
from loaders.mentions.school_words import country_pattern
from loaders.mentions.table_headings import PROGRAMS, headed
from loaders.relations.cluster_rows import cluster_rows, row_schools
from loaders.relations.subjects import Subject, subject_at

_THAT_SCHOOL = re.compile(r"(?:该校|该院|这所(?:学校|学院)|对方学校)的?[“]?\Z")
_BEFORE_OWN = re.compile(r"的?[“‘《]?")
_CLOSED_AFTER = re.compile(
    r"(?:(?!新增|新设|增设|开设|开办)[^。；]){0,60}?(?:撤销|停招|停办|停止招生|暂停招生|取消|裁撤|关停|不再招生)了?(?=[，。；）]|\Z)"
)
"""Said behind a program: …两个专业因生源不足，已于2018年撤销."""
_REFUSED_AFTER = re.compile(r"[^。；]{0,30}?(?:未予?(?:获得?)?批准?|未获(?:得)?批准?|未能获批|未通过|未被批准|没有获批)")
_CLOSED = re.compile(r"(?:撤销|停招|停办|取消|关停|裁撤|淘汰|暂停)[^，。；]{0,30}$")
_PLANNED = re.compile(
    r"(?:拟|计划|准备|打算|力争|筹备|筹建|规划|有望|即将|洽谈|论证|申请|支持|推动|鼓励|曾|将(?:要|会|新|开|增|于)?)[^，。；]{0,12}(?:开设|新增|增设|新设|设立|申报|申办|筹办|筹设|开办|设置|建设)[^，。；]{0,40}$"
)
_ELSEWHERE = re.compile(
    r"(?:升入|考入|报考|毕业于|就读于|来自|录取到)[^，。；]{0,24}$|(?:帮助|援助|援建|支援|指导|帮扶|协助)[^，。；]{0,12}(?:建成|建设|开设|新建|创建|新增|开办|筹建|申报)[^，。；]{0,24}$"
)

_OWNED = re.compile(r"[^，。；：]{0,80}?(?:专业)?(?:等[^，。；、]{0,8})?(?:均|都|一直|同)?(?:是|为)\Z")
_AS_ITS_PROGRAM = re.compile(r"(?:[（(][^（）()]{0,24}[)）])?的[^，。；]{0,10}专业")
_LED_BY = re.compile(r"(?:20\d\d年，?|近年来，?)?(?:以|依托|围绕|立足)[^。；]*\Z")


def find(context: Context) -> Iterator[RelationCandidate]:
    """School and program."""
    for row in cluster_rows(context):
        for school in row.schools:
            for program in row.programs:
                yield _candidate(school, program, "core-of-cluster", 0.95)
    yield from _in_tables(context)
    for segment in map(context.segment, dict.fromkeys(program.span.segment for program in context.of("Program"))):
        if segment.kind not in ("cell", "chart") and is_told(segment):
            for program in context.of("Program", segment.index):
                yield from _in_prose(context, segment.text, program)


_TALKS = re.compile(r"商谈|商讨|洽谈|尚未达成|未达成")
"""What a sentence's programs are only talked of."""


def _in_prose(context: Context, text: str, program: Mention) -> Iterator[RelationCandidate]:
    subject = _subject(context, program)
    start, _ = context.sentence_bounds(program.span.segment, program.span.start)
    lead = text[start : program.span.start]
    own = bool(subject.mentions) and subject.mentions[-1].span.end >= program.span.start - 2
    reason = _why_not(text, lead, program.span.end, own=own)
    for school in subject.schools:
        if reason:
            context.refuse(Refusal("relation", "offers", f"{school} {program.name}", reason, program.span))
        else:
            yield _candidate(school, program, "school-named", 0.85 if subject.mentions else 0.75)


def _why_not(text: str, lead: str, end: int, *, own: bool) -> str:
    """Why a program is none that its school has, by the words before and behind it; ``own``: right behind its school."""
    if _CLOSED.search(lead) or _CLOSED_AFTER.match(text, end):
        return "ended"
    if _PLANNED.search(lead) or _TALKS.search(lead) or _REFUSED_AFTER.match(text, end):
        return "planned"
    return "elsewhere" if not own and _ELSEWHERE.search(lead) else ""


def _subject(context: Context, program: Mention) -> Subject:
    """Whose program it is: a school's that stands right before it, in whatever role, else the sentence's."""
    text = context.segment(program.span.segment).text
    for school in reversed(context.of("School", program.span.segment)):
        if school.span.end <= program.span.start:
            if _BEFORE_OWN.fullmatch(text, school.span.end, program.span.start):
                return Subject("school", (context.names.resolve("School", school.name),), (school,))
            break
    that = _THAT_SCHOOL.search(text, max(0, program.span.start - 8), program.span.start)
    partner = _last_school(context, program, that.start()) if that is not None else None
    if partner is not None:
        return Subject("school", (context.names.resolve("School", partner.name),), (partner,))
    after = _named_after(context, text, program)
    if after is not None:
        return Subject("school", (context.names.resolve("School", after.name),), (after,))
    subject = subject_at(context, program.span.segment, program.span.start)
    home = tuple(name for name in subject.schools if not country_pattern().match(name))
    return replace(subject, schools=home) if home and home != subject.schools else subject


def _last_school(context: Context, program: Mention, before: int) -> Mention | None:
    """The school named last before 该校 of a school's own report: never the one that reports."""
    own = context.identity.school
    if own is None:
        return None
    named = [m for m in context.of("School", program.span.segment) if m.span.end <= before]
    return named[-1] if named and named[-1].name != context.names.resolve("School", own) else None


def _named_after(context: Context, text: str, program: Mention) -> Mention | None:
    """The school that a sentence names only after its programs: 甲、乙是某校的特色专业; 以甲专业为龙头，某校建成…."""
    start, end = context.sentence_bounds(program.span.segment, program.span.start)
    schools = [m for m in context.of("School", program.span.segment) if start <= m.span.start < end]
    if not schools or schools[0].span.start < program.span.end:
        return None
    first = schools[0]
    between = text[program.span.end : first.span.start]
    owned = _OWNED.fullmatch(between) and _AS_ITS_PROGRAM.match(text, first.span.end)
    led = _LED_BY.match(text[start : program.span.start]) and between.endswith("，") and "为" in between
    return first if owned or led else None


def _in_tables(context: Context) -> Iterator[RelationCandidate]:
    for table in context.reading.tables:
        if not headed(context, table, PROGRAMS):
            continue
        found = columns(context, table)
        if found.program is None or found.cluster is not None:
            continue
        for row in body(context, table):
            for at in (index for column in (found.program, *found.others) if (index := cell(row, column)) is not None):
                for school in row_schools(context, cell(row, found.school), at, column=found.school is not None):
                    for program in context.of("Program", at):
                        yield _candidate(school, program, "table-row", 0.95)
    told_of = {program.span.segment for program in context.of("Program") if program.rule != "program-column"}
    for segment in context.segments():
        if segment.kind == "cell" and segment.index in told_of:
            yield from _in_cell(context, segment.index)


def _in_cell(context: Context, segment: int) -> Iterator[RelationCandidate]:
    """A program told of in a cell of a school's row (护理专业获评示范专业)."""
    programs = [m for m in context.of("Program", segment) if m.rule != "program-column"]
    for table in context.reading.tables:
        for row in table.rows[max(1, table.header_rows) :]:
            if segment in row:
                at = columns(context, table).school
                for school in row_schools(context, cell(row, at), segment, column=at is not None):
                    for program in programs:
                        yield _candidate(school, program, "table-row", 0.9)
                return


def _candidate(school: str, program: Mention, rule: str, confidence: float) -> RelationCandidate:
    ends = ("School", school), ("Program", program.name)
    return RelationCandidate("offers", *ends, program.span, program.surface, rule, {}, confidence)
