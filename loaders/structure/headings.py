"""Headings: their number, their style, and how deep they lie."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

Style = Literal["chapter", "section", "decimal1", "decimal2", "decimal3", "han", "han-bracket", "bracket", "circle", "plain"]

_NUMBERED: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("chapter", re.compile(r"^第([一二三四五六七八九十百\d]{1,4})(?:章|部分|篇)[、.:：\s]*")),
    ("section", re.compile(r"^第([一二三四五六七八九十百\d]{1,4})节[、.:：\s]*")),
    ("decimal3", re.compile(r"^(\d{1,2}\.\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)[.、\s]*(?![\d%])")),
    (
        "decimal2",
        re.compile(
            r"^(\d{1,2}\.\d{1,2})[.、\s]*(?=[\u4e00-\u9fff“《【A-Za-z])(?![年月日个万亿元人所倍米册台名次分余多以平公吨千百])"
        ),
    ),
    ("decimal1", re.compile(r"^(\d{1,2})(?:[.、](?!\d)\s*| (?=[\u4e00-\u9fff“]))")),
    ("han", re.compile(r"^([一二三四五六七八九十]{1,3})(?:[、.]\s*| (?=[\u4e00-\u9fff“]))")),
    ("han-bracket", re.compile(r"^（([一二三四五六七八九十]{1,3})）[、.]?\s*")),
    ("bracket", re.compile(r"^（(\d{1,2})）[、.]?\s*|^(\d{1,2})）\s*")),
    ("circle", re.compile(r"^([①-⑳])\s*")),
)
_OPENS: Mapping[str, Sequence[Style]] = {
    "第": ("chapter", "section"),
    "（": ("han-bracket", "bracket"),
    "①②③④⑤⑥⑦⑧⑨⑩": ("circle",),
    "一二三四五六七八九十": ("han",),
    "0123456789": ("decimal3", "decimal2", "decimal1", "bracket"),
}
_BY_FIRST = {letter: [one for one in _NUMBERED if one[0] in styles] for letters, styles in _OPENS.items() for letter in letters}
"""The styles of number that begin with a letter."""
_LETTER = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_LONGEST = 60
_SENTENCE_HEADING = 24
"""A numbered line with a full stop is a heading up to this length; a longer one is a sentence."""
_ENDS_SENTENCE = tuple("。；！？，、：")
_HAN_DIGITS = {letter: value for value, letter in enumerate("零一二三四五六七八九十")}


class Heading(NamedTuple):
    """A heading's style, its number as printed, its title without the number, and where the title starts in the line."""

    style: Style
    number: str
    title: str
    start: int


def numbering(text: str) -> Heading | None:
    """The numbering at the beginning of a line, if there is one, whatever the line is."""
    for style, pattern in _BY_FIRST.get(text[:1], ()):
        found = pattern.match(text)
        if found:
            end = found.end()
            return Heading(style, found[found.lastindex or 1], text[end:], end)
    return None


@lru_cache(maxsize=8192)
def heading_of(text: str) -> Heading | None:
    """The heading that a line is: numbered, short, one phrase, without a sentence after it."""
    found = numbering(text)
    if found is None:
        return None
    title = found.title.removesuffix("。")
    if not 1 <= len(title) <= _LONGEST or "。" in title or "；" in title or title.endswith(_ENDS_SENTENCE):
        return None
    if len(title) > _SENTENCE_HEADING and found.title.endswith("。"):
        return None
    if title.count("，") > 3 or title.count("《") != title.count("》") or not _LETTER.search(title):
        return None
    return Heading(found.style, found.number, title, found.start)


def value_of(number: str) -> int:
    """The last part of a heading's number as an integer (3 of 2.3, 十二 is 12); 0 where it has none."""
    last = number.split(".")[-1]
    if last.isdigit():
        return int(last)
    if "①" <= last <= "⑳":
        return ord(last) - ord("①") + 1
    tens, _, ones = last.rpartition("十")
    if "十" in last:
        return (_HAN_DIGITS.get(tens, 1) if tens else 1) * 10 + (_HAN_DIGITS.get(ones, 0) if ones else 0)
    return _HAN_DIGITS.get(last, 0)


@dataclass(slots=True)
class _Open:
    style: str
    number: str
    title: str
    given: int | None = None


class Outline:
    """The headings that are open at a place, outermost first; fed with headings in order.

    A style seen before closes what lies under it; a new style opens a deeper level; a single number (3.) is a chapter where it
    goes on counting the chapters or where the next two-part number (3.1) begins with it, else a point of the section it is in.
    """

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._chapter = 0

    @property
    def path(self) -> tuple[str, ...]:
        """The open headings' titles."""
        return tuple(level.title for level in self._open)

    @property
    def depth(self) -> int:
        """How many headings are open."""
        return len(self._open)

    def enter(self, heading: Heading, upcoming: str | None = None, given: int | None = None) -> int:
        """Open a heading; gives its level (1 the highest).

        ``upcoming`` is the next two-part number below in the text, ``given`` the level that the file says it has.
        """
        style: str = heading.style
        if given is not None:
            self._close_given(given, plain=style == "plain")
        if style == "decimal1":
            style = self._single(heading, upcoming)
        if style.startswith("decimal"):
            self._close_decimals(heading.number)
        elif style != "plain":
            self._close(style)
        self._open.append(_Open(style, heading.number, heading.title, given))
        return len(self._open)

    def is_open(self, style: str) -> bool:
        """Whether a heading of that style is open (``decimal`` stands for any of 3, 3.1, 3.1.1)."""
        return any(level.style.startswith(style) for level in self._open)

    def restarts(self, heading: Heading) -> bool:
        """Whether a heading counts from one again although its style's count is open and further on."""
        return value_of(heading.number) == 1 and any(
            level.style == heading.style and value_of(level.number) > 1 for level in self._open
        )

    @property
    def style(self) -> str:
        """The style of the innermost open heading; ``point`` for a single number inside a section."""
        return self._open[-1].style if self._open else ""

    def _single(self, heading: Heading, upcoming: str | None) -> str:
        value = value_of(heading.number)
        if not self._chapter and self._open:
            return "point"
        announced = upcoming is not None and upcoming.split(".")[0] == heading.number and value > self._chapter
        points = [level for level in self._open if level.style == "point"]
        counts_on = bool(points) and value == value_of(points[-1].number) + 1
        follows = value == self._chapter + 1 and not counts_on
        if announced or follows:
            self._chapter = value
            return "decimal1"
        return "point"

    def _close(self, style: str) -> None:
        for at, level in enumerate(self._open):
            if level.style == style:
                del self._open[at:]
                return

    def _close_given(self, given: int, *, plain: bool) -> None:
        """Close what the file says lies as deep as a heading of that level, or deeper; numbers say more than levels do."""
        for at, level in enumerate(self._open):
            if level.given is not None and level.given >= given and (plain or level.style == "plain"):
                del self._open[at:]
                return

    def _close_decimals(self, number: str) -> None:
        """Close all but the headings whose number this one continues (3 and 3.2 for 3.2.1)."""
        parts = number.split(".")
        kept = 0
        for level in self._open:
            own = level.number.split(".")
            above = level.style.startswith("decimal") and len(own) < len(parts) and parts[: len(own)] == own
            counted = level.style in ("han", "han-bracket") and value_of(level.number) == int(parts[0]) and len(parts) > 1
            if above or (kept == 0 and (counted or level.style in ("chapter", "section", "plain"))):
                kept += 1
            else:
                break
        del self._open[kept:]
        self._chapter = max(self._chapter, int(parts[0]))
