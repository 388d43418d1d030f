"""Program clusters after a school's name, the industries that they serve, groups in titles. All names are made up."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand


def read(text: str) -> Context:
    return understand(from_text(f"濮阳市中等职业教育质量年度报告（2022）\n\n一、概况\n\n{text}\n", "report.txt", "0" * 64))


def pairs(context: Context, relation: str) -> set[tuple[str, str]]:
    resolve = context.names.resolve
    return {(resolve(*r.subject), resolve(*r.object)) for r in context.relations if r.type == relation}


def test_each_school_has_its_own_cluster() -> None:
    context = read("濮阳市甲乙工业学校智能制造专业群、濮阳丙丁卫生学校健康护理专业群入选省级专业群。")
    assert pairs(context, "hasCluster") == {
        ("濮阳市甲乙工业学校", "智能制造专业群"),
        ("濮阳丙丁卫生学校", "健康护理专业群"),
    }


@pytest.mark.parametrize(
    ("text", "industries"),
    [
        ("智能制造专业群以数控技术应用专业为核心，主要服务汽车零部件、工业机器人产业。", {"汽车零部件", "工业机器人"}),
        ("智能制造专业群对接装备制造产业和新能源产业。", {"装备制造产业", "新能源产业"}),
        ("智能制造专业群由3个专业组成，面向化工、家具等特色产业培养人才。", {"化工", "家具"}),
        ("智能制造专业群紧密对接区域支柱产业。", set()),
        ("茶旅融合专业群，包含茶艺专业，面向茶产业和文化旅游产业；", {"茶产业", "文化旅游产业"}),
        ("健康服务专业群，以护理专业为龙头，面向大健康产业培养人才。", {"大健康产业"}),
    ],
)
def test_the_industries_that_a_cluster_serves(text: str, industries: set[str]) -> None:
    assert pairs(read(text), "servesIndustry") == {(text[: text.index("群") + 1], industry) for industry in industries}


@pytest.mark.parametrize("title", ["甲乙工业学校校企共同体管理办法（试行）", "濮阳甲乙职业教育集团章程"])
def test_a_group_in_a_document_s_title_is_no_group(title: str) -> None:
    assert [m.name for m in read(f"学校制定《{title}》。").of("EducationGroup")] == []


@pytest.mark.parametrize(
    ("text", "cores"),
    [
        (
            "濮阳丙丁学校重点打造两个专业群：一是以数控技术应用专业为核心，机电技术应用专业为支撑的现代制造专业群；"
            "二是由服装设计与工艺专业领衔、与电子商务专业融通的时尚服饰专业群。",
            {("现代制造专业群", "数控技术应用"), ("时尚服饰专业群", "服装设计与工艺")},
        ),
        ("濮阳丙丁学校的智能制造专业群，以数控技术应用为核心专业。", {("智能制造专业群", "数控技术应用")}),
        ("濮阳丙丁学校另有民族餐饮专业群（核心专业为中餐烹饪）。", {("民族餐饮专业群", "中餐烹饪")}),
        ("濮阳丙丁学校建设了特色专业群和优质专业群各一个，护理专业办得好。", set()),
    ],
)
def test_core_programs_in_prose(text: str, cores: set[tuple[str, str]]) -> None:
    assert pairs(read(text), "coreProgram") == cores


def test_a_table_whose_first_program_is_the_core() -> None:
    context = read(
        "表2 专业群一览\n序号\t建设单位\t专业群名称\t群内专业（首位为核心专业）\t服务产业（链）\n"
        "1\t濮阳丙丁卫生学校\t医养健康专业群\t护理、康复技术、药剂\t康养产业\n"
        "2\t濮阳市甲乙工业学校\t汽车运维专业群\t汽车运用与维修、汽车车身修复\t汽车及零部件产业\n"
    )
    assert pairs(context, "coreProgram") == {("医养健康专业群", "护理"), ("汽车运维专业群", "汽车运用与维修")}
    assert ("濮阳市甲乙工业学校", "汽车运维专业群") in pairs(context, "hasCluster")
    assert {("濮阳丙丁卫生学校", "药剂"), ("濮阳市甲乙工业学校", "汽车车身修复")} <= pairs(context, "offers")


def test_a_column_of_services_holds_industries() -> None:
    context = read(
        "| 专业群 | 牵头学校 | 核心专业 | 服务面向 |\n| --- | --- | --- | --- |\n"
        "| 智能制造专业群 | 濮阳市甲乙工业学校 | 数控技术应用 | 风电、光伏产业 |\n"
    )
    assert pairs(context, "servesIndustry") == {("智能制造专业群", "风电"), ("智能制造专业群", "光伏产业")}


@pytest.mark.parametrize(
    "text", ["抓好专业群建设。", "遴选专业群15个。入选专业群每个获补助。", "第三节 专业群与实训基地", "重点打造优质专业群。"]
)
def test_what_is_done_to_clusters_is_no_name(text: str) -> None:
    assert not list(read(text).of("ProgramCluster"))
