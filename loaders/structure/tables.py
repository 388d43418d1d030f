"""Tables in plain text: rows of tabbed cells, or one cell a line, put back into a grid.

Two dialects are met. In the first a row is a line and tabs part its cells. In the second each cell is a line that begins with a
tab, a cell's further lines have none, and an empty line ends the row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from loaders.offsets import NOWHERE
from loaders.structure.cells import NUMBER, CellText, Row, kind_of
from loaders.structure.clean import clean
from loaders.structure.headings import heading_of
from loaders.structure.lines import Line
from loaders.structure.paragraphs import is_caption

_NO_CELL = re.compile(r"[。；！？]|^(?:注|说明|备注|资料来源|数据来源|单位)[：:]?")
_CELL_LIMIT = 400
_BROKEN_LIMIT, _CUT_LEAST = 40, 6
"""How long the end of a broken cell is at most, and its beginning at least."""


@dataclass(slots=True)
class Grid:
    """A table as read: rows of cells (None where empty), all of one width, and how many rows and columns are headings."""

    rows: list[Row]
    last: int
    header_rows: int = 1
    header_columns: int = 1
    caption: CellText | None = None


def read_grid(lines: Sequence[Line], start: int, between_pages: Set[int] = frozenset()) -> Grid | None:
    """The table that begins at a line, or None. ``last`` is the index of its last line.

    ``between_pages``: the lines that are running heads and page numbers, over which a table goes on.
    """
    line = lines[start]
    if _is_row(line):
        return finish(*_row_lines(lines, start, between_pages))
    if _is_cell(line):
        return finish(*_cell_lines(lines, start))
    return None


def _is_row(line: Line) -> bool:
    return "\t" in line.raw.strip() or (line.raw.startswith("\t\t") and bool(line.text))


def _is_cell(line: Line) -> bool:
    return line.raw.startswith("\t") and "\t" not in line.raw.strip()


def _row_lines(lines: Sequence[Line], start: int, between_pages: Set[int]) -> tuple[list[Row], int]:
    """The first dialect: every line with tabs, over page breaks, running heads and page numbers, until a line without."""
    rows: list[Row] = []
    at = last = start
    while at < len(lines):
        line = lines[at]
        if at in between_pages or line.is_page_number:
            after = _past_page(lines, at, between_pages)
            if after == at:
                break
            at = after
            continue
        if "\t" not in line.raw:
            if not rows or not _ends_cell(rows, lines, at):
                break
            _last_cell(rows[-1]).extend(CellText(line.text, line.offsets))
            last = at
            at += 1
            continue
        row = _split(line)
        if not line.blanks and _rest_of_row(rows, row):
            _last_cell(rows[-1]).extend(_last_cell(row[:1]))
            rows[-1].extend(row[1:])
        elif line.blanks and rows and _continues(rows, row):
            _continue(rows[-1], row)
        elif any(row) and not (line.blanks and rows and _repeats_header(rows, row)):
            rows.append(row)
        last = at
        at += 1
    return rows, last


def _past_page(lines: Sequence[Line], at: int, between_pages: Set[int]) -> int:
    """The row that goes on after the running head and the number of a page; ``at`` where none does."""
    after = at
    while after < len(lines) and (after in between_pages or lines[after].is_page_number):
        after += 1
    return after if after < len(lines) and "\t" in lines[after].raw else at


def _rest_of_row(rows: list[Row], row: Row) -> bool:
    """Whether a row is the rest of the one above, which was broken inside a cell: together they are as wide as the first."""
    if len(rows) < 2 or len(row) < 2:
        return False
    above, usual = rows[-1], len(rows[0])
    return usual > 2 and len(above) + len(row) - 1 == usual and above[-1] is not None and row[0] is not None


def _ends_cell(rows: list[Row], lines: Sequence[Line], at: int) -> bool:
    """Whether a line without tabs ends the cell of words above it: that one breaks off, or a row of the table follows."""
    line, cell = lines[at], rows[-1][-1]
    if line.blanks or len(rows) < 2 or cell is None or not line.text or len(line.text) > _BROKEN_LIMIT or NUMBER.match(cell.text):
        return False
    if _NO_CELL.search(line.text) or is_caption(line.text) or heading_of(line.text) is not None:
        return False
    follows = at + 1 < len(lines) and not lines[at + 1].blanks and lines[at + 1].raw.count("\t") + 1 == len(rows[0])
    return cell.text.endswith(("、", "，", "（", "《", "和", "与", "及")) or (follows and len(cell.text) >= _CUT_LEAST)


def _last_cell(row: Row) -> CellText:
    """A row's last cell, which is known to be filled."""
    cell = row[-1]
    assert cell is not None
    return cell


def _split(line: Line) -> Row:
    row: Row = []
    position = 0
    for part in line.raw.split("\t"):
        end = position + len(part)
        text, offsets = clean(part, line.raw_offsets[position:end], keep_gaps=True) if part else ("", NOWHERE)
        row.append(CellText(text, offsets) if text else None)
        position = end + 1
    return row


def _continues(rows: list[Row], row: Row) -> bool:
    """Whether a row after a page break is the rest of the last one: its first cell is empty and it holds only ends of words."""
    filled = [(i, cell) for i, cell in enumerate(row) if cell]
    if not filled or row[0] is not None:
        return False
    before = rows[-1]
    return len(filled) > 1 and all(
        len(cell.text) <= 4 and i < len(before) and before[i] and not NUMBER.match(cell.text) for i, cell in filled
    )


def _continue(before: Row, row: Row) -> None:
    for cell, more in zip(before, row, strict=False):
        if cell and more:
            cell.extend(more)


def _repeats_header(rows: list[Row], row: Row) -> bool:
    """Whether a row after a page break prints the table's heading again."""
    return [c.text if c else "" for c in row] == [c.text if c else "" for c in rows[0]]


def _cell_lines(lines: Sequence[Line], start: int) -> tuple[list[Row], int]:
    """The second dialect: a line that begins with a tab is a cell, one without reads on, an empty line ends the row."""
    rows: list[Row] = [[]]
    at = last = start
    heads = 0
    while at < len(lines):
        line = lines[at]
        if at > start and _heads_row(lines, at):
            rows.append([CellText(line.text, line.offsets)])
            heads += 1
            last = at
            at += 1
            continue
        if line.blanks and at > start:
            if not _is_cell(line):
                break
            rows.append([])
        if _is_cell(line):
            text, offsets = clean(line.raw, line.raw_offsets, keep_gaps=True)
            rows[-1].append(CellText(text, offsets) if text else None)
        elif rows[-1] and rows[-1][-1] and at + 1 < len(lines) and _goes_on(line):
            rows[-1][-1].extend(CellText(line.text, line.offsets))
        else:
            break
        last = at
        at += 1
    rows = [row for row in rows if any(row)]
    if heads and heads == len(rows) - 1:
        rows[0].insert(0, None)
    return rows, last


def _goes_on(line: Line) -> bool:
    """Whether a line without a tab may be the rest of the cell above: short, no caption, no heading."""
    return len(line.text) <= 20 and not is_caption(line.text) and heading_of(line.text) is None


def _heads_row(lines: Sequence[Line], at: int) -> bool:
    """Whether a line without a tab is the name of a row whose cells, each with its tab, are the lines below: 甲类, ⇥312, ⇥5%."""
    line, below = lines[at], lines[at + 1 : at + 2]
    if "\t" in line.raw or not below or below[0].blanks or not _is_cell(below[0]) or not NUMBER.match(below[0].text):
        return False
    if not line.text or len(line.text) > _BROKEN_LIMIT or _NO_CELL.search(line.text) or is_caption(line.text):
        return False
    return bool(line.blanks) or NUMBER.match(lines[at - 1].text) is not None


Spans = dict[int, tuple[int, int]]
"""How many rows and columns a cell spans, by the identity of its CellText, where the file says so."""


def finish(rows: list[Row], last: int, spans: Spans | None = None) -> Grid | None:
    """The grid of rows of cells, its headings counted and spanning cells repeated; None where they make no table."""
    width = max((len(row) for row in rows), default=0)
    while width and all(len(row) < width or row[width - 1] is None for row in rows):
        width -= 1
    if width < 2 or len(rows) < 2 or any(cell and len(cell.text) > _CELL_LIMIT for row in rows for cell in row):
        return None
    caption = None
    if len(rows) > 2 and sum(cell is not None for cell in rows[0]) == 1 and rows[0][0] is not None:
        caption = rows[0][0]
        rows = rows[1:]
    grid = Grid([(row + [None] * width)[:width] for row in rows], last, caption=caption)
    if spans is None:
        _realign(grid.rows)
    grid.header_rows = _header_rows(grid.rows)
    grid.header_columns = _header_columns(grid)
    if spans is not None:
        _spread(grid.rows, spans)
    _span(grid)
    return grid


def _spread(rows: list[Row], spans: Spans) -> None:
    """Repeat each cell in the places that the file says it spans."""
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            deep, wide = spans.get(id(cell), (1, 1)) if cell is not None else (1, 1)
            for below in rows[at : at + deep]:
                for place in range(column, min(column + wide, len(below))):
                    if below[place] is None:
                        below[place] = cell


def _realign(rows: list[Row]) -> None:
    """Move a row that lost its leading empty cell one column to the right where its cells fit their columns better there."""
    shifted = [at for at, row in enumerate(rows) if at and row[-1] is None and row[0] is not None]
    if not shifted:
        return
    kinds = [[kind_of(cell) for cell in row] for row in rows]
    columns = list(zip(*kinds[1:], strict=True))
    usual = ["number" if column.count("number") >= column.count("words") else "words" for column in columns]

    def fit(row: Sequence[str]) -> int:
        return sum(kind == fits or -(kind != "") for kind, fits in zip(row, usual, strict=True))

    for at in shifted:
        if fit(["", *kinds[at][:-1]]) > fit(kinds[at]):
            rows[at] = [None, *rows[at][:-1]]


def _header_rows(rows: list[Row]) -> int:
    """The first row, and those below it that fill up a spanning heading: no first cell and no figures."""
    count = 1
    while count < len(rows) - 1 and rows[count][0] is None and not any(kind_of(cell) == "number" for cell in rows[count]):
        if rows[count - 1][0] is None and count > 1:
            break
        if all(rows[0]) and count == 1 and sum(cell is not None for cell in rows[count]) < len(rows[0]) - 1:
            break
        count += 1
    return count


def _header_columns(grid: Grid) -> int:
    """Columns at the left that name the row: up to the first column of figures (a running number in the first is none)."""
    body = grid.rows[grid.header_rows :]
    for column in range(1, len(grid.rows[0])):
        cells = [kind_of(row[column]) for row in body if row[column]]
        if cells and sum(kind == "number" for kind in cells) * 2 >= len(cells):
            return column
    return 1


def _span(grid: Grid) -> None:
    """Repeat spanning cells: headings over the empty cells to their right and below, names over the rows below them."""
    head = grid.rows[: grid.header_rows]
    for at, row in enumerate(head):
        for column in range(len(row)):
            if row[column] is None:
                row[column] = _heading_above(head, at, column)
    for above, row in zip(grid.rows[grid.header_rows :], grid.rows[grid.header_rows + 1 :], strict=False):
        for column in range(len(row)):
            if row[column] is not None:
                break
            row[column] = above[column]


def _heading_above(head: list[Row], at: int, column: int) -> CellText | None:
    """The heading that spans an empty cell of the heading rows: the one above it, else the one at its left."""
    empty_below = all(row[column] is None for row in head[at:])
    if at and (column == 0 or empty_below) and head[at - 1][column] is not None:
        return head[at - 1][column]
    spans_right = at + 1 < len(head) and column > 0 and head[at + 1][column] is not None
    return head[at][column - 1] if spans_right else None
