"""Regions: which names are places, and which place a name is. The sentences are made up."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand


def read(text: str, title: str) -> Context:
    return understand(from_text(f"{title}\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))


def named(text: str, title: str = "河南省中等职业教育质量年度报告（2022）") -> set[str]:
    context = read(text, title)
    own = {m.name for m in context.of("Region") if context.segment(m.span.segment).kind == "title"}
    body = {m.name for m in context.of("Region") if context.segment(m.span.segment).kind != "title"}
    return body - (own - body)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("郑州市、洛阳和周口等地的学校参加了比赛。", {"郑州市", "洛阳市", "周口市"}),
        ("全省18个省辖市中，新乡市投入最多。", {"新乡市"}),
        ("学校与新疆哈密的三所学校结对。", {"新疆维吾尔自治区", "哈密市"}),
        ("选派教师赴江苏省常熟市跟岗学习。", {"江苏省", "常熟市"}),
        ("帮扶卢氏县、嵩县、栾川等县的职教中心。", {"卢氏县", "嵩县", "栾川县"}),
        ("代表队赴重庆参加比赛。", {"重庆市"}),
        ("恩施州和黔东南苗族侗族自治州的教师来校。", {"恩施土家族苗族自治州", "黔东南苗族侗族自治州"}),
        ("与三江侗族自治县、融水县的学校合作。", {"三江侗族自治县", "融水苗族自治县"}),
    ],
)
def test_named(text: str, expected: set[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "学校弘扬延安精神，师生健康平安，日照充足，社会大同。",
        "扩大连锁企业的合作，实现长治久安。",
        "城区学校与农村学校差距大，新区建设滞后。",
        "学校和县域经济协调发展，扩大市场。",
        "广大师生身着中山装参加庆典。",
        "聘请企业工程师，建成智慧校园。",
        "本市市区和郊区均有布局。",
    ],
)
def test_words_are_no_regions(text: str) -> None:
    assert named(text) == set()


def test_the_report_s_own_province_decides_between_homonyms() -> None:
    context = read("鼓楼区和龙亭区各有一所学校。", "开封市中等职业教育质量年度报告（2021）")
    assert {m.name: m.attrs["code"] for m in context.of("Region") if m.name == "鼓楼区"} == {"鼓楼区": "410204"}


def test_the_region_before_decides_between_homonyms() -> None:
    context = read("与北京市朝阳区、吉林省长春市朝阳区的学校交流。", "河南省中等职业教育质量年度报告（2022）")
    assert [m.attrs["code"] for m in context.of("Region") if m.name == "朝阳区"] == ["110105", "220104"]


def test_a_homonym_that_stays_open_is_refused() -> None:
    context = read("与朝阳区的学校交流。", "河南省中等职业教育质量年度报告（2022）")
    assert "朝阳区" not in {m.name for m in context.of("Region")}
    assert ("朝阳区", "ambiguous-region") in {(r.label, r.reason) for r in context.refusals}


def test_former_counties_are_found() -> None:
    assert named("2017年，新乡县、祥符区和原开封县的学校合并。") >= {"新乡县", "祥符区"}
    context = read("广西田阳县和平果县的学校参加。", "广西壮族自治区中等职业教育质量年度报告（2018）")
    assert {"田阳县", "平果县"} <= {m.name for m in context.of("Region")}


def test_a_school_s_name_places_it() -> None:
    context = read("周口市第三中等专业学校与鹿邑职业中等专业学校结对。", "河南省中等职业教育质量年度报告（2022）")
    rules = {m.name: m.rule for m in context.of("Region")}
    assert rules["周口市"] == rules["鹿邑县"] == "region-in-name"


def test_own_words_for_the_region_are_no_aliases() -> None:
    context = read("我市和全市各学校，以及濮阳的企业，都参加了。", "濮阳市中等职业教育质量年度报告（2022）")
    assert {m.surface for m in context.of("Region")} == {"濮阳市", "濮阳"}


def test_a_city_misprinted_in_a_list() -> None:
    context = read("培训走进南京市、连云市、徐州市、无锡市等地。", "江苏省中等职业教育质量年度报告（2022）")
    assert "连云港市" in {m.name for m in context.of("Region")}
    assert "连云区" not in {m.name for m in context.of("Region")}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("广东省中等职业教育质量年度报告（2022）", "发展广东新兴产业，推进广东科技创新。"),
        ("四川省中等职业教育质量年度报告（2022）", "四川南部地区的学校发展较快。"),
        ("甘肃省中等职业教育质量年度报告（2022）", "推进东西部与甘肃合作办学，合作企业100家。"),
        ("河南省中等职业教育质量年度报告（2022）", "学校解放思想，高举红旗，开展河南复兴行动。"),
    ],
)
def test_counties_whose_short_names_are_words(title: str, text: str) -> None:
    assert named(text, title) <= {title[:3]}
