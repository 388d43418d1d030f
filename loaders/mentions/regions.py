"""Mentions of regions: divisions named in full, or in short where the words around show that the place is meant.

One name may stand for several divisions (朝阳区). The region named just before, the report's own region and its province decide;
a name that stays open is refused. A short name of a city or county is taken beside its parent, in a list of regions, at the head
of a school's name, or where the report names the division in full elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.divisions import Division
from loaders.candidates import Mention, Refusal, Span
from loaders.context import Context
from loaders.mentions.former_divisions import is_special, present
from loaders.mentions.region_spotting import Spot, spots
from loaders.mentions.region_surroundings import brand_at, cities, heads_class, heads_college, heads_school, in_foreign_name
from loaders.mentions.region_words import region_words
from loaders.reading import Segment

IN_NAME = "region-in-name"
"""The rule of a mention inside a longer name (a school's): it places that thing, and is no subject of its sentence."""

_LISTED = re.compile(
    r"^(?:市|县|区)?[、和及与]|^等(?:地|省|市|县|区|[一二三四五六七八九十两\d]+)|^(?:[一二三四五六七八九十两\d]+)?(?:地|两地|[两三四五六七八九十]县|[两三]市|市|县|区)(?!场|民|域|级)"
)
_LIST_BEFORE = re.compile(r"[、和及与]$")
_TOWARDS = re.compile(r"(?:在|赴|到|往|至|向|由|从|自|于|驻|抵|援|来自|位于|地处|前往|落户|走进|对口支援|结对|帮扶)$")
_AT_PLACE = re.compile(r"^(?:举行|举办|召开|召集|进行|参加|开展|开幕|落幕|学习|考察|市|等地)")
_SITED = re.compile(r"(?:位于|坐落于|坐落在|地处|落户|来自)$")
_AFTER_SITE = frozenset("的，。；、")
_FIRM = re.compile(r"^[\u4e00-\u9fffA-Za-z0-9（）·]{1,18}?(?:公司|集团|酒店|宾馆|饭店|银行|厂)(?!群)")
_FIRM_BEFORE = re.compile(r"[\u4e00-\u9fffA-Za-z]（$")
_KIND_WORD = re.compile(
    r"^(?:市(?:场|民|内|外|区|域|值|委|政|级|县|直|属|辖)|县(?:域|级|市|区|内)|省(?:内|外|级|市)|州(?:内|级))"
)
_COUNTY_LIST = re.compile(r"^(?:、?[\u4e00-\u9fff]{2,}+(?=、))*?(?:、?[\u4e00-\u9fff]{2,}?)??等?[一二三四五六七八九十两\d]*县")
_ZONE = re.compile(r"[\u4e00-\u9fff]{2}(?:开发区|园区|示范区)\Z")
"""Economic zones of the statistics' list of divisions; the guidelines count them as no regions."""
_STREET = re.compile(r"^[东西南北中]?(?:大道|路(?!线|径|演)|街(?!道|区)|胡同|巷)")
_MISPRINT = re.compile(r"[、，]([\u4e00-\u9fff]{2})市(?=[、，。等和])")
_KIND_LETTERS = frozenset("市县省州")
_STREET_LETTERS = frozenset("东西南北中大路街胡巷")
_FIRM_LETTERS = re.compile("[司团店馆行厂]")
"""Without one of these the expressions above cannot match: a look at letters costs less than the expression."""
_AHEAD = 24
"""Letters after a name that are looked at."""
_LEVEL_FIT = {"province": 12, "city": 8, "county": 0}


def find(context: Context) -> Iterator[Mention]:
    """All mentions of regions that stand for a division beyond doubt, in reading order."""
    yield from _Finder(context).find()


class _Choice(NamedTuple):
    """A name in its place, the division that it stands for (None where that stays open), and whether it is said in full."""

    spot: Spot
    division: Division | None
    full: bool


class _Finder:
    def __init__(self, context: Context) -> None:
        self._context = context
        self._gazetteer = context.divisions
        self._words = region_words()
        self._year = context.identity.year or 2030
        self._home = self._own()
        self._home_province = self._gazetteer.province(self._home) if self._home is not None else None
        self._whole: set[str] = set()
        self._named: dict[tuple[str, str], str] = {}
        self._after, self._opens = "", False
        self._chosen: dict[tuple[str, str, bool], Division | None] = {}

    def _own(self) -> Division | None:
        code = self._context.identity.code
        return self._gazetteer.by_code(code) if code else None

    def find(self) -> Iterator[Mention]:
        segments = [s for s in self._context.reading.segments if s.kind not in ("contents", "caption")]
        spotted = [(s, self._choices(s.text, found)) for s in segments if (found := spots(s.text))]
        for _, places in spotted:
            for at, (spot, division, full) in enumerate(places):
                if full and division is not None and self._full_stands(spot, division, places, at):
                    self._whole.add(division.code)
        for segment, places in spotted:
            yield from self._in_segment(segment, places)
            if len(places) > 2 and self._home is not None:
                yield from self._misprints(segment, places)

    def _choices(self, text: str, places: Sequence[Spot]) -> list[_Choice]:
        """What each name stands for, and whether it is in full: its last letter is its kind."""
        return [
            _Choice(spot, self._choose(spot, text, places, at), spot.full and self._says_kind(text, spot))
            for at, spot in enumerate(places)
        ]

    def _in_segment(self, segment: Segment, places: Sequence[_Choice]) -> Iterator[Mention]:
        for at, (spot, division, full) in enumerate(places):
            if len(spot.surface) >= 5 and _ZONE.search(spot.surface):
                continue
            if division is None:
                if full and len(spot.surface) > 2 and spot.surface not in self._words.generic:
                    span = Span(segment.index, spot.start, spot.end)
                    self._context.refuse(Refusal("entity", "Region", spot.surface, "ambiguous-region", span))
                continue
            after = segment.text[spot.end : spot.end + _AHEAD]
            if full:
                stands = self._full_stands(spot, division, places, at)
            else:
                stands = self._short_stands(spot, division, segment.text, after, places, at)
            if stands:
                now = self._present(division, after)
                if now is not None:
                    yield self._mention(segment, spot.start, spot.end, now, full, after)

    def _present(self, division: Division, after: str) -> Division | None:
        """What a name stands for in the report's year: a county's present name for its former one.

        None inside a school's name: for a county that is no more, and for what is no region of the reports (香港, 澳门).
        """
        if division.until and not division.valid_in(self._year):
            return present(division, self._gazetteer) or (None if self._opens_school(after) else division)
        return None if is_special(division.code) and self._opens_school(after) else division

    def _mention(self, segment: Segment, start: int, end: int, division: Division, full: bool, after: str) -> Mention:
        surface = segment.text[start:end]
        key = surface, division.name
        name = self._named.get(key)
        if name is None:
            why = "full name" if full else "short name"
            name = self._named[key] = self._context.names.register("Region", division.name, surface, why)
        return Mention(
            "Region",
            name,
            surface,
            Span(segment.index, start, end),
            IN_NAME if self._opens_school(after) else "region",
            {"code": division.code, "level": division.level},
            0.97 if full else 0.88,
        )

    def _choose(self, spot: Spot, text: str, places: Sequence[Spot], at: int) -> Division | None:
        """The division that a name stands for here, or None where that stays open."""
        if len(spot.divisions) == 1:
            return spot.divisions[0]
        above = places[at - 1] if at and places[at - 1].end == spot.start else None
        counties = not spot.full and self._ends_county_list(spot, text)
        key = spot.surface, above.surface if above is not None else "", counties
        if key not in self._chosen:
            self._chosen[key] = self._best(spot.divisions, above.divisions if above is not None else (), counties)
        return self._chosen[key]

    def _best(self, named: Sequence[Division], before: Sequence[Division], counties: bool) -> Division | None:
        """The division of a name that fits best, None where one of another province fits as well."""
        fits = [self._fit(division, before, counties) for division in named]
        ranked = sorted(range(len(named)), key=lambda at: (-fits[at], bool(named[at].until), named[at].code))
        best, fit = named[ranked[0]], fits[ranked[0]]
        province = self._gazetteer.province(best)
        rivals = any(fits[at] == fit and self._gazetteer.province(named[at]) != province for at in ranked[1:])
        return None if rivals and fit < 40 else best

    def _ends_county_list(self, spot: Spot, text: str) -> bool:
        """Whether 县 after a list of short names says that they are counties (甲、乙、丙三县)."""
        after = text[spot.end : spot.end + 14]
        return "县" in after and _COUNTY_LIST.match(after) is not None

    def _just_before(self, places: Sequence[_Choice], at: int) -> tuple[Division, ...]:
        """The divisions of the name that stands directly before (桂林市|临桂区)."""
        if not at or places[at - 1].spot.end != places[at].spot.start:
            return ()
        return places[at - 1].spot.divisions

    def _fit(self, division: Division, before: Sequence[Division], counties: bool) -> int:
        """How well a division fits: inside the one before it, the report's own, inside that, in its province; valid then."""
        fit = 0
        if any(above.code != division.code and self._gazetteer.within(division, above) for above in before):
            fit += 200
        if self._home is not None:
            if division.code == self._home.code or self._gazetteer.within(self._home, division):
                fit += 80
            elif self._gazetteer.within(division, self._home):
                fit += 70
            elif self._near_home(division):
                fit += 50
        fit += _LEVEL_FIT[division.level]
        fit += 4 if division.valid_in(self._year) else 0
        fit += 2 if not division.until else 0
        return fit + 9 if counties and division.kind == "县" else fit

    def _says_kind(self, text: str, spot: Spot) -> bool:
        """Whether the last letter of a full name is its kind, and not the beginning of the next word (上海|市场)."""
        after = text[spot.end : spot.end + 1]
        return not (
            (spot.surface.endswith("市") and after in ("场", "值"))
            or (spot.surface[-1] in "县区" and after == "域" and len(spot.surface) == 2)
        )

    def _full_stands(self, spot: Spot, division: Division, places: Sequence[_Choice], at: int) -> bool:
        if spot.surface in self._words.generic:
            return self._inside(division, places, at)
        if spot.surface in self._words.homely:
            return self._inside(division, places, at) or (self._home is not None and self._same_city(division, self._home))
        if division.level == "county" and division.kind == "区" and not self._near_home(division):
            return self._inside(division, places, at) or self._parent_said(division, places, at)
        if len(spot.surface) == 2 or (division.until and not division.valid_in(self._year)):
            return self._near_home(division) or self._inside(division, places, at)
        return True

    def _inside(self, division: Division, places: Sequence[_Choice], at: int) -> bool:
        """Whether it lies in what the name directly before it stands for, or is that."""
        return any(self._gazetteer.within(division, above) for above in self._just_before(places, at))

    def _parent_said(self, division: Division, places: Sequence[_Choice], at: int) -> bool:
        """Whether its city is named in full anywhere, or what it lies in among the three names before it."""
        above = {outer.code for outer in self._gazetteer.ancestors(division)}
        if division.parent in self._whole:
            return True
        return any(d.code in above for other in places[max(0, at - 3) : at] for d in other.spot.divisions)

    def _same_city(self, division: Division, home: Division) -> bool:
        """Whether it lies in the report's city, or in the city that the report's county lies in."""
        return self._gazetteer.within(division, home) or division.parent == home.parent

    def _near_home(self, division: Division) -> bool:
        """Whether it lies in the report's province."""
        province = self._gazetteer.province(division)
        return province is self._home_province or province == self._home_province

    def _short_stands(self, spot: Spot, division: Division, text: str, after: str, places: Sequence[_Choice], at: int) -> bool:
        before, following = text[max(0, spot.start - 6) : spot.start], after[:1]
        if (following in _STREET_LETTERS and _STREET.match(after)) or brand_at(text, spot):
            return False
        if following in _KIND_LETTERS and following != division.kind and not _KIND_WORD.match(after):
            return False
        if following == "）" and _FIRM_BEFORE.search(before):
            return False
        if _FIRM_LETTERS.search(after) and not self._is_known(division) and _FIRM.match(after):
            return False
        if division.level == "province" or (self._home is not None and division.code == self._home.code):
            return True
        listed = self._listed(places, at, before, after)
        outer = self._just_before(places, at)
        inside = bool(outer) and any(self._gazetteer.within(division, above) and above.code != division.code for above in outer)
        school = self._opens_school(after)
        if division.kind == "区" and not self._is_known(division) and (heads_class(after) if inside else heads_college(after)):
            return False
        if listed and division.level == "county" and (spot.surface in self._words.counties or not self._near_home(division)):
            listed = self._beside_parent(places, at, division)
        if division.level == "county" and spot.surface in self._words.counties:
            return listed
        if school and (in_foreign_name(before) or (inside and division.kind == "区" and not self._is_known(division))):
            return False
        if inside or listed or (school and (division.level == "city" or self._near_home(division))):
            return True
        wordlike = spot.surface in self._words.cities
        if not wordlike and division.level == "county" and _SITED.search(before) and following in _AFTER_SITE:
            return self._near_home(division)
        if division.level == "city":
            return not wordlike or bool(_TOWARDS.search(before) and _AT_PLACE.match(after))
        known = self._is_known(division) and self._near_home(division)
        return known and not wordlike and division.kind != "区"

    def _opens_school(self, after: str) -> bool:
        """Whether a region opens a school's name, by what stands after it; the last answer is kept, as it is asked twice."""
        if after != self._after:
            self._after, self._opens = after, heads_school(after)
        return self._opens

    def _is_known(self, division: Division) -> bool:
        return division.code in self._whole

    def _listed(self, places: Sequence[_Choice], at: int, before: str, after: str) -> bool:
        """Whether it stands in a list of regions: another region's name is the next item on one side."""
        spot = places[at].spot
        left = at > 0 and spot.start - places[at - 1].spot.end <= 2 and bool(_LIST_BEFORE.search(before))
        right = at + 1 < len(places) and 0 < places[at + 1].spot.start - spot.end <= 2 and bool(_LISTED.match(after))
        return left or right

    def _beside_parent(self, places: Sequence[_Choice], at: int, division: Division) -> bool:
        """Whether a neighbour in the list lies in the same city or province, or is what it lies in."""
        beside = [d for i in (at - 1, at + 1) if 0 <= i < len(places) for d in places[i].spot.divisions if d != division]
        return any(d.parent == division.parent or d.code == division.parent for d in beside)

    def _misprints(self, segment: Segment, places: Sequence[_Choice]) -> Iterator[Mention]:
        """A city's name with a letter left out in a list: its first two letters and 市 fit one city of the province."""
        taken = {spot.start: spot for spot, _, _ in places}
        for found in _MISPRINT.finditer(segment.text):
            start, end = found.start() + 1, found.end()
            spot = taken.get(start)
            if spot is not None and (spot.full or spot.end == end):
                continue
            meant = [city for city in cities(self._gazetteer).get(found.group(1), ()) if self._near_home(city)]
            if len(meant) == 1 and any(spot.end == start - 1 for spot, _, _ in places):
                yield self._mention(segment, start, end, meant[0], False, segment.text[end : end + _AHEAD])
