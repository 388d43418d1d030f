from dataclasses import replace

import pytest

from kg.errors import InputError
from kg.model import EntityRef
from kg.validate import validate, validate_all
from tests.facts_for_tests import CHARACTERS, entity, figure, place, relation, report

SCHOOL, OTHER = entity("School", "云溪一职"), entity("School", "石桥职教中心")
REGION, FIRM = entity("Region", "云溪市"), entity("Enterprise", "星河")
ALL = (SCHOOL, OTHER, REGION, FIRM)


def reasons(**facts):
    given = {"entities": ALL, **facts}
    return [(r.kind, r.reason) for r in validate(report(**given)).rejections]


def test_valid_facts_stay_as_they_are():
    facts = report(
        entities=ALL,
        relations=[relation("partnersWith", SCHOOL, FIRM), relation("locatedIn", SCHOOL, REGION)],
        observations=[figure(REGION, "就业率", 2020, 96.5, "%")],
    )
    assert validate(facts) == facts


@pytest.mark.parametrize(
    ("fact", "reason"),
    [
        (relation("marries", SCHOOL, FIRM), "unknown-type"),
        (relation("partnersWith", FIRM, SCHOOL), "not-allowed"),
        (relation("partnersWith", SCHOOL, entity("Enterprise", "无此企业")), "unknown-entity"),
        (relation("cooperatesWith", SCHOOL, SCHOOL), "self-relation"),
        (replace(relation("partnersWith", SCHOOL, FIRM), evidence=()), "no-evidence"),
        (relation("partnersWith", SCHOOL, FIRM, start=CHARACTERS), "no-evidence"),
    ],
)
def test_a_relation_that_is_none_is_rejected_with_its_reason(fact, reason):
    assert reasons(relations=[fact]) == [("relation", reason)]


@pytest.mark.parametrize(
    ("fact", "reason"),
    [
        (figure(REGION, "幸福指数", 2020, 1, ""), "unknown-indicator"),
        (figure(FIRM, "就业率", 2020, 90, "%"), "not-allowed"),
        (figure(entity("Region", "无此地"), "就业率", 2020, 90, "%"), "unknown-entity"),
        (figure(REGION, "在校生数", 2020, 3.2, "万人"), "wrong-unit"),
        (figure(REGION, "就业率", 2020, 101, "%"), "out-of-range"),
        (figure(REGION, "在校生数", 2020, -1, "人"), "out-of-range"),
        (figure(REGION, "在校生数", 2020, float("nan"), "人"), "out-of-range"),
        (figure(REGION, "在校生数", 20, 1, "人"), "out-of-range"),
    ],
)
def test_a_figure_that_is_none_is_rejected_with_its_reason(fact, reason):
    assert reasons(observations=[fact]) == [("observation", reason)]


def test_an_entity_that_is_none_is_rejected_and_so_is_what_rests_on_it():
    bad = entity("Castle", "城堡")
    assert reasons(entities=[*ALL, bad, entity("School", " ")]) == [("entity", "unknown-type"), ("entity", "empty-name")]
    assert reasons(entities=[SCHOOL], relations=[relation("partnersWith", SCHOOL, FIRM)]) == [("relation", "unknown-entity")]


def test_a_place_outside_the_report_is_dropped_where_others_hold():
    good, bad = place(start=1, end=3), place(start=990, end=1001)
    facts = report(entities=[replace(SCHOOL, evidence=(bad, good))])
    assert validate(facts).entities[0].evidence == (good,)


def test_a_ratio_has_no_unit_whatever_the_report_prints():
    (kept,) = validate(report(entities=ALL, observations=[figure(REGION, "普职招生比例", 2020, 2.35, ":1")])).observations
    assert kept.unit == ""


def test_rejections_say_what_was_left_out():
    (rejection,) = validate(report(entities=ALL, relations=[relation("marries", SCHOOL, FIRM)])).rejections
    assert (rejection.type, rejection.label) == ("marries", "云溪一职 → 星河")
    assert rejection.evidence.report == "a"
    assert EntityRef("School", "云溪一职") == SCHOOL.ref


def test_two_different_reports_of_one_id_are_an_error_and_two_equal_ones_are_one():
    one = report(entities=ALL)
    assert validate_all([one, one]) == (one,)
    with pytest.raises(InputError, match="Two reports have the id a"):
        validate_all([one, report(entities=[SCHOOL])])
