"""Names of programs (专业) in a clean text: in lists, before the word 专业, in quotes, and catalogue names beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.mentions.catalogue_names import catalogue_names
from loaders.mentions.enterprise_names import Found
from loaders.mentions.program_lists import PIECE, bare, is_no_list, items_of, known_items, last_of, split_joined
from loaders.mentions.program_shape import LETTERS, is_program, known_before, known_programs
from loaders.words import Stretch

__all__ = ["is_program", "names_before", "program_names"]

COUNT = r"(?:(?:[0-9]{1,3}|[一二三四五六七八九十两多几数]{1,3})(?:余|多)?[个门大]?|一批|一系列|若干个?|系列)"
_WORD = re.compile(
    r"专业(?<!中等专业)(?!群|部(?!分)|系|学校|学院|合作组织|研究课题|大类|化|性|类|合作社|委员|指导委|学位|技术职务|技术资格|术语|集群|机构|公司|集团|联盟|建设指导委|中心组)"
)
_MODIFIER = (
    r"(?:重点|骨干|核心|特色|品牌|优势|优质|示范|主干|主体|相关|热门|紧缺|急需|新兴|传统|涉农|涉海|订单|精品|省级|国家级|市级|区级|自治区级?|现代|先进|高水平|一流|对口|主要|招生|制造|服务|农业|工业|"
    r"升学|在招|在办|技能扶贫|技能|扶贫|面向|合作|试点|双高|王牌|老牌|名优|常设|学制|新|的|类|等|各|专业群|理工|民族|文化|艺术|五年制|三年制|中高职|贯通|高职|中职|大专|中专|学历|全日制|延伸|辅助|配套|支撑|拓展)+"
)
_PLAIN = (
    r"(?:重点|骨干|核心|特色|品牌|优势|优质|示范|主干|主体|相关|热门|紧缺|新兴|传统|涉农|精品|省级|国家级|市级|自治区级?|高水平|一流|王牌|双高|"
    r"的|新|老|各)+"
)
_BEFORE_WORD = re.compile(
    rf"等\s?(?:{COUNT})?(?:(?:(?!产业|行业|领域|企业|方向|技术)[^，。；、等]){{1,12}}的)?(?:{_MODIFIER})?$|(?:{COUNT})(?:{_MODIFIER})?$|{_PLAIN}$"
)
_MODIFIER_ENDS = frozenset(
    "0123456789一二三四五六七八九十两多几数余个门大批列干等点心色牌势质范体关门缺需兴统农海单品级区代进平流口要生造务业学招办能贫向作点高老优设制新的类各群工族化术通职专历伸助套撑展"
)
"""The last letters of such words."""
_PREDICATE = re.compile(
    r"(?:等(?:\d+个)?)?(?:均|都|先后|分别|先后被|被|获)?(?:[\u4e00-\u9fff]{0,8}(?:评|认定|确定|立项|列|遴选)为|为|是|入选|成为|获批|获评)"
    r"(?:[\u4e00-\u9fff]{2,6})?(?:省|市|国家|区|县|校)(?:级)?(?:[\u4e00-\u9fff]{2,8})?\Z|(?:等(?:\d+个)?)?(?:仍|也|依然|一直|均|都)*(?:是|为)[\u4e00-\u9fff]{2,20}(?:[（(][^（）()]{2,24}[)）])?的"
    r"(?:传统|优势|特色|重点|骨干|品牌|王牌|老牌|主干|核心|示范)*\Z|(?:为|作为)(?:群内)?(?:核心|龙头|主干|引领|牵头|骨干|主体)\Z"
)
"""甲、乙为省级骨干(专业): what is said of the programs before it."""
_SAID_WORDS = ("为", "是", "入选", "获批", "获评")
_SAID_ENDS = frozenset("的统势色点干牌心范头领体")
_LEVELS = frozenset("省市家区县校")
"""Every such saying has one of the words, and ends in one of these letters or has the name of a level near its end."""
_BREAKS = "。；！？：《》【】"


def program_names(text: str, long_names: list[Stretch] | None = None) -> list[Found]:
    """The programs that a text names, in order, none twice; ``long_names``: where the catalogues' stand, if known."""
    found: dict[tuple[int, int], Found] = {}
    for word in _WORD.finditer(text) if "专业" in text else ():
        for one in names_before(text, word.start()):
            found.setdefault((one.start, one.end), one)
        opened = _OPENED.match(text, word.end())
        if opened is not None and not _BRANCH.match(text, word.end()):
            for one in _after(text, opened.end()):
                found.setdefault((one.start, one.end), one)
    if "为" in text and "专业群" in text:
        for core in _AS_CORE.finditer(text):
            for one in known_items(text, *core.span("list")):
                found.setdefault((one.start, one.end), one)
    named = list(catalogue_names(text, long_names)) if long_names != [] else []
    covered = {at for start, end in found for at in range(start, end)} if named else set()
    for one in named:
        in_note = text.startswith(("方向）", "方向)"), one.end)
        if one.start not in covered and one.end - 1 not in covered and not in_note:
            found[one.start, one.end] = one
    return _outermost(sorted(found.values(), key=lambda one: (one.start, -one.end))) if found else []


def _outermost(found: list[Found]) -> list[Found]:
    """Without names that lie inside another; ``found`` in the order of starts, the longest first."""
    kept: list[Found] = []
    for one in found:
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return kept


def names_before(text: str, word: int) -> Iterator[Found]:
    """The program, or the list of them, that ends before the word 专业."""
    ends = word > 0 and (text[word - 1] in _MODIFIER_ENDS or text[word - 1].isspace())
    left = max(0, word - 160)
    if not ends and is_no_list(text, left, word) and not _may_be_said(text, left, word):
        return
    left = last_of(_BREAKS, text, left, word)
    if left == word or text[word - 1] == "类":
        return
    said = _PREDICATE.search(text, left, word) if _may_be_said(text, left, word) else None
    if said is not None and not text[: said.start()].endswith("专业"):
        named = list(items_of(text, left, said.start(), word))
        sure = len(named) > 1 and any(text[one.start : one.end] in known_programs() for one in named)
        for one in named:
            if text[one.start : one.end] in known_programs() or (
                sure and not text[one.end - 1].isdigit() and is_program(text[one.start : one.end], strict=True)
            ):
                yield one
        return
    counted = _BEFORE_WORD.search(text, max(left, word - 24), word) if ends else None
    if counted is not None and counted.group() and counted.start() > left and not _whole(text, left, word):
        yield from items_of(text, left, counted.start(), word)
    else:
        yield from items_of(text, left, word, word)


def _whole(text: str, left: int, word: int) -> bool:
    """Whether a catalogue name ends right before 专业, so that its last letters are no modifier."""
    return known_before(text, max(left, word - 18), word) is not None


def _may_be_said(text: str, left: int, word: int) -> bool:
    """Whether what stands right before 专业 may be said of the programs before it: its last letters and its verb allow it."""
    if text[word - 1] not in _SAID_ENDS and _LEVELS.isdisjoint(text[max(left, word - 11) : word]):
        return False
    for verb in _SAID_WORDS:  # noqa: SIM110 - a generator costs more than the search
        if text.find(verb, left, word) >= 0:
            return True
    return False


_AS_CORE = re.compile(r"以(?P<list>[^，。；以]{2,40}?)(?:专业)?为(?:该专业群的?|群)?(?:核心|龙头|引领|主体|主干|依托|牵头)")
_OPENED = re.compile(
    rf"(?:名称)?(?:主要)?(?:有|为|包括|涵盖|分别是|分别为|包含|如下)?(?:[（(]|：|:|有|为|包括|分别是|分别为|包含)(?=[“‘]?{LETTERS})"
)
_LIST_END = re.compile(rf"(?:等)?(?:{COUNT})(?:{_MODIFIER})?专业|等")
_BRANCH = re.compile(rf"[（(](?:原)?(?P<name>{LETTERS}{{2,12}}方向)[)）]")


def _after(text: str, at: int) -> Iterator[Found]:
    """The list that the word 专业 opens at a place: 专业有甲、乙, 以下专业：甲、乙, 专业（甲、乙）."""
    end = min((found for found in (text.find(mark, at) for mark in "。；）)！？，：") if found >= 0), default=len(text))
    tail = _LIST_END.search(text, at, end)
    end = tail.start() if tail else end
    items: list[tuple[int, int]] = []
    for mark in PIECE.finditer(text, at, end):
        items.extend(split_joined(text, *bare(text, at, mark.start())))
        at = mark.end()
    items.extend(split_joined(text, *bare(text, at, end)))
    good = [item for item in items if is_program(text[slice(*item)], strict=False)]
    if len(items) < 2 or len(good) * 3 < len(items) * 2 or not any(is_program(text[slice(*item)], strict=True) for item in good):
        good = [item for item in good if text[slice(*item)] in known_programs()]
    for start, stop in good:
        yield Found(start, stop, "program-list", 0.9)
