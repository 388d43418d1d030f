"""Bytes to text: the encodings of Chinese reports, tried strictly and in a fixed order."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from kg.errors import DocumentError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"))
_MARKS_16 = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_COMMON = frozenset("的和学校教育业职年人生中等专技术一是为在了与展质量")
_FOREIGN = (
    ("Big5", "big5", re.compile("[的學校教育業職年專與為實習]")),
    ("Shift-JIS", "shift_jis", re.compile("[\u3041-\u30ff]")),
    ("EUC-KR", "euc_kr", re.compile("[\uac00-\ud7af]")),
)
"""Other encodings of the region: label, codec, and letters that text in it is full of."""
_SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP (docx, xlsx, odt)"),
    (b"\xd0\xcf\x11\xe0", "Microsoft Office 97-2003"),
    (b"\x89PNG", "PNG picture"),
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"GIF8", "GIF picture"),
    (b"\x1f\x8b", "gzip archive"),
    (b"Rar!", "RAR archive"),
    (b"{\\rtf", "RTF"),
)


def decode(data: bytes, name: str) -> str:
    """The text of ``data``: UTF-8, UTF-16 or UTF-32 with or without a mark, or GB18030 (with GBK and GB2312 in it).

    Raises DocumentError that names what the file seems to be when it is binary or in another encoding.
    """
    for mark, encoding in (*_MARKS, *_MARKS_16):
        if data.startswith(mark):
            return _strict(data, encoding, name)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise DocumentError(
                f"{name} is not a text file but {kind}.",
                hint="Give a PDF or Word file its own suffix (.pdf, .docx); save others as plain text in UTF-8.",
            )
    if b"\x00" in data[:4096]:
        return _without_mark(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise _unknown(data, name) from None
    if not _reads_as_chinese(text):
        raise _unknown(data, name)
    return text


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{name} begins as {encoding.upper()} but breaks at byte {error.start}.", hint="Save it again as UTF-8."
        ) from None


def _without_mark(data: bytes, name: str) -> str:
    """UTF-16 without a mark, told by its zero bytes; anything else with zero bytes is binary."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text[:4096] and _reads_as_chinese(text):
            return text
    raise DocumentError(
        f"{name} is a binary file, not a report's text.", hint="Save the report as plain text in UTF-8 and read that."
    )


def _reads_as_chinese(text: str) -> bool:
    """Whether a decoding makes sense: among its Han letters the commonest ones of such reports occur as they should."""
    sample = text[:20_000]
    han = _HAN.findall(sample)
    return bool(han) and sum(letter in _COMMON for letter in han) >= 0.03 * len(han)


def _unknown(data: bytes, name: str) -> DocumentError:
    whole = _utf8_until(data)
    if whole is not None:
        return DocumentError(f"{name} is UTF-8 but breaks at byte {whole}.", hint="Save it again as UTF-8, whole.")
    seems = next((f" It seems to be {label}." for label, codec, letters in _FOREIGN if _is_in(data, codec, letters)), "")
    if not seems and (guess := from_bytes(data[:20_000]).best()) is not None:
        seems = f" It seems to be {guess.encoding}."
    return DocumentError(f"{name} is neither UTF-8, UTF-16 nor GB18030.{seems}", hint="Save it as UTF-8 and read it again.")


def _is_in(data: bytes, codec: str, letters: re.Pattern[str]) -> bool:
    """Whether the bytes are text of that encoding: strictly so, and with the letters that such text is full of."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return False
    sample = text[:20_000]
    return len(letters.findall(sample)) >= 0.03 * len(sample)


def _utf8_until(data: bytes) -> int | None:
    """Where a file that is UTF-8 for its greater part stops being it; None where it never was."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        begins = data[: error.start].decode("utf-8")
        return error.start if error.start > len(data) // 2 and _reads_as_chinese(begins) else None
    return None
