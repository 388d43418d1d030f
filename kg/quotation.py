"""A short quotation around a place, read from the report's text where that is at hand."""

from __future__ import annotations

from kg.model import Evidence

LONGEST = 60
"""Letters of a quotation at most (annotation guidelines, Lines)."""
_STOPS = "。！？；!?;\n\t"


def quotation(text: str, place: Evidence, longest: int = LONGEST) -> str:
    """The part of the sentence around a place, an exact substring of ``text`` with the surface form in it.

    At most ``longest`` letters; a place longer than that is cut so that its surface form stays.
    """
    start, end = place.start, place.end
    if end - start > longest:
        start, end = _around_surface(text, place)
        return text[start : min(end, start + longest)].strip()
    room = longest - (end - start)
    left = start
    while left > 0 and start - left < room // 2 and text[left - 1] not in _STOPS:
        left -= 1
    right = end
    while right < len(text) and right - left < longest and text[right - 1] not in _STOPS and text[right] not in "\n\t":
        right += 1
    return text[left:right].strip()


def _around_surface(text: str, place: Evidence) -> tuple[int, int]:
    """The surface form's own range inside a long place; the place's beginning where it is broken by white space."""
    at = text.find(place.surface, place.start, place.end)
    return (at, at + len(place.surface)) if at >= 0 else (place.start, place.end)
