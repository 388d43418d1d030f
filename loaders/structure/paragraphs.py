"""Lines that belong together: paragraphs broken by a page, a name cut in two, a title over two lines."""

from __future__ import annotations

import re

from loaders.structure.cases import case_label, case_opening
from loaders.structure.headings import heading_of, numbering
from loaders.structure.lines import BARE_CASE, Line, Wrapping

_UNWRAPPED = Wrapping()
_CLOSING = frozenset("。！？；：…")
_AFTER_CLOSING = frozenset("”’）》】」")
_BREAKS_OFF = tuple("，、（“《〔")
_BRACKETS = (("《", "》"), ("（", "）"), ("【", "】"), ("“", "”"), ("〔", "〕"))
_READS_ON = re.compile(r"^——|^[，。、；：！？）”》〕％%]|^（[^（）]{2,20}号）|^〔\d{4}〕")
_CAPTION = re.compile(r"^[表图]\s*\d{1,2}(?:\s*[-－—–.]\s*\d{1,3})?\s*[:：.、\s]*\S|^[表图]\s*[:：]|^附[表图件]\s*\d*")
_BARE_CAPTION = re.compile(r"^附?[表图件]\s*[\d一二三四五六七八九十]{0,2}(?:\s*[-－—–.]\s*\d{1,3})?\s*[:：]?$")
_APPENDIX = re.compile(r"^附[表件录]")
_CAPTION_OPENS = frozenset("表图附")
_CAPTION_LIMIT = 60
_MARK = re.compile(r"[，。；！？]")
_PROSE = 20
_LONG_TITLE = 18
"""A case's title shorter than this is not broken over two lines."""
_BARE_NAME = re.compile(r"(?:学校|学院|职教中心|教育中心|中专|中学|[省市县区]|——)[】]?$")
_POINT_NAME = re.compile(r"^[\u4e00-\u9fff]{2,4}\s*[\d一二三四五六七八九十]{1,2}[:：][^。；]*$")
_RUN_IN = re.compile(r"^[一二三四五六七八九十]是|^（?[一二三四五六七八九十\d]{1,2}）|^第[一二三四五]，|^[•●▪◆■★☆※·]")
_SIGNATURE = re.compile(
    r"^(?:特此|单位名称|法定代表人|公布(?:形式|地址)|发布(?:单位|日期)|联系(?:人|电话)|\d{4}\s*年\s*\d{1,2}\s*月)"
)


def is_caption(text: str) -> bool:
    """Whether a line is the caption of a table or picture (表 1-1 …, 图2-3 …)."""
    return text[:1] in _CAPTION_OPENS and len(text) <= _CAPTION_LIMIT and bool(_CAPTION.match(text)) and text[-1] != "。"


def opens_appendix(text: str) -> bool:
    """Whether a caption is an appendix's (附件1 …, 附表 …), with which the chapters and cases above are over."""
    return bool(_APPENDIX.match(text))


def is_bare_caption(text: str) -> bool:
    """Whether a caption is a number alone (附件1), so that the line below it names the table."""
    return bool(_BARE_CAPTION.match(text))


def is_label(text: str) -> bool:
    """Whether a line is no running text: short, without an end of sentence."""
    if len(text) > _CAPTION_LIMIT:
        return False
    return (len(text) < _PROSE and not _MARK.search(text)) or _POINT_NAME.match(text) is not None


def reads_on(first: Line, second: Line, wrapping: Wrapping = _UNWRAPPED, *, page_between: bool = False) -> bool:
    """Whether the second line is the rest of the first one.

    ``wrapping`` says how the text's lines are; ``page_between``, that a page's number stands between the two, so that neither
    empty lines nor a short first line say anything.
    """
    if "\t" in second.raw or "\t" in first.raw or not first.text or first.level is not None or second.level is not None:
        return False
    if first.quoted != second.quoted:
        return False
    closed = _is_closed(first.text)
    if closed and not wrapping.width and first.text[-1] == "。" and not _unclosed(first.text):
        return False
    if not closed and _READS_ON.match(second.text):
        return True
    if BARE_CASE.match(first.text):
        return len(second.text) <= _CAPTION_LIMIT and not starts_something(second.text)
    if starts_something(second.text) or _SIGNATURE.match(second.text):
        return False
    if case_opening(first.text) is not None and "。" not in first.text:
        return _title_reads_on(first, second, wrapping)
    if first.text.endswith(_BREAKS_OFF) or _unclosed(first.text):
        return True
    if page_between and wrapping.width and _is_cut(first) and not wrapping.indents(second):
        return True
    goes_on = wrapping.fills(first) and not second.blanks and not wrapping.indents(second)
    if wrapping.width and not closed and not second.blanks and not wrapping.indents(second):
        goes_on = goes_on or first.joins > 0 or wrapping.nearly_fills(first)
    if closed:
        return goes_on and first.joins > 0 and wrapping.indents(first)
    return goes_on if wrapping.width else _is_broken_off(first, second)


def _is_broken_off(first: Line, second: Line) -> bool:
    """Whether a line of a text whose lines are paragraphs is nevertheless only the beginning of one."""
    if is_caption(first.text) or _SIGNATURE.match(first.text):
        return False
    heading = heading_of(first.text)
    if heading is not None and not first.joins:
        return heading.style not in ("decimal2", "decimal3", "chapter", "section") and len(first.text) > 45
    if is_label(first.text):
        return False
    if _RUN_IN.match(second.text) and not second.blanks:
        return False
    return len(first.text) >= _PROSE


def _is_closed(text: str) -> bool:
    """Whether a text ends with the end of a sentence, a closing mark after it or not."""
    last = text[-1:]
    return last in _CLOSING or (last in _AFTER_CLOSING and text[-2:-1] in _CLOSING)


def _is_cut(line: Line) -> bool:
    """Whether a line is running text that breaks off inside a sentence."""
    running = line.joins > 0 or len(line.text) >= _PROSE
    return running and not (_is_closed(line.text) or is_caption(line.text) or heading_of(line.text) or is_label(line.text))


def _title_reads_on(first: Line, second: Line, wrapping: Wrapping) -> bool:
    """Whether a case's title goes on in the next line: cut in a name, or at the end of a full line, with little left of it."""
    if first.joins:
        return False
    if wrapping.fills(first) and not second.blanks and not wrapping.indents(second) and not re.search(r"[。；]", second.text):
        return True
    long = len(first.text) >= _LONG_TITLE
    return (long and _is_tail(second.text)) or (bool(_BARE_NAME.search(first.text)) and is_label(second.text))


def starts_something(text: str) -> bool:
    """Whether a line begins a heading, a caption, a case, or a numbered point."""
    return (
        _is_point(text)
        or is_caption(text)
        or heading_of(text) is not None
        or _POINT_NAME.match(text) is not None
        or case_label(text) is not None
    )


def _is_point(text: str) -> bool:
    found = numbering(text)
    return (
        found is not None and found.style not in ("decimal2", "decimal3") and bool(found.title) and not found.title[0].isdigit()
    )


def _is_tail(text: str) -> bool:
    """Whether a line begins with the last word or two of a title: a very short stretch before its first full stop."""
    stop = text.find("。")
    return 0 < stop <= 10 and "，" not in text[:stop] and len(text) > stop + 1


def _unclosed(text: str) -> bool:
    """Whether a line opens a bracket or a book title in its last stretch and does not close it."""
    tail = text[-80:]
    for opening, closing in _BRACKETS:  # noqa: SIM110 - a generator costs more than the loop
        if opening in tail and tail.rfind(opening) > tail.rfind(closing):
            return True
    return False
