"""locatedIn: where a school is: its names say it, a table's column, the text (位于…), or it is one of its report's region."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.divisions import Division
from loaders.candidates import Mention, RelationCandidate, Span
from loaders.context import Context
from loaders.mentions.foreign_names import after_country
from loaders.mentions.former_divisions import is_special, present
from loaders.mentions.name_start import Place, inside
from loaders.mentions.places_in_names import PlaceFinder
from loaders.mentions.school_words import country_pattern, universities
from loaders.reading import Table
from loaders.relations.seats_listed import listed_seats
from loaders.resolution.school_forms import split_places
from loaders.words import Triggered

_SEAT = Triggered(
    r"(?:学校|该校|我校|本校|校区|校址|学院|[\u4e00-\u9fff]{2}校)?(?:现)?(?:位于|坐落(?:于|在)|座落(?:于|在)|地处|校址(?:位于|在|：|设在)|办学地址(?:为|：)|(?:学校)?地址：)",
    "位于",
    "坐落",
    "座落",
    "地处",
    "址",
)
_SEAT_ENDS = re.compile(r"(?:位于|坐落于|坐落在|座落于|地处)\Z")
_HELD_BY = re.compile(r"(?:所属|下属|所辖|境内)?的\Z")
"""Between a region and its school: 某县所属的某校, 地处某县的某校."""
_DESCRIBED = re.compile(r"[^，。；：、]{2,24}?(?:——|—|之称的|的)(?=[\u4e00-\u9fff]{2,8}[省市县区州])")
_NOTE = re.compile(r"^[（(，,][^（）()。]{0,40}?[)）]")
_NOTE_ENDS = re.compile(r"^[^（）()。]{0,24}[)）]")
"""After a short name in a bracket: what is left of the bracket."""
_SEAT_COLUMN = re.compile(r"所在(?:地|县|市|区域|区县)|县[（(]?市?[、，]?区[）)]?|区县|县市区|属地|地区|辖区|办学地点")
_SCHOOL_COLUMN = re.compile(r"学校|院校|单位")
_OWN_LIST = re.compile(r"(?:学校|院校)(?:名单|名录|一览|目录|分布|布局|基本情况|概况|设置|情况一览)")
_BRANCH = re.compile(r"[\u4e00-\u9fff]{0,4}(?:分校|校区|分院|学院|实验学校|附属)")


_ELSEWHERE = re.compile(r"[\u4e00-\u9fff]{2,3}[市县](?=[\u4e00-\u9fff]{4})")
"""At the head of a name in which no division of the gazetteer stands: a city elsewhere."""
_HIGHER = re.compile(r"(?:学院|高等专科学校)\Z")
_WORKS = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:厂|公司|矿|农场|林场|油田)[\u4e00-\u9fff]{0,4}(?:子弟|学校|技工)")


def find(context: Context) -> Iterator[RelationCandidate]:
    """Where each school of the report is, once a school, the most specific region that is known."""
    places = PlaceFinder(context.divisions, context.identity.region)
    said = {**dict(listed_seats(context, places)), **_said_in_tables(context, places), **_said_in_text(context, places)}
    first: dict[str, Mention] = {}
    for mention in context.of("School"):
        first.setdefault(context.names.resolve("School", mention.name), mention)
    aliases = context.names.surfaces("School")
    known = {context.names.resolve("Region", mention.name) for mention in context.of("Region")}
    for school, mention in first.items():
        if after_country(context.segment(mention.span.segment).text, mention.span.start):
            continue
        by_name, sure = _named_region(context, (school, *aliases.get(school, ())), places)
        code, rule = _decide(context, places, school, by_name, said.get(school))
        division = context.divisions.by_code(code) if code else None
        if division is None or (rule == "seat-of-university" and not context.names.knows("Region", division.name)):
            continue
        if is_special(division.code) and not context.names.knows("Region", division.name):
            continue
        above = context.divisions.parent(division) if rule == "seat-in-name" and not sure else None
        for region in filter(None, (division, above)):
            if not (region.name in known and context.names.knows("Region", region.name)):
                if region is above:
                    continue
                _make_known(context, region, mention)
                known.add(region.name)
            yield RelationCandidate(
                "locatedIn", ("School", school), ("Region", region.name), mention.span, mention.surface, rule, {},
                {"seat-in-name": 0.95, "seat-said": 0.9, "seat-of-university": 0.9}.get(rule, 0.7),
            )  # fmt: skip


def _decide(context: Context, places: PlaceFinder, school: str, by_name: str, said: str | None) -> tuple[str, str]:
    """The code of the region and the rule that gave it."""
    if said and (not by_name or inside(said, by_name)):
        return said, "seat-said"
    if by_name:
        return by_name, "seat-in-name"
    if country_pattern().match(school):
        return "", ""
    if school in universities():
        named = context.divisions.named(universities()[school])
        return (named[0].code, "seat-of-university") if named else ("", "")
    if school.endswith("大学") or places.home is None or _ELSEWHERE.match(school):
        return "", ""
    if context.identity.level in ("school", "county") and _HIGHER.search(school) and school != context.identity.school:
        return "", ""
    return places.home.code, "seat-of-report"


def _named_region(context: Context, names: tuple[str, ...], places: PlaceFinder) -> tuple[str, bool]:
    """The code of the most specific region that a school's names begin with, and whether that is sure.

    It is not where a region in short follows a wider one (甲市乙学校), or is a district: the wider one is told as well then.
    """
    best, sure = "", True
    for name in names:
        if country_pattern().match(name):
            continue
        place, rest = _place_of(context, name, places)
        code = place.code if place is not None else ""
        division = context.divisions.by_code(code) if code else None
        if division is not None and division.until and not division.valid_in(context.identity.year or 2030):
            now = present(division, context.divisions)
            code = now.code if now is not None else code if name == names[0] else ""
        told_short = place is not None and name[place.start : place.end] != place.name
        full = place is None or not (told_short and (place.start > 0 or place.name.endswith("区")))
        for branch in places(name):
            if branch.start > len(name) - len(rest) and _BRANCH.fullmatch(name, branch.end) and len(name) - branch.end > 1:
                code, full = branch.code, True
        if code and (not best or (code != best and inside(code, best))):
            best, sure = code, full
    return best, sure


def _place_of(context: Context, name: str, places: PlaceFinder) -> tuple[Place | None, str]:
    """The region that the head of a name names, and the rest of the name after all its regions.

    A district in short after its city (甲市乙理工学校), or before a college (乙艺术学院), is one only where the report names it;
    a far region in short before a works' school (甲机械厂子弟学校) is none.
    """
    chain, rest = split_places(name, places)
    if not chain or (len(chain) == 1 and not chain[0].sure and rest in ("中学", "小学")):
        return None, rest
    last = chain[-1]
    short = name[last.start : last.end] != last.name
    county = not last.code.endswith("00")
    if county and short and last.name.endswith("区") and not context.names.knows("Region", last.name):
        if len(chain) > 1:
            return chain[-2], rest
        if _HIGHER.search(name):
            return None, rest
    if county and name.endswith("大学") and not last.sure:
        return None, rest
    home = places.home
    if short and _WORKS.match(rest) and not (home is not None and inside(last.code, home.code)):
        return None, rest
    return last, rest


def _said_in_text(context: Context, places: PlaceFinder) -> dict[str, str]:
    """Schools of which the text says where they stand."""
    found: dict[str, str] = {}
    for segment in context.segments():
        for named in context.of("School", segment.index):
            at = named.span.start
            held = _HELD_BY.search(segment.text, max(0, at - 6), at) if segment.text.startswith("的", at - 1) and at else None
            if held is not None:
                holder = next((place for place in places(segment.text) if place.end == held.start()), None)
                seated = holder is not None and _SEAT_ENDS.search(segment.text[: holder.start])
                said = held.group() != "的" or seated or not split_places(named.name, places)[0]
                if holder is not None and said:
                    found.setdefault(context.names.resolve("School", named.name), holder.code)
        for seat in _SEAT.finditer(segment.text):
            found_places = places(segment.text)
            direct = _chain(found_places, seat.end())
            full = direct is not None and segment.text[direct.end - 1] in "省市县区州旗"
            chain = direct if full else _chain(found_places, _past(segment.text, seat.end())) or direct
            school = _subject(context, segment.index, seat.start(), seat.group()) if chain is not None else None
            if school is not None and chain is not None:
                found.setdefault(school, chain.code)
    return found


def _past(text: str, start: int) -> int:
    """Past what describes the place before its name (坐落于长江之滨的甲市, 位于制造业基地——甲省乙市)."""
    described = _DESCRIBED.match(text, start)
    return described.end() if described is not None else start


def _chain(found: object, start: int) -> Place | None:
    """The last of the regions that follow one another from a position on."""
    last: Place | None = None
    for place in found if isinstance(found, tuple) else ():
        if place.start == start:
            last, start = place, place.end
    return last


def _subject(context: Context, segment: int, position: int, words: str) -> str | None:
    """The school whose seat is told: the last one before it in the sentence, else the hero of the case or the report."""
    start, _ = context.sentence_bounds(segment, position)
    named = [m for m in context.of("School", segment) if start <= m.span.start < position + 1]
    if named:
        text = context.segment(segment).text
        between = _NOTE.sub("", _NOTE_ENDS.sub("", text[named[-1].span.end : position]))
        if text[position - 1 : position] == "，" and len({m.name for m in named}) == 1 and named[0].span.start - start <= 2:
            return context.names.resolve("School", named[0].name)
        return context.names.resolve("School", named[-1].name) if len(between) <= 4 else None
    if not re.match(r"学校|该校|我校|本校|校址|学院|办学地址|地址", words):
        return None
    case = context.segment(segment).case
    hero = context.hero_of(case) if case is not None else None
    if hero is not None:
        return hero[1] if hero[0] == "School" else None
    return context.identity.school


def _said_in_tables(context: Context, places: PlaceFinder) -> dict[str, str]:
    """Schools beside whose name a table's column gives the region."""
    found: dict[str, str] = {}
    for table in context.reading.tables:
        columns = _columns(context, table)
        if columns is None:
            if places.home is not None and _lists_own_schools(table.caption, places.home):
                for school in _in_school_column(context, table):
                    found.setdefault(school, places.home.code)
            continue
        school_column, seat_column = columns
        for row in table.rows[table.header_rows :]:
            school_cell, seat_cell = row[school_column], row[seat_column]
            if school_cell is None or seat_cell is None:
                continue
            schools = context.of("School", school_cell)
            regions = places(context.segment(seat_cell).text)
            if len(schools) == 1 and regions:
                found.setdefault(context.names.resolve("School", schools[0].name), regions[-1].code)
    return found


def _lists_own_schools(caption: str, home: Division) -> bool:
    """Whether a table's title says that it lists the schools of the report's region (某市中等职业学校一览表)."""
    return bool(_OWN_LIST.search(caption)) and (home.name in caption or re.search(r"[全我本][省市县区]", caption) is not None)


def _in_school_column(context: Context, table: Table) -> Iterator[str]:
    """The schools in the first column that is headed as one of schools."""
    heads = [(c, cell) for row in table.rows[: table.header_rows] for c, cell in enumerate(row) if cell is not None]
    column = next((c for c, cell in heads if _SCHOOL_COLUMN.search(context.segment(cell).text)), None)
    for row in table.rows[table.header_rows :] if column is not None else ():
        cell = row[column] if column is not None and column < len(row) else None
        for school in context.of("School", cell) if cell is not None else ():
            yield context.names.resolve("School", school.name)


def _columns(context: Context, table: Table) -> tuple[int, int] | None:
    """The columns of the schools' names and of their regions, by the table's headings."""
    school_column = seat_column = None
    for row in table.rows[: table.header_rows]:
        for column, cell in enumerate(row):
            text = context.segment(cell).text if cell is not None else ""
            if seat_column is None and _SEAT_COLUMN.search(text) and len(text) < 12:
                seat_column = column
            elif school_column is None and _SCHOOL_COLUMN.search(text) and len(text) < 12:
                school_column = column
    return (school_column, seat_column) if school_column is not None and seat_column is not None else None


def _make_known(context: Context, division: Division, mention: Mention) -> None:
    """A region that only the school's name names is an entity of the report too."""
    at = next((i for i in (mention.surface.find(division.name), mention.surface.find(division.short)) if i >= 0), 0)
    surface = division.name if mention.surface.find(division.name) == at else division.short
    if not mention.surface.startswith(surface, at):
        surface = mention.surface
        at = 0
    start = mention.span.start + at
    context.names.register("Region", division.name)
    span = Span(mention.span.segment, start, min(start + len(surface), mention.span.end))
    context.add([Mention("Region", division.name, surface, span, "region-of-school", {"code": division.code}, 0.7)])
