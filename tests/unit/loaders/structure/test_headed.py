"""Tables with one cell a line whose headings say what their columns hold. The texts are made up."""

from __future__ import annotations

import pytest

from loaders import structure
from loaders.documents import from_text

HEAD = "甲市职业教育质量年度报告（2023）\n\n一、概况\n全市中职教育平稳发展。\n"


def grids(table: str) -> list[list[list[str]]]:
    found = structure.read(from_text(f"{HEAD}{table}\n\n二、结语\n明年继续努力。\n", "report.txt", "0" * 64))
    return [[["" if cell is None else found.segments[cell].text for cell in row] for row in made.rows] for made in found.tables]


def test_a_table_of_words_alone() -> None:
    rows = [
        ["专业群", "牵头学校", "核心专业", "对接产业"],
        ["绿色家居专业群", "东湖职校", "家具设计与制作", "家居产业"],
        ["现代茶业专业群", "西岭中专", "茶叶生产与加工", "茶产业、乡村旅游"],
        ["智慧物流专业群", "南浦职高", "物流服务与管理", "商贸物流业"],
    ]
    assert grids("表3 重点专业群一览\n" + "\n".join(cell for row in rows for cell in row)) == [rows]


def test_cells_that_are_lacking() -> None:
    table = "序号\n学校名称\n性质\n在校生（人）\n主要荣誉\n" + "\n".join(
        "1 东湖职业技术学校 公办 4120 省级示范学校 2 西岭中等专业学校 民办 1975 3 南浦职业学校 公办 2630 "
        "4 北山卫生学校 公办 988 省级绿色学校".split()
    )
    assert grids("表2 学校名录\n" + table)[0][1:] == [
        ["1", "东湖职业技术学校", "公办", "4120", "省级示范学校"],
        ["2", "西岭中等专业学校", "民办", "1975", ""],
        ["3", "南浦职业学校", "公办", "2630", ""],
        ["4", "北山卫生学校", "公办", "988", "省级绿色学校"],
    ]


@pytest.mark.parametrize("number", ["0{}", "{}.", "（{}）"])
def test_running_numbers_with_marks(number: str) -> None:
    rows = [
        ["东湖职业学校", "公办", "示范学校"],
        ["西岭职业学校", "民办"],
        ["南浦职业学校", "公办", "绿色学校"],
        ["北山中专", "公办"],
    ]
    cells = [cell for at, row in enumerate(rows, 1) for cell in (number.format(at), *row)]
    found = grids("表1 名录\n序号\n学校\n性质\n荣誉\n" + "\n".join(cells))[0]
    assert [row[1:] for row in found[1:]] == [[*row, ""][:3] for row in rows]


def test_cells_that_are_broken_over_lines() -> None:
    table = (
        "学校\n合作企业\n合作形式\n起始时间\n东湖职业技\n术学校\n甲城云帆信息技术\n有限公司\n订单培养，\n顶岗实习\n2019年9月\n"
        "西岭中等专\n业学校\n甲城远山酒店\n冠名班\n2020年3月\n南浦职业学校\n乙江精工机械\n有限公司\n现代学徒制\n2021年9月"
    )
    assert grids("表4 校企合作项目\n" + table)[0][1:] == [
        ["东湖职业技术学校", "甲城云帆信息技术有限公司", "订单培养，顶岗实习", "2019年9月"],
        ["西岭中等专业学校", "甲城远山酒店", "冠名班", "2020年3月"],
        ["南浦职业学校", "乙江精工机械有限公司", "现代学徒制", "2021年9月"],
    ]


def test_a_name_in_row_after_row_is_no_running_head() -> None:
    rows = [["序号", "学校", "荣誉名称", "授予年份"]]
    rows += [[str(at), "甲市东湖职业学校", name, f"201{at}"] for at, name in enumerate(("绿色学校", "文明校园", "节水单位"), 1)]
    assert grids("附表 学校荣誉\n" + "\n".join(cell for row in rows for cell in row)) == [rows]


def test_the_first_heading_is_empty_below_a_caption() -> None:
    table = "2022年\n2023年\n专任教师数（人）\n1812\n1890\n生均仪器设备值（元）\n9315\n9862"
    assert grids("图1 教师与设备\n" + table) == [
        [["", "2022年", "2023年"], ["专任教师数（人）", "1812", "1890"], ["生均仪器设备值（元）", "9315", "9862"]]
    ]


def test_an_empty_cell_written_as_a_mark() -> None:
    table = "序号\n指标\n单位\n2022年\n2023年\n1\n毕业生\n人\n860\n910\n/\n其中：升学\n人\n/\n402\n2\n就业率\n%\n97.1\n97.6"
    assert grids("附表1 计分卡\n" + table)[0][2] == ["/", "其中：升学", "人", "/", "402"]


def test_a_total_has_no_number_and_no_school() -> None:
    table = "序号\n学校名称\n举办者\n在校生\n招生\n1\n东湖职校\n市教育局\n7362\n341\n2\n西岭中专\n市卫计委\n4985\n198\n3\n南浦职高\n民办\n638\n36"
    total = ["合计", "——", "——", "12985", "575"]
    assert grids("表2 规模\n" + table + "\n" + "\n".join(total))[0][-1] == total


def test_a_corner_in_two_lines() -> None:
    table = "年度\n指标\n教职工数\n专任教师数\n生师比\n2021年\n1896\n1512\n19.72:1\n2022年\n1974\n1603\n19.51:1"
    assert grids("表1 教师\n" + table) == [
        [
            ["年度指标", "教职工数", "专任教师数", "生师比"],
            ["2021年", "1896", "1512", "19.72:1"],
            ["2022年", "1974", "1603", "19.51:1"],
        ]
    ]


def test_lists_of_short_lines_are_no_tables() -> None:
    assert grids("合作单位\n合作形式\n学校名称\n学校性质\n办学地址\n联系部门\n负责人\n备注") == []
    assert grids("学校\n企业\n共建共管\n互利双赢\n资源共享\n过程共管\n成果共享\n责任共担") == []
    assert grids("专业名称\n数控技术应用\n电子商务\n护理\n幼儿保育\n会计事务\n茶艺与茶营销") == []
