"""Firms in a clean text: where their names begin and end, and what is no firm. All names and sentences are made up."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from loaders.documents import from_text
from loaders.mentions import enterprise_forms
from loaders.mentions.enterprise_brands import brand_enterprises
from loaders.mentions.enterprise_classes import class_enterprises
from loaders.mentions.enterprise_forms import core, fuller, short_forms
from loaders.mentions.enterprise_lists import adjacent_enterprises, listed_enterprises
from loaders.mentions.enterprise_names import enterprise_names
from loaders.pipeline import understand


def named(text: str) -> list[str]:
    return [text[one.start : one.end] for one in enterprise_names(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("学校与深圳春和建筑装饰股份有限公司、国泰电网有限公司合作。", ["深圳春和建筑装饰股份有限公司", "国泰电网有限公司"]),
        ("学院和瑞丰电子有限公司签订协议", ["瑞丰电子有限公司"]),
        ("该校联合广州青禾设备有限公司共建实训室", ["广州青禾设备有限公司"]),
        ("与青禾空调（惠州）有限公司等公司合作", ["青禾空调（惠州）有限公司"]),
        ("与青禾能源集团河西煤业公司共建", ["青禾能源集团河西煤业公司"]),
        ("到苏州同心湖大饭店实习", ["苏州同心湖大饭店"]),
        ("由青禾集团与北辰控股集团有限公司出资", ["青禾集团", "北辰控股集团有限公司"]),
        ("引入北京青禾教育科技有限公司杭州分公司", ["北京青禾教育科技有限公司杭州分公司"]),
        ("与长沙青禾酒店合作，到三亚湾椰林度假酒店实习", ["长沙青禾酒店", "三亚湾椰林度假酒店"]),
        ("牵手南京青禾大饭店和北辰旅行社", ["南京青禾大饭店", "北辰旅行社"]),
        ("引进浙江青禾酒店集团入校", ["浙江青禾酒店集团"]),
        ("教材由青禾教育出版社出版", ["青禾教育出版社"]),
        ("学员获湖南青禾文化传媒有限公司邀请", ["湖南青禾文化传媒有限公司"]),
        ("学生在（青禾电子有限公司）实习", ["青禾电子有限公司"]),
        ("为青禾县北辰旅游公司员工开展培训", ["青禾县北辰旅游公司"]),
        ("与青禾商业连锁股份有限公司洛阳店、北辰物流郑州分公司合作", ["青禾商业连锁股份有限公司洛阳店", "北辰物流郑州分公司"]),
        ("为中国铁路青禾局集团洛阳机务段培养乘务员", ["中国铁路青禾局集团洛阳机务段"]),
        ("与青禾有限公司开办门店", ["青禾有限公司"]),
        ("无为青禾大酒店", ["无为青禾大酒店"]),
        ("与从江青禾酒店管理有限公司、和县北辰粮油有限公司合作", ["从江青禾酒店管理有限公司", "和县北辰粮油有限公司"]),
        ("学校和田东青禾有限公司签约", ["田东青禾有限公司"]),
        ("为中国青禾国际经济技术合作股份有限公司培训员工", ["中国青禾国际经济技术合作股份有限公司"]),
        ("联盟吸纳青禾电缆有限公司等企业", ["青禾电缆有限公司"]),
        ("学生在景区和酒店轮岗，某跨国公司来访", []),
        ("又协调洛阳和睦养老服务集团设立班级", ["洛阳和睦养老服务集团"]),
        ("学校与河南翔为通用航空有限公司签约", ["河南翔为通用航空有限公司"]),
        ("洛阳和郑州青禾电子公司", ["郑州青禾电子公司"]),
        ("到洛阳青禾酒店（新区店）、郑州北辰护理院（连锁）实习", ["洛阳青禾酒店（新区店）", "郑州北辰护理院（连锁）"]),
        ("与青禾科技集团（洛阳）、北辰半导体有限公司（郑州）先后签约", ["青禾科技集团（洛阳）", "北辰半导体有限公司（郑州）"]),
        ("由机械工业出版社出版，河南科技出版社再版", ["机械工业出版社", "河南科技出版社"]),
        ("与中国建设银行孟津支行、青禾证券洛阳营业部合作", ["中国建设银行孟津支行", "青禾证券洛阳营业部"]),
        ("到洛阳红星机床厂参观，洛阳市中国旅行社接待", ["洛阳红星机床厂", "洛阳市中国旅行社"]),
        ("虽然青禾集团来访，除北辰有限公司以外，会同春和电气集团共建", ["青禾集团", "北辰有限公司", "春和电气集团"]),
        ("第三方机构北京青禾数据有限公司调查，原成员洛阳北辰电子厂已退出集团", ["北京青禾数据有限公司", "洛阳北辰电子厂"]),
        ("驾校受洛阳青禾驾驶员培训有限公司委托，2022年该公司捐款", ["洛阳青禾驾驶员培训有限公司"]),
        ("与上海外滩青禾集团、中国内蒙古北辰公司合作", ["上海外滩青禾集团", "中国内蒙古北辰公司"]),
        ("到青禾大药房洛阳一店实习", ["青禾大药房洛阳一店"]),
        ("探索学分银行、时间银行，在出版社出版教材", []),
    ],
)
def test_a_name_starts_after_the_words_before_it(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "与多家科技公司合作",
        "与旅游公司合作",
        "推荐到某科技公司就业",
        "一家有限公司",
        "五星级酒店",
        "高星级饭店运营与管理专业",
        "青禾市职业教育集团",
        "青禾市商贸旅游专业集团",
        "广西银行学校",
        "该公司为学校提供设备",
        "学校与企业公司合作",
        "酒店管理专业学生",
        "职教集团理事单位",
    ],
)
def test_sorts_of_firms_groups_and_schools_are_no_firms(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("学校与海韵机械、远航科技、美的等12家企业建立合作关系", {"海韵机械", "远航科技", "美的"}),
        ("学生在春风物流、永乐家居等知名企业顶岗实习", {"春风物流", "永乐家居"}),
        ("为当地企业（如正和电器、北方海工等）提供服务", {"正和电器", "北方海工"}),
        ("甲校、乙校等2所学校与吉利汽车、长城汽车等企业合作", {"吉利汽车", "长城汽车"}),
        ("与春风云、海韵科技，远航电子、青禾机床等10余家企业开展合作", {"春风云", "海韵科技", "远航电子", "青禾机床"}),
    ],
)
def test_lists_of_firms_name_firms(text: str, names: set[str]) -> None:
    assert {text[one.start : one.end] for one in listed_enterprises(text)} >= names


@pytest.mark.parametrize(
    "text",
    [
        "在机械、电子、汽车等企业就业",
        "组织学生到酒店、旅行社等企业实习",
        "与教育局、甲学院、行业协会等单位合作",
        "加强中等职业学校与企业合作",
        "与政府、行业、学校等企业合作",
    ],
)
def test_lists_of_trades_name_no_firm(text: str) -> None:
    assert not listed_enterprises(text)


def test_what_stands_before_a_sure_firm_in_its_list() -> None:
    text = "选派教师到正和电气、德远电气公司锻炼，与行业协会、海韵电子公司交流"
    assert [text[one.start : one.end] for one in adjacent_enterprises(text)] == ["正和电气"]


def test_brands_count_beside_cooperation_only() -> None:
    assert [one.rule for one in brand_enterprises("学校与华为共建产业学院")] == ["firm-brand"]
    assert brand_enterprises("利用腾讯会议开展教学，实训班分组讨论") == []
    assert brand_enterprises("华为手机是一种手机") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("先后形成了青禾班、北辰订单班", ["青禾", "北辰"]),
        ("设立了TCL冠名班", ["TCL"]),
        ("开设6个“上海青禾电梯”冠名班", ["上海青禾电梯"]),
        ("企业冠名班有青禾大药房药剂班", ["青禾大药房"]),
        ("开设新疆班、护理班、圆梦班等订单班", []),
        ("校企合作6个订单班，已有两个班毕业，优秀等次的订单班学员42人", []),
    ],
)
def test_classes_named_after_firms(text: str, names: list[str]) -> None:
    assert [text[one.start : one.end] for one in class_enterprises(text)] == names


def test_short_forms_find_their_firm() -> None:
    full = ["清河青禾云商销售有限公司", "厦门北辰光电集团", "海韵集团股份有限公司"]

    def is_region(name: str) -> bool:
        return name in ("清河", "厦门")

    assert fuller("青禾", full, is_region) == [full[0]]
    assert fuller("厦门北辰", full, is_region) == [full[1]]
    assert fuller("海韵集团", full, is_region) == [full[2]]
    assert fuller("远航", full, is_region) == []
    assert core("清河青禾云商销售有限公司", is_region) == "青禾"
    assert "川北青禾机床" in short_forms("四川川北青禾机床股份有限公司", is_region)


@pytest.mark.parametrize("unit", ["公司", "与青禾公司", "、甲乙", "集团有限", "等企业", "班、", "（甲", "“甲班”"])
def test_time_grows_with_the_length(unit: str) -> None:
    text = unit * (6_000 // len(unit))
    started = time.perf_counter()
    for rule in (enterprise_names, listed_enterprises, brand_enterprises, class_enterprises):
        rule(text)
    assert time.perf_counter() - started < 8


def test_every_name_is_taken_apart_once_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
    firms = [f"郑州{a}{b}{c}机械有限公司" for a in letters for b in letters for c in letters[:2]]
    taken: list[str] = []

    def counted(name: str, is_region: Callable[[str], bool]) -> str:
        taken.append(name)
        return core(name, is_region)

    monkeypatch.setattr(enterprise_forms, "core", counted)
    text = f"河南省中等职业教育质量年度报告（2022）\n\n一、概况\n\n范县职业高中与{'、'.join(firms)}合作。\n"
    context = understand(from_text(text, "report.txt", "0" * 64))
    assert {m.name for m in context.of("Enterprise")} == set(firms)
    assert len(taken) <= 2 * len(firms)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("企业数量偏少、规模偏小，能够接纳整班实习的企业不到10家", []),
        ("县内企业（如数量较少、规模偏小）难以满足需要", []),
        ("合作企业有：逐步增多、持续稳定", []),
        ("与北辰重装、青禾电工等企业合作", ["北辰重装", "青禾电工"]),
    ],
)
def test_what_a_list_says_of_firms_is_no_firm(text: str, names: list[str]) -> None:
    assert sorted(text[one.start : one.end] for one in listed_enterprises(text)) == sorted(names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("依托订单班输送一批，借助冠名班消化一批", []),
        ("2022年招收“铁路子弟班”、“封装预备班”、冠名班共45人", []),
        ("开办“金秋照护班”“青禾班”两个冠名班", ["金秋", "青禾"]),
        ("对学校实行“一校一专班”，冠名班照常", []),
    ],
)
def test_a_class_is_named_after_a_firm_not_after_what_is_done(text: str, names: list[str]) -> None:
    assert [text[one.start : one.end] for one in class_enterprises(text)] == names


_STOP = "虽然 除了 会同 依托 借助 通过 因为 由于 但是 而且 提供 推动 协调 经销商 返乡 长期 与 由 及 被 把".split()


@pytest.mark.parametrize("word", _STOP)
@pytest.mark.parametrize("firm", ["青禾电子有限公司", "洛阳北辰集团", "郑州和顺大酒店", "春和股份有限公司（洛阳）"])
def test_no_name_begins_before_a_function_word(word: str, firm: str) -> None:
    assert named(f"学校{word}{firm}") == [firm]
