"""Letters to printed lines, and lines to paragraphs, by where they stand: full to the edge, set in, set apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.documents.composition import Paragraph
from loaders.documents.pdf_page import Letter

_SAME_LINE = 0.45
"""The share of a letter's size by which baselines of one line differ (raised figures, mixed fonts)."""
_WIDE_GAP, _GAP, _THIN = 2.0, 0.25, 0.1
"""Gaps between letters, in sizes: the first ends a column, the second a word, the third a word where the file has a space."""
_FULL, _SET_IN = 1.6, 0.8
"""In sizes: how near the edge a full line ends, how far a paragraph's first line is set in."""
_ENDS = re.compile(r"[。！？；：…][”’）》】」]?$")
_BEGINS = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]{1,4}[章节部篇]|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}(?:[.．]\d{1,2}){0,3}[.．、\s]|[①-⑳]|[【〔]|[表图]\s*\d|案例)"
)
_WORD = re.compile(r"[（(“《【]*[A-Za-z0-9.,%+\-—–/:：]+[年月日人所个）”]?")
"""What is not broken over lines."""
_LONG = 15
"""Letters of a line from which it tells where the margins are, and may read on: a shorter one is a title or a label."""


@dataclass(slots=True)
class PrintedLine:
    """A line as printed. ``left`` and ``right`` are the margins of its column or box, for the joining of lines."""

    text: str
    start: float
    end: float
    base: float
    size: float
    page: int
    left: float = 0.0
    right: float = 0.0
    pitch: float = 0.0
    level: int | None = None

    def is_full_before(self, following: str) -> bool:
        """Whether it goes on to the right margin, or as near as the first word of the following line lets it."""
        word = _WORD.match(following)
        width = sum(0.5 if letter.isascii() else 1.0 for letter in word.group()) if word else 0.0
        return self.end >= self.right - max(_FULL, width + 0.5) * self.size


def lines(letters: Iterable[Letter], page: int) -> list[PrintedLine]:
    """The lines that letters make up, from the top down."""
    rows: list[list[Letter]] = []
    tallest = base = 0.0
    for letter in sorted(letters, key=lambda a: (a.base, a.left)):
        if rows and letter.base - base <= _SAME_LINE * max(tallest, letter.size):
            rows[-1].append(letter)
            if letter.size > tallest and letter.text.strip():
                tallest, base = letter.size, letter.base
        else:
            rows.append([letter])
            tallest, base = letter.size, letter.base
    return [line for row in rows if (line := _line(sorted(row, key=lambda a: a.left), page)) is not None]


def _line(row: Sequence[Letter], page: int) -> PrintedLine | None:
    seen = [letter for letter in row if letter.text.strip()]
    spaces = [letter.left for letter in row if not letter.text.strip()]
    if not seen:
        return None
    size = Counter(round(letter.size, 1) for letter in seen).most_common(1)[0][0] or 1.0
    parts: list[str] = []
    before: Letter | None = None
    for letter in seen:
        if before is not None:
            if letter.text == before.text and abs(letter.left - before.left) < 0.2 * size:
                continue  # bold print made by printing twice
            gap = letter.left - before.right
            apart = gap > _GAP * size or (gap > _THIN * size and _between(spaces, before, letter))
            parts.append("\t" if gap > _WIDE_GAP * size else " " if apart else "")
        parts.append(letter.text)
        before = letter
    return PrintedLine("".join(parts), seen[0].left, max(a.right for a in seen), seen[0].base, size, page)


def _between(spaces: Sequence[float], before: Letter, after: Letter) -> bool:
    at = bisect_left(spaces, before.left)
    return at < len(spaces) and spaces[at] < after.left


def set_margins(found: Sequence[PrintedLine], left: float | None = None, right: float | None = None) -> None:
    """Tell lines of one column or box its margins: where most long lines end, where the foremost begin; and their pitch."""
    long = [line for line in found if len(line.text) >= _LONG and "\t" not in line.text] or list(found)
    if not long:
        return
    ends = sorted(line.end for line in long)
    first = min(line.start for line in long) if left is None else left
    last = ends[int((len(ends) - 1) * 0.8)] if right is None else right
    steps = Counter(round(b.base - a.base) for a, b in pairwise(found) if b.base > a.base and b.size > 0)
    pitch = min((step for step, n in steps.items() if n == max(steps.values())), default=0)
    for line in found:
        line.left, line.right, line.pitch = first, last, float(pitch)


def paragraphs(found: Iterable[PrintedLine]) -> list[Paragraph]:
    """Lines that read on into one another, as paragraphs; a paragraph keeps the page of each of its lines."""
    made: list[list[PrintedLine]] = []
    for line in found:
        if made and _reads_on(made[-1], line):
            made[-1].append(line)
        else:
            made.append([line])
    return [_paragraph(group) for group in made]


def _reads_on(group: Sequence[PrintedLine], line: PrintedLine) -> bool:
    first, last = group[0], group[-1]
    if "\t" in last.text or "\t" in line.text or first.level != line.level:
        return False
    if len(last.text) < _LONG or abs(last.size - line.size) > 0.15 * last.size or not last.is_full_before(line.text):
        return False
    if line.page == last.page and last.pitch and line.base - last.base > 1.5 * max(last.pitch, last.size):
        return False
    set_in = line.start > line.left + _SET_IN * line.size
    if set_in and not (len(group) > 1 and abs(line.start - last.start) < 0.3 * line.size):
        return False
    if _ENDS.search(last.text):
        begun_inside = first.start > first.left + _SET_IN * first.size or len(group) > 2
        return begun_inside and not _BEGINS.match(line.text)
    return True


def _paragraph(group: Sequence[PrintedLine]) -> Paragraph:
    parts: list[tuple[str, int | None]] = []
    for line in group:
        text = line.text
        if parts:
            before = parts[-1][0]
            if before[-1:].isascii() and text[:1].isascii() and before[-1:].isalpha() and text[:1].isalpha():
                text = " " + text
            if parts[-1][1] == line.page:
                parts[-1] = (before + text, line.page)
                continue
        parts.append((text, line.page))
    return Paragraph(parts, group[0].level)


def _fills(line: PrintedLine, following: str, widest: float, width: float) -> bool:
    """Whether a cell's line ends because the cell does: not even the next letter, or unbreakable word, would have fitted."""
    word = _WORD.match(following)
    need = sum(0.5 if letter.isascii() else 1.0 for letter in word.group()) if word else 1.0
    own = line.end - line.start
    return width - own < (1.8 + need) * line.size and own > widest - (need + 0.1) * line.size


def in_cell(found: Sequence[PrintedLine], width: float) -> list[Paragraph]:
    """A cell's lines: running text as paragraphs; in a narrow cell lines that fill it read on, shorter ones stand alone."""
    if any(len(line.text) > 25 for line in found):
        set_margins(found)
        return paragraphs(found)
    made: list[Paragraph] = []
    widest = max((line.end - line.start for line in found), default=0.0)
    for at, line in enumerate(found):
        before = found[at - 1] if at else None
        text = line.text.replace("\t", " ")
        if before is not None and _fills(before, line.text, widest, width):
            made[-1].parts[-1] = (made[-1].parts[-1][0] + text, line.page)
        else:
            made.append(Paragraph([(text, line.page)]))
    return made
