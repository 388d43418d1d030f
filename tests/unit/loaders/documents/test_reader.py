"""Files: encodings that are read, and files that are refused with a message that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DocumentError
from loaders import documents
from tests.unit.loaders.documents.printing import as_docx

TEXT = "甲市中等职业教育质量年度报告（2022）\n2022年，全市有中等职业学校5所，在校生数12000人，学校和企业合作，教学质量提高。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(TEXT.encode(encoding))
    assert documents.read(file).text == TEXT


def test_line_ends_become_lf_and_blocks_are_lines(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(TEXT.replace("\n", "\r\n").encode())
    document = documents.read(file)
    assert document.text == TEXT
    assert [document.text[b.start : b.end] for b in document.blocks] == TEXT.splitlines()


def test_the_fingerprint_is_of_the_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_bytes(TEXT.encode())
    second.write_bytes(TEXT.encode("gb18030"))
    assert documents.read(first).sha256 != documents.read(second).sha256


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \r\n\t\n", "empty"),
        ("marked.txt", b"\xef\xbb\xbf\n", "empty"),
        ("zeros.txt", bytes(range(256)) * 20, "binary"),
        ("paper.txt", b"%PDF-1.7\n...", "PDF"),
        ("word.txt", b"PK\x03\x04" + b"x" * 40, "ZIP"),
        ("english.txt", b"This is a report of vocational education. " * 20, "not in Chinese"),
        ("digits.txt", b"1 2 3 4 5 6\n", "no words"),
        ("japanese.txt", "これは職業教育の報告書です。学校の教育はとてもよいです。".encode(), "not in Chinese"),
        ("report.xlsx", TEXT.encode(), "cannot be read"),
        ("latin.txt", "Ecole superieure \xe9t\xe9 \xe0 la fran\xe7aise. ".encode("latin-1") * 30, "neither UTF-8"),
    ],
)
def test_refused(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(DocumentError, match=says) as caught:
        documents.read(file)
    assert caught.value.hint


def test_big5_is_named(tmp_path: Path) -> None:
    file = tmp_path / "big5.txt"
    file.write_bytes(("甲市中等職業教育質量年度報告，學校與企業合作，學生實習就業。" * 20).encode("big5"))
    with pytest.raises(DocumentError, match=r"neither UTF-8.*Big5"):
        documents.read(file)


def test_missing_and_folders(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="There is no file"):
        documents.read(tmp_path / "none.txt")
    with pytest.raises(DocumentError, match="not a file"):
        documents.read(tmp_path)


def test_a_file_over_the_limit_is_refused_and_the_limit_can_be_raised(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    file.write_bytes(TEXT.encode() * 10)
    with pytest.raises(DocumentError, match="more than the limit"):
        documents.read(file, limit_bytes=100)
    assert len(documents.read(file, limit_bytes=100_000).text) == len(TEXT) * 10


def test_twenty_megabytes_are_over_the_default_limit(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as out:
        out.truncate(20_000_000)
    with pytest.raises(DocumentError, match=r"20\.0 MB"):
        documents.read(file)


def test_pictures_do_not_count_as_text(tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    data = as_docx()
    file.write_bytes(data)
    text = documents.read(file).text
    size = len(text.encode())
    assert size + 1 < len(data) < 20 * (size - 1)
    assert documents.read(file, limit_bytes=size + 1).text == text
    with pytest.raises(DocumentError, match=r"The text of report\.docx"):
        documents.read(file, limit_bytes=size - 1)


@pytest.mark.parametrize(("data", "own"), [(b"%PDF-1.7 " + bytes(50), ".pdf"), (b"PK\x03\x04" + bytes(50), ".docx")])
def test_a_file_under_a_wrong_suffix_is_told_its_own(data: bytes, own: str) -> None:
    with pytest.raises(DocumentError, match="is not a text file") as caught:
        documents.read_bytes(data, "report.txt")
    assert own in caught.value.hint


@pytest.mark.parametrize(
    ("text", "codec", "named"),
    [
        ("職業学校の報告です。生徒はここで学びます。" * 20, "shift_jis", "Shift-JIS"),
        ("직업 학교 보고서입니다. 학생들이 배웁니다." * 20, "euc_kr", "EUC-KR"),
        ("本校與企業合作辦學，學生實習。" * 5, "big5", "Big5"),
    ],
)
def test_other_encodings_of_the_region_are_named(tmp_path: Path, text: str, codec: str, named: str) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(text.encode(codec))
    with pytest.raises(DocumentError, match=named):
        documents.read(file)


def test_utf8_cut_in_mid_letter_is_said_to_be_cut(tmp_path: Path) -> None:
    file = tmp_path / "cut.txt"
    file.write_bytes(("全市中等职业学校的教师与学生。" * 30).encode()[:-1])
    with pytest.raises(DocumentError, match="breaks at byte"):
        documents.read(file)
