"""The lines of a text: clean letters with offsets, and the marks of layout that say how lines belong together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.offsets import Offsets, joined
from loaders.structure.clean import clean
from loaders.structure.drawn import BARS, barred, piped, spaced, whole_rows

_PAGE_NUMBER = re.compile(r"^(?:[-—–]\s*)?\d{1,3}(?:\s*[-—–])?$|^第\s*\d{1,3}\s*页(?:\s*共\s*\d{1,3}\s*页)?$|^[IVXivx]{1,5}$")

_PAGE_OPENS = frozenset("-—–第IVXivx")
"""Letters with which a page number begins, digits aside."""
_LONGEST_NUMBER = 20


@dataclass(slots=True)
class Line:
    """One line without residue: ``raw`` with its tabs, ``text`` clean, ``offsets`` of both, ``blanks`` empty lines before it.

    ``printed`` is the last printed line of it, ``columns`` how wide that is; ``lead`` is the white space before its first letter;
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
    quoted: bool = False
    printed: str = ""

    @property
    def columns(self) -> int:
        """How wide the last printed line of it is, in Han letters."""
        return _columns_of(self.printed)

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
        text = self.text
        return 0 < len(text) <= _LONGEST_NUMBER and (text[0] in _PAGE_OPENS or text[0].isdecimal()) and self._is_page_number()

    def _is_page_number(self) -> bool:
        return "\t" not in self.raw and _PAGE_NUMBER.match(self.text) is not None


_SPACED_HAN = re.compile(r"^[一二三四五六七八九十]{1,3}[ \u3000]+(?![年月日个万亿])[\u4e00-\u9fff“]{2}")
"""A Han numeral set apart from two letters or more that stand together (三　师资队伍); 二 〇 二 三 年 is spaced out."""
_HAN_NUMERALS = frozenset("一二三四五六七八九十")
_QUOTE = re.compile(r"^[ \u3000]{0,3}(?:[>＞][ \u3000]?)+")
_HASHES = re.compile(r"^ {0,3}(#{1,6})[ \u3000]*(?=[^\s#])")
_SPACED_NUMBER = re.compile(
    r"^\d{1,2}\s+[\u4e00-\u9fff“](?<![年月日个万亿元人所倍米册台名次分余多以项家门本部件条种级届期周天位套处])"
)
_INSIDE_SENTENCE = re.compile(r"[，。；！？]")
CASE_KIND = (
    r"(?:(?:[\u4e00-\u9fff]{0,10}?(?:典型|特色|优秀|创新|教学|育人|专栏|精品|工作|实践|服务|合作|发展|经典|小|微))?"
    r"案例(?:链接|分享|展示|选登)?|典型经验)"
)
"""What a case's label begins with, as part of a pattern."""
CASE_OPENS = r"[●★☆◆◇▍■□▶►▲△◎○※➤❖✦•]{0,2}\s*[【〔\[（〖『「]?"
"""The bullet and the bracket that may stand before it, as part of a pattern."""
_SPACED_CASE = re.compile(
    rf"^{CASE_OPENS}\s*{CASE_KIND}\s*(?:之|[（(])?"
    r"(?:\d{1,2}(?:[-－—.]\d{1,2})?|[一二三四五六七八九十]{1,3})(?=\s+[\u4e00-\u9fff“])"
)
BARE_CASE = re.compile(
    rf"^{CASE_OPENS}\s*{CASE_KIND}\s*(?:之|[（(])?"
    r"(?:\d{1,2}(?:[-－—.]\d{1,2})?|[一二三四五六七八九十]{1,3})[】）〕\]〗』」]?[:：]?$"
)
"""A line that is a case's label and number alone; its title is the next line."""
_NARROWEST, _WIDEST = 15, 60
"""How wide a line is that tells how a text is wrapped, and how wide printed lines are at most, in Han letters."""
_ENOUGH = 30
"""How many lines it takes to tell whether a text is wrapped."""
_MARKS = frozenset(">＞#+┌├└╔╠╚┏┣┗")
"""Letters with which a quotation, a heading of Markdown and a rule between rows begin."""
_BORDER = re.compile(r"^\s*(?:\+[-=:+]{2,}\+|[┌├└╔╠╚┏┣┗][─━═┄┬┼┴╦╬╩┳╋┻]+[┐┤┘╗╣╝┓┫┛])\s*$")
"""A rule between the rows of a table drawn with signs (+-----+, ├──┼──┤)."""


def _kept_gap(raw: str, letters: str) -> int:
    """Where in the clean letters the space after a heading's or case's number must stay (1 基本情况, 案例三 …); 0 for nowhere."""
    case = _SPACED_CASE.match(raw) if "案例" in raw else None
    if case:
        return len(re.sub(r"\s", "", case.group()))
    if len(letters) > 24 or (raw[0] not in _HAN_NUMERALS and not raw[0].isdecimal()) or _INSIDE_SENTENCE.search(letters):
        return 0
    if _SPACED_NUMBER.match(raw):
        return len(letters) - len(letters.lstrip("0123456789"))
    return len(raw.split(None, 1)[0]) if _SPACED_HAN.match(raw) else 0


_WIDE = re.compile("[\u2e80-\U0010ffff“”‘’—…·]+")


def split_lines(text: str, offsets: Offsets) -> list[Line]:
    """The lines that are not empty, in order. A line of tabs only is kept: it is an empty table cell."""
    lines: list[Line] = []
    blanks = position = 0
    rows = text.split("\n")
    bars = any(bar in text for bar in BARS)
    for raw in spaced(whole_rows(rows) if bars else rows):
        end = position + len(raw)
        position = end + 1
        level, quoted = None, False
        letters = raw.strip()
        if letters and (bars or letters[0] in _MARKS):
            drawn = bars and barred(raw)
            raw = piped(raw) if drawn else raw
            if (drawn and not raw) or _BORDER.match(raw):
                continue
            raw, level, quoted = _unmarked(raw)
            letters = raw.strip()
        if letters or "\t" in raw:
            lines.append(_line(raw, letters, offsets[end - len(raw) : end], blanks, level, quoted=quoted))
            blanks = 0
        else:
            blanks += 1
    return lines


def _unmarked(raw: str) -> tuple[str, int | None, bool]:
    """A line without the mark in front that makes it a quotation or a heading, the heading's level, and whether it is quoted."""
    quote, hashes = _QUOTE.match(raw), _HASHES.match(raw)
    mark = quote or hashes
    return raw[mark.end() :] if mark else raw, len(hashes[1]) if hashes else None, quote is not None


def _line(raw: str, bare: str, places: Offsets, blanks: int, level: int | None, *, quoted: bool) -> Line:
    """A line as it is read; ``bare`` is without the white space around it."""
    letters, kept = clean(raw, places)
    gap = _kept_gap(bare, letters) if len(letters) != len(bare) else 0
    if gap:
        letters = letters[:gap] + " " + letters[gap:]
        kept = joined(kept[:gap], range(kept[gap] - 1, kept[gap]), kept[gap:])
    return Line(raw, places, letters, kept, blanks, None, level, quoted=quoted, printed=raw)


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
    plain = [line for line in lines if "\t" not in line.raw and len(line.printed) >= _NARROWEST]
    if _are_paragraphs(plain):
        return Wrapping()
    plain = [line for line in plain if line.columns >= _NARROWEST]
    if len(plain) < _ENOUGH:
        return Wrapping()
    widths = sorted(line.columns for line in plain)
    full = widths[int(len(widths) * 0.95)]
    filled = sum(full - 3 <= width <= full + 2 for width in widths)
    if full > _WIDEST or filled * 5 < len(widths) * 2:
        return Wrapping()
    margins = Counter(_columns_of(line.lead + ".") for line in plain)
    return Wrapping(full, margins.most_common(1)[0][0])


def _are_paragraphs(lines: Sequence[Line]) -> bool:
    """Whether more than one in twenty of the lines are wider than a line is printed, even if all their letters are narrow."""
    wide = sum(len(line.printed.rstrip()) > 2 * _WIDEST + 1 for line in lines)
    return wide * 20 > len(lines)


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
        printed=second.printed,
    )


def _words(last: str, first: str) -> bool:
    """Whether two letters end and begin Latin words, which a line's end parts."""
    return last.isascii() and first.isascii() and last.isalpha() and first.isalpha()
