"""What the headings on either side of a table's cell say: indicator, unit, year, subject."""

from __future__ import annotations

import re

from loaders.observations import years
from loaders.observations.grids import Axis, Grid
from loaders.observations.headings import Heading, is_no_value, is_value, read_heading, unit_cell
from loaders.observations.lexicon import Lexicon
from loaders.observations.subjects import Subjects
from loaders.reading import Segment

_LAST_YEAR = re.compile(r"上一?年度?|去年|上一?学年|前一年")
_GENERIC = re.compile(
    r"指标(?:名称)?|项目|年度|年份|类别|内容|本年度?|今年|本学年|当年|单位|办学条件|教师队伍|学生情况|学校情况|基本情况"
)
_YEARS = re.compile(r"20\d\d年?(?:度)?|[-~]")
_KIND = re.compile(r"(?:公|民)办|公立|私立|专业")
"""A cell that says of what kind a row's school is."""
_BARE = re.compile(r"[-\d.,:%]+")
"""A number, or nothing but marks, which is no heading."""
SHARE = re.compile(r"(?:所)?占?(?:(?:专任|全体)?教师(?:总?数)?的?)?(?:比例?|比重|百分比|占比)")
"""The heading of a column of shares."""
_OF_ANOTHER = re.compile(r"国外|境外|中外|留学|教材|资源库|精品课|基地|课程")


def left_of(grid: Grid, row: int, column: int, subjects: Subjects) -> Axis:
    """What the words to the left of a cell say; a unit column (单位) gives the unit."""
    known = grid.known
    end = column
    while end > 0 and ("left", row, end) not in known and _says_nothing(grid, row, end - 1):
        end -= 1
    axis = known.get(("left", row, end))
    if axis is None:
        axis = known["left", row, end] = _left_of(grid, row, end, subjects)
    known["left", row, column] = axis
    if axis.indicator is not None and _of_another(grid, row, column):
        return Axis(void=True)
    return axis


def _says_nothing(grid: Grid, row: int, column: int) -> bool:
    """Whether a cell is empty or a bare number, so that it is no heading of the cells to its right."""
    cell, heading = grid.cells[row][column], grid.heading(row, column)
    if cell is None or heading is None:
        return True
    if not _BARE.fullmatch(heading.text) or grid.year(row, column) is not None:
        return False
    return heading.indicator is not None or not unit_cell(cell.text)


def _left_of(grid: Grid, row: int, column: int, subjects: Subjects) -> Axis:
    unit, axis = "", Axis()
    texts: list[str] = []
    for at in range(column - 1, -1, -1):
        cell, heading = grid.cells[row][at], grid.heading(row, at)
        if cell is None or heading is None:
            continue
        if (given := unit_cell(cell.text)) and heading.indicator is None:
            unit = unit or given
            continue
        if _BARE.fullmatch(heading.text) and grid.year(row, at) is None:
            continue
        texts.append(heading.text)
        axis = _told(axis, heading, cell, subjects)
    if len(texts) > 1:
        axis = _joined(axis, texts, grid.lexicon)
    if axis.subject is not None and _KIND.fullmatch(axis.label):
        axis = axis._replace(indicator=None, label="")
    return _finished(axis, texts, unit)


def above(grid: Grid, row: int, column: int, subjects: Subjects) -> Axis:
    """What the headings over a cell say: the lowest indicator, year and subject of the column."""
    below = min(row, grid.head)
    axis = grid.known.get(("above", below, column))
    if axis is None:
        axis = grid.known["above", below, column] = _above(grid, below, column, subjects)
    return axis


def _above(grid: Grid, row: int, column: int, subjects: Subjects) -> Axis:
    axis = Axis()
    texts: list[str] = []
    for at in range(row - 1, -1, -1):
        cell, heading = grid.cells[at][column], grid.heading(at, column)
        if cell is None or heading is None or heading.text in texts:
            continue
        texts.append(heading.text)
        axis = _told(axis, heading, cell, subjects)
    if len(texts) > 1:
        axis = _joined(axis, texts, grid.lexicon)
    if texts and SHARE.fullmatch(texts[0]):
        axis = _of_column_before(grid, row - 1, column, axis)
    return _finished(axis, texts, "")


def _of_column_before(grid: Grid, row: int, column: int, axis: Axis) -> Axis:
    """What heads a column of shares (2021年人数, 占比): the year and the indicator of the counts in the column before it."""
    before = grid.heading(row, column - 1) if row >= 0 and column > 1 else None
    if before is None:
        return axis
    year = axis.year or years.year_of_heading(before.text) or years.year_inside(before.text)
    counted = before.indicator if axis.indicator is None else None
    if counted is not None and counted.share:
        return axis._replace(indicator=grid.lexicon.indicators[counted.share], label=before.text, unit="%", year=year)
    return axis._replace(year=year)


def _joined(axis: Axis, texts: list[str], lexicon: Lexicon) -> Axis:
    """A heading split over two rows or columns (高级职称 over 人数 and 比例) read as one, where that names an indicator."""
    words = [text for text in texts[:2] if years.year_of_heading(text) is None]
    heading = read_heading("".join(reversed(words)), lexicon)
    if heading.indicator is None or heading.indicator == axis.indicator:
        return axis
    return axis._replace(indicator=heading.indicator, label=heading.text, unit=heading.unit or axis.unit)


def _told(axis: Axis, heading: Heading, cell: Segment, subjects: Subjects) -> Axis:
    """``axis`` with what one more heading, farther from the cell, adds: nearer ones stand."""
    year = axis.year or years.year_of_heading(heading.text) or years.year_inside(heading.text)
    back = axis.back or int(_is_last_year(heading))
    if heading.indicator is not None:
        if axis.indicator is not None:
            return axis
        return Axis(heading.indicator, heading.text, heading.unit, year, back, axis.subject)
    unit = axis.unit or (heading.unit if axis.indicator is None else "")
    subject = axis.subject
    if subject is None or subject[0] == "Region":
        # a row that names a school and where it lies is the school's
        named = subjects.named(cell.text)
        subject = named if subject is None or (named is not None and named[0] == "School") else subject
    return Axis(axis.indicator, axis.label, unit, year, back, subject)


def _is_last_year(heading: Heading) -> bool:
    """Whether a heading is the year before's, alone (上年) or with its indicator (上年招生)."""
    found = _LAST_YEAR.match(heading.text)
    return found is not None and (found.end() == len(heading.text) or heading.indicator is not None)


def _finished(axis: Axis, texts: list[str], unit: str) -> Axis:
    """``axis`` with what all its headings together say: whether they are about growth and the like, or say nothing else."""
    indicator, label, given, year, back, subject, *_ = axis
    void, plain, words = False, True, ""
    for text in texts:
        last_year = _LAST_YEAR.fullmatch(text) is not None
        plain = plain and (last_year or is_value(text) or _GENERIC.fullmatch(text) is not None)
        void = void or (indicator is None and not last_year and is_no_value(text))
        words = words or _YEARS.sub("", text)
    return Axis(indicator, label, given or unit, year, back, subject, void, plain, words)


def _of_another(grid: Grid, row: int, column: int) -> bool:
    """Whether a row is part of a group that is about something else (在国外开办学校数, 其中：在校生数): by its running number."""
    number = grid.text(row, 0)
    if not number.isdigit():
        return False
    first = row
    while first > 0 and grid.text(first - 1, 0) == number:
        first -= 1
    return first < row and any(_OF_ANOTHER.search(grid.text(first, at)) for at in range(1, column))
