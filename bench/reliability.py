"""Confidence against the share of right facts, as numbers and as a plot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

EDGES = (0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.925, 0.95, 0.975, 1.0001)
"""The bands of confidence: narrow where most facts are."""
_LEFT, _TOP, _SIZE = 64, 48, 400
_LOWEST = 0.5


@dataclass(frozen=True, slots=True)
class Point:
    """A band of confidence: what was said on average, what share was right, of how many facts."""

    said: float
    right: float
    facts: int


def points(rated: Iterable[tuple[float, bool]]) -> list[Point]:
    """The bands that hold facts, lowest first, from pairs of confidence and whether the fact is right."""
    facts = list(rated)
    found = []
    for low, high in pairwise(EDGES):
        inside = [(said, right) for said, right in facts if low <= said < high]
        if inside:
            count = len(inside)
            found.append(Point(sum(s for s, _ in inside) / count, sum(r for _, r in inside) / count, count))
    return found


def error(found: Iterable[Point]) -> float:
    """The expected calibration error: how far said and right lie apart, on average over the facts."""
    bands = list(found)
    total = sum(one.facts for one in bands)
    return sum(abs(one.said - one.right) * one.facts for one in bands) / total if total else 0.0


def draw(unseen: list[Point], seen: list[Point]) -> str:
    """The plot as SVG: a circle a band, its area by the number of facts; on the line, what is said is what is right."""
    bottom, right = _TOP + _SIZE, _LEFT + _SIZE
    shapes = [
        f'<text x="{_LEFT}" y="26" class="title">置信度与正确率 · Confidence and share of right facts</text>',
        f'<rect x="{_LEFT}" y="{_TOP}" width="{_SIZE}" height="{_SIZE}" class="frame"/>',
    ]
    for step in range(int(_LOWEST * 10), 11):
        value = step / 10
        x, y = _place(value, value)
        shapes += [
            f'<path d="M{x:.1f} {_TOP}V{bottom}M{_LEFT} {y:.1f}H{right}" class="grid"/>',
            f'<text x="{x:.1f}" y="{bottom + 20}" text-anchor="middle">{value:.1f}</text>',
            f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value:.1f}</text>',
        ]
    shapes.append(f'<path d="M{_LEFT} {bottom}L{right} {_TOP}" class="ideal"/>')
    for name, bands in (("seen", seen), ("unseen", unseen)):
        shapes += [_circle(name, one) for one in bands]
    shapes += [
        f'<text x="{_LEFT + _SIZE / 2}" y="{bottom + 42}" text-anchor="middle">置信度 confidence</text>',
        f'<text transform="translate(18 {_TOP + _SIZE / 2}) rotate(-90)" text-anchor="middle">正确率 share that is right</text>',
        *_legend(right + 20, unseen, seen),
    ]
    return _SVG.format(width=right + 270, height=bottom + 60, shapes="\n".join(shapes))


def _place(said: float, right: float) -> tuple[float, float]:
    scale = _SIZE / (1 - _LOWEST)
    return _LEFT + (max(said, _LOWEST) - _LOWEST) * scale, _TOP + _SIZE - (max(right, _LOWEST) - _LOWEST) * scale


def _circle(name: str, one: Point) -> str:
    x, y = _place(one.said, one.right)
    radius = 3 + one.facts**0.5 / 5
    title = f"<title>{one.said:.3f} said, {one.right:.3f} right, {one.facts} facts</title>"
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" class="{name}">{title}</circle>'


def _legend(x: float, unseen: list[Point], seen: list[Point]) -> list[str]:
    rows = []
    for number, (name, words, bands) in enumerate(
        (("unseen", ("未见过的报告，逐份留出", "unseen reports, each left out"), unseen),
         ("seen", ("编写规则所依据的报告", "reports the rules were written from"), seen))
    ):  # fmt: skip
        y = _TOP + 20 + number * 80
        facts = sum(one.facts for one in bands)
        rows.append(f'<circle cx="{x + 8}" cy="{y - 4}" r="8" class="{name}"/>')
        said = f"{facts} 条 facts, 误差 error {error(bands):.3f}"
        rows += [f'<text x="{x + 24}" y="{y + n * 20}">{line}</text>' for n, line in enumerate((*words, said))]
    return rows


_SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">
<style>
text {{ font: 13px "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; fill: #333 }}
.title {{ font-size: 16px; font-weight: 600 }}
.frame {{ fill: #fff; stroke: #999 }} .grid {{ stroke: #e4e4e4; fill: none }} .ideal {{ stroke: #666; stroke-dasharray: 5 4 }}
.unseen {{ fill: #1f6feb; fill-opacity: .55; stroke: #1f6feb }} .seen {{ fill: #c9a227; fill-opacity: .35; stroke: #c9a227 }}
</style>
{shapes}
</svg>
"""
