"""Tables in their dialects, spanning cells, rows broken over pages, and charts' figures. The tables are made up."""

from __future__ import annotations

from loaders import structure
from loaders.documents import from_text
from loaders.reading import Reading


def read(text: str) -> Reading:
    return structure.read(from_text(text, "report.txt", "0" * 64))


def rows(reading: Reading, table: int = 0) -> list[list[str | None]]:
    return [[reading.segments[i].text if i is not None else None for i in row] for row in reading.tables[table].rows]


def test_one_cell_a_line_with_spanning_headings() -> None:
    reading = read(
        "表1-1  对比\n\t年度\n\t指  标\n\n\t\n\t在校\n人数\n\t招生\n\n\t2021年\n\t252\n\t102\n\n\t2022年\n\t268\n\t110\n\n\n后文在此。\n"
    )
    assert rows(reading) == [
        ["年度", "指标", "指标"],
        ["年度", "在校人数", "招生"],
        ["2021年", "252", "102"],
        ["2022年", "268", "110"],
    ]
    table = reading.tables[0]
    assert (table.caption, table.header_rows, table.header_columns) == ("表1-1对比", 2, 1)


def test_one_cell_a_line_with_names_over_several_rows() -> None:
    reading = read(
        "\t设备一览表\n\n\t项目\n\t指标\n\t2021年\n\n\t设施\n\t工位（个）\n\t0.5\n\n\t\n\t图书（册）\n\t43.7\n\n\n后文。\n"
    )
    assert rows(reading) == [["项目", "指标", "2021年"], ["设施", "工位（个）", "0.5"], ["设施", "图书（册）", "43.7"]]
    assert (reading.tables[0].caption, reading.tables[0].header_columns) == ("设备一览表", 2)


def test_rows_with_tabs_over_a_page_break() -> None:
    reading = read(
        "表 2 专业群\n\n学校\t序号\t专业群\t产业\n甲校\t1\t甲乙技术应用\t编织、漂染、包\n\n\n\n\t\t专业群\t装运输\n\t2\t丙丁专业群\t汽车产业\n\n\n\n\t\t\t餐饮服务产业\n"
    )
    assert rows(reading) == [
        ["学校", "序号", "专业群", "产业"],
        ["甲校", "1", "甲乙技术应用专业群", "编织、漂染、包装运输"],
        ["甲校", "2", "丙丁专业群", "汽车产业"],
        ["甲校", "2", "丙丁专业群", "餐饮服务产业"],
    ]


def test_a_row_that_lost_its_first_cell() -> None:
    reading = read("序号\t指标\t单位\t2023年\t\n1\t教师\t人\t120\t\n其中：专任\t人\t90\t\n2\t学生\t人\t3000\t\n")
    assert rows(reading)[2] == ["1", "其中：专任", "人", "90"]
    assert reading.tables[0].header_columns == 3


def test_a_spanning_heading_to_the_right() -> None:
    reading = read("年度\t国家级\t\t省级\t\n\t一等奖\t二等奖\t一等奖\t二等奖\n2022\t2\t5\t25\t50\n")
    assert rows(reading)[:2] == [["年度", "国家级", "国家级", "省级", "省级"], ["年度", "一等奖", "二等奖", "一等奖", "二等奖"]]


def test_bars() -> None:
    reading = read("| 指标 | 2021年 | 2022年 |\n|---|---|---|\n| 教师 | 201 | 215 |\n| 学生 | 3000 | 3100 |\n")
    assert rows(reading) == [["指标", "2021年", "2022年"], ["教师", "201", "215"], ["学生", "3000", "3100"]]


def test_bars_below_a_caption() -> None:
    reading = read(
        "表2-6 合作企业情况\n| 学校名称 | 合作企业 |\n| 甲乙职校 | 丙丁公司 |\n| 戊己职校 | 庚辛公司 |\n\n后文在此。\n"
    )
    assert rows(reading) == [["学校名称", "合作企业"], ["甲乙职校", "丙丁公司"], ["戊己职校", "庚辛公司"]]
    assert reading.tables[0].caption == "表2-6合作企业情况"


def test_ratios_between_bars() -> None:
    reading = read("| 指标   | 2021年   | 2022年   |\n| 生师比 | 15.35 : 1 | 16.27 : 1 |\n| 学生   | 3000   | 3100   |\n")
    assert rows(reading)[1] == ["生师比", "15.35:1", "16.27:1"]


def test_columns_of_spaces() -> None:
    reading = read("指标    2021年    2022年\n教师    201    215\n学生    3000    3100\n\n后文。\n")
    assert rows(reading) == [["指标", "2021年", "2022年"], ["教师", "201", "215"], ["学生", "3000", "3100"]]


def test_spaces_in_cells_part_the_items_of_a_list() -> None:
    reading = read("学校\t荣誉\n甲校\t国家示范学校 省重点学校 文明校园\n乙 校\t文明校园\n")
    assert rows(reading)[1] == ["甲校", "国家示范学校 省重点学校 文明校园"]
    assert rows(reading)[2][0] == "乙校"


def test_charts() -> None:
    reading = read("一、概况\n\n甲校。\n\n人数（人）\t\n2021年\t2022年\t120\t130\t就业\t\n2021年\t2022年\t110\t125\t\n")
    charts = [s for s in reading.segments if s.kind == "chart"]
    assert len(charts) == 1
    assert reading.tables == ()
    assert charts[0].text.split("\n")[1].split("\t")[:4] == ["2021年", "2022年", "120", "130"]


def test_a_row_drawn_with_bars_that_is_broken_in_a_cell() -> None:
    reading = read(
        "一、概况\n学校甲，办学良好。\n表1 合作\n序号|企业|专业|形式\n1|甲乙（丙市）\n有限公司|护理|实习\n2|丁戊公司|会计|订单培养\n\n后文在此。\n"
    )
    assert rows(reading)[1:] == [["1", "甲乙（丙市）有限公司", "护理", "实习"], ["2", "丁戊公司", "会计", "订单培养"]]


def test_columns_set_in_spaces_with_a_row_that_lacks_its_number() -> None:
    reading = read(
        "一、概况\n学校甲，办学良好。\n表3  就业情况\n序号  指标  单位  2020年  2021年\n1  升学人数  人  475  585\n    其中：本科  人  29  37\n2  就业率  %  96.5  97.2\n后文在此，共两句。\n"
    )
    assert rows(reading)[2][1:] == ["其中：本科", "人", "29", "37"]
    assert rows(reading)[3] == ["2", "就业率", "%", "96.5", "97.2"]


def test_a_cell_broken_over_two_lines_stays_in_its_row() -> None:
    reading = read(
        "学校\t企业\t形式\t专业\n甲校\t乙公司\t订单班\t护理、\n药剂\n丙校\t丁文旅有限公司\n（戊店）\t实习\t旅游服务\n己校\t庚公司\t冠名班\t会计\n"
    )
    assert len(reading.tables) == 1
    assert rows(reading)[1:] == [
        ["甲校", "乙公司", "订单班", "护理、药剂"],
        ["丙校", "丁文旅有限公司（戊店）", "实习", "旅游服务"],
        ["己校", "庚公司", "冠名班", "会计"],
    ]


def test_a_table_of_tabs_goes_on_after_the_running_head_of_a_page() -> None:
    foot = "\n\n- {} -\n\n甲市职业教育年度报告\n\n"
    reading = read(
        "一、概况\n表1 各校\n学校\t专业\t人数\n甲中专\t护理\t12\n乙中专\t会计事务\t15"
        + foot.format(1)
        + "学校\t专业\t人数\n丙中专\t烹饪工艺\t9\n丁中专\t茶艺\t7\n二、成效\n学校很好。"
        + foot.format(2)
        + "三、不足\n还要努力。"
        + foot.format(3)
    )
    assert len(reading.tables) == 1
    assert [row[0] for row in rows(reading)] == ["学校", "甲中专", "乙中专", "丙中专", "丁中专"]
