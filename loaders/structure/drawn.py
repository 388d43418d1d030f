"""Tables drawn in plain text, with bars or with spaces between their columns: their rows get tabs between their cells."""

from __future__ import annotations

import re
from itertools import takewhile

from loaders.structure.clean import LINE_END

_SENTENCE = re.compile(r"[，。；！？]")
BARS = "|│｜"
_RULE_ROW = re.compile(r"^[\s|:+\-—=]+$")
_TABLE_CAPTION = re.compile(r"^\s*附?表\s*\d{1,2}(?:\s*[-－—–.]\s*\d{1,3})?\s*[:：.、\s]*[\u4e00-\u9fff\d][^。；！？]{1,40}$")
_HEADING = re.compile(r"^(?![\d.,%]+$)[^。；！？]{1,16}$|^20\d\d(?:年度?|届)?$")
_OPENS = re.compile(r"指标(?:名称)?|项目|序号|年度|年份|类别|学校(?:名称)?|单位(?:名称)?|县(?:（?市?、?区）?)|地区|内容|届别")
_CAPTION_OPENS, _HEADINGS_OPEN = ("表", "附"), frozenset("指项序年类学单县地内届")
"""Letters with which a caption and the first heading of a table begin."""
_HEADINGS_LIMIT = 120
_ANY_GAP = re.compile(r"(?<=\S)[ \u3000]+(?=\S)")
_PARTED = re.compile(r"[\t|│｜]")
_ROWS = 60
_NUMBERS = re.compile(r"序号|编号")
_FIGURE = re.compile(r"\d[\d,.]*(?:[:：]\d+)?[%％]?")
_HEAD_AND_ROW = 2
_GAP = re.compile(r"(?<=\S)[ ]{2,}(?=\S)")


def piped(raw: str) -> str:
    """A row of a table drawn with bars, its cells parted by tabs (as many letters as before); empty for a row of rules."""
    if _RULE_ROW.match(raw):
        return ""
    row = raw.replace("│", "|").replace("｜", "|").strip()
    lead = len(raw) - len(raw.lstrip())
    inner = " " + row[1:] if row.startswith("|") else row
    if inner.endswith("|"):
        inner = inner[:-1] + " "
    return " " * lead + inner.replace("|", "\t") + " " * (len(raw) - lead - len(row))


def spaced(rows: list[str]) -> list[str]:
    """Lines with columns set apart by spaces, three or more in a run with as many gaps each, get tabs in their gaps."""
    made = list(rows)
    at = 0
    while at < len(rows):
        if "  " not in rows[at]:
            at += 1
            continue
        gaps = _columns(rows[at])
        end = at
        numbered = gaps >= 2 and _NUMBERS.match(rows[at].lstrip()) is not None
        while gaps >= 2 and end < len(rows) and (_columns(rows[end]) == gaps or _lacks_first(rows, end, gaps, numbered=numbered)):
            end += 1
        if end - at >= 3:
            for row in range(at, end):
                made[row] = _GAP.sub(lambda gap: "\t" + " " * (len(gap.group()) - 1), rows[row])
        at = max(end, at + 1)
    _captioned(made)
    return made


def _lacks_first(rows: list[str], at: int, gaps: int, *, numbered: bool) -> bool:
    """Whether a row has all columns but the first, its running number: it is set in (其中：…) or rows are ``numbered``."""
    row = rows[at]
    if gaps <= _HEAD_AND_ROW or _columns(row) != gaps - 1 or _columns(rows[at - 1]) not in (gaps - 1, gaps):
        return False
    return row[:1].isspace() or (numbered and not row[:1].isdigit())


def _captioned(rows: list[str]) -> None:
    """Rows right below a table's caption that fall into as many words as its headings: their spaces become tabs, in place."""
    for caption in _captions(rows):
        filled = [at for at in range(caption + 1, min(len(rows), caption + _ROWS)) if rows[at].strip()]
        width = len(rows[filled[0]].split()) if filled else 0
        if width < 3 or _PARTED.search(rows[filled[0]]) or not all(_HEADING.match(word) for word in rows[filled[0]].split()):
            continue
        body = _as_wide(rows, filled, width)
        lone = len(body) == _HEAD_AND_ROW and all(_FIGURE.fullmatch(word) for word in rows[body[1]].split())
        for at in body if len(body) > _HEAD_AND_ROW or lone else ():
            rows[at] = _ANY_GAP.sub(lambda gap: "\t" + gap.group()[1:], rows[at])


def _captions(rows: list[str]) -> list[int]:
    """The rows that are a table's caption, or stand above the headings of one."""
    found: set[int] = set()
    for at, row in enumerate(rows):
        first = row.lstrip()[:1]
        if first in _CAPTION_OPENS and _TABLE_CAPTION.match(row):
            found.add(at)
        elif at and first in _HEADINGS_OPEN and _opens_table(rows, at):
            found.add(at - 1)
    return sorted(found)


def _opens_table(rows: list[str], at: int) -> bool:
    """Whether a line without a caption above holds the headings of a table: one that opens tables, then years or the like."""
    words = rows[at].split() if at < len(rows) and len(rows[at]) <= _HEADINGS_LIMIT else []
    if len(words) < 3 or not _OPENS.fullmatch(words[0]) or at + 1 >= len(rows):
        return False
    below = rows[at + 1].split()
    return len(below) == len(words) and any(word[0].isdigit() for word in below[1:])


def _as_wide(rows: list[str], filled: list[int], width: int) -> list[int]:
    """The rows from the first on that have ``width`` words each and no sentence; some may lack their running number."""
    numbered = _NUMBERS.match(rows[filled[0]].lstrip()) is not None

    def fits(at: int) -> bool:
        words = rows[at].split()
        lacking = numbered and len(words) == width - 1 and not words[0].isdigit() and _FIGURE.fullmatch(words[-1]) is not None
        return (len(words) == width or lacking) and not _SENTENCE.search(rows[at])

    return list(takewhile(fits, filled))


def _columns(row: str) -> int:
    return (
        len(_GAP.findall(row))
        if "  " in row and "\t" not in row and 0 < len(row) <= 200 and "。" not in row and not barred(row)
        else 0
    )


def barred(row: str) -> bool:
    """Whether a line is a row of a table drawn with bars, whose spaces part nothing."""
    return row.count("|") + row.count("│") + row.count("｜") >= 2


def whole_rows(rows: list[str]) -> list[str]:
    """Rows drawn with bars that are broken inside a cell, made whole with :data:`LINE_END` in the cell."""
    made: list[str] = []
    usual = 0
    for row in rows:
        bars = sum(row.count(bar) for bar in BARS)
        broken = sum(made[-1].count(bar) for bar in BARS) if made else 0
        if usual >= 3 and 0 < broken < usual and bars and broken + bars == usual and not _RULE_ROW.match(row):
            made[-1] += LINE_END + row
        else:
            made.append(row)
            usual = max(bars, usual) if bars else 0
    return made
