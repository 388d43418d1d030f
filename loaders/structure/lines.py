"""The lines of a text: clean letters with offsets, and the marks of layout that say how lines belong together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from loaders.structure.clean import LINE_END, clean
from loaders.structure.offsets import Offsets, joined

_PAGE_NUMBER = re.compile(r"^(?:[-—–]\s*)?\d{1,3}(?:\s*[-—–])?$|^第\s*\d{1,3}\s*页(?:\s*共\s*\d{1,3}\s*页)?$|^[IVXivx]{1,5}$")


@dataclass(slots=True)
class Line:
    """One line without residue: ``raw`` with its tabs, ``text`` clean, ``offsets`` of both, ``blanks`` empty lines before it.

    ``columns`` is how wide the last printed line of it is, in Han letters; ``lead`` is the white space before its first letter;
    ``page``, ``level`` and ``table`` are what the file itself says: its page, its level as a heading, the table it is a row of.
    ``quoted`` says that it is set apart by a mark in front (> …), as cases and boxes are in texts made from Markdown.
    """

    raw: str
    raw_offsets: Offsets
    text: str
    offsets: Offsets
    blanks: int = 0
    page: int | None = None
    level: int | None = None
    table: int | None = None
    joins: int = 0
    columns: int = 0
    quoted: bool = False

    @property
    def lead(self) -> str:
        """White space before the first letter."""
        return self.raw[: len(self.raw) - len(self.raw.lstrip())]

    @property
    def tabs(self) -> int:
        """How many tabs stand inside or before the line (those at its end do not count)."""
        return self.raw.rstrip().count("\t")

    @property
    def is_page_number(self) -> bool:
        """Whether the line is nothing but a page number."""
        return "\t" not in self.raw and bool(_PAGE_NUMBER.match(self.text))


_SPACED_HAN = re.compile(r"^[一二三四五六七八九十]{1,3}[ \u3000]+(?![年月日个万亿])[\u4e00-\u9fff“]{2}")
"""A Han numeral set apart from two letters or more that stand together (三　师资队伍); 二 〇 二 三 年 is spaced out."""
_QUOTE = re.compile(r"^[ \u3000]{0,3}(?:[>＞][ \u3000]?)+")
_HASHES = re.compile(r"^ {0,3}(#{1,6})[ \u3000]*(?=[^\s#])")
_SPACED_NUMBER = re.compile(
    r"^\d{1,2}\s+[\u4e00-\u9fff“](?<![年月日个万亿元人所倍米册台名次分余多以项家门本部件条种级届期周天位套处])"
)
_INSIDE_SENTENCE = re.compile(r"[，。；！？]")
CASE_KIND = r"(?:[\u4e00-\u9fff]{0,8}?(?:典型|特色|优秀|创新|教学|育人|专栏|精品|工作|实践|服务|合作|发展))?案例"
"""What a case's label begins with, as part of a pattern."""
_SPACED_CASE = re.compile(
    rf"^[【〔\[]?{CASE_KIND}\s*(?:之|[（(])?"
    r"(?:\d{1,2}(?:[-－—.]\d{1,2})?|[一二三四五六七八九十]{1,3})(?=\s+[\u4e00-\u9fff“])"
)
BARE_CASE = re.compile(
    rf"^[【（〔\[]?{CASE_KIND}\s*(?:之|[（(])?"
    r"(?:\d{1,2}(?:[-－—.]\d{1,2})?|[一二三四五六七八九十]{1,3})[】）〕\]]?[:：]?$"
)
"""A line that is a case's label and number alone; its title is the next line."""
_ENOUGH = 30
"""How many lines it takes to tell whether a text is wrapped."""
_BARS = "|│｜"
_RULE_ROW = re.compile(r"^[\s|:+\-—=]+$")
_BORDER = re.compile(r"^\s*(?:\+[-=:+]{2,}\+|[┌├└╔╠╚┏┣┗][─━═┄┬┼┴╦╬╩┳╋┻]+[┐┤┘╗╣╝┓┫┛])\s*$")
"""A rule between the rows of a table drawn with signs (+-----+, ├──┼──┤)."""


def _kept_gap(raw: str, letters: str) -> int:
    """Where in the clean letters the space after a heading's or case's number must stay (1 基本情况, 案例三 …); 0 for nowhere."""
    case = _SPACED_CASE.match(raw)
    if case:
        return len(re.sub(r"\s", "", case.group()))
    if len(letters) > 24 or _INSIDE_SENTENCE.search(letters):
        return 0
    if _SPACED_NUMBER.match(raw):
        return len(letters) - len(letters.lstrip("0123456789"))
    return len(raw.split(None, 1)[0]) if _SPACED_HAN.match(raw) else 0


_TABLE_CAPTION = re.compile(r"^\s*附?表\s*\d{1,2}(?:\s*[-－—–.]\s*\d{1,3})?\s*[:：.、\s]*[\u4e00-\u9fff\d][^。；！？]{1,40}$")
_HEADING = re.compile(r"^(?![\d.,%]+$)[^。；！？]{1,16}$|^20\d\d(?:年度?|届)?$")
_OPENS = re.compile(r"指标(?:名称)?|项目|序号|年度|年份|类别|学校(?:名称)?|单位(?:名称)?|县(?:（?市?、?区）?)|地区|内容|届别")
_HEADINGS_LIMIT = 120
_ANY_GAP = re.compile(r"(?<=\S)[ \u3000]+(?=\S)")
_PARTED = re.compile(r"[\t|│｜]")
_ROWS = 60
_GAP = re.compile(r"(?<=\S)[ ]{2,}(?=\S)")
_WIDE = re.compile("[\u2e80-\U0010ffff“”‘’—…·]+")


def _piped(raw: str) -> str:
    """A row of a table drawn with bars, its cells parted by tabs (as many letters as before); empty for a row of rules."""
    if _RULE_ROW.match(raw):
        return ""
    row = raw.replace("│", "|").replace("｜", "|").strip()
    lead = len(raw) - len(raw.lstrip())
    inner = " " + row[1:] if row.startswith("|") else row
    if inner.endswith("|"):
        inner = inner[:-1] + " "
    return " " * lead + inner.replace("|", "\t") + " " * (len(raw) - lead - len(row))


def _spaced(rows: list[str]) -> list[str]:
    """Lines with columns set apart by spaces, three or more in a run with as many gaps each, get tabs in their gaps."""
    made = list(rows)
    at = 0
    while at < len(rows):
        gaps = _columns(rows[at])
        end = at
        while gaps >= 2 and end < len(rows) and (_columns(rows[end]) == gaps or _lacks_first(rows, end, gaps)):
            end += 1
        if end - at >= 3:
            for row in range(at, end):
                made[row] = _GAP.sub(lambda gap: "\t" + " " * (len(gap.group()) - 1), rows[row])
        at = max(end, at + 1)
    _captioned(made)
    return made


def _lacks_first(rows: list[str], at: int, gaps: int) -> bool:
    """Whether a row is set in and has all columns but the first, its running number (其中：… below a whole row)."""
    row = rows[at]
    return gaps > 2 and row[:1].isspace() and _columns(row) == gaps - 1 and at + 1 < len(rows) and _columns(rows[at - 1]) == gaps


def _captioned(rows: list[str]) -> None:
    """Rows right below a table's caption that fall into as many words as its headings: their spaces become tabs, in place."""
    for caption in [at for at, row in enumerate(rows) if _TABLE_CAPTION.match(row) or _opens_table(rows, at + 1)]:
        filled = [at for at in range(caption + 1, min(len(rows), caption + _ROWS)) if rows[at].strip()]
        width = len(rows[filled[0]].split()) if filled else 0
        if (
            width < 3
            or re.search(r"[\t|│｜]", rows[filled[0]])
            or not all(_HEADING.match(word) for word in rows[filled[0]].split())
        ):
            continue
        body = _as_wide(rows, filled, width)
        for at in body if len(body) > 2 else ():
            rows[at] = _ANY_GAP.sub(lambda gap: "\t" + gap.group()[1:], rows[at])


def _opens_table(rows: list[str], at: int) -> bool:
    """Whether a line without a caption above holds the headings of a table: one that opens tables, then years or the like."""
    words = rows[at].split() if at < len(rows) and len(rows[at]) <= _HEADINGS_LIMIT else []
    if len(words) < 3 or not _OPENS.fullmatch(words[0]) or at + 1 >= len(rows):
        return False
    below = rows[at + 1].split()
    return len(below) == len(words) and any(word[0].isdigit() for word in below[1:])


def _as_wide(rows: list[str], filled: list[int], width: int) -> list[int]:
    """The rows from the first on that have ``width`` words each and no sentence."""
    return list(takewhile(lambda at: len(rows[at].split()) == width and not _INSIDE_SENTENCE.search(rows[at]), filled))


def _columns(row: str) -> int:
    return (
        len(_GAP.findall(row))
        if "  " in row and "\t" not in row and 0 < len(row) <= 200 and "。" not in row and not _barred(row)
        else 0
    )


def _barred(row: str) -> bool:
    """Whether a line is a row of a table drawn with bars, whose spaces part nothing."""
    return row.count("|") + row.count("│") + row.count("｜") >= 2


def _whole_rows(rows: list[str]) -> list[str]:
    """Rows drawn with bars that are broken inside a cell, made whole with :data:`LINE_END` in the cell."""
    made: list[str] = []
    usual = 0
    for row in rows:
        bars = sum(row.count(bar) for bar in _BARS)
        broken = sum(made[-1].count(bar) for bar in _BARS) if made else 0
        if usual >= 3 and 0 < broken < usual and bars and broken + bars == usual and not _RULE_ROW.match(row):
            made[-1] += LINE_END + row
        else:
            made.append(row)
            usual = max(bars, usual) if bars else 0
    return made


def split_lines(text: str, offsets: Offsets) -> list[Line]:
    """The lines that are not empty, in order. A line of tabs only is kept: it is an empty table cell."""
    lines: list[Line] = []
    blanks = position = 0
    rows = text.split("\n")
    for raw in _spaced(_whole_rows(rows) if any(bar in text for bar in _BARS) else rows):
        end = position + len(raw)
        barred = _barred(raw)
        raw = _piped(raw) if barred else raw
        if (barred and not raw) or _BORDER.match(raw):
            position = end + 1
            continue
        quote, hashes = _QUOTE.match(raw), _HASHES.match(raw)
        mark = quote or hashes
        raw = raw[mark.end() :] if mark else raw
        if raw.strip() or "\t" in raw:
            places = offsets[end - len(raw) : end]
            letters, kept = clean(raw, places)
            gap = _kept_gap(raw.strip(), letters)
            if gap:
                letters = letters[:gap] + " " + letters[gap:]
                kept = joined(kept[:gap], range(kept[gap] - 1, kept[gap]), kept[gap:])
            level = len(hashes[1]) if hashes else None
            lines.append(Line(raw, places, letters, kept, blanks, None, level, columns=_columns_of(raw), quoted=bool(quote)))
            blanks = 0
        else:
            blanks += 1
        position = end + 1
    return lines


def _columns_of(raw: str) -> int:
    """How wide a line is printed, in Han letters (two Latin letters make one)."""
    letters = raw.rstrip()
    return (2 * len(letters) - len(_WIDE.sub("", letters))) // 2


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text's lines are wrapped: the width they are filled to and the usual margin, in Han letters.

    The width is 0 where a line is a paragraph.
    """

    width: int = 0
    margin: int = 0

    def fills(self, line: Line) -> bool:
        """Whether a line goes on to the edge, so that its paragraph may go on in the next."""
        return bool(self.width) and line.columns >= self.width - 3

    def nearly_fills(self, line: Line) -> bool:
        """Whether a line is so wide that, without an end of sentence, it is no heading: figures set apart leave lines short."""
        return bool(self.width) and line.columns * 10 >= self.width * 6

    def indents(self, line: Line) -> bool:
        """Whether a line is set in, as the first of a paragraph is; one narrow space only sets a figure apart."""
        return line.lead != " " and _columns_of(line.lead + ".") >= self.margin + 1


def wrapping(lines: Sequence[Line]) -> Wrapping:
    """How the lines are wrapped: in texts made from PDF files most lines are filled to one width and none is much wider."""
    plain = [line for line in lines if "\t" not in line.raw and line.columns >= 15]
    if len(plain) < _ENOUGH:
        return Wrapping()
    widths = sorted(line.columns for line in plain)
    full = widths[int(len(widths) * 0.95)]
    filled = sum(full - 3 <= width <= full + 2 for width in widths)
    if full > 60 or filled * 5 < len(widths) * 2:
        return Wrapping()
    margins = Counter(_columns_of(line.lead + ".") for line in plain)
    return Wrapping(full, margins.most_common(1)[0][0])


def join(first: Line, second: Line) -> Line:
    """Two lines that are one, read on from the first into the second."""
    apart = bool(BARE_CASE.match(first.text)) or _words(first.text[-1:], second.text[:1])
    gap = " " if apart else ""
    same = first.offsets[-1] if gap else 0
    offsets = joined(first.offsets, range(same, same + len(gap)), second.offsets)
    return Line(
        raw=first.raw + " " + second.raw,
        raw_offsets=first.raw_offsets,
        text=first.text + gap + second.text,
        offsets=offsets,
        blanks=first.blanks,
        page=first.page,
        level=first.level,
        quoted=first.quoted,
        joins=first.joins + 1,
        columns=second.columns,
    )


def _words(last: str, first: str) -> bool:
    """Whether two letters end and begin Latin words, which a line's end parts."""
    return last.isascii() and first.isascii() and last.isalpha() and first.isalpha()
