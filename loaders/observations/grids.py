"""Tables as grids of headings: every cell read once, heading rows counted, spanning headings filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from loaders.context import Context
from loaders.observations import years
from loaders.observations.folding import fold
from loaders.observations.headings import Heading, read_heading
from loaders.observations.lexicon import Indicator, Lexicon
from loaders.observations.subjects import Subject
from loaders.observations.titles import Title, read_title
from loaders.reading import Segment, Table

_TITLE_LONGEST = 40
_NAMES_LEAST = 2
_YEARS_BELOW = re.compile(r"(?:统计|数据|报告|所属)?(?:年度|年份|学年度?|年|届别?|时间)")


class Axis(NamedTuple):
    """What a cell's headings on one side say: indicator and unit, year, subject; ``void`` if the cell is no figure of its own.

    ``plain``: the headings say no more than that figures stand there. ``words``: the nearest heading, years aside.
    """

    indicator: Indicator | None = None
    label: str = ""
    unit: str = ""
    year: int | None = None
    back: int = 0
    subject: Subject | None = None
    void: bool = False
    plain: bool = True
    words: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells, each read as a heading at most once, when it is asked for; ``head`` heading rows."""

    table: Table
    cells: list[list[Segment | None]]
    lexicon: Lexicon
    calendar: years.Calendar
    head: int = 1
    headings: dict[int, Heading] = field(default_factory=dict)
    known: dict[tuple[str, int, int], Axis] = field(default_factory=dict)
    """What the headings left of a cell or over it say, which most cells of a row or column share."""
    titles: list[Title] = field(default_factory=list)
    """What its title says, once it is asked for."""

    def heading(self, row: int, column: int) -> Heading | None:
        """A cell as a heading, None where there is none."""
        cell = self.cells[row][column]
        if cell is None:
            return None
        heading = self.headings.get(cell.index)
        if heading is None:
            heading = self.headings[cell.index] = read_heading(self.calendar.plain(cell.text), self.lexicon)
        return heading

    def text(self, row: int, column: int) -> str:
        """The folded text of a cell, empty where there is none."""
        heading = self.heading(row, column)
        return heading.text if heading else ""

    def year(self, row: int, column: int) -> int | None:
        """The year that a cell is the heading of. A bare number (2022) is one only where headings stand."""
        text = self.text(row, column)
        if text.isdigit() and not (row < self.head or column < self.table.header_columns or self._of_years(column)):
            return None
        return years.year_of_heading(text)

    def title(self, context: Context) -> Title:
        """What the line right above the table says, if it is a short one, else its caption."""
        if not self.titles:
            first = min((cell.index for row in self.cells for cell in row if cell is not None), default=0)
            line = context.segment(first - 1) if first else None
            near = line is not None and line.kind in ("item", "caption") and len(line.text) <= _TITLE_LONGEST
            self.titles.append(read_title(line.text if line is not None and near else self.table.caption, self.lexicon))
        return self.titles[0]

    def _of_years(self, column: int) -> bool:
        """Whether a column's heading says that years stand below it (年度, 学年)."""
        return any(_YEARS_BELOW.fullmatch(self.text(row, column)) for row in range(self.head))


def build(context: Context, table: Table, lexicon: Lexicon, calendar: years.Calendar) -> Grid:
    """The grid of a table. Rows of years right below the headings are headings too, and a heading over them spans them."""
    cells = [[None if index is None else context.segment(index) for index in row] for row in table.rows]
    _align(cells)
    head = max(table.header_rows, 1)
    while head < len(cells) - 1 and (_is_years(cells[head], calendar) or _heads(cells, head, lexicon)):
        head += 1
    if head > max(table.header_rows, 1):
        for row in cells[: head - 1]:
            for column in range(2, len(row)):
                if row[column] is None and cells[head - 1][column] is not None:
                    row[column] = row[column - 1]
    return Grid(table, cells, lexicon, calendar, head)


def _align(cells: list[list[Segment | None]]) -> None:
    """Move rows that lack their running number one column to the right, where the first column holds running numbers."""
    numbered = [row for row in cells[1:] if row and row[0] is not None and row[0].text.strip().isdigit()]
    if not numbered or any(row[-1] is None for row in numbered):
        return
    for row in cells[1:]:
        if row and row[0] is not None and not row[0].text.strip().isdigit() and row[-1] is None and None not in row[:-1]:
            row.insert(0, None)
            row.pop()


def _heads(cells: list[list[Segment | None]], row: int, lexicon: Lexicon) -> bool:
    """Whether a row below years is a heading row too: it names indicators and no figures (2021年 over 在校生, 招生)."""
    said = [cell.text for cell in cells[row] if cell is not None]
    above = [cell.text for cell in cells[row - 1] if cell is not None]
    if len(said) < _NAMES_LEAST or any(letter.isdigit() for text in said for letter in text):
        return False
    if sum(years.year_of_heading(fold(text).text) is not None for text in above) < _NAMES_LEAST:
        return False
    return sum(read_heading(text, lexicon).indicator is not None for text in said) >= _NAMES_LEAST


def _is_years(row: list[Segment | None], calendar: years.Calendar) -> bool:
    """Whether a row holds years and nothing else, two or more, with no name in front."""
    texts = [calendar.plain(cell.text) for cell in row if cell is not None]
    return row[0] is None and len(texts) > 1 and all(years.year_of_heading(text) is not None for text in texts)
