import pytest

from kg.errors import AmbiguousNameError, UnknownNameError
from kg.graph import build_graph
from kg.names import NameIndex
from tests.contract.invented import facts
from tests.facts_for_tests import entity, report

NAMES = NameIndex.of(build_graph(facts()))


@pytest.mark.parametrize("name", ["云溪市第一职业技术学校", "云溪一职", "市一职校", " 云溪市第一 职业技术学校 "])
def test_a_school_is_found_by_name_and_alias(name):
    assert NAMES.find(name, ("School",)).name == "云溪市第一职业技术学校"


def test_an_entity_is_found_by_id_and_iri():
    id_ = NAMES.resolve("柏川工业学校")
    assert NAMES.resolve(id_) == id_
    assert NAMES.resolve(f"https://w3id.org/vetkg/id/{id_}") == id_


def test_a_region_is_found_without_its_kind_and_by_its_alias():
    assert NAMES.find("云溪", ("Region",)).name == "云溪市"
    assert NAMES.find("青岚", ("Region",)).name == "青岚省"


def test_an_entity_of_another_type_is_not_found():
    with pytest.raises(UnknownNameError) as caught:
        NAMES.find("云溪市", ("School",))
    assert "School (学校)" in str(caught.value)
    with pytest.raises(UnknownNameError):
        NAMES.find(NAMES.resolve("云溪市"), ("School",))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("云溪第一职业技术学校", "云溪市第一职业技术学校"), ("工业学校", "柏川工业学校"), ("星河气车有限公司", "星河汽车有限公司")],
)
def test_an_unknown_name_comes_with_the_nearest_known(typed, meant):
    with pytest.raises(UnknownNameError) as caught:
        NAMES.find(typed)
    assert caught.value.suggestions[0] == meant
    assert meant in caught.value.hint
    assert caught.value.status == 404


@pytest.mark.parametrize("typed", ["", "  ", "zzzz", "x" * 10_000])
def test_nonsense_is_an_unknown_name(typed):
    with pytest.raises(UnknownNameError) as caught:
        NAMES.find(typed)
    assert len(str(caught.value)) < 500


def test_a_name_of_two_things_is_ambiguous_unless_the_type_tells():
    both = build_graph(
        [report(entities=[entity("Enterprise", "星河"), entity("Industry", "星河"), entity("Program", "银河", "星河")])]
    )
    names = NameIndex.of(both)
    with pytest.raises(AmbiguousNameError) as caught:
        names.find("星河")
    assert len(caught.value.suggestions) == 2, "a name goes before an alias"
    assert {names.find(id_).type for id_ in caught.value.suggestions} == {"Enterprise", "Industry"}
    assert names.find("星河", ("Industry",)).type == "Industry"
    assert names.find("星河", ("Program",)).name == "银河"


def test_search_ranks_the_whole_name_then_the_start_then_a_part():
    found = [e.name for e in NAMES.search("云溪", ("School", "Region", "EducationGroup", "Policy"))]
    assert found[0] == "云溪市"
    assert set(found) == {"云溪市", "云溪市第一职业技术学校", "云溪旅游职教联盟", "云溪市职业教育发展规划"}
    assert [e.name for e in NAMES.search("工业")] == ["柏川工业学校"]
    assert len(NAMES.search("", limit=4)) == 4
