"""memberOf: schools and enterprises that the text or a table's cell puts into a group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from loaders.candidates import Mention, Refusal, RelationCandidate, Span
from loaders.context import Context
from loaders.reading import Segment, Table
from loaders.relations.group_callbacks import members_called_back
from loaders.relations.group_rosters import POST, group_runs, rosters
from loaders.resolution.subjects import clause_bounds, school_lists, understood_school

_JOINING = re.compile(
    r"(?:加入|加盟|参加|参与|入盟|融入)(?:了|到)?(?:由?[^，。；]{2,40}?(?:牵头|发起|领衔|主导|组织|主持)[^，。；、]{0,8}?的?)?[^，。；、]{0,6}\Z"
)
_BEING = re.compile(
    r"(?<![不未非])(?:成为|是|为|(?<![体关])系|作为|做为|担任|当选为?|任|入选|获批为?|均为|均是)[“《]?[^，。；、]{0,4}\Z"
)
_FURTHER_POST = re.compile(r"(?:成为|是|为|作为|担任|当选为?|任)[^。；]{4,80}(?:单位|学校|院校)[，、和及]\Z")
_POST_AFTER = re.compile(r"\A[”》]?的?" + POST)
_FOUND = r"(?:发起|组建|成立|建立|创建|构建|签约|搭建|缔结|结成|组成|共建|创立|组织)"
_FOUNDING = re.compile(
    rf"(?:(?:共同|联合|合作|携手)[^，。；]{{0,4}}|(?:联合|携手|会同|(?:\A|，|学校|该校|我校|学院)(?:与|和|同))[^。；]{{0,120}}?|等[^，。；]{{0,14}}"
    rf"|[\d一二三四五六七八九十两]+(?:所|家|校|方|个)[^，。；、]{{0,6}}){_FOUND}(?:了)?[^，。；、]{{0,10}}\Z|，共建[^，。；、]{{0,4}}\Z"
)
_OWN_JOINS = re.compile(
    r"，(?:并)?(?P<own>学校|我校|我院|学院|本校|该校)(?:也|还|应邀|正式|成功|积极|先后|被|均)*"
    rf"(?:(?:加入|参加|加盟)(?:其中|该[^，。；]{{2,4}})?(?=[，。；]|\Z)|(?:推选为|选为|为|是|任|担任|当选为?|成为)(?:其|该)?[^，。；、]{{0,4}}?{POST})"
)
_HEADED = re.compile(r"(?:共同|联合|一起|[两三四五六多]方|\d方)(?:牵头|发起|领衔|主导)[^，。；、]{0,8}\Z")
"""Who heads a group together with a school and is none: its member."""
_MADE_OF = re.compile(
    r"由|吸纳|吸收|吸引|接纳|纳入|包括|涵盖|新增|增补|增选|汇聚|聚集|整合|联合|成员(?:单位|学校|院校|企业)?(?:有|为|是|包括|：)|覆盖|囊括|拥有|现有"
)
_MADE = re.compile(r"组成|组建|构成|成员|加入|参与|等\d+[家所个]|单位|院校|企业|学校|新增")
_PARTNER_BEFORE = re.compile(r"[与同跟]\Z")
_WITH = re.compile(r"(?:\A|，|学校|我校|学院)(?:与|和|同|联合|携手|会同)")
_NOTE = re.compile(r"[”]?[（(][^（）()]{0,40}[)）]")
_BACK = re.compile(r"(?:\A|(?<=[。，；、]))(?:该|本|职教|职业教育)?(?:集团|联盟|共同体|联合体)(?![^，。；]{0,3}[化内])")
_HEADING_LIST = re.compile(r"[”]?(?:、[^，。；]{2,40}?)?[^，。；、]{0,6}牵头")
_POSTED = ("group-posted", "group-called-back")
"""Rules by which a school has a named post in a group, which also its head can have."""
_NOT_YET = re.compile(r"拟(?!定)|谋划|筹划|酝酿|计划|将(?:于|要)|争取|申请|有望")
_LEFT = re.compile(r"退出|不再|除名")


def find(context: Context) -> Iterator[RelationCandidate]:
    """Members of the groups that the text names; leaders are told by ``leads``."""
    leads = {(r.subject[1], r.object[1]) for r in context.relations if r.type == "leads"}
    named = {group.span.segment for group in context.of("EducationGroup")}
    if not named:
        return
    for table in context.reading.tables:
        yield from _of_table(context, table, named)
    cases = context.reading.cases
    for segment in context.segments():
        if segment.index not in named and (segment.case is None or cases[segment.case].first not in named):
            continue
        for member, group, rule in _of_segment(context, segment):
            if rule not in _POSTED and (member.name, group.name) in leads:
                continue
            start, end = clause_bounds(segment.text, member.span.start)
            clause = segment.text[start:end]
            reason = (
                "planned"
                if _NOT_YET.search(clause[: max(0, group.span.start - start)])
                else "ended"
                if _LEFT.search(clause)
                else ""
            )
            if reason:
                context.refuse(Refusal("relation", "memberOf", f"{member.name} {group.name}", reason, member.span))
                continue
            yield _candidate(member, group, rule)


def _candidate(member: Mention, group: Mention, rule: str) -> RelationCandidate:
    return RelationCandidate(
        "memberOf", (member.type, member.name), ("EducationGroup", group.name), member.span, member.surface, rule, {}, 0.85
    )


def _of_segment(context: Context, segment: Segment) -> Iterator[tuple[Mention, Mention, str]]:
    groups = context.of("EducationGroup", segment.index)
    for run in group_runs(segment.text, groups):
        for member, rule in _joined(context, segment, run):
            for group in run:
                yield member, group, rule
        for group in run:
            yield from _titled(context, segment, group)
        yield from _own_joins(context, segment, run)
    members = _members(context, segment.index)
    for member, group in rosters(context, segment, members):
        yield member, group, "group-posted"
    yield from members_called_back(context, segment, members)
    yield from _composed(context, segment, groups, members)


def _joined(context: Context, segment: Segment, run: Sequence[Mention]) -> Iterator[tuple[Mention, str]]:
    """甲、乙成为某集团理事单位; 甲加入某联盟; 甲、乙联合组建某联盟; 某集团成员单位甲、乙. ``run``: groups side by side."""
    text = segment.text
    start, end = clause_bounds(text, run[0].span.start)
    before = text[start : run[0].span.start]
    last = run[-1].span.end
    posted = _POST_AFTER.match(text[last : last + 16])
    joins = _JOINING.search(before) or (_BEING.search(before) or _FURTHER_POST.search(before) if posted else None)
    founds = _FOUNDING.search(before)
    headed = _HEADED.search(before)
    if headed is not None:
        firms = [m for m in _last_list(context, segment, start, start + headed.start(), every=False) if m.type == "Enterprise"]
        yield from ((firm, "group-joined") for firm in firms)
    elif joins is not None or founds is not None:
        verb = start + (founds.end() if founds is not None else joins.start() if joins is not None else 0)
        yield from ((m, "group-joined") for m in _last_list(context, segment, start, verb, every=founds is not None))
        if founds is not None and _WITH.search(before):
            yield from ((_understood(segment, name, start), "group-joined") for name in _own(context, segment, start))
    elif posted is not None:
        listed = [m for m in _members(context, segment.index) if last + posted.end() <= m.span.start < end]
        opening = text[last + posted.end() : listed[0].span.start] if listed else ""
        if listed and len(opening) <= 4:
            yield from ((member, "group-listed") for member in listed)


def _own_joins(context: Context, segment: Segment, run: Sequence[Mention]) -> Iterator[tuple[Mention, Mention, str]]:
    """某联盟成立，我院应邀加入; 某共同体揭牌，学校当选副理事长单位: the school that is understood, later in a group's clause."""
    text = segment.text
    _, end = clause_bounds(text, run[0].span.start)
    joins = _OWN_JOINS.search(text, run[-1].span.end, end)
    if joins is None or any(
        g.span.start < joins.start() for g in context.of("EducationGroup", segment.index) if g.span.start > run[-1].span.end
    ):
        return
    for name in understood_school(context, segment.index, joins.start("own") + 1):
        for group in run:
            yield _understood(segment, name, joins.start("own")), group, "group-joined"


def _own(context: Context, segment: Segment, start: int) -> Sequence[str]:
    """The school that founds a group with those after 与: the report's own, or the one understood."""
    if context.identity.school is not None and segment.case is None:
        return (context.names.resolve("School", context.identity.school),)
    return understood_school(context, segment.index, start + 1)


def _last_list(context: Context, segment: Segment, start: int, verb: int, *, every: bool) -> Sequence[Mention]:
    """The members named before a verb: the last list of them (all where they found a group together), else who is understood."""
    named = [m for m in _members(context, segment.index) if start <= m.span.start and m.span.end <= verb]
    if not named:
        return [_understood(segment, name, verb) for name in understood_school(context, segment.index, verb)]
    lists = school_lists(segment.text, named)
    if every:
        return named
    chosen = [run for run in lists if not _PARTNER_BEFORE.search(segment.text[start : run[0].span.start])]
    if chosen and lists[-1] is not chosen[-1] and "，" in segment.text[lists[-1][-1].span.end : verb]:
        return chosen[-1]
    if not chosen and "，" in segment.text[lists[-1][-1].span.end : verb]:
        return [_understood(segment, name, verb) for name in understood_school(context, segment.index, start + 3)]
    return lists[-1]


def _understood(segment: Segment, name: str, at: int) -> Mention:
    return Mention("School", name, segment.text[at : at + 2], Span(segment.index, at, at + 2), "understood")


def _titled(context: Context, segment: Segment, group: Mention) -> Iterator[tuple[Mention, Mention, str]]:
    """A school right before its group in 《》."""
    if segment.text[group.span.start - 1 : group.span.start] != "《":
        return
    for school in context.of("School", segment.index):
        if school.span.end == group.span.start - 1:
            yield school, group, "group-titled"


def _members(context: Context, segment: int) -> list[Mention]:
    found = [*context.of("School", segment), *context.of("Enterprise", segment)]
    return sorted(found, key=lambda m: (m.span.start, m.span.end))


def _composed(
    context: Context, segment: Segment, groups: Sequence[Mention], members: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention, str]]:
    """集团由甲、乙等学校、丙公司等企业组成: the members listed after a group, or in a sentence about the group before it."""
    text = segment.text
    if not members:
        return
    for start, end in _sentences(text):
        here = [g for g in groups if start <= g.span.start < end]
        if len(here) > 1 and (stop := text.find("；", here[0].span.end, here[1].span.start)) >= 0:
            end, here = stop, here[:1]
        note = _NOTE.match(text, here[0].span.end) if here else None
        begun = note.end() if note is not None else here[0].span.end if here else start
        listed = [m for m in members if max(start, begun) <= m.span.start < end]
        if not listed:
            continue
        group = _topic(context, segment, groups, start, end, listed[0].span.start)
        if group is None:
            continue
        opening = _MADE_OF.search(text, max(start, group.span.end if start <= group.span.start < end else start), end)
        if opening is None or not (opening.group().startswith("成员") or _MADE.search(text, opening.end(), end)):
            continue
        for member in listed:
            if member.span.start >= opening.end() and not _leads_here(text, member):
                yield member, group, "group-composed"


def _leads_here(text: str, member: Mention) -> bool:
    return bool(_HEADING_LIST.match(text, member.span.end))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"[。！？]", text):
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _topic(context: Context, segment: Segment, groups: Sequence[Mention], start: int, end: int, first: int) -> Mention | None:
    """The group a sentence is about: named in it before its members, or before it and called back (集团, 联盟), or the case's."""
    inside = [g for g in groups if start <= g.span.start < first]
    if inside:
        group = inside[-1]
        between = _NOTE.sub("", segment.text[group.span.end : first], count=1)
        return (
            group
            if re.search(r"由|包括|涵盖|吸纳|吸收|吸引|成员|汇聚|整合|新增|增补|增选|接纳|纳入", between)
            and not re.search(r"牵头|挂牌", between)
            else None
        )
    before = [g for g in groups if g.span.end <= start]
    if before and _BACK.search(segment.text, start, first):
        return before[-1]
    return _case_group(context, segment, start, first, end)


def _case_group(context: Context, segment: Segment, start: int, first: int, end: int) -> Mention | None:
    """In a case about a group, 组建了由甲、乙等共同组成的… tells its members."""
    case = context.case_of(segment.index)
    if case is None or "由" not in segment.text[start:first] or "组成" not in segment.text[first:end]:
        return None
    low, high = case.title_span
    titled = [g for g in context.of("EducationGroup", case.first) if low <= g.span.start and g.span.end <= high]
    return titled[0] if titled else None


def _of_table(context: Context, table: Table, named: Set[int]) -> Iterator[RelationCandidate]:
    """A cell that gives a school's post in a group, beside the school's own cell; ``named``: the segments that name groups."""
    for row in table.rows[table.header_rows :]:
        for cell in row:
            if cell is None or cell not in named:
                continue
            text = context.segment(cell).text
            for group in context.of("EducationGroup", cell):
                if _POST_AFTER.match(text[group.span.end : group.span.end + 16]) is None:
                    continue
                owner = next(
                    (s for other in row if other is not None and other != cell for s in context.of("School", other)), None
                )
                if owner is not None:
                    yield RelationCandidate(
                        "memberOf",
                        ("School", owner.name),
                        ("EducationGroup", group.name),
                        group.span,
                        group.surface,
                        "group-cell",
                        {},
                        0.9,
                    )
