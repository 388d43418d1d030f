"""cites, partOf and about: who follows which document, what lies in what, whose story a case is. The sentences are made up."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand

PROVINCE = "河南省中等职业教育质量年度报告（2022）"


def read(text: str, title: str = PROVINCE) -> Context:
    return understand(from_text(f"{title}\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))


def pairs(context: Context, relation: str) -> set[tuple[str, str]]:
    return {(r.subject[1], r.object[1]) for r in context.relations if r.type == relation}


def test_the_report_s_own_region_cites_without_another() -> None:
    assert pairs(read("认真贯彻《甲类学校管理办法》。"), "cites") == {("河南省", "甲类学校管理办法")}


def test_the_clause_s_region_cites() -> None:
    context = read("濮阳市出台《甲类学校管理办法》。全省落实《乙类学校管理办法》。")
    assert pairs(context, "cites") == {("濮阳市", "甲类学校管理办法"), ("河南省", "乙类学校管理办法")}


def test_a_title_names_its_region() -> None:
    context = read("如濮阳市推进改革；印发漯河市《漯河市甲类实施方案》。")
    assert pairs(context, "cites") == {("漯河市", "漯河市甲类实施方案")}


def test_a_rewarded_region_does_not_cite() -> None:
    context = read("落实《河南省甲类激励办法》，对濮阳市、漯河市各给予奖励。")
    assert pairs(context, "cites") == {("河南省", "河南省甲类激励办法")}


def test_a_wider_region_in_a_title_leaves_the_report_s_own() -> None:
    context = read("根据《河南省甲类实施方案》要求推进。", "濮阳市中等职业教育质量年度报告（2022）")
    assert pairs(context, "cites") == {("濮阳市", "河南省甲类实施方案")}


def test_the_case_s_region_cites() -> None:
    context = read("【案例1-1】濮阳市健全投入机制\n\n按照《甲类学校管理办法》，保障经费足额到位。")
    assert pairs(context, "cites") == {("濮阳市", "甲类学校管理办法")}
    assert pairs(context, "about") == {("濮阳市健全投入机制", "濮阳市")}


def test_a_number_goes_with_the_citation() -> None:
    context = read("落实《甲类学校管理办法》（豫教〔2020〕1号）。")
    assert [dict(r.attrs) for r in context.relations if r.type == "cites"] == [{"number": "豫教〔2020〕1号"}]


def test_parts_lie_in_the_nearest_named_whole() -> None:
    context = read("濮阳市、清丰县和兰考县的学校，与江苏省的学校合作。")
    assert pairs(context, "partOf") == {("濮阳市", "河南省"), ("清丰县", "濮阳市"), ("兰考县", "河南省")}


@pytest.mark.parametrize("office", ["县委、县政府", "县人民政府", "县委办、县政府办", "教育体育局"])
def test_a_county_s_offices_are_not_the_report_s_own(office: str) -> None:
    context = read(f"漯河市推进改革，濮阳县{office}印发《甲类学校管理办法》。", "濮阳市中等职业教育质量年度报告（2022）")
    assert pairs(context, "cites") == {("濮阳县", "甲类学校管理办法")}
