"""Corrections are named by meaning, survive a re-extraction, and turn what was found into what was read."""

from dataclasses import replace

import pytest

from kg.corrections import Correction, apply, dumps, key_of, loads, unused
from kg.corrections.compare import compare, numerals
from kg.corrections.locate import locator
from kg.errors import InputError
from kg.model import Entity, EntityRef, Evidence, Observation, Relation, Report, ReportFacts

TEXT = "甲市第一职业学校与乙 公司合作。\n2023年，甲市第一职业学校在校生1.2万人。丙公司来访。"
SCHOOL, FIRM = EntityRef("School", "甲市第一职业学校"), EntityRef("Enterprise", "乙公司")


def place(start: int, end: int, surface: str) -> Evidence:
    return Evidence("r", start, end, surface, "一、概况")


def found() -> ReportFacts:
    return ReportFacts(
        report=Report("r", "报告", 2023, "甲市", "甲市教育局", "0" * 64, len(TEXT)),
        entities=(
            Entity("School", "第一职业学校", ("一职校",), {}, (place(2, 8, "第一职业学校"),), 0.8),
            Entity(*FIRM, (), {}, (place(9, 13, "乙 公司"),), 0.9),
            Entity("Enterprise", "丙公司", (), {}, (place(41, 44, "丙公司"),), 0.4),
        ),
        relations=(
            Relation(
                "partnersWith", EntityRef("School", "第一职业学校"), FIRM, {"forms": ("其他",)}, (place(0, 15, "乙 公司"),), 0.7
            ),
            Relation("partnersWith", EntityRef("School", "第一职业学校"), EntityRef("Enterprise", "丙公司"), {}, (), 0.3),
        ),
        observations=(
            Observation(EntityRef("School", "第一职业学校"), "在校生数", 2023, 12.0, "人", (place(35, 39, "1.2万"),), 0.6),
        ),
    )


READING = [
    {
        "kind": "entity",
        "type": "School",
        "name": "甲市第一职业学校",
        "aliases": ["第一职业学校"],
        "evidence": "甲市第一职业学校与乙公司合作",
    },
    {"kind": "entity", "type": "Enterprise", "name": "乙公司", "evidence": "甲市第一职业学校与乙公司合作"},
    {"kind": "entity", "type": "Region", "name": "甲市", "evidence": "甲市第一职业学校"},
    {
        "kind": "relation",
        "type": "partnersWith",
        "subject": [*SCHOOL],
        "object": [*FIRM],
        "attrs": {"forms": ["订单培养"]},
        "evidence": "甲市第一职业学校与乙公司合作",
    },
    {"kind": "relation", "type": "locatedIn", "subject": [*SCHOOL], "object": ["Region", "甲市"], "evidence": "甲市第一职业学校"},
    {
        "kind": "observation",
        "subject": [*SCHOOL],
        "indicator": "在校生数",
        "year": 2023,
        "value": 12000,
        "unit": "人",
        "evidence": "在校生1.2万人",
    },
]


def corrected() -> ReportFacts:
    facts = found()
    return apply(facts, compare(facts, READING, locator("r", TEXT, lambda _: "一、概况"), "by reading"))


def test_what_was_found_becomes_what_was_read() -> None:
    facts = corrected()
    assert {e.ref for e in facts.entities} == {SCHOOL, FIRM, EntityRef("Region", "甲市")}
    assert {(r.type, r.subject, r.object) for r in facts.relations} == {
        ("partnersWith", SCHOOL, FIRM),
        ("locatedIn", SCHOOL, EntityRef("Region", "甲市")),
    }
    assert [(o.subject, o.value) for o in facts.observations] == [(SCHOOL, 12000.0)]
    partnership = next(r for r in facts.relations if r.type == "partnersWith")
    assert partnership.attrs["forms"] == ("订单培养",)


def test_places_of_what_is_added_hold_its_surface_form() -> None:
    for fact in (*corrected().entities, *corrected().relations, *corrected().observations):
        for evidence in fact.evidence:
            assert (
                "".join(evidence.surface.split()) in "".join(TEXT[evidence.start : evidence.end].split())
                or evidence.surface == "1.2万"
            )
    figure = corrected().observations[0].evidence[0]
    assert figure.surface == "1.2"
    assert "1.2" in TEXT[figure.start : figure.end]


def test_a_file_gives_back_the_same_corrections_in_any_order() -> None:
    facts = found()
    corrections = compare(facts, READING, locator("r", TEXT, lambda _: ""), "by reading")
    text = dumps(reversed(corrections))
    assert dumps(loads(text)) == text
    assert apply(facts, loads(text)) == apply(facts, corrections)


def test_corrections_survive_a_re_extraction_that_finds_other_places_and_orders() -> None:
    facts = found()
    corrections = compare(facts, READING, locator("r", TEXT, lambda _: ""), "by reading")
    moved = replace(facts, entities=tuple(reversed(facts.entities)), relations=tuple(reversed(facts.relations)))
    first, second = apply(facts, corrections), apply(moved, corrections)
    assert set(map(key_of, first.relations)) == set(map(key_of, second.relations))
    assert {e.ref for e in first.entities} == {e.ref for e in second.entities}


def test_a_correction_to_a_fact_no_longer_found_does_nothing_and_is_listed() -> None:
    gone = Correction("r", "remove", key_of(found().entities[2]), "no firm")
    without = replace(found(), entities=found().entities[:2], relations=found().relations[:1])
    assert apply(without, [gone]).entities == without.entities
    assert unused(without, [gone]) == [gone]
    assert unused(found(), [gone]) == []


def test_relations_go_with_a_removed_entity() -> None:
    facts = apply(found(), [Correction("r", "remove", key_of(found().entities[2]), "no firm")])
    assert all(r.object.name != "丙公司" for r in facts.relations)


def test_two_names_of_one_thing_become_one_with_the_places_of_both() -> None:
    facts = found()
    twin = Entity("School", "甲市第一职业学校", (), {}, (place(0, 8, "甲市第一职业学校"),), 0.9)
    facts = replace(facts, entities=(*facts.entities, twin))
    schools = [
        e for e in apply(facts, compare(facts, READING, locator("r", TEXT, lambda _: ""), "")).entities if e.type == "School"
    ]
    assert len(schools) == 1
    assert len(schools[0].evidence) == 2


def test_an_optional_line_is_neither_added_nor_removed() -> None:
    optional = [*READING, {"kind": "entity", "type": "Enterprise", "name": "丙公司", "optional": True, "evidence": "丙公司来访"}]
    facts = found()
    kept = apply(facts, compare(facts, optional, locator("r", TEXT, lambda _: ""), ""))
    assert EntityRef("Enterprise", "丙公司") in {e.ref for e in kept.entities}
    bare = replace(facts, entities=facts.entities[:2], relations=(), observations=())
    kept = apply(bare, compare(bare, optional, locator("r", TEXT, lambda _: ""), ""))
    assert EntityRef("Enterprise", "丙公司") not in {e.ref for e in kept.entities}


def test_accepting_makes_a_fact_certain() -> None:
    facts = apply(found(), [Correction("r", "accept", key_of(found().relations[0]), "read")])
    assert facts.relations[0].confidence == 1.0


def test_a_quotation_that_is_not_there_is_refused() -> None:
    with pytest.raises(InputError, match="does not hold"):
        locator("r", TEXT, lambda _: "")({"evidence": "不在文中"}, ["甲"])


@pytest.mark.parametrize(
    "line", ["nonsense", '{"report": "r"}', '{"report":"r","action":"burn","key":["entity","School","甲"],"reason":""}']
)
def test_a_broken_line_is_named(line: str) -> None:
    with pytest.raises(InputError, match="Line 1"):
        loads(line)


def test_figures_are_looked_for_in_every_printed_form() -> None:
    assert {"12000", "1.2", "12,000"} <= set(numerals(12000))
