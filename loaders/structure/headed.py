"""Tables copied one cell a line whose headings are known: read by what the headings ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from loaders.structure.cells import CellText
from loaders.structure.clean import clean
from loaders.structure.column_kinds import heading_kind
from loaders.structure.headings import heading_of
from loaders.structure.lines import Line
from loaders.structure.paragraphs import is_caption
from loaders.structure.regular import FIGURE
from loaders.structure.row_fit import Row, fitted_rows
from loaders.structure.tables import Grid, finish

_NO_CELL = re.compile(r"[。！？]|.：$|^(?:注|说明|备注|资料来源|数据来源)[：:]")
_BELONGS = re.compile(r"^[、，；）》]|^（(?!\d{1,2}）$)|^[与和及]$")
"""How a line begins that belongs to the one above."""
_OPEN = re.compile(r"[、，；（与和及《“]$|（[^）]*$")
_CORNER = frozenset("年度 年份 学年 指标 项目 类别 学校 地区 区县 县区 单位 名称 时间".split())
"""What is printed in two lines in the corner of a table, over its rows and its columns."""
_LONGEST, _FIRST_LONGEST, _WIDEST = 60, 12, 12
_PROBED, _MOST = 80, 400
"""How many lines tell whether there is a table, and how many make it up at most."""


def read_headed(lines: Sequence[Line], start: int, stops: Set[int], skips: Set[int]) -> Grid | None:
    """The table whose first heading is the line at ``start``, or None. ``last`` of the grid is its last line."""
    first = lines[start]
    if len(first.text) > _FIRST_LONGEST or not _is_cell(first) or heading_kind(first.text) is None:
        return None
    ahead = [heading_kind(line.text) for line in lines[start + 1 : start + _WIDEST]]
    if len(ahead) < 2 or None not in ahead or ahead[0] is ahead[1] is None:
        return None
    best = _best(lines, range(start, start + _PROBED), stops, skips)
    if best is not None and best[0][-1][-1] >= start + _PROBED - 2 * _WIDEST:
        best = _best(lines, range(start, start + _MOST), stops, skips)
    return None if best is None else _grid(lines, *best)


def _best(lines: Sequence[Line], places: range, stops: Set[int], skips: Set[int]) -> tuple[list[list[int]], list[Row]] | None:
    """The lines of the cells, grouped as they make up most rows, and the rows."""
    captioned = places.start > 0 and is_caption(lines[places.start - 1].text)
    most: tuple[int, int] | None = None
    best: tuple[list[list[int]], list[Row]] | None = None
    for groups in _groupings(lines, places, stops, skips):
        rows = fitted_rows(["".join(lines[at].text for at in group) for group in groups], captioned=captioned)
        if rows is None:
            continue
        filled = sum(len(group) for row in rows for cell in row if cell is not None for group in groups[cell[0] : cell[1]])
        worth = (filled, -sum(cell is None for row in rows for cell in row))
        if most is None or worth > most:
            most, best = worth, (groups, rows)
    return best


def _grid(lines: Sequence[Line], groups: Sequence[list[int]], rows: Sequence[Row]) -> Grid | None:
    made = [[None if cell is None else _cell(lines, groups[cell[0] : cell[1]]) for cell in row] for row in rows]
    last = max(at for row in rows for cell in row if cell is not None for group in groups[cell[0] : cell[1]] for at in group)
    return finish(made, last)


def _groupings(lines: Sequence[Line], places: range, stops: Set[int], skips: Set[int]) -> Iterator[list[list[int]]]:
    """The lines that may be cells: without what a page puts between, with names that only look so, with empty lines."""
    groups = _groups(lines, places, stops, skips)
    if not groups:
        return
    yield groups
    end = groups[-1][-1] + 1
    if not skips.isdisjoint(range(places.start, end)):
        yield _groups(lines, places, stops, {at for at in skips if lines[at].is_page_number})
    if groups[0] == [places.start] and lines[places.start].text in _CORNER and lines[places.start + 1].text in _CORNER:
        yield [[places.start, places.start + 1], *groups[2:]]
    if any(line.blanks for line in lines[places.start + 1 : end]):
        yield _groups(lines, places, stops, skips, padded=True)


def _groups(lines: Sequence[Line], places: range, stops: Set[int], skips: Set[int], *, padded: bool = False) -> list[list[int]]:
    """The lines that may be cells, with those that plainly belong to the one above.

    ``padded``: an empty line between two of them is an empty cell.
    """
    groups: list[list[int]] = []
    before: Line | None = None
    for at in places[: len(lines) - places.start]:
        line = lines[at]
        if at in skips and groups:
            before = None
            continue
        if at in stops or not _is_cell(line) or (before is not None and line.blanks > 1):
            break
        if padded and line.blanks and before is not None:
            groups.append([])
        if groups and before is not None and not line.blanks and _belongs(before.text, line.text):
            groups[-1].append(at)
        else:
            groups.append([at])
        before = line
    return groups


def _belongs(before: str, text: str) -> bool:
    if FIGURE.match(text) or FIGURE.match(before):
        return False
    return bool(_BELONGS.match(text) or _OPEN.search(before))


def _is_cell(line: Line) -> bool:
    """Whether a line may be a cell: no sentence, caption or heading."""
    text = line.text
    if "\t" in line.raw or not text or len(text) > _LONGEST or _NO_CELL.search(text) or is_caption(text):
        return False
    return line.level is None and (heading_of(text) is None or FIGURE.match(text) is not None)


def _cell(lines: Sequence[Line], groups: Sequence[Sequence[int]]) -> CellText | None:
    made: CellText | None = None
    for line in (lines[at] for group in groups for at in group):
        text, offsets = clean(line.raw, line.raw_offsets, keep_gaps=True)
        if made is None:
            made = CellText(text, offsets)
        else:
            made.extend(CellText(text, offsets))
    return made
