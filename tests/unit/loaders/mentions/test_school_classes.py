"""What ends like a school's name and is none: roles, titles, hospitals, classes. Schools and sentences are made up."""

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


def test_a_heading_for_schools_in_some_part_is_no_school() -> None:
    text = "表1 专业群建设情况\n专业群\t承建学校\t建设学校\n护理专业群\t武义县卫生职业学校\t金华市商贸职业学校\n"
    assert schools(read(text)) == {"武义县卫生职业学校", "金华市商贸职业学校"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("金华市商贸职业学校是浙江省现代化标志性职业学校。", {"金华市商贸职业学校"}),
        ("金华市商贸职业学校2016年被评为省名牌职业学校。", {"金华市商贸职业学校"}),
        ("金华市商贸职业学校获评浙江省规范化职业学校、浙江省无烟学校。", {"金华市商贸职业学校"}),
        ("2009年晋升为高级技工学校，2013年成为国办中等职业技术学校。", set()),
        ("学生在南方医科大学浦东医院、温州医科大学附属第二医院实习。", set()),
        ("金华市商贸职业学校原拟与温州职业技术学院联办养老分院。", {"金华市商贸职业学校", "温州职业技术学院"}),
        ("由浦江县农业技术学校、成人培训学校、教师进修学校三校合并组成。", {"浦江县农业技术学校"}),
        ("武义县中等职业学校一览表见附件。", set()),
    ],
)
def test_titles_hospitals_deeds_and_classes(text: str, names: set[str]) -> None:
    assert schools(read(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("学校到丽水职院、宁波滨海职院调研。", {"丽水职院", "宁波滨海职院"}),
        ("双方还联合绍兴城院开展合作。", {"绍兴城院"}),
        ("全市高职院校和中职大赛、涉农专业均有进步。", set()),
        ("江苏省昆山职业教育中心校现有学生三千人。", {"江苏省昆山职业教育中心校"}),
    ],
)
def test_clipped_kinds(text: str, names: set[str]) -> None:
    assert schools(read(text)) == names
