"""Pairs of schools told by help, visits, gifts and respective lists; intentions are none. Schools and sentences are made up."""

from __future__ import annotations

import pytest

from loaders.documents import from_text
from loaders.pipeline import understand

CITY = "金华市中等职业教育质量年度报告（2022）"
OWN = "兰溪职业技术学校质量报告（2022年）"


def pairs(text: str, title: str = CITY) -> set[frozenset[str]]:
    context = understand(from_text(f"{title}\n\n一、校际合作\n\n{text}\n", "report.txt", "0" * 64))
    return {frozenset((r.subject[1], r.object[1])) for r in context.relations if r.type == "cooperatesWith"}


def both(one: str, other: str) -> set[frozenset[str]]:
    return {frozenset((one, other))}


@pytest.mark.parametrize(
    "text",
    [
        "浦江县职业技术学校为永康市职业技术学校开放实训平台半年。",
        "浦江县职业技术学校选派3名教师支教，帮助永康市职业技术学校建起模具专业。",
        "浦江县职业技术学校与永康市职业技术学校每年举办一次技能交流。",
        "浦江县职业技术学校与永康市职业技术学校签署合作意向，互派教师。",
    ],
)
def test_help_between_two_schools(text: str) -> None:
    assert pairs(text) == both("浦江县职业技术学校", "永康市职业技术学校")


@pytest.mark.parametrize(
    "text",
    [
        "浦江县职业技术学校选派6名教师到我校跟岗学习。",
        "学校帮助浦江县职业技术学校建起汽修专业。",
        "浦江县职业技术学校派出团队与我校师生共同开发课程。",
    ],
)
def test_help_to_and_from_the_reports_own_school(text: str) -> None:
    assert pairs(text, OWN) == both("浦江县职业技术学校", "兰溪职业技术学校")


@pytest.mark.parametrize(
    "text",
    [
        "学校与浦江县职业技术学校的合作停留在意向阶段。",
        "学校适时与浦江县职业技术学校商谈联合办学。",
        "学校与浦江县职业技术学校就联合办学开展磋商。",
    ],
)
def test_intentions_are_no_cooperation(text: str) -> None:
    assert pairs(text, OWN) == set()


def test_two_schools_that_each_help_another() -> None:
    text = "浦江县职业技术学校与永康市职业技术学校分别对口帮扶汉中市略阳县职业教育中心、宁强县职业教育中心。"
    assert pairs(text) == both("浦江县职业技术学校", "略阳县职业教育中心") | both("永康市职业技术学校", "宁强县职业教育中心")


def test_respective_lists_with_a_region_between() -> None:
    text = "浦江县职业技术学校、永康市职业技术学校分别与四川省阿坝藏族羌族自治州的松潘县职业中学、茂县职业中学结对。"
    assert pairs(text) == both("浦江县职业技术学校", "松潘县职业中学") | both("永康市职业技术学校", "茂县职业中学")


def test_a_school_that_merges_with_one_and_works_with_another() -> None:
    text = "浦江县职业技术学校近日与浦江县商业学校合并，并牵手温州职业技术学院。"
    assert both("浦江县职业技术学校", "温州职业技术学院") <= pairs(text)
    assert not both("浦江县商业学校", "温州职业技术学院") & pairs(text)


def test_that_college_is_the_one_named_last() -> None:
    text = "今年浦江设立了一所高职学院——浦江新光职业技术学院。值得一提的是，该学院与温州大学合作办学。"
    assert pairs(text) == both("浦江新光职业技术学院", "温州大学")


def test_the_school_of_a_regions_case() -> None:
    text = (
        "案例一：浦江县：一朵茶花的方案\n浦江县是茶花之乡。2016年，县政府组建浦江县茶花职业技术学校（以下简称“茶花职校”）。\n"
        "学校和温州职业技术学院合作开展“3+2”培养。"
    )
    assert pairs(text) == both("浦江县茶花职业技术学校", "温州职业技术学院")


def test_a_league_is_no_link() -> None:
    text = "学校加入由浦江大学牵头的产教联合体、由温州大学牵头的共同体，开展贯通培养。"
    assert not both("浦江大学", "温州大学") & pairs(text, OWN)
