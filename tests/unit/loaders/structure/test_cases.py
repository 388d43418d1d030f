"""Case studies: their labels, titles, numbers and extents. The texts are made up."""

from __future__ import annotations

import pytest

from loaders import structure
from loaders.documents import from_text
from loaders.reading import Case, Reading
from loaders.structure.cases import case_label


def read(text: str) -> Reading:
    return structure.read(from_text(text, "report.txt", "0" * 64))


def told(reading: Reading) -> list[tuple[str, str]]:
    return [(case.number, case.title) for case in reading.cases]


def body(reading: Reading, case: Case) -> list[str]:
    return [reading.segments[i].text for i in range(case.first + 1, case.last + 1)]


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("【案例3-1】甲市整合实训资源", "3-1", "甲市整合实训资源"),
        ("案例 9【甲校：面向山区的苗木专业】", "9", "甲校：面向山区的苗木专业"),
        ("案例一：甲校建设“乡村车间”。", "一", "甲校建设“乡村车间”"),
        ("案例二:甲市 推进改革", "二", "甲市推进改革"),
        ("典型案例1 甲校共建产业学院", "1", "甲校共建产业学院"),
        ("典型案例三：甲校共建产业学院", "三", "甲校共建产业学院"),
        ("案例三 甲校共建产业学院", "三", "甲校共建产业学院"),
        ("【典型案例】甲校共建产业学院", "", "甲校共建产业学院"),
        ("案例2.3：甲校共建产业学院", "2.3", "甲校共建产业学院"),
        ("（三）案例三：甲校共建产业学院", "三", "甲校共建产业学院"),
        ("典型案例1｜甲校共建产业学院", "1", "甲校共建产业学院"),
        ("案例2丨甲校共建产业学院", "2", "甲校共建产业学院"),
        ("案例3-甲校共建产业学院", "3", "甲校共建产业学院"),
        ("★典型案例4：甲校共建产业学院", "4", "甲校共建产业学院"),
        ("◆ 案例五 甲校共建产业学院", "五", "甲校共建产业学院"),
        ("〖案例6〗甲校共建产业学院", "6", "甲校共建产业学院"),
        ("『案例6』甲校共建产业学院", "6", "甲校共建产业学院"),
        ("【案例1-7 甲校共建产业学院】", "1-7", "甲校共建产业学院"),
        ("【案例8：甲校共建产业学院】", "8", "甲校共建产业学院"),
        ("案例①：甲校共建产业学院", "①", "甲校共建产业学院"),
        ("案例第二：甲校共建产业学院", "二", "甲校共建产业学院"),
        ("案例No.3：甲校共建产业学院", "3", "甲校共建产业学院"),
        ("案例分享4：甲校共建产业学院", "4", "甲校共建产业学院"),
        ("教学改革工作案例一：甲校共建产业学院", "一", "甲校共建产业学院"),
        ("典型经验2：甲校共建产业学院", "2", "甲校共建产业学院"),
    ],
)
def test_labels(line: str, number: str, title: str) -> None:
    reading = read(f"一、特色创新\n\n{line}\n\n甲校成立于1980年，办学规模不断扩大。\n")
    assert told(reading) == [(number, title)]
    case = reading.cases[0]
    assert reading.segments[case.first].text[slice(*case.title_span)].replace(" ", "") == title


@pytest.mark.parametrize(
    "line",
    [
        "案例教学法受到学生欢迎。",
        "案例一等奖由甲校获得。",
        "案例三个方面的经验值得推广。",
        "见案例3-1所述，成效明显。",
        "案例库建设有序推进。",
        "案例分享会每学期举办一次。",
        "典型经验在全市推广。",
        "●案例教学法受到学生欢迎。",
    ],
)
def test_no_labels(line: str) -> None:
    assert case_label(line) is None


def test_a_title_whose_story_runs_on_in_the_line() -> None:
    reading = read("案例四：甲校深耕花木专业，服务乡村。学校围绕苗木产业，开展培训。\n")
    assert told(reading) == [("四", "甲校深耕花木专业，服务乡村")]


def test_a_title_broken_over_two_lines() -> None:
    reading = read("一、特色\n\n案例二：甲校请木匠进课堂，使学生手艺\n\n长进。学校与多家作坊合作，成效明显。\n")
    assert told(reading) == [("二", "甲校请木匠进课堂，使学生手艺长进")]


def test_sections_of_a_chapter_of_stories() -> None:
    reading = read(
        "6.服务\n6.1 培训\n甲。\n7.特色创新\n7.1 甲县职教中心思政工作室\n一、背景\n甲。\n二、成效\n乙。\n7.2 加强队伍建设\n丙。\n8.党建\n丁。\n"
    )
    assert told(reading) == [("7.1", "甲县职教中心思政工作室")]
    assert body(reading, reading.cases[0]) == ["一、背景", "甲。", "二、成效", "乙。"]


def test_every_section_of_a_chapter_of_cases() -> None:
    reading = read("三、典型案例\n（一）产教融合育新才强服务\n甲。\n（二）乙校打造名师队伍\n乙。\n四、问题\n丙。\n")
    assert told(reading) == [("一", "产教融合育新才强服务"), ("二", "乙校打造名师队伍")]


def test_extents() -> None:
    reading = read(
        "4.合作\n4.1 开展\n【案例4-1】甲市合作\n甲。\n（一）做法\n乙。\n1.共建\n丙。\n4.2 成效\n丁。\n【案例4-2】乙市合作\n戊。\n【案例4-3】丙市合作\n己。\n5.贡献\n庚。\n"
    )
    first, second, third = reading.cases
    assert body(reading, first) == ["甲。", "（一）做法", "乙。", "1.共建", "丙。"]
    assert body(reading, second) == ["戊。"]
    assert body(reading, third) == ["己。"]
    assert {s.text: s.case for s in reading.segments if s.text in "丁。庚。"} == {"丁。": None, "庚。": None}


def test_a_count_that_begins_anew_after_a_title_is_the_cases_own() -> None:
    reading = read(
        "7.特色\n7.1 做法\n（一）甲做法\n甲。\n（二）乙做法\n乙。\n【案例7-1】丙校贝雕传承\n丙。\n（一）引企入校\n丁。\n（二）合作办学\n戊。\n8.党建\n己。\n"
    )
    (case,) = reading.cases
    assert body(reading, case) == ["丙。", "（一）引企入校", "丁。", "（二）合作办学", "戊。"]


def test_a_count_that_goes_on_after_a_case_is_the_sections() -> None:
    reading = read("7.特色\n（一）甲做法\n甲。\n【案例7-1】丙校贝雕传承\n丙。\n（二）乙做法\n乙。\n")
    (case,) = reading.cases
    assert body(reading, case) == ["丙。"]


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("典型案例之一\n一片茶叶的课堂", "一"),
        ("校企合作典型案例2\n一片茶叶的课堂", "2"),
        ("案例（三）\n一片茶叶的课堂", "三"),
        ("案例之四：一片茶叶的课堂", "四"),
        ("实践案例（5）一片茶叶的课堂", "5"),
    ],
)
def test_labels_of_further_kinds(label: str, number: str) -> None:
    text = f"甲市质量年度报告（2020）\n\n一、概况\n学校甲，办得好。\n{label}\n乙学校坐落在江边，与茶厂合作多年，成效明显。\n"
    found = structure.read(from_text(text, "report.txt", "0" * 64)).cases
    assert [(case.number, case.title) for case in found] == [(number, "一片茶叶的课堂")]
