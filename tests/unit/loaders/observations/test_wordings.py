"""Wordings of reports of many years and places, a sentence each. All schools and firms are invented."""

from __future__ import annotations

import pytest

from loaders.observations.binding import read_sentence
from loaders.observations.folding import fold
from loaders.observations.lexicon import load

Said = tuple[str, float]
SENTENCES: list[tuple[str, list[Said]]] = [
    ("现有36个教学班，学生1520名，教职工118人", [("在校生数", 1520), ("教职工数", 118)]),
    ("全年招收学历教育学生1620人", [("招生数", 1620)]),
    ("学校提供园林技术、畜牧兽医、农机使用与维护等9个专业", [("专业数", 9)]),
    ("学校开设14个热门专业", [("专业数", 14)]),
    ("设立智慧农业、现代服务两大专业群，涵盖园林技术、畜牧兽医、会计事务等7个专业", [("专业群数", 2), ("专业数", 7)]),
    ("园林专业群涵盖园林技术、园艺技术等4个专业", []),
    ("硕士学历教师21人、企业导师17人", [("硕士以上学历教师数", 21), ("行业导师数", 17)]),
    ("有名优双师型教师6人", []),
    ("民企就业人数412人", []),
    ("毕业半年后平均月收入3210元", [("初次就业月收入", 3210)]),
    ("升入高等教育的人数为310人", [("升学人数", 310)]),
    ("有41人被本科院校录取", [("本科升学人数", 41)]),
    ("其中38人考入应用型本科院校", [("本科升学人数", 38)]),
    ("本科对口升学人数从2018年的9人猛增至2022年的61人", [("本科升学人数", 61), ("本科升学人数", 9)]),
    ("自主创业的毕业生只占1.4%", [("自主创业率", 1.4)]),
    ("共有614人取得职业技能等级证书", [("职业证书获取人数", 614)]),
    ("全县11所中职学校中有8所参与1+X证书制度试点", [("证书试点学校数", 8), ("中等职业学校数", 11)]),
    ("家长满意度测评得分为93.1%", [("家长满意度", 93.1)]),
    ("96.4%的用人单位对毕业生表示满意", [("用人单位满意度", 96.4)]),
    ("88%的学生对食堂表示满意", []),
    ("就业率达百分之九十六点五", [("就业率", 96.5)]),
    ("全县职业教育经费总投入（中职部分）1.26亿元", [("职业教育经费", 126000000)]),
    ("大赛共设80个赛项，其中中职46个赛项", []),
    ("聘请校外兼职教师27人，相当于专任教师总数的14.2%", [("兼职教师数", 27), ("兼职教师比例", 14.2)]),
    ("高级职称40人、中级职称60人，占比分别为20%和30%", [("高级职称教师数", 40), ("中级职称教师数", 60), ("高级职称教师比例", 20), ("中级职称教师比例", 30)]),
    ("专任教师200人，其中本科及以上学历198人，达99%", [("专任教师数", 200), ("本科以上学历教师数", 198), ("本科以上学历教师比例", 99)]),
    ("拥有本科学历的教师占教师总数的90%", [("本科以上学历教师比例", 90)]),
    ("就业班的对口就业率为91%", []),
    ("学校联合开展茶艺师培训，全年培训420人", []),
    ("为园区企业培训班组长，全年培训160人次", []),
    ("全年培训4200人次", [("社会培训人次", 4200)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_what_a_sentence_says(text: str, expected: list[Said]) -> None:
    figures = read_sentence(fold(text).text, load())
    assert {(f.indicator.name, f.value) for f in figures if not f.refusal and f.named is None} == set(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("就业率连年名列前茅，2020、2021、2022年均达100%", {(2020, 100), (2021, 100), (2022, 100)}),
        ("平均起薪4012元/月，首次突破4000元，2021年为3865元", {(None, 4012), (2021, 3865)}),
        ("2016年合并组建，经过六年磨合，在校生由2900人增加到5312人", {(None, 5312)}),
        ("全县学校数由此比2021年的13所减少1所", {(2021, 13)}),
    ],
)
def test_of_which_years(text: str, expected: set[tuple[int | None, float]]) -> None:
    assert {(f.year, f.value) for f in read_sentence(fold(text).text, load()) if not f.refusal and not f.named} == expected
