"""Whole reports through the pipeline: the figures of the province, of places listed after a first one, of a school's own city."""

from __future__ import annotations

from tests.unit.loaders.observations.whole_reports import OWN, SCHOOL, figures


def test_the_province_s_figure_in_a_city_s_report() -> None:
    text = "在河南省教育厅指导下，全市稳步发展。全省中职学校“双师型”教师比例为58.3%，我市高出三个多百分点。"
    assert figures(text) == {("河南省", "双师型教师比例", 2022): 58.3}


def test_the_province_s_average_beside_the_city_s_own() -> None:
    text = "全市中职学校生均公用经费3286元，上年为2985元，同期河南省的平均水平为2914元。"
    assert figures(text)[("河南省", "生均公用经费", 2022)] == 2914


def test_a_province_that_the_report_does_not_name_has_no_figure() -> None:
    assert figures("全省中职学校生师比为19.6:1。") == {}


def test_places_listed_anew_and_the_least_of_them() -> None:
    text = "分县区看，濮阳县中职在校生4843人，清丰县、南乐县、范县三县分别为2521人、1887人和1690人，台前县最少，仅612人。"
    assert figures(text) == {
        ("濮阳县", "在校生数", 2022): 4843,
        ("清丰县", "在校生数", 2022): 2521,
        ("南乐县", "在校生数", 2022): 1887,
        ("范县", "在校生数", 2022): 1690,
        ("台前县", "在校生数", 2022): 612,
    }


def test_places_listed_behind_a_colon() -> None:
    found = figures("各县在校生人数为：清丰县2521人，南乐县1887人。")
    assert found == {("清丰县", "在校生数", 2022): 2521, ("南乐县", "在校生数", 2022): 1887}


def test_the_school_that_is_best() -> None:
    found = figures("濮阳市云杉中等专业学校是民办学校。分校看，濮阳市白鹭职业技术学校就业率最高，达98.85%。")
    assert found == {(OWN, "就业率", 2022): 98.85}


def test_a_school_named_right_before_its_figure() -> None:
    found = figures("与之相比，同为县级职教中心的濮阳市白鹭职业技术学校在校生仅1130人。")
    assert found == {(OWN, "在校生数", 2022): 1130}


def test_the_year_s_leavers_are_all_there_are() -> None:
    text = "创业教育全市开展。濮阳市白鹭职业技术学校设立创业基金。2022届毕业生中自主创业的占1.2%。"
    assert figures(text) == {("濮阳市", "自主创业率", 2022): 1.2}


def test_the_school_a_case_has_named_above() -> None:
    text = "【案例1】濮阳县：一棵树的职教方案\n\n2016年县政府组建濮阳市白鹭职业技术学校，开设园林技术专业。\n\n2022年该校在校生1864人。"
    assert figures(text)[(OWN, "在校生数", 2022)] == 1864


def test_the_city_s_figure_in_a_school_s_report() -> None:
    found = figures("学校入选优质校建设单位，在濮阳市名列前茅，成为全市14所中职学校中唯一入选者。学校在校生2100人。", SCHOOL)
    assert found == {("濮阳市", "中等职业学校数", 2023): 14, (OWN, "在校生数", 2023): 2100}


def test_what_a_bracket_says_of_the_city_is_no_more_than_that() -> None:
    found = figures("入选河南省高水平学校（全省30所）、濮阳市示范学校（全市50所），在校生由2014年的3000人增至13000人。", SCHOOL)
    assert found == {(OWN, "在校生数", 2014): 3000, (OWN, "在校生数", 2023): 13000}


def test_a_college_of_the_school_tells_of_itself() -> None:
    text = "新能源汽车学院目前开设汽车检测、汽车制造等5个专业。新能源汽车学院现有教师61名，研究生以上学历36人。"
    assert figures(text, SCHOOL) == {}


def test_those_who_work_in_a_district_s_city() -> None:
    title = "濮阳市华龙区中等职业教育质量年度报告（2022）"
    found = figures("直接就业460人，在濮阳市内就业410人，到市外就业50人。", title)
    assert found[("华龙区", "本地就业人数", 2022)] == 410
    assert found[("华龙区", "异地就业人数", 2022)] == 50


def test_a_report_on_colleges_means_them() -> None:
    title = "河南省高等职业教育质量年度报告（2022）"
    assert figures("河南高职院校共有在校生25764人。", title) == {("河南省", "在校生数", 2022): 25764}
