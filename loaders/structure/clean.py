"""White space and punctuation of a line: letters of one word come together, and where each stood is remembered."""

from __future__ import annotations

import re

from loaders.offsets import NOWHERE, Offsets, picked

LINE_END = "\v"
"""Stands for the end of a line that breaks a cell: it parts no items of a list."""
_ASCII_WORD = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,%")
_HAN = "\x80"
"""Letters below it are Latin ones, figures and their signs."""
_FOLD = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_HALF = re.compile(r"[,;:：?!]")


def clean(text: str, offsets: Offsets, *, keep_gaps: bool = False) -> tuple[str, Offsets]:
    """A line without idle white space and with Chinese punctuation, and the offsets of what is left.

    White space stays as one space between two Latin words or numbers, and, with ``keep_gaps``, between two runs of two or more
    Han letters (in a table cell it separates the items of a list).
    """
    if '"' in text:
        text = _curled(text)
    if _HALF.search(text):
        text = _punctuation(text)
    words = text.split()
    if len(words) < 2:
        if not words:
            return "", NOWHERE
        if len(words[0]) == len(text):
            return text, offsets
        start = len(text) - len(text.lstrip())
        return words[0], offsets[start : start + len(words[0])]
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    end = 0
    for word in words:
        start = text.index(word, end)
        if end and (keep_gaps or (text[end - 1] < _HAN and text[start] < _HAN)) and _keeps(text, end, start, keep_gaps):
            parts.append(" ")
            spans.append((end, end + 1))
        end = start + len(word)
        parts.append(word)
        spans.append((start, end))
    return "".join(parts), picked(offsets, spans)


def _keeps(text: str, start: int, end: int, keep_gaps: bool) -> bool:
    before, after = text[start - 1], text[end]
    if before.isascii() and after.isascii():
        if before in ":：" or after in ":：%":
            return False
        return before in _ASCII_WORD and after in _ASCII_WORD
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


def _curled(text: str) -> str:
    """A line with its straight quotation marks in pairs around Chinese words as opening and closing ones."""
    pairs = text.split('"')
    if len(pairs) % 2 == 0 or not any(_is_han(word[:1]) or _is_han(word[-1:]) for word in pairs[1::2]):
        return text
    return "".join(word if at == 0 else ("“" if at % 2 else "”") + word for at, word in enumerate(pairs))
