"""The outside of Office files: told apart from archives that are broken, encrypted, of another kind, or made to fill memory."""

from __future__ import annotations

import io
import zipfile

from kg.errors import DocumentError

LARGEST_PART = 100_000_000
"""Bytes that one part of an archive may unpack to. The text of a real report of 200 pages unpacks to 5 to 15 MB."""
LARGEST_WHOLE = 400_000_000
"""Bytes that all parts may unpack to, pictures with them."""
MOST_PARTS = 10_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream in which an encrypted Office file keeps its archive ([MS-OFFCRYPTO] 2.1)."""


def check_docx(data: bytes, name: str) -> None:
    """Raises DocumentError unless ``data`` is a whole Word archive (.docx) of a reasonable size unpacked."""
    if data.startswith(_OLE):
        raise _encrypted(name) if _ENCRYPTED in data else old_word(name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError):
        raise DocumentError(
            f"{name} is broken: it is no whole Word file.", hint="Copy it again, or open and save it in Word."
        ) from None
    sizes = [part.file_size for part in parts]
    if len(sizes) > MOST_PARTS or sum(sizes) > LARGEST_WHOLE or max(sizes, default=0) > LARGEST_PART:
        raise DocumentError(
            f"{name} unpacks to {sum(sizes) / 1e6:,.0f} MB in {len(sizes)} parts, more than any report has.",
            hint="Save the report again without its pictures, or as plain text.",
        )
    if any(part.flag_bits & 0x1 for part in parts):
        raise _encrypted(name)


def old_word(name: str) -> DocumentError:
    """What to say about the binary format of Word 97-2003."""
    return DocumentError(
        f"{name} is a file of old Word (.doc, 97-2003).", hint="Open it in Word or LibreOffice and save it as .docx."
    )


def _encrypted(name: str) -> DocumentError:
    return DocumentError(f"{name} is locked with a password.", hint="Open it in Word with the password and save it without one.")
