"""An award: an honour at a place in the text, and the schools that hold it."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.candidates import Span
from loaders.mentions.honour_names import written


@dataclass(frozen=True, slots=True)
class Award:
    """An honour at a place, and the schools that hold it."""

    span: Span
    name: str
    schools: tuple[str, ...]
    rule: str
    year: int | None = None


def award_span(segment: int, text: str, start: int, end: int, name: str) -> Span:
    """The place of a name between two positions of a segment's clean text, with the round in which it was given.

    All of it where the name is written otherwise.
    """
    at = text.find(name, start, end)
    return Span(segment, *written(text, at, at + len(name))) if at >= 0 else Span(segment, start, end)
