"""Word files: automatic numbers, levels, spans, boxes, tracked changes; and files that cannot be read."""

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kg.errors import DocumentError
from loaders import documents, structure
from loaders.documents import Document
from tests.unit.loaders.documents.printing import as_docx, numbered, saved

SENTENCE = "全市职业院校坚持立德树人，不断深化产教融合。"


def read(file: "docx.document.Document") -> Document:
    return documents.read_bytes(saved(file), "report.docx")


def _list(file: "docx.document.Document", *levels: tuple[str, str]) -> int:
    """A list with these number forms and patterns, one a level; gives its number."""
    root = file.part.numbering_part.element
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for at, (form, pattern) in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{made}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    return 77


def test_numbers_that_word_prints_are_read() -> None:
    file = docx.Document()
    list_id = _list(file, ("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
    for text, level in [("基本情况", 0), ("办学规模", 1), ("师资队伍", 1), ("校企合作", 0), ("实训基地", 1), ("共建", 2)]:
        numbered(file.add_paragraph(text), list_id, level)
    expected = ["一、基本情况", "（一）办学规模", "（二）师资队伍", "二、校企合作", "（一）实训基地", "1.共建"]
    assert read(file).text.splitlines() == expected


def test_headings_without_numbers_make_the_outline() -> None:
    file = docx.Document()
    for text, level in [("学生发展", 1), ("就业质量", 2), ("服务贡献", 1)]:
        file.add_heading(text, level)
        file.add_paragraph(SENTENCE)
    document = read(file)
    assert [block.level for block in document.blocks if block.kind == "heading"] == [1, 2, 1]
    sections = [segment.section for segment in structure.read(document).segments if segment.kind == "prose"]
    assert sections == [("学生发展",), ("学生发展", "就业质量"), ("服务贡献",)]


def test_a_heading_style_on_a_sentence_makes_no_heading() -> None:
    file = docx.Document()
    file.add_heading(SENTENCE, 1)
    file.add_paragraph(SENTENCE)
    assert {segment.section for segment in structure.read(read(file)).segments} == {()}


def test_spanning_cells_are_repeated_where_they_span() -> None:
    file = docx.Document()
    table = file.add_table(4, 3)
    for (row, column), text in {
        (0, 0): "学校", (0, 1): "2022年", (1, 1): "招生数", (1, 2): "在校生数",
        (2, 0): "东湖职业学校", (2, 1): "120", (2, 2): "360", (3, 0): "西湖职业学校", (3, 1): "150", (3, 2): "400",
    }.items():  # fmt: skip
        table.cell(row, column).text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    document = read(file)
    spans = {document.text[c.start : c.end]: (c.row_span, c.column_span) for b in document.blocks for c in b.cells}
    assert spans["学校"] == (2, 1)
    assert spans["2022年"] == (1, 2)
    reading = structure.read(document)
    (grid,) = reading.tables
    words = [[reading.segments[cell].text if cell is not None else "" for cell in row] for row in grid.rows]
    assert words[:2] == [["学校", "2022年", "2022年"], ["学校", "招生数", "在校生数"]]
    assert grid.header_rows == 2


def test_a_case_in_a_frame_is_read_as_paragraphs() -> None:
    file = docx.Document()
    cell = file.add_table(1, 1).cell(0, 0)
    cell.text = "案例2：东湖职业学校服务乡村振兴"
    cell.add_paragraph(SENTENCE)
    document = read(file)
    assert {block.kind for block in document.blocks} == {"paragraph"}
    assert [case.number for case in structure.read(document).cases] == ["2"]


def test_deleted_text_goes_and_inserted_text_and_text_boxes_stay() -> None:
    file = docx.Document()
    paragraph = file.add_paragraph("全市有中职学校")
    run = "<w:r><w:t>{}</w:t></w:r>"
    paragraph._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="1"><w:r><w:delText>9所</w:delText></w:r></w:del>'))
    paragraph._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="2">{run.format("11所")}</w:ins>'))
    box = f"<w:txbxContent><w:p>{run.format('框中文字')}</w:p></w:txbxContent>"
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
            f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert read(file).text == "全市有中职学校11所\n框中文字\n"


def _bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * 120_000_000)
    return target.getvalue()


def _zip(**parts: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return target.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (as_docx()[:2000], "broken"),
        (as_docx().replace(b"word/document.xml", b"word/documenX.xml"), "broken"),
        (_zip(a="b"), "no Word file"),
        (b"PK\x03\x04 and nothing more", "broken"),
        ("全市职业教育质量".encode(), "broken"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE, ".doc, 97-2003"),
        (_bomb(), "unpacks to 120 MB"),
    ],
)
def test_files_that_cannot_be_read_say_why(data: bytes, said: str) -> None:
    with pytest.raises(DocumentError, match=said) as error:
        documents.read_bytes(data, "report.docx")
    assert error.value.hint


def test_an_old_word_file_is_told_by_its_name_too() -> None:
    with pytest.raises(DocumentError, match="old Word") as error:
        documents.read_bytes(OLE, "report.doc")
    assert ".docx" in error.value.hint


def test_pages_that_are_pictures_say_so() -> None:
    with pytest.raises(DocumentError, match="pictures") as error:
        read(docx.Document())
    assert "OCR" in error.value.hint


def test_an_entity_in_the_file_reads_nothing_from_the_disk(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("秘密文字", encoding="utf-8")
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_docx())) as old, zipfile.ZipFile(target, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "word/document.xml":
                declaration = f'<!DOCTYPE x [<!ENTITY secret SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
                data = data.replace(b"<w:document", declaration.encode() + b"<w:document", 1)
                data = data.replace("濮阳市".encode(), b"&secret;", 1)
            new.writestr(part, data)
    with suppress(DocumentError):
        assert "秘密文字" not in documents.read_bytes(target.getvalue(), "report.docx").text


def test_a_number_typed_and_printed_by_word_is_read_once() -> None:
    file = docx.Document()
    list_id = _list(file, ("chineseCounting", "%1、"))
    numbered(file.add_paragraph("一、基本情况"), list_id, 0)
    numbered(file.add_paragraph("校企合作"), list_id, 0)
    assert read(file).text.splitlines() == ["一、基本情况", "二、校企合作"]
