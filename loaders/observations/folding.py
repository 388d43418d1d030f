"""Clean text folded for matching: widths, quotes, LaTeX residue and white space gone, every letter's place remembered."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

DROPPED = frozenset("“”‘’\"'「」『』$\\{}*＊#\u00ad\u200b\ufeff")
"""Letters that carry no meaning for a figure: quotes, LaTeX residue, asterisks that mark a template's required rows."""

_FOLDED = {
    ":": "∶︰：﹕",
    "%": "﹪٪",
    "-": "—–－―‐‑−",
    "~": "～〜∼",
    "(": "（﹙〔【［",
    ")": "）﹚〕】］",
    ";": "；",
    "!": "！",
    "?": "？",
    "，": "，",
}
SAME = {letter: folded for folded, letters in _FOLDED.items() for letter in letters}
"""Letters that are one for a figure. The full-width comma stays apart from the other one, which may part thousands."""


@dataclass(frozen=True, slots=True)
class Folded:
    """``text[i]`` came from ``source[places[i]]``."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Folded positions to positions of the source, half open."""
        return self.places[start], self.places[end - 1] + 1


def fold(source: str) -> Folded:
    """Fold ``source``. White space stays (as one blank) only between two letters or digits of the Latin kind."""
    letters: list[str] = []
    places: list[int] = []
    gap = False
    for place, letter in enumerate(source):
        if letter.isspace():
            gap = bool(letters)
            continue
        if letter in DROPPED:
            continue
        for folded in SAME.get(letter) or unicodedata.normalize("NFKC", letter):
            if gap and _latin(letters[-1]) and _latin(folded):
                letters.append(" ")
                places.append(place)
            gap = False
            letters.append(folded)
            places.append(place)
    return Folded("".join(letters), tuple(places))


def _latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()
