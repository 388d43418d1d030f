"""Whole reports through the pipeline: whose a figure is, where a text names several schools and places."""

from __future__ import annotations

from tests.unit.loaders.observations.whole_reports import OWN, SCHOOL, figures, refusals


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
