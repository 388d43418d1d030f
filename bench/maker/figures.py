"""Figures: one value for each indicator, subject and year, and the ways to print it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

from bench.maker.book import Book, Ref

_FULL_WIDTH = str.maketrans("0123456789.%", "０１２３４５６７８９．％")


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator and how people write it; see ``indicators.toml``."""

    name: str
    kind: str
    unit: str
    low: float
    high: float
    clauses: tuple[str, ...]
    labels: tuple[str, ...]
    only: str = ""
    whole: bool = False


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, Indicator], dict[str, tuple[str, ...]]]:
    raw: dict[str, Any] = tomllib.loads((Path(__file__).parent / "indicators.toml").read_text(encoding="utf-8"))
    groups = {name: tuple(members) for name, members in raw.pop("groups").items()}
    made = {name: _indicator(name, spec) for name, spec in raw.items()}
    return made, groups


def _indicator(name: str, spec: dict[str, Any]) -> Indicator:
    texts = {key: tuple(spec[key]) for key in ("clauses", "labels")}
    return Indicator(
        name,
        spec["kind"],
        spec["unit"],
        spec["low"],
        spec["high"],
        **texts,
        only=spec.get("only", ""),
        whole=spec.get("whole", False),
    )


def indicator(name: str) -> Indicator:
    """An indicator by its name."""
    return _tables()[0][name]


def group(name: str, *, school: bool) -> tuple[Indicator, ...]:
    """The indicators that stand together under a heading, as far as they fit a school or a region."""
    misfit = "region" if school else "school"
    return tuple(i for i in map(indicator, _tables()[1][name]) if i.only != misfit)


class Figures:
    """The values of one report, and its habits of printing them."""

    def __init__(self, rng: Random, book: Book) -> None:
        self.rng, self.book = rng, book
        self._values: dict[tuple[Ref, str, int], float] = {}
        self._scales: dict[tuple[Ref, str], int] = {}
        self.percent = rng.choice(("%", "%", "%", "％", " %"))
        self.colon = rng.choice((":", "∶", "：", " : "))
        self.thousands = rng.random() < 0.12
        self.full_width = rng.random() < 0.08
        self.gap = " " if rng.random() < 0.2 else ""

    def value(self, subject: Ref, what: Indicator, year: int) -> float:
        """The one value of an indicator for a subject and year; neighbouring years are near."""
        key = (subject, what.name, year)
        if key not in self._values:
            near = self._values.get((subject, what.name, year + 1)) or self._values.get((subject, what.name, year - 1))
            self._values[key] = self._draw(subject, what, near)
        return self._values[key]

    def _draw(self, subject: Ref, what: Indicator, near: float | None) -> float:
        rng, low, high = self.rng, what.low, what.high
        if subject[0] == "School" and what.kind in ("count", "money") and not what.whole:
            low, high = max(1, low / 20), max(4, high / 20)
        drawn = (
            rng.uniform(low, high) if near is None else min(near * rng.uniform(0.91, 1.08), 99.9 if what.kind == "rate" else 9e15)
        )
        if what.kind == "rate":
            return round(drawn, rng.choice((1, 2, 2)))
        if what.kind in ("decimal", "ratio"):
            return round(drawn, 2)
        scale = self._scales.setdefault((subject, what.name), self._scale(what, drawn))
        step = scale // 100 or 1
        return float(max(1, round(drawn / step)) * step)

    def _scale(self, what: Indicator, drawn: float) -> int:
        if what.kind == "money" and drawn >= 1e8:
            return self.rng.choice((10_000, 100_000_000))
        if what.kind == "money" and drawn >= 1e5:
            return 10_000
        return 10_000 if drawn >= 20_000 and self.rng.random() < 0.4 else 1

    def number(self, subject: Ref, what: Indicator, value: float) -> tuple[str, str]:
        """The number as printed, and the unit behind it: 3.27 and 万人, 16.2:1 and nothing."""
        if what.kind == "ratio":
            return f"{value:g}{self.colon}1", ""
        scale = self._scales.get((subject, what.name), 1)
        shown = f"{value / scale:.2f}".rstrip("0").rstrip(".") if value != int(value) or scale > 1 else str(int(value))
        if self.thousands and scale == 1 and value >= 1000:
            shown = f"{int(value):,}"
        if self.full_width and "," not in shown:
            shown = shown.translate(_FULL_WIDTH)
        unit = {1: "", 10_000: "万", 100_000_000: "亿"}[scale]
        return shown, unit

    def clause(self, subject: Ref, what: Indicator, year: int, *, optional: bool = False, about: str = "") -> str:
        """One of the ways to say it, with the figure marked."""
        template = self.rng.choice(what.clauses)
        return self.fill(template, subject, what, year, optional=optional, about=about)

    def fill(self, template: str, subject: Ref, what: Indicator, year: int, *, optional: bool = False, about: str = "") -> str:
        """A template with the figure put in; ``about`` goes before it (约, 近)."""
        text = self.short(subject, what, year, optional=optional)
        unit = what.unit if what.kind == "money" else self.percent if what.kind == "rate" else ""
        gap = self.gap if template[template.index("{") - 1] not in "，、" else ""
        return template.replace("{n}", gap + about + text).replace("{v}", gap + about + text + unit)

    def short(self, subject: Ref, what: Indicator, year: int, *, optional: bool = False) -> str:
        """The figure alone, marked, with 万 or 亿 but without its unit."""
        value = self.value(subject, what, year)
        shown, scale = self.number(subject, what, value)
        return self.book.figure(subject, what.name, year, value, what.unit, shown, optional=optional) + scale

    def with_unit(self, subject: Ref, what: Indicator, year: int) -> str:
        """The figure, marked, with its unit."""
        unit = self.percent.strip() if what.kind == "rate" else "" if what.kind == "ratio" else what.unit
        return self.short(subject, what, year) + unit
