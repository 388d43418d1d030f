"""Figures dumped from charts: a line of labels, then as many values, parted by tabs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.structure.lines import Line

_VALUE = re.compile(r"^-?\d+(?:\.\d+)?(?:E-?\d+)?%?$", re.IGNORECASE)


_LACKING = 2
"""How many cells at its end a row of a table may lack."""


def chart_end(lines: Sequence[Line], start: int) -> int | None:
    """The last line of the chart's figures that begin at a line (a run without empty lines), or None if there are none."""
    end = start
    while end + 1 < len(lines) and not lines[end + 1].blanks and "\t" in lines[end + 1].raw:
        end += 1
    group = lines[start : end + 1]
    even = len(group) > 2 and _is_even(group)
    return end if not even and sum(_is_series(line) for line in group) * 4 >= len(group) else None


def _is_even(group: Sequence[Line]) -> bool:
    """Whether the lines are rows of one width, but for such as are set in and lack their running number."""
    usual = group[0].tabs
    if usual > 1 and all(line.tabs == usual or (line.tabs == usual - 1 and line.raw[:1] == " ") for line in group[1:]):
        return True
    numbered = usual > _LACKING and group[0].text.startswith(("序号", "编号"))
    if numbered and all(usual - 1 <= line.tabs <= usual for line in group):
        return True
    if usual > 1 and len({line.raw.count("\t") for line in group}) == 1:
        return True
    lacking = sum(line.tabs != usual for line in group)
    if usual > _LACKING and lacking * 3 <= len(group) and all(usual - _LACKING <= line.tabs <= usual for line in group):
        return True
    return len({line.tabs for line in group[1:]}) == 1


def _is_series(line: Line) -> bool:
    """Whether a line holds labels and at least as many values after them, two or more."""
    cells = [cell.strip() for cell in line.raw.split("\t") if cell.strip()]
    kinds = "".join("v" if _VALUE.match(cell) else "l" for cell in cells)
    return any(
        len(run.group(1)) == len(run.group(2)) or len(run.group(1)) == len(run.group(2)) + 1
        for run in re.finditer(r"(l{2,})(v{2,})", kinds)
    )
