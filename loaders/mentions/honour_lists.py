"""Honours beside the schools that hold them, without a verb of the schools': lists, notes in brackets, what a body gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.candidates import Mention
from loaders.context import Context
from loaders.mentions.award import Award, award_span
from loaders.mentions.honour_names import is_honour, split_items, tidy
from loaders.reading import Segment
from loaders.resolution.subjects import clause_bounds, names_of, school_lists, understood_school

_COUNT = r"(?:共?有?(?:\d{1,6}|[一二两三四五六七八九十]+)[所个家]|[（(](?:共)?\d+所?[)）])"
_HEAD = re.compile(
    rf"(?P<name>[^，。；：！？（）()—]{{4,44}}?){_COUNT}?(?:——?|[：:（(]|[，、（]?(?:分别[是为]|包括|其中|即|有|为|是)(?:有|为|[：:])?)\Z"
)
_LINK = re.compile(r"(?:分别[是为]|包括|其中|即|有|为|是)(?:有|为|[：:])?")
_HEAD_ENDS = frozenset("—：:（(是为括中即有")
"""The letters that what leads to a list can end with."""
_LEAD = re.compile(
    r"\A(?:[（(]?\d{1,2}[)）.．、]|[一二三四五六七八九十]+[、.]|[①-⑳]|20\d\d年|其中|目前|现|已|共|又|新|全[省市县区州]|我[省市县区]|当年|另|还|建有|建成|创建|拥有|增加|增|有|成功|获批|获评|获|入选|培育|打造|另外?一?所|唯一一?所?|一所|的)+"
)
_LEVEL = re.compile(r"[“]?(?:全国|国家|教育部|省|自治区|市|区级|县级|国际|职业教育|[\u4e00-\u9fff]{2,8}?(?:省|市|县|区|州|盟))")
_NOTE = re.compile(
    r"[\[［【〔（(](?P<note>[^\[\]［］【】〔〕（）()]*(?:[（(][^（）()]*[)）][^\[\]［］【】〔〕（）()]*)?)[\]］】〕）)]"
)
GIVEN = re.compile(r"授予|命名|认定|确定|评定|评选|表彰|确认|公布")
_GIVEN_TO = re.compile(r"(?:学校|该校|我校|本校|学院|我院|该院)(?!的|教师|学生|校长)")
_TO_BE = re.compile(
    r"(?:等\d*[多余]?[所家个](?:职业|中职)?(?:学校|院校|单位)?)?(?:为|以|了|成为)?(?:20\d\d年度?)?(?=[“\u4e00-\u9fff])"
)
_OBJECT_END = re.compile(r"[，。；！？]|(?:荣誉)?称号|牌匾|证书")
_WITH = re.compile(
    r"(?P<names>[^。；：！？]{6,90}?)等(?:多项|系列|一系列|\d+[余多]?项)?(?:省级|市级|国家级|省部级|以上|及以上)*(?:荣誉|称号|牌子|奖励|表彰|殊荣)(?:称号)?"
    r"(?:，)?(?:先后|相继|陆续|均|也|都)*(?:花落|落户|归|授予|颁给|属于)"
)
_CAME = ("花落", "落户", "归", "授予", "颁给", "属于")
_BRACKETS = frozenset("[［【〔（(")
_COUNTED = re.compile(r"现有|共有|\d[余多]?所|[两二三四五六七八九十几]所|各[中校]")
"""What counts schools is no name of an honour (某区现有2所中等职业学校)."""
_AMONG = re.compile(
    r"[”]?(?:[（(][^（）()]{0,16}[)）])?等?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})[所家个](?P<name>(?:全国|国家|省|市|[\u4e00-\u9fff]{2,8}?[省市])"
    r"[^，。；、：！？（）()]{3,30}?)(?=[，。；、（(]|\Z)"
)
_COUNTED_HOLDERS = re.compile(r"[所家个](?:全国|国家|[\u4e00-\u9fff]{0,8}?[省市])")
"""甲、乙等5所国家级重点中等职业学校: what a list of schools is said to be."""
_PLANNED = re.compile(r"拟|计划|力争|争取|申报|创建单位|尚未|未|目标|争创")


def given(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text has a verb by which a body gives an honour."""
    return tuple([verb.span() for verb in GIVEN.finditer(text)])


def listed(context: Context, segment: Segment, schools: Sequence[Mention], verbs: Sequence[tuple[int, int]]) -> Iterator[Award]:
    """The awards that a segment lists, by the schools that it names; ``verbs``: where one gives an honour."""
    text = segment.text
    if any(text[m.span.start - 1 : m.span.start] in _HEAD_ENDS for m in schools):
        for group in _joined(text, school_lists(text, schools)):
            yield from _headed(segment, group, schools)
    if schools and _COUNTED_HOLDERS.search(text):
        for group in school_lists(text, schools):
            yield from _counted(segment, group)
    for mention in schools:
        if text[mention.span.end : mention.span.end + 1] in _BRACKETS:
            yield from _noted(segment, mention)
        if text.endswith(_CAME, 0, mention.span.start):
            yield from _fallen_to(segment, mention)
    if verbs:
        yield from _given(context, segment, schools, verbs)


def _joined(text: str, groups: list[list[Mention]]) -> list[list[Mention]]:
    """The lists, those that ， alone joins made one where the first stands behind a colon."""
    made: list[list[Mention]] = []
    for group in groups:
        colon = bool(made) and text[made[-1][0].span.start - 1 : made[-1][0].span.start] in ("：", ":")
        if colon and text[made[-1][-1].span.end : group[0].span.start] == "，":
            made[-1] = [*made[-1], *group]
        else:
            made.append(group)
    return made


def _headed(segment: Segment, group: Sequence[Mention], schools: Sequence[Mention]) -> Iterator[Award]:
    """国家级重点学校2所：甲、乙 — an honour before the list of the schools that hold it."""
    text, first = segment.text, group[0].span.start
    if text[first - 1 : first] not in _HEAD_ENDS:
        return
    start, _ = clause_bounds(text, max(0, first - 1))
    comma = text.rfind("，", start, max(start, first - 2))
    if comma >= 0 and _LINK.fullmatch(text, comma + 1, first):
        comma = text.rfind("，", start, comma)
    start = max(start, comma + 1)
    head = _HEAD.search(text, max(start, first - 60), first)
    if head is None:
        return
    words = _LEAD.sub("", head.group("name"))
    name = tidy(words)
    if _COUNTED.search(name) or any(m.span.end > head.start("name") and m.span.start < head.end("name") for m in schools):
        return
    item = head.start() == start == 0 or text[start - 1 : start] in "。；"
    if _LEVEL.match(name) and not _PLANNED.search(head.group()) and is_honour(name, said=item):
        span = award_span(segment.index, text, head.start("name"), head.end("name"), name)
        yield Award(span, name, _holders(text, group, head.group()), "honour-list")


def _counted(segment: Segment, group: Sequence[Mention]) -> Iterator[Award]:
    """甲、乙等5所国家级重点学校 — an honour behind the list and the number of the schools that hold it."""
    said = _AMONG.match(segment.text, group[-1].span.end)
    name = tidy(said.group("name")) if said is not None else ""
    if said is not None and is_honour(name, said=False):
        span = award_span(segment.index, segment.text, said.start("name"), said.end("name"), name)
        yield Award(span, name, names_of(group), "honour-list")


def _holders(text: str, group: Sequence[Mention], head: str) -> tuple[str, ...]:
    """The schools of a list; where brackets open it, only those inside them."""
    if head[-1:] not in ("（", "("):
        return names_of(group)
    close = min((at for at in (text.find(mark, group[0].span.end) for mark in ("）", ")")) if at >= 0), default=len(text))
    return names_of([mention for mention in group if mention.span.end <= close])


def _noted(segment: Segment, mention: Mention) -> Iterator[Award]:
    """甲校[国家级重点学校] — honours in brackets right behind a school."""
    note = _NOTE.match(segment.text, mention.span.end)
    if note is None or note.group("note") == mention.surface:
        return
    for start, end in split_items(note.group("note")):
        words = note.group("note")[start:end]
        name = tidy(words)
        if _LEVEL.match(name) and not _PLANNED.search(words) and is_honour(name, said=False):
            at = note.start("note") + start
            span = award_span(segment.index, segment.text, at, at + len(words), name)
            yield Award(span, name, (mention.name,), "honour-list")


def _fallen_to(segment: Segment, mention: Mention) -> Iterator[Award]:
    """某称号、某称号等荣誉先后花落甲校 — what has come to the school that stands behind."""
    start, _ = clause_bounds(segment.text, mention.span.start)
    said = _WITH.fullmatch(segment.text, start, mention.span.start)
    for left, right in split_items(said.group("names")) if said is not None else ():
        name = tidy(said.group("names")[left:right]) if said is not None else ""
        if is_honour(name):
            yield Award(
                award_span(segment.index, segment.text, start + left, start + right, name), name, (mention.name,), "honour-list"
            )


def _given(context: Context, segment: Segment, schools: Sequence[Mention], verbs: Sequence[tuple[int, int]]) -> Iterator[Award]:
    """省总工会授予甲校某称号 — an honour that a body gives to the school behind the verb."""
    text = segment.text
    for start, verb_end in verbs:
        holder = next((m for m in schools if m.span.start == verb_end), None)
        word = _GIVEN_TO.match(text, verb_end) if holder is None else None
        if holder is not None:
            group = next(group for group in school_lists(text, schools) if holder in group)
            names, at = names_of(group[group.index(holder) :]), group[-1].span.end
        elif word is not None:
            names, at = understood_school(context, segment.index, start), word.end()
        else:
            continue
        lead = _TO_BE.match(text, at)
        stop = _OBJECT_END.search(text, at)
        if not names or lead is None or text.startswith("被", start - 1):
            continue
        end = stop.start() if stop is not None else len(text)
        name = tidy(text[lead.end() : end])
        if is_honour(name):
            yield Award(award_span(segment.index, text, lead.end(), end, name), name, names, "honour-list")
