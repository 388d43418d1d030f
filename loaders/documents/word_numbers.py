"""Automatic numbers of Word's lists and headings, as Word prints them (ECMA-376 part 1, 17.9): 第一章, 一、, （一）, 1.2, ①.

Word keeps them out of the text; without them a heading numbered by Word and one numbered by hand would read differently.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from loaders.documents.word_styles import Numbering

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_DIGITS = "零一二三四五六七八九"
_HAN = ("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting")
_HAN_DIGITS = ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    suffix: str = "tab"
    plain: bool = False
    """Whether the numbers of higher levels are shown in digits (w:isLgl)."""


class Numbers:
    """Counts the numbered paragraphs of a file; asked for each in order."""

    def __init__(self, part: Any) -> None:
        self._abstract_of: dict[str, str] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._own: dict[str, dict[int, _Level]] = defaultdict(dict)
        self._starts: dict[str, dict[int, int]] = defaultdict(dict)
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        root = _numbering(part)
        if root is not None:
            self._load(root)

    def next(self, paragraph: Any, from_style: Numbering) -> str:
        """The number that Word prints before a paragraph, empty where it has none or a bullet."""
        listed = paragraph.find(f"{_W}pPr/{_W}numPr")
        own_id = _value(listed, "numId") if listed is not None else None
        own_level = _value(listed, "ilvl") if listed is not None else None
        list_id = own_id if own_id is not None else from_style[0]
        if list_id is None or list_id == "0" or list_id not in self._abstract_of:
            return ""
        at = int(own_level) if own_level is not None and own_level.isdigit() else from_style[1] or 0
        return self._count(list_id, at) if at < _LEVELS else ""

    def _count(self, list_id: str, at: int) -> str:
        abstract = self._abstract_of[list_id]
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        level = self._level(list_id, at)
        restart = self._starts[list_id].get(at)
        if restart is not None and (list_id, at) not in self._begun:
            counts[at] = restart
        else:
            before = counts[at]
            counts[at] = level.start if before is None else before + 1
        self._begun.add((list_id, at))
        counts[at + 1 :] = [None] * (_LEVELS - at - 1)
        if level.form in ("bullet", "none"):
            return ""

        def shown(place: re.Match[str]) -> str:
            inner = int(place[1]) - 1
            above = self._level(list_id, inner)
            count = counts[inner]
            return _written(count if count is not None else above.start, "decimal" if level.plain else above.form)

        number = _PLACE.sub(shown, level.pattern)
        return number + ("" if not number or level.suffix == "nothing" or not number[-1].isalnum() else " ")

    def _level(self, list_id: str, at: int) -> _Level:
        return self._own[list_id].get(at) or self._levels.get(self._abstract_of[list_id], {}).get(at, _Level())

    def _load(self, root: Any) -> None:
        for abstract in root.iter(f"{_W}abstractNum"):
            self._levels[abstract.get(f"{_W}abstractNumId", "")] = dict(_read_level(e) for e in abstract.iter(f"{_W}lvl"))
        for number in root.iter(f"{_W}num"):
            list_id = number.get(f"{_W}numId", "")
            self._abstract_of[list_id] = _value(number, "abstractNumId") or ""
            for override in number.iter(f"{_W}lvlOverride"):
                at = _integer(override.get(f"{_W}ilvl"), 0)
                self._own[list_id].update(_read_level(e) for e in override.iter(f"{_W}lvl"))
                start = _value(override, "startOverride")
                if start is not None:
                    self._starts[list_id][at] = _integer(start, 1)


def _read_level(element: Any) -> tuple[int, _Level]:
    return _integer(element.get(f"{_W}ilvl"), 0), _Level(
        start=_integer(_value(element, "start"), 1),
        form=_value(element, "numFmt") or "decimal",
        pattern=_value(element, "lvlText") or "",
        suffix=_value(element, "suff") or "tab",
        plain=element.find(f"{_W}isLgl") is not None,
    )


def _written(count: int, form: str) -> str:
    if form in _HAN:
        return _han(count)
    if form in _HAN_DIGITS:
        return "".join(_DIGITS[int(digit)] for digit in str(count))
    if form.startswith("decimalEnclosedCircle") and 1 <= count <= 20:
        return chr(ord("①") + count - 1)
    if form in ("upperLetter", "lowerLetter") and 1 <= count <= 26:
        letter = chr(ord("A") + count - 1)
        return letter if form == "upperLetter" else letter.lower()
    if form in ("upperRoman", "lowerRoman") and 1 <= count < 4000:
        return _roman(count) if form == "upperRoman" else _roman(count).lower()
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _han(count: int) -> str:
    """一 to 九十九, 一百 and on, as numbers of chapters are written."""
    if not 0 <= count < 1000:
        return str(count)
    hundreds, tens, ones = count // 100, count // 10 % 10, count % 10
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones or not text else "")


def _roman(count: int) -> str:
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    text = ""
    for value, letters in zip(values, ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"), strict=True):
        text += letters * (count // value)
        count %= value
    return text


def _numbering(part: Any) -> Any:
    """The root of the numbering part, or None: a file without lists has none, and the library would make an empty one."""
    for relation in part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            return relation.target_part.element
    return None


def _value(parent: Any, tag: str) -> str | None:
    found = parent.find(f"{_W}{tag}")
    value: str | None = found.get(f"{_W}val") if found is not None else None
    return value


def _integer(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 7 else default
