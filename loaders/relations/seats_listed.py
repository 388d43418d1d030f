"""Schools that a report lists as those of one region: 甲市有中等职业学校5所，分别是…; schools below a line 甲市（22所）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.candidates import Mention
from loaders.context import Context
from loaders.mentions.places_in_names import PlaceFinder
from loaders.resolution.subjects import school_lists
from loaders.words import Triggered

_COUNTED = Triggered(
    r"(?:(?P<own>[全我本][省市县区州])|(?P<named>[\u4e00-\u9fff]{2,9}[省市县区州]))(?:目前|现|已|共|总共|一共)*(?:设有|拥有|有)"
    r"(?:(?:国家级|省级|公办|民办|各类|独立设置|独立)的?){0,2}(?:\d+所)?(?:中等职业|中职|职业|中等专业|技工|普通中专)[^，。；]{0,8}?(?:学校|院校)",
    "有",
)
_LEADS_IN = re.compile(r"(?:有|包括|分别是|分别为|即|其中|为|是|：|（)\Z")
_BESIDE = re.compile(r"等(?:\d+|[一二三四五六七八九十]+)所|[。；）]|\Z")
_ELSEWHERE = re.compile(r"合作|对接|结对|帮扶|升入|来自|与")
_BELOW = re.compile(
    r"[（(]?[一二三四五六七八九十\d]*[）).、．]?\s*(?P<named>[\u4e00-\u9fff]{2,9}[省市县区州])[（(：:]?(?:共)?\d+所[）)]?[：:]?\Z"
)
_FAR = 120


def listed_seats(context: Context, places: PlaceFinder) -> Iterator[tuple[str, str]]:
    """Schools with the code of the region that lists them as its own."""
    below = ""
    for segment in context.segments():
        schools = context.of("School", segment.index)
        if len(segment.text) < 20 and "所" in segment.text and not schools:
            line = _BELOW.match(segment.text)
            below = _code(line.group("named"), places) if line is not None else ""
        elif below and schools and segment.kind != "heading":
            yield from ((school.name, below) for school in schools)
        elif below and not schools:
            below = ""
        if len(schools) > 1:
            yield from _in_sentence(segment.text, schools, places)


def _in_sentence(text: str, schools: list[Mention], places: PlaceFinder) -> Iterator[tuple[str, str]]:
    """The schools of the first list after the words that a region has so many schools."""
    for counted in _COUNTED.finditer(text):
        home = places.home
        code = _code(counted.group("named"), places) if counted.group("named") else home.code if home is not None else ""
        after = [school for school in schools if counted.end() <= school.span.start <= counted.end() + _FAR]
        if not code or not after:
            continue
        group = next(group for group in school_lists(text, schools) if group[0] == after[0] or after[0] in group)
        between = text[counted.end() : group[0].span.start]
        if (
            len(group) > 1
            and _LEADS_IN.search(between)
            and _BESIDE.match(text, group[-1].span.end)
            and not _ELSEWHERE.search(between)
        ):
            yield from ((school.name, code) for school in group)


def _code(name: str, places: PlaceFinder) -> str:
    """The code of the region that fills the end of a stretch of letters."""
    found = places(name)
    return found[-1].code if found and found[-1].end == len(name) else ""
