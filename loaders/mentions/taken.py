"""Which letters of a text belong to a name already."""

from __future__ import annotations


class Taken:
    """The letters of a text that belong to a name already."""

    def __init__(self, length: int) -> None:
        self._letters = bytearray(length)

    def add(self, start: int, end: int) -> None:
        """Take a stretch, half open."""
        self._letters[start:end] = b"\1" * (end - start)

    def meets(self, start: int, end: int) -> bool:
        """Whether any letter of a stretch is taken."""
        return self._letters.find(1, start, end) >= 0
