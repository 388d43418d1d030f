"""Case studies: where one begins, what it is called, what its number is."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.structure.headings import Heading, numbering
from loaders.structure.lines import CASE_KIND, CASE_OPENS

_NUMBER = r"(?:\d{1,2}(?:\s*[-－—–.]\s*\d{1,2}){0,2}|[一二三四五六七八九十]{1,3}|[①-⑳])"
_LABEL = re.compile(
    rf"^(?P<open>{CASE_OPENS})\s*{CASE_KIND}\s*(?:之|[（(]|第|No\.?|NO\.?|№)?(?P<number>{_NUMBER})?\s*(?P<close>[】〕\]）〗』」]?)\s*"
    r"(?P<mark>(?<=[\d】〕\]）①-⑳])[-/~～》▶►>]{1,2}\s*|[:：、.——|｜丨\s]*)(?P<body>.*)$"
)
_CLOSING = {"【": "】", "〔": "〕", "[": "]", "（": "）", "〖": "〗", "『": "』", "「": "」"}
_BRACKETED = re.compile(r"^[【〔\[](?P<title>[^】〕\]]+)[】〕\]]$|^[【〔\[](?P<head>[^】〕\]]+)[】〕\]]")
_CHAPTER = re.compile(
    r"典型案例|特色案例|案例(?:分享|集锦|选编|展示|篇)?$|特色(?:与|和|及)?创新|创新(?:与|和|及)?特色|特色亮点|办学特色"
)
_EVERY = re.compile(r"案例")
_HERO = re.compile(
    r"^.{0,14}(?:学校|学院|职教中心|教育中心|技工学校|中学|中专|职高|职校|技校|卫校|农校|幼师)"
    r"|^[\u4e00-\u9fff]{2,9}?(?:省|自治区|市|自治州|县|旗|区)(?!域|域性|内|级|校|场)"
)
_TITLE_LIMIT = 80


class Label(NamedTuple):
    """A case's number and title, and the title's place in the line; the title may run on into the next line."""

    number: str
    start: int
    end: int


def case_label(text: str) -> Label | None:
    """The case that a line opens by a label (【案例3-1】…, 案例 9【…】, 案例一：…, 典型案例1｜…, 【案例1-1 …】), or None."""
    found = _LABEL.match(text) if "案例" in text or "典型经验" in text else None
    if found is None:
        return None
    number = re.sub(r"\s", "", found["number"] or "").replace("－", "-").replace("—", "-").replace("–", "-")
    labelled = (
        bool((found["open"] or number) and found["close"])
        or bool(found["mark"].strip())
        or text[found.end("number") : found.end("number") + 1] == " "
    )
    start = found.start("body")
    body = found["body"]
    bracketed = _BRACKETED.match(body)
    if bracketed:
        group = "title" if bracketed["title"] else "head"
        return Label(number, start + bracketed.start(group), start + bracketed.end(group))
    if not labelled and not (number and (number[0].isdigit() or number[0] >= "\u4e00") and _gap(text, found)):
        return None
    if not number and not labelled:
        return None
    if found["open"] and number and not found["close"]:
        inside = body.find(_CLOSING.get(found["open"][-1], "\n"))
        if inside > 0:
            return Label(number, start, start + inside)
    return Label(number, *title_bounds(text, start))


def case_opening(text: str) -> Label | None:
    """The case that a line opens by a label, at its beginning or after a heading's number (2. 案例：…), or None."""
    if "案例" not in text and "典型经验" not in text:
        return None
    label = case_label(text)
    if label is None:
        numbered = numbering(text)
        if numbered is not None and numbered.style not in ("decimal2", "decimal3"):
            label = case_label(numbered.title)
            if label is not None:
                return Label(label.number, label.start + numbered.start, label.end + numbered.start)
    return label


def _gap(text: str, found: re.Match[str]) -> bool:
    """Whether a number without any mark after it is still a number: a Latin one, and the title begins with a name."""
    number = found["number"]
    return (
        number[0].isdigit()
        and found["body"][:1] not in "个项所名篇件中年月日次等为"
        and bool(found["body"])
        and len(text) <= _TITLE_LIMIT
    )


def title_bounds(text: str, start: int) -> tuple[int, int]:
    """A title's stretch from ``start``: to the first full stop where the body runs on, without a closing mark."""
    stop = text.find("。", start)
    end = stop if stop >= 0 else len(text)
    while end > start and text[end - 1] in "。 :：":
        end -= 1
    return start, end


def tells_cases(chapter: str) -> bool:
    """Whether a chapter of that title tells cases in its sections (特色创新, 典型案例)."""
    return bool(_CHAPTER.search(chapter))


def is_story(heading: Heading, chapter: str) -> bool:
    """Whether a section of such a chapter is one school's or county's story: its title names it, or the chapter is all cases."""
    return bool(_HERO.search(heading.title)) or (bool(_EVERY.search(chapter)) and len(heading.title) >= 8)
