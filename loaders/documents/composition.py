"""Paragraphs and tables as a format's reader found them, put together into the text that positions count in.

A paragraph is a line. A table's row is a line whose cells are parted by tabs, one cell a column (the places that a spanning
cell covers stay empty), with an empty line before and after the table. A table that only sets out a page (a box around a case,
one column, cells of whole paragraphs) is read as the paragraphs in it, row by row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from loaders.documents.document import Block, BlockKind, Cell, Document

_LONGEST_CELL = 400
"""Letters. A cell with more is no entry of a table: the table lays out running text."""
_IDLE = re.compile("[\x00-\x08\x0b-\x1f\x7f]+")
_BREAKS = re.compile("[\r\n\x0b\x0c\x85\u2028\u2029]+")
_GAPS = re.compile(r"\s+")


@dataclass(slots=True)
class Paragraph:
    """A paragraph or heading (``level`` from 1). ``parts`` are its stretches, each with the page it stands on."""

    parts: list[tuple[str, int | None]]
    level: int | None = None

    @property
    def text(self) -> str:
        """The whole paragraph."""
        return "".join(text for text, _ in self.parts)


def paragraph(text: str, level: int | None = None, page: int | None = None) -> Paragraph:
    """A paragraph that stands on one page."""
    return Paragraph([(text, page)], level)


@dataclass(slots=True)
class TableCell:
    """A cell, the column it begins in (from 0), how far it spans, and what is in it."""

    column: int
    content: list[Paragraph | Table] = field(default_factory=list)
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        """The cell's paragraphs in one line."""
        return " ".join(filter(None, (_GAPS.sub(" ", p.text).strip() for p in self.content if isinstance(p, Paragraph))))


@dataclass(slots=True)
class TableRow:
    """A row: the cells that begin in it, by column, and its page."""

    cells: list[TableCell]
    page: int | None = None


@dataclass(slots=True)
class Table:
    """A table as its format draws it."""

    rows: list[TableRow]


Item = Paragraph | Table


def compose(items: Iterable[Item], name: str, media_type: str, sha256: str) -> Document:
    """The document of what a reader found, in reading order."""
    composer = _Composer()
    composer.add(items)
    return Document(name, media_type, sha256, "".join(composer.parts), tuple(composer.blocks))


def sets_out_a_page(table: Table) -> bool:
    """Whether a table only places running text: fewer than two rows or columns of text, another table in it, long cells."""
    filled = [[cell for cell in row.cells if cell.text or _nests(cell)] for row in table.rows]
    columns = {cell.column for row in filled for cell in row}
    return (
        len(columns) < 2
        or sum(bool(row) for row in filled) < 2
        or any(_nests(cell) or len(cell.text) > _LONGEST_CELL for row in filled for cell in row)
    )


def _nests(cell: TableCell) -> bool:
    return any(isinstance(item, Table) for item in cell.content)


class _Composer:
    """Text and blocks so far."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.blocks: list[Block] = []
        self._length = 0
        self._tables = 0

    def add(self, items: Iterable[Item]) -> None:
        for item in items:
            if isinstance(item, Paragraph):
                self._paragraph(item)
            elif sets_out_a_page(item):
                self._laid_out(item)
            else:
                self._table(item)

    def _laid_out(self, table: Table) -> None:
        for row in table.rows:
            for cell in row.cells:
                for item in cell.content:
                    if isinstance(item, Paragraph):
                        item.parts = [(text, row.page if page is None else page) for text, page in item.parts]
                self.add(cell.content)

    def _paragraph(self, item: Paragraph) -> None:
        """Line breaks inside a paragraph part paragraphs; in a heading they are where its words happened to be turned over."""
        kind: BlockKind = "heading" if item.level is not None else "paragraph"
        begun = False
        for text, page in item.parts:
            lines = [_BREAKS.sub("", text)] if kind == "heading" else _BREAKS.split(text)
            for at, line in enumerate(lines):
                if at and begun:
                    self._write("\n")
                    begun = False
                line = _IDLE.sub("", line)
                if line.strip() or (begun and line):
                    start = self._write(line)
                    self.blocks.append(Block(kind, start, self._length, page, item.level))
                    begun = True
        if begun:
            self._write("\n")

    def _table(self, table: Table) -> None:
        self._tables += 1
        self._apart()
        for row in table.rows:
            self._row(row)
        self._write("\n")

    def _row(self, row: TableRow) -> None:
        start, cells, column = self._length, list[Cell](), 0
        for cell in row.cells:
            self._write("\t" * (cell.column - column))
            column = max(column, cell.column)
            begin = self._write(_IDLE.sub("", cell.text))
            cells.append(Cell(begin, self._length, cell.column, cell.row_span, cell.column_span))
        self.blocks.append(Block("row", start, self._length, row.page, None, self._tables - 1, tuple(cells)))
        self._write("\n")

    def _apart(self) -> None:
        """An empty line, unless one is there or nothing is."""
        if self._length and self.parts[-2:] != ["\n", "\n"]:
            self._write("\n")

    def _write(self, text: str) -> int:
        """Add letters; gives where they begin."""
        start = self._length
        if text:
            self.parts.append(text)
            self._length += len(text)
        return start


def place(rows: Sequence[Sequence[TableCell]]) -> None:
    """Give each cell its column where a format lists cells without it: the first one that no cell above or before it covers.

    As in HTML (HTML Standard, 4.9.12.1, forming a table). ``rows`` hold the cells in order with their spans.
    """
    taken: dict[int, int] = {}
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while taken.get(column, 0) > at:
                column += 1
            cell.column = column
            for covered in range(column, column + cell.column_span):
                taken[covered] = at + cell.row_span
            column += cell.column_span
