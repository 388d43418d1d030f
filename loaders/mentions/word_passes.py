"""Words looked for in many segments at once: one pass over a stretch of the report in place of one for each segment."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from loaders.reading import Segment

Place = tuple[int, int, int]
"""Which word it is, and where it stands, half open."""
_TOGETHER = 256
"""Segments that are read together: enough that passes are few, and little beside the report."""


def search_for(words: Iterable[str]) -> Callable[[str], list[Place]]:
    """A search for a report's own few words, none found inside another: quick to make, where it is used for one report only."""
    few = AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.NoncontiguousNFA)
    return few.find_matches_as_indexes


def segments_with(find: Callable[[str], list[Place]], segments: Sequence[Segment]) -> Iterator[tuple[Segment, list[Place]]]:
    """The segments in which a search for words (none with a line break) finds any, in order, and the places in their own text."""
    for first in range(0, len(segments), _TOGETHER):
        stretch = segments[first : first + _TOGETHER]
        texts = [segment.text for segment in stretch]
        places = find("\n".join(texts))
        if places:
            yield from _by_segment(stretch, list(accumulate([len(text) + 1 for text in texts])), places)


def _by_segment(stretch: Sequence[Segment], ends: list[int], places: list[Place]) -> Iterator[tuple[Segment, list[Place]]]:
    """The places of a stretch by segment; ``ends``: where each segment's text and its line break end."""
    at, begun, over = -1, 0, 0
    here: list[Place] = []
    for which, start, end in places:
        if start >= over:
            if here:
                yield stretch[at], here
                here = []
            at = bisect_right(ends, start)
            begun, over = (ends[at - 1] if at else 0), ends[at]
        here.append((which, start - begun, end - begun))
    yield stretch[at], here
