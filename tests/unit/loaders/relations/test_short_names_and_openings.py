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
