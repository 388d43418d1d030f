"""A made report: its text, and the facts it states as lines of the annotation guidelines."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

FactLine = dict[str, Any]
"""One fact in the shape of the annotation guidelines, with ``start`` and ``end`` (code points of the text, LF line ends)."""


@dataclass(frozen=True, slots=True)
class MadeReport:
    """``text`` with LF line ends; ``line_end`` is what the file has instead. ``style`` says what was drawn, for the curious."""

    name: str
    text: str
    facts: tuple[FactLine, ...]
    style: str = ""
    line_end: str = "\n"

    def encoded(self) -> bytes:
        """The file's bytes (UTF-8)."""
        return self.text.replace("\n", self.line_end).encode("utf-8")

    def lines(self) -> str:
        """The facts as a JSON Lines file."""
        return "".join(json.dumps(fact, ensure_ascii=False) + "\n" for fact in self.facts)
