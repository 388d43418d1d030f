"""What changed between two graphs, told in the words of a reader."""

from dataclasses import replace

import pytest

from kg.graph import build_graph
from kg.releases.difference import changes
from kg.resolve import Decision
from tests.facts_for_tests import entity, figure, place, relation, report

CITY = entity("Region", "云溪市", code="320100")
SCHOOL = entity("School", "云溪职业学校", level="中职")
FIRM = entity("Enterprise", "晨光机械厂")
LINK = relation("partnersWith", SCHOOL, FIRM, year=2020)


def said(*reports, decisions=()):
    return build_graph(reports, decisions)


def told(old, new):
    return [(c.part, c.kind, c.name, c.what, c.before, c.after) for c in changes(old, new)]


def a(*, entities=(), relations=(), observations=(), id_="a"):
    return report(id_, entities=entities, relations=relations, observations=observations)


BASE = a(entities=[CITY, SCHOOL, FIRM], relations=[LINK], observations=[figure(CITY, "在校生数", 2020, 100.0, "人")])


def test_the_same_facts_show_no_change_and_neither_does_another_report_that_says_them_again():
    assert told(said(BASE), said(BASE)) == []
    again = a(id_="b", entities=[CITY, SCHOOL, FIRM], relations=[LINK])
    assert told(said(BASE), said(BASE, again)) == []


def test_facts_begin_and_end():
    other = entity("Enterprise", "青石物流公司")
    more = replace(BASE, entities=(*BASE.entities, other), relations=(*BASE.relations, relation("partnersWith", SCHOOL, other)))
    begun = [
        ("entity", "begun", "青石物流公司", "name", "", "青石物流公司"),
        ("relation", "begun", "云溪职业学校 → 青石物流公司", "", "", "云溪职业学校 → 青石物流公司"),
    ]
    assert told(said(BASE), said(more)) == begun
    assert [(c[0], c[1]) for c in told(said(more), said(BASE))] == [("entity", "gone"), ("relation", "gone")]


def test_a_figure_of_another_value_has_changed_and_one_of_several_begins_or_goes():
    other = replace(BASE, observations=(figure(CITY, "在校生数", 2020, 120.5, "人"),))
    assert told(said(BASE), said(other)) == [("observation", "changed", "云溪市 · 2020", "value", "100 人", "120.5 人")]
    second = a(id_="b", entities=[CITY], observations=[figure(CITY, "在校生数", 2020, 99.0, "人")])
    assert told(said(BASE), said(BASE, second)) == [("observation", "begun", "云溪市 · 2020", "value", "", "99 人")]


def test_qualifiers_and_attributes_that_change_are_named():
    link = replace(LINK, attrs={"year": 2021, "status": "实施中"})
    new = replace(BASE, entities=(CITY, replace(SCHOOL, attrs={"level": "高职"}), FIRM), relations=(link,))
    found = told(said(BASE), said(new))
    assert ("entity", "changed", "云溪职业学校", "level", "中职", "高职") in found
    assert ("relation", "changed", "云溪职业学校 → 晨光机械厂", "year", "2020", "2021") in found


def test_an_entity_under_another_name_keeps_its_facts():
    named = replace(SCHOOL, name="云溪职业技术学校")
    new = a(
        entities=[CITY, named, FIRM], relations=[relation("partnersWith", named, FIRM, year=2020)], observations=BASE.observations
    )
    apart = [replace(one, evidence=(place("a", 10 * n, 10 * n + 5),)) for n, one in enumerate((CITY, SCHOOL, FIRM))]
    later = [apart[0], replace(named, evidence=apart[1].evidence), apart[2]]
    old = said(replace(BASE, entities=tuple(apart)))
    found = told(old, said(replace(new, entities=tuple(later))))
    assert found == [("entity", "renamed", "云溪职业技术学校", "name", "云溪职业学校", "云溪职业技术学校")]


def test_a_merge_is_told_once_and_its_facts_stay():
    firms = entity("Enterprise", "星河汽车有限公司"), entity("Enterprise", "星河")
    reports = [
        a(id_=id_, entities=[SCHOOL, firm], relations=[relation("partnersWith", SCHOOL, firm)])
        for id_, firm in zip("ab", firms, strict=True)
    ]
    apart, joined = said(*reports), said(*reports, decisions=[Decision("same", "Enterprise", ("星河汽车有限公司", "星河"))])
    assert told(apart, joined) == [("entity", "merged", "星河汽车有限公司", "name", "星河、星河汽车有限公司", "星河汽车有限公司")]
    (split, *rest) = told(joined, apart)
    assert split[:4] == ("entity", "begun", "星河", "name")
    assert ("entity", "split", "星河汽车有限公司", "name", "星河汽车有限公司", "星河、星河汽车有限公司") in rest


def test_symmetric_relations_are_the_same_both_ways():
    one, other = entity("School", "甲校"), entity("School", "乙校")
    old = said(a(entities=[one, other], relations=[relation("cooperatesWith", one, other)]))
    new = said(a(entities=[one, other], relations=[relation("cooperatesWith", other, one)]))
    assert told(old, new) == []


@pytest.mark.parametrize("turned", [False, True])
def test_the_order_is_settled(turned):
    entities = [entity("Enterprise", f"厂{n}") for n in range(5)]
    old, new = said(a(entities=[CITY])), said(a(entities=[CITY, *(reversed(entities) if turned else entities)]))
    assert [c.name for c in changes(old, new)] == [f"厂{n}" for n in range(5)]
