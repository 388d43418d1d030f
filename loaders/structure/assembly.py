"""Segments, tables and cases as they are found, in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.offsets import Offsets
from loaders.reading import Case, Segment, SegmentKind, Table
from loaders.structure.tables import Grid


@dataclass(slots=True)
class _OpenCase:
    number: str
    title: str
    first: int
    span: tuple[int, int]
    level: int
    labelled: bool
    quoted: bool = False
    """Whether a mark in front sets the case apart (> …), so that the first line without one ends it."""
    inner: str = ""
    """The style of headings that are known to be the case's own, because their count began anew after its title."""


@dataclass(slots=True)
class Assembly:
    """What has been read so far; ``section`` is the path of headings above the next segment."""

    segments: list[Segment] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    section: tuple[str, ...] = ()
    case: _OpenCase | None = None
    begun: bool = False
    """Whether the cover is over: a paragraph, a heading or a table of contents has been read."""

    def add(self, kind: SegmentKind, text: str, offsets: Offsets, page: int | None = None, table: int | None = None) -> int:
        """Add a segment; gives its index."""
        index = len(self.segments)
        if not self.begun:
            self.begun = kind in ("prose", "heading", "contents")
        inside = len(self.cases) if self.case is not None else None
        self.segments.append(Segment(index, kind, text, offsets, self.section, inside, page, table))
        return index

    def open_case(
        self, number: str, title: str, span: tuple[int, int], level: int, *, labelled: bool, quoted: bool = False
    ) -> None:
        """Begin a case with the next segment; a case that is open ends before it."""
        self.close_case()
        self.case = _OpenCase(number, title, len(self.segments), span, level, labelled, quoted)

    def close_case(self) -> None:
        """End the open case with the last segment."""
        if self.case is None:
            return
        case, self.case = self.case, None
        self.cases.append(Case(len(self.cases), case.number, case.title, case.first, len(self.segments) - 1, case.span))

    def add_table(self, grid: Grid, caption: str, page: int | None = None) -> None:
        """Add a table's cells as segments, row by row, and the table itself."""
        index = len(self.tables)
        seen: dict[int, int] = {}
        rows: list[tuple[int | None, ...]] = []
        for row in grid.rows:
            made: list[int | None] = []
            for cell in row:
                at = None if cell is None else seen.get(id(cell))
                if cell is not None and at is None:
                    at = seen[id(cell)] = self.add("cell", cell.text, cell.offsets, page, index)
                made.append(at)
            rows.append(tuple(made))
        inside = len(self.cases) if self.case is not None else None
        self.tables.append(Table(index, caption, tuple(rows), grid.header_rows, grid.header_columns, self.section, inside))
