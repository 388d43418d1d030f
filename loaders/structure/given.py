"""What a file itself says about its lines: pages, headings' levels, and tables with their cells and spans.

Plain text says none of it, and every rule of this room reads the lines alone there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from loaders.documents.document import Block, Cell, Document
from loaders.offsets import shifted
from loaders.structure.cells import CellText, Row
from loaders.structure.clean import clean
from loaders.structure.headings import Heading
from loaders.structure.lines import Line
from loaders.structure.residue import strip_residue
from loaders.structure.tables import Grid, Spans, finish

_LONGEST_HEADING = 60
_SENTENCE = tuple("。；！，、")


class Given:
    """A document's blocks, asked by line and by table."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.whole_paragraphs = document.media_type not in ("text/plain", "text/markdown")
        """Whether a line is a paragraph, so that its width says nothing."""

    def mark(self, lines: Sequence[Line]) -> None:
        """Tell each line its page, its level where it is a heading, and its table where it is a row."""
        if self._document.media_type == "text/plain":
            return
        for line in lines:
            block = self._document.block_at(line.raw_offsets[-1]) if line.raw_offsets else None
            if block is not None:
                line.page, line.level, line.table = block.page, block.level, block.table

    def grid(self, lines: Sequence[Line], start: int) -> Grid | None:
        """The table whose first row is the line at ``start``, or None where the cells make no table."""
        table, last = lines[start].table, start
        if table is None:
            return None
        while last + 1 < len(lines) and lines[last + 1].table == table:
            last += 1
        rows, spans = self._rows(self._tables[table])
        return finish(rows, last, spans)

    @cached_property
    def _tables(self) -> dict[int, list[Block]]:
        tables: dict[int, list[Block]] = defaultdict(list)
        for block in self._document.blocks:
            if block.table is not None:
                tables[block.table].append(block)
        return tables

    def _rows(self, blocks: Sequence[Block]) -> tuple[list[Row], Spans]:
        width = max((cell.column + 1 for block in blocks for cell in block.cells), default=0)
        rows: list[Row] = []
        spans: Spans = {}
        for block in blocks:
            row: Row = [None] * width
            for cell in block.cells:
                made = self._cell(cell)
                if made.text:
                    row[cell.column] = made
                    spans[id(made)] = (cell.row_span, cell.column_span)
            rows.append(row)
        return rows, spans

    def _cell(self, cell: Cell) -> CellText:
        text, offsets = strip_residue(self._document.text[cell.start : cell.end])
        return CellText(*clean(text, shifted(offsets, cell.start), keep_gaps=True))


def heading_by_level(line: Line) -> Heading | None:
    """The heading that a line without a number is because the file says so; a sentence set as a heading is none."""
    if line.level is None or len(line.text) > _LONGEST_HEADING or line.text.endswith(_SENTENCE):
        return None
    return Heading("plain", "", line.text, 0)
