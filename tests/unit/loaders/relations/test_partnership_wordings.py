"""partnersWith: the many ways of saying it, and of saying that it is over or never was. Schools and firms are made up."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand

TITLE = "河南省中等职业教育质量年度报告（2022）"
A, B, C = "洛阳市青禾职业中专", "开封市春风职业学校", "偃师区北辰技工学校"
F, H = "洛阳海韵机械有限公司", "远航电子（郑州）有限公司"


def read(text: str, title: str = TITLE, heading: str = "一、基本情况") -> Context:
    return understand(from_text(f"{title}\n\n{heading}\n\n{text}\n", "report.txt", "0" * 64))


def partners(context: Context) -> set[tuple[str, str]]:
    return {(r.subject[1], r.object[1]) for r in context.relations if r.type == "partnersWith"}


def refused(context: Context) -> set[tuple[str, str]]:
    return {(refusal.label, refusal.reason) for refusal in context.refusals if refusal.type == "partnersWith"}


@pytest.mark.parametrize(
    "text",
    [
        f"{A}与{F}推行工学交替。",
        f"{A}还同{F}互聘教师。",
        f"{A}则由{F}赠送测试系统一套。",
        f"{A}建成数字校园；{F}为该校建设了资源平台。",
        f"8月，{F}捐建的实训室落成，受赠方为{A}。",
        f"{A}的毕业生被{F}录用11人。",
        f"{A}2020届毕业生张某创办的{F}，反过来与母校合作设立基地。",
        f"{A}将停办的实训场地改建为车间，并与{F}共同制定专业人才培养方案。",
        f"依托{A}的检验检测基地，{F}亦参与运营。",
        f"{A}获得表彰。{F}每年接收实习生60名左右。",
    ],
)
def test_said_in_many_ways(text: str) -> None:
    assert partners(read(text)) == {(A, F)}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{A}原与{F}的合作，因企业破产已于2017年终止。", "ended"),
        (f"{A}引进的{F}因条件未谈妥而作罢。", "ended"),
        (f"{A}与{F}的合作因疫情搁置。", "ended"),
        (f"虽有{F}来{A}宣讲招工，但学校与该企业之间没有建立协议合作关系。", "denied"),
        (f"{A}与{F}的协议到期未续签。", "ended"),
    ],
)
def test_over_or_never(text: str, reason: str) -> None:
    context = read(text)
    assert partners(context) == set()
    assert (f"{A} {F}", reason) in refused(context)


@pytest.mark.parametrize(
    "text",
    [
        f"{A}编写教材7种，其中《数控车工》由{F}公开出版。",
        f"{A}二期实训楼项目由{F}承建。",
        f"第三方机构{F}的跟踪调查显示，{A}毕业生满意度较高。",
    ],
)
def test_whom_a_sentence_only_names(text: str) -> None:
    assert partners(read(text)) == set()


def test_a_dealer_s_brand_is_no_partner() -> None:
    assert partners(read(f"{A}同{H}以及海韵集团的本地经销商{F}签订了合作协议。")) == {(A, H), (A, F)}


def test_a_school_named_in_the_paragraph_is_nearer_than_the_one_before() -> None:
    context = read(f"{B}与{H}合作。\n\n{A}引企入校，学校出场地；电子商务专业同{F}合作运营网店，学校获益。")
    assert partners(context) == {(B, H), (A, F)}


def test_where_pupils_go_is_not_who_works_with_firms() -> None:
    title = f"{A}质量年度报告（2022年度）"
    assert (B, F) not in partners(read(f"赴{B}学习的32名学生，有27名在{F}实习。", title))


def test_firms_listed_under_a_title_of_cooperation() -> None:
    title = f"{A}质量年度报告（2022年度）"
    context = read(f"机械类：{F}、海韵重工股份有限公司；\n\n旅游类：洛阳远山酒店；", title, "一、校企合作")
    assert partners(context) == {(A, F), (A, "海韵重工股份有限公司"), (A, "洛阳远山酒店")}


def test_a_table_with_the_school_above_and_remarks() -> None:
    rows = [
        "| 序号 | 学校 | 合作企业 | 合作形式 | 专业 | 备注 |",
        "| --- | --- | --- | --- | --- | --- |",
        f"| 1 | {A} | {F} | 订单班 | 数控技术应用 | 2022级38人 |",
        "| 2 |  | 中国建设银行洛阳支行 | 实习 | 会计事务 |  |",
        "| 3 |  | 青禾电器营销中心 | 师资培训 | 电子技术应用 | 协议2021年到期未续签 |",
        f"| 4 | {B} | 远山酒店（开封店） | 实习就业 | 旅游服务与管理 | |",
        f"| 5 | {C} | {H} | 产业学院 | 电子技术应用 | 洽谈中 |",
    ]
    context = read("\n".join(rows))
    assert partners(context) == {(A, F), (A, "中国建设银行洛阳支行"), (B, "远山酒店（开封店）")}
    assert refused(context) == {(f"{A} 青禾电器营销中心", "ended"), (f"{C} {H}", "planned")}


@pytest.mark.parametrize("heading", ["依托单位", "合作单位", "共建单位", "企业名称", "用人单位"])
def test_a_school_s_own_table_of_bases(heading: str) -> None:
    title = f"{A}质量年度报告（2022年度）"
    rows = [
        f"| 基地名称 | 面向专业 | {heading} | 使用人次 |",
        "| --- | --- | --- | --- |",
        f"| 数控基地 | 数控技术应用 | {F} | 5260 |",
        "| 护理实训中心 | 护理 | 校内 | 6103 |",
        "| 酒店基地 | 旅游服务与管理 | 洛阳远山假日酒店 | 730 |",
        "| 电子基地 | 电子技术应用 | 远航（郑州） 电子有限公司 | 30 |",
    ]
    expected = {(A, F), (A, "洛阳远山假日酒店"), (A, "远航（郑州）电子有限公司")}
    assert partners(read("\n".join(rows), title)) == expected


def test_units_that_are_schools_beside_their_firms() -> None:
    rows = [
        "| 试点单位 | 合作企业 | 试点专业 | 结论 |",
        "| --- | --- | --- | --- |",
        f"| {A} | {F} | 数控技术应用 | 优秀 |",
        f"| {B} | 远山农民专业合作社 | 设施农业生产技术 | 暂缓通过 |",
    ]
    assert partners(read("\n".join(rows))) == {(A, F), (B, "远山农民专业合作社")}


def test_platforms_are_named_but_are_no_partners() -> None:
    context = read(f"{A}与{F}合作，经抖音、东方甄选等平台销售苹果。")
    assert {"抖音", "东方甄选"} <= set(context.names.canonical("Enterprise"))
    assert partners(context) == {(A, F)}


def test_shops_at_a_place_and_firms_called_by_a_part() -> None:
    context = read(
        f"{A}与远山仓储洛阳店、Blue Cup郑州店合作。{B}与洛阳青禾半导体封测有限公司共建基地；{C}同青禾封测、春和电子等企业签约。"
    )
    firm = "洛阳青禾半导体封测有限公司"
    assert partners(context) == {(A, "远山仓储洛阳店"), (A, "BlueCup郑州店"), (B, firm), (C, firm), (C, "春和电子")}


def test_what_stands_in_brackets_after_a_firm_is_its_other_name() -> None:
    context = read(f"{A}与{F}（原国营第四六二厂）、ABB（洛阳北辰机器人有限公司）合作。")
    assert partners(context) == {(A, F), (A, "洛阳北辰机器人有限公司")}


def test_banks_of_two_cities_are_two_banks() -> None:
    context = read(f"{A}与洛阳银行、郑州银行有实习协议。")
    assert partners(context) == {(A, "洛阳银行"), (A, "郑州银行")}
