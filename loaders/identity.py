"""What report this is: title, year, region, publisher, whose report; inferred from the text where no title line says it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from kg.divisions import Division, divisions
from loaders.mentions.region_spotting import spots
from loaders.own_school import own_school
from loaders.reading import Reading
from loaders.report_identity import Identity, ReportLevel

_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR_SAID = re.compile(r"(20[0-4]\d)(?<!\d20\d\d)\s*(?:年|学年|届)")
"""The look back comes last: with it first every letter of the report would be tried."""
_PUBLISHER = re.compile(
    r"(?:教育(?:和体育|体育)?局|教育厅|教育委员会|教体局|教育和科技局|教育科技局|人民政府|学校|学院|职教中心|教育中心)$"
)
_SELF = {
    "county": ("我县", "全县"),
    "city": ("我市", "全市"),
    "province": ("我省", "全省", "自治区"),
    "school": ("我校", "本校"),
}
_OWN_AREA = ("我区", "全区")
"""What an autonomous region, and a district of a city, call themselves."""
_SEAT = re.compile(
    r"(?:位于|坐落(?:于|在)|座落(?:于|在)|地处)(?:[^，。；：、]{2,24}?(?:——|—|的)(?=[\u4e00-\u9fff]{2,8}[省市县区州]))?"
)
_LANDFORMS = frozenset("山江湖河水岭海湾岛洲峰泉")
"""Letters after a short name that make it a mountain's or a river's (甲市乙山中等专业学校)."""
_FRONT = 40
_SIGNS = re.compile(r"^(?:编制|编写|发布|填报|主编|撰写)(?:单位|部门|机构)?[:：]")
_OFFICE = re.compile(r"教育(?:(?:和|与)?(?:体育|科技|科学技术))?局|教体局|教育厅|教育委员会|教委|人民政府")
_COVER_LINE = 24
"""Letters of a line of the cover that is a region or its authority, at most."""
_DIRECT = ("北京市", "天津市", "上海市", "重庆市")


def identify(reading: Reading) -> Identity:
    """The report's identity. Never fails: what cannot be told is None or empty, and ``inferred`` says what was concluded."""
    inferred: list[str] = []
    title = reading.title
    titled = _region_in(reading, title) or _region_on_cover(reading)
    school = own_school(reading, of_region=titled is not None)
    region = _region_of_school(reading, school) if school else titled
    level: ReportLevel = "school" if school else (region.level if region else "city")
    if region is None:
        inferred.append("region")
        region = _most_named(reading, None if school else _self_level(reading))
        if not school and region is not None:
            level = region.level
    year = _year_in(title) or _front_year(reading)
    if year is None:
        inferred.append("year")
        year = _most_said_year(reading)
    publisher = school or _publisher(reading)
    if not publisher:
        inferred.append("publisher")
        publisher = _authority(reading, region)
    if not title:
        inferred.append("title")
        title = f"{school or (region.name if region else '')}中等职业教育质量年度报告" + (f"（{year}）" if year else "")
    return Identity(
        id=_id(reading, region, school, year),
        title=title,
        year=year,
        region=region.name if region else None,
        publisher=publisher,
        level=level,
        school=school,
        inferred=tuple(inferred),
        code=region.code if region else None,
    )


def _id(reading: Reading, region: Division | None, school: str | None, year: int | None) -> str:
    place = region.pinyin if region else "report"
    if school:
        place += "-" + hashlib.sha256(school.encode()).hexdigest()[:6]
    elif region is None:
        place += "-" + reading.document.sha256[:8]
    return f"{place}-{year}" if year else place


def _region_in(reading: Reading, title: str) -> Division | None:
    """The most specific region that a title names: each name directly after another lies in it.

    Of several divisions of one name it is the one whose city or province the report names most often.
    """
    found = [spot for spot in spots(title) if spot.start < 30]
    if not found:
        return None
    gazetteer = divisions()
    last = found[0]
    outer = _likeliest(reading, last.divisions)
    for spot in found[1:]:
        inside = [d for d in spot.divisions if d.code != outer.code and gazetteer.within(d, outer)]
        if spot.start != last.end or not inside or (not spot.full and title[spot.end : spot.end + 1] in _LANDFORMS):
            break
        outer, last = min(inside, key=lambda d: (bool(d.until), d.code)), spot
    return outer


def _region_on_cover(reading: Reading) -> Division | None:
    """The region that a line of the cover consists of, or whose authority signs there (甲区, 甲区教育局)."""
    for segment in reading.segments[:_FRONT]:
        if segment.kind == "heading":
            break
        text = _SIGNS.sub("", segment.text.replace(" ", ""))
        if segment.kind in ("furniture", "item", "title") and len(text) <= _COVER_LINE:
            found = spots(text)
            rest = text[max((spot.end for spot in found), default=0) :]
            if found and found[0].start == 0 and found[0].full and (not rest or _OFFICE.fullmatch(rest)):
                return _region_in(reading, text)
    return None


def _region_of_school(reading: Reading, school: str) -> Division | None:
    """The region that a school's name begins with, else the city or county of its seat; a bare county's name may be a word."""
    found = [spot for spot in spots(school) if spot.start == 0]
    named = None
    if found and (found[0].full or any(d.level != "county" for d in found[0].divisions)):
        named = _region_in(reading, school)
    if named is not None and (named.level != "province" or named.name in _DIRECT):
        return named
    for segment in reading.prose():
        for seat in _SEAT.finditer(segment.text) if segment.case is None else ():
            chain = _chain(segment.text, seat.end())
            if chain and (named is None or divisions().within(chain[-1], named)):
                own = [d for d in chain if d.level != "county" or not d.name.endswith("区")]
                return (own or chain)[-1]
    return named


def _chain(text: str, start: int) -> list[Division]:
    """The divisions whose names follow one another from a position on, each inside the one before."""
    chain: list[Division] = []
    for spot in spots(text):
        if spot.start != start:
            continue
        inside = [d for d in spot.divisions if not chain or divisions().within(d, chain[-1])]
        if not inside or not (spot.full or chain or any(d.level != "county" for d in inside)):
            break
        chain.append(min(inside, key=lambda d: (_rank(d), bool(d.until), d.code)))
        start = spot.end
    return chain


def _likeliest(reading: Reading, named: Sequence[Division]) -> Division:
    """The division meant by a name: one of today, of the highest level, in the province that the report names most often."""
    best = min(_rank(d) for d in named)
    rivals = [d for d in named if _rank(d) == best and not d.until] or [d for d in named if _rank(d) == best]
    if len(rivals) > 1:
        text = "".join(segment.text for segment in reading.prose())
        gazetteer = divisions()

        def told(division: Division) -> int:
            above = gazetteer.ancestors(division)
            return sum(text.count(outer.short) for outer in above)

        return min(rivals, key=lambda d: (-told(d), d.code))
    return rivals[0]


def _rank(division: Division) -> int:
    return ("province", "city", "county").index(division.level)


def _self_level(reading: Reading) -> str | None:
    """The level at which a report speaks of itself (我市, 全省), told by the words outside its case studies."""
    told = _outside_cases(reading)
    counts = Counter({level: sum(told.count(word) for word in words) for level, words in _SELF.items() if level != "school"})
    counts["province" if "自治区" in told else "county"] += sum(told.count(word) for word in _OWN_AREA)
    return counts.most_common(1)[0][0] if any(counts.values()) else None


def _outside_cases(reading: Reading) -> str:
    """What the report says outside its case studies, its segments set apart by a stop."""
    return "；".join([segment.text for segment in reading.prose() if segment.case is None])


def _most_named(reading: Reading, level: str | None) -> Division | None:
    """The region named most often, of a level if one is given."""
    counts: Counter[str] = Counter()
    known: dict[str, Division] = {}
    for segment in reading.prose():
        for spot in spots(segment.text):
            if not spot.full and all(d.level == "county" for d in spot.divisions):
                continue
            fitting = [d for d in spot.divisions if not d.until and (level is None or d.level == level or _acts_as(d, level))]
            if fitting:
                division = min(fitting, key=_rank)
                known[division.code] = division
                counts[division.code] += 2 if spot.full else 1
    if not counts:
        return None
    code = min(counts, key=lambda c: (-counts[c], c))
    return known[code]


def _acts_as(division: Division, level: str | None) -> bool:
    """A municipality speaks of itself as a city (全市)."""
    return level == "city" and division.name in _DIRECT


def _year_in(title: str) -> int | None:
    """The last year that a title names, in Latin or Chinese digits (2022, 二〇二二)."""
    latin = title.translate(_DIGITS) if "二" in title else title
    years = [int(year) for year in _YEAR.findall(latin)]
    return years[-1] if years else None


def _front_year(reading: Reading) -> int | None:
    """The year in a line of its own on the cover (2022年度), not a date of printing."""
    for segment in reading.segments[:20]:
        if segment.kind in ("furniture", "title", "item") and re.search(r"年度|^[（(]?20\d{2}年?[）)]?$|学年", segment.text):
            year = _year_in(segment.text)
            if year is not None:
                return year
    return None


def _most_said_year(reading: Reading) -> int | None:
    counts = Counter(int(year) for year in _YEAR_SAID.findall(_outside_cases(reading)))
    if not counts:
        return None
    return min(counts, key=lambda year: (-counts[year], -year))


def _publisher(reading: Reading) -> str:
    """The authority that signs on the cover or at the end."""
    front = reading.segments[:_FRONT]
    for segment in (*front, *reading.segments[-6:]):
        if segment.kind in ("furniture", "item", "title") and len(segment.text) <= 30 and _PUBLISHER.search(segment.text):
            return segment.text.replace(" ", "")
    return ""


def _authority(reading: Reading, region: Division | None) -> str:
    """The region's education authority, by the name the text uses for one of its kind."""
    if region is None:
        return ""
    text = "".join(segment.text for segment in reading.prose())
    kinds = ("教育厅", "教育委员会") if region.level == "province" else ("教育局", "教育体育局", "教育和体育局", "教体局")
    for kind in kinds:
        if region.name + kind in text or region.short + kind in text:
            return region.name + kind
    return region.name + (kinds[1] if region.name in _DIRECT else kinds[0])
