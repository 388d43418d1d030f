"""When one form of a school's name stands for another. The names are made up."""

from __future__ import annotations

import pytest

from loaders.resolution.definitions import definitions
from loaders.resolution.renames import own_names, same_schools
from loaders.resolution.school_forms import abbreviates, shorter_form, written_out


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("一职校", "第一职业技术学校"),
        ("交校", "交通学校"),
        ("卫校", "民族卫生学校"),
        ("机电职校", "机械电子工业职业技术学校"),
        ("经管学校", "经济管理学校"),
    ],
)
def test_short_for(short: str, full: str) -> None:
    assert abbreviates(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("一职校", "第二职业技术学校"),
        ("职校", "第二职业技术学校"),
        ("学院", "职业技术学院"),
        ("工学院", "工业职业技术学院"),
        ("农校", "卫生学校"),
    ],
)
def test_not_short_for(short: str, full: str) -> None:
    assert not abbreviates(short, full)


def test_short_words_are_written_out() -> None:
    assert written_out("职教中心") == written_out("职业技术教育中心") == "职业教育中心"
    assert written_out("中专") == "中等专业学校"


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("甲县职业高中（以下简称“甲职高”）", ["甲职高"]),
        ("甲县职业高中（简称：甲职高）", ["甲职高"]),
        ("甲县职业高中（以下称“甲职高”或“我校”）", ["甲职高", "我校"]),
        ("甲县职业高中（2020年新增）", []),
    ],
)
def test_definitions(text: str, aliases: list[str]) -> None:
    found = definitions(text)
    assert [definition.alias for definition in found] == aliases
    assert all(definition.owner_end == text.index("（") for definition in found)


def test_what_makes_two_names_one_school() -> None:
    text = "甲县职业高中，原名甲县中学，2019年更名为甲县职业中专，与乙县职业中专合作。"
    names = ["甲县职业高中", "甲县中学", "甲县职业中专", "乙县职业中专"]
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    now = "甲县职业中专（现甲市乙区职教中心）"
    assert [(same.current, same.other) for same in same_schools(now, [(0, 6), (8, now.index("）"))])] == [(1, 0)]
    assert [(same.current, same.other, same.reason) for same in same_schools(text, spans)] == [
        (0, 1, "former name"),
        (2, 1, "renamed"),
    ]


def test_a_name_between_the_first_and_the_present_one() -> None:
    text = "甲市一中专原名甲县农中学校，1998年改为甲县职业高中，2005年升格为现校名。"
    names = ["甲市一中专", "甲县农中学校", "甲县职业高中"]
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    assert [(same.current, same.other) for same in same_schools(text, spans)] == [(0, 1), (0, 2)]


def test_names_that_a_sentence_gives_the_school_spoken_of() -> None:
    text = "甲市一中专坐落在城南。学校始建于1978年，前身为甲县职业高中，1998年更名为甲县中专。乙校更名为丙校。"
    names = ["甲市一中专", "甲县职业高中", "甲县中专", "丙校"]
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    assert own_names(text, spans) == [(1, 0), (2, 0)]


def test_writings_of_a_kind_with_more_words() -> None:
    assert shorter_form("商贸职业中等专业学校") == shorter_form("商贸中等专业学校")
    assert shorter_form("云岭职业教育中心学校") == "云岭职业教育中心"
