"""Words looked for in many segments at once: one pass over a stretch of the report in place of one for each segment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from loaders.reading import Segment

Place = tuple[int, int, int]
"""Which word it is, and where it stands, half open."""
_STRETCH = 20_000
"""Letters that are read together: enough that passes are few, and little beside the report."""


def segments_with(find: Callable[[str], list[Place]], segments: Iterable[Segment]) -> Iterator[tuple[Segment, list[Place]]]:
    """The segments in which a search for words (none with a line break) finds any, in order, and the places in their own text."""
    stretch: list[Segment] = []
    letters = 0
    for segment in segments:
        stretch.append(segment)
        letters += len(segment.text)
        if letters >= _STRETCH:
            yield from _in_stretch(find, stretch)
            stretch, letters = [], 0
    if stretch:
        yield from _in_stretch(find, stretch)


def _in_stretch(find: Callable[[str], list[Place]], stretch: list[Segment]) -> Iterator[tuple[Segment, list[Place]]]:
    at, begun = 0, 0
    over = len(stretch[0].text)
    here: list[Place] = []
    for which, start, end in find("\n".join([segment.text for segment in stretch])):
        if start > over:
            if here:
                yield stretch[at], here
                here = []
            while start > over:
                at += 1
                begun = over + 1
                over = begun + len(stretch[at].text)
        here.append((which, start - begun, end - begun))
    if here:
        yield stretch[at], here
