"""China's administrative divisions (GB/T 2260): names in full and in short, levels, what lies in what, and since and until when.

The table is ``seeds/gazetteers/divisions.tsv``; where it comes from is written in ``seeds/SOURCES.md``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal, cast

Level = Literal["province", "city", "county"]
_PEOPLES = (
    "壮族 回族 维吾尔 苗族 侗族 瑶族 彝族 藏族 羌族 傣族 白族 土家族 布依族 蒙古族 蒙古 哈萨克族 "
    "哈萨克 朝鲜族 满族 畲族 黎族 水族 "
    "仡佬族 仫佬族 毛南族 京族 土族 撒拉族 东乡族 保安族 裕固族 锡伯 达斡尔族 鄂温克族 鄂伦春 哈尼族 拉祜族 佤族 傈僳族 景颇族 "
    "德昂族 布朗族 普米族 独龙族 怒族 纳西族 塔吉克 柯尔克孜 各族 俄罗斯族"
).split()
_AUTONOMOUS = re.compile(r"(?:" + "|".join(sorted(_PEOPLES, key=len, reverse=True)) + r")*自治(?:区|州|县|旗)$")
_SUFFIX = re.compile(r"(?:特别行政区|地区|林区|新区|矿区|省|市|县|区|盟|旗|州)$")
_FIXED = {"内蒙古自治区": "内蒙古", "西藏自治区": "西藏", "新疆维吾尔自治区": "新疆"}


@dataclass(frozen=True, slots=True)
class Division:
    """A division: its code, full name, the code of what it lies in (empty for a province), level, and validity.

    ``since`` and ``until`` are the first and last revision (YYYYMM) that list it; empty where the table does not bound it.
    """

    code: str
    name: str
    parent: str
    level: Level
    since: str = ""
    until: str = ""
    pinyin: str = ""

    @property
    def short(self) -> str:
        """The name without its kind (河南, 郑州, 兰考, 三江); the full name where a single letter would be left (嵩县)."""
        return short_name(self.name)

    @property
    def kind(self) -> str:
        """The last letter of its name: 省, 市, 县, 区, 州, 旗, 盟."""
        return self.name[-1]

    def valid_in(self, year: int) -> bool:
        """Whether it existed at some time of that year, as far as the table knows."""
        return not ((self.until and int(self.until[:4]) < year - 1) or (self.since and int(self.since[:4]) > year))


def short_name(name: str) -> str:
    """A division's name without its kind and its peoples."""
    if name in _FIXED:
        return _FIXED[name]
    bare = _AUTONOMOUS.sub("", name)
    if bare == name:
        bare = _SUFFIX.sub("", name)
    return bare if len(bare) >= 2 else name


class Divisions:
    """The gazetteer: look-up by code, by full name, by short name, and what lies in what."""

    def __init__(self, divisions: Iterable[Division]) -> None:
        self._all = tuple(divisions)
        self._by_code: dict[str, Division] = {}
        self._by_name: dict[str, list[Division]] = defaultdict(list)
        self._by_short: dict[str, list[Division]] = defaultdict(list)
        self._above: dict[str, tuple[Division, ...]] = {}
        for division in self._all:
            known = self._by_code.get(division.code)
            if known is None or (known.until and (not division.until or division.until > known.until)):
                self._by_code[division.code] = division
            self._by_name[division.name].append(division)
            if division.short != division.name:
                self._by_short[division.short].append(division)

    def __iter__(self) -> Iterator[Division]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def by_code(self, code: str) -> Division | None:
        """The division of a six-digit code (the latest of them)."""
        return self._by_code.get(code)

    def named(self, name: str) -> tuple[Division, ...]:
        """All divisions of a full name."""
        return tuple(self._by_name.get(name, ()))

    def shortened(self, short: str) -> tuple[Division, ...]:
        """All divisions of a short name."""
        return tuple(self._by_short.get(short, ()))

    def surfaces(self) -> Iterator[str]:
        """Every full and short name."""
        yield from self._by_name
        yield from self._by_short

    def parent(self, division: Division) -> Division | None:
        """What it lies in directly."""
        return self._by_code.get(division.parent) if division.parent else None

    def ancestors(self, division: Division) -> tuple[Division, ...]:
        """What it lies in, the nearest first."""
        found = self._above.get(division.parent)
        if found is None:
            parent = self.parent(division)
            found = self._above[division.parent] = () if parent is None else (parent, *self.ancestors(parent))
        return found

    def within(self, inner: Division, outer: Division) -> bool:
        """Whether a division lies in another one (or is it)."""
        code = outer.code
        if inner.code == code or inner.parent == code:
            return inner.code == code or code in self._by_code
        for above in self._above.get(inner.parent) or self.ancestors(inner):  # noqa: SIM110 - a generator costs more than the loop
            if above.code == code:
                return True
        return False

    def province(self, division: Division) -> Division:
        """The province-level division it lies in (or is)."""
        above = self._above.get(division.parent) or self.ancestors(division)
        return above[-1] if above else division


@lru_cache(maxsize=1)
def divisions() -> Divisions:
    """The gazetteer of the seeds."""
    text = (resources.files("seeds") / "gazetteers" / "divisions.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return Divisions(
        Division(code, name, parent, cast(Level, level), since, until, pinyin)
        for code, name, parent, level, since, until, pinyin in rows
    )
