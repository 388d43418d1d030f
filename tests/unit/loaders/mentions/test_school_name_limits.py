"""Where schools' names begin, whose they are, and what places they name. Schools and sentences are made up."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand

CITY = "濮阳市中等职业教育质量年度报告（2022）"


def read(text: str, title: str = CITY) -> Context:
    return understand(from_text(f"{title}\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))


def schools(context: Context) -> set[str]:
    return {m.name for m in context.of("School")}


def seats(context: Context) -> dict[str, str]:
    return {r.subject[1]: r.object[1] for r in context.relations if r.type == "locatedIn"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("每逢周末，范县湿地景区都会响起学校学生讲解员的声音。", set()),
        ("微电子与信息工程学院开发微课12节。", set()),
        ("到河南甲乙大学食品科技学院与机电工程学院进修。", {"河南甲乙大学"}),
        ("范县职业高中与厦门市集美轻工业学校往来多年。", {"范县职业高中", "厦门市集美轻工业学校"}),
        ("任务分解到桃溪中学、柳林中学、杏坛中学等19所初中。", {"桃溪中学", "柳林中学", "杏坛中学"}),
        (
            "范县南丁职业学校（以下简称“南丁职校”）建校十年。范县仁和医院长期接纳南丁职校学生。",
            {"范县南丁职业学校"},
        ),
        ("范县职业高中地处城郊。学校原名范县第一职业中学，2013年更为现名。", {"范县职业高中"}),
        ("范县职业高中始建于2006年，原名范县计算机学校，2011年改用今名。", {"范县职业高中"}),
        (
            "濮阳甲乙职业学院（系2021年由濮阳市农业学校升格而成的学校，下文称“甲乙职院”）开放。甲乙职院很好。",
            {"濮阳甲乙职业学院"},
        ),
    ],
)
def test_which_schools_a_text_names(text: str, names: set[str]) -> None:
    assert schools(read(text)) == names


@pytest.mark.parametrize(
    ("text", "school", "seat"),
    [
        ("濮阳技师学院与平凉市崆峒理工中等专业学校签约。", "平凉市崆峒理工中等专业学校", "平凉市"),
        ("濮阳技师学院与平凉市崆峒区理工中等专业学校签约。", "平凉市崆峒区理工中等专业学校", "崆峒区"),
        ("濮阳技师学院与老挝沙湾甲乙技术学院共建工坊。", "老挝沙湾甲乙技术学院", None),
        ("濮阳技师学院与云南红河谷职业学院签约。", "云南红河谷职业学院", "云南省"),
        ("濮阳技师学院与海南省琼海市的椰香职业技术学校签约。", "椰香职业技术学校", "琼海市"),
    ],
)
def test_where_a_school_is(text: str, school: str, seat: str | None) -> None:
    assert seats(read(text)).get(school) == seat


def test_a_short_name_in_a_school_s_name_is_no_district_of_the_report() -> None:
    named = {m.name for m in read("濮阳技师学院与厦门市集美轻工业学校、老挝沙湾甲乙技术学院签约。").of("Region")}
    assert named == {"濮阳市", "厦门市"}


def test_a_college_of_a_school_s_own_report_is_not_at_home() -> None:
    found = seats(read("学校与荆楚理工职业学院签约。", "濮阳市甲乙职业教育中心中等职业教育质量年度报告（2022）"))
    assert "荆楚理工职业学院" not in found
    assert found["濮阳市甲乙职业教育中心"] == "濮阳市"


def test_a_name_without_its_region_is_the_school_s() -> None:
    context = read("濮阳渭滨职业技术学院招生。社区学堂由渭滨职业技术学院主讲。")
    assert schools(context) == {"濮阳渭滨职业技术学院"}
