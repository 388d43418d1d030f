"""Where a name begins: Chinese has no spaces, so the words before a name have to be told from the name itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from loaders.mentions.foreign_names import after_country, before_and
from loaders.mentions.function_letters import WEAK, in_name
from loaders.mentions.school_words import LONGEST_STOP, country_pattern, stops_by_letter

_COUNTERS = re.compile(
    r"(?:[年月所个名家位届次批类项]|日(?![本照喀土]))+(?=[\u4e00-\u9fff]{2})|[一二两三四五六七八九十]所|(?:[一二两三四五六七八九十]+是)|(?:公办|民办)(?=[\u4e00-\u9fff]{5})"
)
_COUNTER_LETTERS = frozenset("年月所个名家位届次批类项日一二两三四五六七八九十公民")
_VERBS = (
    "建设|服务|学习|培养|发展|提升|加强|促进|深化|统筹|打造|制定|聘请|聘任|选聘|展示|介绍|报道|接替|接管|管理|教育|任命|调任|保送|保障|确保|特邀|特别|尤其|主要|重点|全面|全力|分批|一批|就读"
    "|毕业|入读|报读|报考|考取|进入|走访|慰问|校企|东西部|粤桂|京津冀|当地|本地|地方|我国|国家|现代|中高职|现为|现|设在|设于|建于|建成|办在|原|位列|取得|获得|荣获|获"
).split("|")
_LEADING_VERBS = re.compile("|".join(_VERBS))
_VERB_LETTERS = frozenset(verb[0] for verb in _VERBS)
_KINDS = ("高校", "院校", "中职", "名校", "职校", "本科", "单位", "强校")
_KIND_BEFORE = re.compile(r".*(?:" + "|".join(_KINDS) + ")")
"""What stands between a region that is only said of a school and its name (甲市民办高校乙市丙职业学院)."""
_NAME_PREFIXES = (
    "中国", "中华", "国立", "私立", "民办", "中共", "华北", "华东", "华南", "华中", "东北", "西北", "西南", "中南", "全国",
)  # fmt: skip
_PLATED = "市县旗"
"""Counties whose schools bear the county's name alone; those of a city's district mostly name the city too."""
_INTERNATIONAL = re.compile(r"[\u4e00-\u9fff]{2}国际\Z")
_FEW = 6
"""Places of a text that are looked through as fast as those within reach are found."""
_REACH = 32
"""Letters before its head that a name reaches back at most."""


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
    if wider.endswith("00"):
        wider = wider[:-4] if wider.endswith("0000") else wider[:-2]
    return code.startswith(wider)


class NearPlaces:
    """The places around a position, so that a long text is read in a time that grows with its length."""

    def __init__(self, places: Sequence[Place], reach: int) -> None:
        self._places = places
        self._starts = [place.start for place in places] if len(places) > _FEW else []
        self._reach = reach

    def around(self, start: int, end: int) -> Sequence[Place]:
        """The places that begin within reach of a stretch, and perhaps others."""
        if len(self._places) <= _FEW:
            return self._places
        return self._places[bisect_left(self._starts, start - self._reach) : bisect_left(self._starts, end + self._reach)]


class Start(NamedTuple):
    """Where a name begins; ``anchored``: with a region's or country's name (or a level such as 市 for the report's own).

    ``wide``: where the wider regions before it begin that are not part of the name (甲州 of 甲州乙县丙学校); -1 without any.
    """

    at: int
    anchored: bool
    place: Place | None = None
    country: bool = False
    wide: int = -1


def _last_stop(text: str, right: int, places: Sequence[Place], floor: int, head_end: int) -> int:
    """Where the run of letters that ends at ``right`` begins: after the last word in it that cannot be inside a name.

    Read from the right, so that what stands before that word is not looked at; ``right`` itself where no letter is before it.
    """
    stops = stops_by_letter()
    first = max(floor, right - _REACH)
    found, at = -1, right
    limit = first
    while at > limit:
        letter = text[at - 1]
        if not "\u4e00" <= letter <= "\u9fff" and letter != "·":
            break
        at -= 1
        words = stops.get(letter)
        if words is None:
            continue
        for word, before, after in words:
            if text.startswith(word, at, right):
                end = at + len(word)
                if (
                    end > found
                    and text[end] not in before
                    and not (at > first and text[at - 1] in after)
                    and not (places and _in_place(at, places))
                    and not (word in WEAK and in_name(text, at, right, head_end, [place.end for place in places]))
                ):
                    found, limit = end, max(limit, end - LONGEST_STOP)
                break
    return at if found < 0 else found


def _in_place(at: int, places: Sequence[Place]) -> bool:
    for place in places:  # noqa: SIM110 - a generator costs more than the loop
        if place.start <= at < place.end:
            return True
    return False


def _within_address(text: str, best: Start, places: Sequence[Place], right: int) -> Start:
    """The start past the wider regions of an address: of 甲省乙市丙县丁学校 the name is 丙县丁学校, as its plate has it."""
    chain: list[Place] = []
    for place in places:
        if place.end > right:
            break
        if place.start == (chain[-1].end if chain else best.at) and (not chain or inside(place.code, chain[-1].code)):
            chain.append(place)
        elif chain:
            break
    if len(chain) > 1:
        first, last = chain[0], chain[-1]
        full = text[last.start : last.end] == last.name
        spelled = first.code.endswith("0000") and text[first.start : first.end] == first.name
        county = not last.code.endswith("00") and last.name[-1] in _PLATED and not first.code.endswith("0000")
        if full and (len(chain) > 2 or spelled or county):
            return Start(last.start, True, last, wide=best.at)
    return best


def name_start(text: str, right: int, places: Sequence[Place], floor: int = 0, head_end: int = 0) -> Start | None:
    """The start of the name whose head begins at ``right``; None where nothing stands before it.

    ``floor``: where it may begin at the earliest; ``head_end``: the end of a school's head. The name reaches back to the last
    mark, to the last word that cannot be inside a name, or to the first region after it.
    """
    left = _last_stop(text, right, places, floor, head_end)
    if left == right:
        begun = right > 0 and ("\u4e00" <= text[right - 1] <= "\u9fff" or text[right - 1] == "·")
        return Start(left, False) if begun else None
    if left and text[left - 1] in "的与和":
        abroad = left if after_country(text, left) else before_and(text, left, right)
        if abroad >= 0:
            return Start(abroad, True, None, True)
    while text[left] in _COUNTER_LETTERS and (match := _COUNTERS.match(text, left, right)) is not None:
        left = match.end()  # counters left over from a figure
    near = [place for place in places if left <= place.start <= right] if places else ()
    if not near:
        country = country_pattern().search(text, left, right)
        return Start(country.start(), True, None, True) if country is not None else Start(_past_verbs(text, left, right), False)
    left = _after_kind(text, left, right, near)
    region = None
    for place in near:
        if place.start >= left and place.end <= right and _opens_name(text, left, place):
            region = place
            break
    country = country_pattern().search(text, left, right) if region is None or region.start > left else None
    if country is not None and (region is None or country.start() < region.start):
        return _within_address(text, Start(country.start(), True, None, True), near, right)
    if region is not None:
        return _within_address(text, Start(region.start, True, region), near, right)
    return Start(_past_verbs(text, left, right), False)


def _past_verbs(text: str, left: int, right: int) -> int:
    while text[left] in _VERB_LETTERS and (verb := _LEADING_VERBS.match(text, left, right)) and verb.end() < right:
        left = verb.end()
    return left


def _after_kind(text: str, left: int, right: int, places: Sequence[Place]) -> int:
    """Past a kind of schools that stands before a region."""
    for place in places:
        if place.start > left and text.endswith(_KINDS, left, place.start):
            again = _KIND_BEFORE.search(text, left, right)
            if again is not None and any(other.start == again.end() for other in places):
                return again.end()
            break
    return left


def _opens_name(text: str, left: int, place: Place) -> bool:
    """Whether a region begins a name whose letters go back to ``left``."""
    if place.start == left:
        return True
    if (
        place.sure
        and not text.endswith(_NAME_PREFIXES, left, place.start)
        and not _INTERNATIONAL.search(text, max(left, place.start - 4), place.start)
    ):
        return True
    return text[left] in _VERB_LETTERS and _LEADING_VERBS.fullmatch(text, left, place.start) is not None
