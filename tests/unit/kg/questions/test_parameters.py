"""What a question may be given, and by which names."""

from collections.abc import Collection

import pytest

from kg.errors import InputError, UnknownNameError
from kg.questions import loading
from kg.questions.parameters import bind


class KnowsKinds:
    """Knows one name that a region and a school share, and tells which kinds were asked for."""

    def resolve(self, name: str, types: Collection[str] = ()) -> str:
        return f"{name}:{'|'.join(types)}"


def test_a_parameter_may_be_given_by_the_kind_of_entity_it_takes() -> None:
    series = loading.get("indicator-series")
    assert bind(series, KnowsKinds(), {"region": "甲市"})["subject"] == "甲市:Region"
    assert bind(series, KnowsKinds(), {"school": "甲校"})["subject"] == "甲校:School"
    assert bind(series, KnowsKinds(), {"subject": "甲"})["subject"] == "甲:Region|School"
    assert bind(loading.get("case-context"), KnowsKinds(), {"case": "乙"})["case_study"] == "乙:CaseStudy"
    assert bind(loading.get("groups"), KnowsKinds(), {"group": "丙"})["education_group"] == "丙:EducationGroup"


def test_hyphens_are_as_good_as_underscores() -> None:
    assert bind(loading.get("indicator-series"), KnowsKinds(), {"from-year": "2019"})["from_year"] == 2019


def test_one_parameter_given_by_two_names_is_refused() -> None:
    with pytest.raises(InputError, match="twice"):
        bind(loading.get("indicator-series"), KnowsKinds(), {"region": "甲市", "subject": "甲市"})


def test_a_kind_that_two_parameters_take_is_no_name_of_either() -> None:
    with pytest.raises(UnknownNameError):
        bind(loading.get("connection"), KnowsKinds(), {"from": "甲", "to": "乙", "region": "丙"})
