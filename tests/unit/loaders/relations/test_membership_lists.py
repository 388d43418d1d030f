"""memberOf and leads where a sentence lists members with their posts. Schools, firms and groups are made up."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand

TITLE = "濮阳市中等职业教育质量年度报告（2023年度）"
A, B, C = "濮阳市机电工程学校", "濮阳市工贸职业学校", "濮阳市商贸学校"
F, H = "濮阳立新机械有限公司", "濮阳天宏电池有限公司"


def read(text: str) -> Context:
    return understand(from_text(f"{TITLE}\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))


def pairs(context: Context, relation: str) -> set[tuple[str, str]]:
    return {(r.subject[1], r.object[1]) for r in context.relations if r.type == relation}


@pytest.mark.parametrize(
    ("text", "group", "members"),
    [
        (
            f"{A}牵头组建濮阳市甲乙职教集团，现有成员单位56家，其中{B}、{F}为副理事长单位，{C}为理事单位。",
            "濮阳市甲乙职教集团",
            {B, F, C},
        ),
        (f"濮阳市甲乙产教联合体于6月揭牌，{B}、{F}等23家单位加入。", "濮阳市甲乙产教联合体", {B, F}),
        (f"濮阳市甲乙产教联合体列入省级名单，{C}当选常务理事单位。", "濮阳市甲乙产教联合体", {C}),
        (f"由{A}牵头的濮阳甲乙产业职教联盟新增{B}、{F}等成员单位9个。", "濮阳甲乙产业职教联盟", {B, F}),
        (f"{A}牵头成立濮阳甲乙产业职教联盟，吸纳{F}、{H}等36家企业。", "濮阳甲乙产业职教联盟", {F, H}),
    ],
)
def test_members_listed_with_a_post_or_a_joining_word(text: str, group: str, members: set[str]) -> None:
    context = read(text)
    assert pairs(context, "memberOf") == {(member, group) for member in members}
    assert B not in {school for school, _ in pairs(context, "partnersWith")}


@pytest.mark.parametrize(
    "text",
    [
        f"由{A}与{F}共同牵头的濮阳甲乙行业产教融合共同体在我市成立。",
        f"{F}与{A}共同牵头成立濮阳甲乙行业产教融合共同体。",
        f"濮阳甲乙行业产教融合共同体今年成立，{A}任理事长单位，{F}任秘书长单位。",
    ],
)
def test_a_school_leads_beside_a_firm(text: str) -> None:
    assert (A, "濮阳甲乙行业产教融合共同体") in pairs(read(text), "leads")


def test_a_note_in_brackets_names_the_leader_and_the_list_after_it_the_members() -> None:
    context = read(f"濮阳市甲乙职业教育集团（牵头单位：{A}）由{B}、{C}等12所学校和{F}、{H}等45家企业组成。")
    group = "濮阳市甲乙职业教育集团"
    assert pairs(context, "leads") == {(A, group)}
    assert pairs(context, "memberOf") == {(member, group) for member in (B, C, F, H)}
    assert pairs(context, "partnersWith") == set()


@pytest.mark.parametrize("verb", ["是{}成员单位", "加入{}", "为{}副理事长单位"])
def test_the_partner_of_the_clause_before_is_no_member(verb: str) -> None:
    context = read(f"{A}办学多年。学校与{B}开展“3+2”分段培养，{verb.format('濮阳市甲乙职业教育集团')}。")
    assert pairs(context, "memberOf") == {(A, "濮阳市甲乙职业教育集团")}


def test_each_helps_its_own() -> None:
    text = f"{A}、{B}分别结对帮扶范县职业高中、清丰县职业高中。"
    expected = {frozenset((A, "范县职业高中")), frozenset((B, "清丰县职业高中"))}
    assert {frozenset(pair) for pair in pairs(read(text), "cooperatesWith")} == expected
