"""Where letters stand in a document: runs of neighbours, kept as runs and not letter by letter."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import overload

Offsets = Sequence[int]
"""The place of each letter: a ``range`` where they are neighbours, else :class:`Runs`."""
NOWHERE: Offsets = range(0)
_FEW = 16
"""How many runs are kept as they are; more are packed."""


class Runs(Sequence[int]):
    """The places of letters that are not all neighbours: for each run, its first letter's number and that one's place."""

    __slots__ = ("_firsts", "_places", "_size")

    def __init__(self) -> None:
        self._firsts: list[int] | array[int] = []
        self._places: list[int] | array[int] = []
        self._size = 0

    def take(self, place: int, length: int) -> None:
        """Go on with a run of neighbours."""
        if length <= 0:
            return
        if not self._size or self._places[-1] + self._size - self._firsts[-1] != place:
            self._firsts.append(self._size)
            self._places.append(place)
        self._size += length

    def extend(self, offsets: Offsets) -> None:
        """Go on with other letters' places."""
        if not self._size and isinstance(offsets, Runs):
            self._firsts, self._places, self._size = offsets._firsts[:], offsets._places[:], offsets._size
            return
        for run in runs_of(offsets):
            self.take(run.start, len(run))

    def settled(self) -> Offsets:
        """The same places, as a range where all are neighbours."""
        if len(self._firsts) > 1:
            if len(self._firsts) > _FEW and isinstance(self._firsts, list):
                self._firsts, self._places = array("l", self._firsts), array("l", self._places)
            return self
        return range(self._places[0], self._places[0] + self._size) if self._size else NOWHERE

    def runs(self) -> Iterator[range]:
        """The runs, in order."""
        for at, place in enumerate(self._places):
            end = self._firsts[at + 1] if at + 1 < len(self._firsts) else self._size
            yield range(place, place + end - self._firsts[at])

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[int]:
        for run in self.runs():
            yield from run

    @overload
    def __getitem__(self, index: int) -> int: ...

    @overload
    def __getitem__(self, index: slice) -> Offsets: ...

    def __getitem__(self, index: int | slice) -> int | Offsets:
        if isinstance(index, slice):
            start, stop, step = index.indices(self._size)
            return self._part(start, stop) if step == 1 else [self[at] for at in range(start, stop, step)]
        at = index + self._size if index < 0 else index
        if not 0 <= at < self._size:
            raise IndexError(index)
        run = bisect_right(self._firsts, at) - 1
        return self._places[run] + at - self._firsts[run]

    def _part(self, start: int, stop: int) -> Offsets:
        if start >= stop:
            return NOWHERE
        firsts, places = self._firsts, self._places
        run = bisect_right(firsts, start) - 1
        place = places[run] + start - firsts[run]
        if run + 1 == len(firsts) or firsts[run + 1] >= stop:
            return range(place, place + stop - start)
        last = bisect_right(firsts, stop - 1, run) - 1
        part = Runs()
        part._firsts.append(0)
        part._places.append(place)
        for at in range(run + 1, last + 1):
            part._firsts.append(firsts[at] - start)
            part._places.append(places[at])
        part._size = stop - start
        return part


def runs_of(offsets: Offsets) -> Iterator[range]:
    """The runs of neighbours that places fall into, in order."""
    if isinstance(offsets, range) and offsets.step == 1:
        return iter((offsets,))
    return offsets.runs() if isinstance(offsets, Runs) else (range(place, place + 1) for place in offsets)


def joined(*parts: Offsets) -> Offsets:
    """The places of letters that are read one part after another."""
    made = Runs()
    for part in parts:
        made.extend(part)
    return made.settled()


def picked(offsets: Offsets, spans: Sequence[tuple[int, int]]) -> Offsets:
    """The places of the letters of some stretches, one after another."""
    made = Runs()
    if type(offsets) is not range:
        for start, end in spans:
            made.extend(offsets[start:end])
        return made.settled()
    firsts, places = list[int](), list[int]()
    base, size, before = offsets.start, 0, -1
    for start, end in spans:
        if start != before:
            firsts.append(size)
            places.append(base + start)
        size += end - start
        before = end
    made._firsts, made._places, made._size = firsts, places, size
    return made.settled()


def shifted(offsets: Offsets, by: int) -> Offsets:
    """The places of letters in a text of which the one they stand in is a part that begins at ``by``."""
    made = Runs()
    for run in runs_of(offsets):
        made.take(run.start + by, len(run))
    return made.settled()
