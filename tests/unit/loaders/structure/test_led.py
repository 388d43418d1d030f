"""Tables with one cell a line where a tab leads all cells of a row but the first. The texts are made up."""

from __future__ import annotations

from loaders import structure
from loaders.documents import from_text

HEAD = "甲市职业教育质量年度报告（2023）\n\n一、概况\n全市中职教育平稳发展。\n"


def grids(table: str) -> list[list[list[str]]]:
    found = structure.read(from_text(f"{HEAD}{table}\n\n二、结语\n明年继续努力。\n", "report.txt", "0" * 64))
    return [[["" if cell is None else found.segments[cell].text for cell in row] for row in made.rows] for made in found.tables]


def test_a_tab_leads_all_cells_but_the_first() -> None:
    table = "表1 专业布点\n学校\n\t专业\n\t人数\n东湖职校\n\t护理\n\t240\n西岭中专\n\t电子商务\n\t186"
    assert grids(table) == [[["学校", "专业", "人数"], ["东湖职校", "护理", "240"], ["西岭中专", "电子商务", "186"]]]


def test_the_first_heading_is_empty() -> None:
    table = "图1 教师\n\n\t2021年\n\t2022年\n专任教师\n\t236\n\t241\n兼职教师\n\t37\n\t40\n"
    assert grids(table) == [[["", "2021年", "2022年"], ["专任教师", "236", "241"], ["兼职教师", "37", "40"]]]


def test_what_follows_the_last_row_is_no_part_of_its_cell() -> None:
    table = "图1 教师\n\t2021年\n\t2022年\n专任教师\n\t236\n\t241\n兼职教师\n\t37\n\t40\n1.4 教师队伍"
    assert grids(table)[0][-1] == ["兼职教师", "37", "40"]


def test_rows_that_an_empty_line_ends_stay_as_they_are() -> None:
    rows = "\t学校\n\t专业\n\n\t东湖职校\n\t护理\n\n\t西岭中专\n\t会计\n"
    assert (
        grids("表1 专业\n" + rows + "表2 专业\n" + rows) == [[["学校", "专业"], ["东湖职校", "护理"], ["西岭中专", "会计"]]] * 2
    )
