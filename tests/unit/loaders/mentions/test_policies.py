"""Policies: which titles are documents, their numbers, and their several names. The sentences are made up."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand

TITLE = "河南省中等职业教育质量年度报告（2022）"


def read(text: str) -> Context:
    return understand(from_text(f"{TITLE}\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))


def policies(text: str) -> dict[str, str]:
    return {m.name: str(m.attrs.get("number", "")) for m in read(text).of("Policy")}


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("落实《关于发展甲类学校的意见》（豫教职成〔2021〕12号）。", "关于发展甲类学校的意见", "豫教职成〔2021〕12号"),
        ("落实《甲类学校管理办法》([2015]26 号)要求。", "甲类学校管理办法", ""),
        ("落实《甲类学校管理办法》(豫教规范(2019)15号)要求。", "甲类学校管理办法", "豫教规范（2019）15号"),
        ("根据豫政办〔2020〕7号《河南省甲类实施方案》要求。", "河南省甲类实施方案", "豫政办〔2020〕7号"),
        ("贯彻《甲乙丙工作要点》【豫教发[2018] 3号】。", "甲乙丙工作要点", "豫教发[2018]3号"),
        ("依据《中国教育现代化2035》部署。", "中国教育现代化2035", ""),
        ("落实《加快甲乙建设促进发展》（豫府〔2014〕95号）精神。", "加快甲乙建设促进发展", "豫府〔2014〕95号"),
        ("学习《劳动法》。", "劳动法", ""),
        ("印发《关于印发〈河南省甲类学校建设标准〉的通知》。", "关于印发〈河南省甲类学校建设标准〉的通知", ""),
        ("依据《河南省甲类职教集团章程》开展工作。", "河南省甲类职教集团章程", ""),
    ],
)
def test_documents_and_their_numbers(text: str, name: str, number: str) -> None:
    assert policies(text) == {name: number}


@pytest.mark.parametrize(
    "text",
    [
        "开设《职业生涯规划》《哲学与人生》课程。",
        "编写《数控车削技术》《电工电子基础》等6本教材。",
        "学生上榜《人民日报》，事迹刊于《河南日报》。",
        "原创歌曲《我的校园》获一等奖，动画片《小木匠》播出。",
        "完成《中职学校产教融合路径的研究》课题研究。",
        "形成《甲县职业教育调研报告》。",
        "执行《护理专业教学标准》，修订《护理专业人才培养方案》。",
        "签订《岗位实习三方协议》，发放《学生手册》。",
        "市教育局对《甲市中等职业教育质量年度报告（2022）》负责。",
    ],
)
def test_books_courses_and_works_are_none(text: str) -> None:
    assert policies(text) == {}


def test_spellings_of_one_document_are_one() -> None:
    context = read(
        "落实《甲乙培优行动计划（2020—2023年）》。对照《甲乙培优行动计划（2020-2023）》推进。\n\n继续实施《培优行动计划》。"
    )
    assert {m.name for m in context.of("Policy")} == {"甲乙培优行动计划（2020—2023年）"}


def test_defined_short_names() -> None:
    context = read("出台《关于办好甲类学校的行动方案》（豫发〔2021〕17号）（以下简称《行动方案》）。该《行动方案》提出目标。")
    assert {m.name for m in context.of("Policy")} == {"关于办好甲类学校的行动方案"}
    assert {m.surface for m in context.of("Policy")} == {"关于办好甲类学校的行动方案", "行动方案"}


def test_a_generic_title_means_the_one_before() -> None:
    context = read("形成《关于整合甲类学校的工作方案》（草案）。该《工作方案》共六章。")
    assert [m.name for m in context.of("Policy")] == ["关于整合甲类学校的工作方案"] * 2
    assert context.of("Policy")[0].attrs["status"] == "draft"
    assert read("推进《工作方案》实施。").of("Policy") == []


def test_two_documents_of_one_issuer_stay_two() -> None:
    assert len(policies("印发《甲县学校管理办法》《甲县教师管理办法》。")) == 2


def test_a_notice_and_what_it_carries_are_one() -> None:
    context = read("贯彻《河南省人民政府关于印发河南省甲类实施方案的通知》。《河南省甲类实施方案》提出目标。")
    assert {m.name for m in context.of("Policy")} == {"河南省人民政府关于印发河南省甲类实施方案的通知"}


def test_the_country_s_name_before_a_law() -> None:
    context = read("贯彻《中华人民共和国职业教育法》。市政府落实《职业教育法》。")
    assert {m.name for m in context.of("Policy")} == {"中华人民共和国职业教育法"}
