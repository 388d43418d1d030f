from __future__ import annotations

import pytest

from loaders.observations.folding import fold
from loaders.observations.quantities import find_quantities, read_cell


def only(text: str) -> tuple[float, str]:
    found = [q for q in find_quantities(fold(text).text) if q.unit]
    assert len(found) == 1, found
    return found[0].value, found[0].dimension


@pytest.mark.parametrize(
    ("text", "value", "dimension"),
    [
        ("共１２，３４５人", 12345, "人"),
        ("1.53万人", 15300, "人"),
        ("12.6亿元", 1260000000, "元"),
        ("431.2万元", 4312000, "元"),
        ("1.2 万人次", 12000, "人"),
        ("98.5％", 98.5, "%"),
        ("28.4 m^2", 28.4, "平方米"),
        ("21.3㎡", 21.3, "平方米"),
        ("10Gbps", 10000, "Mbps"),
        ("1000M", 1000, "Mbps"),
        ("千兆", 1000, "Mbps"),
        ("36 册", 36, "册"),
        ("七大", 7, "个"),
        ("十二个", 12, "个"),
    ],
)
def test_a_number_becomes_a_plain_value_in_a_plain_unit(text: str, value: float, dimension: str) -> None:
    assert only(text) == (value, dimension)


@pytest.mark.parametrize("text", ["生师比$17.32 : 1$", "生师比17.32∶1", "生师比17.32：1"])
def test_ratios_survive_latex_and_every_kind_of_colon(text: str) -> None:
    (ratio,) = find_quantities(fold(text).text)
    assert (ratio.value, ratio.other, ratio.dimension) == (17.32, 1, "比")


@pytest.mark.parametrize("text", ["约300人", "近千人左右300人左右", "300余人", "300多人", "超过300人", "300人以上"])
def test_about_so_many_is_not_exact(text: str) -> None:
    assert [q.about for q in find_quantities(text) if q.value == 300] == [True]


@pytest.mark.parametrize("text", ["不低于33平方米", "至少300人", "1000元及以下"])
def test_a_floor_or_ceiling_is_no_figure(text: str) -> None:
    assert all(q.bound for q in find_quantities(text))


def test_both_ends_of_a_range_are_marked() -> None:
    assert [q.spread for q in find_quantities("85%-90%")] == [True, True]


def test_percentage_points_count_nothing() -> None:
    assert [q.dimension for q in find_quantities("提高1.2个百分点")] == [""]


@pytest.mark.parametrize("text", ["第3", "1+X证书"])
def test_numbers_that_count_places_or_name_things_have_no_unit(text: str) -> None:
    assert not [q for q in find_quantities(text) if q.dimension]


@pytest.mark.parametrize(
    ("text", "hint", "value"),
    [
        ("412.5", "万元", 4125000),
        ("0.72", "个/生", 0.72),
        ("7,150元/生", "", 7150),
        ("87%", "", 87),
        ("16:1", "", 16),
        ("（412）", "所", 412),
    ],
)
def test_a_cell_is_read_with_the_unit_of_its_heading(text: str, hint: str, value: float) -> None:
    quantity = read_cell(fold(text).text, hint)
    assert quantity is not None
    assert quantity.value == pytest.approx(value)


@pytest.mark.parametrize("text", ["中职不填报", "网上调查", "3人获奖", "—", "2021级320人"])
def test_a_cell_that_is_more_or_less_than_one_quantity_is_none(text: str) -> None:
    assert read_cell(fold(text).text) is None


def test_folding_remembers_places() -> None:
    source = "全 市“双师型”教师 ６２０ 人"
    folded = fold(source)
    at = folded.text.index("620")
    assert source[slice(*folded.span(at, at + 3))] == "６２０"
