"""Whole reports through the pipeline: tables, of years, schools, cities and satisfaction."""

from __future__ import annotations

from tests.unit.loaders.observations.whole_reports import OWN, SCHOOL, figures


def test_indicators_down_years_across_growth_left_out() -> None:
    rows = "指标\t2021年\t2022年\t同比增长（%）\n生均占地面积（㎡）\t32.5\t33.1\t1.8\n教学仪器设备值（万元）\t3350\t3620\t8.06\n"
    assert figures("表1 办学条件\n" + rows) == {
        ("濮阳市", "生均占地面积", 2021): 32.5,
        ("濮阳市", "生均占地面积", 2022): 33.1,
        ("濮阳市", "教学仪器设备总值", 2021): 33500000,
        ("濮阳市", "教学仪器设备总值", 2022): 36200000,
    }


def test_years_down_indicators_across() -> None:
    rows = "年份\t职业教育经费\t免学费资金\n2021\t3520.5\t820.4\n2022\t3890.2\t860.1\n"
    assert figures("表2 经费投入（单位：万元）\n" + rows) == {
        ("濮阳市", "职业教育经费", 2021): 35205000,
        ("濮阳市", "免学费资金", 2021): 8204000,
        ("濮阳市", "职业教育经费", 2022): 38902000,
        ("濮阳市", "免学费资金", 2022): 8601000,
    }


def test_one_cell_a_line() -> None:
    text = "表3 学生情况\n\t年度\n\t指标\n\n\t\n\t中职学校在校人数\n\t普职招生比例\n\n\t2021年\n\t14210\n\t1.9:1\n\n\t2022年\n\t15333\n\t1.7:1\n\n"
    assert figures(text) == {
        ("濮阳市", "在校生数", 2021): 14210,
        ("濮阳市", "普职招生比例", 2021): 1.9,
        ("濮阳市", "在校生数", 2022): 15333,
        ("濮阳市", "普职招生比例", 2022): 1.7,
    }


def test_schools_down_the_side_and_their_sum() -> None:
    text = (
        "濮阳市白鹭职业技术学校与濮阳市云杉中等专业学校是骨干学校。\n\n表4 各学校情况\n"
        "学校名称\t在校生数（人）\t生师比\t就业率（%）\n濮阳市白鹭职业技术学校\t4120\t15.8:1\t98.5\n"
        "濮阳市云杉中等专业学校\t805\t14.9:1\t98.0\n合计\t4925\t15.6:1\t98.4\n"
    )
    found = figures(text)
    assert found[(OWN, "在校生数", 2022)] == 4120
    assert found[("濮阳市云杉中等专业学校", "生师比", 2022)] == 14.9
    assert found[("濮阳市", "就业率", 2022)] == 98.4


def test_programs_and_grades_down_the_side_are_parts() -> None:
    rows = "专业名称\t招生数（人）\t在校生数（人）\n护理\t120\t350\n数控技术应用\t80\t210\n合计\t200\t560\n"
    assert figures("表5 专业情况\n" + rows, SCHOOL) == {(OWN, "招生数", 2023): 200, (OWN, "在校生数", 2023): 560}


def test_a_heading_over_two_columns() -> None:
    rows = "年度\t专任教师\t高级职称\t\n\t\t人数\t比例（%）\n2021\t340\t87\t25.6\n2022\t352\t92\t26.1\n"
    found = figures("表6 教师队伍\n" + rows)
    assert found[("濮阳市", "高级职称教师数", 2022)] == 92
    assert found[("濮阳市", "高级职称教师比例", 2021)] == 25.6


def test_the_national_score_card_of_two_years() -> None:
    rows = (
        "序号\t指标\t单位\t2022年\t2023年\n1\t毕业生人数*\t人\t1250\t1288\n2\t毕业去向落实人数\t人\t1230\t1270\n"
        "\t其中：升学人数\t人\t980\t1021\n\t升入本科人数\t人\t30\t36\n3\t毕业生本省去向落实率\t%\t92.1\t93.4\n4\t月收入\t元\t3050\t3200\n"
        "7\t毕业三年晋升比例\t%\t25.1\t26.3\n"
    )
    found = figures("表1 人才培养质量计分卡\n" + rows, SCHOOL)
    assert found == {
        (OWN, name, year): value
        for name, values in {"毕业生数": (1250, 1288), "就业人数": (1230, 1270), "升学人数": (980, 1021), "本科升学人数": (30, 36), "初次就业月收入": (3050, 3200)}.items()
        for year, value in zip((2022, 2023), values, strict=True)
    }  # fmt: skip


def test_how_many_were_asked_is_no_satisfaction() -> None:
    rows = "序号\t指标\t单位\t2023年\t调查人次\t调查方式\n1\t在校生满意度\t%\t96.5\t1980\t网上调查\n2\t家长满意度\t%\t92.1\t1498\t网上调查\n"
    assert figures("表2 满意度调查表\n" + rows, SCHOOL) == {(OWN, "在校生满意度", 2023): 96.5, (OWN, "家长满意度", 2023): 92.1}


def test_schools_abroad_are_another_matter() -> None:
    rows = "序号\t指标\t单位\t2023年\n3\t在国外开办学校数\t所\t1\n\t其中：专业数量\t个\t2\n\t在校生数\t人\t40\n"
    assert figures("表5 影响表\n" + rows, SCHOOL) == {}


def test_a_value_that_looks_like_a_year_is_a_value() -> None:
    rows = "序号\t指标\t单位\t2022年\t2023年\n1\t毕业生人数\t人\t2010\t2021\n2\t招生人数\t人\t2015\t2018\n"
    found = figures("表1 计分卡\n" + rows, SCHOOL)
    assert found[(OWN, "毕业生数", 2022)] == 2010
    assert found[(OWN, "招生数", 2023)] == 2018


def test_a_row_that_names_a_school_and_its_place_is_the_school_s() -> None:
    table = "学校名称\t校址\t在校生（人）\t专任教师（人）\n濮阳市白鹭职业技术学校\t华龙区\t4862\t306\n濮阳市云杉中等专业学校\t清丰县\t3940\t188\n"
    assert figures(table) == {
        (OWN, "在校生数", 2022): 4862,
        (OWN, "专任教师数", 2022): 306,
        ("濮阳市云杉中等专业学校", "在校生数", 2022): 3940,
        ("濮阳市云杉中等专业学校", "专任教师数", 2022): 188,
    }


def test_cells_with_their_own_year_and_points_set_in_by_dashes() -> None:
    table = "1  专任教师数  人  2021年：2586  2022年：2571\n2  班主任  人  2021年：1102  2022年：1067\n3  思政课教师  人  2021年：146  2022年：159\n"
    assert figures(table)[("濮阳市", "专任教师数", 2021)] == 2586
    assert figures(table)[("濮阳市", "思政课教师数", 2022)] == 159
    dashes = "表3 满意度调查\n项目\t样本数\t满意度（%）\n在校生满意度\t2143\t91.87\n——课堂育人满意度\t2143\t90.95\n"
    assert figures(dashes) == {("濮阳市", "在校生满意度", 2022): 91.87, ("濮阳市", "课堂育人满意度", 2022): 90.95}


def test_a_column_of_years_dates_its_rows() -> None:
    table = "学校 ｜ 年度 ｜ 专任教师（人） ｜ 固定资产总值（万元）\n濮阳市白鹭职业技术学校 ｜ 2021 ｜ 241 ｜ 23,415.6\n濮阳市白鹭职业技术学校 ｜ 2022 ｜ 247 ｜ 24,880.0\n"
    assert figures("附件2 学校抽样\n" + table) == {
        (OWN, "专任教师数", 2021): 241,
        (OWN, "专任教师数", 2022): 247,
        (OWN, "固定资产总值", 2021): 234156000,
        (OWN, "固定资产总值", 2022): 248800000,
    }


def test_the_unit_may_stand_before_the_year() -> None:
    table = "|县（市、区）|职业教育经费（万元）2021年|职业教育经费（万元）2022年|\n|清丰县|9862|10345|\n|南乐县|10413|11268|\n"
    assert figures(table)[("清丰县", "职业教育经费", 2021)] == 98620000
    assert figures(table)[("南乐县", "职业教育经费", 2022)] == 112680000


def test_a_table_of_colleges_tells_of_those_it_names_and_of_no_region() -> None:
    table = "表4 高职院校主要办学指标\n指标\t濮阳鹤山职业技术学院\t合计\n招生数（人）\t4615\t4615\n"
    assert figures(table) == {("濮阳鹤山职业技术学院", "招生数", 2022): 4615}


def test_a_table_of_the_whole_city_in_a_school_s_case_is_the_city_s() -> None:
    case = "案例一：濮阳市白鹭职业技术学校的剪纸\n学校办起剪纸班，学生学会了剪纸。\n表9 全市学校情况\n"
    table = "指标\t2021年\t2022年\n在校生（人）\t4902\t5217\n招生（人）\t1893\t1984\n"
    assert set(figures(case + table)) == {("濮阳市", name, year) for name in ("在校生数", "招生数") for year in (2021, 2022)}
