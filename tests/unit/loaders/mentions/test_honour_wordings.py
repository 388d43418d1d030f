"""Honours in long lists, with their round or a note, said by 为, on lines of their own. Schools and sentences are made up."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.facts import assemble
from loaders.pipeline import understand

CITY, OWN = "濮阳市中等职业教育质量年度报告（2022）", "范县职业高中教育质量年度报告（2022）"
A, B, C = "范县职业高中", "濮阳技师学院", "清丰县职业高中"


def read(text: str, title: str = CITY) -> Context:
    return understand(from_text(f"{title}\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))


def awarded(context: Context) -> set[tuple[str, str]]:
    return {(r.subject[1], r.object[1]) for r in context.relations if r.type == "awarded"}


LONG = "，".join(
    [
        "国家级重点中等职业学校",
        "第二批国家中等职业教育改革发展示范学校",
        "全国教育系统先进集体",
        "全国节约型公共机构示范单位",
        "河南省首批山区“3+3”免费教育计划实施学校",
        "河南省大学生创业教育示范基地",
        "河南省优质专业立项建设单位",
    ]
)


@pytest.mark.parametrize("mark", ["，", "、"])
def test_a_long_list_behind_wei_is_read_to_its_end(mark: str) -> None:
    found = awarded(read(f"{A}创办于1985年，直属县教育局管理，为{LONG.replace('，', mark)}。"))
    assert {name for _, name in found} == {name.removeprefix("第二批") for name in LONG.split("，")}
    assert {school for school, _ in found} == {A}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            f"{A}是河南省文明单位、甲乙职教集团理事长单位、全国职工教育示范基地。",
            {(A, "河南省文明单位"), (A, "全国职工教育示范基地")},
        ),
        (
            f"{A}是省教育厅和濮阳市共建改革试点院校、河南省文明单位。",
            {(A, "省教育厅和濮阳市共建改革试点院校"), (A, "河南省文明单位")},
        ),
        (f"目前，{A}为国家级重点职业高中。", {(A, "国家级重点职业高中")}),
        (f"{A}办学规模大，也是国家级重点职业高中。", {(A, "国家级重点职业高中")}),
        (f"{A}是一所省级重点职业高中。", {(A, "省级重点职业高中")}),
        (
            f"{A}入选国家示范中职学校（全国1000所）、河南省高水平中职学校（全省30所）。",
            {(A, "国家示范中职学校"), (A, "河南省高水平中职学校")},
        ),
        (f"{A}荣膺人力资源社会保障部、教育部联合表彰的“全国教育系统先进集体”。", {(A, "全国教育系统先进集体")}),
        (f"{A}获得甲乙公司“2022年度优秀合作伙伴”称号。", {(A, "优秀合作伙伴")}),
        (f"2012年{A}列为国家中等职业教育改革发展示范学校。", {(A, "国家中等职业教育改革发展示范学校")}),
        (f"我市有{A}、{B}等11所国家级重点职校。", {(A, "国家级重点职校"), (B, "国家级重点职校")}),
        (f"另一所国家级重点职业高中是{A}。", {(A, "国家级重点职业高中")}),
        (
            f"省教育厅确定{A}和{B}为河南省首批课程改革实验学校。",
            {(A, "河南省首批课程改革实验学校"), (B, "河南省首批课程改革实验学校")},
        ),
        (f"{A}前身为{C}，2009年获评国家级重点职业高中。", {(A, "国家级重点职业高中")}),
        (f"{A}荣获“甲乙县优秀共青团干部”称号。", set()),
        (f"{A}申报的“智慧农机实训基地”入选河南省产教融合实训基地建设计划。", set()),
        (f"濮阳市现有2所中等职业学校，分别是{A}和{B}。", set()),
        (f"{A}（濮阳市第九中学）\n{B}（濮阳市第十中学）", set()),
    ],
)
def test_wordings_that_give_an_honour_and_those_that_do_not(text: str, pairs: set[tuple[str, str]]) -> None:
    assert awarded(read(text)) == pairs


def test_an_honours_round_makes_a_form_of_its_name() -> None:
    facts = assemble(read(f"2022年，{A}获评第三批河南省文明校园。"))
    honour = next(e for e in facts.entities if e.type == "Honour")
    assert (honour.name, honour.aliases) == ("河南省文明校园", ("第三批河南省文明校园",))


def test_two_writings_of_an_honour_are_one() -> None:
    found = awarded(read(f"{A}是省级示范职教中心。\n\n{A}获评省级示范职业教育中心。"))
    assert len(found) == 1


def test_a_former_name_is_not_who_is_awarded_in_a_schools_own_report() -> None:
    found = awarded(read(f"该校创办于1958年，前身为{C}，历经变革：2009年获评国家级重点职业高中。", OWN))
    assert found == {(A, "国家级重点职业高中")}


@pytest.mark.parametrize("gap", ["  ", "、", "\n"])
def test_a_line_that_is_an_honour_stands_above_its_schools(gap: str) -> None:
    context = read(f"各校获得的主要荣誉如下。\n\n（一）河南省绿色学校\n{A}{gap}{B}\n（二）全国国防教育特色学校\n{C}\n")
    assert awarded(context) == {(A, "河南省绿色学校"), (B, "河南省绿色学校"), (C, "全国国防教育特色学校")}


def test_a_cover_of_a_schools_own_report_names_its_honour() -> None:
    text = "范县职业高中质量年度报告（2022）\n\n国家中等职业教育改革发展示范学校\n\n一、基本情况\n\n学校位于范县。\n"
    context = understand(from_text(text, "report.txt", "0" * 64))
    assert awarded(context) == {(A, "国家中等职业教育改革发展示范学校")}


def test_straight_quotation_marks_are_read_as_pairs() -> None:
    found = awarded(read(f'{A}连续获评"全国职业教育先进单位""河南省文明单位"等称号。'))
    assert found == {(A, "全国职业教育先进单位"), (A, "河南省文明单位")}


def test_a_list_of_schools_is_not_the_school_of_the_next_paragraph() -> None:
    context = read(f"我市有{A}、{B}、{C}等学校。\n\n学校根据需要开设一批专业，服装制作与生产管理专业被列为省级专业。")
    assert not {r for r in context.relations if r.type == "offers"}


def test_a_conjunction_behind_a_quoted_honour_is_no_part_of_the_next_one() -> None:
    found = awarded(read(f"{A}是全县唯一的“全国职业教育先进单位”和全国民族文化传承示范基地。"))
    assert "全国民族文化传承示范基地" in {name for _, name in found}
    assert not [name for _, name in found if name.startswith("和")]
