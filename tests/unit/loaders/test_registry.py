"""The registry of names."""

from __future__ import annotations

from loaders.registry import Names


def test_surfaces_resolve_to_canonical_names() -> None:
    names = Names()
    assert names.register("School", "甲市第一职业学校", "市一职校", "defined") == "甲市第一职业学校"
    assert names.resolve("School", "市一职校") == "甲市第一职业学校"
    assert names.resolve("Region", "市一职校") == "市一职校"
    assert names.surfaces("School") == {"甲市第一职业学校": ("市一职校",)}
    assert [(merge.surface, merge.reason) for merge in names.log] == [("市一职校", "defined")]


def test_a_surface_keeps_its_first_meaning() -> None:
    names = Names()
    names.register("School", "甲校", "一职校")
    assert names.register("School", "乙校", "一职校") == "甲校"


def test_merging_moves_all_forms() -> None:
    names = Names()
    names.register("School", "甲职教中心", "职教中心")
    names.register("School", "甲职业教育中心")
    names.merge("School", "甲职教中心", "甲职业教育中心", "abbreviation")
    assert names.resolve("School", "职教中心") == "甲职业教育中心"
    assert names.surfaces("School") == {"甲职业教育中心": ("甲职教中心", "职教中心")}
    assert names.canonical("School") == ("甲职业教育中心",)


def test_merging_back_and_forth_ends() -> None:
    names = Names()
    names.merge("School", "甲", "乙", "x")
    names.merge("School", "乙", "甲", "x")
    assert names.resolve("School", "甲") == names.resolve("School", "乙")
