"""Web pages and Markdown: what is text of the report, what is dressing; encodings; tables; damage."""

from contextlib import suppress

import pytest

from kg.errors import DocumentError
from loaders import documents, structure
from tests.unit.loaders.documents.printing import as_html

SENTENCE = "全市职业院校坚持立德树人，不断深化产教融合。"


def html(body: str) -> str:
    return documents.read_bytes(f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode(), "a.html").text


def markdown(source: str) -> str:
    return documents.read_bytes(source.encode(), "a.md").text


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gbk", "gb18030", "utf-8-sig"])
def test_a_page_is_read_in_the_encoding_it_declares(encoding: str) -> None:
    assert documents.read_bytes(as_html(encoding=encoding), "a.htm").text == documents.read_bytes(as_html(), "a.html").text


def test_blocks_are_lines_and_inline_marks_are_none() -> None:
    body = f"<div>东湖市<span>第一</span>职业\n学校<br>西湖职业学校<p>{SENTENCE}</p>尾句</div><ul><li>甲<li>乙</ul>"
    assert html(body).splitlines() == ["东湖市第一职业 学校", "西湖职业学校", SENTENCE, "尾句", "甲", "乙"]


def test_dressing_is_left_out() -> None:
    dressing = (
        "<nav>首页 导航</nav><script>var 变量=1</script><style>p{}</style><!-- 注释 --><p hidden>隐藏</p><noscript>无</noscript>"
    )
    assert html(f"{dressing}<p>{SENTENCE}</p><form><input value=搜索><button>搜索</button></form>") == SENTENCE + "\n"


def test_spans_place_the_cells_after_them() -> None:
    table = (
        "<table><tr><th rowspan=2>学校<th colspan=2>2022年</tr><tr><td>招生数<td>在校生数</tr>"
        "<tr><td>东湖职业学校<td>120<td>360</tr></table>"
    )
    assert html(f"<p>{SENTENCE}</p>{table}").split("\n")[2:5] == ["学校\t2022年", "\t招生数\t在校生数", "东湖职业学校\t120\t360"]


def test_a_table_that_lays_out_the_page_is_read_as_paragraphs() -> None:
    inner = "<table><tr><td>指标<td>2022年<tr><td>在校生数<td>120<tr><td>招生数<td>40</table>"
    data = f"<meta charset=utf-8><table><tr><td>栏目<td><p>{SENTENCE}</p>{inner}<p>{SENTENCE}</p></table>".encode()
    document = documents.read_bytes(data, "a.html")
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph", "row", "row", "row", "paragraph"]
    assert len(structure.read(document).tables) == 1


@pytest.mark.parametrize("depth", [300, 20_000])
def test_a_page_nested_without_end_is_read_or_refused(depth: int) -> None:
    for tag in ("div", "b", "table><tr><td"):
        with suppress(DocumentError):
            assert SENTENCE in html(f"<p>{SENTENCE}</p>" + f"<{tag}>" * depth + "深处")


def test_huge_spans_are_cut() -> None:
    rows = "".join(f"<tr><td rowspan=65534 colspan=1000>第{n}行<td>{n}</tr>" for n in range(30))
    assert "第29行" in html(f"<p>{SENTENCE}</p><table>{rows}</table>")


@pytest.mark.parametrize("data", [b"<html></html>", b"<!-- -->", b"<script>1</script>"])
def test_a_page_without_text_says_so(data: bytes) -> None:
    with pytest.raises(DocumentError, match="no text") as error:
        documents.read_bytes(data, "a.html")
    assert error.value.hint


def test_marks_of_markdown_go_and_its_headings_stay() -> None:
    source = f"# 学生发展\n\n东湖**职业**学校[官网](http://a.b/c)\n{SENTENCE}\n\n- 甲项\n- 乙项\n\n1. 第一点\n2. 第二点\n\n![图](a.png)\n"
    assert markdown(source).splitlines() == [
        "学生发展", "东湖职业学校官网", SENTENCE, "甲项", "乙项", "1. 第一点", "2. 第二点",
    ]  # fmt: skip


def test_tables_of_markdown_have_cells() -> None:
    document = documents.read_bytes(
        f"{SENTENCE}\n\n| 指标 | 2022年 |\n|---|---:|\n| 在校**生**数 | 120 |\n| 招生数 |\n".encode(), "a.md"
    )
    cells = [[document.text[c.start : c.end] for c in block.cells] for block in document.blocks if block.kind == "row"]
    assert cells == [["指标", "2022年"], ["在校生数", "120"], ["招生数", ""]]


def test_html_in_markdown_is_read_as_html() -> None:
    table = "<table><tr><td>指标</td><td>2022年</td></tr><tr><td>在校生数</td><td>120</td></tr></table>"
    assert "在校生数\t120" in markdown(f"{SENTENCE}\n\n{table}\n\n{SENTENCE}\n")


def test_a_rule_below_a_line_makes_no_heading_of_it() -> None:
    document = documents.read_bytes(f"{SENTENCE}\n---\n{SENTENCE}\n".encode(), "a.md")
    assert {block.kind for block in document.blocks} == {"paragraph"}
