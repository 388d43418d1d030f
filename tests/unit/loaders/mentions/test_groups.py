"""Names of education groups. Groups and sentences are made up."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand


def read(text: str) -> Context:
    return understand(from_text(f"濮阳市中等职业教育质量年度报告（2022）\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("范县职业高中牵头的河南甲乙职业教育集团成立。", {"河南甲乙职业教育集团"}),
        ("加入“豫-鲁职业教育联盟”。", {"豫-鲁职业教育联盟"}),
        ("河南（濮阳）化工产教联合体获批。", {"河南（濮阳）化工产教联合体"}),
        ("参加全国轨道甲乙行业产教融合共同体。", {"全国轨道甲乙行业产教融合共同体"}),
        ("举办了财经甲乙产教联盟交流会。", {"财经甲乙产教联盟"}),
        ("河南动漫与游戏职业教育集团成立。", {"河南动漫与游戏职业教育集团"}),
        ("市职教集团成立，濮阳市职业教育集团运行。", {"濮阳市职业教育集团"}),
        ("全市共有职业教育集团9个，组建产教融合联盟3个。", set()),
        ("铸牢中华民族共同体意识，打造校企命运共同体。", set()),
        ("北京甲乙教育集团来访。", set()),
        ("被评为河南省示范性职教集团。", set()),
        ("三校共建“红旗渠”思政教育联盟。", {"“红旗渠”思政教育联盟"}),
        ("与两校缔结“豫北三校联盟”，共享课程。", {"豫北三校联盟"}),
        ("范县职业高中牵头的大濮阳商贸职业教育集团运行良好。", {"大濮阳商贸职业教育集团"}),
        ("入选河南省首批省级市域产教联合体培育名单。", set()),
        ("因两名教师调入市职教集团办公室，缺编2人。", set()),
    ],
)
def test_named_groups_only(text: str, names: set[str]) -> None:
    assert set(read(text).names.canonical("EducationGroup")) == names


def test_a_defined_short_name_is_an_alias() -> None:
    context = read("河南甲乙制作职业教育集团（以下简称：甲乙职教集团）成立。甲乙职教集团运行。")
    assert context.names.surfaces("EducationGroup") == {"河南甲乙制作职业教育集团": ("甲乙职教集团",)}


def test_a_group_that_is_defined_time_and_again_costs_no_more() -> None:
    sentence = "濮阳市甲乙职业教育集团（以下简称濮阳甲乙职教集团）成立，濮阳甲乙职教集团发展良好。\n"
    context = understand(
        from_text("濮阳市中等职业教育质量年度报告（2022）\n\n一、概况\n\n" + sentence * 60, "report.txt", "0" * 64)
    )
    assert {mention.name for mention in context.of("EducationGroup")} == {"濮阳市甲乙职业教育集团"}
