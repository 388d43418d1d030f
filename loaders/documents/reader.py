"""The one way in: a path to a document, by the reader of its suffix, within limits, refused with a reason."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from kg.errors import DocumentError
from loaders.documents.archive import old_word
from loaders.documents.document import Document
from loaders.documents.plain_text import read_text

DEFAULT_LIMIT_BYTES = 10_000_000
"""The largest text that is read unless a larger limit is given. Real reports have 30 kB to 2 MB of text."""

PICTURES = 20
"""How many times that limit a PDF or Word file may have: nearly all of a large one is pictures and fonts."""

Reader = Callable[[bytes, str, str], Document]


def _late(module: str, function: str) -> Reader:
    """A reader whose libraries are loaded with the first file that needs them."""

    def read_late(data: bytes, name: str, sha256: str) -> Document:
        reader: Reader = getattr(import_module(module), function)
        return reader(data, name, sha256)

    return read_late


READERS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    "": read_text,
    ".docx": _late("loaders.documents.word", "read_docx"),
    ".pdf": _late("loaders.documents.pdf", "read_pdf"),
    ".html": _late("loaders.documents.web", "read_html"),
    ".htm": _late("loaders.documents.web", "read_html"),
    ".md": _late("loaders.documents.markdown", "read_markdown"),
}
"""Suffix (lower case, with the dot) to the reader of such files: bytes, name and SHA-256 in, a document out."""

_WITH_PICTURES = (".docx", ".pdf")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_KANA = re.compile("[\u3041-\u30ff\uac00-\ud7af]")
_LETTER = re.compile(r"[^\W\d_]")


def read(path: str | Path, *, limit_bytes: int = DEFAULT_LIMIT_BYTES) -> Document:
    """The document in a file.

    Raises DocumentError for a file that is missing, empty, too large, binary, of an unknown kind or encoding, or not Chinese; the
    message says what to do.
    """
    file = Path(path)
    if not file.exists():
        raise DocumentError(f"There is no file {file}.", hint="Check the path.")
    if not file.is_file():
        raise DocumentError(f"{file} is not a file.", hint="Name a report, not a folder.")
    holds_pictures = file.suffix.lower() in _WITH_PICTURES
    _limit(file.name, file.stat().st_size, limit_bytes * (PICTURES if holds_pictures else 1))
    try:
        data = file.read_bytes()
    except OSError as error:
        raise DocumentError(f"{file} cannot be read: {error.strerror}.", hint="Check its permissions.") from None
    document = read_bytes(data, file.name)
    if holds_pictures:
        _limit(f"The text of {file.name}", len(document.text.encode()), limit_bytes)
    return document


def _limit(what: str, size: int, limit_bytes: int) -> None:
    if size > limit_bytes:
        raise DocumentError(
            f"{what} has {size / 1e6:.1f} MB, more than the limit of {limit_bytes / 1e6:.1f} MB.",
            hint="Split it into its reports, or raise the limit (--largest MB).",
        )


def read_bytes(data: bytes, name: str) -> Document:
    """The document in a file's bytes; ``name`` tells its kind by the suffix. Raises DocumentError as :func:`read` does."""
    reader = READERS.get(Path(name).suffix.lower())
    if reader is None and Path(name).suffix.lower() == ".doc":
        raise old_word(name)
    if reader is None:
        known = ", ".join(suffix for suffix in READERS if suffix)
        raise DocumentError(f"Files such as {name} cannot be read.", hint=f"Kinds that can: {known}. Save it as one of them.")
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise DocumentError(f"{name} is empty.", hint="Give a file with a report's text in it.")
    document = reader(data, name, hashlib.sha256(data).hexdigest())
    check_language(document)
    return document


def check_language(document: Document) -> None:
    """Raises DocumentError when the text is not Chinese: too few Han letters among the letters, or many kana or hangul."""
    sample = document.text[:200_000]
    han = len(_HAN.findall(sample))
    letters = len(_LETTER.findall(sample))
    if not letters:
        raise DocumentError(f"{document.name} has no words in it.", hint="Give a file with a report's text in it.")
    if han < 0.3 * letters or len(_KANA.findall(sample)) > 0.1 * letters:
        raise DocumentError(f"{document.name} is not in Chinese.", hint="vetkg reads Chinese reports of vocational education.")
