import itertools

from kg.graph import build_graph
from kg.model import EntityRef
from kg.resolve import Decision, resolve
from tests.facts_for_tests import entity, report


def ids_of(resolution, type_, *pairs):
    return [resolution.refs[report_id, EntityRef(type_, name)] for report_id, name in pairs]


def both(one, other, decisions=(), regions=("青岚省", "白泽省")):
    return resolve([report("a", regions[0], [one]), report("b", regions[1], [other])], decisions)


def test_one_name_in_two_reports_is_one_entity_with_all_aliases():
    found = both(entity("Enterprise", "星河汽车有限公司", "星河"), entity("Enterprise", "星河汽车有限公司", "星河汽车"))
    (one,) = found.entities.values()
    assert one.aliases == ("星河", "星河汽车")
    assert [(j.report, j.reason) for j in found.joined] == [("a", "same-name"), ("b", "same-name")]


def test_one_name_of_two_types_is_two_entities():
    assert len(both(entity("Enterprise", "星河"), entity("EducationGroup", "星河")).entities) == 2


def test_a_name_that_is_an_alias_elsewhere_is_that_entity():
    found = both(entity("Enterprise", "星河汽车有限公司", "星河汽车"), entity("Enterprise", "星河汽车"))
    first, second = ids_of(found, "Enterprise", ("a", "星河汽车有限公司"), ("b", "星河汽车"))
    assert first == second
    assert found.entities[first].name == "星河汽车有限公司"
    assert ("b", "alias") in {(j.report, j.reason) for j in found.joined}


def test_an_alias_of_two_entities_stands_for_neither():
    found = resolve(
        [
            report("a", entities=[entity("Enterprise", "星河汽车有限公司", "星河"), entity("Enterprise", "星河银行", "星河")]),
            report("b", entities=[entity("Enterprise", "星河")]),
        ]
    )
    assert len(found.entities) == 3


def test_what_one_report_lists_apart_stays_apart():
    found = resolve([report("a", entities=[entity("Program", "护理", "助产"), entity("Program", "助产")])])
    assert len(found.entities) == 2


def test_two_that_are_each_others_alias_take_the_fuller_name():
    found = both(entity("Enterprise", "星河汽车", "星河汽车有限公司"), entity("Enterprise", "星河汽车有限公司", "星河汽车"))
    (one,) = found.entities.values()
    assert one.name == "星河汽车有限公司"


def test_names_that_depend_on_who_speaks_stay_in_their_region():
    assert len(both(entity("School", "县职教中心"), entity("School", "县职教中心")).entities) == 2
    assert len(both(entity("School", "县职教中心"), entity("School", "县职教中心"), regions=("青岚省", "青岚省")).entities) == 1
    named = both(entity("School", "云溪市第一职业技术学校", "市一职校"), entity("School", "市一职校"))
    assert len(named.entities) == 2
    at_home = both(
        entity("School", "云溪市第一职业技术学校", "市一职校"), entity("School", "市一职校"), regions=("云溪市", "云溪市")
    )
    assert len(at_home.entities) == 1


def test_cases_belong_to_their_report_and_clusters_to_their_region():
    assert len(both(entity("CaseStudy", "匠心"), entity("CaseStudy", "匠心")).entities) == 2
    assert len(both(entity("ProgramCluster", "烹饪专业群"), entity("ProgramCluster", "烹饪专业群")).entities) == 2
    same = both(entity("ProgramCluster", "烹饪专业群"), entity("ProgramCluster", "烹饪专业群"), regions=("云溪市", "云溪市"))
    assert len(same.entities) == 1


def test_regions_of_one_name_are_told_apart_by_their_codes():
    found = both(entity("Region", "鼓楼区", code="320106"), entity("Region", "鼓楼区", code="350102"))
    assert set(found.entities) == {"region-320106", "region-350102"}
    joined = both(entity("Region", "鼓楼区", code="320106"), entity("Region", "鼓楼区"))
    assert set(joined.entities) == {"region-320106"}


def test_a_decision_makes_two_one():
    decision = Decision("same", "School", ("云溪一职", "云溪职业一中"))
    found = both(entity("School", "云溪一职"), entity("School", "云溪职业一中"), [decision])
    (one,) = found.entities.values()
    assert (one.name, one.aliases) == ("云溪一职", ("云溪职业一中",))
    assert ("b", "decision") in {(j.report, j.reason) for j in found.joined}


def test_a_decision_undoes_a_merge_by_alias():
    pair = entity("Enterprise", "星河汽车有限公司", "星河"), entity("Enterprise", "星河")
    assert len(both(*pair).entities) == 1
    assert len(both(*pair, [Decision("apart", "Enterprise", ("星河", "星河汽车有限公司"))]).entities) == 2


def test_a_decision_undoes_a_merge_by_name():
    pair = entity("Enterprise", "星河"), entity("Enterprise", "星河")
    assert len(both(*pair).entities) == 1
    assert len(both(*pair, [Decision("apart", "Enterprise", ("星河",), report="b")]).entities) == 2


def test_attributes_take_the_commonest_value_and_only_those_of_the_type():
    reports = [
        report(i, entities=[entity("School", "云溪一职", level=level, colour="红")])
        for i, level in zip("abc", "高中中", strict=True)
    ]
    (one,) = resolve(reports).entities.values()
    assert one.attrs == {"level": "中"}


def test_the_order_of_reports_makes_no_difference():
    reports = [
        report("a", "云溪市", [entity("Enterprise", "星河汽车有限公司", "星河"), entity("School", "市一职校")]),
        report("b", "云溪市", [entity("Enterprise", "星河"), entity("School", "云溪市第一职业学校", "市一职校")]),
        report("c", "青岚省", [entity("Enterprise", "星河汽车", "星河汽车有限公司"), entity("School", "市一职校")]),
    ]
    graphs = [build_graph(order) for order in itertools.permutations(reports)]
    assert all(graph == graphs[0] for graph in graphs)
