"""Markdown (CommonMark with tables): headings with levels, paragraphs, lists and tables as they would be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from loaders.documents.composition import Item, Table, TableCell, TableRow, compose, paragraph
from loaders.documents.decode import decode
from loaders.documents.document import Document
from loaders.documents.plain_text import normalise
from loaders.documents.web import html_items

MEDIA_TYPE = "text/markdown"


def read_markdown(data: bytes, name: str, sha256: str) -> Document:
    """A Markdown file's document. Raises DocumentError as plain text does."""
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").disable(["entity", "code", "lheading"])
    return compose(_items(parser.parse(normalise(decode(data, name)))), name, MEDIA_TYPE, sha256)


def _items(tokens: Sequence[Token]) -> Iterator[Item]:
    level: int | None = None
    lead = ""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "heading_close":
            level = None
        elif token.type == "list_item_open":
            lead = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "inline":
            yield paragraph(lead + _text(token), level)
            lead = ""
        elif token.type == "fence":
            yield paragraph(token.content)
        elif token.type == "html_block":
            yield from html_items(token.content)
        elif token.type == "table_open":
            end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
            yield _table(tokens[at:end])
            at = end
        at += 1


def _text(token: Token) -> str:
    """Letters without their marks. A line's end stays one: reports turned into Markdown often have a paragraph a line."""
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("hardbreak", "softbreak"):
            parts.append("\n")
    return "".join(parts)


def _table(tokens: Sequence[Token]) -> Table:
    rows: list[TableRow] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append(TableRow([]))
        elif token.type == "inline":
            cells = rows[-1].cells
            cells.append(TableCell(len(cells), [paragraph(_text(token))]))
    return Table(rows)
