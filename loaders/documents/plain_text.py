"""Plain text files: lines become blocks."""

from __future__ import annotations

from loaders.documents.decode import decode
from loaders.documents.document import Block, Document


def normalise(text: str) -> str:
    """Line ends as LF, a byte order mark gone; nothing else changes, so that positions stay those of the source."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def read_text(data: bytes, name: str, sha256: str) -> Document:
    """A plain text file's document: a block for every line that is not empty. Raises DocumentError (see decode)."""
    return from_text(normalise(decode(data, name)), name, sha256)


def from_text(text: str, name: str, sha256: str) -> Document:
    """The document of a text that is already normalised."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(kind="paragraph", start=start, end=start + len(line)))
        start += len(line) + 1
    return Document(name=name, media_type="text/plain", sha256=sha256, text=text, blocks=tuple(blocks))
