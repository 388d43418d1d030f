"""Layouts and wordings of figures met seldom: ruled tables, rows named without a tab, years alone above their figures. All invented."""

from __future__ import annotations

from loaders.documents import from_text
from loaders.pipeline import understand

CITY = "濮阳市中等职业教育质量年度报告（2022）"
SCHOOL = "濮阳市白鹭职业技术学校质量年度报告（2023）"
OWN = "濮阳市白鹭职业技术学校"

Key = tuple[str, str, int]


def figures(text: str, title: str = CITY) -> dict[Key, float]:
    context = understand(from_text(f"{title}\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))
    return {(f.subject[1], f.indicator, f.year): f.value for f in context.figures}


def test_rules_of_signs_are_no_rows() -> None:
    for rule in ("+--------+-------+-------+", "├────┼────┼────┤"):
        rows = ["| 指  标 | 2021年 | 2022年 |", "| 双师型教师比例 | 41.2% | 43.5% |", "| 兼职教师比例 | 9.8% | 11% |"]
        found = figures("\n".join([rule, rows[0], rule, *rows[1:], rule]))
        assert found == {
            ("濮阳市", "双师型教师比例", 2021): 41.2,
            ("濮阳市", "双师型教师比例", 2022): 43.5,
            ("濮阳市", "兼职教师比例", 2021): 9.8,
            ("濮阳市", "兼职教师比例", 2022): 11,
        }


def test_rows_named_without_a_tab_and_those_at_work() -> None:
    table = "表3 直接就业去向\n\n\t就业人数\n\t占比\n\n第一产业\n\t210\n\t10%\n\n第三产业\n\t1890\n\t90%\n\n市外就业\n\t700\n\t33.3%\n\n毕业生起薪3100元。"
    assert figures(table) == {
        ("濮阳市", "第一产业就业人数", 2022): 210,
        ("濮阳市", "第三产业就业人数", 2022): 1890,
        ("濮阳市", "异地就业人数", 2022): 700,
        ("濮阳市", "初次就业月收入", 2022): 3100,
    }


def test_a_year_alone_holds_for_the_lines_of_one_figure_below() -> None:
    text = "2021年\n招生数：810人\n在校生数：2410人\n2022年\n招生数：830人\n在校生数：2460人\n\n学校毕业生700人，就业率达到98%。"
    found = figures(text, SCHOOL.replace("2023", "2022"))
    assert found[(OWN, "招生数", 2021)] == 810
    assert found[(OWN, "在校生数", 2022)] == 2460
    assert found[(OWN, "毕业生数", 2022)] == 700


def test_the_most_is_of_the_one_named_or_of_what_pleases() -> None:
    found = figures("分地区看，濮阳县在校生最多，为7300人，占全市的三成。从专业看，就业率最高（99.5%）。")
    assert found == {("濮阳县", "在校生数", 2022): 7300}
    assert figures("全市在校生对专业课教学的满意度最高（95.1%）。") == {("濮阳市", "专业课教学满意度", 2022): 95.1}


def test_some_schools_bandwidth_is_not_the_whole_s() -> None:
    assert figures("9所学校互联网出口带宽达到1000Mbps。") == {}
    assert figures("全市学校接入宽带，其中出口带宽达到500M以上的14所。") == {}
    assert figures("全市9所学校全部联网，互联网出口带宽1000Mbps。")[("濮阳市", "互联网出口带宽", 2022)] == 1000


def test_shares_and_parts_behind_a_count() -> None:
    found = figures("全市中职招生6200人，占高中阶段教育招生总数的41.5%。升入高一级学校910人（对口升学本科21人、高职889人）。")
    assert found == {
        ("濮阳市", "招生数", 2022): 6200,
        ("濮阳市", "中职招生占比", 2022): 41.5,
        ("濮阳市", "升学人数", 2022): 910,
        ("濮阳市", "本科升学人数", 2022): 21,
    }


def test_per_head_behind_what_was_added() -> None:
    found = figures("教学仪器设备总值2600万元，其中当年新增210万元，生均7900元。", SCHOOL)
    assert found[(OWN, "生均教学仪器设备值", 2023)] == 7900


def test_training_of_teachers_is_no_training_of_society() -> None:
    assert figures("全市组织“双师型”教师专业技能培训820人。") == {}


def test_schools_whose_programs_take_part_are_of_the_whole() -> None:
    found = figures("濮阳市白鹭职业技术学校开设3门网络课程。14所学校的37个专业参与1+X证书制度试点。")
    assert found == {("濮阳市", "证书试点学校数", 2022): 14}


def test_problems_in_a_chapter_of_plans_are_so_today() -> None:
    text = "二、问题与改进\n\n2.1 存在问题。一是教师总量不足，兼职教师比例仅为13.2%，低于要求；二是设备老化。\n\n2.2 改进打算。就业率达到99%。"
    assert figures(text, SCHOOL) == {(OWN, "兼职教师比例", 2023): 13.2}
