"""One school under several names: renamed, with a further name plate, or with its former name in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_RENAMED = re.compile(
    r"(?![^。；！？\n]{0,24}(?:合并|并入|整合|组建|合办))[^。；！？\n]{0,24}?(?:更名|改名|易名|改称|升格|晋升|改制|改建|改办|更改校名|统一命名|命名|定名|[年月]改|改(?=[为成]))(?:为|成)?[“\"]?\Z"
)
_FORMERLY = re.compile(
    r"[^。；！？\n]{0,30}?(?:[（(，,]|[，,]?其)?(?:原名?(?:为|是|称)?|前身(?:为|是|系|可追溯(?:至|到)|源于|始于)?(?:[^，。；、]{0,8}(?:创办|成立|建立|创建|兴办|始建)的)?|曾用名(?:为|：)?|旧称)[：:]?[“\"]?\Z"
)
_FROM = re.compile(r"[^。；！？\n]{0,12}?由[“\"]?\Z")
_BECAME = re.compile(r"[”\"]?(?:整体|独立)?(?:更名|改名|升格|晋升|改制|改建|转设|升级)(?:而来|而成|而|，|）|。|为本)")
"""乙（由甲更名而来）: what stands behind the former name."""
_AS_NOW = re.compile(r"[^。！？\n]{0,60}?(?:现名|今名|现校名)")
"""After a name that was not the last one (原名甲，1998年改为乙，2005年更为现名)."""
_SUBJECT = re.compile(
    r"(?:学校|我校|本校|该校|学院|我院|中心|职校|其)(?!附属)|(?:始?建|创[建办]|成立|建校|前身|原名|原为|初名|校名|最初|19\d\d年|20\d\d年)"
)
"""How a sentence begins that goes on about the school of the one before, or of the report."""
_CALLED = re.compile(
    r"(?:前身(?:为|是|系|可追溯(?:至|到)|源于|始于)|原名|原称|初名|始称|时称|旧称|曾用名|校名|定名|命名|更名|改名|易名|改称|升格|改制|改建|改办|转制|改)(?:[^，。；、]{0,8}(?:创办|成立|建立|创建|兴办|始建)的)?(?:为|是|叫|成|：)?[“\"]?\Z"
)
_NOW = re.compile(r"[（(](?:现名?(?:为|是)?|现更名为|今)[：:]?[“\"]?\Z")
_PLATE = re.compile(
    r"[^。；！？\n]{0,40}?(?:增挂|加挂|同时挂|挂牌|挂|同时使用|又名|也称|亦称|另有)(?:了|为)?[“\"]?(?:[\u4e00-\u9fff“”、]{2,30}[、和])?\Z"
)
_BRACKETED = re.compile(r"[（(][“\"]?\Z")
_BRACKET_ENDS = re.compile(r"[”\"]?(?:[）)]|[，,；](?:以下|下文|下称|后文|简称|统称))")
_LONG = 160
_PLANNED = re.compile(r"拟|计划|将要|筹备|申请|争取|力争|规划")


class SameSchool(NamedTuple):
    """Two names, by their places in the given list, that the text says are one school's; ``current`` is the one in use."""

    current: int
    other: int
    reason: str


def same_schools(text: str, spans: Sequence[tuple[int, int]]) -> list[SameSchool]:
    """What the text between neighbouring school names says of their being one; ``spans`` in order."""
    if len(spans) < 2:
        return []
    found: list[SameSchool] = []
    subject: int | None = None
    owner: int | None = None
    for index, (start, _) in enumerate(spans):
        if index == 0:
            subject = 0
            continue
        between = text[spans[index - 1][1] : start]
        before = subject if subject is not None else index - 1
        owner = owner if "。" not in between else None
        if _PLANNED.search(between):
            subject = index
        elif owner is not None and _RENAMED.match(between) and _AS_NOW.match(text, spans[index][1]):
            found.append(SameSchool(owner, index, "former name"))
        elif _RENAMED.match(between):
            found.append(SameSchool(index, index - 1, "renamed"))
            subject = index
        elif _NOW.match(between):
            found.append(SameSchool(index, index - 1, "renamed"))
        elif (_FROM.match(between) and _BECAME.match(text, spans[index][1])) or _FORMERLY.match(between):
            found.append(SameSchool(index - 1, index, "former name"))
            owner = index - 1
        elif _is_plate(text, spans, index, before):
            found.append(SameSchool(before, index, "further name plate"))
        elif _is_bracketed(text, spans[index], between):
            found.append(SameSchool(index - 1, index, "name in brackets"))
        else:
            subject = index
    return found


def own_names(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Names that a sentence gives the school of which the text has been speaking (学校前身为甲，1998年更名为乙).

    Each as its place in the list, with the place of the last name before its sentence; -1 without one.
    """
    found: list[tuple[int, int]] = []
    told = -1
    for index, (start, _) in enumerate(spans):
        sentence = max(text.rfind(mark, 0, start) for mark in "。！？；\n") + 1
        first = next(at for at, span in enumerate(spans) if span[0] >= sentence)
        if first != index and told != first:
            continue
        if (
            start - sentence <= _LONG
            and _SUBJECT.match(text, sentence)
            and _CALLED.search(text, max(sentence, start - 24), start)
        ):
            found.append((index, first - 1))
            told = first
    return found


def _is_plate(text: str, spans: Sequence[tuple[int, int]], index: int, before: int) -> bool:
    """Whether the name at ``index`` is on a further plate of the school named before it (甲，并增挂乙、丙牌子)."""
    start, end = spans[index]
    between = text[spans[before][1] : start]
    if "。" in between or "；" in between or not _PLATE.match(between):
        return False
    ahead = text[end : end + 40]
    return (
        bool(re.match(r"[”\"]?(?:[、和“\"][\u4e00-\u9fff“”、]{0,30})?(?:的)?(?:牌子|校牌|牌匾|校名)", ahead))
        or "增挂" in between
        or "加挂" in between
    )


def _is_bracketed(text: str, span: tuple[int, int], between: str) -> bool:
    """Whether a name fills a bracket after another's, a short name's definition aside (甲学院（乙学校，以下简称“学院”）)."""
    return bool(_BRACKETED.match(between)) and _BRACKET_ENDS.match(text, span[1]) is not None
