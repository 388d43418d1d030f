"""Numbers with their units, as reports print them, turned into plain numbers in plain units."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import Literal, NamedTuple

Dimension = Literal["人", "所", "个", "家", "元", "%", "比", "册", "平方米", "台", "Mbps", ""]
"""What a quantity counts. ``比`` is a ratio a:b, kept as its two sides; the empty dimension a bare number."""

_SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_DIMENSIONS: dict[Dimension, tuple[str, ...]] = {
    "人": ("人次", "人", "名", "位"),
    "所": ("所", "间"),
    "家": ("家",),
    "个": ("个", "种", "大"),
    "元": ("元",),
    "%": ("%",),
    "册": ("册", "本"),
    "平方米": ("平方米", "平米", "m2", "m^2"),
    "台": ("台",),
    "Mbps": ("Mbps", "mbps", "MBPS", "Mb/s", "Mb", "MB", "M", "兆", "Gbps", "gbps", "GB", "G"),
    "": ("个百分点", "百分点", "人日", "学时", "课时", "公顷", *"类点张门项年月日号期届级次天件套周岁倍亩节班场轮批条章余"),
}
"""The printed units of each dimension; those of the empty one are known so that their numbers are not taken for bare ones."""

_UNITS: dict[str, Dimension] = {unit: dimension for dimension, units in _DIMENSIONS.items() for unit in units}
_GIGA = frozenset({"Gbps", "gbps", "GB", "G"})
_UNIT = (
    "(?:" + "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True) if len(unit) > 1)
    + "|[" + "".join(re.escape(unit) for unit in sorted(_UNITS) if len(unit) == 1) + "])"
)  # fmt: skip
MEASURES = "[" + "".join(sorted({unit[0] for unit in _UNITS if not unit.isascii()})) + "余多几十百千万亿]"
"""A letter that the words begin with that may follow a number and say what it counts."""
_NUMBER = r"\d(?<![\d.A-Za-z+第]\d)(?:\d{0,2}(?:[,， ]\d{3})+(?!\d)(?:\.\d+)?|\d*(?:\.\d+)?)"
"""A number's first digit comes before what may not stand in front of it, so that the search leaps from digit to digit."""
_ABOUT = re.compile(r"(?:大约|约|近|将近|接近|超过|突破|超|逾|达到?约|不低于|不少于|至少|不超过|高达)\Z")
_ABOUT_ENDS, _ABOUT_REACH = frozenset("约近过破超逾于少达"), 3
"""The last letters of these words, and how many letters the longest of them has."""
_LONG = 16
"""So many digits are more than a float holds to the last."""
_BOUND_BEFORE = frozenset({"不低于", "不少于", "至少", "不超过"})
_BOUND_BEHIND = frozenset({"及以上", "及以下", "以下", "以内"})
_PARTING = dict.fromkeys(map(ord, ",， "))
"""What parts a number's thousands."""
_QUANTITY = re.compile(
    r"(?P<number>" + _NUMBER + r")(?P<more1>余|多|几)?(?P<scale>十万|百万|千万|[十百千万亿])?(?P<more2>余|多)?"
    r"(?: ?(?P<unit>" + _UNIT + r"))?(?P<more3>左右|及以上|及以下|以上|以下|以内|上下)?"
)
_RATIO = re.compile(r"(?P<about>大约|约|近|接近)?(?<![\d.])(?P<a>\d+(?:\.\d+)?):(?P<b>\d+(?:\.\d+)?)(?![\d.:])")
_HUNDREDTHS = re.compile(
    r"(?P<about>约|近|超过?|不低于|不少于)?百分之(?:(?P<digits>\d{1,3}(?:\.\d+)?)"
    r"|(?P<han>(?:一?百|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?:点[零一二三四五六七八九]{1,3})?))(?P<more>多|以上|左右)?"
)
_RANGE = re.compile(r"[-~至到](?=\d)")
_WORDED = re.compile(r"(?<![\d.])(?P<scale>[百千万])兆")
_HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_HAN = re.compile(
    r"(?P<han>[一二两三四五六七八九十](?<![第零一二三四五六七八九十百千万之].)"
    r"(?:(?<!十)十[一二三四五六七八九]?|(?<=十)[一二三四五六七八九])?)(?P<unit>所|家|个|大)"
)


class Quantity(NamedTuple):
    """``text[start:end]`` says ``value`` of ``dimension`` (money in 元, bandwidth in Mbps). A ratio is ``value`` : ``other``.

    ``about``: said as about, more or less than, so no exact figure. ``unit`` is the printed one, with its scale.
    ``bound`` says that it is a floor or ceiling that someone demands (不低于, 至少), no figure at all.
    """

    start: int
    end: int
    value: float
    dimension: Dimension
    unit: str = ""
    other: float = 1.0
    about: bool = False
    bound: bool = False
    spread: bool = False

    @property
    def only_names(self) -> bool:
        """Whether it is no indicator's value whatever the words around it: a date, a class, a number of things not counted."""
        return self.dimension == "" and self.unit != ""


def find_quantities(text: str) -> list[Quantity]:
    """All quantities of folded ``text`` in order; dates and numbers that only name things (第3, 2021级) are bare ones."""
    found: list[Quantity] = []
    taken = passed = 0
    ratios = {match.start("a"): match for match in _RATIO.finditer(text)} if ":" in text else {}
    for match in _QUANTITY.finditer(text):
        left, (start, passed) = passed, match.span()
        if start < taken:
            continue
        quantity = _ratio(ratios[start]) if start in ratios else _plain(text, match, left)
        taken = quantity.end
        found.append(quantity)
    digits = len(found)
    for match in _HAN.finditer(text):
        if match["han"] != "一":
            found.append(_han(match))
    if "百分之" in text:
        found = _with_hundredths(text, found)
    if "兆" in text:
        found += [Quantity(m.start(), m.end(), float(_SCALES[m["scale"]]), "Mbps", m.group()) for m in _WORDED.finditer(text)]
    if len(found) > digits:
        found.sort(key=_start)
    return _mark_ranges(text, found) if len(found) > 1 and _RANGE.search(text) else found


def read_cell(text: str, unit_hint: str = "") -> Quantity | None:
    """A table cell that is one quantity and nothing else; ``unit_hint`` is the unit that the heading gives (万元, %)."""
    trimmed = text.strip("()").rstrip("。;,，、")
    quantities = find_quantities(trimmed)
    if len(quantities) != 1:
        return None
    only = quantities[0]
    rest = trimmed[only.end :]
    if only.start != 0 or (rest and rest not in ("/生", "/人", "/月", "/百人", "/年", ":1", "/生·年", "/百生", "/师")):
        return None
    if only.dimension == "" and only.unit == "" and unit_hint:
        return with_unit(only, unit_hint)
    return only


def with_unit(bare: Quantity, hint: str) -> Quantity:
    """A bare number in the unit that is said elsewhere (万元, %); itself where that is no unit."""
    match = re.fullmatch(r"(?P<scale>十万|百万|千万|[十百千万亿])?(?P<unit>" + _UNIT + r")(?:/.*)?", hint)
    if match is None:
        return bare
    value = _scaled(repr(bare.value), match["scale"] or "", match["unit"])
    return Quantity(bare.start, bare.end, value, _UNITS[match["unit"]], hint, about=bare.about, spread=bare.spread)


def _scaled(number: str, scale: str, unit: str) -> float:
    """Decimal arithmetic, so that 12.6亿 is 1260000000 and not a little more."""
    if not scale and unit not in _GIGA and len(number) < _LONG:
        return float(number)
    return float(Decimal(number) * _SCALES[scale] * (1000 if unit in _GIGA else 1))


def _plain(text: str, match: re.Match[str], left: int) -> Quantity:
    """The quantity of a number, with the word before it that says how exact it is, sought no further back than ``left``."""
    number, more1, scale, more2, unit, more3 = match.groups("")
    start, end = match.span()
    plain = not scale and number.isdigit() and unit not in _GIGA and len(number) < _LONG
    value = float(number) if plain else _scaled(number.translate(_PARTING), scale, unit)
    said = _ABOUT.search(text, max(left, start - _ABOUT_REACH), start) if text[start - 1 : start] in _ABOUT_ENDS else None
    if said is None and not (more1 or more2 or more3):
        return Quantity(start, end, value, _UNITS[unit] if unit else "", scale + unit)
    about = said.group() if said else ""
    loose = bool(more1 or more2 or more3 or (about and about != "高达"))
    bound = about in _BOUND_BEFORE or more3 in _BOUND_BEHIND
    return Quantity(said.start() if said else start, end, value, _UNITS.get(unit, ""), scale + unit, 1.0, loose, bound)


def _ratio(match: re.Match[str]) -> Quantity:
    return Quantity(match.start(), match.end(), float(match["a"]), "比", ":", float(match["b"]), about=bool(match["about"]))


def _han(match: re.Match[str]) -> Quantity:
    return Quantity(match.start(), match.end(), float(_han_value(match["han"])), _UNITS[match["unit"]], match["unit"])


def _start(quantity: Quantity) -> int:
    return quantity.start


def _with_hundredths(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities with those told in words for percent (百分之94, 百分之九十六点五) in the place of their bare numbers."""
    told = [_hundredths(match) for match in _HUNDREDTHS.finditer(text)]
    others = [one for one in found if not any(share.start < one.end and one.start < share.end for share in told)]
    return sorted([*others, *told], key=_start)


def _hundredths(match: re.Match[str]) -> Quantity:
    about = bool(match["about"] or match["more"])
    if match["digits"]:
        return Quantity(match.start(), match.end(), float(match["digits"]), "%", "%", about=about)
    whole, _, part = match["han"].partition("点")
    value = 100.0 if whole in ("百", "一百") else float(_han_value(whole))
    value += sum(_HAN_DIGITS.get(digit, 0) / 10**place for place, digit in enumerate(part, 1))
    return Quantity(match.start(), match.end(), round(value, 4), "%", "%", about=about)


def _han_value(han: str) -> int:
    if "十" not in han:
        return _HAN_DIGITS[han]
    tens, ones = han.split("十")
    return (_HAN_DIGITS[tens] if tens else 1) * 10 + (_HAN_DIGITS[ones] if ones else 0)


def _mark_ranges(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Mark both ends of a range (2至3万人, 85%-90%): neither is the figure."""
    marked = list(quantities)
    for i, (left, right) in enumerate(pairwise(quantities)):
        if right.start - left.end == 1 and _RANGE.match(text, left.end):
            for j, side in ((i, left), (i + 1, right)):
                marked[j] = side._replace(about=True, spread=True)
    return marked
