"""Programs and clusters in a clean text. The sentences are made up."""

from __future__ import annotations

import time

import pytest

from loaders.mentions.catalogue_names import with_neighbours
from loaders.mentions.name_lists import catalogue
from loaders.mentions.program_names import program_names


def named(text: str) -> list[str]:
    return [text[one.start : one.end] for one in program_names(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("学校现开设电子商务、会计、学前教育等12个专业", ["电子商务", "会计", "学前教育"]),
        ("新开设直播电商服务专业", ["直播电商服务"]),
        ("汽车运用与维修、机电技术应用和护理3个省级示范专业", ["汽车运用与维修", "机电技术应用", "护理"]),
        ("停招文秘专业", ["文秘"]),
        ("我校护理专业学生", ["护理"]),
        ("以宠物养护专业为龙头", ["宠物养护"]),
        ("学校“无人机操控与维护”“物联网技术应用”专业获批", ["无人机操控与维护", "物联网技术应用"]),
        ("专业有数控、模具和焊接三个专业", ["数控", "模具", "焊接"]),
        ("开设专业：计算机应用、物流服务与管理、幼儿保育等。", ["计算机应用", "物流服务与管理", "幼儿保育"]),
        ("新设了邮轮乘务和城市轨道交通运营服务专业", ["邮轮乘务", "城市轨道交通运营服务"]),
        ("电梯工程技术与化工工艺专业", ["电梯工程技术", "化工工艺"]),
        ("21级旅游服务与管理专业（青禾订单班）的25名同学", ["旅游服务与管理"]),
        ("2019年开办啦啦操专业", ["啦啦操"]),
        ("（海：邮轮专业、陆：高铁专业、空：民航专业）", ["邮轮", "高铁", "民航"]),
        ("现代宠物美容与护养专业", ["现代宠物美容与护养"]),
        ("对接企业开设工业机器人应用与维护、无人机应用技术等一批新兴专业", ["工业机器人应用与维护", "无人机应用技术"]),
        ("共建计算机专业共建专业实训基地", ["计算机"]),
        ("高速铁路乘务（空乘方向）专业", ["高速铁路乘务（空乘方向）"]),
    ],
)
def test_programs_in_lists_quotes_and_before_the_word(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "学校特色专业和优势专业",
        "各专业教师",
        "高级专业技术职务",
        "现代农业专业合作社",
        "5个骨干专业",
        "专业课教师",
        "财经商贸类专业",
        "青禾中等专业学校",
        "专业设置与产业需求对接",
        "围绕产业调整专业",
        "撤销专业点96个，新增专业点130个",
        "打造中职专业品牌，积极创建品牌专业",
        "科技人员公需课培训、继续教育学历培训及省级专业社会义务培训",
        "调整为49个专业87个布点",
        "培训科技带头人、经纪人和专业合作组织领办人",
        "开展广西职业教育第一批、第二批专业发展研究基地建设",
    ],
)
def test_what_is_no_program(text: str) -> None:
    assert named(text) == []


def test_the_catalogue_is_broad() -> None:
    assert len(catalogue()) > 1000
    assert {"护理", "会计事务", "大数据与会计", "数控技术应用"} <= catalogue()


@pytest.mark.parametrize("unit", ["专业", "护理专业", "、护理", "和护理", "与管理专业", "“护理”", "开设", "等3个专业"])
def test_time_grows_with_the_length(unit: str) -> None:
    text = unit * (6_000 // len(unit))
    started = time.perf_counter()
    program_names(text)
    assert time.perf_counter() - started < 8


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("学校新增研学旅行服务与管理专业。", ["研学旅行服务与管理"]),
        ("学校新增“新能源材料生产技术”专业。", ["新能源材料生产技术"]),
        ("甲校新设茶叶生产与加工、船舶驾驶，乙校扩招。全市专业优化。", ["茶叶生产与加工", "船舶驾驶"]),
        ("计算机应用、汽车运用与维修仍是布点最多的专业。", ["计算机应用", "汽车运用与维修"]),
        ("其护理专业学生由学院代管。", ["护理"]),
        ("聘请技师担任陶瓷工艺专业带头人，首期招收护理专业学生。", ["护理", "陶瓷工艺"]),
    ],
)
def test_programs_of_a_list_and_of_a_sentence(text: str, names: list[str]) -> None:
    found = with_neighbours(text, program_names(text))
    assert sorted(text[one.start : one.end] for one in found) == sorted(names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("每年安排舞蹈表演、戏曲表演专业学生演出80场", ["舞蹈表演", "戏曲表演"]),
        ("与甲院就药剂专业签订协议", ["药剂"]),
        ("开展跨省衔接旅游管理专业试点", ["旅游管理"]),
        ("该校开设涉外护理专业", ["涉外护理"]),
        ("以数控技术应用为核心专业", ["数控技术应用"]),
        ("生态畜牧等产业专业人才", []),
        ("跟踪调查结果反馈到专业设置", []),
    ],
)
def test_what_stands_before_a_known_name(text: str, names: list[str]) -> None:
    assert [text[found.start : found.end] for found in program_names(text)] == names
