"""Rows found by what the headings ask for: cells one a line, of which some are lacking and some are broken over lines.

A table copied so that its empty cells are gone cannot be cut every so many lines. Each heading that is known says what its
column holds (schools, clusters, firms, figures, years), and the rows are those that fit the headings best.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from loaders.structure.column_kinds import STRONG, Kind, cell_kind, gain, heading_kind

_NARROWEST, _WIDEST = 2, 10
_LACKING, _BROKEN, _KNOWN = 2.0, 0.75, 1.5
"""What an empty cell and a cell's further line cost, and what a heading that is known gains (one that is not, costs)."""
_PROBE = 60
"""How many lines tell how many columns there are."""
_PIECES, _BREAKS = 3, 4
"""Over how many lines a cell may be broken, and how long the first of them is at least."""
_SURE, _MEAN = 0.75, 0.8
_WHOLE: Final[tuple[Kind, ...]] = ("figure", "bare", "year", "number", "none")
_NAMES: Final[tuple[Kind, ...]] = ("school", "firm", "cluster")
_TELLING: Final[tuple[Kind, ...]] = ("school", "firm", "cluster", "industry", "region", "figure", "year", "words")
_NEVER = -1e9

Row = list[tuple[int, int] | None]
"""A row's cells, each as the first of its lines and the one after its last."""


@dataclass(slots=True)
class _Fit:
    score: float
    rows: list[Row]


def fitted_rows(texts: Sequence[str], *, captioned: bool = False) -> list[Row] | None:
    """The rows, headings first, that some lines fall into under the headings they begin with; None where they do not.

    ``captioned`` says that a table's caption stands above them: its first heading may be empty then.
    """
    kinds = _kinds(texts)
    telling = {"figure" if kind == "bare" else kind for kind in kinds[:_PROBE]} - {"words"}
    best: tuple[float, int, list[Kind]] | None = None
    for width in range(_NARROWEST, min(_WIDEST, len(texts) // 3) + 1):
        if not _is_heading(texts[width - 1]):
            break
        known = [heading_kind(text) for text in texts[:width]]
        unknown = known.count(None)
        if unknown * 5 > width * 2:
            continue
        columns: list[Kind] = [kind or "" for kind in known]
        if telling.isdisjoint(columns):
            continue
        begun = kinds[width] == "year" or heading_kind(texts[width]) is None or kinds[width + 1] in ("figure", "bare")
        if begun and (captioned or set(columns) == {"figure"}) and gain(columns[0], kinds[width]) < 0:
            columns.insert(0, "number" if kinds[width] == "number" else "")
        score = _fit(texts[width:_PROBE], kinds[width:_PROBE], columns).score + _KNOWN * (width - 2 * unknown)
        if best is None or score >= best[0]:
            best = (score, width, columns)
    return None if best is None else _rows(texts, kinds, best[1], best[2])


def _kinds(texts: Sequence[str]) -> list[Kind]:
    """What each line looks like; those that count on from 1, each with words below it, are running numbers."""
    kinds = [cell_kind(text) for text in texts]
    counted, last = 0, -2
    for at, text in enumerate(texts[:-1]):
        if text.strip("（）.．、").lstrip("0") == str(counted + 1) and at > last + 1 and kinds[at + 1] not in _WHOLE:
            kinds[at], counted, last = "number", counted + 1, at
    return kinds


def _is_heading(text: str) -> bool:
    """Whether a line may be a heading: short words, and no name of a school, a cluster or a firm."""
    if heading_kind(text) is not None:
        return True
    return 0 < len(text) <= 14 and cell_kind(text) in ("words", "industry") and not any(mark in text for mark in "、，；")


def _rows(texts: Sequence[str], kinds: Sequence[Kind], heads: int, columns: list[Kind]) -> list[Row] | None:
    body, of = texts[heads:], kinds[heads:]
    width = len(columns)
    fit = _fit(body, of, columns)
    learned, usual = _learned(body, fit.rows, columns)
    fit = _fit(body, of, learned, usual)
    rows = fit.rows
    used = max((cell[1] for row in rows for cell in row if cell is not None), default=0)
    if len(rows) < 2 or (len(rows) == 2 and (width < 3 or used < len(body))) or fit.score < _MEAN * width * len(rows):
        return None
    if not any(_is_sure(of, rows, column, kind) for column, kind in enumerate(columns)):
        return None
    head: Row = [None] * (width - heads) + [(at, at + 1) for at in range(heads)]
    return [head, *([None if cell is None else (cell[0] + heads, cell[1] + heads) for cell in row] for row in rows)]


def _is_sure(kinds: Sequence[Kind], rows: Sequence[Row], column: int, kind: Kind) -> bool:
    """Whether a column holds just what its heading asks for."""
    if kind in ("", "words"):
        return False
    cells = [cell for row in rows if (cell := row[column]) is not None]
    sure = sum(gain(kind, kinds[start]) >= STRONG or (end - start > 1) for start, end in cells)
    return len(cells) > 1 and sure >= _SURE * len(rows)


def _learned(texts: Sequence[str], rows: Sequence[Row], columns: Sequence[Kind]) -> tuple[list[Kind], list[frozenset[str]]]:
    """What columns hold whose heading does not say it, and the words that come again in each."""
    learned, usual = list(columns), []
    for column, kind in enumerate(columns):
        cells = ["".join(texts[cell[0] : cell[1]]) for row in rows if (cell := row[column]) is not None]
        counts = Counter(cells)
        usual.append(frozenset(text for text, count in counts.items() if count > 1 and kind in ("words", "")))
        if kind in ("words", "") and len(cells) > 2:
            most, count = Counter(map(cell_kind, cells)).most_common(1)[0]
            if most in _TELLING and count * 4 >= len(cells) * 3:
                learned[column] = most
    return learned, usual


def _fit(texts: Sequence[str], kinds: Sequence[Kind], columns: Sequence[Kind], usual: Sequence[frozenset[str]] = ()) -> _Fit:
    """The rows that fit columns best: line by line, the best way to have come to each column with it."""
    width, many = len(columns), len(texts)
    ends = [[_NEVER] * width for _ in range(many + 1)]
    whence: list[list[tuple[int, int]]] = [[(0, -1)] * width for _ in range(many + 1)]
    best, last = 0.0, (0, -1)
    for at in range(many):
        enter, come = _entries(ends[at], width) if at else ([-_LACKING * column for column in range(width)], [-1] * width)
        for pieces in range(1, _PIECES + 1):
            if pieces > 1 and not _goes_on(texts, kinds, at, pieces):
                break
            text = texts[at] if pieces == 1 else "".join(texts[at : at + pieces])
            kind = kinds[at] if pieces == 1 else cell_kind(text)
            after = ends[at + pieces]
            for column in range(width):
                score = enter[column] + gain(columns[column], kind) - _BROKEN * (pieces - 1)
                if usual and text in usual[column]:
                    score += 1
                if score > after[column]:
                    after[column] = score
                    whence[at + pieces][column] = (pieces, come[column])
        for column, score in enumerate(ends[at + 1]):
            whole = score - _LACKING * (width - 1 - column)
            if whole > best:
                best, last = whole, (at + 1, column)
    return _Fit(best, _way(whence, last, width))


def _entries(ends: Sequence[float], width: int) -> tuple[list[float], list[int]]:
    """The best score with which each column is come to from those before it, and the column one comes from."""
    enter, come = [_NEVER] * width, [-1] * width
    score, source = _NEVER, -1
    for step in range(2 * width):
        column = step % width
        if score > enter[column]:
            enter[column], come[column] = score, source
        score -= _LACKING
        if ends[column] > score:
            score, source = ends[column], column
    return enter, come


def _goes_on(texts: Sequence[str], kinds: Sequence[Kind], at: int, pieces: int) -> bool:
    """Whether a line may be the rest of the cell above: that one fills its column, and this one is no longer, no figure."""
    here = at + pieces - 1
    if here >= len(texts) or kinds[here] in _WHOLE or kinds[at] in _WHOLE or len(texts[here - 1]) < _BREAKS:
        return False
    if kinds[here] == "rest":
        return True
    return kinds[here - 1] not in _NAMES and 1 < len(texts[here]) <= len(texts[here - 1]) + 1


def _way(whence: Sequence[Sequence[tuple[int, int]]], last: tuple[int, int], width: int) -> list[Row]:
    """The rows that the best way leads through."""
    cells: list[tuple[int, int, int]] = []
    at, column = last
    while at > 0:
        pieces, before = whence[at][column]
        cells.append((at - pieces, at, column))
        at, column = at - pieces, before
    rows: list[Row] = []
    previous = width
    for start, end, column in reversed(cells):
        if column <= previous:
            rows.append([None] * width)
        rows[-1][column] = (start, end)
        previous = column
    return rows
