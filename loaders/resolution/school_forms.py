"""Forms of one school's name that differ only in how they are written.

The region's 市 is left out, 职教 stands for 职业教育, 一职校 for 第一职业技术学校.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from loaders.mentions.name_start import Place, inside

PlaceFinder = Callable[[str], Sequence[Place]]

_WRITTEN_OUT = (
    ("职业技术教育中心", "职业教育中心"),
    ("职教", "职业教育"),
    ("职业教育中心学校", "职业教育中心"),
    ("职业中专学校", "中等专业学校"),
    ("职业中专", "中等专业学校"),
    ("职业中等专业学校", "中等专业学校"),
    ("中专学校", "中等专业学校"),
    ("职业高级中学", "高级职业中学"),
    ("职业高中", "高级职业中学"),
    ("职高", "高级职业中学"),
    ("职中", "职业中学"),
    ("高级技校", "高级技工学校"),
    ("技校", "技工学校"),
    ("卫校", "卫生学校"),
    ("农校", "农业学校"),
    ("经管", "经济管理"),
    ("经贸", "经济贸易"),
    ("特教学校", "特殊教育学校"),
    ("特校", "特殊教育学校"),
    ("幼师", "幼儿师范学校"),
    ("电大", "广播电视大学"),
    ("中职", "中等职业"),
)
_NUMBER_LETTERS = frozenset("第一二三四五六七八九十")
_SHORT_SCHOOLS = re.compile(
    r"(?:[\u4e00-\u9fff]{0,2}(?:卫|农|会|商|财|技|护|艺|体|特|交|工|幼)校|[\u4e00-\u9fff]{0,2}(?:[师农医商林卫体]专|幼师|电大)|[\u4e00-\u9fff]{0,4}(?:职[院大]|城院)|职教中心)\Z"
)
_CHINESE_NUMBER = re.compile(r"第?([一二三四五六七八九十]+)")
_ORDINAL = re.compile(
    r"第([一二三四五六七八九十]+)|(?<![\u4e00-\u9fff])([一二三四五六七八九十])|([一二三四五六七八九十])(?=职|中专|技|中学|幼)"
)


def split_places(name: str, find_places: PlaceFinder) -> tuple[list[Place], str]:
    """The regions at the head of a school's name, and the rest."""
    places: list[Place] = []
    index = 0
    for place in find_places(name):
        if place.start != index or place.end >= len(name):
            break
        if places and not (inside(place.code, places[-1].code) and place.code != places[-1].code):
            break
        places.append(place)
        index = place.end
    return places, name[index:]


def written_out(rest: str) -> str:
    """The part of a name after its regions, its short words written out."""
    if rest.endswith("中专") and not rest.endswith("职业中专"):
        rest = rest[:-2] + "中等专业学校"
    for short, long in _WRITTEN_OUT:
        if short in rest and long not in rest:
            rest = rest.replace(short, long)
    return rest.strip("（）()")


def shorter_form(rest: str) -> str:
    """A written-out rest without the words that one writing of a kind has more (职业中等专业学校, 中等专业学校)."""
    for longer, kind in _WRITTEN_OUT:
        if kind in longer and longer in rest:
            rest = rest.replace(longer, kind)
    return rest


def normal_form(name: str, find_places: PlaceFinder) -> tuple[str, str]:
    """The most specific region's code and the rest written out: equal for two writings of one name."""
    places, rest = split_places(name, find_places)
    return (places[-1].code if places else ""), written_out(rest)


@lru_cache(maxsize=4096)
def _ordinal(text: str) -> str:
    match = _ORDINAL.search(text)
    return next((group for group in match.groups() if group), "") if match is not None else ""


def _in_order(short: str, full: str) -> bool:
    letters = iter(full)
    return all(letter in letters for letter in short)


def abbreviates(short: str, full: str) -> bool:
    """Whether the part of a short name after its region is short for that of a full one (交校 for 交通学校).

    Its letters stand in the full one in order, the ordinal is the same, and so is the first letter of the field.
    """
    if len(short) >= len(full) or short[-1:] not in full:
        return False
    for letter in short:
        if letter not in full and letter not in _NUMBER_LETTERS:
            return False
    if _ordinal(short) != _ordinal(full):
        return False
    body = _CHINESE_NUMBER.sub("", short, count=1) if _ordinal(short) else short
    rest = _CHINESE_NUMBER.sub("", full, count=1) if _ordinal(full) else full
    if body in ("学校", "中学", "校") or body.endswith(("学院", "大学")) or not _in_order(body, rest):
        return False
    return _ordinal(short) != "" or body[0] == rest[0] or body[0] in _field_initials(rest)


def _field_initials(rest: str) -> str:
    """Letters with which a word of a full name's rest may begin (民族卫生学校: 民, 卫)."""
    return rest[0] + "".join(rest[index] for index in range(2, len(rest), 2))


def is_short_school(rest: str, *, county: bool) -> bool:
    """Whether a short name after a region (卫校; after a county also 职校) is a school's where the report gives no fuller one."""
    return bool(_SHORT_SCHOOLS.match(rest)) or (county and rest in ("职校", "职中", "职高", "职专", "中专"))
