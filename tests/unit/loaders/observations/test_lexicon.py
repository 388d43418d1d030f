from __future__ import annotations

import re
from importlib import resources

import pytest

from kg.errors import InputError
from loaders.observations.headings import read_heading
from loaders.observations.lexicon import load, parse


def scheme() -> dict[str, str]:
    """Indicator names and units as the ontology has them."""
    text = resources.files("ontology").joinpath("indicators.ttl").read_text(encoding="utf-8")
    blocks = re.split(r"\n\n", text)
    found = (re.search(r'prefLabel "([^"]+)"@zh[\s\S]*?vet:unit "([^"]*)"', block) for block in blocks)
    return {match[1]: match[2] for match in found if match}


def test_the_lexicon_knows_the_ontology_s_indicators_and_units_and_no_others() -> None:
    assert {one.name: one.unit for one in load().indicators.values()} == scheme()


def test_every_indicator_is_known_by_its_own_name() -> None:
    lexicon = load()
    wrong = {name: found.name if (found := lexicon.heading(name)) else None for name in lexicon.indicators}
    assert {name: found for name, found in wrong.items() if name != found} == {}


@pytest.mark.parametrize(
    ("heading", "indicator"),
    [
        ("毕业生人数*", "毕业生数"),
        ("毕业去向落实人数", "就业人数"),
        ("其中：毕业生升学人数", "升学人数"),
        ("升入本科人数", "本科升学人数"),
        ("月收入", "初次就业月收入"),
        ("其中：面向第一产业", "第一产业就业人数"),
        ("公共基础课（不含思想政治课）教学满意度", "公共基础课教学满意度"),
        ("双师素质专任教师比例*", "双师型教师比例"),
        ("高级专业技术职务专任教师比例", "高级职称教师比例"),
        ("专业群数量*", "专业群数"),
        ("专业数量", "专业数"),
        ("生均校内实践教学工位数", "生均实训工位数"),
        ("生均教学科研仪器设备值", "生均教学仪器设备值"),
        ("其中：A类：留在当地就业*", "本地就业人数"),
        ("非学历培训到账经费", "非学历培训到账经费"),
        ("年生均财政拨款水平", "生均财政拨款"),
        ("其中：专任教师总数", "专任教师数"),
        ("职业技能等级证书（含职业资格证书）获取人数", "职业证书获取人数"),
        ("聘请行业导师人数", "行业导师数"),
        ("其中：学生体质测评合格率", "体质测评合格率"),
        ("全日制在校生人数", "在校生数"),
        ("“双师型”教师占比（%）", "双师型教师比例"),
        ("普高招生人数", "普通高中招生数"),
        ("每百名学生拥有教学用计算机台数", "百名学生计算机台数"),
        ("落实毕业去向人数", "就业人数"),
        ("母校满意度", "毕业生满意度"),
        ("生师比（：1）", "生师比"),
        ("每百名学生教学用终端（计算机）数", "百名学生计算机台数"),
        ("录取人数", "招生数"),
        ("学校（所）", "中等职业学校数"),
        ("硕士以上学历（学位）教师占比", "硕士以上学历教师比例"),
        ("生均公用经费（元/生·年）", "生均公用经费"),
        ("高中阶段教育职普比", "普职招生比例"),
        ("双师型教师占专业（技能）课教师比例", "双师型教师比例"),
    ],
)
def test_rows_of_the_national_template(heading: str, indicator: str) -> None:
    found = read_heading(heading, load()).indicator
    assert found is not None
    assert found.name == indicator


@pytest.mark.parametrize(
    "heading",
    ["毕业生本省去向落实率", "毕业三年内毕业生满意度", "教职员工额定编制数", "体育课专任教师数", "年财政专项拨款", "非学历培训项目数", "教学计划内课程总数",
     "本地就业率", "招生计划", "学校荣誉", "B类：到西部和东北地区就业"],
)  # fmt: skip
def test_rows_that_are_none_of_the_indicators(heading: str) -> None:
    assert read_heading(heading, load()).indicator is None


def test_a_heading_gives_its_unit() -> None:
    assert read_heading("实训设备投入（万元）", load()).unit == "万元"
    assert read_heading("就业率(%)", load()).unit == "%"


@pytest.mark.parametrize(
    "source",
    [
        "not toml",
        '[[indicator]]\nname = "甲"\nunit = "人"\nlabels = ["("]',
        '[[indicator]]\nname = "甲"\nunit = "人"\nlabels = "甲"',
    ],
)
def test_a_broken_gazetteer_says_so(source: str) -> None:
    with pytest.raises(InputError):
        parse(source)


def test_a_name_twice_is_refused() -> None:
    entry = '[[indicator]]\nname = "甲"\nunit = "人"\nlabels = ["甲"]\n'
    with pytest.raises(InputError, match="twice"):
        parse(entry + entry)
