"""The figures that tables state, whichever way round: indicators down or across, years or schools on the other side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.candidates import FigureCandidate, Refusal, Span
from loaders.context import Context
from loaders.observations import years
from loaders.observations.figure import value_of
from loaders.observations.folding import fold
from loaders.observations.grids import Axis, Grid, build
from loaders.observations.lexicon import Indicator, Lexicon
from loaders.observations.quantities import read_cell
from loaders.observations.sides import SHARE, above, left_of
from loaders.observations.subjects import Subject, Subjects
from loaders.reading import Segment

_ABROAD = re.compile(r"国外|境外|中外|留学|国际|大赛|竞赛|获奖")
_OTHER_KIND = re.compile(r"技工|技师|高职|普通高校")
"""A table about another kind of schools says nothing of a region, but of the schools that it names."""
_OF_A_YEAR = re.compile(r"(?P<year>20[0-4]\d)年(?:度|底|末)?(?:的)?[:]?(?=[\d.])")
"""A cell with its own year in front (2023年：146)."""
_ASKED = re.compile(r"样本|人数|人次|问卷|份|调查数|回收")
_COUNTED = ("人数", "数量", "合计", "毕业生数", "学生数")
_AT_WORK = ("就业人数", "直接就业人数")
_WHERE_AT_WORK = ("第一产业就业人数", "第二产业就业人数", "第三产业就业人数", "本地就业人数", "异地就业人数")
_CAPTION_UNIT = re.compile(r"单位:?([十百千万亿]*(?:元|人次|人|所|个|%))")
_SECOND = re.compile(r"满意|比例|占比|比重|百分比|率")


def read_tables(
    context: Context, lexicon: Lexicon, subjects: Subjects, calendar: years.Calendar
) -> Iterator[FigureCandidate | Refusal]:
    """The figures of all tables. A table of competitions or of what lies abroad is passed over."""
    for table in context.reading.tables:
        caption = fold(table.caption).text
        if not _ABROAD.search(caption):
            of_schools = _OTHER_KIND.search(caption) is not None
            grid = build(context, table, lexicon, calendar)
            yield from _read_table(context, grid, subjects, calendar.year, of_schools=of_schools)


def _read_table(
    context: Context, grid: Grid, subjects: Subjects, year: int, *, of_schools: bool
) -> Iterator[FigureCandidate | Refusal]:
    caption_year = years.year_inside(fold(grid.table.caption).text)
    seen: set[int] = set()
    for row, cells in enumerate(grid.cells):
        for column, cell in enumerate(cells):
            if cell is None or cell.index in seen or not _has_digit(cell.text):
                continue
            if grid.year(row, column) is not None:
                continue
            left, over = left_of(grid, row, column, subjects), above(grid, row, column, subjects)
            own = _OF_A_YEAR.match(fold(cell.text).text) if "年" in cell.text else None
            left, over = (left, Axis(year=int(own["year"]))) if own else _crossed(left, over, grid.lexicon)
            left, over = _of_satisfaction(grid, left, over)
            owner = None if of_schools else subjects.of_table(cell, grid.table.caption)
            if left.indicator is None and over.indicator is None:
                left = _titled(context, grid, left, over)
            candidate = _figure(grid, cell, left, over, owner, caption_year or year)
            if of_schools and isinstance(candidate, FigureCandidate) and candidate.subject[0] == "Region":
                continue
            if candidate is not None:
                seen.add(cell.index)
                yield candidate


def _titled(context: Context, grid: Grid, left: Axis, over: Axis) -> Axis:
    """The left side, with the indicator of the table's title where nothing but years stands around its figures."""
    if left.void or over.void or left.subject or over.subject or (left.year is None) == (over.year is None):
        return left
    if not (left.plain or left.year is not None) or not (over.plain or over.year is not None):
        return left
    title = grid.title(context)
    return left if title.indicator is None else left._replace(indicator=title.indicator, unit=left.unit or title.unit)


def _has_digit(text: str) -> bool:
    return not text.isalpha() and any(map(str.isdigit, text))


def _figure(
    grid: Grid, cell: Segment, left: Axis, over: Axis, owner: Subject | None, year: int
) -> FigureCandidate | Refusal | None:
    """The figure of a cell whose headings name one indicator between them, for one subject and year."""
    if left.void or over.void or (left.indicator is None) == (over.indicator is None):
        return None
    side, other = (left, over) if left.indicator is not None else (over, left)
    indicator = _of_card(grid.table.caption, side.indicator, grid.lexicon)
    if indicator is None or not (other.plain or other.year is not None or other.subject is not None):
        return None
    unit = side.unit or other.unit or _caption_unit(grid.table.caption, indicator)
    quantity = read_cell(_OF_A_YEAR.sub("", fold(cell.text).text), unit)
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


def _crossed(left: Axis, over: Axis, lexicon: Lexicon) -> tuple[Axis, Axis]:
    """The two sides, where they name an indicator only together (毕业生 and 满意度): then the left one has it."""
    if not left.words or not over.words:
        return left, over
    for place, (side, other) in enumerate(((left, over), (over, left))):
        narrower = _of_the_employed(side, other, lexicon)
        if narrower is not None:
            named = side._replace(indicator=narrower, label=side.words, void=False)
            plain = other._replace(indicator=None, void=False, plain=True)
            return (named, plain) if place == 0 else (plain, named)
    if left.indicator is None and over.indicator is None and over.words in _COUNTED:
        indicator = lexicon.heading(left.words + "人数")
        return (left._replace(indicator=indicator, label=left.words, void=False), over) if indicator else (left, over)
    if not _SECOND.search(left.words + over.words):
        return left, over
    if (left.indicator and left.indicator.unit == "%") or (over.indicator and over.indicator.unit == "%"):
        return left, over
    beside = "比例" if SHARE.fullmatch(over.words) else over.words
    for label in (left.words + beside, beside + left.words):
        indicator = lexicon.heading(label)
        if indicator is not None and indicator.unit == "%":
            named = left._replace(indicator=indicator, label=label, unit="%", void=False)
            return named, over._replace(indicator=None, void=False, plain=True)
    return left, over


def _of_the_employed(side: Axis, other: Axis, lexicon: Lexicon) -> Indicator | None:
    """What a heading (第一产业, 本市就业) means crossed with 就业人数: those at work in it."""
    if other.indicator is None or other.indicator.name not in _AT_WORK or side.year is not None or side.subject is not None:
        return None
    found = lexicon.heading(side.words.removesuffix("就业") + "就业人数")
    return found if found is not None and found.name in _WHERE_AT_WORK else None


def _of_satisfaction(grid: Grid, left: Axis, over: Axis) -> tuple[Axis, Axis]:
    """The two sides of a cell in a table all about satisfaction (满意度调查: 学生, 家长): whose it is, is its indicator."""
    caption = grid.table.caption
    if "满意" not in caption or left.void or over.void or _ASKED.search(left.words + over.words):
        return left, over
    for place, side in enumerate((left, over)):
        if side.indicator is not None and side.indicator.unit == "%":
            return left, over
        named = grid.lexicon.heading(side.words + "满意度") if side.words else None
        if named is not None and named.unit == "%":
            made = side._replace(indicator=named, label=side.words, unit="%")
            return (made, over) if place == 0 else (left, made)
    return left, over


def _of_card(caption: str, indicator: Indicator | None, lexicon: Lexicon) -> Indicator | None:
    """The national template's 服务贡献表 counts in 毕业生就业人数 only those who went to work: 直接就业人数."""
    if indicator is not None and indicator.name == "就业人数" and "服务贡献" in caption:
        return lexicon.indicators["直接就业人数"]
    return indicator


def _caption_unit(caption: str, indicator: Indicator) -> str:
    """The unit that a caption gives for all figures (单位：万元), where it is of the indicator's kind."""
    match = _CAPTION_UNIT.search(fold(caption).text)
    return match[1] if match and match[1].endswith(indicator.unit or "-") else ""
