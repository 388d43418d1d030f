"""offers, coreProgram, leads, memberOf and cites in wordings of real reports. Schools, firms and groups are made up."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand

CITY, OWN = "濮阳市中等职业教育质量年度报告（2022）", "范县职业高中教育质量年度报告（2022）"
A, B, C = "范县职业高中", "濮阳技师学院", "清丰县职业高中"
F = "濮阳立新机械有限公司"


def read(text: str, title: str = CITY) -> Context:
    return understand(from_text(f"{title}\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))


def pairs(context: Context, relation: str) -> set[tuple[str, str]]:
    return {(r.subject[1], r.object[1]) for r in context.relations if r.type == relation}


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        (
            f"{A}的饭店服务与管理（旅游服务）、烹饪、美容美发、电子商务、机械加工是学校的骨干专业。",
            {"饭店服务与管理", "烹饪", "美容美发", "电子商务", "机械加工"},
        ),
        (f"{A}提供数控机床、电子电工、机械加工等12个专业。", {"数控机床", "电子电工", "机械加工"}),
        (f"{A}加快布局生态环境工程等19个延伸专业。", {"生态环境工程"}),
        (f"{A}拥有阅览室、机械加工、服装工艺等专业教室。", {"机械加工", "服装工艺"}),
        (f"{A}的酒店行业专业人才紧缺。", set()),
        (f"2012年毕业于{A}汽车电子技术专业的校友回校作报告。", {"汽车电子技术"}),
        (f"{A}原有的服装制作与生产管理专业已连续三年未招生，予以撤销。", set()),
        (f"{A}的美发与形象设计、金融事务两个专业因生源不足，已分别于2018年和2020年撤销。", set()),
        (f"{A}拟申办航空服务专业。", set()),
        (f"支持{A}申报城市轨道车辆运用与检修专业。", set()),
        (f"{A}曾申报人工智能技术应用专业，省里未予批准。", set()),
        (f"{A}企业导师、首席制茶师兼任专业带头人。", set()),
    ],
)
def test_programs_offered_and_those_that_are_not(text: str, offered: set[str]) -> None:
    assert pairs(read(text), "offers") == {(A, program) for program in offered}


def test_programs_that_schools_have_by_de_alone() -> None:
    context = read(f"2022年新增专业点4个。新增的包括{A}的智能设备运行与维护、{B}的增材制造技术应用等；撤销的是{C}的商务助理。")
    assert pairs(context, "offers") == {(A, "智能设备运行与维护"), (B, "增材制造技术应用")}


def test_withdrawn_programs_of_a_region_are_named_though_nobody_offers_them() -> None:
    context = read(
        "全市撤销较多的是文秘、计算机应用等同质化严重的专业点，省教育厅要求专业教师下企业。市教研室组建光伏、仪表、农艺等九个专业中心组。"
    )
    assert {m.name for m in context.of("Program")} == {"文秘", "计算机应用"}


def test_that_school_of_an_own_report_is_the_partner() -> None:
    context = read(f"学校与{B}签订帮扶协议，接收该校数控技术应用专业学生48人来校实训。", OWN)
    assert (B, "数控技术应用") in pairs(context, "offers")
    assert (A, "数控技术应用") not in pairs(context, "offers")


def test_programs_helped_to_be_founded_elsewhere_are_not_the_helpers() -> None:
    context = read(f"{A}与泰安市岱山职业学校签订帮扶协议，帮助建成畜牧兽医、汽车运用与维修两个专业的实训室。")
    assert not pairs(context, "offers")


def test_a_clusters_core_without_the_word_program() -> None:
    context = read(f"{A}的智能制造与维修专业群以汽车运用与维修为核心，辐射机电技术应用。")
    assert pairs(context, "coreProgram") == {("智能制造与维修专业群", "汽车运用与维修")}


def test_clusters_in_a_list_and_behind_a_verb_of_resolve() -> None:
    context = read(
        f"{A}的数字化农机专业群、农机关键零部件智能制造与技术服务专业群被列为省级专业群，将进一步做精农机营销服务专业群。"
    )
    assert {m.name for m in context.of("ProgramCluster")} >= {"农机关键零部件智能制造与技术服务专业群", "农机营销服务专业群"}


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        (f"濮阳市甲乙职业教育集团成立于2014年，由{A}牵头，成员有{B}。", {A}),
        (f"濮阳市甲乙产教联合体入选省级培育名单，由{A}牵头，依托高新区建设。", {A}),
        (f"全国甲乙行业产教融合共同体在濮阳成立，由{A}、{B}和{F}共同牵头。", {A, B}),
        (f"濮阳市甲乙产教融合共同体是在市教育局指导下，由{F}、{A}、{B}三家单位牵头组建。", {A, B}),
        (f"{A}联合濮阳高新区、{F}共同牵头申报的濮阳甲乙产教联合体入选名单。", {A}),
        (f"{A}是河南省文明单位、濮阳市甲乙职教集团理事长单位和发起单位。", {A}),
        (f"濮阳市甲乙职业教育集团成立。现场，大会推选了{A}作为理事长单位。", {A}),
        (f"濮阳市甲乙产教联合体挂牌。该联合体由{A}牵头，共有23家单位。", {A}),
        (f"濮阳市甲乙职教集团成立于2015年，拟由{A}牵头重组。", set()),
    ],
)
def test_heads_of_groups_in_later_clauses_lists_and_sentences(text: str, heads: set[str]) -> None:
    assert {school for school, _ in pairs(read(text), "leads")} == heads


def test_firms_at_the_head_and_those_who_found_that_group_are_members() -> None:
    context = read(f"全国甲乙行业产教融合共同体在濮阳成立，由{F}、{A}共同牵头。")
    assert pairs(context, "memberOf") == {(F, "全国甲乙行业产教融合共同体")}
    context = read(f"濮阳甲乙职教集团成立，{A}作为牵头单位，联合{F}等16家企业、{B}等5家学校共同组建该集团。")
    assert pairs(context, "memberOf") == {(F, "濮阳甲乙职教集团"), (B, "濮阳甲乙职教集团")}


def test_who_joins_later_in_the_sentence_of_posts_is_a_member() -> None:
    context = read(f"濮阳市甲乙产教联合体由{A}牵头。{F}为联合体副理事长单位，{B}于2025年3月加入。")
    assert pairs(context, "memberOf") >= {(F, "濮阳市甲乙产教联合体"), (B, "濮阳市甲乙产教联合体")}


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        (f"{A}加入由{B}牵头的濮阳经开区市域产教联合体。", {"濮阳经开区市域产教联合体"}),
        ("全国150余家职业教育集团参加会议。", set()),
        (f"会上宣读《关于支持{A}组建濮阳甲乙职教集团的批复》。", set()),
        (f"{A}引入专业酒店管理集团，与该公司构建产教融合共同体。", set()),
    ],
)
def test_names_of_groups_and_what_is_none(text: str, groups: set[str]) -> None:
    assert {m.name for m in read(text).of("EducationGroup")} == groups


def test_a_region_called_back_and_an_authority_that_issues_cite() -> None:
    context = understand(
        from_text(
            "河南省中等职业教育质量年度报告（2022）\n\n一、保障\n\n濮阳市推行编制周转，写进了该市《关于加快发展职业教育的若干意见》。\n",
            "report.txt",
            "0" * 64,
        )
    )
    assert pairs(context, "cites") == {("濮阳市", "关于加快发展职业教育的若干意见")}
    context = read("河南省教育厅印发《河南省职业教育甲乙行动计划》，各校落实。市里修订《濮阳市中等职业学校生均拨款标准》。")
    assert pairs(context, "cites") >= {("河南省", "河南省职业教育甲乙行动计划"), ("濮阳市", "濮阳市中等职业学校生均拨款标准")}


def test_a_short_form_of_a_group_is_its_fuller_name() -> None:
    context = read(f"濮阳市甲乙制造职业教育集团由{A}牵头。\n\n甲乙制造职教集团设立秘书处。")
    assert {m.name for m in context.of("EducationGroup")} == {"濮阳市甲乙制造职业教育集团"}
