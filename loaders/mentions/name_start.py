"""Where a name begins: Chinese has no spaces, so the words before a name have to be told from the name itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from loaders.mentions.school_words import country_pattern, school_words

_NAME_LETTERS = re.compile(r"[\u4e00-\u9fff·]+\Z")
_COUNTERS = re.compile(
    r"(?:[年月所个名家位届次批类项]|日(?![本照喀土]))+(?=[\u4e00-\u9fff]{2})|[一二两三四五六七八九十]所|(?:[一二两三四五六七八九十]+是)|(?:公办|民办)(?=[\u4e00-\u9fff]{5})"
)
_LEADING_VERBS = re.compile(
    r"建设|服务|学习|培养|发展|提升|加强|促进|深化|统筹|打造|制定|聘请|聘任|选聘|展示|介绍|报道|接替|接管|管理|教育|任命|调任|保送|保障|确保|特邀|特别|尤其|主要|重点|全面|全力|"
    r"分批|一批|就读|毕业|入读|报读|报考|考取|进入|走访|慰问|校企|东西部|粤桂|京津冀|当地|本地|地方|我国|国家|现代|中高职|现为|现|设在|设于|建于|建成|办在|借|新|原|位列|取得|获得|荣获|获"
)
_KIND_BEFORE = re.compile(r".*(?:高校|院校|中职|名校|职校|本科|单位|强校)")
"""What stands between a region that is only said of a school and its name (甲市民办高校乙市丙职业学院)."""
_NAME_PREFIXES = re.compile(
    r"(?:中国|中华|国立|私立|民办|中共|华北|华东|华南|华中|东北|西北|西南|中南|全国|[\u4e00-\u9fff]{2}国际)\Z"
)


class Place(NamedTuple):
    """A region's surface form in a text: where it stands, the region's full name and code, and whether it is written in full.

    ``sure``: false for a bare county name (新城, 和平), which is as often another word.
    """

    start: int
    end: int
    name: str
    code: str
    sure: bool


def inside(code: str, wider: str) -> bool:
    """Whether the region of one GB/T 2260 code lies in, or is, the other's."""
    return code.startswith(re.sub(r"(?:00){1,2}\Z", "", wider))


class NearPlaces:
    """The places around a position, so that a long text is read in a time that grows with its length."""

    def __init__(self, places: Sequence[Place], reach: int) -> None:
        self._places = places
        self._starts = [place.start for place in places]
        self._reach = reach

    def around(self, start: int, end: int) -> Sequence[Place]:
        """The places that begin within reach of a stretch."""
        return self._places[bisect_left(self._starts, start - self._reach) : bisect_left(self._starts, end + self._reach)]


class Start(NamedTuple):
    """Where a name begins; ``anchored``: with a region's or country's name (or a level such as 市 for the report's own)."""

    at: int
    anchored: bool
    place: Place | None = None
    country: bool = False


def _last_stop(text: str, left: int, right: int, places: Sequence[Place]) -> int:
    """The end of the last word of ``text[left:right]`` that cannot be inside a name."""
    words = school_words()
    boundary = left
    index = left
    while (match := words.stop.search(text, index, right)) is not None:
        index = match.start() + 1
        word = match.group()
        if any(place.start <= match.start() < place.end for place in places):
            continue
        if text[match.end() : match.end() + 1] in (words.stop_exceptions.get(word) or "\0"):
            continue
        if match.start() > left and text[match.start() - 1] in (words.stop_after.get(word) or "\0"):
            continue
        boundary = max(boundary, match.end())
    return boundary


def _strip_leading(text: str, start: int, right: int) -> int:
    """Past counters left over from a figure."""
    while (match := _COUNTERS.match(text, start, right)) is not None:
        start = match.end()
    return start


def _within_address(text: str, best: Start, places: Sequence[Place]) -> Start:
    """The start past the wider regions of an address: of 甲省乙市丙县丁学校 the name is 丙县丁学校, as its plate has it."""
    chain = [place for place in places if place.start == best.at]
    while chain and (following := next((p for p in places if p.start == chain[-1].end and inside(p.code, chain[-1].code)), None)):
        chain.append(following)
    full = text[chain[-1].start : chain[-1].end] == chain[-1].name if chain else False
    spelled = bool(chain) and text[chain[0].start : chain[0].end] == chain[0].name and chain[0].code.endswith("0000")
    if not full or len(chain) < 2 or (len(chain) == 2 and not spelled):
        return best
    return Start(chain[-1].start, True, chain[-1])


def name_start(text: str, right: int, places: Sequence[Place]) -> Start | None:
    """The start of the name whose head begins at ``right``; None where nothing stands before it.

    The name reaches back to the last mark, to the last word that cannot be inside a name, or to the first region after it.
    """
    window = max(0, right - 32)
    match = _NAME_LETTERS.search(text, window, right)
    if match is None:
        return None
    left = _last_stop(text, match.start(), right, places)
    left = _strip_leading(text, left, right)
    again = _KIND_BEFORE.search(text, left, right)
    if again is not None and any(place.start == again.end() for place in places):
        left = again.end()
    inside = [place for place in places if left <= place.start and place.end <= right]
    countries = list(country_pattern().finditer(text, left, right))
    best: Start | None = None
    for place in inside:
        prefix = text[left : place.start]
        if place.start == left or (place.sure and not _NAME_PREFIXES.search(prefix)) or _LEADING_VERBS.fullmatch(prefix):
            best = Start(place.start, True, place)
            break
    for country in countries:
        if best is None or country.start() < best.at:
            best = Start(country.start(), True, None, True)
            break
    if best is not None:
        return _within_address(text, best, inside)
    while (verb := _LEADING_VERBS.match(text, left, right)) is not None and verb.end() < right:
        left = verb.end()
    return Start(left, False)
