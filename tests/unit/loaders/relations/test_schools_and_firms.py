"""From whole texts: who works with whom, who offers what, and what is refused. Schools, firms and sentences are made up."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand

TITLE = "河南省中等职业教育质量年度报告（2022）"


def read(text: str, title: str = TITLE) -> Context:
    return understand(from_text(f"{title}\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))


def pairs(context: Context, kind: str) -> set[tuple[str, str]]:
    resolve = context.names.resolve
    return {(resolve(*r.subject), resolve(*r.object)) for r in context.relations if r.type == kind}


def refusals(context: Context, kind: str) -> set[tuple[str, str]]:
    return {(refusal.label, refusal.reason) for refusal in context.refusals if refusal.type == kind}


def test_one_school_with_firms_over_several_clauses() -> None:
    context = read(
        "洛阳市青禾职业中专与洛阳海韵机械有限公司共建数控技术应用实训基地；与远航电子（郑州）有限公司订单培养，共建电子技术应用专业。"
        "偃师区春风职业学校与北京远山教育集团、中国邮政偃师分公司合作。"
    )
    assert pairs(context, "partnersWith") == {
        ("洛阳市青禾职业中专", "洛阳海韵机械有限公司"),
        ("洛阳市青禾职业中专", "远航电子（郑州）有限公司"),
        ("偃师区春风职业学校", "北京远山教育集团"),
        ("偃师区春风职业学校", "中国邮政偃师分公司"),
    }
    forms = {r.object[1]: r.attrs["forms"] for r in context.relations if r.type == "partnersWith" and "forms" in r.attrs}
    assert forms["洛阳海韵机械有限公司"] == ("共建实训基地",)
    assert forms["远航电子（郑州）有限公司"] == ("订单培养", "共建专业")
    assert ("洛阳市青禾职业中专", "电子技术应用") in pairs(context, "offers")


def test_schools_and_firms_one_by_one() -> None:
    context = read("洛阳市青禾职业中专、开封市春风职业学校分别与海韵重工股份有限公司、远航软件有限公司签订协议。")
    assert pairs(context, "partnersWith") == {
        ("洛阳市青禾职业中专", "海韵重工股份有限公司"),
        ("开封市春风职业学校", "远航软件有限公司"),
    }


def test_a_school_set_beside_another_is_not_the_subject() -> None:
    context = read(
        "洛阳市青禾职业中专：深化合作。该校与洛阳海韵茶业有限公司共建实训室，海韵茶业捐赠设备；与开封市春风技师学院结对。"
        "2022年学校茶艺与茶营销专业入选省级专业。"
    )
    assert pairs(context, "partnersWith") == {("洛阳市青禾职业中专", "洛阳海韵茶业有限公司")}
    assert pairs(context, "offers") == {("洛阳市青禾职业中专", "茶艺与茶营销")}


def test_a_firm_that_comes_first() -> None:
    context = read("河南海韵物流有限公司与洛阳市青禾职业中专联合开办物流服务与管理专业。")
    assert pairs(context, "partnersWith") == {("洛阳市青禾职业中专", "河南海韵物流有限公司")}
    assert pairs(context, "offers") == {("洛阳市青禾职业中专", "物流服务与管理")}


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("洛阳市青禾职业中专拟与海韵重工有限公司共建产业学院。", "planned"),
        ("洛阳市青禾职业中专正与海韵重工有限公司洽谈共建产业学院。", "planned"),
        ("洛阳市青禾职业中专将与海韵重工有限公司开展合作。", "planned"),
        ("洛阳市青禾职业中专尚未与海韵重工有限公司签订协议。", "denied"),
        ("洛阳市青禾职业中专与海韵重工有限公司的合作已于2021年终止。", "ended"),
    ],
)
def test_planned_denied_and_ended_cooperation_is_refused(sentence: str, reason: str) -> None:
    context = read(sentence)
    assert pairs(context, "partnersWith") == set()
    assert refusals(context, "partnersWith") == {("洛阳市青禾职业中专 海韵重工有限公司", reason)}


@pytest.mark.parametrize(
    "sentence",
    [
        "全市职业学校与海韵重工有限公司、远航软件有限公司等企业开展合作。",
        "市教育局与海韵重工有限公司签署框架协议，开展校企合作。",
        "洛阳职业教育集团先后与海韵重工有限公司签约；与远航软件有限公司共同组建远航班。",
        "海韵重工有限公司被确定为首批产教融合型试点企业。",
    ],
)
def test_a_region_or_a_group_is_no_school(sentence: str) -> None:
    assert pairs(read(sentence), "partnersWith") == set()


def test_a_case_speaks_of_its_hero() -> None:
    context = read(
        "【案例1】洛阳市青禾职业中专：引企入校\n\n"
        "学校护理专业与海韵健康管理有限公司共建实训基地，组建“海韵班”。该校开设茶艺与茶营销专业。近三年，学生在远航科技、春风物流等企业就业。"
    )
    school = "洛阳市青禾职业中专"
    assert pairs(context, "partnersWith") == {(school, "海韵健康管理有限公司"), (school, "远航科技"), (school, "春风物流")}
    assert pairs(context, "offers") == {(school, "护理"), (school, "茶艺与茶营销")}
    assert {name for _, name in pairs(context, "involves")} == {
        "海韵健康管理有限公司",
        "远航科技",
        "春风物流",
        "护理",
        "茶艺与茶营销",
    }


def test_a_schools_own_report_speaks_of_the_school() -> None:
    context = read(
        "学校与海韵重工有限公司合作。学校新增幼儿保育专业，撤销文秘专业，拟申报护理专业。",
        "洛阳市青禾职业中专质量年度报告（2022）",
    )
    assert pairs(context, "partnersWith") == {("洛阳市青禾职业中专", "海韵重工有限公司")}
    assert pairs(context, "offers") == {("洛阳市青禾职业中专", "幼儿保育")}
    assert {reason for _, reason in refusals(context, "offers")} == {"ended", "planned"}


def test_a_guest_and_a_publisher_are_no_partners() -> None:
    context = read("【案例1】洛阳市青禾职业中专：舞狮\n\n学校获河南海韵文化有限公司邀请前往演出，在实训基地开展培训。")
    assert pairs(context, "partnersWith") == set()


def test_a_table_of_clusters_over_spanning_cells() -> None:
    context = read(
        "表1 各校专业群一览表\n"
        "学校名称\t序号\t专业群名称\t核心专业\t对接产业\n"
        "洛阳市青禾职业中专\t1\t智能装备专业群\t数控技术应用专业\t装备制造业、汽车产业\n"
        "\t2\t文旅服务专业群\t旅游服务与管理\t旅游业\n"
        "\t\t\t中餐烹饪\t餐饮业\n"
        "开封市春风职业学校\t1\t康养专业群\t护理\t健康产业\n"
    )
    first, second = "洛阳市青禾职业中专", "开封市春风职业学校"
    assert pairs(context, "hasCluster") == {(first, "智能装备专业群"), (first, "文旅服务专业群"), (second, "康养专业群")}
    assert pairs(context, "coreProgram") == {
        ("智能装备专业群", "数控技术应用"),
        ("文旅服务专业群", "旅游服务与管理"),
        ("文旅服务专业群", "中餐烹饪"),
        ("康养专业群", "护理"),
    }
    assert pairs(context, "servesIndustry") == {
        ("智能装备专业群", "装备制造业"),
        ("智能装备专业群", "汽车产业"),
        ("文旅服务专业群", "旅游业"),
        ("文旅服务专业群", "餐饮业"),
        ("康养专业群", "健康产业"),
    }
    assert (first, "中餐烹饪") in pairs(context, "offers")
    assert (second, "护理") in pairs(context, "offers")


def test_clusters_in_prose_with_their_core() -> None:
    context = read(
        "学校形成以机电技术应用专业为核心的智能制造专业群，以旅游服务与管理专业为龙头的现代旅游专业群。"
        "护理专业群对接健康产业。", "洛阳市青禾职业中专质量年度报告（2022）"
    )  # fmt: skip
    assert {("智能制造专业群", "机电技术应用"), ("现代旅游专业群", "旅游服务与管理")} == pairs(context, "coreProgram")
    assert ("护理专业群", "健康产业") in pairs(context, "servesIndustry")
    assert ("洛阳市青禾职业中专", "智能制造专业群") in pairs(context, "hasCluster")


def test_a_table_of_firms() -> None:
    context = read(
        "表1 主要合作企业一览表\n学校名称\t合作企业\t合作专业\t合作形式\n"
        "洛阳市青禾职业中专\t海韵重工有限公司\t数控技术应用\t订单培养、顶岗实习\n"
        "开封市春风职业学校\t开封远航酒店有限公司\t中餐烹饪\t冠名班\n"
        "开封市春风职业学校\t海韵电梯、正和家居\t电子商务\t顶岗实习\n"
    )
    found = {(r.subject[1], r.object[1]): r.attrs for r in context.relations if r.type == "partnersWith"}
    assert found["洛阳市青禾职业中专", "海韵重工有限公司"]["forms"] == ("订单培养", "实习就业")
    assert {("开封市春风职业学校", "海韵电梯"), ("开封市春风职业学校", "正和家居")} <= set(found)
    assert found["开封市春风职业学校", "开封远航酒店有限公司"]["programs"] == ("中餐烹饪",)


def test_short_forms_stand_for_the_fullest_name() -> None:
    context = read(
        "洛阳市青禾职业中专与洛阳海韵云商销售有限公司（以下简称“海韵云商”）合作。2021年海韵云商捐赠设备。"
        "该校与河南远航机床股份有限公司共建实训室，远航机床投入设备。学校开办海韵订单班。"
    )
    resolve = context.names.resolve
    assert {resolve("Enterprise", m.name) for m in context.of("Enterprise")} == {
        "洛阳海韵云商销售有限公司",
        "河南远航机床股份有限公司",
    }


def test_a_short_program_stands_for_the_full_one() -> None:
    context = read("洛阳市青禾职业中专开设电子商务专业。该校电商专业学生参加实训。开设大数据与会计（五年制）专业。")
    assert {name for _, name in pairs(context, "offers")} == {"电子商务", "大数据与会计"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("洛阳市青禾职业中专与洛阳海韵机械有限公司的合作协议已于上年到期，未再续签。", "ended"),
        ("洛阳市青禾职业中专毕业生陈某返乡创办洛阳海韵机械有限公司，带动就业。", "founded-by-pupil"),
    ],
)
def test_a_partner_no_more_and_a_pupil_s_own_firm(text: str, reason: str) -> None:
    context = read(text)
    assert pairs(context, "partnersWith") == set()
    assert {why for _, why in refusals(context, "partnersWith")} == {reason}
