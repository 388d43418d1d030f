"""What every reader of files gives: the report's normalised text and the blocks in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "heading", "row"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell known from the file's own format: code points of the text, and how many rows and columns it spans."""

    start: int
    end: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """A line, paragraph or table row: ``text[start:end]``, on ``page`` (from 1) where the file has pages.

    ``level`` is a heading's depth (1 the highest) where the file says so; ``table`` numbers the table a row belongs to.
    """

    kind: BlockKind
    start: int
    end: int
    page: int | None = None
    level: int | None = None
    table: int | None = None
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A report's normalised text and its blocks in reading order.

    ``text`` keeps every letter of the source as it stands (line ends become LF, a byte order mark goes): positions in it are
    what evidence counts in. ``sha256`` is that of the file's bytes.
    """

    name: str
    media_type: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]

    def block_at(self, position: int) -> Block | None:
        """The last block that begins at a position of the text or before it."""
        at = bisect_right(self.blocks, position, key=lambda block: block.start)
        return self.blocks[at - 1] if at else None

    def page_at(self, position: int) -> int | None:
        """The page (from 1) on which a position stands, where the file has pages."""
        block = self.block_at(position)
        return block.page if block is not None else None
