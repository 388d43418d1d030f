"""cooperatesWith: two schools that the text pairs, by agreement, joint training, shared bases, help, or a table's column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.candidates import Mention, Refusal, RelationCandidate, Span
from loaders.context import Context
from loaders.reading import Segment
from loaders.relations.cooperation_actors import acting_schools, is_beside
from loaders.relations.cooperation_refusals import refusal
from loaders.relations.cooperation_tables import in_table
from loaders.relations.cooperation_wordings import told
from loaders.resolution.subjects import clause_bounds, names_of, school_lists, understood_school

_COOPERATION = re.compile(
    r"结成|合作(?<!校企合作)(?!共同体|企业)|签约|签订|签署|签定|协议|备忘录|结对|帮扶|共建|共享|互通|共用|联合|联办|衔接|贯通|三二分段|三二|3\+2|2\+3|3\+3|五年一贯制|一体化培养|五年制|联合培养|开展[^，。；]{0,20}培养|互派|互聘|互认|互换|互访|对口支援|对口帮扶|支援|协作|姊妹|友好学校|友好院校|战略|开展(?:线上|在线|远程|联合|校际)|"
    r"共同(?:开展|培养|组建|制定|开发|建设|研发|申报|成立|打造|举办|承担|完成|组成|实施|推进|协作)|合办|共研|共育|送教|分段培养|托管|揭牌|生源基地|援建|缔结|建立.{0,6}关系|人才培养|职普融通|普职融通|融通班|试办|开设[^，。；]{0,12}班|举办[^，。；]{0,14}交流"
)
_LINK = re.compile(
    r"(?:分别|先后|积极|主动|继续|已|还|并|正式|成功)*(?P<link>与|和|同|跟|联合(?![体会国职])|携手|协同|联手|牵手|会同|对接|结对帮扶|结对|对口帮扶|对口支援|帮扶|支援|援助|托管|协助|指导|依托)(?P<between>[^，。；！？：]{0,60})\Z"
)
_SELF_LINKS = frozenset("联合 携手 协同 联手 牵手 会同 对口帮扶 对口支援 结对帮扶 帮扶 支援 援助 托管 协助".split())
_VERB_BETWEEN = re.compile(
    r"签|合作(?!院校|学校|高校)|开展|共建|举办|获|建立|成立|参加|承办|学生|教师|老师|来自|走进|升入|考入|录取|在|到|就读|大赛|培训(?!基地|中心)|集团|联盟|《"
)
_JOINED = re.compile(r"(?:[（(][^（）()]{0,24}[)）]|[”\"]?[)）])?[”\"]?(?P<mark>与|和|同|跟|及|—+|－|-|——|–)[“\"]?\Z")
_TOGETHER = re.compile(
    r"\A[^，。；]{0,14}(?:\d+|[二两三四五六七八九十])所(?:学校|院校|中职学校|中等职业学校|高校|高职院校)(?![^，。；]{0,4}(?:[与跟和]|(?<!共)同)).{0,80}?(?:共同)?(?:组成|组建|联合|合作|共建)|\A(?:[二两三四五]校)(?:联合|合作|共建|携手)|"
    r"\A等[^。；]{0,50}?，(?:共建|共同组建|联合组建|联合成立|共同成立|共同发起|联合发起)[^，。；]{0,16}(?:联盟|共同体|联合体)"
)
_LINKED = re.compile(r"(?:[与同跟]|联合|携手)\Z")
"""Before a list of schools that are somebody's partners, and not one another's (与甲、乙等9所学校联合…)."""
_FOUNDED_AT = re.compile(
    r"(?:共同|联合|校内|合作)?(?:设立|建立|建成|成立|开设|创办|揭牌|挂牌)[^，。；]{0,16}(?:学院|学堂|工坊|基地|中心|教学点|分校|工作站|班)"
)
_HIGHER = re.compile(r"(?:大学|(?<!技师)学院|高等专科学校)\Z")
_THROUGH = re.compile(
    r"[^，。；]{0,4}(?:试办|联办|合办|举办|开展|实施|试点)[^，。；]{0,30}(?:贯通|衔接|一体化|分段|联合培养|3\+[24]|五年制|五年一贯)"
)
"""After 甲职校和乙学院: a joint way of study from one to the other (试办“3+4”中本贯通)."""
_EACH = re.compile(r"分别[^，。；、]{0,24}\Z")
_EACH_HELPS = re.compile(r"(?:均|都|分别|先后)(?:与|和|同|跟|对口|结对|帮扶|支援|联合|携手|牵手)")
"""After 甲与乙: what both do with others."""
_BOTH = re.compile(r"(?:均|都|分别|先后|等)?(?:与|获|被|入选|为龙头|为代表|为主)")
_STOP = re.compile(r"[。；]")
_AHEAD = 60
_FEW = 3
"""Schools that a working group has where each is taken for each other's partner."""
_SENDS = re.compile(r"[^，。；、]{0,8}(?:选派|派遣|派出|组织)[^，。；、]{1,14}(?:到|赴|来|至)")
_TO_TEACH = re.compile(r"[^，。；、]{0,12}(?:支教|任教|授课|讲学|送教|帮扶)")
_BECOMES = re.compile(r"(?:已|均|都|现|先后|分别)*(?:是|成为|作为|被[确认]定为|被列为|为)")
_SOURCE_OF = re.compile(r"(?:等[^，。；、]{0,10})?的?(?:优质|重点|优秀|稳定的?)*生源(?:基地|学校|校)")


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two lists of schools that a clause pairs, and where."""

    left: tuple[str, ...]
    right: tuple[Mention, ...]
    span: Span
    rule: str


def find(context: Context) -> Iterator[RelationCandidate]:
    """Each pair once a place; what is planned, denied or ended is refused with the reason."""
    for table in context.reading.tables:
        yield from in_table(context, table)
    with_schools = {school.span.segment for school in context.of("School")}
    for segment in context.segments():
        if segment.index not in with_schools:
            continue
        lists = school_lists(segment.text, context.of("School", segment.index))
        for pair in _pairs(context, segment, lists):
            yield from _candidates(context, segment, pair)
        for left, right, rule in told(context, segment, lists):
            span = Span(segment.index, right[0].span.start, right[-1].span.end)
            yield from _candidates(context, segment, _Pair(left, right, span, rule))


def _candidates(context: Context, segment: Segment, pair: _Pair) -> Iterator[RelationCandidate]:
    text = segment.text
    start, end = clause_bounds(text, pair.span.start)
    near = text[max(start, pair.span.start - 24) : min(end, pair.span.end + 30)]
    lead = text[max(start, pair.span.start - 12) : pair.right[0].span.start]
    reason = refusal(lead, near, text[pair.span.end : min(end, pair.span.end + 24)])
    for mention, school in _matched(text, pair):
        if school == mention.name:
            continue
        label = f"{school} {mention.name}"
        if reason:
            context.refuse(Refusal("relation", "cooperatesWith", label, reason, mention.span))
            continue
        yield RelationCandidate(
            "cooperatesWith", ("School", school), ("School", mention.name), mention.span, mention.surface, pair.rule, {}, 0.85
        )


def _matched(text: str, pair: _Pair) -> Iterator[tuple[Mention, str]]:
    """Each school with each partner, or, where the text says 分别 between two lists of one length, first with first and so on."""
    before = text[max(0, pair.right[0].span.start - 28) : pair.right[0].span.start]
    if _EACH.search(before) and len(pair.left) == len(pair.right) > 1:
        yield from zip(pair.right, pair.left, strict=True)
        return
    for mention in pair.right:
        for school in pair.left:
            yield mention, school


def _pairs(context: Context, segment: Segment, lists: list[list[Mention]]) -> Iterator[_Pair]:
    text = segment.text
    directed = list(_directed(text, lists)) if len(lists) > 1 else []
    if directed:
        yield from directed
        lists = [g for g in lists if not any(pair.span.start <= g[0].span.start < pair.span.end for pair in directed)]
    lefts: dict[int, tuple[str, ...]] = {}
    for index, group in enumerate(lists):
        for inner in _within(context, segment, group) if len(group) > 1 else ():
            lefts[index] = inner.left
            yield inner
        link = _link_before(context, segment, group)
        if link is None:
            continue
        start, _ = clause_bounds(text, group[0].span.start)
        earlier = [at for at in range(index - 1, -1, -1) if lists[at][0].span.start >= start]
        acting = (at for at in earlier if not is_beside(text[start : lists[at][0].span.start], first=at == earlier[-1]))
        previous = next(acting, earlier[0] if earlier else None)
        left = lefts.get(previous) if previous is not None else None
        if left is None:
            left = acting_schools(context, segment, lists[previous] if previous is not None else None, start, link)
        if left:
            lefts[index] = left
            span = Span(segment.index, group[0].span.start, group[-1].span.end)
            yield _Pair(left, tuple(group), span, "school-linked")


def _directed(text: str, lists: Sequence[Sequence[Mention]]) -> Iterator[_Pair]:
    """Two lists with a verb from one to the other: 甲、乙选派教师到丙支教; 甲已成为乙、丙的生源基地校."""
    for left, right in pairwise(lists):
        between, after = (left[-1].span.end, right[0].span.start), right[-1].span.end
        sends = _SENDS.fullmatch(text, *between) and _TO_TEACH.match(text, after)
        if sends or (_BECOMES.fullmatch(text, *between) and _SOURCE_OF.match(text, after)):
            yield _Pair(names_of(left), tuple(right), Span(left[0].span.segment, left[0].span.start, after), "school-directed")


def _link_before(context: Context, segment: Segment, group: Sequence[Mention]) -> int | None:
    """Where the word stands that makes a list of schools somebody's partners; None without one, or without cooperation."""
    text, first = segment.text, group[0].span.start
    if text[first - 1 : first] == "在" and _FOUNDED_AT.match(text, group[-1].span.end):
        return first - 1
    start = max(0, first - 70)
    for mark in "，。；！？：\n":
        at = text.rfind(mark, start, first)
        if at >= 0:
            start = at + 1
    link = _LINK.search(text, start, first) if start < first else None
    if link is not None and link.group("link") in ("指导", "依托"):
        link = _LINK.search(text, link.start("between"), first) or link
    if link is not None and link.group("link") in "与和同跟":
        link = _nearer_link(context, segment, link, first)
    if link is None or _VERB_BETWEEN.search(link.group("between")):
        return None
    word, between = link.group("link"), link.group("between")
    inside = (m for kind in ("EducationGroup", "Policy", "Enterprise") for m in context.of(kind, segment.index))
    if any(m.span.start <= link.start("link") < m.span.end for m in inside):
        return None
    _, end = clause_bounds(text, first)
    ahead = text[group[-1].span.end : min(end, group[-1].span.end + _AHEAD)]
    if word not in _SELF_LINKS and word not in ("结对", "对接") and not _COOPERATION.search(ahead):
        return None
    if word in ("指导", "依托") or (word == "协助" and len(between) > 6):
        return None
    return link.start()


def _nearer_link(context: Context, segment: Segment, link: re.Match[str], first: int) -> re.Match[str]:
    """The word between another school and the list, where that links them by itself (甲与乙分别对口帮扶丙)."""
    for mention in reversed(context.of("School", segment.index)):
        if link.end("link") <= mention.span.start and mention.span.end <= first:
            nearer = _LINK.search(segment.text, mention.span.end, first)
            return nearer if nearer is not None and nearer.group("link") in _SELF_LINKS else link
    return link


def _within(context: Context, segment: Segment, group: Sequence[Mention]) -> Iterator[_Pair]:
    """A list that itself pairs: 甲校与乙校、丙校签订协议; 由甲、乙、丙等学校共同组成."""
    text = segment.text
    if len(group) < 2:
        return
    _, end = clause_bounds(text, group[-1].span.start)
    ahead = text[group[-1].span.end : min(end, group[-1].span.end + _AHEAD)]
    if _TOGETHER.match(ahead) and not _LINKED.search(text, max(0, group[0].span.start - 2), group[0].span.start):
        yield from _together(context, segment, group)
        return
    couples = _couples(text, group)
    if couples:
        if _COOPERATION.search(ahead):
            for one, other in couples:
                yield _Pair((one.name,), (other,), Span(segment.index, one.span.start, other.span.end), "school-couple")
        return
    for position in range(1, len(group)):
        joint = _JOINED.fullmatch(text[group[position - 1].span.end : group[position].span.start])
        if joint is None:
            continue
        is_and = (
            joint.group("mark") in "和及"
            and len(group) > 2
            and (position == len(group) - 1 or _with_later(text, group, position))
        )
        through = len(group) == 2 and _goes_on(group) and _THROUGH.match(ahead)
        if is_and or _EACH_HELPS.match(ahead) or not (through or _pairs_up(ahead, joint.group("mark"))):
            continue
        right = tuple(group[position:])
        span = Span(segment.index, group[0].span.start, group[-1].span.end)
        yield _Pair(names_of(group[:position]), right, span, "school-and-school")
        return


def _goes_on(group: Sequence[Mention]) -> bool:
    """Whether just one of two schools is a college or university, so that pupils may pass from one to the other."""
    return sum(bool(_HIGHER.search(mention.name)) for mention in group) == 1


def _with_later(text: str, group: Sequence[Mention], position: int) -> bool:
    """Whether 与 or 同 still follows in a list, so that an 及 before it only lists (甲及乙与丙签订协议)."""
    return any(re.search(r"[与同跟]", text[one.span.end : other.span.start]) for one, other in pairwise(group[position:]))


def _couples(text: str, group: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """甲与乙、丙与丁 (…分别签订协议): a list of couples, each joined by 与 or the like; empty where it is none."""
    joints = [text[a.span.end : b.span.start] for a, b in pairwise(group)]
    if len(group) < 4 or len(group) % 2:
        return []
    if not all(re.fullmatch(r"[与和同跟]|对口?(?:帮扶|支援)|结对|帮扶|——|—|-", joint) for joint in joints[::2]):
        return []
    return (
        list(zip(group[::2], group[1::2], strict=True))
        if all(re.fullmatch(r"[、，；和及]|以及", j) for j in joints[1::2])
        else []
    )


def _pairs_up(ahead: str, mark: str) -> bool:
    """Whether what follows two joined schools says that they cooperate, and not only that both do something."""
    if mark in "和及":
        first = _STOP.split(ahead, maxsplit=1)[0]
        return bool(
            re.search(
                r"互通|共享|共用|结对|签[订署约]|达成|缔结|联合(?:开展|培养|办学|举办|申报|成立|组建)|共建|开展[^，]{0,10}(?:合作|帮扶|衔接)|(?<!校企)(?<!校地)合作(?:办学|协议|开展|培养)",
                first[:40],
            )
        ) and not _BOTH.match(first)
    return bool(_COOPERATION.search(ahead))


def _together(context: Context, segment: Segment, group: Sequence[Mention]) -> Iterator[_Pair]:
    """A working group of schools: its leader with each of the others, or each with each where few are named and none leads."""
    led = {r.subject[1] for r in context.relations if r.type == "leads"}
    hero = understood_school(context, segment.index, 0)
    names = names_of(group)
    span = Span(segment.index, group[0].span.start, group[-1].span.end)
    if len(names) == _FEW and not segment.text.startswith("等", group[-1].span.end):
        yield _Pair((names[1],), tuple(mention for mention in group if mention.name == names[2]), span, "school-group")
    leader = next((name for name in names if name in hero), next((name for name in names if name in led), names[0]))
    others = tuple(mention for mention in group if mention.name != leader)
    yield _Pair((leader,), others, span, "school-group")
