"""Firms without a word for a firm, told by what is done with them: 与青禾餐饮合作, 到北辰机器人、伊川跟岗, 为甲家居提供服务."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from loaders.mentions.enterprise_brands import brand_at
from loaders.mentions.enterprise_lists import is_firm
from loaders.mentions.enterprise_names import LAST_WORDS, Found, enterprise_names
from loaders.mentions.enterprise_sorts import GENERIC, REGION_NAME
from loaders.mentions.name_lists import any_of, brands
from loaders.words import Stretch, Words

_REST = r"(?:等[^，。；、]{0,8}?)?(?:的)?"
_TOGETHER = re.compile(
    rf"{_REST}(?:合作|共建|共同|联合|联办|合办|合建|共办|签[订署约定]|开展|开设|开办|举办|组建|建立|建有|达成|设立|深度|携手|结成|实施|互[派聘]|订单|冠名|战略|校企)"
)
_STAYING = re.compile(rf"{_REST}(?:跟岗|顶岗|轮岗|实习|见习|挂职|锻炼|实践|就业|研修|学习|参加实习|参观|考察)")
_GIVING = re.compile(rf"{_REST}(?:提供|输送|开展|培训|定制|承接|开发|设计|代工|加工)")
_JOINING = re.compile(rf"{_REST}(?:为|作为|成为|加入|进入)")
_DEEDS = (
    (("与", "和", "同", "跟", "携手", "联合", "牵手", "联手", "依托"), _TOGETHER),
    (("到", "赴", "在", "前往", "走进", "进入"), _STAYING),
    (("为", "给", "向"), _GIVING),
    (("吸收", "吸纳", "新增", "增补"), _JOINING),
)
"""After which words firms stand, and what is done with them."""
_LEAD = re.compile(r"携手|联合|牵手|联手|依托|前往|走进|进入|吸收|吸纳|新增|增补|[与和同跟到赴在为给向]")
_CLAUSE = "，。；！？：\n"
_NEAR, _LONG = 50, 240
_CLAUSE_END = re.compile("[，。；！？：\n]")
_SPLIT = re.compile(r"[”’」]?[、和及][“‘「]?")
_SURE_SPLIT = re.compile(r"[”’」]?、[“‘「]?")
"""Where 和 is a letter of a name (春和)."""
_TRADES = (
    "电器 电气 控股 电子 科技 汽贸 汽配 工贸 重工 机电 电机 光电 家居 家具 家纺 餐饮 食品 药业 "
    "医药 乳业 酒业 茶业 机器人 汽车 物流 软件 通信 重装 股份 实业 传媒 地产 "
    "置业 数码 速运 快递 百货 商贸 生物 精密 仪器 轴承 铝业 纸业 钢铁 矿业 "
    "水泥 物业 装饰 建工 航空 厨卫 半导体 新材 智造 智联 云商 珠宝 服饰 鞋业 "
    "制衣 制药 化学 石化 能源 科创 动力 电缆 阀门 泵业 门窗 卫浴 照明 电池 "
    "电源 母婴 口腔 眼科 人寿 证券 保险 超市 便利店 影业 文旅 康养 养老 农牧 "
    "牧业 种业 造船 船舶 电梯 机床 模具 激光 传感 微电子 芯片"
).split()
_TRADE = re.compile(rf"(?:{any_of(_TRADES)})\Z")
PARTNER_WORDS = frozenset(_TRADES) | frozenset(LAST_WORDS)
"""Without one of these or a brand the rule finds nothing."""
_NO_OWN = re.compile(
    r"传统|民族|乡村|红色|特色|绿色|地方|区域|社会|公共|校园|团体|快速|数字|融合|未来|国产|高端|乡土|地摊|特种|二手|燃油|轨道|智能|网联|消费|应用|微型|光伏|集成|冷链|智慧|跨境|现代|新兴|先进|"
    r"新型|多家|各类|有关|相关|这些|一些|部分|众多|周边|附近|大众(?!汽车)|非遗|民间|本土|本地|当地|外地|一线|实体|线上|线下|移动|电力|清洁|低空|通用(?!汽车|电气)|民用|军用|商用|家用|工业|农村|城市|城乡|城际|"
    r"老年|幼儿|儿童|青年|学生|教师|专业|学校|学院|系|院|校|课程|企业|公司|行业|产业|我|他|她|它|其|该|各|每|不|没|了|着|过|的|地|得|更|最|很|将|被|把|让|使|从|以|上|下|内|外|中|里|时|后|前|年|月|日|第"
)
"""Before a trade, what makes it no firm's own name."""
_NO_MEMBER = re.compile(r"[馆院局所站台团会队村厅委办校社线班部岗员课室]\Z|(?<!机器)人\Z")
"""The last letter of what stands in a list with firms and is none."""


_OF_BRAND = re.compile("所属|旗下|下属|集团|公司|专业|课程|产品|设备|技术|产业学院")
"""After a brand, what makes a thing of it."""


@cache
def _keys() -> Words:
    return Words(PARTNER_WORDS | brands())


def partner_enterprises(text: str, places: Iterable[int] | None = None) -> list[Found]:
    """Firms named between a word such as 与, 到, 为 and what is done with them, told by a brand, a trade or the list's others.

    ``places``: where brands, trades and words for a firm stand, in order, if known.
    """
    found: list[Found] = []
    suffixed = {(one.start, one.end) for one in enterprise_names(text)}
    over = 0
    for at in places if places is not None else [start for start, _ in _keys().spans(text)]:
        if at < over:
            continue
        start = max(text.rfind(mark, over, at) for mark in _CLAUSE) + 1
        stop = _CLAUSE_END.search(text, at)
        over = stop.start() if stop is not None else len(text)
        if text[start - 1 : start] == "：":
            found.extend(_listed(text, start, min(over, start + _LONG), suffixed))
        found.extend(_in_clause(text, max(start, at - 60), min(over, at + 60), suffixed))
    return found


def _listed(text: str, start: int, end: int, suffixed: set[Stretch]) -> list[Found]:
    """The firms of a clause that is nothing but a list after ：, where a word for a firm or a brand tells one of them."""
    pieces = _pieces(text, start, end, _SURE_SPLIT)
    sure = len(pieces) > 1 and any(piece in suffixed or text[slice(*piece)] in brands() for piece in pieces)
    return _firms(text, start, end, suffixed) if sure else []


def _in_clause(text: str, start: int, end: int, suffixed: set[Stretch]) -> Iterator[Found]:
    told = start
    for lead in _LEAD.finditer(text, start, end):
        if lead.start() >= told:
            deeds = next(deeds for leads, deeds in _DEEDS if lead.group() in leads)
            deed = deeds.search(text, lead.end() + 2, end)
            near = deed is not None and deed.start() - lead.end() < _NEAR
            firms = _firms(text, lead.end(), deed.start(), suffixed) if deed is not None and near else []
            if firms:
                told = firms[-1].end
                yield from firms


def _firms(text: str, start: int, end: int, suffixed: set[Stretch]) -> list[Found]:
    """The list's firms, where one of them is sure."""
    pieces = _pieces(text, start, end, _SPLIT)
    if any(right - left < 2 for left, right in pieces):
        pieces = _pieces(text, start, end, _SURE_SPLIT)
    own = [piece for piece in pieces if piece not in suffixed and _own(text[slice(*piece)])]
    rest = [piece for piece in pieces if piece not in suffixed and piece not in own]
    listed = len(own) + len(rest) < len(pieces) or bool(own)
    if listed and all(_may_be(text[slice(*piece)]) for piece in rest):
        own += rest
    return [Found(*piece, "firm-partner", 0.7) for piece in sorted(own)]


def _pieces(text: str, start: int, end: int, split: re.Pattern[str]) -> list[tuple[int, int]]:
    marks = [match.span() for match in split.finditer(text, start, end)]
    bounds = [start, *(at for mark in marks for at in mark), end]
    return [_unquoted(text, left, right) for left, right in zip(bounds[::2], bounds[1::2], strict=True)]


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in "“‘「":
        start += 1
    while end > start and text[end - 1] in "”’」":
        end -= 1
    return start, end


def _may_be(name: str) -> bool:
    """Whether an item beside sure firms can be one of them, with no word for a firm and no trade (甲电子、伊川)."""
    plain = 2 <= len(name) <= 6 and not _NO_MEMBER.search(name) and not _NO_OWN.search(name)
    return plain and is_firm(name) and not GENERIC.fullmatch(name)


def _own(name: str) -> bool:
    """Whether a name tells a firm by itself: a brand with what follows it, or a word of its own and a trade."""
    if not 3 <= len(name) <= 10 or not is_firm(name):
        return False
    if name in brands():
        return True
    if brand_at(name):
        return not (GENERIC.fullmatch(name) or _NO_MEMBER.search(name) or _OF_BRAND.search(name))
    trade = _TRADE.search(name)
    if trade is None:
        return False
    word = REGION_NAME.sub("", name[: trade.start()], count=1)
    while (more := _TRADE.search(word)) is not None:
        word = word[: more.start()]
    return 2 <= len(word) <= 5 and not GENERIC.fullmatch(word) and not _NO_OWN.search(word)
