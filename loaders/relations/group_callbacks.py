"""What a text says of a group behind its name: in a later clause, or where it only calls it back (该联合体, 联盟)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.candidates import Mention
from loaders.context import Context
from loaders.reading import Segment
from loaders.relations.group_rosters import POST
from loaders.resolution.subjects import clause_bounds, names_of, school_lists
from loaders.words import Triggered

LEAD = r"(?:牵头|领衔|主导|发起|倡导|首倡|主持)"
HEAD_POST = (
    r"(?<!副)(?:首届|首任|本届|现任|轮值|第[一二三四五六七八九十]届)?(?:牵头|理事长|盟主|主席|会长|主任|龙头|执行理事长)"
    r"(?:单位|学校|院校|高校)"
)
LED_AFTER = re.compile(
    r"\A(?:[、与和同及][^，。；]{2,36}?(?:共同|联合|携手|[两二三四五六][家方]))?[^，。；]{0,8}(?:"
    + LEAD
    + r"|(?:为|担任|任|作为)"
    + HEAD_POST
    + r")"
)
_KIND = r"(?P<kind>集团|联盟|共同体|联合体)"
_OTHER_HEADS = r"(?:[^，。；、]{2,24}、){0,3}(?:[^，。；、]{2,24}(?:和|与|及))?"
_BACK_BY = Triggered(rf"(?:该|本|此){_KIND}[^。；、]{{0,30}}?(?:由|以)", "该", "本", "此")
_CHOSEN = Triggered(r"(?:推选|推举|选举|选出|确定|公推)(?:产生|出)?了?", "推选", "推举", "选举", "选出", "确定", "公推")
_AS_HEAD = re.compile(r"(?:学校|等[^，。；]{0,8})?(?:作为|为|担任|任|当选为?)" + HEAD_POST)
_FOUND_BACK = Triggered(
    rf"(?:共同|联合|携手)(?:发起|组建|成立|组成|建设|创建|共建|构建)(?:了)?(?:该|本|此){_KIND}", "该", "本", "此"
)
_POST_IN_IT = re.compile(rf"(?:为|是|担任|任|成为|当选)(?:该|本)?(?:职教|职业教育)?{_KIND}的?" + POST)
_JOINS_TOO = re.compile(
    r"，(?P<names>[^，。；]{4,60}?)(?:于(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?|同年|年内|随后|也|相继|正式)*(?:加入|加盟|入盟)(?=[，。；]|\Z)"
)
_HEADED_BY = re.compile(
    r"(?:由|以)(?P<names>[^。；，]{4,90}?)(?:共同|联合|携手|一起|等)*(?:[两二三四五六][家方](?:单位)?)?" + LEAD + "(?!人)"
)
_SEGMENTS_BACK = 2


def may_call_back(text: str) -> bool:
    """Whether a text can say who heads a group that it calls back."""
    if "单位" not in text and "牵头" not in text and "学校" not in text:
        return False
    return (
        "选" in text
        or "确定" in text
        or (("该" in text or "本" in text or "此" in text) and ("团" in text or "盟" in text or "体" in text))
    )


def heads_called_back(context: Context, segment: Segment) -> Iterator[tuple[tuple[str, ...], Mention, str]]:
    """Schools at the head of a group that a sentence calls back, the group's last mention, and the words that say so."""
    text = segment.text
    schools = context.of("School", segment.index)
    for said in _BACK_BY.finditer(text) if schools else ():
        group = _last(context, segment, said.start(), said["kind"])
        for names in school_lists(text, [m for m in schools if said.end() <= m.span.start <= said.end() + 80])[:1]:
            others = re.fullmatch(_OTHER_HEADS, text[said.end() : names[0].span.start])
            if group is not None and others is not None and LED_AFTER.match(text[names[-1].span.end :][:44]):
                yield names_of(names), group, said.group()
    for said in _CHOSEN.finditer(text) if schools else ():
        groups = {g.name: g for g in context.of("EducationGroup", segment.index) if g.span.end <= said.start()}
        for names in school_lists(text, [m for m in schools if m.span.start == said.end()])[:1]:
            if len(groups) == 1 and _AS_HEAD.match(text, names[-1].span.end):
                yield names_of(names), next(iter(groups.values())), said.group()


def members_called_back(context: Context, segment: Segment, members: Sequence[Mention]) -> Iterator[tuple[Mention, Mention, str]]:
    """Members that a text gives to a group behind its name, each with the group and the rule."""
    text = segment.text
    for said in _FOUND_BACK.finditer(text) if members else ():
        group = _last(context, segment, said.start(), said["kind"])
        start, _ = clause_bounds(text, said.start())
        if group is not None:
            yield from ((member, group, "group-joined") for member in members if start <= member.span.start < said.start())
    groups = context.of("EducationGroup", segment.index)
    for group in groups if members else ():
        yield from _heading_firms(text, group, members)
    for post in _POST_IN_IT.finditer(text) if groups else ():
        before = _of_kind(context, [group for group in groups if group.span.end <= post.start()], post["kind"])
        if before:
            yield from _posted(text, members, post, before[-1])


def _posted(text: str, members: Sequence[Mention], post: re.Match[str], group: Mention) -> Iterator[tuple[Mention, Mention, str]]:
    """甲公司为集团副理事长单位，乙校于某年加入: whom a sentence gives a post in a group, and who joins it then."""
    start, end = clause_bounds(text, post.start())
    named = [m for m in members if start <= m.span.start and m.span.end <= post.start()]
    if not named or re.fullmatch(r"[^，。；]{0,8}", text[named[-1].span.end : post.start()]) is None:
        return
    for member in school_lists(text, named)[-1]:
        yield member, group, "group-called-back"
    for joins in _JOINS_TOO.finditer(text, post.end(), end):
        for member in members:
            if joins.start("names") <= member.span.start and member.span.end <= joins.end("names"):
                yield member, group, "group-called-back"


def _heading_firms(text: str, group: Mention, members: Sequence[Mention]) -> Iterator[tuple[Mention, Mention, str]]:
    """…集团由乙公司、甲校共同牵头: a firm at a group's head is its member."""
    _, end = clause_bounds(text, group.span.end)
    said = _HEADED_BY.search(text, group.span.end, end) if "由" in text[group.span.end : end] else None
    for member in members if said is not None else ():
        if said is not None and member.type == "Enterprise" and said.start("names") <= member.span.start < said.end("names"):
            yield member, group, "group-headed"


def _last(context: Context, segment: Segment, before: int, kind: str) -> Mention | None:
    """The group of a kind that was named last before a place, in the segment or one of the two before it."""
    for index in range(segment.index, max(-1, segment.index - 1 - _SEGMENTS_BACK), -1):
        named = [g for g in context.of("EducationGroup", index) if g.surface.endswith(kind)]
        named = [g for g in named if g.span.end <= before] if index == segment.index else named
        if named:
            return named[-1]
        if context.segment(index).kind == "heading":
            return None
    return None


def _of_kind(context: Context, groups: Sequence[Mention], kind: str) -> list[Mention]:
    """The groups that 集团 or 联盟 may call back: those whose name ends so, the one that a school leads last of all."""
    led = {r.object[1] for r in context.relations if r.type == "leads"}
    return sorted((group for group in groups if group.surface.endswith(kind)), key=lambda group: group.name in led)
