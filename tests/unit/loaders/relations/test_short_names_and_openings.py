"""Short names defined in brackets, and words before and after a name that are no part of it. All names are made up."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand

TITLE = "衡水市中等职业教育质量年度报告（2022年）"


def read(text: str) -> Context:
    return understand(from_text(f"{TITLE}\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))


def pairs(context: Context, relation: str) -> set[tuple[str, str]]:
    resolve = context.names.resolve
    return {(resolve(*r.subject), resolve(*r.object)) for r in context.relations if r.type == relation}


def names(context: Context, kind: str) -> set[str]:
    return {context.names.resolve(kind, mention.name) for mention in context.of(kind)}


@pytest.mark.parametrize("note", ["(以下简称:砚岳集团)", "（以下简称砚岳物流）", "（下称“砚岳”）", "（简称：砚岳物流）"])
def test_a_firm_and_the_short_name_in_brackets_are_one(note: str) -> None:
    context = read(f"景县技校与砚岳物流有限公司{note}合作。")
    assert names(context, "Enterprise") == {"砚岳物流有限公司"}
    assert pairs(context, "partnersWith") == {("景县技校", "砚岳物流有限公司")}


def test_a_list_of_schools_goes_on_after_a_defined_name() -> None:
    listed = "景县技工学校、枣强卫校（简称“枣强校”）以及衡水市第三职业中等专业学校"
    schools = {"景县技工学校", "枣强卫校", "衡水市第三职业中等专业学校"}
    assert pairs(read(f"{listed}被认定为省级文明校园。"), "awarded") == {(one, "省级文明校园") for one in schools}
    assert pairs(read(f"{listed}加入衡水汽车产教联盟。"), "memberOf") == {(one, "衡水汽车产教联盟") for one in schools}
    assert pairs(read(f"{listed}均开设数控技术应用专业。"), "offers") == {(one, "数控技术应用") for one in schools}


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("枣强职校主打数控技术应用专业。", "Program", "数控技术应用"),
        ("枣强职校带动数控技术应用专业发展。", "Program", "数控技术应用"),
        ("枣强职校通过评估，跻身省级绿色学校行列。", "Honour", "省级绿色学校"),
        ("枣强职校的合作伙伴有砚岳电子有限公司。", "Enterprise", "砚岳电子有限公司"),
        ("枣强职校开发澄禾电子有限公司员工培训课程。", "Enterprise", "澄禾电子有限公司"),
    ],
)
def test_a_verb_before_a_name_is_no_part_of_it(text: str, kind: str, name: str) -> None:
    assert names(read(text), kind) == {name}


def test_a_group_that_takes_in_a_school() -> None:
    assert pairs(read("衡水汽车产教联盟吸纳景县技工学校为成员单位。"), "memberOf") == {("景县技工学校", "衡水汽车产教联盟")}


def test_words_after_a_foreign_school() -> None:
    context = read("景县职校携手德国辰陵理工学院开办海外分校，输出专业标准。")
    assert names(context, "School") == {"景县职校", "德国辰陵理工学院"}


@pytest.mark.parametrize(
    ("text", "programs"),
    [
        ("数控技术应用、幼儿保育和工艺美术是景县技校的传统优势专业。", {"数控技术应用", "幼儿保育", "工艺美术"}),
        ("数控技术应用及药剂是景县技校（以下简称“景技”）的特色专业。", {"数控技术应用", "药剂"}),
        ("以幼儿保育专业为龙头，景县技校建成幼儿保育专业群。", {"幼儿保育"}),
        ("景县技校与德国辰陵理工学院合作举办幼儿保育专业中外合作项目。", {"幼儿保育"}),
    ],
)
def test_programs_told_before_their_school_and_beside_a_foreign_one(text: str, programs: set[str]) -> None:
    assert pairs(read(text), "offers") == {("景县技校", program) for program in programs}


@pytest.mark.parametrize(
    "text",
    [
        "砚川电子公司、禾景大酒店及泓岚物流集团的技术骨干常年在景县技校担任兼职教师，建立了实习基地。",
        "由砚川电子公司、禾景大酒店及泓岚物流集团提供场地和设备、景县技校负责教学管理的实训中心已启用。",
        "在砚川电子公司、禾景大酒店及泓岚物流集团的支持下，景县技校建成了实训基地。",
    ],
)
def test_firms_named_before_their_school_are_not_given_to_the_school_before(text: str) -> None:
    context = read(f"枣强职校开展技能培训。{text}")
    assert pairs(context, "partnersWith") == {("景县技校", firm) for firm in ("砚川电子公司", "禾景大酒店", "泓岚物流集团")}


def test_a_school_that_feeds_others_and_schools_that_send_teachers() -> None:
    fed = read("枣强职校已成为衡水交通学院、沧州理工大学等院校的生源基地校。")
    assert {frozenset(pair) for pair in pairs(fed, "cooperatesWith")} == {
        frozenset({"枣强职校", "衡水交通学院"}),
        frozenset({"枣强职校", "沧州理工大学"}),
    }
    sent = read("伊犁工业大学和曲靖交通大学每年选派骨干教师到景县职教中心支教。")
    assert {frozenset(pair) for pair in pairs(sent, "cooperatesWith")} == {
        frozenset({"景县职教中心", "伊犁工业大学"}),
        frozenset({"景县职教中心", "曲靖交通大学"}),
    }


@pytest.mark.parametrize("text", ["桐乡市中等职业学校当年毕业2.3万人。", "宜昌市中职教育民办职校12所。"])
def test_the_schools_of_a_region_are_no_school(text: str) -> None:
    assert names(read(text), "School") == set()


def test_a_short_name_after_a_firm_is_not_the_school_s_before_it() -> None:
    context = read("景县技校与砚川电子公司（以下简称：砚川）、澄禾集团合作办学。砚川、澄禾集团接收实习学生。")
    assert {mention.surface for mention in context.of("School")} == {"景县技校"}
    assert pairs(context, "partnersWith") == {("景县技校", "砚川电子公司"), ("景县技校", "澄禾集团")}


def test_firms_that_only_their_trade_tells() -> None:
    assert names(read("景县技校引进砚远股份入驻校园。"), "Enterprise") == {"砚远股份"}
    listed = read("景县技校与砚川电子公司和昊图汽车、砚远股份共建实训基地。")
    assert names(listed, "Enterprise") == {"砚川电子公司", "昊图汽车", "砚远股份"}
    assert names(read("景县技校参与股份合作，开设汽车专业。"), "Enterprise") == set()


def test_colleges_joined_before_the_school_they_work_with() -> None:
    joint = read("经协商，衡水交通学院及沧州理工大学与景县职教中心实行五年一贯制联合培养。")
    assert {frozenset(pair) for pair in pairs(joint, "cooperatesWith")} == {
        frozenset({"景县职教中心", "衡水交通学院"}),
        frozenset({"景县职教中心", "沧州理工大学"}),
    }
    noted = read("景县卫校（以下简称“景卫”）同衡水交通学院签订联合办学协议。")
    assert {frozenset(pair) for pair in pairs(noted, "cooperatesWith")} == {frozenset({"景县卫校", "衡水交通学院"})}


@pytest.mark.parametrize("words", ["地处枣强县的", "枣强县所属的"])
def test_the_seat_said_before_a_school_without_a_region_in_its_name(words: str) -> None:
    context = read(f"{words}澄禾商贸学校、景县职教中心开设数控技术应用专业。")
    assert pairs(context, "locatedIn") == {("澄禾商贸学校", "枣强县"), ("景县职教中心", "景县")}
