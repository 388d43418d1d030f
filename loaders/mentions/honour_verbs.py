"""Where a text says of somebody that an honour is held: the verb or the state, and the honours that it goes with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from loaders.mentions.honour_lists import GIVEN, given
from loaders.mentions.honour_names import ends_as_honour, is_honour, is_title, may_name_honour, tidy

_BY = r"(?:[^，。；、“”]{2,24}?(?:、[^，。；、“”]{2,12}?){0,2}?)??"
_TRIGGER = re.compile(
    r"荣获|荣登|获评|获批(?:为|成为)?|获得|喜获|斩获|荣膺|摘得|被"
    + _BY
    + r"(?:评选|评定|认定|确定|确认|命名|授予|列|评|表彰|评比|遴选|定|立项|公布|批准|纳入)(?:为|成)?"
    r"|表彰为|公布为|保留|保持|蝉联|评选?为|认定为|授予(?!学校|该校|我校|本校|学院|我院)|确定为|命名为|"
    r"入选(?:为|首批)?|入围|跻身|成功?(?:创建|建成|打造|申报)(?:为|成)?|建成(?:为)?|创建(?:为|成)|通过|成为|荣列|列[为入]|晋升为|升格为|批准为|获"
)
_NO_STATE = "认作以因称分成命视列行但只还就而也"
_ONLY = r"(?:[^，。；“]{0,14}?(?:唯一|仅有|首家|首个|首批|第一批)(?:的)?(?:一所)?(?!“))?"


_WHERE_TO_BE = r"(?<=[，校院专中目]为)"
"""Before a 为 that says what a school is: 甲校为…，目前为…, and a clause that goes on with it."""


def _states(only: str) -> re.Pattern[str]:
    """Every alternative begins with its own letter, so that the search leaps from one such letter to the next."""
    return re.compile(
        rf"还是(?<=[校院]还是){only}|是(?<![{_NO_STATE}]是){only}|作为(?<![{_NO_STATE}]作为){only}|系(?<![{_NO_STATE}]系){only}"
        rf"|唯一的?|仅有的?|建成|打造成|为{_WHERE_TO_BE}|现为|是(?<=，[也还]是)"
    )


_STATE, _STATE_ONLY = _states(""), _states(_ONLY)
_ANY = re.compile(f"{_STATE.pattern}|{_TRIGGER.pattern}|{GIVEN.pattern}")
_AMONG = re.compile(r"(?:全[国省市县区]|国家|[省市县]).{0,6}(?:唯一|仅有|首[家个批]|第一批)")
_TITLE = re.compile(r"(?:荣誉)?称号|奖牌|奖杯|牌匾|殊荣")
_NOTE = re.compile(r"[（(][^（）()]{1,12}[)）]")
_QUOTED = re.compile(r"“([^“”]{4,45})”")
_LEVEL_START = re.compile(
    r"[“]?(?:全国|国家|中国特色|教育部|省|自治区|全区|全省|市|县|区|国际|职业教育(?:国家|[\u4e00-\u9fff]{2,4}省)|[\u4e00-\u9fff]{2,4}(?:省|市|县|区|自治区)|广西|内蒙古|宁夏|新疆|西藏)"
)
_CUT = re.compile(
    r"[、，]|(?:和|及|与|以及)(?="
    + _LEVEL_START.pattern
    + r"|“)|(?:荣誉)?称号|等(?=荣誉|称号|，|。|\d)|[（(](?=20)|并(?=[获入被])|(?<=”)(?=“)|"
    r"(?:，|、)?(?:其中|(?<!公)共(?![建同青产享]))"
)
_PLAIN_RUN = re.compile(
    r"(?![、，和及与以称荣等（(并其共公])(?:[^、，“国省市县区教广内宁新西]|教(?!育部)|广(?!西)|内(?!蒙古)|宁(?!夏)|新(?!疆)|西(?!藏))*[、，]"
)
"""A first run in which no word for a level stands: behind a verb that is not said of honours it opens no list of them."""
_AND = ("和", "及", "与", "以及")
_CLAUSE_END = re.compile(r"[。；！？\n]")
_REACH = 90
_LONG_LIST = 400
"""Letters after a verb within which one honour after another is read, none further than ``_REACH`` from the one before."""
_QUOTE_REACH = 17
"""Letters after a verb in which the first quotation mark of its object stands."""


class Said(NamedTuple):
    """A verb by which an honour is held or said to be one, where it stands, and the honours that it goes with."""

    at: int
    rule: str
    honours: tuple[tuple[int, int, str], ...]
    each: bool = False


@lru_cache(maxsize=4096)
def said_in(text: str) -> tuple[tuple[Said, ...], tuple[tuple[int, int], ...]]:
    """The honours of a text, and the verbs that give one: remembered, as a report is read for honours and for their holders."""
    if _ANY.search(text) is None:
        return (), ()
    found: list[Said] = []
    done = 0
    for trigger in _TRIGGER.finditer(text):
        start = trigger.start()
        if start < done:
            continue
        honours = _honours_after(text, trigger.end(), said=True)
        if honours and trigger.group().startswith("建成"):
            honours = tuple(h for h in honours if _LEVEL_START.match(h[2]) and not h[2].endswith("实训基地"))
        if honours:
            done = max(done, *(end for _, end, _ in honours))
            found.append(Said(start, "honour-verb", honours, text[max(0, start - 4) : start].endswith("分别")))
    only = "首" in text or "唯一" in text or "仅有" in text or "第一批" in text
    for state in (_STATE_ONLY if only else _STATE).finditer(text):
        honours = _honours_after(text, state.end(), said=only and _AMONG.search(state.group()) is not None)
        if honours:
            honours = tuple(h for h in honours if h[0] >= done or not _TRIGGER.search(text, state.end(), h[0]))
        if honours:
            found.append(Said(state.start(), "honour-state", honours))
    return tuple(found), given(text)


def _honours_after(text: str, position: int, *, said: bool) -> tuple[tuple[int, int, str], ...]:
    """The honours that a verb's object lists."""
    clause_end = _CLAUSE_END.search(text, position, position + _REACH)
    stretch_end = clause_end.start() if clause_end is not None else min(len(text), position + _REACH)
    quoted = text.find("“", position, min(position + _QUOTE_REACH, stretch_end)) >= 0
    sure = said or quoted
    if not sure and _PLAIN_RUN.match(text, position, stretch_end) is not None:
        return ()
    if not may_name_honour(text, position, stretch_end, said=sure):
        return ()
    further = _TRIGGER.search(text, position + 4, stretch_end)
    comma = text.rfind("，", position + 4, further.start()) if further is not None else -1
    stretch_end = comma if comma > 0 else _list_end(text, position) if clause_end is None and further is None else stretch_end
    return tuple((quoted and _quoted_after(text, position, stretch_end)) or _listed_after(text, position, stretch_end, said))


def _list_end(text: str, position: int) -> int:
    """Where a long list of honours can end: at its clause's end, before the last comma that another verb follows."""
    limit = position + _LONG_LIST
    clause_end = _CLAUSE_END.search(text, position, limit)
    end = clause_end.start() if clause_end is not None else min(len(text), limit)
    further = _TRIGGER.search(text, position + _REACH, end)
    comma = text.rfind("，", position + 4, further.start()) if further is not None else -1
    return comma if comma > 0 else end


def _listed_after(text: str, position: int, stretch_end: int, said: bool) -> Iterator[tuple[int, int, str]]:
    """Runs that end as an honour's name does; behind one, 、 goes on with the list also past what is none."""
    missed, last = 0, 0
    for start, end in _runs(text, position, stretch_end):
        if start > (last or position) + _REACH:
            return
        name = tidy(text[start:end])
        if not is_honour(name, said=said or last > 0) or ((not said or missed) and not _LEVEL_START.match(name)):
            missed += 1
            if missed > (3 if last and text[start - 1] == "、" else said):
                return
            continue
        at = text.find(name, start, end + 1)
        last = end
        missed = min(missed, 1)
        yield (at, at + len(name), name) if at >= 0 else (start, end, name)


def _quoted_after(text: str, position: int, end: int) -> list[tuple[int, int, str]]:
    """Honours in quotation marks that follow one another; empty where the first thing said is not one."""
    found: list[tuple[int, int, str]] = []
    for match in _QUOTED.finditer(text, position, max(end, position)):
        before = _NOTE.sub("", text[found[-1][1] + 1 : match.start()]) if found else text[position : match.start()]
        limit = 16 if not found else 3
        if len(before) > limit or re.search(r"[，。；]", before) or "”" in before:
            break
        name = tidy(match.group(1))
        if not is_honour(name) and not (_TITLE.match(text, match.end()) and is_title(name)):
            break
        found.append((match.start(1), match.end(1), name))
    if not found:
        return found
    last = found[-1][1] + 1
    for start, stop in _runs(text, last, end) if text[last : last + 1] in ("和", "、", "及") else ():
        name = tidy(text[start:stop])
        if is_honour(name, said=False):
            at = text.find(name, start, stop)
            found.append((at, at + len(name), name))
    return found


def _runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches between 、 and ，, and at 和 or 及 where a level word or a quotation mark follows."""
    at = start
    for match in _CUT.finditer(text, start, end):
        if text[at : match.start()].count("“") > text[at : match.start()].count("”"):
            continue
        if match.group() in _AND and not ends_as_honour(text[at : match.start()]):
            continue
        if match.start() > at:
            yield at, match.start()
            if match.group().startswith(("称号", "荣誉", "并", "其中", "，其中")):
                return
        at = match.end()
    if at < end:
        yield at, end
