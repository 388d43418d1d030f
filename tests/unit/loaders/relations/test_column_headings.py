"""What the headings of tables say their columns hold, in the wordings that reports use. The tables are made up."""

from __future__ import annotations

import pytest

from loaders import pipeline
from loaders.documents import from_text

ROWS = {
    "school": ("曲靖市珠源职业技术学校", "曲靖市翠峰中等专业学校"),
    "cluster": ("智能制造专业群", "现代物流专业群"),
    "core": ("数控技术应用", "物流服务与管理"),
    "others": ("机电技术应用", "电子商务"),
    "industry": ("装备制造业", "商贸物流业"),
    "firm": ("云帆信息技术有限公司", "远山物流有限公司"),
}
CLUSTERS = {"school": "学校", "cluster": "专业群", "core": "核心专业", "industry": "服务产业"}


def relations(headings: dict[str, str]) -> list[str]:
    rows = ["\t".join(headings.values()), *("\t".join(ROWS[kind][at] for kind in headings) for at in (0, 1))]
    text = "\n".join(["曲靖市职业教育质量年度报告（2023年度）", "", "一、概况", "全市中职平稳发展。", "表1 情况一览", *rows])
    facts = pipeline.extract(from_text(text + "\n\n二、结语\n明年继续。\n", "report.txt", "0" * 64))
    return [relation.type for relation in facts.relations]


@pytest.mark.parametrize(
    "heading", ["职业院校", "学校名称（全称）", "学校（简称）", "开办学校", "组建学校", "办学机构", "学校/单位", "牵头单位"]
)
def test_schools(heading: str) -> None:
    assert relations({**CLUSTERS, "school": heading}).count("hasCluster") == 2


@pytest.mark.parametrize("heading", ["专业（群）名称", "专业群（名称）", "专业集群"])
def test_clusters(heading: str) -> None:
    found = relations({**CLUSTERS, "cluster": heading})
    assert (found.count("hasCluster"), found.count("coreProgram")) == (2, 2)


@pytest.mark.parametrize("heading", ["核心", "群核心专业", "核心（龙头）专业", "核心专业（代码）", "核心专业（群）"])
def test_core_programs(heading: str) -> None:
    assert relations({**CLUSTERS, "core": heading}).count("coreProgram") == 2


@pytest.mark.parametrize("heading", ["专业构成", "专业群组成", "群内专业", "组成专业"])
def test_programs_beside_the_core(heading: str) -> None:
    before = {"school": "学校", "cluster": "专业群", "others": heading, "core": "核心专业"}
    after = {"school": "学校", "cluster": "专业群", "core": "核心专业", "others": heading}
    for headings in (before, after):
        found = relations(headings)
        assert (found.count("coreProgram"), found.count("offers")) == (2, 4)


@pytest.mark.parametrize("heading", ["行业企业", "合作（用人）企业", "企业（单位）名称", "合作伙伴", "实习实训单位"])
def test_firms(heading: str) -> None:
    assert relations({"school": "学校", "firm": heading, "core": "合作专业"}).count("partnersWith") == 2
