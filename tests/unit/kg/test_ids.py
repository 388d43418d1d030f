import re

import pytest

from kg import ids
from ontology.schema import load


@pytest.mark.parametrize("type_", load().entity_types)
def test_an_id_begins_with_its_kind(type_):
    slug = load().entity_types[type_].slug
    assert re.fullmatch(f"{slug}-[0-9a-f]{{10}}", ids.entity_id(type_, "某名"))


def test_ids_are_those_of_every_build():
    assert ids.entity_id("School", "云溪市第一职业技术学校") == "school-a9bca03cf3"
    assert ids.claim_id("fact-0", "a") == "claim-44ab0bbe753a"


def test_width_white_space_and_case_make_no_difference():
    assert ids.entity_id("Enterprise", "星河（ABC）公司") == ids.entity_id("Enterprise", " 星河 (abc)\n公司")


def test_scope_type_and_name_make_a_difference():
    found = {
        ids.entity_id("School", "一校"),
        ids.entity_id("School", "一校", "b"),
        ids.entity_id("Program", "一校"),
        ids.entity_id("School", "一"),
    }
    assert len(found) == 4


def test_a_region_with_a_code_is_named_after_it():
    assert ids.entity_id("Region", "柳州市", code="450200") == "region-450200"
    assert ids.entity_id("Region", "柳州市", code="45").startswith("region-")
    assert ids.entity_id("Region", "柳州市", code="45") == ids.entity_id("Region", "柳州市")


def test_a_fact_is_what_is_said_and_a_claim_who_says_it():
    fact = ids.relation_fact_id("offers", "s", "p")
    assert fact != ids.relation_fact_id("offers", "p", "s")
    assert ids.claim_id(fact, "a") != ids.claim_id(fact, "b")
    assert ids.observation_fact_id("就业率", "r", 2020, 97) == ids.observation_fact_id("就业率", "r", 2020, 97.0)
    assert ids.observation_fact_id("就业率", "r", 2020, 97) != ids.observation_fact_id("就业率", "r", 2021, 97)


def test_an_iri_holds_no_letter_that_a_path_may_not():
    assert ids.iri("report-报告 1") == "https://w3id.org/vetkg/id/report-%E6%8A%A5%E5%91%8A%201"
