"""Firms after which a class is named: 青禾冠名班, “北辰订单班”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.mentions.enterprise_lists import NOT_FIRM, SORT
from loaders.mentions.enterprise_names import Found
from loaders.mentions.name_lists import catalogue
from loaders.mentions.name_shape import reads_as_name

CLASS_WORDS = ("班",)
"""Without one of these no class is named."""
_CLASS_WORD = re.compile(r"冠名|订单|企业班|定向班|学徒制班")
_NAMED_CLASS = re.compile(
    r"(?P<quote>[“‘「])?(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{2,12}?)(?P<close>[”’」])?(?P<kind>企业冠名班|校企冠名班|冠名班|订单班|定向班|班)(?P<after>[”’」])?"
)
_REACH = 18
"""Letters from the beginning of such a match to its last 班."""
_NOT_AFTER = tuple("级主长会组车次里内")
"""After 班, what makes it no class."""
_NOT_CLASS = re.compile(
    r"企业|公司|校企|圆梦|订单|冠名|学徒|精准|扶贫|就业|培训|实验|创新|卓越|工匠|匠|新疆|西藏|内职|内地|中职|高职|五年|三二|对口|升学|特色|特长|教学|双元|定向|中德|中外|国际|名企|产业|专业|三农|"
    r"乡村|退役|农民|妇女|助学|春季|秋季|夏季|尖子|火箭|预科|社团|高考|技能|大赛|竞赛|贯通|直通|本科|研修|研习|骨干|名师|班主|接班|上班|下班|培养|开办|开设|组建|全班|各班|跟班|两委|领军|志愿|"
    r"子弟|预备|准军|军士|士官|定制|[一]校一|专$|试点|合作|学前|(?:年|月|学|夜|双休|周末|全日)制|"
    r"年级|学历|学员|残疾|控辍|保学|脱贫|帮扶|电商班|春蕾|宏志|爱心|国防|女子|少年|青年|两后生|普通|整班|独立|口岸|边贸|跨境|^第|[届期批]$|今后|双方|多方|方以$|承担|任务|产教|融合|主要|^[各该本其每将把](?!田)|以$|载体|[0-9一二三四五六七八九十]个|\d{4}级$"
)
_CLASS_TRADE = re.compile(
    r"(?:照护|护理|康养|养老|幼师|空调|焊接|数控|烹饪|面点|电商|店长|工匠|空乘|乘务|维修|机电|物流|酒店|储备干部|储干|管培生?|客服|直播|主播|收银|营销|运营|厨师|西点|烘焙|茶艺|导游|前厅|安检|会计|财务|汽修|美容|美发|家装|仓储|配送)\Z"
)
"""The trade that a named class is for, after its firm (北辰护理班)."""
_CLASS_PRAISE = re.compile(r"(?:精诚|精英|菁英|英才|领航|启航|先锋|金牌|星火|未来|明日之星)\Z")
"""What a firm calls its class, after its own name (北辰精英班)."""
_BEFORE_CLASS = re.compile(
    r"依托|借助|通过|招收|采取|推行|签订|组成|组织|了|的|个|设立|及|与|和|为|在|级|开展|开办|开设|组建|形成|合作|举办|进入|加入|建立|学校|专业|有|到|开|办|成立|新增|校企|参加|首届|首个|年|设|如|第[一二三四五六七八九十\d]+[届期批]|对(?=今后|该|这)"
)


def class_enterprises(text: str) -> list[Found]:
    """Firms after which a class is named: TCL冠名班, “甲订单班”, and 甲班、乙班 where the text speaks of named classes."""
    found: list[Found] = []
    for match in _classes(text) if "班" in text and _CLASS_WORD.search(text) else ():
        if match["kind"] == "班" and text[match.end("kind") : match.end("kind") + 1] in _NOT_AFTER:
            continue
        span = _class_name(text, match)
        if span is not None:
            found.append(Found(*span, "firm-class", 0.8 if match["kind"] != "班" else 0.7))
    return found


def _classes(text: str) -> Iterator[re.Match[str]]:
    """The named classes: looked for only as far before each 班 as a class's name reaches."""
    over, last = 0, text.find("班")
    while last >= 0:
        match = _NAMED_CLASS.search(text, max(over, last - _REACH), last + 2)
        if match is not None:
            yield match
            over = match.end()
        last = text.find("班", max(over, last + 1))


def _class_name(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    start, end = match.span("name")
    if match["close"] and not match["quote"]:
        opened = max(text.rfind(mark, max(0, start - 12), start) for mark in "“‘「")
        start = opened + 1 if opened >= 0 else start
    for word in _BEFORE_CLASS.finditer(text, start, end):
        start = word.end()
    return _class_name_at(text, start, end)


def _class_name_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    for tail in (_CLASS_PRAISE, _CLASS_TRADE):
        named = tail.search(text, start + 2, end)
        end = named.start() if named is not None else end
    name = text[start:end]
    for size in range(len(name) - 2, 1, -1):
        if name[-size:] in catalogue():
            end -= size
            name = text[start:end]
            break
    if not reads_as_name(name) or _NOT_CLASS.search(name) or name in catalogue() or SORT.fullmatch(name) or NOT_FIRM.search(name):
        return None
    return start, end
