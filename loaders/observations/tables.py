"""The figures that tables state, whichever way round: indicators down or across, years or schools on the other side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.candidates import FigureCandidate, Refusal, Span
from loaders.context import Context
from loaders.observations import years
from loaders.observations.figure import value_of
from loaders.observations.folding import fold
from loaders.observations.headings import Heading, is_no_value, is_value, read_heading, unit_cell
from loaders.observations.lexicon import Indicator, Lexicon
from loaders.observations.quantities import read_cell
from loaders.observations.subjects import Subject, Subjects
from loaders.reading import Segment, Table

_FOREIGN = re.compile(r"国外|境外|中外|留学|国际|技工|技师|高职|大赛|竞赛|获奖|普通高校")
_LAST_YEAR = re.compile(r"上一?年度?|去年|上一?学年|前一年")
_GENERIC = re.compile(
    r"指标(?:名称)?|项目|年度|年份|类别|内容|本年度?|今年|本学年|当年|单位|办学条件|教师队伍|学生情况|学校情况|基本情况"
)
_OF_ANOTHER = re.compile(r"国外|境外|中外|留学|教材|资源库|精品课|基地|课程")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's texts (folded) beside the segments they come from, with each cell read as a heading once."""

    table: Table
    cells: list[list[Segment | None]]
    headings: list[list[Heading | None]]
    lexicon: Lexicon

    def text(self, row: int, column: int) -> str:
        """The folded text of a cell, empty where there is none."""
        heading = self.headings[row][column]
        return heading.text if heading else ""

    def year(self, row: int, column: int) -> int | None:
        """The year that a cell is the heading of. A bare number (2022) is one only where headings stand."""
        text = self.text(row, column)
        heads = row < max(self.table.header_rows, 1) or column < self.table.header_columns
        return years.year_of_heading(text) if heads or not text.isdigit() else None


@dataclass(frozen=True, slots=True)
class Axis:
    """What a cell's headings on one side say: indicator and unit, year, subject; ``void`` if the cell is no figure of its own."""

    indicator: Indicator | None = None
    label: str = ""
    unit: str = ""
    year: int | None = None
    back: int = 0
    subject: Subject | None = None
    void: bool = False
    plain: bool = True


def read_tables(
    context: Context, lexicon: Lexicon, subjects: Subjects, calendar: years.Calendar
) -> Iterator[FigureCandidate | Refusal]:
    """The figures of all tables. A table of competitions or of what lies abroad is passed over."""
    for table in context.reading.tables:
        if not _FOREIGN.search(fold(table.caption).text):
            yield from _read_table(_grid(context, table, lexicon, calendar), subjects, calendar.year)


def _grid(context: Context, table: Table, lexicon: Lexicon, calendar: years.Calendar) -> Grid:
    cells = [[None if index is None else context.segment(index) for index in row] for row in table.rows]
    headings = [[read_heading(calendar.plain(cell.text), lexicon) if cell else None for cell in row] for row in cells]
    return Grid(table, cells, headings, lexicon)


def _read_table(grid: Grid, subjects: Subjects, year: int) -> Iterator[FigureCandidate | Refusal]:
    caption_year = years.year_inside(fold(grid.table.caption).text)
    seen: set[int] = set()
    for row, cells in enumerate(grid.cells):
        for column, cell in enumerate(cells):
            if cell is None or cell.index in seen or not any(letter.isdigit() for letter in cell.text):
                continue
            if grid.year(row, column) is not None:
                continue
            left, above = _left(grid, row, column, subjects), _above(grid, row, column, subjects)
            candidate = _figure(grid, cell, left, above, subjects.default(cell), caption_year or year)
            if candidate is not None:
                seen.add(cell.index)
                yield candidate


def _figure(
    grid: Grid, cell: Segment, left: Axis, above: Axis, owner: Subject | None, year: int
) -> FigureCandidate | Refusal | None:
    """The figure of a cell whose headings name one indicator between them, for one subject and year."""
    if left.void or above.void or (left.indicator is None) == (above.indicator is None):
        return None
    side, other = (left, above) if left.indicator is not None else (above, left)
    indicator = _of_card(grid.table.caption, side.indicator, grid.lexicon)
    if indicator is None or not (other.plain or other.year is not None or other.subject is not None):
        return None
    unit = side.unit or other.unit or _caption_unit(grid.table.caption, indicator)
    quantity = read_cell(fold(cell.text).text, unit)
    if quantity is None:
        return None
    value = value_of(indicator, quantity, side.label, table=True)
    when = other.year or side.year or year - max(other.back, side.back)
    span = Span(cell.index, 0, len(cell.text))
    if value is None:
        return Refusal("observation", indicator.name, f"{indicator.name} {when} = {cell.text}", "implausible", span)
    subject = other.subject or side.subject or owner
    if subject is None:
        return None
    confidence = 0.95 if not quantity.about else 0.65
    return FigureCandidate(subject, indicator.name, when, value, indicator.unit, span, cell.text, "table", confidence)


def _of_card(caption: str, indicator: Indicator | None, lexicon: Lexicon) -> Indicator | None:
    """The national template's 服务贡献表 counts in 毕业生就业人数 only those who went to work: 直接就业人数."""
    if indicator is not None and indicator.name == "就业人数" and "服务贡献" in caption:
        return lexicon.indicators["直接就业人数"]
    return indicator


def _caption_unit(caption: str, indicator: Indicator) -> str:
    """The unit that a caption gives for all figures (单位：万元), where it is of the indicator's kind."""
    match = re.search(r"单位:?([十百千万亿]*(?:元|人次|人|所|个|%))", fold(caption).text)
    return match[1] if match and match[1].endswith(indicator.unit or "-") else ""


def _left(grid: Grid, row: int, column: int, subjects: Subjects) -> Axis:
    """What the words to the left of a cell say; a unit column (单位) gives the unit."""
    unit, axis = "", Axis()
    texts: list[str] = []
    for at in range(column - 1, -1, -1):
        cell, heading = grid.cells[row][at], grid.headings[row][at]
        if cell is None or heading is None:
            continue
        if (given := unit_cell(cell.text)) and heading.indicator is None:
            unit = unit or given
            continue
        if re.fullmatch(r"[-\d.,:%]+", heading.text) and grid.year(row, at) is None:
            continue
        texts.append(heading.text)
        axis = _told(axis, heading, cell, subjects)
    if len(texts) > 1:
        axis = _joined(axis, texts, grid.lexicon)
    if axis.indicator is not None and _of_another(grid, row, column):
        return Axis(void=True)
    return _finished(axis, texts, unit)


def _above(grid: Grid, row: int, column: int, subjects: Subjects) -> Axis:
    """What the headings over a cell say: the lowest indicator, year and subject of the column."""
    axis = Axis()
    texts: list[str] = []
    for at in range(min(row, _head(grid)) - 1, -1, -1):
        cell, heading = grid.cells[at][column], grid.headings[at][column]
        if cell is None or heading is None or heading.text in texts:
            continue
        texts.append(heading.text)
        axis = _told(axis, heading, cell, subjects)
    if len(texts) > 1:
        axis = _joined(axis, texts, grid.lexicon)
    return _finished(axis, texts, "")


def _head(grid: Grid) -> int:
    """How many rows are headings; one without any figure below counts too."""
    return max(grid.table.header_rows, 1)


def _joined(axis: Axis, texts: list[str], lexicon: Lexicon) -> Axis:
    """A heading split over two rows or columns (高级职称 over 人数 and 比例) read as one, where that names an indicator."""
    words = [text for text in texts[:2] if years.year_of_heading(text) is None]
    heading = read_heading("".join(reversed(words)), lexicon)
    if heading.indicator is None or heading.indicator == axis.indicator:
        return axis
    return replace(axis, indicator=heading.indicator, label=heading.text, unit=heading.unit or axis.unit)


def _told(axis: Axis, heading: Heading, cell: Segment, subjects: Subjects) -> Axis:
    """``axis`` with what one more heading, farther from the cell, adds: nearer ones stand."""
    year = axis.year or years.year_of_heading(heading.text) or years.year_inside(heading.text)
    back = axis.back or int(_LAST_YEAR.fullmatch(heading.text) is not None)
    if heading.indicator is not None:
        if axis.indicator is not None:
            return axis
        return replace(axis, indicator=heading.indicator, label=heading.text, unit=heading.unit, year=year, back=back)
    unit = axis.unit or (heading.unit if axis.indicator is None else "")
    return replace(axis, unit=unit, year=year, back=back, subject=axis.subject or subjects.named(cell.text))


def _finished(axis: Axis, texts: list[str], unit: str) -> Axis:
    """``axis`` with what all its headings together say: whether they are about growth and the like, or say nothing else."""
    void = axis.indicator is None and any(is_no_value(text) for text in texts if not _LAST_YEAR.fullmatch(text))
    plain = all(is_value(text) or _GENERIC.fullmatch(text) or _LAST_YEAR.fullmatch(text) for text in texts)
    return replace(axis, unit=axis.unit or unit, void=void, plain=plain)


def _of_another(grid: Grid, row: int, column: int) -> bool:
    """Whether a row is part of a group that is about something else (在国外开办学校数, 其中：在校生数): by its running number."""
    number = grid.text(row, 0)
    if not number.isdigit():
        return False
    first = row
    while first > 0 and grid.text(first - 1, 0) == number:
        first -= 1
    return first < row and any(_OF_ANOTHER.search(grid.text(first, at)) for at in range(1, column))
