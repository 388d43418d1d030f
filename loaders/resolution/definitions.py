"""Short names that a report defines itself: 甲市交通学校（以下简称“市交校”）."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NOTE = re.compile(
    r"[（(，,][^（）()，。；]{0,4}?(?:以下|下文|下称|后文|文中|下同|简称|以下均)[^（）()“”《》，。；]{0,8}?(?:简称|统称|通称|称作|称之为|称|下称|简写)?(?:为|作)?[：:，,]?"
    r"(?P<names>[“\"「『]?[^（）()，。；：]{1,24}?[”\"」』]?(?:(?:或|、|和)[“\"「『][^（）()，。；：”\"」』]{1,24}[”\"」』])*)[）)，,。]"
)
_NAME = re.compile(r"[“\"「『]?([^“”\"「」『』、或]{2,20})[”\"」』]?")
_BARE = re.compile(r"(?:简称|统称|通称|以下称|下称)(?:为)?[：:，,]?[“\"「『]?(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,14})[”\"」』]?")
_FILLED = re.compile(r"[（(][“\"]?([\u4e00-\u9fff]{2,10})[”\"]?[）)]")


@dataclass(frozen=True, slots=True)
class Definition:
    """``alias`` stands, at ``start`` to ``end`` of the text, for the name that ends at ``owner_end``.

    ``bracket``: where the bracket begins that the definition closes, else -1 (甲大学（系…升格而成，下称“乙”）).
    """

    owner_end: int
    alias: str
    start: int
    end: int
    bracket: int = -1


def definitions(text: str) -> list[Definition]:
    """The short names that the text defines, in order; the name defined is the one that ends right before the bracket."""
    if "称" not in text:
        return []
    found: list[Definition] = []
    for note in _NOTE.finditer(text):
        bare = _BARE.search(note.group())
        if bare is None:
            continue
        span_start = note.start() + bare.start("name")
        for name in _NAME.finditer(text, span_start, note.end() - 1):
            alias = name.group(1)
            if len(alias) >= 2:
                found.append(Definition(note.start(), alias, name.start(1), name.end(1), _bracket(text, note.start())))
    return found


def short_in_bracket(text: str, end: int, name: str) -> str:
    """The short name in a bracket right after a name whose letters stand in the name in order (甲区乙丙商贸学校（乙丙商校）)."""
    note = _FILLED.match(text, end)
    short = note.group(1) if note is not None else ""
    letters = iter(name)
    return short if len(short) < len(name) and all(letter in letters for letter in short) else ""


def _bracket(text: str, note: int) -> int:
    """Where the bracket begins whose end the definition is, if it comes after more than the name's own note."""
    opened = text.rfind("（", 0, note)
    return opened if text[note] in "，," and opened > text.rfind("）", 0, note) else -1
