"""Names of schools and regions in reports of cities and provinces. Schools are made up; universities' seats are not."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand

CITY = "濮阳市中等职业教育质量年度报告（2022）"


def read(text: str) -> Context:
    return understand(from_text(f"{CITY}\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))


def named(context: Context, kind: str) -> set[str]:
    return {context.names.resolve(kind, m.name) for m in context.of(kind)}


@pytest.mark.parametrize(
    "name",
    [
        "南乐县职业总校",
        "南乐县职业技术中心",
        "清丰县职业教育总校",
        "濮阳医学院附属职业教育学院",
        "南京航空航天大学甲乙学院",
    ],
)
def test_names_that_end_otherwise(name: str) -> None:
    assert named(read(f"范县职业高中与{name}签订协议。"), "School") == {"范县职业高中", name}


@pytest.mark.parametrize("department", ["软件学院", "继续教育学院", "护理学院", "马克思主义学院"])
def test_a_university_s_department_is_the_university(department: str) -> None:
    assert "南京大学" in named(read(f"教师赴南京大学{department}学习。"), "School")


@pytest.mark.parametrize("note", ["下称丙丁职校", "以下称丙丁职校", "简称“丙丁职校”"])
def test_a_short_name_is_not_taken_with_the_word_that_defines_it(note: str) -> None:
    context = read(f"南乐县丙丁职业学校（{note}）办学多年。丙丁职校有学生。")
    assert named(context, "School") == {"南乐县丙丁职业学校"}


def test_a_short_form_that_begins_like_a_far_county_is_the_report_s_school() -> None:
    context = read("濮阳市滨江职业技术学校招生。教师到企业实践。滨江职校获奖。")
    assert named(context, "School") == {"濮阳市滨江职业技术学校"}
    assert not [r for r in context.relations if r.type == "locatedIn" and r.object[1] == "滨江区"]


def test_zones_are_no_regions_and_autonomous_regions_are() -> None:
    context = read("濮阳经济技术开发区建设园区。西藏自治区日喀则市甲乙职业学校来访。")
    assert named(context, "Region") == {"濮阳市", "西藏自治区", "日喀则市"}
    assert ("日喀则市", "西藏自治区") in {(r.subject[1], r.object[1]) for r in context.relations if r.type == "partOf"}


@pytest.mark.parametrize(
    ("text", "schools"),
    [
        ("林州市中等职业学校与河南青禾机械有限公司共建实训基地。", {"林州市中等职业学校"}),
        ("林州市中等职业学校获评省级示范校。", {"林州市中等职业学校"}),
        ("依托清丰县中等职业学校建立基地。", {"清丰县中等职业学校"}),
        ("安阳市中等职业学校（以下简称“安职”）开设护理专业。", {"安阳市中等职业学校"}),
        ("安阳市中等职业学校坐落于文峰区。", {"安阳市中等职业学校"}),
        ("林州市中等职业学校共5所，在校生2000人。", set()),
        ("清丰县、南乐县中等职业学校招生稳定。", set()),
        ("清丰县中等职业学校数由3所减少到2所。", set()),
        ("林州市职业学校均达到标准。", set()),
        ("濮阳市中等职业学校招生1万人，全市中等职业学校办学条件改善。", set()),
    ],
)
def test_one_school_or_all_of_a_place(text: str, schools: set[str]) -> None:
    assert named(read(text), "School") == schools
