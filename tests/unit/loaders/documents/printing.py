"""One invented report, printed as text, Word, PDF, web page and Markdown."""

import html
import io
from collections.abc import Callable
from dataclasses import dataclass, field

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle


@dataclass(frozen=True)
class Title:
    text: str


@dataclass(frozen=True)
class Heading:
    text: str
    level: int


@dataclass(frozen=True)
class Prose:
    text: str


@dataclass(frozen=True)
class Grid:
    """Rows of cells; ``spans`` are (row, column, rows, columns) of cells that reach further."""

    rows: tuple[tuple[str, ...], ...]
    spans: tuple[tuple[int, int, int, int], ...] = ()
    widths: tuple[int, ...] = ()

    def covered(self) -> set[tuple[int, int]]:
        """Places that a spanning cell covers."""
        return {
            (r, c)
            for row, column, deep, wide in self.spans
            for r in range(row, row + deep)
            for c in range(column, column + wide)
            if (r, c) != (row, column)
        }

    def span(self, row: int, column: int) -> tuple[int, int]:
        return next(((deep, wide) for r, c, deep, wide in self.spans if (r, c) == (row, column)), (1, 1))


@dataclass(frozen=True)
class Box:
    """A case in a frame."""

    lines: tuple[str, ...] = field(default=())


Part = Title | Heading | Prose | Grid | Box

REPORT: tuple[Part, ...] = (
    Title("濮阳市中等职业教育质量年度报告（2022年度）"),
    Heading("一、学生情况", 1),
    Heading("（一）办学规模", 2),
    Prose(
        "2022年，濮阳市共有中等职业学校12所，其中国家级示范性中等职业学校2所。全市中等职业学校在校生2.46万人，招生8650人，"
        "毕业生就业率为97.35%，对口就业率为82.10%。濮阳市龙湖职业技术学校位于华龙区，在校生4120人，开设机电技术应用、汽车运用与维修、"
        "学前教育等专业。"
    ),
    Prose("全市认真落实《国家职业教育改革实施方案》（国发〔2019〕4号），职业教育办学条件持续改善，教学质量稳步提高。"),
    Prose("表1-1 近两年在校生情况"),
    Grid(
        (
            ("指标", "单位", "2021年", "2022年"),
            ("在校生数", "人", "23800", "24600"),
            ("招生数", "人", "8420", "8650"),
            ("专任教师数", "人", "1310", "1362"),
        )
    ),
    Heading("二、校企合作", 1),
    Prose(
        "濮阳市龙湖职业技术学校与河南中原青禾机械有限公司共建机电技术应用专业实训基地，与濮阳金堤汽车服务有限公司开展订单培养。"
        "濮阳市戚城卫生学校牵头成立濮阳市卫生健康职业教育集团，成员单位包括濮阳市人民医院、河南澶州医药有限公司等23家单位。"
    ),
    Prose("表2-1 校企合作情况一览"),
    Grid(
        (
            ("学校名称", "合作企业", "合作专业"),
            ("濮阳市龙湖职业技术学校", "河南中原青禾机械有限公司", "机电技术应用"),
            ("", "濮阳金堤汽车服务有限公司", "汽车运用与维修"),
            ("濮阳市戚城卫生学校", "河南澶州医药有限公司", "药剂"),
        ),
        spans=((1, 0, 2, 1),),
        widths=(180, 190, 110),
    ),
    Box(
        (
            "案例1：濮阳市戚城卫生学校“三段育人”培养护理人才",
            "濮阳市戚城卫生学校与河南澶州医药有限公司合作举办现代学徒制试点，护理专业学生在企业完成岗位实习，学校聘请企业技术人员担任兼职教师，"
            "共同编写教材，共同制订人才培养方案。",
        )
    ),
    Heading("三、问题与展望", 1),
    Prose("双师型教师比例仍然偏低，实训设备更新较慢。今后要继续深化产教融合，推动职业教育高质量发展。"),
)


def as_text(parts: tuple[Part, ...] = REPORT) -> bytes:
    lines: list[str] = []
    for part in parts:
        if isinstance(part, Grid):
            lines += ["\t".join(row) for row in part.rows]
        else:
            lines += [*part.lines] if isinstance(part, Box) else [part.text]
        lines.append("")
    return "\n".join(lines).encode()


def as_docx(parts: tuple[Part, ...] = REPORT) -> bytes:
    file = docx.Document()
    for part in parts:
        if isinstance(part, Grid):
            table = file.add_table(len(part.rows), len(part.rows[0]))
            for r, row in enumerate(part.rows):
                for c, text in enumerate(row):
                    if text:
                        table.cell(r, c).text = text
            for r, c, deep, wide in part.spans:
                table.cell(r, c).merge(table.cell(r + deep - 1, c + wide - 1))
        elif isinstance(part, Box):
            cell = file.add_table(1, 1).cell(0, 0)
            cell.text = part.lines[0]
            for line in part.lines[1:]:
                cell.add_paragraph(line)
        elif isinstance(part, Heading):
            file.add_heading(part.text, part.level)
        elif isinstance(part, Title):
            file.add_heading(part.text, 0)
        else:
            file.add_paragraph(part.text)
    return saved(file)


def saved(file: "docx.document.Document") -> bytes:
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


def numbered(paragraph: "docx.text.paragraph.Paragraph", list_id: int, level: int) -> None:
    """Let Word number a paragraph."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    for tag, value in (("w:ilvl", level), ("w:numId", list_id)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), str(value))
        properties.append(element)


def as_html(parts: tuple[Part, ...] = REPORT, encoding: str = "utf-8") -> bytes:
    made = [f"<!DOCTYPE html><html><head><meta charset={encoding}><title>x</title><style>p {{margin: 0}}</style></head><body>"]
    for part in parts:
        if isinstance(part, Grid):
            made.append(_html_table(part))
        elif isinstance(part, Box):
            made.append("<table><tr><td>" + "".join(f"<p>{html.escape(line)}</p>" for line in part.lines) + "</td></tr></table>")
        else:
            level = part.level + 1 if isinstance(part, Heading) else 1
            tag = "p" if isinstance(part, Prose) else f"h{level}"
            half = len(part.text) // 2
            made.append(f"<{tag}>\n  {html.escape(part.text[:half])}<b>{html.escape(part.text[half:])}</b>\n</{tag}>")
    return ("\n".join(made) + "</body></html>").encode(encoding)


def _html_table(grid: Grid) -> str:
    covered = grid.covered()
    rows = []
    for r, row in enumerate(grid.rows):
        cells = [
            f"<td rowspan={grid.span(r, c)[0]} colspan={grid.span(r, c)[1]}>{html.escape(text)}</td>"
            for c, text in enumerate(row)
            if (r, c) not in covered
        ]
        rows.append("<tr>" + "".join(cells) + "</tr>")
    return "<table><tbody>" + "\n".join(rows) + "</tbody></table>"


def as_markdown(parts: tuple[Part, ...] = REPORT) -> bytes:
    made: list[str] = []
    for part in parts:
        if isinstance(part, Grid):
            rows = ["| " + " | ".join(row) + " |" for row in part.rows]
            made.append("\n".join([rows[0], "|" + "---|" * len(part.rows[0]), *rows[1:]]))
        elif isinstance(part, Box):
            made += part.lines
        elif isinstance(part, Heading):
            made.append("#" * (part.level + 1) + " " + part.text)
        else:
            made.append(f"# {part.text}" if isinstance(part, Title) else part.text)
    return ("\n\n".join(made) + "\n").encode()


def as_pdf(parts: tuple[Part, ...] = REPORT, *, running: str = "濮阳市中等职业教育质量年度报告", **options: object) -> bytes:
    """A PDF with running heads, page numbers and ruled tables, its lines broken at the page's width. The font is not in it."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    target = io.BytesIO()
    file = SimpleDocTemplate(target, pagesize=A4, invariant=1, **options)

    def furniture(canvas: object, page: SimpleDocTemplate) -> None:
        canvas.setFont("STSong-Light", 9)  # type: ignore[attr-defined]
        canvas.drawCentredString(A4[0] / 2, A4[1] - 36, running)  # type: ignore[attr-defined]
        canvas.drawCentredString(A4[0] / 2, 30, f"- {page.page} -")  # type: ignore[attr-defined]

    flow = [thing for part in parts for thing in _pdf_part(part)]
    file.build(flow, onFirstPage=furniture, onLaterPages=furniture)
    return target.getvalue()


def _pdf_part(part: Part) -> list[object]:
    if isinstance(part, Grid):
        cell = _pdf_style(10)
        rows = [[Paragraph(html.escape(text), cell) for text in row] for row in part.rows]
        spans = [("SPAN", (c, r), (c + wide - 1, r + deep - 1)) for r, c, deep, wide in part.spans]
        style = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), *spans])
        return [Table(rows, colWidths=list(part.widths) or None, style=style, repeatRows=1), Spacer(1, 8)]
    if isinstance(part, Box):
        inside = [
            Paragraph(html.escape(line), _pdf_style(12, firstLineIndent=24 if at else 0)) for at, line in enumerate(part.lines)
        ]
        return [Table([[inside]], colWidths=[440], style=[("BOX", (0, 0), (-1, -1), 0.5, colors.black)]), Spacer(1, 8)]
    sizes: dict[type, Callable[[], ParagraphStyle]] = {
        Title: lambda: _pdf_style(18, alignment=TA_CENTER, spaceAfter=14),
        Heading: lambda: _pdf_style(14, spaceBefore=6, spaceAfter=6),
        Prose: lambda: _pdf_style(12, firstLineIndent=24),
    }
    return [Paragraph(html.escape(part.text), sizes[type(part)]())]


def _pdf_style(size: int, **options: object) -> ParagraphStyle:
    return ParagraphStyle(f"s{size}", fontName="STSong-Light", fontSize=size, leading=size * 1.5, wordWrap="CJK", **options)


FORMATS: dict[str, Callable[[], bytes]] = {
    ".txt": as_text,
    ".docx": as_docx,
    ".pdf": as_pdf,
    ".html": as_html,
    ".md": as_markdown,
}
