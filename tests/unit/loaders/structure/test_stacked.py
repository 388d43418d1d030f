"""Tables with one cell a line and no mark between the cells; lines that figures leave short. The texts are made up."""

from __future__ import annotations

from loaders import structure
from loaders.documents import from_text
from loaders.reading import Reading

NUMBERED = """附表3 教学资源表
序号
指标
单位
2021年
2022年
1
生师比
：
18.2
17.5
2
专业数量
个
11
12
其中：新增
个
0
1
3
互联网出口带宽
Mbps
500
1000
"""

PLAIN = """表2 学生情况
指标
2019年
2020年
毕业率
98.1%
98.6%
就业率
96.2%
97.3%
学校按照计划完成了全部任务，效果良好。
"""


def reading(text: str) -> Reading:
    return structure.read(from_text(text, "report.txt", "0" * 64))


def grid(found: Reading, at: int = 0) -> list[list[str]]:
    return [["" if cell is None else found.segments[cell].text for cell in row] for row in found.tables[at].rows]


def test_rows_with_and_without_a_running_number() -> None:
    found = reading("甲市乙职业学校质量年度报告（2022）\n\n一、概况\n学校甲。\n" + NUMBERED + "\n二、结语\n学校乙。\n")
    rows = grid(found)
    assert rows[0] == ["序号", "指标", "单位", "2021年", "2022年"]
    assert rows[2] == ["2", "专业数量", "个", "11", "12"]
    assert rows[3][1:] == ["其中：新增", "个", "0", "1"]
    assert rows[4][-1] == "1000"
    assert found.tables[0].caption == "附表3 教学资源表".replace(" ", "")


def test_without_a_running_number_up_to_the_next_sentence() -> None:
    found = reading("甲市乙职业学校质量年度报告（2020）\n\n一、概况\n学校甲。\n" + PLAIN)
    assert grid(found) == [["指标", "2019年", "2020年"], ["毕业率", "98.1%", "98.6%"], ["就业率", "96.2%", "97.3%"]]
    assert found.segments[-1].text == "学校按照计划完成了全部任务，效果良好。"


def test_short_lines_that_are_no_table() -> None:
    found = reading("甲市乙职业学校质量年度报告（2020）\n\n一、概况\n学校甲。\n项目\n数控技术应用\n电子商务\n护理\n")
    assert found.tables == ()


def test_lines_that_figures_leave_short_are_one_paragraph() -> None:
    lines = ["学校开设数控技术应用护理幼儿保育电子商务等专业并与企业开展", "合作共建实训基地，建有实训室。"] * 16
    text = "\n".join(
        [
            *lines,
            "学校占地 96 亩，校舍面积 41 万平方米，",
            "现有学生 300 人，其中在 2018",
            "年 12 月招收新生 100 人，",
            "毕业生 90 人。",
        ]
    )
    found = reading("甲市乙职业学校质量年度报告（2018）\n\n一、概况\n" + text + "\n二、结语\n")
    assert any("其中在2018年12月招收新生100人，毕业生90人。" in segment.text for segment in found.segments)


def test_a_numbered_table_of_words() -> None:
    rows = ["1", "甲市乙学校", "丙有限公司", "订单培养", "2", "甲市丁学校", "戊（己）有限公司", "实习"]
    lines = "\n".join(["表1 合作项目", "序号", "学校", "合作企业", "合作形式", *rows])
    found = reading(f"甲市乙职业学校质量年度报告（2020）\n\n一、概况\n学校甲。\n{lines}\n学校与企业合作，效果良好。\n")
    assert grid(found) == [["序号", "学校", "合作企业", "合作形式"], rows[:4], rows[4:]]


def test_columns_of_words_and_figures_under_a_heading_that_is_not_known() -> None:
    table = "校名\n校址\n学生（人）\n教师（人）\n主要专业\n甲中专\n东区\n712\n36\n护理、药剂\n乙职高\n西区\n480\n28\n会计\n丙技校\n南区\n95\n-\n焊接\n"
    found = reading(
        "甲市质量年度报告（2020）\n\n一、概况\n学校甲。\n附件1\n部分学校基本情况简表\n" + table + "\n二、结语\n学校乙。\n"
    )
    rows = grid(found)
    assert rows[0] == ["校名", "校址", "学生（人）", "教师（人）", "主要专业"]
    assert rows[3] == ["丙技校", "南区", "95", "-", "焊接"]
    assert len(rows) == 4
    assert found.tables[0].caption == "附件1 部分学校基本情况简表"


def test_years_with_a_unit_and_no_first_heading() -> None:
    found = reading(
        "甲市乙职业学校质量年度报告（2020）\n\n一、概况\n学校甲。\n2019年（%）\n2020年（%）\n在校生满意度\n90.1\n91\n家长满意度\n92\n93\n教职工满意度\n94\n95\n"
    )
    assert grid(found)[1:] == [["在校生满意度", "90.1", "91"], ["家长满意度", "92", "93"], ["教职工满意度", "94", "95"]]
    assert grid(found)[0] == ["", "2019年（%）", "2020年（%）"]


def test_names_with_a_year_each_are_no_table() -> None:
    found = reading(
        "甲市乙职业学校质量年度报告（2020）\n\n一、概况\n学校甲。\n首届\n2018年\n第二届\n2019年\n第三届\n2020年\n第四届\n2021年\n"
    )
    assert found.tables == ()


def test_an_empty_line_in_a_row_is_an_empty_cell() -> None:
    reading = structure.read(
        from_text(
            "表1 学校情况\n项目\n单位\n2021年\n2022年\n在校生\n人\n4102\n4213\n招生\n人\n1433\n1510\n兼职教师\n人\n\n37\n占地\n平方米\n34.2\n34.5\n",
            "report.txt",
            "0" * 64,
        )
    )
    cells = [[None if i is None else reading.segments[i].text for i in row] for row in reading.tables[0].rows]
    assert cells[3:] == [["兼职教师", "人", None, "37"], ["占地", "平方米", "34.2", "34.5"]]


def test_a_page_s_end_inside_a_table_is_passed_over() -> None:
    head = "甲县职业中学质量年度报告\n"
    page = f"- {{}} -\n\n{head}"
    body = (
        "项目\n2021年\n2022年\n在校生\n4102\n4213\n招生\n1433\n1510\n\n"
        + page.format(2)
        + "\n专任教师\n236\n241\n毕业生\n980\n991\n"
    )
    text = (
        f"{head}{page.format(1)}学校办学多年，成绩很好，社会认可。\n\n表1 情况\n{body}\n{page.format(3)}此后没有表，文字照常。\n"
    )
    reading = structure.read(from_text(text, "report.txt", "0" * 64))
    assert len(reading.tables) == 1
    assert len(reading.tables[0].rows) == 5
