"""What report a text is. The texts are made up."""

from __future__ import annotations

import pytest

from loaders import structure
from loaders.documents import from_text
from loaders.identity import identify
from loaders.report_identity import Identity


def identity(text: str) -> Identity:
    return identify(structure.read(from_text(text, "report.txt", "ab" * 32)))


@pytest.mark.parametrize(
    ("text", "id_", "region", "year", "level"),
    [
        ("河南省中等职业教育质量年度报告（2022）\n\n甲。", "henan-2022", "河南省", 2022, "province"),
        ("2021年濮阳市中等职业教育质量年度报告\n\n甲。", "puyang-2021", "濮阳市", 2021, "city"),
        ("兰考县中等职业教育质量年报(2019年)\n\n甲。", "lankao-2019", "兰考县", 2019, "county"),
        ("濮阳市中等职业教育2020年度\n教育质量报告\n\n甲。", "puyang-2020", "濮阳市", 2020, "city"),
        ("贵州省\n\n中等职业教育质量年度报告\n\n（2018年度）\n\n甲。", "guizhou-2018", "贵州省", 2018, "province"),
        ("二〇二三年内蒙古自治区中等职业教育质量年度报告\n\n甲。", "neimenggu-2023", "内蒙古自治区", 2023, "province"),
        ("上海市中等职业教育质量年度报告（2021）\n\n全市甲。", "shanghai-2021", "上海市", 2021, "province"),
    ],
)
def test_from_the_title(text: str, id_: str, region: str, year: int, level: str) -> None:
    found = identity(text)
    assert (found.id, found.region, found.year, found.level) == (id_, region, year, level)
    assert "title" not in found.inferred


def test_publisher_on_the_cover() -> None:
    found = identity("濮 阳 市 教 育 局\n\n濮阳市中等职业教育质量年度报告（2021）\n\n甲校。\n")
    assert (found.publisher, found.inferred) == ("濮阳市教育局", ())


def test_without_a_title_line() -> None:
    text = (
        " 2021年，我省坚持改革，河南职业教育成效显著，全省有中等职业学校500所。\n1.1 规模\n"
        "2021年，全省在校生120万人。郑州市有学校60所。2020年为118万人。\n【案例1】郑州市推进改革\n我市、全市、全市。\n"
    )
    found = identity(text)
    assert (found.id, found.region, found.year, found.publisher) == ("henan-2021", "河南省", 2021, "河南省教育厅")
    assert set(found.inferred) == {"title", "region", "year", "publisher"}
    assert found.title == "河南省中等职业教育质量年度报告（2021）"


def test_an_autonomous_region_s_own_word() -> None:
    found = identity("2021年，我区职业教育发展良好，宁夏全区有中职学校30所。\n1.1 规模\n自治区投入经费。银川市有10所。\n")
    assert (found.region, found.level) == ("宁夏回族自治区", "province")


def test_a_school_s_own_report() -> None:
    found = identity("濮阳市甲乙职业技术学校质量年度报告（2022）\n\n学校位于濮阳市。\n")
    assert (found.level, found.school, found.region) == ("school", "濮阳市甲乙职业技术学校", "濮阳市")
    assert found.publisher == "濮阳市甲乙职业技术学校"
    assert found.id.startswith("puyang-")
    assert found.id.endswith("-2022")


def test_a_district_of_a_common_name() -> None:
    text = "朝阳区中等职业教育质量年度报告（2022）\n\n吉林省长春市朝阳区有中职学校5所，长春的学校多。\n"
    assert identity(text).code == "220104"


def test_nothing_to_tell() -> None:
    found = identity("学校与企业合作。\n")
    assert (found.region, found.year) == (None, None)
    assert found.id == "report-abababab"


@pytest.mark.parametrize(
    ("text", "school", "region", "year"),
    [
        ("濮阳市清溪中等职业学校\n质量年度报告（2022年度）\n\n一、学校概况\n学校甲。", "濮阳市清溪中等职业学校", "濮阳市", 2022),
        ("濮阳职业技术学院2021年质量年度报告\n\n学院甲。", "濮阳职业技术学院", "濮阳市", 2021),
        ("清溪县职教中心2018年度教育质量报告\n\n甲。", "清溪县职教中心", None, 2018),
        ("兰考县职业中专学校2018年度教育质量报告\n\n甲。", "兰考县职业中专学校", "兰考县", 2018),
        (
            "中等职业学校质量年度报告（2021）\n\n学校名称：濮阳市清溪职业技术学校\n\n学校。",
            "濮阳市清溪职业技术学校",
            "濮阳市",
            2021,
        ),
        (
            "中等职业教育质量年度报告\n（2021年）\n濮阳市清溪职业中专\n二〇二一年十二月\n一、学校情况\n甲。",
            "濮阳市清溪职业中专",
            "濮阳市",
            2021,
        ),
        (
            "河南省中等职业学校质量年度报告（2020）\n学校（盖章）：兰考县青松职业中专学校\n2020年12月\n一、基本情况\n学校甲。",
            "兰考县青松职业中专学校",
            "兰考县",
            2020,
        ),
        (
            "中等职业教育质量\n年度报告\n（2023年度）\n\n内容真实性责任声明\n兰考县清溪职业技术学校对《质量报告（2023年度）》及相关附件的"
            "真实性、完整性和准确性负责。\n\n1 基本情况\n学校甲。",
            "兰考县清溪职业技术学校",
            "兰考县",
            2023,
        ),
        (
            "濮三高质量年度报告（2017年）\n\n一、概况\n濮阳市第三职业高中（简称“濮三高”）是一所公办学校。",
            "濮阳市第三职业高中",
            "濮阳市",
            2017,
        ),
        (
            "江南技师学院质量年度报告\n（2021）\n\n一、概况\n江南技师学院坐落于江苏省常州市天宁区，学院有学生。",
            "江南技师学院",
            "常州市",
            2021,
        ),
        (
            "一、学校情况\n濮阳第三职业高中创办于1984年，是公办学校。我校占地10亩。2019年，我校有学生300人。学校开设10个专业。"
            "我校坚持立德树人。2019年招生。\n",
            "濮阳第三职业高中",
            "濮阳市",
            2019,
        ),
    ],
)
def test_a_school_named_on_the_cover_or_in_the_first_sentences(text: str, school: str, region: str | None, year: int) -> None:
    found = identity(text)
    assert (found.level, found.school, found.region, found.year) == ("school", school, region, year)
    assert found.publisher == school


@pytest.mark.parametrize(
    "text",
    [
        "濮阳市中等职业学校质量年度报告（2022）\n\n全市甲。",
        "兰考县中等职业学校质量年度报告（2019）\n\n全县。",
        "2021年河南省高等职业院校质量年度报告\n\n甲。",
        "濮阳市中等职业教育质量年度报告（2022）\n濮阳职业技术学院\n\n全市甲。",
        "河南省中等职业教育质量年度报告（2022）\n\n郑州市青松学校（以下简称“青松”）是一所学校。全省甲。",
    ],
)
def test_a_region_s_report_is_no_school_s(text: str) -> None:
    found = identity(text)
    assert found.school is None
    assert found.level != "school"


@pytest.mark.parametrize("cover", ["顺德区", "编制单位：顺德区教育局", "佛山市顺德区教育体育局"])
def test_a_district_on_the_cover(cover: str) -> None:
    found = identity(
        f"职业教育质量年度报告（2022）\n\n{cover}\n2022年12月\n\n一、基本情况\n广东省部署后，我区有学校3所。广东省的政策好。\n"
    )
    assert (found.region, found.level, found.year) == ("顺德区", "county", 2022)


def test_a_district_s_own_word() -> None:
    found = identity(
        "中职教育质量年报\n\n2022年度\n\n一、规模\n我区地处成都市，武侯区教育局统筹。武侯区有学校3所，全区学生5000人，四川省很大。\n"
    )
    assert (found.region, found.level) == ("武侯区", "county")
