"""Whether a sentence may tell a figure that no label or other figure stands before, asked before any label is looked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.observations.lexicon import Indicator
from loaders.observations.quantities import Quantity
from loaders.observations.respective import NEXT, is_echo
from loaders.observations.sentence import DATED_BEHIND, YEAR_WORD

_ANY = re.compile("本科|生均|每生|分别|依次|各|[:%]")
_APART = re.compile(r"[,，、。;(\d]")
"""What never stands between a word that opens a list, or that tells of a part, and its number."""
_SHARES = re.compile(r"[率度][均都为是达到:]{0,4}\Z")
_SHARES_REACH = 5
_OPENING = ("分别", "依次", "各")


def may_open(text: str) -> bool:
    """Whether a sentence without any label's word may open a list or tell of a part."""
    return _ANY.search(text) is not None


def told_freely(text: str, quantities: Sequence[Quantity]) -> bool:
    """Whether a quantity stands as one does that needs no label: 其中本科7人, 生均5600元, 满意度：学生93%."""
    if ("满意" in text and ("%的" in text or ":" in text)) or (":" in text and "合格率" in text):
        return True
    words = [word for word in ("本科", "生均", "每生") if word in text]
    return bool(words) and any(_follows(text, words, quantity.start) for quantity in quantities)


def opens_list(text: str, quantities: Sequence[Quantity], told: Sequence[Indicator]) -> bool:
    """Whether the first of two quantities stands where a list of values opens, or where what was ``told`` is echoed."""
    words = [word for word in _OPENING if word in text]
    shares = "%" in text and ("率" in text or "度" in text)
    echoed = bool(told) and YEAR_WORD.search(text) is not None
    if not (words or shares or echoed):
        return False
    for index in range(len(quantities) - 1):
        _, end, *_ = quantity = quantities[index]
        if not (NEXT.fullmatch(text, end, quantities[index + 1].start) or DATED_BEHIND.match(text, end)):
            continue
        start = quantity.start
        if words and _follows(text, words, start):
            return True
        if shares and quantity.dimension == "%" and _SHARES.search(text, max(0, start - _SHARES_REACH), start):
            return True
        if echoed and is_echo(text, start):
            return True
    return False


def _follows(text: str, words: Sequence[str], place: int) -> bool:
    """Whether one of some words stands before a place, with no mark or number between."""
    for word in words:
        at = text.rfind(word, 0, place)
        if at >= 0 and not _APART.search(text, at, place):
            return True
    return False
