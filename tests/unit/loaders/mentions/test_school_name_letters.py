"""Function letters, wider regions and short forms in schools' names. Schools and sentences are made up."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand

CITY = "金华市中等职业教育质量年度报告（2022）"


def read(text: str, title: str = CITY) -> Context:
    return understand(from_text(f"{title}\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))


def schools(context: Context) -> set[str]:
    return {m.name for m in context.of("School")}


def named(context: Context, surface: str) -> set[str]:
    """The schools that a surface form stands for."""
    return {m.name for m in context.of("School") if m.surface == surface}


def seats(context: Context) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for r in context.relations:
        if r.type == "locatedIn":
            found.setdefault(r.subject[1], set()).add(r.object[1])
    return found


@pytest.mark.parametrize(
    "name",
    [
        "武义县从善职业技术学校",
        "武义县以文职业学校",
        "武义县同济职业学校",
        "武义县于谦职业中学",
        "武义县乐从商贸职业技术学校",
        "武义县乐经职业技术学校",
    ],
)
def test_function_letters_inside_names(name: str) -> None:
    assert schools(read(f"全市骨干学校有三所。{name}现有学生800人。")) == {name}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("武义县从职业学校抽调教师12人。", set()),
        ("武义县先从职业技术学校试点。", set()),
        ("武义县教育局同浦江县职业技术学校共商计划。", {"浦江县职业技术学校"}),
    ],
)
def test_function_words_before_names(text: str, names: set[str]) -> None:
    assert schools(read(text)) == names


def test_names_that_follow_one_another_without_a_mark() -> None:
    told = read("兰溪市职业技术学校浦江县职业技术学校武义县从善职业技术学校列入首批名单。")
    assert schools(told) == {"兰溪市职业技术学校", "浦江县职业技术学校", "武义县从善职业技术学校"}


def test_a_wider_region_before_a_county_is_told_with_the_name_but_is_no_part_of_it() -> None:
    told = read("学校支援丽水市松阳县卯山职业技术学校。凉山州会理市攀莲职业技术学校来访。")
    assert schools(told) == {"松阳县卯山职业技术学校", "会理市攀莲职业技术学校"}
    assert named(told, "丽水市松阳县卯山职业技术学校") == {"松阳县卯山职业技术学校"}


def test_a_short_name_in_brackets_after_the_name() -> None:
    told = read("武义县乐从商贸职业技术学校（乐从商校）新办物流专业。乐从商校在校生1200人。")
    assert named(told, "乐从商校") == {"武义县乐从商贸职业技术学校"}


def test_a_short_name_that_begins_like_a_far_region() -> None:
    told = read("武义县碧江职业技术学校、永康市新锐中等职业学校（以下简称“新锐学校”）参加。碧江职校获奖。")
    assert named(told, "碧江职校") == {"武义县碧江职业技术学校"}


def test_a_name_without_its_region_that_is_shortened_again() -> None:
    told = read("金华市婺城区新锐中等职业学校现有学生900人。新锐中等职业学校（以下简称“新锐学校”）由企业举办。")
    assert schools(told) == {"金华市婺城区新锐中等职业学校"}


def test_what_teachers_open_where_they_teach_is_the_other_schools() -> None:
    text = "金华市商贸职业学校与永康市职业技术学校结对，选派5名教师到新疆温宿县职业高中支教，开设护理专业。"
    told = read(text)
    assert {r.subject[1] for r in told.relations if r.type == "offers"} <= {"新疆温宿县职业高中"}


def test_schools_of_one_list_are_never_one() -> None:
    told = read("全市有永康职业学校、永康五金职业学校、浦江县职业技术学校等3所学校。")
    assert {"永康职业学校", "永康五金职业学校"} <= schools(told)


def test_former_names_told_of_the_school_a_paragraph_begins_with() -> None:
    told = read("金华市商贸职业学校坐落在城南。学校始建于1978年，原名金华县第二职业高中，1998年改制为金华商业中专。")
    assert schools(told) == {"金华市商贸职业学校"}


def test_a_school_that_was_joined_with_another_keeps_its_own_name() -> None:
    told = read("金华市商贸职业学校前身为金华县商业学校，2002年与金华县师范学校合并，2008年更为现名。")
    assert schools(told) == {"金华市商贸职业学校", "金华县师范学校"}
