"""PDF files: lines put together, furniture dropped, ruled tables, bookmarks, turned pages; and files that cannot be read."""

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from kg.errors import DocumentError
from loaders import documents, structure
from loaders.documents import Document
from tests.unit.loaders.documents.printing import REPORT, Grid, Heading, Prose, as_pdf

SENTENCE = "全市职业院校坚持立德树人，不断深化产教融合，完善职业教育与培训体系，服务区域经济社会发展，培养高素质技术技能人才。"


def read(data: bytes) -> Document:
    return documents.read_bytes(data, "report.pdf")


def drawn(draw: Callable[[Canvas], None], **options: object) -> bytes:
    """A PDF of what is drawn on its canvas."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1, **options)
    canvas.setFont("STSong-Light", 12)
    draw(canvas)
    canvas.save()
    return target.getvalue()


def test_lines_of_a_paragraph_are_one_line_of_the_text() -> None:
    document = read(as_pdf((Prose(SENTENCE * 4), Prose(SENTENCE * 2))))
    assert SENTENCE * 4 + "\n" + SENTENCE * 2 in document.text


def test_a_paragraph_over_two_pages_is_one_and_keeps_both_pages() -> None:
    document = read(as_pdf(tuple(Prose(f"{n}" + SENTENCE * 9) for n in range(1, 9))))
    lines = [line for line in document.text.splitlines() if line.strip()]
    assert lines == [f"{n}" + SENTENCE * 9 for n in range(1, 9)]
    over = [block for line in lines for block in document.blocks if line in document.text[block.start : block.end]]
    assert len(over) < len(lines), "some paragraph has a block on each of two pages"
    assert [block.page for block in document.blocks] == sorted(block.page or 0 for block in document.blocks)
    assert document.page_at(document.text.index("8全市") + len(SENTENCE) * 8) == document.blocks[-1].page


def test_running_heads_and_page_numbers_are_left_out() -> None:
    text = read(as_pdf(tuple(Prose(f"{n}" + SENTENCE * 9) for n in range(1, 9)), running="东湖市质量年报")).text
    assert "东湖市质量年报" not in text
    assert "- 1 -" not in text


def test_a_table_over_two_pages_is_one_with_its_heading_once() -> None:
    rows = (("学校名称", "招生数", "在校生数"), *((f"东湖第{n}职业学校", f"{n}", f"{3 * n}") for n in range(10, 90)))
    document = read(as_pdf((Prose(SENTENCE), Prose("表1-1 各校学生情况"), Grid(rows))))
    blocks = [block for block in document.blocks if block.kind == "row"]
    assert {block.table for block in blocks} == {0}
    assert len(blocks) == 81
    assert {block.page for block in blocks} >= {1, 2}
    assert document.text.count("学校名称") == 1
    (table,) = structure.read(document).tables
    assert (len(table.rows), table.header_columns, table.caption) == (81, 1, "表1-1各校学生情况")


def test_spanning_cells_keep_their_extent() -> None:
    grid = Grid(
        (("学校", "2022年", ""), ("", "招生数", "在校生数"), ("东湖职业学校", "120", "360"), ("西湖职业学校", "150", "400")),
        spans=((0, 0, 2, 1), (0, 1, 1, 2)),
        widths=(160, 100, 100),
    )
    document = read(as_pdf((Prose(SENTENCE), grid)))
    spans = {document.text[c.start : c.end]: (c.column, c.row_span, c.column_span) for b in document.blocks for c in b.cells}
    assert spans["学校"] == (0, 2, 1)
    assert spans["2022年"] == (1, 1, 2)
    assert spans["360"] == (2, 1, 1)


def test_columns_without_rules_come_with_tabs() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, SENTENCE[:30])
        for at, row in enumerate((("指标", "2021年", "2022年"), ("在校生数", "120", "130"), ("招生数", "40", "45"))):
            for column, text in enumerate(row):
                canvas.drawString(72 + 120 * column, 660 - 20 * at, text)

    assert "在校生数\t120\t130\n" in read(drawn(draw)).text


def test_bookmarks_make_headings() -> None:
    def draw(canvas: Canvas) -> None:
        for page, (title, level) in enumerate([("学生发展", 0), ("就业质量", 1), ("服务贡献", 0)]):
            canvas.setFont("STSong-Light", 12)
            canvas.bookmarkPage(f"p{page}")
            canvas.addOutlineEntry(title, f"p{page}", level)
            canvas.drawString(72, 700, title)
            canvas.drawString(72, 660, SENTENCE[:35])
            canvas.showPage()

    reading = structure.read(read(drawn(draw)))
    sections = [segment.section for segment in reading.segments if segment.kind == "prose"]
    assert sections == [("学生发展",), ("学生发展", "就业质量"), ("服务贡献",)]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_as_it_is_shown(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        width, height = A4
        canvas.setPageRotation(turn)
        moves = {90: (width, 0), 180: (width, height), 270: (0, height)}
        canvas.translate(*moves[turn])
        canvas.rotate(turn)
        canvas.drawString(72, 400, "第一行文字说明学校情况")
        canvas.drawString(72, 370, "第二行说明专业")

    assert read(drawn(draw)).text == "第一行文字说明学校情况\n第二行说明专业\n"


def test_a_slanting_watermark_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, SENTENCE[:20])
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "内部资料请勿外传")

    assert read(drawn(draw)).text == SENTENCE[:20] + "\n"


def test_letters_that_fonts_use_for_others_are_the_common_ones() -> None:
    from loaders.documents.pdf_page import _FONT_LETTERS

    assert _FONT_LETTERS[ord("⼯")] == "工"
    assert _FONT_LETTERS[ord("⽣")] == "生"


def test_pages_without_letters_are_said_to_be_scans() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(100, 100, 300, 300, fill=1)
        canvas.showPage()
        canvas.rect(100, 100, 300, 300, fill=1)

    with pytest.raises(DocumentError, match="no text layer: its 2 pages") as error:
        read(drawn(draw))
    assert "OCR" in error.value.hint


def test_a_password_is_asked_for_only_where_reading_needs_it() -> None:
    with pytest.raises(DocumentError, match="password"):
        read(as_pdf(REPORT, encrypt=StandardEncryption("open", "own")))
    assert "龙湖职业技术学校" in read(as_pdf(REPORT, encrypt=StandardEncryption("", "own", canPrint=0))).text


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", as_pdf()[:1500], "全市职业教育".encode()])
def test_a_broken_file_says_so(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"broken|no text layer") as error:
        read(data)
    assert error.value.hint


def test_headings_stay_apart_from_the_paragraphs_around_them() -> None:
    parts = (Heading("一、学生发展", 1), Prose(SENTENCE * 3), Heading("（一）就业质量", 2), Prose(SENTENCE * 2))
    lines = [line for line in read(as_pdf(parts)).text.splitlines() if line]
    assert lines[1:] == ["一、学生发展", SENTENCE * 3, "（一）就业质量", SENTENCE * 2]


def test_a_row_broken_by_a_page_is_one_row() -> None:
    def draw(canvas: Canvas) -> None:
        def table(rows: list[tuple[str, ...]], top: int) -> None:
            for at, row in enumerate(rows):
                for column, text in enumerate(row):
                    canvas.rect(72 + 120 * column, top - 24 * at, 120, 24)
                    canvas.drawString(75 + 120 * column, top - 24 * at + 6, text)

        canvas.drawString(72, 700, SENTENCE[:20])
        table(
            [("序号", "学校", "合作企业"), ("1", "东湖职业学校", "东湖长风机械有限"), ("2", "西湖职业学校", "西湖青禾食品有")],
            200,
        )
        canvas.showPage()
        canvas.setFont("STSong-Light", 12)
        table([("序号", "学校", "合作企业"), ("", "", "限公司"), ("3", "南湖职业学校", "南湖云帆物流公司")], 700)

    rows = [line for line in read(drawn(draw)).text.splitlines() if "\t" in line]
    assert rows[2:] == ["2\t西湖职业学校\t西湖青禾食品有限公司", "3\t南湖职业学校\t南湖云帆物流公司"]


def test_a_drawing_of_a_hundred_thousand_strokes_hides_no_text() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, SENTENCE[:20])
        path = canvas.beginPath()
        path.moveTo(0, 0)
        for step in range(101_000):
            path.lineTo(step % 500, (step * 7) % 700)
        canvas.drawPath(path)

    assert read(drawn(draw)).text == SENTENCE[:20] + "\n"
