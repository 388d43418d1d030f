"""Which year a figure describes, as far as the words around it say so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

_SCHOOL_YEAR = re.compile(r"(?<!\d)(20\d\d)年?[-—–~～至/](20)?(\d\d)学年")
_SPAN = re.compile(r"(?<!\d)(20\d\d)年?[-~至到](20)?\d\d年")
_YEAR = re.compile(
    r"(?<!\d)(20[0-4]\d)(?:年度?|学年度?|届|[两二三四五](?:年度?|届)|(?=(?:[、和及,]20[0-4]\d){1,5}[两二三四五]?(?:年|届)))(?!代)"
)
_HEADING_YEAR = re.compile(r"\(?(20[0-4]\d)(?:年度?|学年度?)?(?:数据|数值|情况|全年|底|末|指标值|实际)?\)?")
_COMPARED = re.compile(r"(?:比|较|与|和|同|于|相比|相较|相较于|对比|对照|比照|以|自|从|由|自从|参照|距)$")
_COMPARED_AFTER = re.compile(r"(?:全年)?(?:相比|以来|以后|以前|起|开始|同期|年底前|之前|之后|前)")
_FRONT_ENDS = frozenset("比较与和同于照以自从由距到至计争")
_STOP = re.compile(r"[。;!?]")
_OPENING_YEAR = re.compile(r"(?:[^,，。]{0,8}[.、:])?(?:截至)?(20[0-4]\d)年(?!以来|起|-|至)")
_OPENING_REACH = 13
"""How far the digits reach that such a year begins with."""
_LISTED = re.compile(r"20[0-4]\d(?:年度?|届)?[和与及]$")
_PLANNED = re.compile(r"(?:到|至|力争|预计)$")
_TITLES = re.compile(r"《[^》]{0,80}》|\([^()]{0,60}\)")
_SELF = re.compile(r"(?:本年度?|今年|当年|本学年|全年|目前|现有)")
PREVIOUS = r"(?:上一?年度?|上一?届|去年|上一?学年|上年同期|前一年|上一?届)"


class YearMention(NamedTuple):
    """``text[start:end]`` names ``year`` as the time that what follows it describes."""

    start: int
    end: int
    year: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a report tells time: the year it describes, and whether its school years count by the year they begin in."""

    year: int
    by_start: bool = False

    def plain(self, text: str) -> str:
        """``text`` with its school years as this report counts them, letter for letter."""
        return by_start(text) if self.by_start else text


def mask_titles(text: str) -> str:
    """``text`` with titles and brackets blanked, letter for letter: what stands in them dates documents, not figures."""
    if "》" not in text and ")" not in text:
        return text
    return _TITLES.sub(lambda match: "□" * len(match.group()), text)


def topic_years(text: str) -> list[YearMention]:
    """The years in folded ``text`` that date what follows: not those compared with, planned for, or counted from."""
    if "20" not in text:
        return []
    masked = mask_titles(text)
    found: list[YearMention] = []
    if "学年" in masked:
        found = [YearMention(m.start(), m.end(), int(m[1][:2] + m[3])) for m in _SCHOOL_YEAR.finditer(masked)]
    taken = [m.span() for m in _SPAN.finditer(masked)] + [(one.start, one.end) for one in found]
    for match in _YEAR.finditer(masked):
        start, end = match.span()
        if (taken and _lies_in(start, taken)) or _is_compared(masked, start, end):
            continue
        found.append(YearMention(start, end, int(match[1])))
    if len(found) > 1:
        found.sort()
    return found


def _lies_in(position: int, stretches: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in stretches)


def _is_compared(text: str, start: int, end: int) -> bool:
    """Whether a year is one that something is compared with, planned for or counted from."""
    if _COMPARED_AFTER.match(text, end, end + 5):
        return True
    front = text[max(0, start - 4) : start]
    if not front or front[-1] not in _FRONT_ENDS or front.endswith(("截至", "截止", "截止到", "截至到")):
        return False
    return not _LISTED.search(text, 0, start) and bool(_COMPARED.search(front) or _PLANNED.search(front))


def year_of_heading(text: str) -> int | None:
    """The year that a table heading names and nothing else does (2022年, 2022, 2022年度, 2021-2022学年), or None."""
    if "20" not in text:
        return None
    text = text.strip("·")
    match = _HEADING_YEAR.fullmatch(text)
    if match:
        return int(match[1])
    match = _SCHOOL_YEAR.fullmatch(text.rstrip("度"))
    return int(match[1][:2] + match[3]) if match else None


def year_inside(text: str) -> int | None:
    """The one year that a heading or series name contains (2019年毕业生), None if it contains none or several."""
    if "20" not in text:
        return None
    years = {int(match[1]) for match in _YEAR.finditer(text)}
    return years.pop() if len(years) == 1 and not _SPAN.search(text) else None


def counts_by_start(texts: list[str], year: int) -> bool:
    """Whether a report of ``year`` counts school years by the year they begin in: it tells of one that ends after ``year``."""
    dated = (text for text in texts if "学年" in text)
    ends = [int(match[1][:2] + match[3]) for text in dated for match in _SCHOOL_YEAR.finditer(text)]
    return bool(ends) and max(ends) == year + 1


def by_start(text: str) -> str:
    """``text`` with every school year written as the year it begins in, letter for letter (2019-2020学年 → 2019年度)."""
    return text if "学年" not in text else _SCHOOL_YEAR.sub(lambda match: f"{match[1]}年度".rjust(len(match.group()), "·"), text)


def described_year(texts: list[str], report_year: int | None) -> int | None:
    """The year that a report describes: that of its title or the one before it, whichever its sentences open with.

    A report named after 2023 and written at its start tells of 2022. Only sentences that open with a year are counted; a single
    one is not enough, and on a tie the title's year stands. Without a year in the title the most frequent one is taken.
    """
    counts: dict[int, int] = {}
    for text in texts:
        for sentence in _STOP.split(text) if "20" in text else ():
            match = _OPENING_YEAR.match(sentence) if "20" in sentence[:_OPENING_REACH] else None
            if match:
                counts[int(match[1])] = counts.get(int(match[1]), 0) + 1
    if report_year is None:
        return max(sorted(counts, reverse=True), key=lambda year: counts[year]) if counts else None
    earlier, named = counts.get(report_year - 1, 0), counts.get(report_year, 0)
    return report_year - 1 if earlier > max(named, 1) else report_year
