"""leads told with a term of office or beside a firm, firms each on a line, and firms that only employ a former pupil."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand

CITY = "濮阳市中等职业教育质量年度报告（2023年度）"
A, B = "濮阳市机电工程学校", "濮阳市工贸职业学校"
F, G = "濮阳立新机械有限公司", "濮阳冰雪职教联盟"
OWN = f"{A}质量年度报告（2022年度）"


def read(text: str, title: str = CITY, heading: str = "一、基本情况") -> Context:
    return understand(from_text(f"{title}\n\n{heading}\n\n{text}\n", "report.txt", "0" * 64))


def pairs(context: Context, relation: str) -> set[tuple[str, str]]:
    return {(r.subject[1], r.object[1]) for r in context.relations if r.type == relation}


@pytest.mark.parametrize(
    "text",
    [
        f"{B}等组成“{G}”，由{A}担任首届理事长单位。",
        f"{G}由{A}与{F}共同牵头，{B}为副理事长单位。",
    ],
)
def test_a_leader_with_a_term_of_office_or_beside_a_firm(text: str) -> None:
    assert pairs(read(text), "leads") == {(A, G)}


def test_a_school_that_founds_a_group_and_then_heads_it() -> None:
    context = read(f"学校与{F}等15家单位发起成立{G}，任牵头单位。", OWN)
    assert pairs(context, "leads") == {(A, G)}


def test_a_planned_group_has_no_members() -> None:
    assert not pairs(read(f"谋划由开发区牵头，联合{A}、{F}等组建“{G}”。"), "memberOf")


def test_joining_a_group_that_another_leads() -> None:
    assert (A, G) in pairs(read(f"{A}2021年加入了省内某学院牵头的“{G}”。"), "memberOf")


def test_where_a_former_pupil_works_is_no_partner() -> None:
    context = read(f"2016届机电技术应用专业毕业生王某现任{F}车间主任，月薪过万，就业稳定。", OWN)
    assert not pairs(context, "partnersWith")


def test_firms_each_on_a_line_under_a_heading_of_cooperation() -> None:
    context = read(f"企业名称\n\n{F}\n\n——\n\n就业\n\n表2 主要企业一览", OWN, "四、校企合作")
    assert pairs(context, "partnersWith") == {(A, F)}


def test_every_core_program_of_a_list() -> None:
    context = read("学校建设了数控设备维修专业群，核心专业为数控技术应用、机电设备安装与维修，成效明显。", OWN)
    group = "数控设备维修专业群"
    assert pairs(context, "coreProgram") == {(group, "数控技术应用"), (group, "机电设备安装与维修")}
