"""The read view of a document: segments of clean text that remember where each letter stands in the document.

Rules never see the raw text. They see a :class:`Segment`, in which residue of conversion is gone, lines broken inside a
sentence are joined, white space between Chinese letters is removed and widths are folded, and they give back spans of it;
:meth:`Segment.span` turns those into positions of the document's normalised text, which is what evidence is made of.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from loaders.documents.document import Document
from loaders.offsets import Offsets

SegmentKind = Literal["title", "heading", "prose", "item", "cell", "caption", "contents", "chart", "furniture"]
"""``contents``: a line of a table of contents; ``chart``: figures dumped from a chart; ``furniture``: page numbers, headers,
footers, cover lines. ``item``: a short labelled list line. Facts are read from all but contents, captions and furniture."""

_UNREAD = frozenset({"contents", "caption", "furniture"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of clean text read as one: a paragraph (joined over broken lines), a heading, or one table cell.

    ``offsets[i]`` is where ``text[i]`` stands in the document. ``section`` is the path of headings above it (outermost
    first, without numbers); ``case`` the index of the case study it lies in; ``index`` its place in the reading order.
    """

    index: int
    kind: SegmentKind
    text: str
    offsets: Offsets
    section: tuple[str, ...] = ()
    case: int | None = None
    page: int | None = None
    table: int | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Clean positions to document positions, half open."""
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a grid of segments (indices into the reading's segments; None where a cell is empty).

    Spanning cells are repeated in every place they span. ``header_rows`` says how many rows at the top are headings,
    ``header_columns`` how many columns at the left.
    """

    index: int
    caption: str
    rows: tuple[tuple[int | None, ...], ...]
    header_rows: int
    header_columns: int
    section: tuple[str, ...] = ()
    case: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A case study's extent: segment indices ``first`` to ``last`` (inclusive, the title's own segment first).

    ``title`` is without its number, ``number`` as printed (3-1, 9, 一, 7.1). ``title_span`` is in the title segment's clean text.
    """

    index: int
    number: str
    title: str
    first: int
    last: int
    title_span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as rules read it."""

    document: Document
    segments: tuple[Segment, ...]
    tables: tuple[Table, ...] = ()
    cases: tuple[Case, ...] = ()
    title: str = ""
    notes: tuple[str, ...] = field(default=())

    def prose(self) -> tuple[Segment, ...]:
        """The segments from which facts are read, in order."""
        return tuple([s for s in self.segments if s.kind not in _UNREAD])
