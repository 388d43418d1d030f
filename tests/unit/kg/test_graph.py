from kg.graph import build_graph
from tests.facts_for_tests import entity, figure, place, relation, report

SCHOOL, OTHER = entity("School", "云溪一职", "一职"), entity("School", "石桥职教中心")
FIRM, PROGRAM, REGION = entity("Enterprise", "星河"), entity("Program", "护理", "护理学"), entity("Region", "云溪市")
ALL = (SCHOOL, OTHER, FIRM, PROGRAM, REGION)


def claims(graph, kind):
    return [claim for claim in graph.claims.values() if claim.kind == kind]


def test_one_statement_in_two_reports_is_one_fact_and_two_claims():
    graph = build_graph([report(i, entities=ALL, relations=[relation("offers", SCHOOL, PROGRAM)]) for i in "ab"])
    one, other = claims(graph, "relation")
    assert one.fact == other.fact
    assert {one.report, other.report} == {"a", "b"}
    assert one.id != other.id


def test_a_report_that_says_it_twice_makes_one_claim_with_both_places():
    said = [
        relation("partnersWith", SCHOOL, FIRM, start=50, forms=("订单培养",), year=2021),
        relation("partnersWith", SCHOOL, FIRM, start=10, forms=("冠名班",), programs=("护理",), year=2019),
    ]
    (claim,) = claims(build_graph([report(entities=ALL, relations=said)]), "relation")
    assert [p.start for p in claim.places] == [10, 50]
    assert claim.attrs["forms"] == ("冠名班", "订单培养")
    assert claim.attrs["year"] == 2019
    assert len(claim.attrs["programs"]) == 1


def test_every_entity_is_mentioned_where_it_is_named():
    graph = build_graph([report(entities=ALL)])
    assert {claim.subject for claim in claims(graph, "mention")} == set(graph.entities)


def test_a_symmetric_relation_is_one_fact_whichever_way_it_is_said():
    graph = build_graph(
        [
            report("a", entities=ALL, relations=[relation("cooperatesWith", SCHOOL, OTHER)]),
            report("b", entities=ALL, relations=[relation("cooperatesWith", OTHER, SCHOOL)]),
        ]
    )
    one, other = claims(graph, "relation")
    assert (one.fact, one.subject, one.object) == (other.fact, other.subject, other.object)


def test_a_program_is_known_by_its_alias_and_one_that_is_only_named_becomes_an_entity():
    said = relation("partnersWith", SCHOOL, FIRM, programs=("护理学", "烹饪"))
    graph = build_graph([report(entities=ALL, relations=[said])])
    (claim,) = claims(graph, "relation")
    assert {graph.entities[id_].name for id_ in claim.attrs["programs"]} == {"护理", "烹饪"}
    cooking = next(e.id for e in graph.entities.values() if e.name == "烹饪")
    assert any(c.kind == "mention" and c.subject == cooking and c.places for c in graph.claims.values())


def test_qualifiers_are_those_that_the_ontology_names():
    said = relation("partnersWith", SCHOOL, FIRM, forms=("订单培养", "谈恋爱"), colour="红", status="", year="2020")
    (claim,) = claims(build_graph([report(entities=ALL, relations=[said])]), "relation")
    assert claim.attrs == {"forms": ("订单培养",), "year": 2020}


def test_two_names_that_turn_out_to_be_one_do_not_relate_to_themselves():
    from kg.resolve import Decision

    facts = [report(entities=ALL, relations=[relation("cooperatesWith", SCHOOL, OTHER)])]
    graph = build_graph(facts, [Decision("same", "School", (SCHOOL.name, OTHER.name))])
    assert claims(graph, "relation") == []


def test_figures_that_disagree_stay_two_facts():
    given = [figure(REGION, "在校生数", 2020, value, "人") for value in (100, 120)]
    graph = build_graph([report(entities=ALL, observations=given)])
    assert sorted(claim.value for claim in claims(graph, "observation")) == [100.0, 120.0]


def test_places_are_in_reading_order_and_each_once():
    from dataclasses import replace

    places = (place(start=9, end=12), place(start=1, end=3), place(start=9, end=12))
    graph = build_graph([report(entities=[replace(SCHOOL, evidence=places)])])
    (claim,) = graph.claims.values()
    assert [p.start for p in claim.places] == [1, 9]
