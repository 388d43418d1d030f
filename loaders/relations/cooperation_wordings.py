"""Two schools' cooperation told otherwise than by 与: teachers sent to a school, a school's station at one's own, 三校就…签约."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from loaders.candidates import Mention
from loaders.context import Context
from loaders.reading import Segment
from loaders.resolution.subjects import clause_bounds, names_of, understood_school

_SENT = re.compile(r"(?:选派|派遣|派出|派驻|组织|安排|遴选)[^。；]{0,40}(?:到|赴|在|至|往)[^，。；]{0,16}\Z")
_TO_TEACH = re.compile(r"[^，。；、]{0,8}(?:支教|任教|送教|授课|讲学|帮扶)")
_TOWARDS = re.compile(r"(?:向|给|为)[^，。；]{0,12}\Z")
_SENDS_STAFF = re.compile(r"(?:派出|选派|派驻|派遣|输送)[^，。；]{0,10}(?:教师|干部|骨干)")
_STATION = re.compile(
    r"[\u4e00-\u9fff]{0,10}?(?:在|于)(?:我校|本校|我院|学校|该校|学院)(?:内)?(?:共同)?(?:设立|建立|成立|设有|开设|建有|挂牌|设)"
    r"[^，。；]{0,16}(?:函授站|教学点|工作站|学习中心|基地|分院|分校|教学部|直属班)"
)
_COUNTED = re.compile(
    r"(?P<number>[两二三四五六])(?:所)?(?:校|院校|学校|院)(?:还|又|已|均|先后|共同)*(?:就[^，。；]{2,24}?)?(?:已|还|共同)*"
    r"(?:签[订署]|缔结|结成|结对|达成|联合|互[派认换聘]|合作|建立[^，。；]{0,8}(?:关系|机制|联盟)|共建|共享)"
)
_NUMBERS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_VISITS = re.compile(r"[^，。；、]{0,12}?(?:一行)?(?:考察|到访|来访|访问|来到|走访)[^，。；、]{0,2}\Z")
_SIGNS = re.compile(r"[^。；]{0,10}?(?:并|，)[^，。；]{0,6}签[署订][^，。；]{0,12}(?:备忘录|协议|意向书)")
_ASIDE = re.compile(r"(?:除了?|[与和同跟到赴])[^，。；]{0,3}\Z")
_FORMER = re.compile(r"(?:同|与|和|跟)前者[^，。；]{0,24}(?:签[署订]|合作|共建|缔结|达成|结对)")
_GIVES = re.compile(r"[^，。；]{0,24}(?:提供|给予|派出|选派)[^，。；]{0,20}，(?:双方|两校)(?:还|并)?(?:共|联合|合作|签)")

_GIVEN = re.compile(r"(?:的)?(?:学生|教师|师生)?(?:免费|无偿)?(?:开放|提供|捐[赠建资]|援建|建设|建起|建成|输送|培训|培养)")
_FOR = re.compile(r"为\Z")
_BUILT = re.compile(r"(?:新)?(?:建[起成设立]|组建|开[设办]|完善|改造|培训|制定|提升|筹建)")
_HELPS = re.compile(r"(?:帮助|协助|指导|援助)\Z")
_COMES = re.compile(
    r"[^，。；、]{0,6}(?:选派|派遣|派出|派|组织|安排)[^，。；、]{1,14}(?:到|来|赴|在)(?:我校|本校|我院|学校|学院|该校)[^，。；]{0,6}"
    r"(?:跟岗|学习|挂职|培训|进修|实习|交流|研修|锻炼)"
)
_JOINTLY = re.compile(
    r"[^，。；、]{0,16}(?:与|和|同)(?:该校|我校|学校|本校|我院|学院|该院)[^，。；、]{0,8}(?:共同|联合|合作)(?:开发|研发|编写|研制|设计|培养|建设|打造|开展|申报|制定)"
)
_SAID = (
    (_GIVEN, _FOR, "school-given"),
    (_BUILT, _HELPS, "school-helped"),
    (_COMES, re.compile(r"\A[^，。；]{0,10}\Z"), "school-comes"),
    (_JOINTLY, re.compile(r"\A[^，。；]{0,10}\Z"), "school-jointly"),
    (_TO_TEACH, _SENT, "school-teaching"),
    (_SENDS_STAFF, _TOWARDS, "school-staff"),
    (_STATION, re.compile(""), "school-station"),
    (_GIVES, re.compile(r"\A，*\Z"), "school-both"),
)
"""What follows a list of schools, what of its clause stands before it, and the rule; the first counts."""

Told = tuple[tuple[str, ...], tuple[Mention, ...], str]
"""Schools by name, the mentions of their partners, and the rule."""


def told(context: Context, segment: Segment, lists: Sequence[Sequence[Mention]]) -> Iterator[Told]:
    """The pairs that a segment tells of its ``lists`` of schools by one of these wordings; a school may be paired with itself."""
    text = segment.text
    for at, group in enumerate(lists):
        first, last = group[0].span.start, group[-1].span.end
        found = [(rule, before) for after, before, rule in _SAID if after.match(text, last)]
        if found:
            start, _ = clause_bounds(text, first)
            lead = text[start:first]
            rule = next((rule for rule, before in found if before.search(lead)), "")
            if rule:
                left = _actor(context, segment, lists[:at], start, first)
                yield left, tuple(group), rule
        yield from _visit(text, lists, at)
    yield from _counted(text, lists)
    if "前者" in text:
        yield from _with_former(text, lists)


def _actor(
    context: Context, segment: Segment, earlier: Sequence[Sequence[Mention]], start: int, position: int
) -> tuple[str, ...]:
    """The one school that acts: named before in the clause, understood, or the topic of the sentence that goes on after ；."""
    text = segment.text
    inside = [g for g in earlier if g[0].span.start >= start and not _ASIDE.search(text[start : g[0].span.start])]
    if inside:
        beside = "，" not in text[inside[-1][-1].span.end : position]
        names = names_of(inside[-1] if beside else inside[0])
        return names if len(names) == 1 else ()
    return understood_school(context, segment.index, position) or sentence_topic(text, earlier, start)


def sentence_topic(text: str, earlier: Sequence[Sequence[Mention]], start: int) -> tuple[str, ...]:
    """The school that begins the sentence which goes on at ``start`` after ； (甲校与乙校结对；与丙校共建…); else none."""
    if text[start - 1 : start] != "；":
        return ()
    sentence = max(text.rfind(mark, 0, start) for mark in "。！？") + 1
    opened = [group for group in earlier if group[0].span.start >= sentence]
    if not opened:
        return ()
    lead = text[sentence : opened[0][0].span.start]
    if re.search(r"[与和同跟]|学校|我校|本校", lead) or len(lead) > 30:
        return ()
    first = opened[0][:1]
    joint = text[first[0].span.end : first[0].span.end + 1]
    return names_of(first) if joint not in tuple("、和及") else ()


def _visit(text: str, lists: Sequence[Sequence[Mention]], at: int) -> Iterator[Told]:
    """甲校一行考察乙校并签署备忘录."""
    if at + 1 >= len(lists):
        return
    one, other = lists[at], lists[at + 1]
    if _VISITS.fullmatch(text, one[-1].span.end, other[0].span.start) and _SIGNS.match(text, other[-1].span.end):
        yield names_of(one), tuple(other), "school-visit"


def _counted(text: str, lists: Sequence[Sequence[Mention]]) -> Iterator[Told]:
    """三校就课程互换签订协议: each with each of as many schools as the sentence has named before."""
    for said in _COUNTED.finditer(text):
        if any(group[-1].span.end == said.start() for group in lists):
            continue
        sentence = max(text.rfind(mark, 0, said.start()) for mark in "。！？") + 1
        named: dict[str, Mention] = {}
        for group in lists:
            for mention in group:
                if sentence <= mention.span.start and mention.span.end <= said.start():
                    named.setdefault(mention.name, mention)
        if len(named) == _NUMBERS[said.group("number")]:
            for one, other in combinations(named.values(), 2):
                yield (one.name,), (other,), "schools-counted"


def _with_former(text: str, lists: Sequence[Sequence[Mention]]) -> Iterator[Told]:
    """甲、乙来访，丙校同前者签署…: the first of the list before."""
    for said in _FORMER.finditer(text):
        start = max(text.rfind(mark, 0, said.start()) for mark in "。；！？") + 1
        inside = [group for group in lists if start <= group[0].span.start and group[-1].span.end <= said.start()]
        listed = next((group for group in inside if len(group) > 1), None)
        actor = inside[-1] if inside and inside[-1] is not listed else None
        if listed is not None and actor is not None:
            yield names_of(actor), tuple(listed[:1]), "school-former"
