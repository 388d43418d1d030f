"""Whole reports through the pipeline: charts written out under their title, bare tables, columns of shares."""

from __future__ import annotations

from tests.unit.loaders.observations.whole_reports import OWN, SCHOOL, figures

_RATES = {("濮阳市", "升学率", 2020): 61.3, ("濮阳市", "升学率", 2021): 64.2, ("濮阳市", "升学率", 2022): 66.8}


def test_a_chart_with_a_year_a_line() -> None:
    assert figures("升学稳步增长。\n\n图1 2020—2022年升学率（%）\n2020年　61.3\n2021年　64.2\n2022年　66.8\n") == _RATES


def test_a_chart_with_its_years_in_one_line_and_its_values_in_the_next() -> None:
    text = "升学稳步增长。\n\n图1 近三年全市中职毕业生升学率变化（单位：%）\n2020年  2021年  2022年\n61.3  64.2  66.8\n"
    assert figures(text) == _RATES


def test_a_title_that_holds_its_points() -> None:
    assert figures("升学稳步增长。\n\n图2 升学率：2020年61.3%；2021年64.2%；2022年66.8%\n") == _RATES


def test_a_chart_with_an_indicator_a_line() -> None:
    found = figures("调查结果如下。\n\n图3 2022年各方满意度（%）\n在校生满意度 95.2\n家长满意度 94.4\n食堂 81.0\n")
    assert found == {("濮阳市", "在校生满意度", 2022): 95.2, ("濮阳市", "家长满意度", 2022): 94.4}


def test_a_table_of_years_that_only_its_title_names() -> None:
    found = figures("学校合作稳定。\n\n近三年校企合作企业数（家）\n2021年\t2022年\t2023年\n41\t46\t52\n", SCHOOL)
    assert found == {(OWN, "合作企业数", 2021): 41, (OWN, "合作企业数", 2022): 46, (OWN, "合作企业数", 2023): 52}


def test_a_column_of_shares_has_the_year_of_the_column_before_it() -> None:
    rows = "项目　　　2021年人数　占比　　2022年人数　占比\n高级职称　　　57　　20.5%　　61　　21.2%\n中级职称　　　71　　25.5%　　74　　25.7%\n"
    assert figures("表2　专任教师结构\n" + rows) == {
        ("濮阳市", "高级职称教师数", 2021): 57,
        ("濮阳市", "高级职称教师比例", 2021): 20.5,
        ("濮阳市", "高级职称教师数", 2022): 61,
        ("濮阳市", "高级职称教师比例", 2022): 21.2,
        ("濮阳市", "中级职称教师数", 2021): 71,
        ("濮阳市", "中级职称教师比例", 2021): 25.5,
        ("濮阳市", "中级职称教师数", 2022): 74,
        ("濮阳市", "中级职称教师比例", 2022): 25.7,
    }


def test_a_column_of_shares_is_of_the_counts_before_it() -> None:
    rows = "年份 专任教师 高级职称 比例\n2021 278 57 20.5%\n2022 288 61 21.2%\n"
    found = figures("表2 教师结构\n" + rows)
    assert found[("濮阳市", "高级职称教师比例", 2021)] == 20.5
    assert found[("濮阳市", "高级职称教师比例", 2022)] == 21.2


def test_the_share_of_all_teachers_in_a_column() -> None:
    rows = "类别 人数 占专任教师比例\n专任教师 288 —\n本科及以上学历 285 98.96%\n高级职称 61 21.18%\n"
    found = figures("表2 教师结构\n" + rows)
    assert found[("濮阳市", "本科以上学历教师比例", 2022)] == 98.96
    assert found[("濮阳市", "高级职称教师比例", 2022)] == 21.18


def test_indicators_in_a_row_below_the_years() -> None:
    rows = "| | 2021年 | | 2022年 | |\n| 县区 | 在校生 | 招生 | 在校生 | 招生 |\n|---|---|---|---|---|\n| 濮阳县 | 5000 | 1700 | 5123 | 1720 |\n"
    assert figures("表5 分县区情况（单位：人）\n" + rows) == {
        ("濮阳县", "在校生数", 2021): 5000,
        ("濮阳县", "招生数", 2021): 1700,
        ("濮阳县", "在校生数", 2022): 5123,
        ("濮阳县", "招生数", 2022): 1720,
    }


def test_rows_that_lack_their_running_number() -> None:
    for gap in (" ", "  ", "　"):
        rows = "序号 指标 单位 2022年 2023年\n1 毕业生人数 人 332 388\n其中：毕业生升学人数 人 200 256\n升入本科人数 人 11 18\n2 月收入 元 3600 3850\n"
        found = figures("附件1 计分卡\n" + rows.replace(" ", gap).replace("附件1" + gap, "附件1 "), SCHOOL)
        assert found[(OWN, "升学人数", 2022)] == 200
        assert found[(OWN, "本科升学人数", 2023)] == 18
        assert found[(OWN, "初次就业月收入", 2022)] == 3600


def test_a_table_of_one_row() -> None:
    found = figures("就业良好。\n\n表4 2023届毕业生就业情况\n毕业生数　就业人数　对口就业率\n388　380　86.3%\n", SCHOOL)
    assert found == {(OWN, "毕业生数", 2023): 388, (OWN, "就业人数", 2023): 380, (OWN, "对口就业率", 2023): 86.3}


def test_what_is_appended_to_a_chapter_of_plans() -> None:
    text = "发展平稳。\n\n二、下一步打算\n\n2023年全市中职在校生达到9000人。\n\n附：主要指标\n招生数：2021年2100人，2022年2200人\n就业率：2021年97.1%，2022年97.4%\n"
    assert figures(text) == {
        ("濮阳市", "招生数", 2021): 2100,
        ("濮阳市", "招生数", 2022): 2200,
        ("濮阳市", "就业率", 2021): 97.1,
        ("濮阳市", "就业率", 2022): 97.4,
    }
