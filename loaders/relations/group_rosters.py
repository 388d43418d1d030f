"""Lists of a group's members: which stretches of a text speak of a group, and which lists in them are called its members."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.candidates import Mention
from loaders.context import Context
from loaders.reading import Segment
from loaders.resolution.subjects import school_lists

POST = (
    r"(?:(?:副|常务|执行|名誉|联合|共同)*(?:理事长?|会长|盟主|成员|发起|参与|参建|共建|执行|牵头|秘书长|骨干|核心|主任|主席|会员|加盟|创始)"
    r"(?:单位|学校|院校|高校|企业|校)|成员(?=[。，；、）]|$))"
)
"""What a member of a group is called: 理事单位, 副理事长学校, 成员."""
_GROUP_WORD = r"(?:集团|联盟|共同体|联合体|协作体)"
_AND = re.compile(r"[”’》]?(?:[（(][^（）()]{0,20}[)）])?(?:、|和|与|及|以及|，)[“‘《]?")
_OPENS = re.compile(
    r"(?:成员|会员|理事|参与|参加|参建|加盟|共建|发起|创始|骨干|副理事长|副会长|副盟主|常务理事|秘书长|盟员)(?:单位|学校|院校|高校|企业|校|方)?"
    r"(?:已|共|现|主要|分别|还|又)*(?:有?\d+[多余]?[家所个])?，?(?:其中|主要|分别)*(?:包括|包含|有|为|是|含|涵盖|如|即|：|:|——)[^，。；、：]{0,8}\Z"
    r"|(?:吸收|吸纳|接纳|纳入|增补|增选|新增|新加入|汇聚|聚集|集聚|汇集|整合|囊括|联结)(?:了|进|到)?[^，。；、]{0,6}\Z"
)
_REST = r"(?:[、和及与][^，。；、]{2,18}?){0,3}?"
_CLOSES = re.compile(
    rf"[”]?{_REST}(?:等[^，。；、]{{0,16}}?)?(?:分别|共同|均|都|同时|被|也|还|又|先后|陆续|已|相继|成功|正式|一起)*"
    r"(?:(?:为|是|任|担任|出任|当选为?|成为|作为|列为|推选为|推举为|选为|增选为|获任|入选|获批为?|兼任)"
    rf"[“]?(?:其|该|本)?{_GROUP_WORD}?(?:首批|首届|新)?(?:的)?{POST}"
    rf"|(?:加入|加盟|入盟|参与|参加|入会|进入)(?:其中|该?{_GROUP_WORD}|共建|建设|组建|运行)?(?=[，。；）]|\Z)"
    r"|(?:\d+[多余]?[家所个])?(?:成员|理事|会员|参与|加盟)(?:单位|学校|院校|企业)(?=[，。；）]|\Z))"
)
_CLAUSE_OPENS = re.compile(r"(?:[，：、（(；]|\A[”]?)(?:其中|现有|由|并由|同时|目前|此外|另有|还有|以|并|吸引|已有|\d{4}年)*\Z")
_BACK = re.compile(
    rf"(?:\d{{4}}年(?:\d+月|以来|度)?，?|目前，?|同年，?|此外，?|其中，?|现)*(?:(?:该|本|职教|职业教育)?{_GROUP_WORD}(?![化内])|(?:首批|现有|主要|核心)?(?:成员|理事))"
)
_LATTER = re.compile(r"，(?:其中)?后者")
_FORMER = re.compile(r"，(?:其中)?前者")
_SENTENCE = re.compile(r"[。！？\n]")
_LED = re.compile(r"[^，。；、]{0,6}(?:牵头|领衔|发起|主持)")


def group_runs(text: str, groups: Sequence[Mention]) -> list[list[Mention]]:
    """Groups named side by side (甲集团、乙联盟的理事单位): what is said of one is said of all."""
    runs: list[list[Mention]] = []
    for group in groups:
        if runs and _AND.fullmatch(text, runs[-1][-1].span.end, group.span.start):
            runs[-1].append(group)
        else:
            runs.append([group])
    return runs


def rosters(context: Context, segment: Segment, members: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The members that a segment lists for its groups: each with its group."""
    text = segment.text
    if not members:
        return
    for run, start, end in _stretches(context, segment):
        listed = [m for m in members if start <= m.span.start and m.span.end <= end]
        for names in school_lists(text, listed):
            before = text[max(start, names[0].span.start - 60) : names[0].span.start]
            if _LED.match(text, names[-1].span.end):
                continue
            if _OPENS.search(before) or (_CLAUSE_OPENS.search(before) and _CLOSES.match(text, names[-1].span.end)):
                meant = run[-1:] if _LATTER.search(before) else run[:1] if _FORMER.search(before) else run
                yield from ((member, group) for group in meant for member in names)


def _stretches(context: Context, segment: Segment) -> Iterator[tuple[list[Mention], int, int]]:
    """Where a segment speaks of a group: after its name up to the next one's clause, and on while sentences call it back."""
    text = segment.text
    runs = group_runs(text, context.of("EducationGroup", segment.index))
    for at, run in enumerate(runs):
        start = run[-1].span.end
        end = len(text) if at + 1 == len(runs) else runs[at + 1][0].span.start
        if at + 1 < len(runs):
            turn = max(text.rfind(mark, start, end) for mark in "；。")
            end = turn if turn >= 0 else end
        stop = start
        while (mark := _SENTENCE.search(text, stop, end)) is not None:
            if _BACK.match(text, mark.end()) is None:
                end = mark.start()
                break
            stop = mark.end()
        yield run, start, end
    titled = _titled(context, segment)
    if titled is not None and not runs:
        for sentence in re.finditer(r"[^。！？\n]+", text):
            back = _BACK.match(text, sentence.start())
            if back is not None:
                yield [titled], back.end(), sentence.end()


def _titled(context: Context, segment: Segment) -> Mention | None:
    """The one group that the title of a segment's case names."""
    case = context.case_of(segment.index)
    if case is None:
        return None
    low, high = case.title_span
    found = [g for g in context.of("EducationGroup", case.first) if low <= g.span.start and g.span.end <= high]
    return found[0] if len(found) == 1 else None
