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
