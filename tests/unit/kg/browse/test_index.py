import pytest

from kg.browse import regions
from kg.browse.counts import count
from kg.browse.index import Index
from kg.errors import UnknownNameError
from kg.graph import build_graph
from kg.ids import iri
from tests.api.valley import facts


@pytest.fixture(scope="module")
def index():
    return Index(build_graph(facts()), "release-x")


def id_of(index, type_, name):
    (found,) = index.by_name[type_, name]
    return found


def test_what_two_reports_say_is_one_statement_with_two_claims(index):
    school, firm = id_of(index, "School", "云溪市第一职业学校"), id_of(index, "Enterprise", "晨光机械有限公司")
    (statement,) = [s for s in index.outgoing[school] if s.first.object == firm]
    assert {c.report for c in statement.claims} == {"yunxi-2021", "dongling-2022"}
    assert statement in index.incoming[firm]
    assert index.other(statement, school) == firm
    assert index.degree[firm] == 2


def test_entities_facts_and_reports_by_id_or_iri(index):
    school = id_of(index, "School", "云溪市第一职业学校")
    assert index.entity(iri(school)).id == school
    statement = index.outgoing[school][0]
    assert index.statement(statement.claims[0].id) is statement
    assert index.report("report-yunxi-2021") == index.report("yunxi-2021")


@pytest.mark.parametrize("look", ["entity", "statement", "report"])
def test_what_is_unknown_says_where_to_look(index, look):
    with pytest.raises(UnknownNameError) as caught:
        getattr(index, look)("school-nowhere")
    assert caught.value.hint.startswith("Look it up")


def test_a_region_holds_the_regions_inside_it_their_schools_and_their_partners(index):
    province = id_of(index, "Region", "东岭省")
    assert {index.graph.entities[i].name for i in regions.inside(index, province)} == {"东岭省", "云溪市"}
    assert len(regions.schools(index, province)) == 2
    names = {e.name for e in regions.entities(index, ("Enterprise",), province)}
    assert "晨光机械有限公司" in names


def test_counts(index):
    counts = count(index)
    assert counts.entities["School"] == 2
    assert counts.entities["Honour"] == 0
    assert (counts.relations["cites"], counts.observations, counts.reports) == (2, 2, 2)
    assert counts.claims == counts.facts + 1
