"""Whole reports through the pipeline: years, charts, conflicts, pairs and series."""

from __future__ import annotations

from tests.unit.loaders.observations.whole_reports import OWN, SCHOOL, figures, read, refusals


def test_a_year_holds_until_another_and_not_beyond_its_paragraph() -> None:
    found = figures("2021年，全市招生900人。毕业生800人。\n\n全市就业率97%。")
    assert found == {("濮阳市", "招生数", 2021): 900, ("濮阳市", "毕业生数", 2021): 800, ("濮阳市", "就业率", 2022): 97}


def test_the_year_described_may_be_the_one_before_the_title_s() -> None:
    text = "2021年，全市教育事业稳步发展。\n\n2021年，全市招生900人。\n\n全市就业率97%。"
    assert figures(text)[("濮阳市", "就业率", 2021)] == 97


def test_outlooks_state_no_figures() -> None:
    assert figures("全市就业率97%。\n\n二、改进措施\n\n全市双师型教师比例达到80%。") == {("濮阳市", "就业率", 2022): 97}


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
