"""A table's cells as they are read: their text with each letter's place, and whether they are figures or words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.offsets import Offsets, joined

NUMBER = re.compile(r"^[-+]?[\d,.]+\s*(?:%|:[\d.]+|[\u4e00-\u9fff]{1,3})?$")

_SIGNS = frozenset({"", "-", "+", ",", "."})


@dataclass(slots=True)
class CellText:
    """A cell's clean text and the place of each letter."""

    text: str
    offsets: Offsets

    def extend(self, more: CellText) -> None:
        """Read on into another cell's text (a cell broken over lines or pages)."""
        self.text += more.text
        self.offsets = joined(self.offsets, more.offsets)


Row = list[CellText | None]


def kind_of(cell: CellText | None) -> str:
    """Whether a cell is a ``number``, ``words``, or empty (nothing)."""
    if cell is None:
        return ""
    return "number" if _may_be_number(cell.text) and NUMBER.match(cell.text) else "words"


def _may_be_number(text: str) -> bool:
    return text[:1] in _SIGNS or text[0].isdecimal()
