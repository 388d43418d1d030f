"""Web pages (.html, .htm): headings with levels, paragraphs and lists, tables with spans, in the order of the page's source.

Left out: navigation, scripts, styles, forms, pictures, text hidden by the ``hidden`` attribute, line breaks of the source.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from kg.errors import DocumentError
from loaders.documents.composition import Item, Paragraph, Table, TableCell, TableRow, compose, paragraph, place
from loaders.documents.decode import decode
from loaders.documents.document import Document

MEDIA_TYPE = "text/html"

_DROPPED = frozenset(
    "head script style noscript template nav form button input select textarea svg math canvas iframe object video audio".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike"
    " strong sub sup time tt u var wbr img".split()
)
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{2,30})", re.IGNORECASE)
_CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "big5hkscs"}
"""Names of encodings in pages and the wider encodings that browsers read them as (WHATWG Encoding, 4.2)."""
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAK = "\x1e"
"""Stands for <br> until white space is folded."""
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DEEPEST = 200


def read_html(data: bytes, name: str, sha256: str) -> Document:
    """A web page's document. Raises DocumentError where its encoding is unknown or it has no text."""
    items = html_items(_decoded(data, name))
    document = compose(items, name, MEDIA_TYPE, sha256)
    if not document.text.strip():
        raise DocumentError(f"{name} has no text in it.", hint="Save the page as a whole, or as plain text.")
    return document


def html_items(source: str) -> list[Item]:
    """The paragraphs and tables of a page's or fragment's source."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    try:
        # A declaration of the encoding is for bytes; the parser refuses it in text that is decoded already.
        root = html.document_fromstring(_DECLARATION.sub("", source.replace("\x00", "")), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return []
    return list(_Walker().items(root))


def _decoded(data: bytes, name: str) -> str:
    """By the byte order mark, else as the page declares, else as text is decoded."""
    declared = _META.search(data[:4096])
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = declared[1].decode("ascii").lower()
        try:
            return data.decode(_CHINESE.get(encoding, encoding))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, name)


class _Walker:
    """Gathers inline text until a block begins or ends."""

    def __init__(self, depth: int = 0) -> None:
        self._depth = depth
        self._open: list[str] = []

    def items(self, element: Any, level: int | None = None) -> Iterator[Item]:
        """The paragraphs and tables in an element."""
        yield from self._walk(element, level, 0)
        yield from self._close(level)

    def _walk(self, element: Any, level: int | None, depth: int) -> Iterator[Item]:
        self._open.append(element.text or "")
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag == "br":
                self._open.append(_BREAK)
            elif tag == "table" and self._depth + depth < _DEEPEST:
                yield from self._close(level)
                yield _table(child, self._depth + depth + 1)
            elif tag in _INLINE or ":" in tag:
                yield from self._walk(child, level, depth + 1) if depth < _DEEPEST else ()
            elif tag and tag not in _DROPPED and child.get("hidden") is None and depth < _DEEPEST:
                yield from self._close(level)
                yield from self._walk(child, _LEVELS.get(tag, level), depth + 1)
                yield from self._close(_LEVELS.get(tag, level))
            self._open.append(child.tail or "")

    def _close(self, level: int | None) -> Iterator[Paragraph]:
        text = _SPACE.sub(" ", "".join(self._open)).strip()
        self._open = []
        for line in text.split(_BREAK):
            if line.strip():
                yield paragraph(line.strip(" "), level)


def _table(element: Any, depth: int) -> Table:
    rows: list[list[TableCell]] = []
    for row in _rows(element):
        cells = []
        for cell in row:
            if cell.tag in ("td", "th"):
                content = list(_Walker(depth).items(cell))
                cells.append(TableCell(0, content, _span(cell, "rowspan"), _span(cell, "colspan")))
        rows.append(cells)
    place(rows)
    for at, cells in enumerate(rows):
        for cell in cells:
            cell.row_span = min(cell.row_span, len(rows) - at)
    return Table([TableRow(cells) for cells in rows])


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return max(1, min(int(value), 200)) if value.isascii() and value.isdigit() and len(value) < 6 else 1
