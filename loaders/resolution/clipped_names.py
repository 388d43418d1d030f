"""Short forms in general use for a school whose name in full stands elsewhere in the report (甲州一职, 甲职院, 甲茶校)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.resolution.school_forms import PlaceFinder, split_places

_ORDINAL = re.compile(r"第([一二三四五六七八九十])")
_COLLEGE = re.compile(r"(?P<field>[\u4e00-\u9fff]{0,8}?)职业(?:技术)?学院")
_FIELD_SCHOOL = re.compile(r"(?P<field>[\u4e00-\u9fff]{2,4}?)(?:职业|中等|技术|专业|高级|高等)*(?:学校|专科学校)")
_VOCATIONAL = re.compile(r"职|中专|中等专业|技工|卫生学校|农业|师范学校")
_NOT_VOCATIONAL = re.compile(r"大学|学院|小学|特殊教育|幼儿园")


def clipped_names(name: str, find_places: PlaceFinder, home: str, level: str) -> Iterator[str]:
    """What a school may be called for short; ``home`` and ``level``: code and last letter of the report's own region."""
    places, rest = split_places(name, find_places)
    if not places:
        return
    last = places[-1]
    region = name[last.start : last.end]
    if len(region) > 2 and region[-1] in "省市县区":
        region = region[:-1]
    ordinal = _ORDINAL.match(rest)
    if ordinal is not None and rest.endswith("校"):
        for kind in ("职", "职校", "职高", "中专", "职专", "职中", "技校"):
            if kind[0] in rest or kind[0] == "职":
                yield region + ordinal.group(1) + kind
    if rest in ("师范学院", "师范大学"):
        yield region + rest[:1] + rest[-2]
        yield region[0] + "师" + ("院" if rest.endswith("院") else "大")
    college = _COLLEGE.fullmatch(rest)
    if college is not None:
        yield from _of_college(college.group("field"), region, level if last.code == home else "")
    school = _FIELD_SCHOOL.fullmatch(rest) if ordinal is None else None
    if school is not None:
        yield region + school.group("field")[0] + ("专" if rest.endswith("专科学校") else "校")


def _of_college(field: str, region: str, level: str) -> Iterator[str]:
    """A vocational college by its region or by a word of its field (甲职院, 运输职院, 甲生院)."""
    if len(field) <= 4:
        yield region + "职院"
        if level:
            yield level + "职院"
    if not field:
        yield region[0] + "职院"
    for word in {field[:2], field[-2:]} if len(field) > 1 else ():
        yield word + "职院"
    if field and field[0] not in "医学法书戏剧影画寺":
        yield region[0] + field[0] + "院"
        yield region[0] + field[0] + "职院"


def is_vocational(rest: str) -> bool:
    """Whether a name after its region is that of a secondary vocational school."""
    return _VOCATIONAL.search(rest) is not None and _NOT_VOCATIONAL.search(rest) is None
