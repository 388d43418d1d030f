"""No id that a graph ever gave out is forgotten when reports, aliases or decisions are added."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg import ids
from kg.graph import build_graph
from kg.identity import Identities
from kg.releases.succession import Redirect
from kg.resolve import Decision
from ontology.schema import IDS
from tests.facts_for_tests import entity, figure, relation, report

NAMES = {
    "Enterprise": ("星河", "星河汽车", "星河汽车有限公司", "晨光"),
    "School": ("市一职校", "云溪一职", "云溪市第一职业学校"),
    "Region": ("鼓楼区", "鼓楼", "云溪市"),
}
CODES = ("", "", "320106", "350102")
REGIONS = ("云溪市", "青岚省")


@st.composite
def reports(draw):
    """Up to five reports over few names, so that they agree, contradict each other, and make rings of aliases."""
    found = []
    for number in range(draw(st.integers(1, 5))):
        entities = []
        for type_, names in NAMES.items():
            for name in sorted(draw(st.sets(st.sampled_from(names), max_size=2))):
                aliases = sorted(draw(st.sets(st.sampled_from(names), max_size=2)) - {name})
                code = draw(st.sampled_from(CODES)) if type_ == "Region" else ""
                entities.append(entity(type_, name, *aliases, **({"code": code} if code else {})))
        firms = [e for e in entities if e.type == "Enterprise"]
        schools = [e for e in entities if e.type == "School"]
        links = [relation("partnersWith", s, f) for s in schools for f in firms]
        links += [relation("cooperatesWith", a, b) for a in schools for b in schools if a is not b]
        figures = [figure(r, "在校生数", 2020, 5.0, "人") for r in entities if r.type == "Region"]
        found.append(report(f"r{number}", draw(st.sampled_from(REGIONS)), entities, links, figures))
    return found


DECISIONS = st.lists(
    st.sampled_from(
        [
            Decision("same", "Enterprise", ("晨光", "星河")),
            Decision("same", "Region", ("鼓楼区", "云溪市")),
            Decision("apart", "Enterprise", ("星河", "星河汽车有限公司")),
            Decision("apart", "School", ("云溪一职",), report="r1"),
        ]
    ),
    max_size=2,
    unique=True,
)


@settings(max_examples=150, deadline=None)
@given(reports(), DECISIONS, st.data())
def test_adding_reports_and_decisions_in_any_order_leaves_every_old_id_answerable(found, decisions, data):
    whole = build_graph(found, decisions)
    after = Identities(whole)
    order = data.draw(st.permutations(found))
    before = build_graph(order[: data.draw(st.integers(1, len(order)))])
    for id_, one in before.entities.items():
        assert after.now(id_), f"{id_} ({one.name}) leads nowhere"
    said = {said_by(claim, claim.subject, claim.object): claim for claim in whole.claims.values()}
    for claim in before.claims.values():
        same = said.get(said_by(claim, after.now(claim.subject), claim.object and after.now(claim.object)))
        if same:  # a split takes facts from an entity, and a relation between two that turned out to be one is none
            assert after.now(claim.id) == same.id
            assert after.now(claim.fact) == same.fact


def said_by(claim, subject, object_):
    symmetric = claim.type == "cooperatesWith"
    return claim.report, claim.type, claim.year, *(sorted((subject, object_)) if symmetric else (subject, object_))


@settings(max_examples=100, deadline=None)
@given(reports(), DECISIONS)
def test_a_former_id_leads_to_one_entity_and_is_no_entitys_own(found, decisions):
    graph = build_graph(found, decisions)
    formers = [former for one in graph.entities.values() for former in one.formerly]
    assert len(formers) == len(set(formers))
    assert not set(formers) & graph.entities.keys()


def test_the_id_of_a_short_name_leads_to_the_full_one_and_so_do_its_facts():
    firm, school = entity("Enterprise", "星河"), entity("School", "云溪市第一职业学校")
    old = build_graph([report("a", entities=[firm, school], relations=[relation("partnersWith", school, firm)])])
    named = report("b", entities=[entity("Enterprise", "星河汽车有限公司", "星河")])
    new = build_graph([report("a", entities=[firm, school], relations=[relation("partnersWith", school, firm)]), named])
    survivor = next(e for e in new.entities.values() if e.type == "Enterprise")
    assert survivor.name == "星河汽车有限公司"
    assert survivor.formerly == (ids.entity_id("Enterprise", "星河"),)
    known = Identities(new)
    assert known.now(ids.entity_id("Enterprise", "星河")) == survivor.id
    assert known.now(IDS + ids.entity_id("Enterprise", "星河")) == survivor.id
    for claim in old.claims.values():
        assert known.now(claim.id) in new.claims
        assert known.now(claim.fact) == new.claims[known.now(claim.id)].fact
    assert known.now("school-0000000000") == known.now("") == known.last("school-0000000000") == ""


def test_regions_of_one_official_code_are_one():
    old, new = entity("Region", "云溪县", code="320106"), entity("Region", "云溪区", code="320106")
    graph = build_graph([report("a", entities=[old]), report("b", entities=[new]), report("c", entities=[new])])
    (one,) = graph.entities.values()
    assert (one.id, one.name, one.aliases) == ("region-320106", "云溪区", ("云溪县",))
    assert len(graph.claims) == 3


def test_a_region_keeps_the_code_of_its_own_name_when_another_joins_it():
    reports_ = [
        report("a", entities=[entity("Region", "云溪区", code="320106")]),
        report("b", entities=[entity("Region", "鼓楼区", code="350102")]),
        report("c", entities=[entity("Region", "鼓楼区", code="350102")]),
    ]
    graph = build_graph(reports_, [Decision("same", "Region", ("云溪区", "鼓楼区"))])
    (one,) = graph.entities.values()
    assert (one.id, one.formerly) == ("region-320106", ("region-350102",))


def test_what_only_history_knows_leads_on_or_names_the_last_release():
    graph = build_graph([report("a", entities=[entity("School", "云溪一职")])])
    (id_,) = graph.entities
    known = Identities(graph, [Redirect("school-1111111111", id_, "release-1"), Redirect("school-2222222222", "", "release-2")])
    assert (known.now("school-1111111111"), known.last("school-1111111111")) == (id_, "")
    assert (known.now("school-2222222222"), known.last("school-2222222222")) == ("", "release-2")
