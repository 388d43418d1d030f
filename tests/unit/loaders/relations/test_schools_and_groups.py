"""locatedIn, cooperatesWith, leads and memberOf. Schools, groups and sentences are made up."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand

CITY = "濮阳市中等职业教育质量年度报告（2022）"
A, B, C, D = "范县职业高中", "濮阳技师学院", "清丰县职业高中", "河南甲乙职业学院"
G = "河南甲乙职业教育集团"


def read(text: str, title: str = CITY) -> Context:
    return understand(from_text(f"{title}\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))


def pairs(context: Context, relation: str) -> set[tuple[str, ...]]:
    found = [(r.subject[1], r.object[1]) for r in context.relations if r.type == relation]
    return {tuple(sorted(p)) if relation == "cooperatesWith" else p for p in found}


def both(*names: tuple[str, str]) -> set[tuple[str, ...]]:
    return {tuple(sorted(pair)) for pair in names}


@pytest.mark.parametrize(
    ("school", "region"),
    [
        ("濮阳市第七职业技术学校", "濮阳市"),
        ("河南范县甲乙职业高中", "范县"),
        ("濮阳市清丰职业教育中心", "清丰县"),
        ("河南甲乙职业学院", "河南省"),
        ("青海省互助县职业技术学校", "互助土族自治县"),
        ("安阳学院林州师范分校", "林州市"),
    ],
)
def test_a_school_is_where_its_name_says(school: str, region: str) -> None:
    assert (school, region) in pairs(read(f"邀请{school}参加活动。"), "locatedIn")


def test_a_well_known_university_brings_no_region_into_a_report_that_does_not_name_it() -> None:
    assert ("同济大学", "上海市") in pairs(read("邀请同济大学参加活动。学生赴上海市学习。"), "locatedIn")
    context = read("邀请同济大学参加活动。")
    assert "同济大学" not in dict(pairs(context, "locatedIn"))  # type: ignore[arg-type]
    assert "上海市" not in {mention.name for mention in context.of("Region")}


def test_a_school_is_where_the_text_or_a_table_says() -> None:
    own = "濮阳市甲乙职业中等专业学校质量年度报告（2022）"
    assert ("濮阳市甲乙职业中等专业学校", "南乐县") in pairs(read("学校位于濮阳市南乐县丙丁镇。", own), "locatedIn")
    assert ("濮阳市甲乙职业中等专业学校", "范县") in pairs(read("濮阳市甲乙职业中等专业学校创办早，坐落于范县。"), "locatedIn")
    table = "表1 学校一览\n\n序号\t学校名称\t所在地\n1\t濮阳市丙丁中等专业学校\t台前县\n2\t范县职业高中\t范县"
    assert ("濮阳市丙丁中等专业学校", "台前县") in pairs(read(table), "locatedIn")


def test_a_listed_school_without_a_region_is_the_report_s_and_a_foreign_one_nowhere() -> None:
    found = dict(pairs(read(f"{B}、丙丁艺术学校参加。泰国甲乙职业学院来访。"), "locatedIn"))  # type: ignore[arg-type]
    assert found["丙丁艺术学校"] == "濮阳市"
    assert "泰国甲乙职业学院" not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{A}与{D}、{B}签订合作协议。", both((A, D), (A, B))),
        (f"{A}与{B}签订合作协议，与{D}签署备忘录。", both((A, B), (A, D))),
        (f"{A}、{C}与{D}开展五年一贯制培养。", both((A, D), (C, D))),
        (f"{A}对口支援{C}。", both((A, C))),
        (f"{A}联合{D}制定人才培养方案。", both((A, D))),
        (f"{A}和{C}互通实训资源。", both((A, C))),
        (f"组建了由{A}、{B}、{C}等3所学校共同组成的项目组。", both((A, B), (A, C))),
        (f"{A}和{C}参加技能大赛。", set()),
        (f"{A}、{B}和{C}获评省级文明校园。", set()),
        (f"{A}招生。市教育局与{D}签订合作协议。", set()),
        (f"{A}、{C}等学校分别与甲乙电子有限公司合作办学。", set()),
        (f"{A}对口支援{C}，{B}帮扶{D}。", both((A, C), (B, D))),
        (f"{A}与日本甲乙经济学院建立合作关系。", both((A, "日本甲乙经济学院"))),
    ],
)
def test_who_cooperates_with_whom(text: str, expected: set[tuple[str, ...]]) -> None:
    assert pairs(read(text), "cooperatesWith") == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{A}拟与{D}签订合作协议。", "planned"),
        (f"{A}尚未与{D}开展合作。", "denied"),
        (f"{A}与{D}的合作已终止。", "ended"),
        (f"{A}与{D}的合作正在洽谈。", "planned"),
    ],
)
def test_no_cooperation_without_one(text: str, reason: str) -> None:
    context = read(text)
    assert pairs(context, "cooperatesWith") == set()
    assert {r.reason for r in context.refusals if r.type == "cooperatesWith"} == {reason}


def test_a_table_pairs_schools_with_colleges() -> None:
    table = f"表1 衔接情况\n\n序号\t学校名称\t合作高职院校\n1\t{A}\t{D}、濮阳职业技术学院\n2\t{C}\t{D}"
    assert pairs(read(table), "cooperatesWith") == both((A, D), (A, "濮阳职业技术学院"), (C, D))


@pytest.mark.parametrize(
    "text",
    [
        f"{A}牵头的{G}运行。", f"由{A}牵头组建{G}。", f"{G}由{A}牵头成立。", f"{A}是{G}理事长单位。", f"{G}牵头单位为{A}。",
        f"2020年，{A}牵头成立了{G}。", f"{A}牵头，联合{B}、{C}组建了{G}。",
    ],
)  # fmt: skip
def test_who_leads(text: str) -> None:
    assert pairs(read(text), "leads") == {(A, G)}


def test_a_planned_lead_is_refused() -> None:
    context = read(f"拟由{A}牵头组建{G}。")
    assert pairs(context, "leads") == set()
    assert [r.reason for r in context.refusals if r.type == "leads"] == ["planned"]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (f"{A}、{B}成为{G}常务理事单位。", {A, B}),
        (f"{A}加入{G}。", {A}),
        (f"{G}由{A}、{B}等学校组成。", {A, B}),
        (f"{C}牵头组建的{G}，成员单位包括{A}、{B}等20家。", {A, B}),
        (f"{C}牵头组建{G}。集团由2所学校（2020年新增{A}和{B}）组成。", {A, B}),
        (f"{A}、{B}联合成立{G}。", {A, B}),
        (f"{C}牵头，联合{A}、{B}组建了{G}。", {A, B}),
        (f"{A}是河南丙丁职教集团成员单位、{G}副理事长单位。", {A}),
        (f"{C}不是{G}成员，{G}参观{A}。", set()),
    ],
)
def test_who_is_in_a_group(text: str, members: set[str]) -> None:
    assert {school for school, group in pairs(read(text), "memberOf") if group == G} == members  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{A}、{B}、{C}等46所学校与{D}开展“3+2”联合培养。", {(A, D), (B, D), (C, D)}),
        (f"{A}与{B}、{C}与{D}分别签订帮扶协议。", {(A, B), (C, D)}),
        (f"{A}、{B}分别与{C}、{D}签订协议。", {(A, C), (B, D)}),
        (f"{A}与{D}开展服装设计与工艺专业五年制培养。", {(A, D)}),
        (f"{A}特聘{D}专家为顾问，与{B}共享实训车间。", {(A, B)}),
        (f"{A}党委与河南省焦作市的{D}、{B}结成党建联盟。", {(A, B), (A, D)}),
        (f"{A}在泰国丙丁职业学院设立鲁班工坊。", {(A, "泰国丙丁职业学院")}),
        (f"{A}与{D}的协议到期后未再续签。", set()),
    ],
)
def test_lists_that_pair(text: str, expected: set[tuple[str, str]]) -> None:
    assert pairs(read(text), "cooperatesWith") == both(*expected)


@pytest.mark.parametrize(("caption", "seat"), [("2022年濮阳市中等职业学校一览表", "濮阳市"), ("2022年合作院校一览表", "河南省")])
def test_a_school_of_the_province_s_name_in_the_city_s_own_list(caption: str, seat: str) -> None:
    table = f"表1 {caption}\n\n序号\t学校名称\t学生数\n1\t河南甲乙卫生学校\t900\n2\t范县职业高中\t800"
    assert ("河南甲乙卫生学校", seat) in pairs(read(table), "locatedIn")
