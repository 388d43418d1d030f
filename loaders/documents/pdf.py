"""PDF files with a text layer (ISO 32000), through PDFium: paragraphs over lines and pages, ruled tables, bookmarks as headings.

Left out: page numbers, running heads and feet, watermarks, pictures. Tables without vertical rules come as lines with tabs.
"""

from __future__ import annotations

import re
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as c

from kg.errors import DocumentError
from loaders.documents.composition import Item, Paragraph, Table, TableCell, TableRow, compose
from loaders.documents.document import Document
from loaders.documents.pdf_grid import RuledGrid, grids
from loaders.documents.pdf_lines import PrintedLine, in_cell, lines, paragraphs, set_margins
from loaders.documents.pdf_page import Letter, Page, read_page

MEDIA_TYPE = "application/pdf"
MOST_PAGES = 3_000
MOST_LETTERS = 10_000_000

_LOCK = threading.Lock()
"""PDFium keeps global state: one thread at a time."""
_PAGE_NUMBER = re.compile(
    r"^[-—–―·.\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共]\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–―·.\s]*$|^[ivxIVX]{1,6}$"
)
_PROSE = re.compile("[，。；！？]|^.{61}")
"""Running text, which no head or foot of a page is."""
_MARGIN = 0.12
"""The share of a page's height at its top and foot where running heads stand."""
_MOST_HEADING_ROWS = 3
_SAME = 6.0
"""Points by which the columns of a table may shift from page to page."""
_BLANK = re.compile(r"\s+")


def read_pdf(data: bytes, name: str, sha256: str) -> Document:
    """A PDF file's document. Raises DocumentError where it is locked, broken, without a text layer, or far too long."""
    with _LOCK:
        pages, outline = _pages(data, name)
    if not any(letter.text.strip() for page in pages for letter in page.letters):
        raise DocumentError(
            f"{name} has no text layer: its {len(pages)} pages are scanned pictures.",
            hint="Run text recognition (OCR) on it first, then read the result.",
        )
    return compose(_items(pages, outline), name, MEDIA_TYPE, sha256)


def _pages(data: bytes, name: str) -> tuple[list[Page], dict[tuple[int, str], int]]:
    try:
        with pdfium.PdfDocument(data) as document:
            if len(document) > MOST_PAGES:
                raise DocumentError(
                    f"{name} has {len(document)} pages, more than {MOST_PAGES}.", hint="Split it into its reports."
                )
            pages, letters = [], 0
            for index in range(len(document)):
                pages.append(read_page(document, index))
                letters += len(pages[-1].letters)
                if letters > MOST_LETTERS:
                    raise DocumentError(f"{name} has more than {MOST_LETTERS:,} letters.", hint="Split it into its reports.")
            return pages, _outline(document)
    except pdfium.PdfiumError as error:
        if error.err_code == c.FPDF_ERR_PASSWORD:
            raise DocumentError(
                f"{name} is locked with a password.", hint="Save it without the password and read that."
            ) from None
        raise DocumentError(
            f"{name} is broken: it is no whole PDF file.", hint="Copy it again, or print it to a new PDF file."
        ) from None


def _outline(document: Any) -> dict[tuple[int, str], int]:
    """The file's bookmarks: page (from 1) and title without white space to the level, from 1."""
    found: dict[tuple[int, str], int] = {}
    for mark in document.get_toc(max_depth=8):
        target = mark.get_dest()
        index = target.get_index() if target is not None else None
        title = _BLANK.sub("", mark.get_title() or "")
        if index is not None and title:
            found.setdefault((index + 1, title), mark.level + 1)
    return found


def _items(pages: Sequence[Page], outline: dict[tuple[int, str], int]) -> Iterator[Item]:
    """Paragraphs and tables of all pages, those that go on over a page put together."""
    laid_out = [_laid_out(page) for page in pages]
    _drop_furniture(pages, laid_out)
    waiting: list[PrintedLine] = []
    table: tuple[Table, tuple[float, ...]] | None = None
    for page in laid_out:
        for line_or_table in page:
            if isinstance(line_or_table, PrintedLine):
                if table is not None:
                    yield table[0]
                    table = None
                line_or_table.level = outline.get((line_or_table.page, _BLANK.sub("", line_or_table.text)))
                waiting.append(line_or_table)
                continue
            yield from paragraphs(waiting)
            waiting = []
            if table is not None and _goes_on(table, line_or_table):
                _append(table[0], line_or_table[0])
                continue
            if table is not None:
                yield table[0]
            table = line_or_table
    if table is not None:
        yield table[0]
    yield from paragraphs(waiting)


PagePart = PrintedLine | tuple[Table, tuple[float, ...]]


def _laid_out(page: Page) -> list[PagePart]:
    """A page's lines and tables from the top down; a table comes with the places of its vertical rules."""
    found = grids(page.across, page.down)
    tables = [grid for grid in found if len(grid.boxes) > 1]
    frames = [grid for grid in found if len(grid.boxes) == 1]
    inside: dict[int, list[Letter]] = defaultdict(list)
    framed: dict[int, list[Letter]] = defaultdict(list)
    for letter in page.letters:
        x, y = (letter.left + letter.right) / 2, letter.base - 0.3 * letter.size
        at = next((i for i, grid in enumerate(tables) if grid.holds(x, y)), None)
        if at is not None:
            inside[at].append(letter)
            continue
        frame = min((i for i, grid in enumerate(frames) if grid.holds(x, y)), key=lambda i: _area(frames[i]), default=-1)
        framed[frame].append(letter)
    parts: list[tuple[float, PagePart]] = []
    for _, letters in sorted(framed.items()):
        printed = lines(letters, page.number)
        set_margins(printed)
        parts += [(line.base, line) for line in printed]
    for at, letters in sorted(inside.items()):
        parts.append((tables[at].heights[0], (_table(tables[at], letters, page.number), tables[at].edges)))
    return [part for _, part in sorted(parts, key=lambda pair: pair[0])]


def _area(grid: RuledGrid) -> float:
    return (grid.edges[-1] - grid.edges[0]) * (grid.heights[-1] - grid.heights[0])


def _table(grid: RuledGrid, letters: Sequence[Letter], page: int) -> Table:
    held: dict[int, list[Letter]] = defaultdict(list)
    for letter in letters:
        x, y = (letter.left + letter.right) / 2, letter.base - 0.3 * letter.size
        at = next((i for i, b in enumerate(grid.boxes) if b.left <= x <= b.right and b.top <= y <= b.bottom), None)
        if at is not None:
            held[at].append(letter)
    rows = [TableRow([], page) for _ in range(grid.rows)]
    for at, box in enumerate(grid.boxes):
        content: list[Item] = [*in_cell(lines(held[at], page), box.right - box.left)]
        rows[box.row].cells.append(TableCell(box.column, content, box.row_span, box.column_span))
    return Table(rows)


def _goes_on(table: tuple[Table, tuple[float, ...]], more: tuple[Table, tuple[float, ...]]) -> bool:
    """Whether a table at the head of a page is the rest of the one at the foot of the page before: the same columns."""
    pages = table[0].rows[-1].page, more[0].rows[0].page
    if pages[0] is None or pages[1] != pages[0] + 1 or len(table[1]) != len(more[1]):
        return False
    shift = more[1][0] - table[1][0]
    return all(abs(a + shift - b) <= _SAME for a, b in zip(table[1], more[1], strict=True))


def _append(table: Table, more: Table) -> None:
    """Read a table on over a page; heading rows that are printed again are left out, a row that the page breaks is one."""
    again = 0
    for old, new in zip(table.rows[:_MOST_HEADING_ROWS], more.rows, strict=False):
        if [(cell.column, cell.text) for cell in old.cells] != [(cell.column, cell.text) for cell in new.cells]:
            break
        again += 1
    rows = more.rows[again:]
    if rows and _is_rest(rows[0], table.rows[-1]):
        for cell in rows[0].cells:
            above = next((one for one in table.rows[-1].cells if one.column == cell.column), None)
            if above is not None and above.content and cell.content:
                last, first = above.content[-1], cell.content[0]
                if isinstance(last, Paragraph) and isinstance(first, Paragraph):
                    last.parts += first.parts
                    above.content += cell.content[1:]
        rows = rows[1:]
    table.rows += rows


def _is_rest(row: TableRow, before: TableRow) -> bool:
    """Whether a page's first row is the end of the row before: fewer than half of its cells hold text, none that was empty."""
    filled = {cell.column for cell in row.cells if cell.text}
    full = {cell.column for cell in before.cells if cell.text}
    return bool(filled) and 0 not in filled and filled <= full and len(filled) * 2 < len(row.cells)


def _drop_furniture(pages: Sequence[Page], laid_out: Sequence[list[PagePart]]) -> None:
    """Take out page numbers, and lines at the top or foot that stand on many pages with other figures at most."""
    edges = [_edge_lines(page, parts) for page, parts in zip(pages, laid_out, strict=True)]
    counts = Counter(key for found in edges for key in {_key(line) for line in found})
    needed = max(2, round(0.3 * len(pages)))
    for parts, found in zip(laid_out, edges, strict=True):
        for line in found:
            if _PAGE_NUMBER.match(line.text) or (counts[_key(line)] >= needed and not _PROSE.search(line.text)):
                parts.remove(line)


def _edge_lines(page: Page, parts: Sequence[PagePart]) -> list[PrintedLine]:
    ends = [*parts[:2], *(part for part in parts[-2:] if part not in parts[:2])]
    top, foot = _MARGIN * page.height, (1 - _MARGIN) * page.height
    return [part for part in ends if isinstance(part, PrintedLine) and not top < part.base < foot]


def _key(line: PrintedLine) -> str:
    return re.sub(r"\d+", "#", _BLANK.sub("", line.text))
