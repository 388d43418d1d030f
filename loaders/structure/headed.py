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
_BELONGS = re.compile(r"^[（、，；）》]|^[与和及]$")
"""How a line begins that belongs to the one above."""
_OPEN = re.compile(r"[、，；（与和及《“]$|（[^）]*$")
_LONGEST, _FIRST_LONGEST, _MOST = 60, 12, 400


def read_headed(lines: Sequence[Line], start: int, stops: Set[int], skips: Set[int]) -> Grid | None:
    """The table whose first heading is the line at ``start``, or None. ``last`` of the grid is its last line."""
    heads = lines[start : start + 3]
    if len(heads) < 3 or len(heads[0].text) > _FIRST_LONGEST or heading_kind(heads[0].text) is None:
        return None
    if heading_kind(heads[1].text) is None and heading_kind(heads[2].text) is None:
        return None
    captioned = start > 0 and is_caption(lines[start - 1].text)
    best: tuple[tuple[int, int], list[list[int]], list[Row]] | None = None
    for groups in _groupings(lines, start, stops, skips):
        rows = fitted_rows(["".join(lines[at].text for at in group) for group in groups], captioned=captioned)
        if rows is None:
            continue
        filled = sum(bool(group) for row in rows for cell in row if cell is not None for group in groups[cell[0] : cell[1]])
        worth = (filled, -sum(cell is None for row in rows for cell in row))
        if best is None or worth > best[0]:
            best = (worth, groups, rows)
    return None if best is None else _grid(lines, best[1], best[2])


def _grid(lines: Sequence[Line], groups: Sequence[list[int]], rows: Sequence[Row]) -> Grid | None:
    made = [[None if cell is None else _cell(lines, groups[cell[0] : cell[1]]) for cell in row] for row in rows]
    last = max(at for row in rows for cell in row if cell is not None for group in groups[cell[0] : cell[1]] for at in group)
    return finish(made, last)


def _groupings(lines: Sequence[Line], start: int, stops: Set[int], skips: Set[int]) -> Iterator[list[list[int]]]:
    """The lines that may be cells: without what a page puts between, with names that only look so, with empty lines."""
    groups = _groups(lines, start, stops, skips)
    if not groups:
        return
    yield groups
    end = groups[-1][-1] + 1
    if not skips.isdisjoint(range(start, end)):
        yield _groups(lines, start, stops, {at for at in skips if lines[at].is_page_number})
    if any(line.blanks for line in lines[start + 1 : end]):
        yield _groups(lines, start, stops, skips, padded=True)


def _groups(lines: Sequence[Line], start: int, stops: Set[int], skips: Set[int], *, padded: bool = False) -> list[list[int]]:
    """The lines from ``start`` on that may be cells, with those that plainly belong to the one above.

    ``padded``: an empty line between two of them is an empty cell.
    """
    groups: list[list[int]] = []
    before: Line | None = None
    for at in range(start, min(len(lines), start + _MOST)):
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
