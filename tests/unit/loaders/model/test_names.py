"""Names that can be, and pieces of sentences that a model takes for names."""

import pytest

from kg.model import Report
from loaders.model.names import own_words, plausible


@pytest.mark.parametrize(
    ("type_", "name"),
    [
        ("Enterprise", "象鼻云科"),
        ("Enterprise", "美的集团"),
        ("Enterprise", "3M中国有限公司"),
        ("Enterprise", "漓江（桂林）机电有限公司"),
        ("School", "漓江职教中心"),
        ("School", "River Valley College"),
        ("Program", "云上织锦"),
        ("ProgramCluster", "织锦专业群"),
        ("EducationGroup", "漓江织锦产教联合体"),
        ("Policy", "漓江县织锦教育条例（试行）"),
        ("Policy", "关于织锦、刺绣与陶艺教学的若干措施"),
        ("Region", "桂林市"),
        ("Honour", "全国织锦先进学校"),
    ],
)
def test_names(type_: str, name: str) -> None:
    assert plausible(type_, name)


@pytest.mark.parametrize(
    ("type_", "name"),
    [
        ("Enterprise", "甲"),
        ("Enterprise", "2021年"),
        ("Enterprise", "100家企业"),
        ("Enterprise", "织锦学校36"),
        ("Enterprise", "-1】漓江"),
        ("Enterprise", "质量的提升"),
        ("Enterprise", "漓江（桂林"),
        ("Enterprise", "漓江公司、象鼻公司"),
        ("Enterprise", "漓江学院"),
        ("Enterprise", "漓江县教育局"),
        ("School", "漓江织锦"),
        ("Program", "织锦专业"),
        ("ProgramCluster", "织锦"),
        ("Policy", "织锦之歌"),
        ("Region", "象鼻市"),
        ("Region", "漓江流域"),
        ("CaseStudy", "织锦进校园"),
        ("Honour", "36人"),
        ("Enterprise", "织" * 81),
        ("Enterprise", "<script>"),
    ],
)
def test_no_names(type_: str, name: str) -> None:
    assert not plausible(type_, name)


@pytest.mark.parametrize(
    ("region", "words"),
    [
        ("桂林市", ("全市", "我市")),
        ("湖南省", ("全省", "我省")),
        ("广西壮族自治区", ("全区", "我区", "自治区")),
        ("三江侗族自治县", ("全县", "我县")),
    ],
)
def test_a_report_speaks_of_its_own_region_alone(region: str, words: tuple[str, ...]) -> None:
    report = Report("r", "t", 2021, region, "漓江职业学校", "0" * 64, 10)
    assert own_words(report, "Region", region) == words
    assert own_words(report, "Region", "柳州市") == ()
    assert "我校" in own_words(report, "School", "漓江职业学校")
    assert own_words(report, "School", "别的职业学校") == ()
