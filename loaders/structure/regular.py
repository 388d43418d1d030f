"""Rows found by their kinds alone: cells one a line, where each column holds figures in every row, or words in every row.

A table copied so has no mark of its own. What gives it away is that figures come back at the same step: 名称, 校址, 712, 36,
专业, 名称, 校址, 480, 28, 专业. No first heading needs to be known for that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

FIGURE = re.compile(
    r"^[-+]?[\d,.]+(?:%|‰|:[\d.]+|：[\d.]+|[\u4e00-\u9fff]{1,3})?$|^[\d.]+[:：][\d.]+$|^[-—–/／]+$|^[(（]?[-+]?[\d.]+%[)）]?$"
)
YEAR = re.compile(r"^(?:20\d\d(?:[-—–]20\d\d)?(?:年度?|级|届|学年)?|(?:上年|本年|去年|今年)度?)(?:[（(][^（）()]{1,6}[）)])?$")
_DIGIT = re.compile(r"\d")
_ROWS = 3
"""How many rows it takes to see columns where no heading is known; two are enough below a known one."""

Row = list[int | None]


def regular_rows(texts: Sequence[str], width: int, *, known: bool) -> list[Row] | None:
    """The rows of ``width`` columns that cells fall into from the first on, as places of cells; None where they do not.

    The first row holds the headings: no figures but years. ``known`` says that the first heading is one that opens tables. A
    table whose first heading is empty has years only: they stand over all columns but the first.
    """
    least = 1 + (_ROWS - 1 if known else _ROWS)
    found = _rows(texts, width, 0)
    if len(found) < least and all(YEAR.match(text) for text in texts[: width - 1]):
        found = _rows(texts, width, 1)
    return found if len(found) >= least else None


def _rows(texts: Sequence[str], width: int, missing: int) -> list[Row]:
    """As above, as many as there are; ``missing`` headings are lacking in front."""
    heads = texts[: width - missing]
    first = texts[width - missing : 2 * width - missing]
    if len(first) < width or any(_is_figure(text) and not YEAR.match(text) for text in heads):
        return []
    kinds = [_is_figure(text) and not (column == 0 and YEAR.match(text)) for column, text in enumerate(first)]
    if not any(kinds[1:]) or not any(_DIGIT.search(text) and not YEAR.match(text) for text in first[1:]):
        return []
    rows: list[Row] = [[None] * missing + list(range(width - missing))]
    at = width - missing
    while at + width <= len(texts) and _alike(texts[at : at + width], kinds, len(rows)):
        rows.append(list(range(at, at + width)))
        at += width
    return rows


def _alike(row: Sequence[str], kinds: Sequence[bool], number: int) -> bool:
    """Whether a row has figures where the first row has them, and words, a year or its running number at its head."""
    if _is_figure(row[0]) and not YEAR.match(row[0]) and row[0] != str(number):
        return False
    if row[0] == str(number) and _is_figure(row[1]):
        return False
    return any(row) and all(text == "" or _is_figure(text) == kind for text, kind in zip(row[1:], kinds[1:], strict=True))


def _is_figure(text: str) -> bool:
    return FIGURE.match(text) is not None
