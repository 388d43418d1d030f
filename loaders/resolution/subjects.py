"""Of which schools a predicate is said: named before it in its clause, or earlier, or understood from the case or report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.candidates import Mention
from loaders.context import Context

_CLAUSE_MARKS = "。；！？\n"
_CLAUSE_END = re.compile(f"[{_CLAUSE_MARKS}]")
_JOINT = re.compile(r"(?:[（(][^（）()]{0,24}[)）])?[”\"]?(?:、|和|及|与|同|以及|、和|暨|—+|－|-|–)?[“\"]?\Z")
_DEFINED = re.compile(r"[（(](?:以下|下文|后文)?(?:简称|下称|称)(?:为)?[：:]?[“\"「]?\Z")
_AFTER_ALIAS = re.compile(r"[”\"」]?[)）]")
_BACK = re.compile(r"(?<=，)(?:该校|该院|我校|本校|我院|该中心|学校|学院|校方)")
_BACK_AT_START = re.compile(
    r"[“]?(?:20\d\d年[^，]{0,6}，?|同时，?|此外，?|目前，?|近年来，?)?(?:[^，。；]{2,8}，)?(?:该校|该院|该学院|该中心|该职校|我校|本校|学校|学院)"
)
_WITH_OWN = re.compile(r"(?:学校|学院|该校|我校|该院)(?:还|也|已|并|先后)*[与和同跟]\Z")
"""Before a school that is only the partner of the one that is not named (学校与甲学院合作)."""
_THAT = re.compile(r"该(?:校|院|学院|中心|职校)")
_NOTED = re.compile(r"[（(](?:以下|下文|下称|后文|简称)")
_ASIDE = re.compile(
    r"(?:与|和|同|在|向|对|为|由|从|给|赴|到|经|至|比|聘请|特聘|选聘|聘任|邀请|委托)(?:[^，]{0,2}|[\u4e00-\u9fff]{2,8}[省市县区州](?:[\u4e00-\u9fff]{2,8}[省市县区州])?的?)\Z"
)
_FORMER = re.compile(r"(?:前身|原名|曾用名|前称|原称)(?:为|是|叫)?[“]?\Z")
_MERGED = re.compile(
    r"(?:等[^，。；]{0,8})?(?:[两三四五六七八九十\d]+[所校家](?:学校)?)?(?:合并|整合|重组|撤并|合校|组建而成|联合组建)"
)
"""Said behind the schools that another was made of."""
_MAX_LIST = 30
_FAR = 12
_LONGEST_CLAUSE = 800


def clause_bounds(text: str, position: int) -> tuple[int, int]:
    """The clause around a position: between 。；！？, half open."""
    low = max(0, position - _LONGEST_CLAUSE)
    start = low
    for mark in _CLAUSE_MARKS:
        start = text.rfind(mark, start, position) + 1 or start
    after = _CLAUSE_END.search(text, position, position + _LONGEST_CLAUSE)
    return start, after.start() if after is not None else min(len(text), position + _LONGEST_CLAUSE)


def school_lists(text: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Neighbouring mentions joined by nothing but 、, 和, 与 and the like, in order."""
    if len(mentions) < 2:
        return [[mention] for mention in mentions]
    lists: list[list[Mention]] = []
    for mention in mentions:
        if lists and len(lists[-1]) < _MAX_LIST:
            between = text[lists[-1][-1].span.end : mention.span.start]
            if len(between) <= 28 and (_JOINT.fullmatch(between) or _beside_note(lists[-1], mention, between)):
                lists[-1].append(mention)
                continue
        lists.append([mention])
    return lists


def _beside_note(group: Sequence[Mention], mention: Mention, between: str) -> bool:
    """Whether a mention is the short name in brackets of the school before it, or goes on with the list after one."""
    if group[-1].name == mention.name and _DEFINED.fullmatch(between):
        return True
    note = _AFTER_ALIAS.match(between) if len(group) > 1 and group[-1].name == group[-2].name else None
    return note is not None and _JOINT.fullmatch(between, note.end()) is not None


def names_of(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The mentions' canonical names, each once, in order."""
    return tuple(dict.fromkeys(mention.name for mention in mentions))


def understood_school(context: Context, segment: int, position: int) -> tuple[str, ...]:
    """The school that 学校, 该校 or nothing at all stands for at a place; empty where more than one is possible.

    It is the case's hero, the report's own school, the paragraph's or the section's.
    """
    text = context.segment(segment).text
    case = context.segment(segment).case
    hero = context.hero_of(case) if case is not None else None
    if hero is not None and hero[0] == "School":
        return (hero[1],)
    if context.identity.school and not _says_that(text, position):
        return (context.names.resolve("School", context.identity.school),)
    earlier = [m for m in context.of("School", segment) if m.span.end <= position and not _is_former(text, m.span.start)]
    if len(earlier) == 1 and _WITH_OWN.search(text, max(0, earlier[0].span.start - 8), earlier[0].span.start):
        earlier = []
    if earlier:
        return _topic(text, earlier, position)
    said = _THAT.search(text, 0, position) is not None
    return _section_school(context, segment, over_headings=said) if hero is None else _case_school(context, segment)


def _says_that(text: str, position: int) -> bool:
    """Whether 该校 or 该院 of a school's own report is who acts: said in the clause, or at the head of its sentence."""
    start, _ = clause_bounds(text, position)
    if _THAT.search(text, start, position):
        return True
    sentence = max(text.rfind(mark, 0, position) for mark in "。！？\n") + 1
    return _THAT.match(text, sentence) is not None


def _topic(text: str, earlier: Sequence[Mention], position: int) -> tuple[str, ...]:
    """The one school that the paragraph has been about.

    It is the only one named, or, where the text says 学校 or 该校, the one that begins the last sentence that names any.
    """
    lists = school_lists(text, earlier)
    if len({name for group in lists for name in names_of(group)}) == 1:
        return names_of(lists[0])
    start, _ = clause_bounds(text, position)
    if _BACK_AT_START.match(text[start : position + 1]) is None:
        return ()
    last_start, _ = clause_bounds(text, lists[-1][0].span.start)
    first = names_of(_leading(text, next(group for group in lists if group[0].span.start >= last_start)))
    return first if len(first) == 1 else ()


def _leading(text: str, group: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions of a list before the word that makes the others their partners (与, 同)."""
    for at in range(1, len(group)):
        if re.search(r"[与同跟]", text[group[at - 1].span.end : group[at].span.start]):
            return group[:at]
    return group


def _section_school(context: Context, segment: int, *, over_headings: bool) -> tuple[str, ...]:
    """The one school that the section's paragraphs before this one name; with ``over_headings`` also the sections before."""
    section = context.segment(segment).section
    for index in range(segment - 1, max(-1, segment - _FAR), -1):
        before = context.segment(index)
        if not over_headings and (before.section != section or before.kind == "heading"):
            return ()
        named = {m.name for m in context.of("School", index)}
        if named:
            return tuple(named) if len(named) == 1 else ()
    return ()


def _case_school(context: Context, segment: int) -> tuple[str, ...]:
    """The one school of a region's case: the only one that it names before, or the one that it gives a short name."""
    case = context.segment(segment).case
    named: set[str] = set()
    defined: set[str] = set()
    for index in range(segment - 1, max(-1, segment - _FAR), -1):
        before = context.segment(index)
        if before.case != case:
            break
        for mention in context.of("School", index):
            named.add(mention.name)
            if _NOTED.match(before.text, mention.span.end):
                defined.add(mention.name)
    found = named if len(named) == 1 else defined
    return tuple(found) if len(found) == 1 else ()


def _is_former(text: str, at: int) -> bool:
    """Whether a name is the one that its bearer had before (前身为某校)."""
    return _FORMER.search(text, max(0, at - 8), at) is not None


def subjects_before(context: Context, segment: int, position: int) -> tuple[tuple[str, ...], int]:
    """The schools of which the predicate at a position is said, and where their names end (-1 where they are understood)."""
    text = context.segment(segment).text
    start, _ = clause_bounds(text, position)
    inside = [m for m in context.of("School", segment) if start <= m.span.start and m.span.end <= position]
    if inside and _FORMER.search(text, start, inside[0].span.start):
        inside = []
    if inside:
        lists = school_lists(text, inside)
        lists = [group for group in lists if not _MERGED.match(text, group[-1].span.end)] or lists
        chosen = next((group for group in reversed(lists) if not _is_aside(text, group[0].span.start, start)), lists[0])
        own = _BACK.search(text, max(start, chosen[-1].span.end - 1), position)
        if own is None or len(lists) == 1:
            return names_of(chosen), chosen[-1].span.end
        return names_of(lists[0]), chosen[-1].span.end
    return understood_school(context, segment, position), -1


def _is_aside(text: str, at: int, clause_start: int) -> bool:
    """Whether a name is only the object of 与, 在, 向, … before it, its region between them or not."""
    return bool(_ASIDE.search(text[max(clause_start, at - 24) : at]))
