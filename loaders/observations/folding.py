"""Clean text folded for matching: widths, quotes, LaTeX residue and white space gone, every letter's place remembered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

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


_CHANGES = frozenset(SAME) - {"，"}
_OUT = r"[\s" + re.escape("".join(sorted(DROPPED))) + "]"
_CHANGED = re.compile("[" + re.escape("".join(sorted(_CHANGES))) + "]")
_UNUSUAL = re.compile(_OUT[:-1] + re.escape("".join(sorted(_CHANGES))) + "]")
_LEFT_OUT, _KEPT = re.compile(_OUT), re.compile("[^" + _OUT[1:] + "+")
_DROP = dict.fromkeys(map(ord, DROPPED))
_WITHOUT = _DROP | dict.fromkeys(map(ord, " \t\n\r\v\f"))


class Folded(NamedTuple):
    """``text[i]`` came from ``source[places[i]]``."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Folded positions to positions of the source, half open."""
        return self.places[start], self.places[end - 1] + 1


@lru_cache(maxsize=1024)
def fold(source: str) -> Folded:
    """Fold ``source``. White space stays (as one blank) only between two letters or digits of the Latin kind."""
    if not _UNUSUAL.search(source):
        return Folded(source, range(len(source))) if _is_plain(source) else _letter_by_letter(source)
    plain = source
    for letter in set(_CHANGED.findall(source)):
        plain = plain.replace(letter, SAME[letter])
    if not _LEFT_OUT.search(plain):
        if _is_plain(plain):
            return Folded(plain, range(len(plain)))
    elif _is_plain(plain) or _is_plain(plain.translate(_WITHOUT)):
        return _without(plain)
    return _letter_by_letter(source)


def _is_plain(text: str) -> bool:
    """Whether a text has no letter left whose width is to be folded."""
    return unicodedata.is_normalized("NFKC", text.replace("，", ","))


def _without(plain: str) -> Folded:
    """A text whose widths are folded, without the letters that carry no meaning."""
    parts: list[str] = []
    places: list[int] = []
    end = 0
    for kept in _KEPT.finditer(plain):
        start = kept.start()
        if parts and _latin(plain[start]) and _latin(parts[-1][-1]) and plain[end:start].translate(_DROP) != "":
            parts.append(" ")
            places.append(start)
        end = kept.end()
        parts.append(kept.group())
        places.extend(range(start, end))
    return Folded("".join(parts), tuple(places))


def _letter_by_letter(source: str) -> Folded:
    letters: list[str] = []
    places: list[int] = []
    gap = False
    for place, letter in enumerate(source):
        if letter.isspace():
            gap = bool(letters)
            continue
        if letter in DROPPED:
            continue
        for folded in _plain(letter):
            if gap and _latin(letters[-1]) and _latin(folded):
                letters.append(" ")
                places.append(place)
            gap = False
            letters.append(folded)
            places.append(place)
    return Folded("".join(letters), tuple(places))


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    return SAME.get(letter) or unicodedata.normalize("NFKC", letter)


def _latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()
