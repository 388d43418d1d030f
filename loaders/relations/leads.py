"""leads: a school at the head of a group: 牵头, 理事长单位."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.candidates import Mention, Refusal, RelationCandidate
from loaders.context import Context
from loaders.relations.group_callbacks import HEAD_POST, LEAD, LED_AFTER, heads_called_back, may_call_back
from loaders.relations.group_rosters import group_runs
from loaders.resolution.subjects import clause_bounds, names_of, school_lists, understood_school

_LED_BEFORE = re.compile(
    r"[^，。；]{0,8}"
    + LEAD
    + r"(?!人)[^，。；、]{0,16}\Z|[^。；]{0,30}[，]?(?:并)?"
    + LEAD
    + r"(?:组建|成立|创建|筹建|发起|举办|负责|建立|联合|构建)[^，。；、]{0,14}\Z"
    + r"|(?:[与和同]|联合|携手|会同)[^。；，]{2,60}?(?:共同|联合|一起)"
    + LEAD
    + r"(?!人)[^，。；、]{0,14}\Z"
)
_LEADS_NOW = re.compile(r"\A" + LEAD + r"[，]?(?:联合|携手|会同)[^。；]{0,120}(?:组建|成立|创建|发起|构建)了?[^，。；、]{0,8}\Z")
_TO_SCHOOL = re.compile(
    r"[”》]?(?:[（(][^（）()]{0,20}[）)])?(?:等[^，。；]{0,12})?(?:，|是|于20\d\d年(?:\d+月)?|后者|该集团|该联盟|该共同体|该联合体)*(?:由|以)\Z"
)
_BY_LATER = re.compile(
    r"[^。；]{0,80}?(?:，|、|\A|成立|揭牌)(?:并|是)?(?:由|以)(?:[^，。；、]{2,24}、){0,3}(?:[^，。；、]{2,24}(?:和|与|及))?\Z"
)
"""…集团成立于某年，由乙公司、(甲校): what stands between a group and the schools at its head, other heads among it."""
_LISTED_AS = re.compile(r"(?:是|为|作为|担任|(?<![主责])任)(?!了)[^。；]{2,160}[、和及]\Z")
"""是国家示范校、…、(某集团牵头单位): the group is an item of a list."""
_OWN_WITH = re.compile(r"(?:学校|我校|我院|学院|本校|该校)(?:与|和|同|联合|携手|会同)\Z")
_JOINTLY = re.compile(r"(?:共同|联合|[两三四五六]方|一起)" + LEAD)
_EACH = re.compile(r"[”》]?(?:，|均|也)*分别(?:由|以)\Z")
_UNDERSTOOD = re.compile(
    r"(?:(?:学校|该校|我校|学院|，|\A)(?:(?!由)[^，。；]){0,10}|(?:学校|该校|我校|本校|学院)(?:与|和|同|联合|携手|会同)(?:(?!由)[^。；]){2,90}?)"
    + LEAD
    + r"[^，。；、]{0,12}\Z"
)
_POST_AFTER = re.compile(r"\A[”》]?(?:的|，(?:并)?(?:任|担任|出任|当选为?|为))?" + HEAD_POST)
_POST_THEN_SCHOOL = re.compile(r"\A[”》]?(?:的|[（(])?" + HEAD_POST + r"(?:是|为|：|——|，)?\Z")
_AS = re.compile(r"(?:作为|做为|是|为|担任|当选为?|任|成为|(?:发起|共同)?(?:组建|成立|创建|共建)了?)[“《]?[^，。；、]{0,4}\Z")
_PLANNED = re.compile(r"拟(?!定)|计划由?|争取|有望|申请|将由|将(?=牵头)")
_BESIDE = re.compile(r"、|与|和|及|同|以及|联合|携手")
_IN_CLAUSE = re.compile(r"，(?:其中|由)?\Z")
_HEADS = re.compile(r"\A(?:共同|联合)?(?:为|是|任|担任|出任|当选为?|作为)" + HEAD_POST)
_FOUNDING = re.compile(r"筹建|筹备")


def find(context: Context) -> Iterator[RelationCandidate]:
    """Who leads each group that the text names, with ``status`` where the group is still being founded."""
    for group in context.of("EducationGroup"):
        text = context.segment(group.span.segment).text
        start, end = clause_bounds(text, group.span.start)
        found = _leaders(context, group, text, start, end)
        if found is not None:
            yield from _told(context, group, *found, text[start:end])
    for segment in map(context.segment, dict.fromkeys(school.span.segment for school in context.of("School"))):
        if segment.kind != "cell" and may_call_back(segment.text):
            for schools, group, lead in heads_called_back(context, segment):
                yield from _told(context, group, schools, lead, lead)


def _told(context: Context, group: Mention, schools: tuple[str, ...], lead: str, clause: str) -> Iterator[RelationCandidate]:
    for school in schools:
        if _PLANNED.search(lead):
            context.refuse(Refusal("relation", "leads", f"{school} {group.name}", "planned", group.span))
            continue
        attrs = {"status": "筹建中"} if _FOUNDING.search(clause) else {}
        yield RelationCandidate(
            "leads", ("School", school), ("EducationGroup", group.name), group.span, group.surface, "group-lead", attrs, 0.9
        )


def _without_firms(context: Context, group: Mention, start: int) -> str:
    """The text between a school and a group, without the firms at the school's side (甲校与乙公司共同牵头的…)."""
    text = context.segment(group.span.segment).text
    for firm in context.of("Enterprise", group.span.segment):
        if start <= firm.span.start < group.span.start and _BESIDE.fullmatch(text, start, firm.span.start):
            start = firm.span.end
    return text[start : group.span.start]


def _place_in_run(context: Context, group: Mention, schools: Sequence[Mention]) -> int | None:
    """In 甲集团、乙联盟分别由丙校、丁校牵头: which school leads this group; None where the text does not share them out."""
    text = context.segment(group.span.segment).text
    groups = context.of("EducationGroup", group.span.segment)
    run = next((run for run in group_runs(text, groups) if group in run), [group])
    if len(run) != len(schools) or not _EACH.fullmatch(text, run[-1].span.end, schools[0].span.start):
        return None
    return run.index(group)


_Lead = tuple[tuple[str, ...], str]
"""Who leads a group, and the words that say so."""


def _leaders(context: Context, group: Mention, text: str, start: int, end: int) -> _Lead | None:
    schools = [m for m in context.of("School", group.span.segment) if start <= m.span.start < end]
    lists = school_lists(text, schools)
    before = [names for names in lists if names[-1].span.end <= group.span.start]
    after = [names for names in lists if names[0].span.start >= group.span.end]
    for names in before:
        if _LEADS_NOW.match(text[names[-1].span.end : group.span.start]):
            return names_of(names), text[max(start, names[0].span.start - 6) : group.span.start]
    return (
        (_named_before(context, group, text, start, before[-1]) if before else None)
        or (_named_after(context, group, text, end, after[0]) if after else None)
        or _named_in_clause(context, group, text, end, after)
        or (None if before else _left_out(context, group, text, start))
    )


def _clear(context: Context, group: Mention, start: int, end: int) -> bool:
    """Whether no other group stands between two places."""
    others = (m for m in context.of("EducationGroup", group.span.segment) if m.span != group.span)
    return not any(start <= m.span.start < end for m in others)


def _named_before(context: Context, group: Mention, text: str, start: int, last: list[Mention]) -> _Lead | None:
    """The list of schools before a group: 甲校牵头组建…集团, 学校与甲校牵头…, 甲校作为…集团理事长单位."""
    between = _without_firms(context, group, last[-1].span.end)
    if _clear(context, group, last[-1].span.end, group.span.start) and _LED_BEFORE.fullmatch(between):
        own = _OWN_WITH.search(text[start : last[0].span.start])
        if own is None:
            return names_of(last), text[max(start, last[0].span.start - 6) : group.span.start]
        beside = names_of(last) if _JOINTLY.search(between) else ()
        return (*understood_school(context, group.span.segment, start + own.end()), *beside), own.group()
    if _is_as(between) and _POST_AFTER.match(text[group.span.end : group.span.end + 14]):
        return names_of(last), between
    return None


def _is_as(before: str) -> bool:
    """Whether words before a group say what somebody is of it: 作为(某集团理事长单位), in a list of such things too."""
    return _AS.search(before) is not None or (before[-1:] in ("、", "和", "及") and _LISTED_AS.search(before) is not None)


def _named_after(context: Context, group: Mention, text: str, end: int, first: list[Mention]) -> _Lead | None:
    """The list of schools after a group: …集团由甲校牵头, …集团理事长单位为甲校."""
    between = text[group.span.end : first[0].span.start]
    behind = text[first[-1].span.end : min(end, first[-1].span.end + 44)]
    led = LED_AFTER.match(behind)
    if len(first) > 1 and led and (place := _place_in_run(context, group, first)) is not None:
        return (first[place].name,), between + behind[:8]
    if (_TO_SCHOOL.fullmatch(between) and led) or _POST_THEN_SCHOOL.match(between):
        return names_of(first), between + behind[:8]
    if led and _BY_LATER.fullmatch(between) and _clear(context, group, group.span.end, first[0].span.start):
        return names_of(first), between[between.rfind("，") + 1 :] + behind[:8]
    return None


def _named_in_clause(context: Context, group: Mention, text: str, end: int, after: list[list[Mention]]) -> _Lead | None:
    """Schools in a clause behind the group: …集团…，其中甲校为理事长单位."""
    for names in after:
        first, last = names[0].span.start, names[-1].span.end
        if _IN_CLAUSE.search(text[group.span.end : first]) and _HEADS.match(text[last:end]):
            clear = _clear(context, group, group.span.end, first)
            return (names_of(names), text[last : last + 8]) if clear else None
    return None


def _left_out(context: Context, group: Mention, text: str, start: int) -> _Lead | None:
    """The school that the text understands before a group: 作为…集团理事长单位, 学校牵头组建…集团."""
    before = text[start : group.span.start]
    if _is_as(before) and _POST_AFTER.match(text[group.span.end : group.span.end + 14]):
        return understood_school(context, group.span.segment, group.span.start), before
    understood = _UNDERSTOOD.search(before)
    if understood is None:
        return None
    return understood_school(context, group.span.segment, group.span.start), understood.group()
