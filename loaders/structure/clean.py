"""White space and punctuation of a line: letters of one word come together, and where each stood is remembered."""

from __future__ import annotations

import re
from array import array

LINE_END = "\v"
"""Stands for the end of a line that breaks a cell: it parts no items of a list."""
_SPACE = re.compile(r"\s+")
_ASCII_WORD = re.compile(r"[A-Za-z0-9.,%]")
_FOLD = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_HALF = re.compile(r"[,;:：?!]")


def clean(text: str, offsets: array[int], *, keep_gaps: bool = False) -> tuple[str, array[int]]:
    """A line without idle white space and with Chinese punctuation, and the offsets of what is left.

    White space stays as one space between two Latin words or numbers, and, with ``keep_gaps``, between two runs of two or more
    Han letters (in a table cell it separates the items of a list).
    """
    text = _punctuation(text)
    words = text.split(None, 1)
    if not words or len(words[0]) == len(text):
        return (text, offsets[:]) if words else ("", array("l"))
    parts: list[str] = []
    kept: array[int] = array("l")
    last = 0
    for gap in _SPACE.finditer(text):
        parts.append(text[last : gap.start()])
        kept.extend(offsets[last : gap.start()])
        last = gap.end()
        if gap.start() > 0 and gap.end() < len(text) and _keeps(text, gap.start(), gap.end(), keep_gaps):
            parts.append(" ")
            kept.append(offsets[gap.start()])
    parts.append(text[last:])
    kept.extend(offsets[last:])
    return "".join(parts), kept


def _keeps(text: str, start: int, end: int, keep_gaps: bool) -> bool:
    before, after = text[start - 1], text[end]
    if before.isascii() and after.isascii():
        if before in ":：" or after in ":：%":
            return False
        return bool(_ASCII_WORD.match(before) and _ASCII_WORD.match(after))
    if (
        not keep_gaps
        or text[start:end] == LINE_END
        or not (_is_han(before) or before in "）”》")
        or not (_is_han(after) or after in "“《")
    ):
        return False
    return not text[max(0, start - 2) : start - 1].isspace() and not text[end + 1 : end + 2].isspace() and start > 1


def _is_han(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff"


def _punctuation(text: str) -> str:
    """Half-width marks between Chinese letters become full-width; between digits they are separators and ratios."""

    def folded(found: re.Match[str]) -> str:
        mark = found.group()
        before = text[max(0, found.start() - 8) : found.start()].rstrip()[-1:]
        after = text[found.end() : found.end() + 8].lstrip()[:1]
        numbers = before.isdigit() and after.isdigit()
        if mark in ":：":
            return ":" if numbers else "：" if mark == "：" or not (before.isascii() and after in "/\\") else ":"
        if numbers or (before.isascii() and before and after.isascii() and after):
            return mark
        return _FOLD[mark]

    return _HALF.sub(folded, text)
