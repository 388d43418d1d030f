"""Word's styles: which paragraphs are headings of which level, which are numbered by their style, which letters are hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY_LEVEL = 9
"""The outline level that means body text (ECMA-376 part 1, 17.3.1.20)."""
_HEADING_NAME = re.compile(r"^(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_OFF = {"0", "false", "off", "none"}
_DEEPEST = 12
"""How many styles one may be based on in turn, so that a circle ends."""

Numbering = tuple[str | None, int | None]
"""The list (numId) and its level (ilvl) that a paragraph's style names; None where it names none."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph has from its style or its own properties. ``level``: a heading's, from 1."""

    level: int | None = None
    numbering: Numbering = (None, None)


class Styles:
    """The styles of a Word file."""

    def __init__(self, part: Any) -> None:
        self._by_id = {style.get(f"{_W}styleId"): style for style in part.styles.element.iter(f"{_W}style")}
        self._default = next(
            (
                name
                for name, style in self._by_id.items()
                if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in ("1", "true", "on")
            ),
            None,
        )
        self._known: dict[str | None, Style] = {}

    def of(self, paragraph: Any) -> Style:
        """A paragraph's style, with what the paragraph itself says about its level."""
        properties = paragraph.find(f"{_W}pPr")
        named = properties.find(f"{_W}pStyle") if properties is not None else None
        style = self._resolved(named.get(f"{_W}val") if named is not None else self._default)
        own = properties.find(f"{_W}outlineLvl") if properties is not None else None
        level = _level(own)
        return style if level is None else Style(level if level <= _BODY_LEVEL else None, style.numbering)

    def is_hidden(self, run: Any) -> bool:
        """Whether a run of letters is not shown (w:vanish)."""
        mark = run.find(f"{_W}rPr/{_W}vanish")
        return mark is not None and mark.get(f"{_W}val", "1") not in _OFF

    def _resolved(self, style_id: str | None) -> Style:
        if style_id not in self._known:
            self._known[style_id] = self._look_up(style_id)
        return self._known[style_id]

    def _look_up(self, style_id: str | None) -> Style:
        level: int | None = None
        list_id: str | None = None
        list_level: int | None = None
        for _ in range(_DEEPEST):
            style = self._by_id.get(style_id)
            if style is None:
                break
            name = style.find(f"{_W}name")
            titled = _HEADING_NAME.match(name.get(f"{_W}val", "")) if name is not None else None
            own = _level(style.find(f"{_W}pPr/{_W}outlineLvl"))
            level = level or own or (int(titled[1]) if titled else None)
            listed = style.find(f"{_W}pPr/{_W}numPr")
            if listed is not None:
                list_id = list_id or _text(listed.find(f"{_W}numId"))
                depth = _text(listed.find(f"{_W}ilvl"))
                list_level = list_level if list_level is not None or depth is None or not depth.isdigit() else int(depth)
            based = style.find(f"{_W}basedOn")
            style_id = based.get(f"{_W}val") if based is not None else None
        return Style(level if level is not None and level <= _BODY_LEVEL else None, (list_id, list_level))


def _level(element: Any) -> int | None:
    """A heading's level from 1 (10 for body text), or None where nothing is said."""
    value = _text(element)
    return int(value) + 1 if value is not None and value.isdigit() else None


def _text(element: Any) -> str | None:
    value: str | None = element.get(f"{_W}val") if element is not None else None
    return value
