"""Honours of named schools: verbs, lists, columns; what is planned, denied or another's. Schools and sentences are made up."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.mentions.honour_names import is_honour, normal_form, split_items
from loaders.pipeline import understand


def read(text: str) -> Context:
    return understand(from_text(f"濮阳市中等职业教育质量年度报告（2022）\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))


def awarded(text: str) -> set[tuple[str, str]]:
    return {(r.subject[1], r.object[1]) for r in read(text).relations if r.type == "awarded"}


A, B, C = "范县职业高中", "濮阳技师学院", "清丰县职业高中"


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            f"{A}、{B}等2所学校获得全国文明校园称号，{C}获评省级平安校园。",
            {(A, "全国文明校园"), (B, "全国文明校园"), (C, "省级平安校园")},
        ),
        (f"{A}先后荣获“全国职业教育先进单位”“河南省绿色学校”等称号。", {(A, "全国职业教育先进单位"), (A, "河南省绿色学校")}),
        (f"{A}、{B}分别获评“河南省文明单位”“全国教育系统先进集体”。", {(A, "河南省文明单位"), (B, "全国教育系统先进集体")}),
        (f"{A}是国家级重点职业高中、省级文明单位。", {(A, "国家级重点职业高中"), (A, "省级文明单位")}),
        (f"{A}作为省现代学徒制试点单位，招生扩大。", {(A, "省现代学徒制试点单位")}),
        (
            f"2019年，{A}被省教育厅认定为河南省优质中职学校和专业A类立项建设单位。",
            {(A, "河南省优质中职学校和专业A类立项建设单位")},
        ),
        (f"{A}的成果获河南省职业教育教学成果奖一等奖。", {(A, "河南省职业教育教学成果奖一等奖")}),
        (f"国家级重点中等职业学校2所：{A}、{B}。", {(A, "国家级重点中等职业学校"), (B, "国家级重点中等职业学校")}),
        (f"{A}获得河南省职业教育教学成果一等奖2项。", {(A, "河南省职业教育教学成果一等奖")}),
        (f"{A}荣登全国职业院校育人成效50强。", {(A, "全国职业院校育人成效50强")}),
        (f"濮阳市教育局、{A}获得优秀组织奖。", {(A, "优秀组织奖")}),
        (
            f"全市现有国家中等职业教育改革发展示范学校2所——{A}（以下简称“甲职高”）和{B}。",
            {(A, "国家中等职业教育改革发展示范学校"), (B, "国家中等职业教育改革发展示范学校")},
        ),
        (
            f"全市新增省级文明校园2所（{A}、{B}），{C}继续保留“全国文明校园”称号。",
            {(A, "省级文明校园"), (B, "省级文明校园"), (C, "全国文明校园")},
        ),
        (f"1．河南省五一劳动奖状——{A}；", {(A, "河南省五一劳动奖状")}),
        (f"2．濮阳市平安校园：{A}，{B}；", {(A, "濮阳市平安校园"), (B, "濮阳市平安校园")}),
        (f"全国教育系统先进集体：{A}（教育部，2019年9月）", {(A, "全国教育系统先进集体")}),
        (
            f"濮阳市：{A}[国家级重点中等职业学校]、{B}、{C}[河南省“双优”培育学校]",
            {(A, "国家级重点中等职业学校"), (C, "河南省“双优”培育学校")},
        ),
        (f"省总工会授予{A}“河南省五一劳动奖状”，{B}校长获评优秀校长。", {(A, "河南省五一劳动奖状")}),
        (f"{A}组织志愿服务，市红十字会授予学校红十字工作先进集体称号。", {(A, "红十字工作先进集体")}),
        (
            f"{A}被文化部门公布为“河南省非物质文化遗产保护示范基地”，被县委表彰为“先进基层党组织”。",
            {(A, "河南省非物质文化遗产保护示范基地"), (A, "先进基层党组织")},
        ),
        (f"{A}被确认为第二批国家中等职业教育改革发展示范学校。", {(A, "国家中等职业教育改革发展示范学校")}),
        (f"{A}获评第二届河南省文明校园。", {(A, "河南省文明校园")}),
        (f"国家级重点职业学校、河南省文明单位等荣誉先后花落{A}。", {(A, "国家级重点职业学校"), (A, "河南省文明单位")}),
        (
            f"{A}是河南省高水平职业学校建设单位（B档）、全国乡村振兴人才培养优质校。",
            {(A, "河南省高水平职业学校建设单位"), (A, "全国乡村振兴人才培养优质校")},
        ),
        (f"{A}建成智慧校园，是全省首批数字校园标杆校之一。", {(A, "数字校园标杆校")}),
        (
            f"{A}现为河南省示范性中等职业学校、全国铁路教育先进单位。",
            {(A, "河南省示范性中等职业学校"), (A, "全国铁路教育先进单位")},
        ),
        (f"{A}的改革获2022年职业教育河南省教学成果一等奖。", {(A, "职业教育河南省教学成果一等奖")}),
        (f"全市创建省级文明校园2所。{A}召开会议。", set()),
        (f"{A}学生获奖3人（其中{B}2人）。", set()),
        (f"{A}授予教师先进集体称号。", set()),
        (f"{A}被授予“河南省职业院校技能大赛突出贡献奖”。", {(A, "河南省职业院校技能大赛突出贡献奖")}),
        (
            f"{A}先后被确定为“河南省示范性职业院校”（2012年）、“河南省优质职业院校”（2019年），是“全国数字校园样板校”“全国绿化模范单位”。",
            {(A, "河南省示范性职业院校"), (A, "河南省优质职业院校"), (A, "全国数字校园样板校"), (A, "全国绿化模范单位")},
        ),
        (
            f"教学成果方面，{A}主持的《甲乙丙模式的创新与实践》获2022年河南省职业教育教学成果特等奖、国家级教学成果二等奖。",
            {(A, "河南省职业教育教学成果特等奖"), (A, "国家级教学成果二等奖")},
        ),
        (f"{A}教师李某获河南省教学成果一等奖。", set()),
        (f"{A}学生在技能大赛中获一等奖3项。", set()),
        (f"{A}李某某名师工作室被评为省级示范工作室。", set()),
        (f"{A}护理专业获评省级示范特色专业。", set()),
        (f"{A}召开会议。全市5所学校获评省级文明校园。", set()),
    ],
)
def test_who_holds_which_honour(text: str, pairs: set[tuple[str, str]]) -> None:
    assert awarded(text) == pairs


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{A}力争获评省级文明校园。", "planned"),
        (f"{A}尚未获评省级文明校园。", "denied"),
        (f"{A}拟申报获批省级文明校园。", "planned"),
    ],
)
def test_what_is_not_so_is_refused_with_its_reason(text: str, reason: str) -> None:
    context = read(text)
    assert [r for r in context.relations if r.type == "awarded"] == []
    assert [r.reason for r in context.refusals if r.type == "awarded"] == [reason]


def test_the_year_said_before_is_kept() -> None:
    years = {r.attrs.get("year") for r in read(f"2019年，{A}获评省级文明校园。").relations if r.type == "awarded"}
    assert years == {2019}


def test_a_column_of_honours_is_split_after_whole_names() -> None:
    cell = "国家级重点中等职业学校 全国职业教育先进单位 濮阳市非遗（麦秆画） 进校园传承基地"
    assert [cell[a:b] for a, b in split_items(cell)] == [
        "国家级重点中等职业学校",
        "全国职业教育先进单位",
        "濮阳市非遗（麦秆画） 进校园传承基地",
    ]


def test_a_table_gives_each_row_s_school_its_honours() -> None:
    table = (
        f"表1 学校一览表\n\n序号\t学校名称\t学校荣誉\n1\t{A}\t省级文明校园 全国职业教育先进单位\n2\t{B}\t国家级重点中等职业学校"
    )
    assert awarded(table) == {(A, "省级文明校园"), (A, "全国职业教育先进单位"), (B, "国家级重点中等职业学校")}


def test_two_writings_of_one_honour() -> None:
    assert normal_form("国家中小学国防教育示范校") == normal_form("全国中小学国防教育示范学校")


def test_a_school_s_own_table_of_honours_needs_no_column_of_schools() -> None:
    report = "濮阳甲乙学校质量年度报告（2022）\n\n一、概况\n\n表1 获奖情况\n\n序号\t获奖名称\t时间\n1\t省级文明校园\t2021\n2\t学生大赛一等奖\t2021"
    context = understand(from_text(report, "report.txt", "0" * 64))
    assert [(r.subject[1], r.object[1]) for r in context.relations if r.type == "awarded"] == [("濮阳甲乙学校", "省级文明校园")]


@pytest.mark.parametrize("name", ["立项建设单位", "全国中等职业学校", "社会各界的认可", "一等奖", "省级特色专业"])
def test_what_is_no_honour(name: str) -> None:
    assert not is_honour(name)


@pytest.mark.parametrize(
    "text",
    [
        f"全市有国家中职示范校2所（{A}、{B}）。",
        f"全市现有国家中职示范校2所，分别是{A}、{B}。",
        f"全省共有国家中职示范校28所，包括{A}、{B}等。",
        f"国家中职示范校2所，其中有{A}、{B}。",
        f"全市建成国家中职示范校两所：{A}、{B}。",
    ],
)
def test_schools_listed_under_an_honour(text: str) -> None:
    assert awarded(text) == {(A, "国家中职示范校"), (B, "国家中职示范校")}


def test_an_honour_goes_to_the_sentence_s_subject_and_not_to_its_partner() -> None:
    assert awarded(f"{A}党委与河南省焦作市的{B}结成党建联盟，2018年被评为“先进基层党组织”。") == {(A, "先进基层党组织")}


def test_units_that_keep_heritage_are_honoured_and_a_sentence_is_no_honour() -> None:
    assert is_honour("省级非物质文化遗产代表性项目保护单位")
    assert not is_honour("范县则把甲乙职校")
