"""What a report is made of before it is laid out. Texts carry the book's marks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a level (1 the highest), without its number."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: caption without its number, heading row first."""

    caption: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class CaseTitle:
    """A case's title; ``number`` as printed. Its text follows until the next heading or case title."""

    number: str
    title: str


@dataclass(frozen=True, slots=True)
class FigureCaption:
    """A chart's caption, without a chart."""

    text: str


Block = Heading | Paragraph | Grid | CaseTitle | FigureCaption
