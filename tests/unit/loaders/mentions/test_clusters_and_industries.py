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
    ],
)
def test_the_industries_that_a_cluster_serves(text: str, industries: set[str]) -> None:
    assert pairs(read(text), "servesIndustry") == {("智能制造专业群", industry) for industry in industries}


@pytest.mark.parametrize("title", ["甲乙工业学校校企共同体管理办法（试行）", "濮阳甲乙职业教育集团章程"])
def test_a_group_in_a_document_s_title_is_no_group(title: str) -> None:
    assert [m.name for m in read(f"学校制定《{title}》。").of("EducationGroup")] == []
