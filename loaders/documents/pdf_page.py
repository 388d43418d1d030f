"""A PDF page as PDFium sees it: letters and straight rules, placed in points from the top left corner as shown."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as c

_UPRIGHT = 0.06
"""Radians. Letters turned more than that from a multiple of a right angle are a watermark's."""
_STRAIGHT = 1.5
"""Points. How far a rule may lean, and how thick a filled stripe is that stands for a rule."""
_SHORTEST_RULE = 5.0
_MOST_STROKES = 100_000
_MOST_RULES = 20_000
"""A page with more strokes or straight rules is a drawing or a map: its lines rule no table."""
_FONT_LETTERS = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFB07))
    if len(unicodedata.normalize("NFKC", chr(code))) <= 3
}
"""Radicals, compatibility letters and ligatures that fonts put for common letters (⼯ for 工), and what they stand for."""

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: its left and right edge, its baseline (down from the top), its size."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal (or vertical) line at height (or abscissa) ``at``, from ``start`` to ``end``."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page's letters in the file's order and its rules. ``number`` counts from 1."""

    number: int
    width: float
    height: float
    letters: tuple[Letter, ...]
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]


def read_page(document: Any, index: int) -> Page:
    """The page with that index, from 0. Raises PdfiumError where it is broken."""
    page = document[index]
    try:
        shown = _shown(page)
        letters = tuple(_letters(page, shown))
        across, down = _rules(page, shown)
        width, height = page.get_size()
        return Page(index + 1, width, height, letters, across, down)
    finally:
        page.close()


def _shown(page: Any) -> Callable[[float, float], Point]:
    """From the file's coordinates to those of the page as it is shown: from the top left, turned as the page says."""
    left, bottom, right, top = page.get_bbox()
    rotation = page.get_rotation()
    turns: dict[int, Callable[[float, float], Point]] = {
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    return turns.get(rotation, lambda x, y: (x - left, top - y))


def _letters(page: Any, shown: Callable[[float, float], Point]) -> Iterator[Letter]:
    text = page.get_textpage()
    box, x, y = c.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    high = 0
    try:
        for at in range(c.FPDFText_CountChars(text)):
            code = c.FPDFText_GetUnicode(text, at)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
            high = 0
            if c.FPDFText_IsGenerated(text, at) == 1 or code < 0x20 or code == 0xFFFE or not _is_upright(text, at):
                continue
            if not (c.FPDFText_GetLooseCharBox(text, at, box) and c.FPDFText_GetCharOrigin(text, at, x, y)):
                continue
            first, second = shown(box.left, box.bottom), shown(box.right, box.top)
            left, right = sorted((first[0], second[0]))
            size = abs(second[1] - first[1])
            yield Letter(_FONT_LETTERS.get(code, chr(code)), left, right, shown(x.value, y.value)[1], size)
    finally:
        text.close()


def _is_upright(text: Any, at: int) -> bool:
    turned: float = c.FPDFText_GetCharAngle(text, at) % (math.pi / 2)
    return min(turned, math.pi / 2 - turned) < _UPRIGHT


def _rules(page: Any, shown: Callable[[float, float], Point]) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    across: list[Rule] = []
    down: list[Rule] = []
    strokes = 0
    for path in page.get_objects(filter=[c.FPDF_PAGEOBJ_PATH], max_depth=6):
        strokes += max(1, c.FPDFPath_CountSegments(path))
        if strokes > _MOST_STROKES:
            return (), ()
        for (x0, y0), (x1, y1) in _strokes(path, shown):
            if abs(y1 - y0) <= _STRAIGHT and abs(x1 - x0) >= _SHORTEST_RULE:
                across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x1 - x0) <= _STRAIGHT and abs(y1 - y0) >= _SHORTEST_RULE:
                down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
        if len(across) + len(down) > _MOST_RULES:
            return (), ()
    return tuple(across), tuple(down)


def _strokes(path: Any, shown: Callable[[float, float], Point]) -> Iterator[tuple[Point, Point]]:
    """The straight stretches of a path."""
    matrix = _matrix(path)
    x, y = ctypes.c_float(), ctypes.c_float()
    start: Point | None = None
    last: Point | None = None
    for at in range(c.FPDFPath_CountSegments(path)):
        segment = c.FPDFPath_GetPathSegment(path, at)
        if not c.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        here = shown(*_moved(matrix, x.value, y.value))
        kind = c.FPDFPathSegment_GetType(segment)
        if kind == c.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == c.FPDF_SEGMENT_LINETO and last is not None:
            yield last, here
        last = here
        if c.FPDFPathSegment_GetClose(segment) and start is not None:
            yield here, start


def _matrix(path: Any) -> Matrix:
    """From a path's own coordinates to the page's, through the forms that it lies in."""
    matrix: Matrix = path.get_matrix().get()
    form = path.container
    while form is not None:
        matrix = _times(matrix, form.get_matrix().get())
        form = form.container
    return matrix


def _moved(m: Matrix, x: float, y: float) -> Point:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _times(m: Matrix, n: Matrix) -> Matrix:
    """First ``m``, then ``n`` (ISO 32000-1, 8.3.4)."""
    a, b = m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3]
    d, e = m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3]
    return a, b, d, e, m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5]
