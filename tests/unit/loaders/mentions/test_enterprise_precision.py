"""What only looks like a firm, where a firm's name begins after a joint, and firms told by what is done with them. All made up."""

from __future__ import annotations

import pytest

from loaders.documents import from_text
from loaders.mentions.enterprise_brands import brand_enterprises
from loaders.mentions.enterprise_classes import class_enterprises
from loaders.mentions.enterprise_lists import listed_enterprises
from loaders.mentions.enterprise_names import enterprise_names
from loaders.mentions.enterprise_partners import partner_enterprises
from loaders.pipeline import extract


def surfaces(text: str, rule: object) -> list[str]:
    assert callable(rule)
    return [text[one.start : one.end] for one in rule(text)]


@pytest.mark.parametrize(
    "text",
    [
        "教师则为公司整理资料",
        "学生每年五月分批到酒店轮岗",
        "留在园区酒店和农民专业合作社",
        "他回沁阳老家开香菇合作社",
        "几个新办的核桃和有机茶合作社",
        "在洛阳做酒店领班",
        "共建八百亩教学农场，茶叶团队在农场设点",
        "为老年人讲解手机银行",
        "“青禾银行”成长积分",
        "校内“诚信超市”无人收银",
        "把代理记账公司的账套引入课堂，委托会计师事务所审计",
        "学生自营的民宿体验店",
        "改为国有独资大中型有限责任公司",
        "他承诺公司将全力支持",
        "全球酒店品牌的前列，本市的品牌酒店",
        "第三节集团化与联盟，第三节集团",
        "四大名校教育集团之一",
        "获“青禾银行杯”大赛一等奖",
    ],
)
def test_sorts_verbs_and_numbers_are_no_firms(text: str) -> None:
    assert surfaces(text, enterprise_names) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("学院还为洛阳市公交集团有限公司培训司机", ["洛阳市公交集团有限公司"]),
        ("其中，青和居养老服务有限公司为成员", ["青和居养老服务有限公司"]),
        ("常州青和造船有限公司来校", ["常州青和造船有限公司"]),
        ("学校在中国银行洛阳分行开户，在河南银行实习", ["中国银行洛阳分行", "河南银行"]),
        ("毗邻河洛青禾有限公司，第三方河洛青禾事务所", ["河洛青禾有限公司", "河洛青禾事务所"]),
        ("与会河南青禾集团的负责人", ["河南青禾集团"]),
        ("校企合作单位洛阳青禾网络有限公司", ["洛阳青禾网络有限公司"]),
        ("校和青禾电子有限公司", ["青禾电子有限公司"]),
        ("与中国青禾储蓄银行城南新镇支行签约", ["中国青禾储蓄银行城南新镇支行"]),
    ],
)
def test_a_name_begins_and_ends_where_it_does(text: str, names: list[str]) -> None:
    assert surfaces(text, enterprise_names) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("第四届“青禾订单班”开班，这是第四届订单班", ["青禾"]),
        ("对今后订单班的开展", []),
        ("主要承担订单班教学，双方以订单班为载体，办产教融合定向班", []),
        ("合办“青禾客服班”等订单班", ["青禾"]),
        ("口岸订单班的学生", []),
    ],
)
def test_only_a_firm_names_a_class(text: str, names: list[str]) -> None:
    assert surfaces(text, class_enterprises) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("与青禾餐饮合作开班", ["青禾餐饮"]),
        ("同用友青桥共建实训室", ["用友青桥"]),
        ("选派教师到北辰机器人、伊川德跟岗", ["北辰机器人", "伊川德"]),
        ("为春和家居、青禾家具提供服务", ["春和家居", "青禾家具"]),
        ("与青禾酒店、老灶婆的合作", ["老灶婆"]),
        ("分赴海底捞、青禾九实习", ["海底捞", "青禾九"]),
        ("今年新吸收北辰机器人为成员", ["北辰机器人"]),
        ("与中铁十五局、河洛五建合作", ["中铁十五局", "河洛五建"]),
        ("与汉阴汽车的订单培养已终止", ["汉阴汽车"]),
        ("与河洛杜泉控股建立合作", ["河洛杜泉控股"]),
        ("合作者：青禾有限公司、春晖家居、乐鲜餐饮", ["春晖家居", "乐鲜餐饮"]),
        ("专业方向：新能源汽车、食品加工、智慧物流", []),
        ("与乡村旅游、冷链物流、新能源汽车开展对接", []),
        ("与海尔旗下酒店合作", []),
        ("在洛阳市科技馆实习，与洛阳市科技和信息化局共建", []),
        ("与青禾酒店、市博物馆合作", []),
    ],
)
def test_what_is_done_with_firms_tells_them(text: str, names: list[str]) -> None:
    assert surfaces(text, partner_enterprises) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("全市企业如青禾重工、北辰光电、伊洛钼业等参与办学", ["青禾重工", "北辰光电", "伊洛钼业"]),
        ("洛阳市拥有青禾重工、北辰光电、一拖集团等龙头企业", ["青禾重工", "北辰光电"]),
        ("走访了青禾德、北辰通、春和润等企业", ["青禾德", "北辰通", "春和润"]),
        ("开发区组织北辰电子、美的厨卫、青禾电机4家单位到校", ["北辰电子", "美的厨卫", "青禾电机"]),
        ("与青禾国际会议中心、北辰有限公司等企业合作", ["青禾国际会议中心"]),
        ("学校王青院长、李禾处长及春和汽车有限公司等公司", []),
        ("联合青禾集团等3家企业、洛河职业学院等5家高职院校、洛阳职业高中等6家中职学校组建集团", []),
    ],
)
def test_lists_of_firms_hold_no_people_and_no_schools(text: str, names: list[str]) -> None:
    assert sorted(set(surfaces(text, listed_enterprises))) == sorted(names)


def test_a_virtue_is_no_brand_and_a_market_place_no_partner() -> None:
    assert brand_enterprises("弘扬北大荒精神，开展实习") == []
    assert [one.rule for one in brand_enterprises("创业小店入驻美团。学生就业")] == ["firm-platform"]


def test_a_firm_named_by_its_deed_is_a_partner() -> None:
    report = from_text("洛阳市青禾职业学校质量年度报告（2022年）\n\n学校与春和餐饮合作开办订单班。", "r.txt", "0" * 64)
    found = {(r.subject[1], r.object[1]) for r in extract(report).relations if r.type == "partnersWith"}
    assert found == {("洛阳市青禾职业学校", "春和餐饮")}
