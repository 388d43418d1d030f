"""partnersWith: a school and a firm that cooperate, in which forms and for which programs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.candidates import Mention, Refusal, RelationCandidate, Span
from loaders.context import Context
from loaders.mentions.columns import body, cell, columns
from loaders.mentions.table_headings import FIRMS, headed
from loaders.relations.cooperation_forms import OTHER, forms_in
from loaders.relations.partnership_refusals import refused, row_refused
from loaders.relations.partnership_subjects import schools_of_firms
from loaders.relations.subjects import Subject, standing

_TRIGGER = re.compile(
    r"合作|共建|共同|共育|合建|签订|签署|签约|签定|协议|联合|牵手|携手|联手|引进|引入|引企|入校|进校|入驻|订单|冠名|学徒|实习|就业|工作|顶岗|跟岗|见习|上岗|基地|捐赠|捐资|捐助|赞助|出资|投入|投资|培训|"
    r"服务|技术|攻关|聘请|产业学院|研学|制作|研发|开发|捐建|援建|赠送|赠予|接收|录用|联办|合办|合编|运营|互派|互聘|托管|双导师|提供|委托|参与|加入|工学交替|工作站|导师|落户|吸纳|建设了|"
    r"开办|组建|设立|输送|推荐|招聘|对接|依托|支持|班|参观|挂职|锻炼|实践|实训|组成|奖学金|结对|共享|联盟|成立|合办|授牌|揭牌"
)
_GUEST_AFTER = re.compile(
    r"(?:的)?(?:邀请|之邀|报道|(?:公开|正式|联合)?出版|刊登|播出|杯|主办|承办的?(?:比赛|大赛)|(?:负责)?(?:承建|施工|中标|代建|监理|设计施工)|"
    r"[^，。；、]{0,8}(?:调查显示|跟踪调查))"
)
_DEALER_AFTER = re.compile(r"的[^，。；、]{0,6}(?:经销商|供应商|代理商|加盟商|服务商|子公司|合作方)")
"""After a firm that is only named to say who another is."""
_BESIDE = re.compile(r"(?:与|和|同|跟|携手|联合|会同|牵手)[“‘]?\Z")
"""Right before firms: whatever is said then is done together."""
_LISTED = re.compile(r"\A[^：。；，]{2,14}：\Z")
_OF_FIRMS = re.compile(r"合作|实习|订单|基地|用人单位")
_NOTE_ENDS = re.compile(r"[”’\"」]?[)）]")
_SIDE_BY_SIDE = re.compile(
    r"(?:[”’」]?(?:班)?|[”’\"」]?[)）])(?:、|和|与|及|以及|，)?[“‘「]?|[（(](?:以下|下文|后文)?(?:简称|下称|称)(?:为)?[：:]?[“‘\"「]?"
)
"""Between firms of one list, the short names that it defines in brackets among them."""
_DITTO = ("", "同上", "〃", "″", "—", "-", "/")
"""Cells that stand for the one above."""
_MARK = re.compile(r"[。！？；\n]")


def find(context: Context) -> Iterator[RelationCandidate]:
    """School and firm, where the words around the firm speak of cooperation and the text speaks of a school.

    A form is 其他 only where no place of the report names one.
    """
    candidates = [*_in_tables(context), *_told(context)]
    named = {(c.subject, c.object) for c in candidates if c.attrs.get("forms") != OTHER}
    for candidate in candidates:
        if candidate.attrs.get("forms") == OTHER and (candidate.subject, candidate.object) in named:
            attrs = {key: value for key, value in candidate.attrs.items() if key != "forms"}
            yield candidate._replace(attrs=attrs)
        else:
            yield candidate


def _told(context: Context) -> Iterator[RelationCandidate]:
    members = {relation.span: relation.object[1] for relation in context.relations if relation.type == "memberOf"}
    leads = {(relation.subject[1], relation.object[1]) for relation in context.relations if relation.type == "leads"}
    with_firms = {firm.span.segment for firm in context.of("Enterprise")}
    for segment in context.segments():
        if segment.index not in with_firms:
            continue
        firms = [firm for firm in context.of("Enterprise", segment.index) if firm.rule != "firm-platform"]
        if firms and segment.kind not in ("cell", "chart"):
            for run in _runs(segment.text, firms):
                yield from _of_run(context, segment.index, segment.text, run, members, leads)


def _runs(text: str, firms: list[Mention]) -> list[list[Mention]]:
    """Firms that stand side by side in one list."""
    runs: list[list[Mention]] = []
    for firm in firms:
        if runs and _SIDE_BY_SIDE.fullmatch(text, runs[-1][-1].span.end, firm.span.start):
            runs[-1].append(firm)
        else:
            runs.append([firm])
    return runs


def _of_run(
    context: Context, segment: int, text: str, run: list[Mention], members: dict[Span, str], leads: set[tuple[str, str]]
) -> Iterator[RelationCandidate]:
    """What is said of firms side by side; those that only stand in a group's list of ``members`` are its leader's partners."""
    if _DEALER_AFTER.match(text, run[-1].span.end):
        run = run[:-1]
        if not run:
            return
    first, last = run[0].span.start, _end_of_run(text, run)
    subject = schools_of_firms(context, segment, text, first, last)
    if subject.kind != "school" or _GUEST_AFTER.match(text, last):
        return
    left, right = _clause(context, segment, text, first, last)
    if not _is_told(context, segment, text, first, (left, right)):
        return
    forms = forms_in(text[left:right])
    others = [m.span.start for m in context.of("Enterprise", segment) if m.span.start > last]
    reason = refused(text, left, first, last, min([len(text), *others]))
    programs = _programs(context, segment, left, right)
    for school, firm in _pairs(text, subject, run):
        span = firm.span
        if forms == OTHER and span in members and (school, members[span]) not in leads:
            continue
        if reason:
            context.refuse(Refusal("relation", "partnersWith", f"{school} {firm.name}", reason, span))
            continue
        confidence = min(0.85 if subject.mentions else 0.75, firm.confidence)
        attrs = {"forms": forms, "programs": programs} if programs else {"forms": forms}
        ends = ("School", school), ("Enterprise", firm.name)
        yield RelationCandidate("partnersWith", *ends, span, firm.surface, "school-and-firm", attrs, confidence)


def _end_of_run(text: str, run: list[Mention]) -> int:
    """Where firms side by side end, with the brackets of a short name that the last of them defines."""
    last = run[-1].span.end
    if len(run) > 1 and run[-1].name == run[-2].name and (note := _NOTE_ENDS.match(text, last)) is not None:
        return note.end()
    return last


def _is_told(context: Context, segment: int, text: str, first: int, clause: tuple[int, int]) -> bool:
    """Whether the words around firms that begin at ``first`` speak of cooperation."""
    return bool(
        _TRIGGER.search(text[clause[0] : clause[1]])
        or _BESIDE.search(text[max(0, first - 4) : first])
        or (
            text[first - 1 : first] == "："
            and any(m.span.start < 3 and m.span.end == first - 1 for m in context.of("School", segment))
        )
        or _in_list(context, segment, text[: min(first, 20)])
    )


def _alone(context: Context, segment: int) -> bool:
    """Whether a list's item is a firm's name and nothing else, as where a table's cells stand each on a line of their own."""
    item = context.segment(segment)
    firms = context.of("Enterprise", segment)
    return item.kind == "item" and len(firms) == 1 and item.text[firms[0].span.end :].strip("—-/ ") == ""


def _in_list(context: Context, segment: int, before: str) -> bool:
    """Whether firms stand in a list with a heading (旅游类：甲酒店、乙公司) below a title that speaks of cooperation."""
    listed = _LISTED.match(before) or (before == "" and _alone(context, segment))
    return bool(listed) and any(_OF_FIRMS.search(title) for title in context.segment(segment).section)


def _clause(context: Context, segment: int, text: str, first: int, last: int) -> tuple[int, int]:
    """The firm's sentence, cut where it begins to speak of another firm (；) or runs long."""
    start, end = context.sentence_bounds(segment, first)
    left = max(start, first - 90)
    others = [m.span.start for m in context.of("Enterprise", segment) if last + 1 < m.span.start < end]
    turn = text.rfind("，", last, others[0]) if others else -1
    right = min(end, last + 150, turn if turn >= 0 else end)
    earlier = [m.span.end for m in context.of("Enterprise", segment) if left <= m.span.end < first - 1]
    turn = text.find("，", earlier[-1], first) if earlier else -1
    return (turn + 1 if turn >= 0 else left), right


def _pairs(text: str, subject: Subject, run: list[Mention]) -> Iterator[tuple[str, Mention]]:
    """Every school with every firm, or one with one where the text says 分别."""
    schools = subject.schools
    between = (
        text[subject.mentions[-1].span.end : run[0].span.start]
        if subject.mentions and subject.mentions[-1].span.end <= run[0].span.start
        else ""
    )
    apart = "分别" in between and not _MARK.search(between)
    if apart and len(schools) == len(run) > 1:
        yield from zip(schools, run, strict=True)
        return
    if apart and len(schools) < len(run) and text[: subject.mentions[0].span.start].endswith(("、", "和")):
        yield from zip(schools, run[-len(schools) :], strict=True)  # the list begins with a school that is not known
        return
    for school in schools:
        for firm in run:
            yield school, firm


def _programs(context: Context, segment: int, left: int, right: int) -> tuple[str, ...]:
    named = (context.names.resolve("Program", m.name) for m in context.of("Program", segment) if left <= m.span.start < right)
    return tuple(dict.fromkeys(named))


def _in_tables(context: Context) -> Iterator[RelationCandidate]:
    """Rows that name a school (or stand in a school's own section) and a firm in a column of firms."""
    for table in context.reading.tables:
        if not headed(context, table, FIRMS):
            continue
        found = columns(context, table)
        if found.enterprise is None:
            continue
        above: list[str] = []
        for row in body(context, table):
            at = cell(row, found.enterprise)
            school = cell(row, found.school)
            names = [context.names.resolve("School", m.name) for m in context.of("School", school)] if school is not None else []
            filled = school is not None and context.segment(school).text.strip() not in _DITTO
            above = names if filled else above
            if at is None:
                continue
            names = above if found.school is not None and (above or filled) else list(standing(context, at).schools)
            words = " ".join(context.segment(index).text for index in row if index is not None)
            program = cell(row, found.program)
            programs = (
                tuple(context.names.resolve("Program", m.name) for m in context.of("Program", program))
                if program is not None
                else ()
            )
            reason = row_refused(words)
            for firm in context.of("Enterprise", at):
                for name in names:
                    if reason:
                        context.refuse(Refusal("relation", "partnersWith", f"{name} {firm.name}", reason, firm.span))
                        continue
                    attrs = {"forms": forms_in(words), **({"programs": programs} if programs else {})}
                    span = Span(at, firm.span.start, firm.span.end)
                    yield RelationCandidate(
                        "partnersWith", ("School", name), ("Enterprise", firm.name), span, firm.surface, "table-row", attrs, 0.95
                    )
