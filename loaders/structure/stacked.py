"""Tables copied one cell a line without any mark: below a caption, the headings one after another, then each row's cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.structure.clean import clean
from loaders.structure.headings import heading_of
from loaders.structure.lines import Line
from loaders.structure.paragraphs import is_caption
from loaders.structure.tables import CellText, Grid, finish

_FIGURE = re.compile(r"^[-+]?[\d,.]+(?:%|:[\d.]+|：[\d.]+|[\u4e00-\u9fff]{1,3})?$|^[-—/]$")
_YEAR = re.compile(r"^20\d\d(?:年度?|级|届|学年)?$|^(?:上年|本年)度?$")
_FIRST = re.compile(r"^(?:序号|编号|指标|项目|年度|年份|学年|类别|名称|内容|时间|年级|届别|专业|专业名称|指标名称|学校|单位|届)$")
_MARKS = re.compile(r"[，。；！？]")
_LONGEST, _LONGEST_NUMBERED, _WIDEST, _MOST = 30, 90, 9, 400


def read_stacked(lines: Sequence[Line], start: int, stops: set[int]) -> Grid | None:
    """The table whose first heading is the line at ``start``, or None. ``last`` of the grid is its last line.

    Its rows are as wide as its headings, or lack the running number in front. ``stops`` are lines that end it.
    """
    if not _FIRST.match(lines[start].text):
        return None
    end = start
    longest = _LONGEST_NUMBERED if lines[start].text in ("序号", "编号") else _LONGEST
    while (
        end < min(len(lines), start + _MOST)
        and end not in stops
        and _is_cell(lines[end], lines[end - 1] if end > start else None, longest)
    ):
        end += 1
    texts = [line.text for line in lines[start:end]]
    for width in range(_widest(texts), 1, -1):
        rows = _rows(texts, width)
        if rows is not None:
            cells = [[None if at is None else _cell(lines[start + at]) for at in row] for row in rows]
            last = max(at for row in rows for at in row if at is not None)
            return finish(cells, start + last)
    return None


def _is_cell(line: Line, before: Line | None, longest: int = _LONGEST) -> bool:
    """Whether a line may be a cell: short and no sentence. After an empty line only a page's break may stand."""
    if "\t" in line.raw or not line.text or len(line.text) > longest or _MARKS.search(line.text):
        return False
    if before is not None and line.blanks > 1:
        return False
    if is_caption(line.text):
        return False
    return heading_of(line.text) is None or bool(_FIGURE.match(line.text))


def _widest(texts: Sequence[str]) -> int:
    """How many lines at most can be headings: those before the first figure that is no year."""
    for at, text in enumerate(texts[: _WIDEST + 2]):
        if _FIGURE.match(text) and not _YEAR.match(text):
            return min(at, _WIDEST)
    return min(len(texts), _WIDEST)


def _rows(texts: Sequence[str], width: int) -> list[list[int | None]] | None:
    """The rows for a number of headings, or None where the lines do not fall into such rows."""
    numbered = texts[0] in ("序号", "编号")
    years = [column for column, text in enumerate(texts[:width]) if _YEAR.match(text)]
    rows: list[list[int | None]] = [list(range(width))]
    at = width
    while at < len(texts):
        row: list[int | None] = list(range(at, at + width))
        if numbered and not re.fullmatch(r"\d{1,2}", texts[at]):
            row = [None, *range(at, at + width - 1)]
        filled = [index for index in row if index is not None]
        if filled[-1] >= len(texts) or not _fits(texts, row, years):
            break
        rows.append(row)
        at = filled[-1] + 1
    figures = sum(bool(_FIGURE.match(texts[index])) for row in rows[1:] for index in row if index is not None)
    whole = len(rows) > 3 or (len(rows) == 3 and at >= len(texts) - 1)
    found = rows if whole and figures >= len(rows) - 1 else None
    counted = _counted_rows(texts, width) if numbered else None
    return max(found or [], counted or [], key=len) or None


def _counted_rows(texts: Sequence[str], width: int) -> list[list[int | None]] | None:
    """The rows of a table of words that are numbered 1, 2, 3, … from top to bottom; None where the numbers do not fit."""
    rows: list[list[int | None]] = [list(range(width))]
    at = width
    while at + width <= len(texts) and texts[at] == str(len(rows)):
        rows.append(list(range(at, at + width)))
        at += width
    return rows if len(rows) > 3 or (len(rows) == 3 and at == len(texts)) else None


def _fits(texts: Sequence[str], row: Sequence[int | None], years: Sequence[int]) -> bool:
    """Whether a row has a figure under each year, and words or a year at its head."""
    cells = [texts[index] if index is not None else "" for index in row]
    if any(not _FIGURE.match(cells[column]) for column in years if column):
        return False
    head = next((cell for cell in (cells[1:] if row[0] is None or re.fullmatch(r"\d{1,2}", cells[0]) else cells) if cell), "")
    if not _FIGURE.match(head) or _YEAR.match(head):
        return bool(years) or all(_FIGURE.match(cell) for cell in cells[1:])
    return False


def _cell(line: Line) -> CellText:
    text, offsets = clean(line.raw, line.raw_offsets, keep_gaps=True)
    return CellText(text, offsets)
