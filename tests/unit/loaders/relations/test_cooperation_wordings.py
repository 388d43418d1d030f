"""cooperatesWith in wordings other than 甲与乙签约. Schools and sentences are made up."""

from __future__ import annotations

import pytest

from loaders.documents import from_text
from loaders.pipeline import understand

CITY = "濮阳市中等职业教育质量年度报告（2022）"
OWN = "濮阳市甲乙职业教育中心中等职业教育质量年度报告（2022）"
SELF = "濮阳市甲乙职业教育中心"
A, B, C, D = "范县职业高中", "清丰县职业高中", "台前县职业高中", "河南甲乙职业学院"


def pairs(text: str, title: str) -> set[frozenset[str]]:
    context = understand(from_text(f"{title}\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))
    return {frozenset((r.subject[1], r.object[1])) for r in context.relations if r.type == "cooperatesWith"}


def both(*found: tuple[str, str]) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in found}


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        (f"学校为该校捐赠电脑；与{A}、{B}两校缔结联盟，共享课程资源。", (A, B)),
        (f"2021年选派汽修教师王某等2人赴疆，在{A}任教一年。", (A,)),
        (f"除与{A}结对外，学校选派英语教师到{B}支教。", (A, B)),
        (f"{D}继续教育部在我校设立函授站，录取学员64人。", (D,)),
        (f"教师进修部承担中小学教师“国培”任务，先后与{A}共建研修基地。", (A,)),
        (f"学校与濮阳甲乙机械有限公司共建车间，与{D}联合选育良种。", (D,)),
        (f"与{A}、{B}、{C}等9所中职学校联合开展“2+3”一体化培养。", (A, B, C)),
        (f"表1 中高职一体化培养\n合作中职学校|合作专业|学制|人数\n{A}|护理|2+3|45\n{B}|学前教育|2+3|46", (A, B)),
    ],
)
def test_the_partners_of_the_report_s_own_school(text: str, partners: tuple[str, ...]) -> None:
    assert pairs(text, OWN) == both(*((SELF, partner) for partner in partners))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{A}的“田间课堂”、{B}的“车间课堂”、{C}的“云课堂”入选典型，三校还就课程资源互换签订了协议。",
            both((A, B), (A, C), (B, C)),
        ),
        (f"{A}与{B}签订结对协议；选派5名教师到{C}支教。", both((A, B), (A, C))),
        (f"{A}与{B}开设融通班4个。", both((A, B))),
        (f"{A}和{D}试办机电技术“3+4”贯通培养，年招生40人。", both((A, D))),
        (f"{A}、{B}先后组团来访，{C}同前者就师资互访签署备忘录。", both((A, C))),
        (f"{A}校长一行考察{B}并签署合作备忘录。", both((A, B))),
        (f"{A}同时向{B}派出交流教师5名。", both((A, B))),
        (f"{A}与海南省陵水黎族自治县的椰乡职业技术学校签订结对协议。", both((A, "椰乡职业技术学校"))),
        (f"{A}、{B}、{C}等利用红色资源，共建“红土地”思政教育联盟。", both((A, B), (A, C))),
        (f"{A}和{B}试办焊接专业。", both()),
        (f"{A}、{B}、{C}获得奖励，两校还共建基地。", both()),
        (f"{A}选派5名教师到{B}参观。", both()),
    ],
)
def test_schools_that_the_text_pairs(text: str, expected: set[frozenset[str]]) -> None:
    assert pairs(text, CITY) == expected
