"""A report's title: the line or two at the top that say what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.structure.headings import heading_of
from loaders.structure.lines import Line

_TITLE = re.compile(r"(?:质量|年度|发展).{0,12}报告|年报|(?:质量|年度)报告")
_SENTENCE = re.compile(r"[。；，]|^根据|^为|责任|声明|负责")
_HALF = re.compile(r"职业|学校|学院|教育(?!局|厅|委)|\d{4}|(?:省|市|县|区|州|旗)$")
_TOP = 40
_LONGEST = 60


def title_lines(lines: Sequence[Line], contents: set[int]) -> tuple[str, set[int]]:
    """The title near the top (joined where it is broken over two lines), and the indices of the lines that print it."""
    title, found = "", set[int]()
    for at, line in enumerate(lines[:_TOP]):
        if at in contents or at in found or "\t" in line.raw or not line.text:
            continue
        text, used = line.text, {at}
        if _broken(text, lines, at):
            text += lines[at + 1].text
            used.add(at + 1)
        if len(text) > _LONGEST or _SENTENCE.search(text) or not _TITLE.search(text) or heading_of(text) is not None:
            continue
        if not title:
            title = text.replace(" ", "")
        if text.replace(" ", "") == title or len(text) > 10:
            found |= used
    return title, found


def _broken(text: str, lines: Sequence[Line], at: int) -> bool:
    """Whether a title's first half stands alone in a line: a school's, region's or year's name with the rest below."""
    if at + 1 >= len(lines) or len(text) > 40 or _SENTENCE.search(text) or _TITLE.search(text):
        return False
    below = lines[at + 1]
    completes = (
        len(below.text) <= 30 and below.blanks <= 2 and bool(_TITLE.search(below.text)) and not _SENTENCE.search(below.text)
    )
    return completes and heading_of(text) is None and bool(_HALF.search(text))
