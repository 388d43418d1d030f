"""Whole reports through the pipeline: subjects, years, tables, charts, conflicts. Schools, firms and figures are invented."""

from __future__ import annotations

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand

CITY = "濮阳市中等职业教育质量年度报告（2022）"
SCHOOL = "濮阳市白鹭职业技术学校质量年度报告（2023）"
OWN = "濮阳市白鹭职业技术学校"

Key = tuple[str, str, int]


def read(text: str, title: str = CITY) -> Context:
    return understand(from_text(f"{title}\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))


def figures(text: str, title: str = CITY) -> dict[Key, float]:
    return {(f.subject[1], f.indicator, f.year): f.value for f in read(text, title).figures}


def refusals(text: str, title: str = CITY) -> set[tuple[str, str]]:
    return {(r.type, r.reason) for r in read(text, title).refusals if r.kind == "observation"}


# Subjects


def test_a_region_s_figure_and_a_school_s_in_one_paragraph() -> None:
    found = figures("全市中职学校在校生3200人。濮阳市白鹭职业技术学校在校生1200人，就业率98%。全市就业率97%。")
    assert found == {
        ("濮阳市", "在校生数", 2022): 3200,
        (OWN, "在校生数", 2022): 1200,
        (OWN, "就业率", 2022): 98,
        ("濮阳市", "就业率", 2022): 97,
    }


def test_a_school_put_in_does_not_take_over_the_sentence() -> None:
    found = figures("全市在校生6215人，其中濮阳市白鹭职业技术学校4120人；中职招生2150人。")
    assert found[("濮阳市", "招生数", 2022)] == 2150


def test_a_school_s_own_report_is_of_the_school() -> None:
    found = figures("学校现有全日制在校生4001人，开设16个专业。我校与56家企业建立校企合作关系。", SCHOOL)
    assert found == {(OWN, "在校生数", 2023): 4001, (OWN, "专业数", 2023): 16, (OWN, "合作企业数", 2023): 56}


def test_several_schools_together_are_nobody_s_figure() -> None:
    text = "濮阳市白鹭职业技术学校、濮阳市云杉中等专业学校等学校共完成职业培训3300人次。"
    assert figures(text) == {}
    assert ("社会培训人次", "no-subject") in refusals(text)


def test_a_case_s_hero_is_meant_by_the_school() -> None:
    found = figures("【案例1-1】濮阳市白鹭职业技术学校打造工匠摇篮\n\n学校毕业生就业率达98.6%，与42家企业开展校企合作。")
    assert found == {(OWN, "就业率", 2022): 98.6, (OWN, "合作企业数", 2022): 42}


def test_the_country_s_figure_is_not_the_region_s() -> None:
    assert figures("全国中职学校生师比为19.6:1。") == {}


def test_a_city_in_a_province_s_report() -> None:
    found = figures("濮阳市中等职业学校在校生3.2万人。全省中等职业学校在校生61万人。", "河南省中等职业教育质量年度报告（2022）")
    assert found == {("濮阳市", "在校生数", 2022): 32000, ("河南省", "在校生数", 2022): 610000}


# Years


def test_a_year_holds_until_another_and_not_beyond_its_paragraph() -> None:
    found = figures("2021年，全市招生900人。毕业生800人。\n\n全市就业率97%。")
    assert found == {("濮阳市", "招生数", 2021): 900, ("濮阳市", "毕业生数", 2021): 800, ("濮阳市", "就业率", 2022): 97}


def test_the_year_described_may_be_the_one_before_the_title_s() -> None:
    text = "2021年，全市教育事业稳步发展。\n\n2021年，全市招生900人。\n\n全市就业率97%。"
    assert figures(text)[("濮阳市", "就业率", 2021)] == 97


def test_outlooks_state_no_figures() -> None:
    assert figures("全市就业率97%。\n\n二、改进措施\n\n全市双师型教师比例达到80%。") == {("濮阳市", "就业率", 2022): 97}


# Tables


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


# Charts and conflicts


def test_a_chart_of_years_and_one_of_indicators() -> None:
    text = (
        "全市毕业生900人。\n\n毕业生人数（人）\t\n2020年\t2021年\t2022年\t812\t850\t900\t就业学生人数（人）\t\n2020年\t2021年\t2022年\t800\t841\t890\t\n\n\n"
        "2021年\t\n第一产业\t第二产业\t第三产业\t12\t200\t310\t2022年\t\n第一产业\t第二产业\t第三产业\t9\t180\t330\t\n"
    )
    found = figures(text)
    assert found[("濮阳市", "毕业生数", 2020)] == 812
    assert found[("濮阳市", "就业人数", 2021)] == 841
    assert found[("濮阳市", "第三产业就业人数", 2021)] == 310
    assert found[("濮阳市", "第一产业就业人数", 2022)] == 9


def test_a_rounding_gives_way_to_the_exact_figure() -> None:
    text = "全市在校生约1.53万人。\n\n全市中职学校在校生15333人。"
    assert figures(text) == {("濮阳市", "在校生数", 2022): 15333}
    assert ("在校生数", "conflict") not in refusals(text)


def test_of_two_figures_that_contradict_one_stands_less_certain_and_the_other_is_kept_as_refused() -> None:
    text = "全市中职学校专任教师2140人。\n\n表1 教师情况\n年度\t专任教师数\n2021年\t1980\n2022年\t2075\n"
    context = read(text)
    (kept,) = [f for f in context.figures if f.indicator == "专任教师数" and f.year == 2022]
    assert kept.value == 2075
    assert kept.confidence < 0.8
    assert ("专任教师数", "conflict") in refusals(text)


def test_the_surface_is_the_figure_and_stands_where_the_span_says() -> None:
    context = read("全市共有中等职业学校15所，在校生3.1万人。")
    for figure in context.figures:
        text = context.segment(figure.span.segment).text
        assert text[figure.span.start : figure.span.end] == figure.surface
    assert {f.surface for f in context.figures} == {"15所", "3.1万人"}


def test_the_same_report_gives_the_same_figures_in_the_same_order() -> None:
    text = "全市在校生3200人，招生900人，就业率97%。\n\n全市在校生3300人。"
    assert read(text).figures == read(text).figures


def test_a_paragraph_after_a_school_s_is_not_taken_for_the_region_s() -> None:
    text = (
        "濮阳市白鹭职业技术学校推进校企合作。\n\n校企合作扩大了规模。招生专业有3个，招生人数达322人。\n\n全市中职学校招生9000人。"
    )
    assert figures(text) == {("濮阳市", "招生数", 2022): 9000}


def test_school_years_count_by_the_year_they_end_in_unless_the_report_tells_of_one_that_ends_later() -> None:
    rows = "指标\t2021-2022学年\t2022-2023学年\n在校生数（人）\t2000\t2100\n"
    assert figures("表1 规模\n" + rows, SCHOOL) == {(OWN, "在校生数", 2022): 2000, (OWN, "在校生数", 2023): 2100}
    later = rows.replace("2022-2023", "2023—2024").replace("2021-2022", "2022—2023")
    assert figures("2023—2024学年，学校招生900人。\n\n表1 规模\n" + later, SCHOOL) == {
        (OWN, "在校生数", 2022): 2000,
        (OWN, "在校生数", 2023): 2100,
        (OWN, "招生数", 2023): 900,
    }


def test_the_service_card_counts_those_who_went_to_work() -> None:
    rows = "序号\t指标\t单位\t2023年\n1\t毕业生就业人数*\t人\t249\n\t其中：A类：留在当地就业\t人\t140\n\tB类：到西部和东北地区就业\t人\t60\n"
    assert figures("表4 服务贡献表\n" + rows, SCHOOL) == {(OWN, "直接就业人数", 2023): 249, (OWN, "本地就业人数", 2023): 140}


def test_a_surface_is_never_a_sentence() -> None:
    context = read("其中612名经对口升学和贯通培养升入高等院校。")
    assert [f.surface for f in context.figures] == ["612名"]


def test_cities_down_indicators_across_each_over_two_years() -> None:
    text = (
        "濮阳市、漯河市两地规模如下。\n\n表1 各地市规模情况\n序号\t地市\t中职学校数\t在校生数（万人）\t\t招生数（人）\t\n"
        "\t\t\t2021年\t2022年\t2021年\t2022年\n1\t濮阳市\t11\t1.41\t1.56\t5100\t5903\n2\t漯河市\t9\t1.02\t1.11\t4100\t4402\n合计\t\t20\t2.43\t2.67\t9200\t10305\n"
    )
    found = figures(text, "河南省中等职业教育质量年度报告（2022）")
    assert found[("濮阳市", "在校生数", 2021)] == 14100
    assert found[("漯河市", "招生数", 2022)] == 4402
    assert found[("濮阳市", "中等职业学校数", 2022)] == 11
    assert found[("河南省", "在校生数", 2022)] == 26700


def test_an_indicator_that_row_and_column_name_only_together() -> None:
    rows = "对象\t2021年满意度\t2022年满意度\t国家标准\n在校生\t94.1%\t95.2%\t90%\n用人单位\t96.0%\t96.5%\t90%\n"
    assert figures("表3 调查结果\n" + rows) == {
        ("濮阳市", "在校生满意度", 2021): 94.1,
        ("濮阳市", "在校生满意度", 2022): 95.2,
        ("濮阳市", "用人单位满意度", 2021): 96.0,
        ("濮阳市", "用人单位满意度", 2022): 96.5,
    }


def test_pairs_of_name_and_value_side_by_side_and_standards_left_out() -> None:
    rows = "指标名称\t数值\t指标名称\t数值\n教职工数\t3216人\t专任教师数\t2587人\n固定资产总值\t1.86亿元\t生均图书\t28.5册\n"
    assert figures("表6 基本数据\n" + rows) == {
        ("濮阳市", "教职工数", 2022): 3216,
        ("濮阳市", "专任教师数", 2022): 2587,
        ("濮阳市", "固定资产总值", 2022): 186000000,
        ("濮阳市", "生均纸质图书", 2022): 28.5,
    }
    standard = "指标\t国家标准\t全市\t与上年相比\n生师比\t20:1\t17.7:1\t-0.3\n"
    assert figures("表5 对照\n" + standard) == {("濮阳市", "生师比", 2022): 17.7}


def test_one_after_another_with_the_indicator_named_once() -> None:
    found = figures("全市在校生6215人。范县中职在校生2390人，台前县1127人；南乐县1810人，其中南乐县职业中专900人，外省籍80人。")
    assert found[("范县", "在校生数", 2022)] == 2390
    assert found[("台前县", "在校生数", 2022)] == 1127
    assert found[("南乐县", "在校生数", 2022)] == 1810
    assert set(found.values()) == {6215, 2390, 1127, 1810, 900}


def test_the_next_one_s_share_is_not_the_first_one_s() -> None:
    found = figures("濮阳市白鹭职业技术学校双师型教师50人，其中高级20人，占40%。", SCHOOL)
    assert found == {(OWN, "双师型教师数", 2023): 50}


def test_that_school_is_the_one_named_last() -> None:
    text = "范县统筹编制和经费，将一所初中并入范县鹤鸣职业中等专业学校，新增校园60亩。2022年该校招生1856人。"
    assert figures(text) == {("范县鹤鸣职业中等专业学校", "招生数", 2022): 1856}


def test_a_series_named_after_its_years_and_one_that_shares_them() -> None:
    text = "全市毕业生900人。\n\n2020年\t2021年\t2022年\t在校生人数（人）\t2812\t2850\t2900\t招生人数（人）\t1012\t1050\t1100\t\n"
    found = figures(text)
    assert [found[("濮阳市", "在校生数", year)] for year in (2020, 2021, 2022)] == [2812, 2850, 2900]
    assert [found[("濮阳市", "招生数", year)] for year in (2020, 2021, 2022)] == [1012, 1050, 1100]


def test_the_kind_of_a_row_s_school_is_no_indicator() -> None:
    text = "表1 学校一览表\n学校名称\t办学性质\t在校生数（人）\n濮阳市白鹭职业技术学校\t公办\t5862\n范县鹤鸣职业中等专业学校\t民办\t1958\n"
    assert figures(text) == {(OWN, "在校生数", 2022): 5862, ("范县鹤鸣职业中等专业学校", "在校生数", 2022): 1958}


def test_rows_that_lack_their_running_number_stand_one_column_to_the_right() -> None:
    rows = [
        ["序号", "指标", "单位", "2021年", "2022年"],
        ["1", "毕业去向落实人数", "人", "800", "841"],
        ["其中：毕业生升学人数", "人", "500", "531"],
        ["2", "月收入", "元", "3100", "3250"],
        ["3", "自主创业率", "%", "0.5", "0.6"],
    ]
    found = figures("表1 人才培养质量计分卡\n" + "\n\n".join("\t" + "\n\t".join(row) for row in rows))
    assert found[("濮阳市", "升学人数", 2021)] == 500
    assert found[("濮阳市", "升学人数", 2022)] == 531
    assert found[("濮阳市", "就业人数", 2022)] == 841


def test_counties_and_their_sum() -> None:
    found = figures(
        "表2 各县区规模\n县（市、区）\t学校（所）\t在校生数（人）\n范县\t2\t3000\n台前县\t1\t1200\n全市合计\t3\t4200\n"
    )
    assert found[("范县", "中等职业学校数", 2022)] == 2
    assert found[("台前县", "在校生数", 2022)] == 1200
    assert found[("濮阳市", "在校生数", 2022)] == 4200


def test_a_captioned_table_drawn_with_bars_is_parted_by_its_bars_alone() -> None:
    table = "| 指标名称 | 2021年 | 2022年 |\n| --- | --- | --- |\n| 就业率 | 96.2% | 97.4% |\n| 生师比 | 19.1 : 1 | 18.2 : 1 |\n"
    assert figures("表1-3 基本情况\n" + table) == {
        ("濮阳市", "就业率", 2021): 96.2,
        ("濮阳市", "就业率", 2022): 97.4,
        ("濮阳市", "生师比", 2021): 19.1,
        ("濮阳市", "生师比", 2022): 18.2,
    }


def test_a_county_s_secondary_schools_are_no_one_school() -> None:
    found = figures("2022年，范县中等职业学校生均图书31.68册，就业率98.1%。", "范县中等职业教育质量年度报告（2022）")
    assert found == {("范县", "生均纸质图书", 2022): 31.68, ("范县", "就业率", 2022): 98.1}


def test_a_short_name_that_begins_with_a_region_is_the_school_of_the_report() -> None:
    found = figures("2023年濮阳市白鹭校直接就业人数为437人。", SCHOOL)
    assert found == {(OWN, "直接就业人数", 2023): 437}


# Tables of other layouts


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


# Whose figure it is, where several are named


def test_values_of_the_places_named_first() -> None:
    found = figures("清丰县、南乐县的生均公用经费分别达到4210元和3870元。")
    assert found == {("清丰县", "生均公用经费", 2022): 4210, ("南乐县", "生均公用经费", 2022): 3870}


def test_the_best_and_the_next() -> None:
    text = "分校看，就业率最高的是濮阳市白鹭职业技术学校（99.40%），其次为濮阳市云杉中等专业学校99.12%。"
    assert figures(text) == {(OWN, "就业率", 2022): 99.4, ("濮阳市云杉中等专业学校", "就业率", 2022): 99.12}


def test_schools_in_brackets_after_a_total() -> None:
    text = "全市中职招生1984人（濮阳市白鹭职业技术学校1536人、濮阳市云杉中等专业学校448人），同年普通高中招生2893人，普职比为59.3：40.7。"
    assert figures(text) == {
        ("濮阳市", "招生数", 2022): 1984,
        (OWN, "招生数", 2022): 1536,
        ("濮阳市云杉中等专业学校", "招生数", 2022): 448,
        ("濮阳市", "普通高中招生数", 2022): 2893,
        ("濮阳市", "普职招生比例", 2022): 1.457,
    }


def test_a_school_after_an_increase() -> None:
    found = figures("全市在校生5217人，较上年的4902人增加315人，其中濮阳市白鹭职业技术学校4113人。")
    assert found[(OWN, "在校生数", 2022)] == 4113
    assert found[("濮阳市", "在校生数", 2021)] == 4902


def test_schools_named_in_passing_leave_the_sentence_to_its_first() -> None:
    text = (
        "濮阳市白鹭职业技术学校系2006年由濮阳市云杉中等专业学校和濮阳市红松职业中专合并而成，2022年在校生13420人，专任教师702人。"
    )
    assert figures(text) == {(OWN, "在校生数", 2022): 13420, (OWN, "专任教师数", 2022): 702}


def test_in_a_case_the_school_is_its_hero_whoever_came_to_help() -> None:
    text = "案例一：濮阳市白鹭职业技术学校的提升\n2021年郑州市长河技师学院派出9名教师帮扶，郑州方面援助资金，学校建起新楼。2022年全校在校生3308人。"
    assert figures(text) == {(OWN, "在校生数", 2022): 3308}


def test_a_region_in_brackets_is_no_topic() -> None:
    assert figures("全市毕业生中，本地（河南省内）就业455人，异地就业341人。") == {
        ("濮阳市", "本地就业人数", 2022): 455,
        ("濮阳市", "异地就业人数", 2022): 341,
    }


def test_work_in_the_province_is_no_local_work_of_a_city() -> None:
    assert figures("毕业生在省内就业971人，其中在市内就业648人。") == {("濮阳市", "本地就业人数", 2022): 648}


def test_a_school_that_takes_part_in_a_test_of_all() -> None:
    found = figures("学校参加全市统考，语文、数学、英语三科总体合格率为91.6%，比上年的90.3%提高1.3个百分点。", SCHOOL)
    assert found == {(OWN, "文化课合格率", 2023): 91.6, (OWN, "文化课合格率", 2022): 90.3}


def test_two_programs_of_another_s_school_are_those_told_of() -> None:
    assert figures("濮阳市白鹭职业技术学校新开直播电商服务、网络营销两个专业。") == {}


def test_a_year_after_the_report_s_is_a_plan_s() -> None:
    text = "全市在校生9134人。\n\n2024年招生4000人，在校生9500人。"
    assert figures(text) == {("濮阳市", "在校生数", 2022): 9134}
    assert ("招生数", "planned") in refusals(text)


def test_the_school_of_a_region_s_paragraph_that_names_none_is_all_of_them() -> None:
    assert figures("学校占地总面积612亩，生均65.2平方米。") == {("濮阳市", "生均占地面积", 2022): 65.2}


def test_a_table_without_a_caption_set_in_single_spaces() -> None:
    table = "项目 2021年 2022年\n生均占地面积（平方米） 63.8 65.2\n生均图书（册） 25.1 26.9\n"
    assert figures(table) == {
        ("濮阳市", "生均占地面积", 2021): 63.8,
        ("濮阳市", "生均占地面积", 2022): 65.2,
        ("濮阳市", "生均纸质图书", 2021): 25.1,
        ("濮阳市", "生均纸质图书", 2022): 26.9,
    }


def test_rows_that_lack_their_last_cells_are_no_chart() -> None:
    table = "表1 办学条件\n\t单位\t2021\t2022\t增幅\n固定资产总值\t亿元\t12.1\t13.4\t10.7%\n生均图书\t册\t22.3\t23.1\t\n百名学生计算机数\t台\t18.9\t19.7\t\n"
    assert figures(table) == {
        ("濮阳市", "固定资产总值", 2021): 1.21e9,
        ("濮阳市", "固定资产总值", 2022): 1.34e9,
        ("濮阳市", "生均纸质图书", 2021): 22.3,
        ("濮阳市", "生均纸质图书", 2022): 23.1,
        ("濮阳市", "百名学生计算机台数", 2021): 18.9,
        ("濮阳市", "百名学生计算机台数", 2022): 19.7,
    }


def test_a_school_that_opens_a_sentence_with_among_them_keeps_it() -> None:
    found = figures("其中濮阳市白鹭职业技术学校开设22个专业，在校生8120人。")
    assert found == {(OWN, "专业数", 2022): 22, (OWN, "在校生数", 2022): 8120}


def test_where_leavers_went_by_number_and_share() -> None:
    table = "表2 毕业生去向\n去向\t人数\t占比\n直接就业\t18211\t34.3%\n升学\t32010\t60.3%\n未就业\t2879\t5.4%\n"
    assert figures(table) == {
        ("濮阳市", "直接就业人数", 2022): 18211,
        ("濮阳市", "升学人数", 2022): 32010,
        ("濮阳市", "升学率", 2022): 60.3,
    }


def test_a_school_s_short_name_that_nobody_explains_is_not_the_region() -> None:
    text = "固定资产1.89亿元；柳河综高生均占地面积41.2平方米、生均图书41册。全市在校生3316人（柳河综高2405人），毕业生987人。"
    assert figures(text) == {
        ("濮阳市", "固定资产总值", 2022): 1.89e8,
        ("濮阳市", "在校生数", 2022): 3316,
        ("濮阳市", "毕业生数", 2022): 987,
    }


def test_in_a_case_without_a_known_hero_the_school_is_not_the_region() -> None:
    assert figures("案例1：一片叶子的教育\n学校地处城郊，与企业合作。学校在校生2405人。") == {}


def test_headings_with_their_year_in_front() -> None:
    table = "学校名称    2020年招生    2021年招生    2022年在校生    上年在校生\n濮阳市白鹭职业技术学校    820    866    2580    2510\n濮阳市云杉中等专业学校    310    288    905    899\n合　计    1130    1154    3485    3409\n"
    found = figures("表1：招生情况（单位：人）\n" + table)
    assert found[(OWN, "招生数", 2020)] == 820
    assert found[("濮阳市云杉中等专业学校", "招生数", 2021)] == 288
    assert found[(OWN, "在校生数", 2021)] == 2510
    assert found[("濮阳市", "在校生数", 2022)] == 3485
    assert len(found) == 12


def test_a_table_of_satisfaction_names_only_whose_it_is() -> None:
    table = "表2 满意度（%）\n对象\t样本数\t2021年\t2022年\n学生\t900\t91.2\t92.3\n毕业生\t300\t90.1\t91.0\n教职工\t120\t93.3\t93.9\n用人单位\t60\t94.1\t95.2\n"
    found = figures(table)
    assert found[("濮阳市", "在校生满意度", 2021)] == 91.2
    assert found[("濮阳市", "毕业生满意度", 2022)] == 91
    assert found[("濮阳市", "教职工满意度", 2022)] == 93.9
    assert found[("濮阳市", "用人单位满意度", 2021)] == 94.1
    assert len(found) == 8
