"""Firms with a base, a mine or an office behind their name, works of any trade, and what is no firm. All names are made up."""

from __future__ import annotations

import pytest

from loaders.documents import from_text
from loaders.mentions.enterprise_brands import brand_enterprises
from loaders.mentions.enterprise_classes import class_enterprises
from loaders.mentions.enterprise_forms import short_forms
from loaders.mentions.enterprise_lists import adjacent_enterprises
from loaders.mentions.enterprise_names import enterprise_names
from loaders.pipeline import understand

SCHOOL = "洛阳市青禾职业中专"


def names(text: str) -> list[str]:
    return [text[one.start : one.end] for one in enterprise_names(text)]


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("学校与北辰海牧业股份有限公司洛阳养殖基地共建牧场。", "北辰海牧业股份有限公司洛阳养殖基地"),
        ("学校依托北辰海集团洛阳铜矿设立冠名班。", "北辰海集团洛阳铜矿"),
        ("学校与北辰海油田有限责任公司第三采油厂开设学徒班。", "北辰海油田有限责任公司第三采油厂"),
        ("学校与洛阳北辰海台球用品厂开展试点。", "洛阳北辰海台球用品厂"),
        ("学校与洛阳北辰海汽车零部件厂签订协议。", "洛阳北辰海汽车零部件厂"),
        ("学校与北辰海农场（洛阳）运营部共建基地。", "北辰海农场（洛阳）运营部"),
        ("某毕业生现任北辰海科技（洛阳）有限公司车间主任。", "北辰海科技（洛阳）有限公司"),
    ],
)
def test_a_name_ends_with_its_base_and_begins_behind_an_office(text: str, firm: str) -> None:
    assert names(text) == [firm]


def test_a_training_base_is_no_part_of_a_firm_s_name() -> None:
    assert names("学校与北辰海股份有限公司校外实训基地挂牌。") == ["北辰海股份有限公司"]


def test_a_firm_that_the_text_does_not_name_is_none() -> None:
    assert names("学校拟与河南某豆业公司共建实训中心。") == []


def test_a_brand_s_own_office_at_a_place() -> None:
    text = "学校依托阿里巴巴农村淘宝洛阳服务中心共建基地。"
    assert [text[one.start : one.end] for one in brand_enterprises(text)] == ["阿里巴巴农村淘宝洛阳服务中心"]


def test_a_class_is_called_after_its_firm_with_a_word_of_praise() -> None:
    text = "开设“北辰海精英班”等冠名班"
    assert [text[one.start : one.end] for one in class_enterprises(text)] == ["北辰海"]


def test_what_stands_between_two_firms_of_a_list() -> None:
    text = "学校与甲子集团有限公司、洛阳冰雪世界、北辰海集团有限公司共建学院。"
    assert [text[one.start : one.end] for one in adjacent_enterprises(text)] == ["洛阳冰雪世界"]
    assert not adjacent_enterprises("学校与甲子集团有限公司、洛阳市商会、北辰海集团有限公司共建学院。")


def test_short_forms_without_the_parent_brand_and_with_the_trade() -> None:
    assert "田野种业" in short_forms("北大荒田野种业股份有限公司", lambda _: False)
    assert "辰海数控" in short_forms("辰海数控装备股份有限公司", lambda _: False)


def test_two_firms_of_a_list_keep_their_trades() -> None:
    context = understand(
        from_text(f"{SCHOOL}质量年度报告（2022年度）\n\n一、概况\n\n学校与辰海电子有限公司合作。\n", "report.txt", "0" * 64)
    )
    assert {m.name for m in context.of("Enterprise")} == {"辰海电子有限公司"}
