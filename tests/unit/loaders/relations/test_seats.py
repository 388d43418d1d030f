"""Where schools are: in names told short, in former names, in lists of a region's schools. Schools and sentences are made up."""

from __future__ import annotations

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand

CITY = "金华市中等职业教育质量年度报告（2022）"


def read(text: str, title: str = CITY) -> Context:
    return understand(from_text(f"{title}\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))


def regions(context: Context) -> set[str]:
    return {m.name for m in context.of("Region")}


def seats(context: Context) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for r in context.relations:
        if r.type == "locatedIn":
            found.setdefault(r.subject[1], set()).add(r.object[1])
    return found


def test_a_lake_before_a_kind_is_no_district() -> None:
    told = read("鄂州市梁子湖中等职业学校选派教师到校交流。")
    assert "梁子湖区" not in regions(told)
    assert seats(told)["鄂州市梁子湖中等职业学校"] == {"鄂州市"}


def test_a_college_is_not_named_after_a_far_citys_district() -> None:
    told = read("金华市商贸职业学校与青羊传媒职业学院联合办学。", "四川省职业教育质量报告（2020年）")
    assert "青羊区" not in regions(told)


def test_special_regions_in_names_are_no_regions_of_the_report() -> None:
    told = read("金华市商贸职业学校与香港明途职业训练学院开展交流。")
    assert "香港特别行政区" not in regions(told)


def test_a_county_in_short_after_its_city_places_the_school_in_both() -> None:
    told = read("金华市兰溪中等专业学校举办技能节。")
    assert seats(told)["金华市兰溪中等专业学校"] == {"兰溪市", "金华市"}


def test_a_former_countys_name_stands_for_the_present_one() -> None:
    told = read("海门市云帆职业学校来访。海门区另有两所学校。", "南通市中等职业教育质量年度报告（2023）")
    assert "海门市" not in regions(told)
    assert seats(told)["海门市云帆职业学校"] == {"海门区"}


def test_a_prefecture_by_its_first_letter() -> None:
    assert seats(read("学校支援博州中等职业技术学校。"))["博州中等职业技术学校"] == {"博尔塔拉蒙古自治州"}


def test_a_works_school_is_not_in_a_city_of_the_works_name() -> None:
    assert "朝阳市" not in seats(read("学校前身是朝阳机械厂职工子弟学校。")).get("朝阳机械厂职工子弟学校", set())


def test_a_report_lists_the_schools_of_its_region() -> None:
    told = read("金华市现有中等职业学校3所，分别是浙江商业技工学校、浙江科贸实验学校和浦江县职业技术学校。")
    assert seats(told)["浙江商业技工学校"] == {"金华市"}
    assert seats(told)["浦江县职业技术学校"] == {"浦江县"}


def test_schools_below_a_line_with_a_region() -> None:
    told = read("金华市（3所）\n浙江明德职业中等专业学校\n浦江县职业技术学校\n", "浙江省中等职业教育质量年度报告（2022）")
    assert seats(told)["浙江明德职业中等专业学校"] == {"金华市"}


def test_a_seat_told_after_two_short_names_in_a_bracket() -> None:
    text = "金华商贸职业学校（以下简称“金商职校”或“学校”）坐落在金华市婺城区，是公办学校。"
    assert seats(read(text))["金华商贸职业学校"] == {"婺城区"}


def test_a_word_that_is_also_a_county_does_not_list_itself() -> None:
    assert "合作市" not in regions(read("集团的重点是合作培养人才、合作推介就业、合作建设专业。"))


def test_a_county_in_short_where_something_lies() -> None:
    assert "兰溪市" in regions(read("企业位于兰溪的开发区内。"))
