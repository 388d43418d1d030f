"""Word files (.docx, ECMA-376): paragraphs with their automatic numbers, headings with levels, tables with spans.

Read: the body in order, text boxes (after the paragraph they hang on), inserted text of tracked changes.
Not read: running heads and feet, foot- and endnotes, comments, deleted text, pictures, hidden text, charts, page numbers: Word
sets pages when it prints, the file has none.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from kg.errors import DocumentError
from loaders.documents.archive import check_docx
from loaders.documents.composition import Item, Paragraph, Table, TableCell, TableRow, compose
from loaders.documents.document import Document
from loaders.documents.word_numbers import Numbers
from loaders.documents.word_styles import Styles

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 8
"""Tables in tables: real reports have two."""
_BOX = f"{_W}txbxContent"
_DAMAGE = (
    OpcError, zipfile.BadZipFile, zlib.error, struct.error, etree.LxmlError, NotImplementedError,
    ArithmeticError, AttributeError, EOFError, LookupError, OSError, TypeError, ValueError,
)  # fmt: skip
"""What the libraries raise for damaged archives and parts."""
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {f"{_W}{tag}" for tag in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "rt", "sdtPr", "sdtEndPr", "tblPr")}
_LETTERS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}ptab": "\t", f"{_W}noBreakHyphen": "-"}
_SPACE = re.compile(r"\s")


def read_docx(data: bytes, name: str, sha256: str) -> Document:
    """A Word file's document. Raises DocumentError where it is encrypted, broken, of old Word, or too large unpacked."""
    check_docx(data, name)
    try:
        opened = docx.Document(io.BytesIO(data))
        body = opened.element.body
        walker = _Walker(Styles(opened.part), Numbers(opened.part))
        document = compose(walker.items(body), name, MEDIA_TYPE, sha256)
    except _DAMAGE as error:
        raise DocumentError(
            f"{name} is no Word file, or is broken ({type(error).__name__}).", hint="Open it in Word and save it as .docx again."
        ) from None
    if not _SPACE.sub("", document.text):
        raise DocumentError(f"{name} has no text: its pages are pictures.", hint="Run text recognition (OCR) on it first.")
    return document


class _Walker:
    """The body's elements, in order, as paragraphs and tables."""

    def __init__(self, styles: Styles, numbers: Numbers) -> None:
        self._styles = styles
        self._numbers = numbers

    def items(self, parent: Any, depth: int = 0) -> Iterator[Item]:
        """What stands in a body, a cell, a text box, or a wrapper of one (content control, tracked insertion)."""
        for element in parent:
            if element.tag == f"{_W}p":
                yield from self._paragraph(element, depth)
            elif element.tag == f"{_W}tbl":
                if depth < _DEEPEST:
                    yield self._table(element, depth)
            elif isinstance(element.tag, str) and element.tag not in _SKIPPED:
                yield from self.items(element, depth)

    def _paragraph(self, element: Any, depth: int) -> Iterator[Item]:
        text = "".join(self._letters(element))
        if text.strip():
            style = self._styles.of(element)
            number = self._numbers.next(element, style.numbering)
            if number and not text.lstrip().startswith(number.strip()):
                text = number + text.lstrip()
            yield Paragraph([(text, None)], style.level)
        if depth < _DEEPEST:
            for box in _boxes(element):
                yield from self.items(box, depth + 1)

    def _letters(self, element: Any) -> Iterator[str]:
        for child in element:
            if child.tag in (f"{_W}t", _FORMULA):
                yield child.text or ""
            elif child.tag in _LETTERS:
                yield _LETTERS[child.tag]
            elif child.tag == f"{_W}r" and self._styles.is_hidden(child):
                continue
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED and child.tag not in (_BOX, _FALLBACK):
                yield from self._letters(child)

    def _table(self, element: Any, depth: int) -> Table:
        open_cells: dict[int, TableCell] = {}
        rows = []
        for row in _rows(element):
            cells, column = [], _skipped_columns(row)
            for cell in _cells(row):
                width = _value(cell, "gridSpan")
                above = open_cells.get(column) if _continues(cell) else None
                content = list(self.items(cell, depth + 1))
                if above is not None and above.column_span == width:
                    above.row_span += 1
                    above.content += content
                else:
                    open_cells[column] = TableCell(column, content, 1, width)
                    cells.append(open_cells[column])
                column += width
            rows.append(TableRow(cells))
        return Table(rows)


def _boxes(element: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph; the copy for old programs (mc:Fallback) is the same box again."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif isinstance(child.tag, str) and child.tag not in (_FALLBACK, *_SKIPPED):
            yield from _boxes(child)


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == f"{_W}tr":
            if child.find(f"{_W}trPr/{_W}del") is None:
                yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            yield from _cells(child)


def _skipped_columns(row: Any) -> int:
    """Columns of the grid before the row's first cell (gridBefore)."""
    found = row.find(f"{_W}trPr/{_W}gridBefore")
    return _number(found, 0)


def _value(cell: Any, tag: str) -> int:
    """A cell's span in columns, from 1."""
    return max(1, _number(cell.find(f"{_W}tcPr/{_W}{tag}"), 1))


def _number(element: Any, default: int) -> int:
    value = element.get(f"{_W}val", "") if element is not None else ""
    return min(int(value), 1000) if value.isascii() and value.isdigit() else default


def _continues(cell: Any) -> bool:
    """Whether a cell belongs to the one above it (vMerge without restart)."""
    found = cell.find(f"{_W}tcPr/{_W}vMerge")
    return found is not None and found.get(f"{_W}val") != "restart"
