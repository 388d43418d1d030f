"""The whole way from a text to facts. The report is made up."""

from __future__ import annotations

import pytest

from kg.model import EntityRef
from loaders.documents import from_text
from loaders.pipeline import MENTIONS, extract, understand

REPORT = """\
河南省中等职业教育质量年度报告（2022）

一、基本情况
[bookmark: _Toc1]（一）政策
濮阳市出台《濮阳市甲类实施方案》（濮政〔2021〕3 号）。2022 年，全省贯彻《职业教
育法》，落实《濮阳市甲类实施方案》。
表1 规模
学校\t专业群\t产业
濮阳市甲乙职业技术学校\t丙丁技术应用\t制造、设



\t专业群\t备运维

（二）案例
【案例1】濮阳市推进改革
濮阳市依据《丙类学校管理办法》推进改革。
"""


def test_entities_carry_names_aliases_codes_and_places() -> None:
    facts = extract(from_text(REPORT, "report.txt", "0" * 64))
    found = {entity.ref: entity for entity in facts.entities}
    city = found[EntityRef("Region", "濮阳市")]
    assert (city.scope, city.attrs["level"]) == ("410900", "city")
    assert len(city.evidence) >= 3
    policy = found[EntityRef("Policy", "濮阳市甲类实施方案")]
    assert policy.attrs["number"] == "濮政〔2021〕3号"
    assert found[EntityRef("CaseStudy", "濮阳市推进改革")].attrs["number"] == "1"


def test_every_place_holds_its_surface_form() -> None:
    facts = extract(from_text(REPORT, "report.txt", "0" * 64))
    places = [p for group in (facts.entities, facts.relations, facts.observations) for fact in group for p in fact.evidence]
    places += [rejection.evidence for rejection in facts.rejections]
    assert places
    for place in places:
        assert place.surface
        assert place.surface in "".join(REPORT[place.start : place.end].split())
    broken = [p for p in places if p.surface == "职业教育法"]
    assert broken
    assert "\n" in REPORT[broken[0].start : broken[0].end]


def test_the_same_report_gives_the_same_facts() -> None:
    assert extract(from_text(REPORT, "report.txt", "0" * 64)) == extract(from_text(REPORT, "report.txt", "0" * 64))


def test_relations_join_entities_that_are_listed() -> None:
    facts = extract(from_text(REPORT, "report.txt", "0" * 64))
    listed = {entity.ref for entity in facts.entities}
    assert facts.relations
    assert all(r.subject in listed and r.object in listed for r in facts.relations)
    assert [(r.subject.name, r.object.name) for r in facts.relations if r.type == "about"] == [("濮阳市推进改革", "濮阳市")]


def test_relations_and_places_are_in_a_settled_order() -> None:
    facts = extract(from_text(REPORT, "report.txt", "0" * 64))
    keys = [(r.type, r.subject, r.object) for r in facts.relations]
    assert keys == sorted(keys)
    for entity in facts.entities:
        starts = [place.start for place in entity.evidence]
        assert starts == sorted(starts)


def test_aliases_occur_in_the_text() -> None:
    flat = "".join(REPORT.split())
    for entity in extract(from_text(REPORT, "report.txt", "0" * 64)).entities:
        assert all(alias in flat for alias in entity.aliases)
        assert entity.name not in entity.aliases


@pytest.mark.parametrize(
    "text", ["甲", "学校。", "一、\n二、\n三、", "《《《", "（（（" * 50, "【案例】", "\t\t\t\n\t\t", "表1\n图1\n", "年" * 5000]
)
def test_odd_texts_give_facts_or_none_but_no_failure(text: str) -> None:
    facts = extract(from_text(text, "odd.txt", "0" * 64))
    assert facts.report.characters == len(text)


def test_time_grows_with_the_length() -> None:
    import time

    page = "濮阳市与甲乙职业技术学校合作，落实《甲类学校管理办法》，" * 20 + "。\n"
    seconds = []
    for pages in (20, 80):
        start = time.perf_counter()
        extract(from_text(REPORT + page * pages, "long.txt", "0" * 64))
        seconds.append(time.perf_counter() - start)
    assert seconds[1] < 12 * seconds[0] + 0.5


def test_the_modules_run_in_order() -> None:
    context = understand(from_text(REPORT, "report.txt", "0" * 64))
    assert MENTIONS[0] == "loaders.mentions.cases"
    assert {m.type for index in context.mentions for m in context.mentions[index]} >= {"Region", "Policy", "CaseStudy"}
