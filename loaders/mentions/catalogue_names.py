"""Programs told by the national catalogues alone: long names in a sentence on programs, and the neighbours of found ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.mentions.enterprise_names import Found
from loaders.mentions.name_lists import catalogue
from loaders.mentions.word_passes import segments_with
from loaders.reading import Segment
from loaders.words import Stretch, Words

_NOT_AFTER = re.compile(
    r"赛项|比赛|大赛|竞赛|项目|课程|教材|证书|技能|工种|师|员|职业|产业|行业|培训|》|公司|企业|有限|学院|学校|集团|协会|职教"
)
_AFTER = ("方向", "订单班", "冠名班", *"等和与及的专个类人三四两二")
_LISTED = re.compile(r"、(?P<name>[\u4e00-\u9fff]{3,20}?)(?=[、，。；和及与等（）]|专业|$)")
_LISTED_BEFORE = re.compile(r"(?P<name>[\u4e00-\u9fff]{3,24})、\Z")


_LIST_GOES_ON = re.compile(r"[”]?(?:[、，；。]|等|[和与及][^，。；]{2,30}?的|\Z)")
_SHORTEST_ALONE = 4


@cache
def _names() -> Words:
    return Words(catalogue())


@cache
def _long_names() -> Words:
    return Words(name for name in catalogue() if len(name) >= 6)


def long_names(segments: Sequence[Segment]) -> dict[int, list[Stretch]]:
    """Where long catalogue names stand, by the indices of the segments that have any."""
    names = _long_names()
    told = segments_with(lambda text: [(0, *span) for span in names.spans(text)], segments)
    return {segment.index: [(start, end) for _, start, end in places] for segment, places in told}


def catalogue_names(text: str, places: list[Stretch] | None = None) -> Iterator[Found]:
    """Long catalogue names in a sentence that speaks of programs, where nothing else claims them; ``places``: where any stand."""
    if "专业" not in text and "开设" not in text:
        return
    for start, end in _long_names().spans(text) if places is None else places:
        sentence = text[max(text.rfind("。", 0, start), start - 120, 0) : end + 60]
        if _NOT_AFTER.match(text, end) or text[start - 1 : start] in "《·" or ("专业" not in sentence and "开设" not in sentence):
            continue
        if "\u4e00" <= text[end : end + 1] <= "\u9fff" and not text.startswith(_AFTER, end):
            continue
        yield Found(start, end, "program-catalogue", 0.75)


def of_schools(text: str, ends: Sequence[int]) -> Iterator[Found]:
    """The catalogue's programs that a school has by 的 alone (新增甲校的某某、乙校的某某); ``ends``: where schools' names end."""
    for end in ends:
        if text.startswith("的", end):
            start = end + 1 + text.startswith("“", end + 1)
            stop = _names().longest_at(text, start, len(text))
            if stop >= start + _SHORTEST_ALONE and _LIST_GOES_ON.match(text, stop):
                yield Found(start, stop, "program-catalogue", 0.8)


def with_neighbours(text: str, found: list[Found]) -> list[Found]:
    """With the catalogue's programs beside a found one in its list (新设某某、船舶驾驶), though 专业 does not follow."""
    starts, ends = {one.start for one in found}, {one.end for one in found}
    added: list[Found] = []
    for one in found:
        at = one.end
        while (item := _LISTED.match(text, at)) is not None and item.start("name") not in starts and item["name"] in catalogue():
            added.append(Found(item.start("name"), item.end("name"), "program-list", 0.8))
            at = item.end("name")
        at = one.start
        while text.endswith("、", 0, at) and (item := _LISTED_BEFORE.search(text, max(0, at - 24), at)) is not None:
            if item.end("name") in ends:
                break
            sizes = range(min(20, len(item["name"])), 2, -1)
            size = next((size for size in sizes if text[item.end("name") - size : item.end("name")] in catalogue()), 0)
            if not size:
                break
            at = item.end("name") - size
            added.append(Found(at, at + size, "program-list", 0.8))
    return [*found, *added]
