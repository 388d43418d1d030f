"""Tables with one cell a line where a tab leads each cell of a row but the first: 学校, ⇥专业, ⇥人数, 甲校, ⇥护理, ⇥40."""

from __future__ import annotations

from collections.abc import Sequence, Set

from loaders.structure.cells import CellText, Row
from loaders.structure.clean import clean
from loaders.structure.lines import Line
from loaders.structure.paragraphs import is_caption
from loaders.structure.tables import Grid, finish

_LONGEST = 90
_LEAST = 2
"""How many rows with a first cell it takes, the headings among them; a row without one begins with an empty line."""


def read_led(lines: Sequence[Line], start: int, stops: Set[int]) -> Grid | None:
    """The table whose first cell, or the first but an empty one, is the line at ``start``, or None.

    ``last`` of the grid is its last line.
    """
    if not lines[start].raw.startswith("\t") and (start + 1 >= len(lines) or not lines[start + 1].raw.startswith("\t")):
        return None
    if not _leads(lines, start) and not _is_tabbed(lines[start]):
        return None
    rows: list[Row] = []
    at, first = start, 0
    while at < len(lines) and at not in stops:
        row, after = _row(lines, at, opens=at == start)
        if not row or (rows and len(row) != len(rows[0])) or (rows and lines[at].blanks > 1):
            break
        rows.append(row)
        first += row[0] is not None
        at = after
    whole = first >= _LEAST and (len(rows) > _LEAST or len(rows[0]) > _LEAST)
    return finish(rows, at - 1) if whole else None


def _leads(lines: Sequence[Line], at: int) -> bool:
    """Whether a line without a tab is the first cell of a row: the next one begins with a tab."""
    line = lines[at]
    if "\t" in line.raw or len(line.text) > _LONGEST or at + 1 >= len(lines) or not _is_led(lines[at + 1]):
        return False
    return not is_caption(line.text)


def _is_led(line: Line) -> bool:
    return not line.blanks and _is_tabbed(line)


def _is_tabbed(line: Line) -> bool:
    return line.raw.startswith("\t") and "\t" not in line.raw.strip()


def _row(lines: Sequence[Line], at: int, *, opens: bool) -> tuple[Row, int]:
    """The row that begins at a line, and the line after it; an empty one where none does."""
    line = lines[at]
    if (opens or not line.blanks) and _leads(lines, at):
        row: Row = [_cell(line)]
    elif (opens or line.blanks == 1) and _is_tabbed(line):
        row = [None, _cell(line)]
    else:
        return [], at
    at += 1
    while at < len(lines) and _is_led(lines[at]):
        row.append(_cell(lines[at]))
        at += 1
    return row, at


def _cell(line: Line) -> CellText | None:
    text, offsets = clean(line.raw, line.raw_offsets, keep_gaps=True)
    return CellText(text, offsets) if text else None
