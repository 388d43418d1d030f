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


G, G2, D = "濮阳甲乙产业职教联盟", "濮阳丙丁行业产教融合共同体", "清丰县职业高中"


@pytest.mark.parametrize(
    ("text", "leads", "members"),
    [
        (
            f"由{A}牵头的{G}，成员扩大到45家，新吸收了{B}、{F}和{H}；{C}牵头组建的{G2}，理事单位包括{D}。",
            {(A, G), (C, G2)},
            {(B, G), (F, G), (H, G), (D, G2)},
        ),
        (f"{G}和{G2}分别由{A}、{B}牵头。", {(A, G), (B, G2)}, set()),
        (f"{A}还是{G}、{G2}的理事单位。", set(), {(A, G), (A, G2)}),
        (f"{C}以成员身份参加由{A}牵头的{G}。", {(A, G)}, {(C, G)}),
        (f"{A}、{F}三方牵头组建的{G}入选省级名单。", {(A, G)}, {(F, G)}),
        (f"成立{G}（牵头单位为{A}，首批成员有{B}、{C}等26校）。", {(A, G)}, {(B, G), (C, G)}),
        (f"{G}、{G2}等较为活跃，后者由{A}发起，成员有{F}、{B}。", {(A, G2)}, {(F, G2), (B, G2)}),
        (f"{G}揭牌，首批成员单位87家，{F}、{B}和某某研究所等为副理事长单位。", set(), {(F, G), (B, G)}),
        (f"{A}、{B}、{C}等利用红色资源，共建“甲乙”思政教育联盟。", set(), {(s, "“甲乙”思政教育联盟") for s in (A, B, C)}),
        (f"{A}牵头成立{G}。2022年，联盟又接纳{F}为成员单位。", {(A, G)}, {(F, G)}),
        (f"{A}牵头成立{G}。该校与{F}共建实训基地。", {(A, G)}, set()),
    ],
)
def test_who_leads_and_who_joins(text: str, leads: set[tuple[str, str]], members: set[tuple[str, str]]) -> None:
    context = read(text)
    assert pairs(context, "leads") == leads
    assert pairs(context, "memberOf") == members


def test_a_school_s_own_report_understands_the_school() -> None:
    title = f"{A}质量年度报告（2023年度）"
    text = (
        f"学校与{B}、{C}两校缔结“濮阳三校联盟”。学校与高新区管委会、{F}共同牵头成立{G}，{H}等为副理事长单位。"
        f"同年，学校作为副理事长单位加入{G2}。"
    )
    context = understand(from_text(f"{title}\n\n一、产教融合\n\n{text}\n", "report.txt", "0" * 64))
    union = "濮阳三校联盟"
    assert pairs(context, "leads") == {(A, G)}
    assert pairs(context, "memberOf") == {(A, union), (B, union), (C, union), (F, G), (H, G), (A, G2)}


@pytest.mark.parametrize(
    ("text", "leads", "members"),
    [
        (f"学校系{G}副理事长单位，也是{G2}成员单位。", set(), {(A, G), (A, G2)}),
        (f"我校携手{B}、{F}发起成立{G}。", {(A, G)}, {(B, G), (F, G)}),
        (f"由{B}牵头的{G}于6月成立，我校应邀加入。", {(B, G)}, {(A, G)}),
        (f"{G}由{B}牵头成立，学校当选为副理事长单位。", {(B, G)}, {(A, G)}),
    ],
)
def test_the_school_of_the_report_joins(text: str, leads: set[tuple[str, str]], members: set[tuple[str, str]]) -> None:
    title = f"{A}质量年度报告（2023年度）"
    context = understand(from_text(f"{title}\n\n一、产教融合\n\n{text}\n", "report.txt", "0" * 64))
    assert pairs(context, "leads") == leads
    assert pairs(context, "memberOf") == members


def test_each_helps_its_own() -> None:
    text = f"{A}、{B}分别结对帮扶范县职业高中、清丰县职业高中。"
    expected = {frozenset((A, "范县职业高中")), frozenset((B, "清丰县职业高中"))}
    assert {frozenset(pair) for pair in pairs(read(text), "cooperatesWith")} == expected
