"""Tables copied one cell a line without any mark: below a caption, the headings one after another, then each row's cells."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from loaders.structure.cells import CellText
from loaders.structure.clean import clean
from loaders.structure.headed import read_headed
from loaders.structure.headings import heading_of
from loaders.structure.led import read_led
from loaders.structure.lines import Line
from loaders.structure.paragraphs import is_caption
from loaders.structure.regular import FIGURE, YEAR, Row, regular_rows
from loaders.structure.tables import Grid, finish

_FIRST = frozenset(
    "序号 编号 指标 项目 年度 年份 学年 类别 名称 内容 时间 年级 届别 专业 专业名称 指标名称 学校 学校名称 单位 单位名称 届 县区 "
    "县（市、区） 区县 地区 调查项目 产业类别".split()
)
_MARKS = re.compile(r"[，。；！？]")
_LONGEST, _LONGEST_NUMBERED, _WIDEST, _MOST, _LEAST = 30, 90, 9, 400, 8


def read_stacked(lines: Sequence[Line], start: int, stops: Set[int], skips: Set[int] = frozenset()) -> Grid | None:
    """The table whose first heading is the line at ``start``, or None. ``last`` of the grid is its last line.

    Its rows are as wide as its headings, or lack the running number in front. ``stops`` are lines that end it, ``skips`` those
    that a page's end puts into it: page numbers, running headers.
    """
    led = read_led(lines, start, stops)
    if led is not None or len(lines[start].text) > _LONGEST:
        return led
    plain, headed = _read_plain(lines, start, stops, skips), read_headed(lines, start, stops, skips)
    if plain is None or headed is None:
        return plain or headed
    return plain if plain.last > headed.last else headed


def _read_plain(lines: Sequence[Line], start: int, stops: Set[int], skips: Set[int]) -> Grid | None:
    """The table whose columns are regular, or whose first heading is known and above figures."""
    known = lines[start].text in _FIRST
    if not known and not _may_open(lines, start, stops):
        return None
    places = _places(lines, start, stops, skips)
    found = _grid_rows([lines[at].text for at in places], known)
    cells: list[int | None] = [*places]
    padded = _padded(lines, places, skips)
    if len(padded) > len(places) and _covered(found, cells) < len(places):
        wider = _grid_rows([lines[at].text if at is not None else "" for at in padded], known)
        if _covered(wider, padded) > _covered(found, cells):
            found, cells = wider, padded
    if found is None:
        return None
    rows = [[None if place is None else cells[place] for place in row] for row in found]
    last = max(at for row in rows for at in row if at is not None)
    return finish([[None if at is None else _cell(lines[at]) for at in row] for row in rows], last)


def _places(lines: Sequence[Line], start: int, stops: Set[int], skips: Set[int]) -> list[int]:
    """The lines from ``start`` on that may be cells."""
    longest = _LONGEST_NUMBERED if lines[start].text in ("序号", "编号") else _LONGEST
    places: list[int] = []
    for at in range(start, min(len(lines), start + _MOST)):
        if places and at in skips:
            continue
        before = lines[at - 1] if places and at - 1 not in skips else None
        if at in stops or not _is_cell(lines[at], before, longest):
            break
        places.append(at)
    return places


def _padded(lines: Sequence[Line], places: Sequence[int], skips: Set[int]) -> list[int | None]:
    """The lines of cells with a None for each empty line between them: an empty cell."""
    padded: list[int | None] = []
    for at in places:
        if padded and lines[at].blanks == 1 and at - 1 not in skips:
            padded.append(None)
        padded.append(at)
    return padded


def _grid_rows(texts: Sequence[str], known: bool) -> list[Row] | None:
    return (_widest_rows(texts) if known else None) or _regular_rows(texts, known)


def _covered(rows: list[Row] | None, cells: Sequence[int | None]) -> int:
    """How many lines some rows take up."""
    return sum(place is not None and cells[place] is not None for row in rows or () for place in row)


def _may_open(lines: Sequence[Line], start: int, stops: Set[int]) -> bool:
    """Whether short lines follow of which one of the first few is a figure, and no figure stands first: cheap to tell."""
    end = start + _LEAST
    if end > len(lines) or len(lines[start].text) > _LONGEST:
        return False
    ahead = lines[start:end]
    for line in ahead:
        if len(line.text) > _LONGEST:
            return False
    if _counts(ahead[0].text) or not stops.isdisjoint(range(start, end)):
        return False
    for line in ahead[1:]:  # noqa: SIM110 - a generator costs more than the loop
        if FIGURE.match(line.text):
            return True
    return False


def _counts(text: str) -> bool:
    return FIGURE.match(text) is not None and not YEAR.match(text)


def _widest_rows(texts: Sequence[str]) -> list[Row] | None:
    for width in range(_widest(texts), 1, -1):
        rows = _rows(texts, width)
        if rows is not None:
            return rows
    return None


def _regular_rows(texts: Sequence[str], known: bool) -> list[Row] | None:
    """The narrowest columns that are regular: twice as wide ones would take every second row for a part of the one above."""
    for width in range(2, _WIDEST + 1):
        rows = regular_rows(texts, width, known=known)
        if rows is not None:
            return rows
    return None


def _is_cell(line: Line, before: Line | None, longest: int = _LONGEST) -> bool:
    """Whether a line may be a cell: short and no sentence. After an empty line only a page's break may stand."""
    if "\t" in line.raw or not line.text or len(line.text) > longest or _MARKS.search(line.text):
        return False
    if before is not None and line.blanks > 1:
        return False
    if is_caption(line.text):
        return False
    return heading_of(line.text) is None or bool(FIGURE.match(line.text))


def _widest(texts: Sequence[str]) -> int:
    """How many lines at most can be headings: those before the first figure that is no year."""
    for at, text in enumerate(texts[: _WIDEST + 2]):
        if FIGURE.match(text) and not YEAR.match(text):
            return min(at, _WIDEST)
    return min(len(texts), _WIDEST)


def _rows(texts: Sequence[str], width: int) -> list[Row] | None:
    """The rows for a number of headings, or None where the lines do not fall into such rows."""
    numbered = texts[0] in ("序号", "编号")
    years = [column for column, text in enumerate(texts[:width]) if YEAR.match(text)]
    rows: list[Row] = [list(range(width))]
    at = width
    while at < len(texts):
        row: Row = list(range(at, at + width))
        if numbered and not re.fullmatch(r"\d{1,2}", texts[at]):
            row = [None, *range(at, at + width - 1)]
        filled = [index for index in row if index is not None]
        if filled[-1] >= len(texts) or not _fits(texts, row, years):
            break
        rows.append(row)
        at = filled[-1] + 1
    figures = sum(bool(FIGURE.match(texts[index])) for row in rows[1:] for index in row if index is not None)
    whole = len(rows) > 3 or (len(rows) == 3 and at >= len(texts) - 1)
    found = rows if whole and figures >= len(rows) - 1 else None
    counted = _counted_rows(texts, width) if numbered else None
    return max(found or [], counted or [], key=len) or None


def _counted_rows(texts: Sequence[str], width: int) -> list[Row] | None:
    """The rows of a table of words that are numbered 1, 2, 3, … from top to bottom; None where the numbers do not fit."""
    rows: list[Row] = [list(range(width))]
    at = width
    while at + width <= len(texts) and texts[at] == str(len(rows)):
        rows.append(list(range(at, at + width)))
        at += width
    return rows if len(rows) > 3 or (len(rows) == 3 and at == len(texts)) else None


def _fits(texts: Sequence[str], row: Sequence[int | None], years: Sequence[int]) -> bool:
    """Whether a row has a figure under each year, and words or a year at its head."""
    cells = [texts[index] if index is not None else "" for index in row]
    if any(cells[column] and not FIGURE.match(cells[column]) for column in years if column):
        return False
    head = next((cell for cell in (cells[1:] if row[0] is None or re.fullmatch(r"\d{1,2}", cells[0]) else cells) if cell), "")
    if not FIGURE.match(head) or YEAR.match(head):
        return bool(years) or all(FIGURE.match(cell) for cell in cells[1:])
    return False


def _cell(line: Line) -> CellText:
    text, offsets = clean(line.raw, line.raw_offsets, keep_gaps=True)
    return CellText(text, offsets)
