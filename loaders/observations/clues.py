"""Which labels and counted nouns a sentence may have, and whether one can lead to a figure, told by its words alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from loaders.observations.patterns import Index, Pattern
from loaders.observations.quantities import Quantity

if TYPE_CHECKING:
    from loaders.observations.lexicon import Indicator

Hits = list[tuple[int, int, int]]
"""Words of labels and counted nouns in a text: each one's number, and where it stands."""
Labels = list[tuple[Pattern, "Indicator | None"]]
_KINDS = ("人", "所", "个", "家", "元", "%", "比", "册", "平方米", "台", "Mbps", "")
_BITS = {kind: 1 << place for place, kind in enumerate(_KINDS)}
_COUNTED = _BITS["所"] | _BITS["个"] | _BITS["家"] | _BITS["人"]


class Clues:
    """The patterns of labels, each with its indicator (None: a figure none of ours), and the nouns that are counted."""

    __slots__ = ("_always", "_any_noun", "_counted", "_index", "_kinds", "_labels", "_nouns")

    def __init__(self, labels: Labels, counted: Sequence[Indicator]) -> None:
        self._labels, self._counted = labels, counted
        nouns = [one.counted.pattern for one in counted if one.counted is not None]
        self._index: Index[Indicator | None] = Index([*labels, *((Pattern(noun), None) for noun in nouns)])
        self._any_noun = re.compile("|".join(f"(?:{noun})" for noun in nouns) or "(?!)")
        needing = [self._index.needing(word) for word in range(self._index.size)]
        self._kinds = [_bits(labels, places) for places in needing]
        """For each word the kinds of quantities that the indicators tell whose labels need it."""
        self._nouns = [any(place >= len(labels) for place in places) for places in needing]
        self._always = _bits(labels, [place for place, (pattern, _) in enumerate(labels) if not pattern.triggers])

    def hits(self, text: str) -> Hits:
        """Where words of labels and counted nouns stand in folded ``text``, in the order of their ends."""
        return self._index.words(text)

    def labels(self, text: str, hits: Hits | None = None) -> Labels:
        """The labels that may stand in a text, whose :meth:`hits` are given where they are known."""
        labels = self._labels
        end = len(labels)
        return [labels[place] for place in self._index.places(text, hits) if place < end]

    def tells(self, text: str, hits: Hits, quantities: Iterable[Quantity], *, before: bool = True) -> bool:
        """Whether a label of an indicator stands before a quantity in which it can be told (not ``before``: anywhere).

        Labels are looked for only where their words stand so.
        """
        told, last = 0, 0
        for quantity in quantities:
            if quantity.dimension or not quantity.unit:
                told |= _BITS[quantity.dimension]
                last = quantity.start
        if told & self._always:
            return True
        labels, kinds, tried = self._labels, self._kinds, 0
        for word, _, end in hits:
            if not kinds[word] & told or (before and end > last) or tried >> word & 1:
                continue
            tried |= 1 << word
            for place in self._index.fitting(word, text):
                if place < len(labels) and labels[place][1] is not None and labels[place][0].compiled.search(text):
                    return True
        return False

    def may_count(self, hits: Hits, quantities: Sequence[Quantity]) -> bool:
        """Whether a word of a noun that is counted stands behind a quantity."""
        first = next((one.start for one in quantities if _BITS[one.dimension] & _COUNTED), None)
        if first is None:
            return False
        nouns = self._nouns
        for word, start, _ in hits:  # noqa: SIM110 - a generator costs more than the loop
            if nouns[word] and start > first:
                return True
        return False

    def counted_at(self, text: str, place: int) -> list[tuple[Indicator, int]]:
        """The indicators whose counted noun begins at a place, each with the noun's end."""
        if not self._any_noun.match(text, place):
            return []
        found: list[tuple[Indicator, int]] = []
        for indicator in self._counted:
            match = indicator.counted.match(text, place) if indicator.counted is not None else None
            if match is not None:
                found.append((indicator, match.end()))
        return found


def _bits(labels: Labels, places: Iterable[int]) -> int:
    """The kinds of quantities that the indicators of some of the labels tell."""
    bits = 0
    for place in places:
        indicator = labels[place][1] if place < len(labels) else None
        for kind in indicator.kinds if indicator is not None else ():
            bits |= _BITS[kind]
    return bits
