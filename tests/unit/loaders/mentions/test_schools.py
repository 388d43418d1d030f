"""Names of schools in running text, and which of them are one school. Schools and sentences are made up."""

from __future__ import annotations

import pytest

from kg.divisions import divisions
from loaders.context import Context
from loaders.documents import from_text
from loaders.mentions.places_in_names import PlaceFinder
from loaders.mentions.school_names import school_forms
from loaders.pipeline import understand

CITY = "濮阳市中等职业教育质量年度报告（2022）"


def read(text: str, title: str = CITY) -> Context:
    return understand(from_text(f"{title}\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))


def schools(text: str, title: str = CITY) -> set[str]:
    return set(read(text, title).names.canonical("School"))


def forms(text: str) -> list[str]:
    return [form.name for form in school_forms(text, PlaceFinder(divisions(), "河南省")(text)) if form.certain]


@pytest.mark.parametrize(
    "name",
    [
        "濮阳市第七职业技术学校", "清丰县职业高中", "漯河丙丁技师学院", "河南省甲乙高级技工学校", "许昌卫生学校", "滑县特殊教育学校",
        "河南广播电视大学", "鹤壁甲乙幼儿师范高等专科学校", "范县职业教育中心", "台前县职教中心", "浙江师范大学", "北京邮电大学",
        "四川大学锦江学院", "安阳师范学院附属甲乙学校", "泰国甲乙职业学院", "安阳学院丙丁师范分校", "濮阳职业技术学院中专部", "江苏联合职业技术学院甲乙分院",
        "新疆墨玉县中等职业学校", "和田师范专科学校", "于都县职业中等专业学校",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "sentence",
    [
        "{}获评。",
        "学校与{}签订协议",
        "其中{}招生",
        "依托{}建立",
        "支持{}等5所学校",
        "2022年{}学生",
        "（{}）",
        "由{}牵头",
        "全市有{}",
    ],
)
def test_a_name_is_found_whole_and_without_the_words_around_it(name: str, sentence: str) -> None:
    assert forms(sentence.format(name)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "全市共有中等职业学校12所", "各中职学校积极开展活动", "河南省职业院校技能大赛", "濮阳市中职学校学生", "市属中职学校", "省级示范性中职学校建设",
        "建设产业学院", "信息工程学院院长", "乡镇成人文化技术学校", "县级职教中心", "濮阳市委党校", "教育局直属学校", "老年大学", "集中学习",
        "中职专业课教师", "大学生创业", "《濮阳市甲乙职业学校章程》", "濮阳市甲乙职业学校集团", "打造示范学校", "普通高中学校",
    ],
)  # fmt: skip
def test_classes_of_schools_and_other_words_are_no_schools(text: str) -> None:
    assert forms(text) == []


def test_names_that_share_their_kind_are_read_one_by_one() -> None:
    assert forms("漯河市第一、第二、第三财经学校参加") == ["漯河市第一财经学校", "漯河市第二财经学校", "漯河市第三财经学校"]


def test_and_before_a_region_is_no_part_of_its_name() -> None:
    assert forms("清丰县职业高中和平舆县职业高中") == ["清丰县职业高中", "平舆县职业高中"]


def test_a_defined_short_name_and_short_forms_name_the_school() -> None:
    context = read("濮阳市第七职业技术学校（以下简称“七职校”）招生。市七职校、濮阳七职、七职校参加活动。")
    assert context.names.surfaces("School") == {"濮阳市第七职业技术学校": ("七职校", "市七职校", "濮阳七职")}
    assert {merge.reason for merge in context.names.log if merge.surface == "七职校"} == {"defined in the report"}
    assert {merge.reason for merge in context.names.log if merge.surface == "濮阳七职"} == {"short form"}


def test_a_short_name_that_fills_a_cell_is_a_mention() -> None:
    context = read(
        "濮阳市清丰职业教育中心（以下简称“清丰中心”）招生。\n\n表1 专业\n\n学校名称\t专业\n清丰中心\t护理\n濮阳技师学院\t护理"
    )
    assert [m.surface for m in context.of("School")].count("清丰中心") == 2


def test_a_renamed_school_goes_by_its_new_name() -> None:
    context = read("清丰县职业高中更名为濮阳甲乙旅游学校，并加挂濮阳丙丁工艺学校牌子。")
    assert set(context.names.surfaces("School")["濮阳甲乙旅游学校"]) == {"清丰县职业高中", "濮阳丙丁工艺学校"}


def test_a_former_name_in_brackets_is_the_same_school() -> None:
    assert schools("濮阳甲乙工程学校（原濮阳市第二职业中专学校）招生。") == {"濮阳甲乙工程学校"}


def test_a_planned_new_name_is_not_taken() -> None:
    assert schools("清丰县职业高中拟更名为濮阳甲乙旅游学校。") == {"清丰县职业高中", "濮阳甲乙旅游学校"}


def test_one_name_in_two_regions_stays_two_schools() -> None:
    assert schools("濮阳技师学院与清丰技师学院招生，濮阳县职业技术学校与范县职业技术学校招生。") == {
        "濮阳技师学院", "清丰技师学院", "濮阳县职业技术学校", "范县职业技术学校",
    }  # fmt: skip


def test_a_similar_college_is_another_college() -> None:
    assert schools("濮阳学院、濮阳职业技术学院、濮阳甲乙职业技术学院参加。") == {
        "濮阳学院",
        "濮阳职业技术学院",
        "濮阳甲乙职业技术学院",
    }


def test_a_name_in_two_writings_is_one_school_under_the_fuller_one() -> None:
    assert schools("范县职教中心招生，范县职业教育中心办学。") == {"范县职业教育中心"}


def test_a_bare_level_is_the_report_s_own_region() -> None:
    assert schools("市技师学院、市卫生学校参加。") == {"濮阳市技师学院", "濮阳市卫生学校"}


def test_a_school_without_a_region_is_taken_from_a_list_of_schools() -> None:
    assert "丙丁艺术学校" in schools("濮阳技师学院、丙丁艺术学校参加。")
    assert schools("努力提升学校形象，规范学校管理。") == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("范县甲乙职业学校与荆丙理工职业学院联合举办专业。", "荆丙理工职业学院"),
        ("学校聘请陇丁理工大学教授任教。", "陇丁理工大学"),
        ("原计划投用的范县丙都职业学校新校区推迟一年。", "范县丙都职业学校"),
        ("濮阳华美幼师艺术学校编排了歌舞。", "濮阳华美幼师艺术学校"),
        ("学校与厦门市民办高校厦门甲乙职业学院商谈合作。", "厦门甲乙职业学院"),
        ("濮阳市丙架山小学设立教研基地。", "濮阳市丙架山小学"),
        ("选派5名教师到新疆吐鲁番市托克逊县丁城职业高中支教。", "托克逊县丁城职业高中"),
        ("1月11日 濮阳甲乙职专签订协议。", "濮阳甲乙职专"),
    ],
)
def test_where_a_name_begins_and_ends(text: str, name: str) -> None:
    assert name in schools(text)


@pytest.mark.parametrize(
    "text", ["学生升入各类职业学院。", "设有机电工程学院、信息学院。", "濮阳市主要中等职业学校情况。", "河南省卓越职业学校建设。"]
)
def test_kinds_and_inner_colleges_are_no_schools(text: str) -> None:
    assert schools(text) == set()


@pytest.mark.parametrize(
    ("text", "current", "former"),
    [
        ("范县丙口职业大学（系2021年由范县丙口职业学院升格而成的学校）办学。", "范县丙口职业大学", "范县丙口职业学院"),
        ("范县甲乙职业学校（由范县丁戊中学更名而来）办学。", "范县甲乙职业学校", "范县丁戊中学"),
        ("范县丁戊农业中学于1984年改办职业教育并更名为范县甲乙职业高中。", "范县甲乙职业高中", "范县丁戊农业中学"),
        ("范县甲乙职业学校的前身可追溯至1958年创办的范县丁戊农业中学。", "范县甲乙职业学校", "范县丁戊农业中学"),
        ("濮阳市商贸旅游学校开设烹饪专业，市商旅学校获奖。", "濮阳市商贸旅游学校", "市商旅学校"),
    ],
)
def test_former_and_short_names(text: str, current: str, former: str) -> None:
    names = read(text).names
    assert names.resolve("School", former) == names.resolve("School", current) == current
    assert len(names.canonical("School")) == 1


def test_a_school_merged_with_another_is_not_renamed() -> None:
    text = "范县丁戊学校2009年与范县丙己学校合并，定名范县甲乙职业学校。"
    assert "范县丙己学校" in schools(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("与福建省武夷山市甲乙职业中专学校交流。", "武夷山市甲乙职业中专学校"),
        ("范县化解职业教育中心历史债务。", ""),
        ("横峰、铅山、德兴三地学校规模不足。", ""),
        ("学校与吉林省的长白山职业技术学校组成联盟。", "长白山职业技术学校"),
    ],
)
def test_regions_and_words_before_a_name(text: str, name: str) -> None:
    assert schools(text) == ({name} if name else set())


@pytest.mark.parametrize(
    ("text", "region"), [("支援大兴安岭地区的学校。", "兴安区"), ("武陵山片区发展。", "武陵区"), ("资兴县第三职业中学。", "兴县")]
)
def test_mountains_and_former_counties_are_no_other_region(text: str, region: str) -> None:
    assert region not in {mention.name for mention in read(text).of("Region")}
