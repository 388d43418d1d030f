"""A school's own report, read whole: what 学校 and 我校 tell belongs to it. Schools, firms and sentences are made up."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand

OWN = "濮阳市清溪职业中等专业学校"
FULL = "濮阳市清溪职业中等专业学校（以下简称“清溪职专”）坐落于濮阳市华龙区，前身为濮阳市第九职业高中，2012年更为现名。"


def read(text: str, title: str = f"{OWN}\n质量年度报告（2022年度）") -> Context:
    return understand(from_text(f"{title}\n\n一、学校概况\n{FULL}\n{text}\n", "report.txt", "0" * 64))


def told(context: Context) -> set[tuple[str, str, str]]:
    kept = (r for r in context.relations if r.type not in ("locatedIn", "partOf"))
    found = set()
    for r in kept:
        ends = sorted((r.subject[1], r.object[1])) if r.type == "cooperatesWith" else [r.subject[1], r.object[1]]
        found.add((r.type, ends[0], ends[1]))
    return found


def figures(context: Context) -> dict[tuple[str, str, int], float]:
    return {(f.subject[1], f.indicator, f.year): f.value for f in context.figures}


def test_the_name_is_the_title_s_and_not_the_short_or_the_former_one() -> None:
    context = read("清溪职专现有学生300人。")
    names = context.names.surfaces("School")
    assert set(names[OWN]) >= {"清溪职专", "濮阳市第九职业高中"}
    assert figures(context) == {(OWN, "在校生数", 2022): 300}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "学校现设数控技术应用、护理、会计电算化9个专业。",
            {("offers", OWN, name) for name in ("数控技术应用", "护理", "会计电算化")},
        ),
        ("我校护理、学前教育为省级骨干专业。", {("offers", OWN, "护理"), ("offers", OWN, "学前教育")}),
        (
            "学校形成电子信息专业群、现代服务专业群2个专业群。",
            {("hasCluster", OWN, "电子信息专业群"), ("hasCluster", OWN, "现代服务专业群")},
        ),
        (
            "学校与濮阳海韵机械有限公司、开封凯达汽修厂等46家企业建立合作关系。",
            {("partnersWith", OWN, "濮阳海韵机械有限公司"), ("partnersWith", OWN, "开封凯达汽修厂")},
        ),
        (
            "学校牵头组建濮阳装备制造职业教育集团，现有成员单位38家。濮阳海韵机械有限公司为集团副理事长单位。",
            {
                ("leads", OWN, "濮阳装备制造职业教育集团"),
                ("memberOf", "濮阳海韵机械有限公司", "濮阳装备制造职业教育集团"),
            },
        ),
        (
            "学校先后荣获国家级重点中等职业学校、河南省文明校园等称号。",
            {("awarded", OWN, "国家级重点中等职业学校"), ("awarded", OWN, "河南省文明校园")},
        ),
        (
            "2016年，学校通过河南省中等职业教育改革发展示范学校验收。",
            {("awarded", OWN, "河南省中等职业教育改革发展示范学校")},
        ),
        (
            "我校护理专业师生与范县青禾职业教育中心结成“校校联盟”。",
            {("offers", OWN, "护理"), ("cooperatesWith", OWN, "范县青禾职业教育中心")},
        ),
        (
            "2022年，学校加入豫北智能制造产教联盟，与焦作机械技师学院缔结友好学校。",
            {("memberOf", OWN, "豫北智能制造产教联盟"), ("cooperatesWith", OWN, "焦作机械技师学院")},
        ),
        ("学校开设4个专业，其中护理专业是省级示范专业。", {("offers", OWN, "护理")}),
        (
            "学校依托该公司建成实训基地，并与河南甲乙职业技术学院签订结对共建协议。",
            {("cooperatesWith", OWN, "河南甲乙职业技术学院")},
        ),
    ],
)
def test_what_the_school_does(text: str, expected: set[tuple[str, str, str]]) -> None:
    expected = {(t, *sorted(ends)) if t == "cooperatesWith" else (t, *ends) for t, *ends in expected}  # type: ignore[misc]
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "原与洛阳海韵机械有限公司共建的“海韵班”因企业经营调整停办。",
        "学校建成“大思政课”实践教学基地。",
        "与河南海韵大学的中本贯通项目未获省教育厅批复。",
        "（二）集团办学与对口帮扶\n无。",
    ],
)
def test_what_it_does_not(text: str) -> None:
    assert told(read(text)) == set()


def test_a_program_that_brings_in_a_firm_is_no_group() -> None:
    context = read("电子商务专业引入海韵集团真实项目，与濮阳华龙供销电商有限公司共建直播基地。")
    assert context.of("EducationGroup") == []
    assert ("partnersWith", OWN, "濮阳华龙供销电商有限公司") in told(context)


def test_a_case_without_a_named_school_is_its_own() -> None:
    context = read("【案例1】一颗红枣的电商路\n红枣是当地特产。师生直播带货。")
    assert ("about", "一颗红枣的电商路", OWN) in told(context)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022届毕业生就业率98.3%（2021届为97.9%）。", {("就业率", 2022): 98.3, ("就业率", 2021): 97.9}),
        ("平均月收入2680元，高于上年的2450元。", {("初次就业月收入", 2022): 2680, ("初次就业月收入", 2021): 2450}),
        ("开展职业技能鉴定468人次，上年鉴定431人次。", {("技能鉴定人次", 2022): 468, ("技能鉴定人次", 2021): 431}),
        ("濮阳本地就业213人。", {("本地就业人数", 2022): 213}),
        ("当年招收新生1502人，毕业1244人。", {("招生数", 2022): 1502, ("毕业生数", 2022): 1244}),
        ("学校开设“海韵班”，首届招生45人。", {}),
    ],
)
def test_figures_of_the_school(text: str, expected: dict[tuple[str, int], float]) -> None:
    assert figures(read(text)) == {(OWN, indicator, year): value for (indicator, year), value in expected.items()}


def test_a_long_list_of_programs_and_firms_before_their_number() -> None:
    programs = (
        "数控技术应用、机电技术应用、焊接技术应用、汽车运用与维修、电子商务、护理、会计事务、幼儿保育、中餐烹饪、计算机应用"
    )
    firms = "、".join(f"濮阳{name}机械制造有限公司" for name in ("海韵", "青禾", "远山", "春风", "长河", "明月", "松柏", "云杉"))
    found = figures(read(f"学校开设{programs}等23个专业。学校与{firms}等128家企业建立长期合作关系。"))
    assert found == {(OWN, "专业数", 2022): 23, (OWN, "合作企业数", 2022): 128}


def test_card_and_satisfaction_tables_are_the_school_s() -> None:
    text = (
        "附表1 计分卡\n序号\t指标\t单位\t2021年\t2022年\n1\t就业率\t%\t97.7\t98.1\n2\t月收入\t元\t3440\t3650\n3\t自主创业率\t%\t0.5\t0.7\n"
        "附表2 满意度调查\n指标\t单位\t2022年\t调查人次\n在校生满意度\t%\t96.8\t2300\n家长满意度\t%\t95.5\t1600\n教职工满意度\t%\t97.1\t300"
    )
    found = figures(read(text))
    assert found[OWN, "就业率", 2021] == 97.7
    assert found[OWN, "初次就业月收入", 2022] == 3650
    assert found[OWN, "家长满意度", 2022] == 95.5
    assert {subject for subject, _, _ in found} == {OWN}


def test_a_table_of_words_below_its_caption() -> None:
    text = (
        "表3 校企合作项目一览\n序号 企业名称 合作专业 合作形式\n1 濮阳海韵种业有限公司 现代农艺技术 共建实训基地\n"
        "2 濮阳青禾建筑工程有限责任公司 建筑工程施工 顶岗实习\n3 郑州云杉无人机技术有限公司 无人机操控与维护 共建专业"
    )
    firms = {m.name for m in read(text).of("Enterprise")}
    assert firms == {"濮阳海韵种业有限公司", "濮阳青禾建筑工程有限责任公司", "郑州云杉无人机技术有限公司"}


def test_two_names_and_a_seat_after_what_describes_the_place() -> None:
    text = "河南清溪工业技师学院（河南省清溪工业学校，以下简称“学院”）位于中原装备制造基地——河南省濮阳市，始建于1978年。"
    context = understand(
        from_text(
            f"河南清溪工业技师学院\n质量年度报告（2021年）\n\n一、概况\n{text}\n学院落实《学生守则管理办法》。\n",
            "r.txt",
            "0" * 64,
        )
    )
    assert context.identity.region == "濮阳市"
    assert context.names.surfaces("School") == {"河南清溪工业技师学院": ("河南省清溪工业学校",)}
    assert {(r.subject[1], r.object[1]) for r in context.relations if r.type == "cites"} == {("濮阳市", "学生守则管理办法")}
    assert {(r.subject[1], r.object[1]) for r in context.relations if r.type == "locatedIn"} == {
        ("河南清溪工业技师学院", "濮阳市")
    }


@pytest.mark.parametrize("text", ["校园位于濮阳市北京大道18号。", "学校拟与宁德时代洽谈共建动力电池学院。"])
def test_streets_brands_and_words_are_no_regions(text: str) -> None:
    regions = {m.name for m in read(text).of("Region")}
    assert regions <= {"濮阳市", "华龙区"}


@pytest.mark.parametrize(
    "deed",
    [
        f"{OWN}携手景湖电子有限公司成立景湖产业学院，面向数控技术应用专业。",
        f"濮阳现代农业职教集团吸纳{OWN}为成员单位。",
    ],
)
def test_the_own_name_is_not_what_is_done(deed: str) -> None:
    context = understand(from_text(f"{OWN}质量年度报告（2022年度）\n\n一、校企合作\n{deed}\n", "report.txt", "0" * 64))
    assert context.identity.school == OWN
