"""Firms told by a well-known brand beside a word of cooperation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.mentions.enterprise_branches import is_place
from loaders.mentions.enterprise_names import Found
from loaders.mentions.name_lists import brands
from loaders.words import Overlapping, Stretch, Words

_USES = re.compile(
    r"\s?(?:[\u4e00-\u9fff]{0,4}(?:培训基地|培训中心|技校|技工学校|研究院|医院|小学)|会议|视频|课堂|直播|平台|云课|网|杯|学习通|公众号|小程序|短视频|地图|百科|文库|App|APP|客户端|号|课程|教学|手机|音乐|新闻|通|雨课|智慧|教育集团|系列|牌|软件|系统|操作|办公|认证|证书|技术标准|生态|车|轿车|机器人|精神|故事)"
)
_BRAND_BASE = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,8}?)(?:服务|运营|体验|营销|配送|物流|客服)(?:中心|部|站)")
"""A brand's own office at a place (…洛阳服务中心)."""
_BRAND_CUE = re.compile(
    r"合作|共建|共同|订单|冠名|实习|就业|签订|签约|协议|联合|牵手|携手|引进|引入|捐赠|培训|服务|班|基地|入校|名企|企业|实训|产业学院|入驻|顶岗|跟岗|合办|聘请|选聘|特聘|导师|技师|捐资|冠名"
)
_OVER = ("入驻", "登陆", "上线")
"""Before a brand over which somebody sells and with which no school works."""
_BEFORE_SHORT = (
    "与",
    "和",
    "跟",
    "“",
    "、",
    "如",
    "同",
    "携手",
    "牵手",
    "联合",
    "引进",
    "引入",
    "对接",
    "在",
    "到",
    "赴",
    *_OVER,
)
_AFTER_SHORT = tuple(
    "合作 共建 共同 联合 签 、 等 订单 冠名 ” 开展 校园 技术 企业 深度 产业 和 与 进行 建立 "
    "“双 实习 顶岗 跟岗 就业 。 ， 总部 分别 先后 达成 成立 开办 开设 组建 举办 对接 牵手".split()
)


@cache
def _any_brand() -> Overlapping:
    return Overlapping(sorted(brands()))


@cache
def long_brands() -> Words:
    """Brands that are no two Chinese letters: they count wherever they stand."""
    return Words(name for name in brands() if len(name) > 2 or name.isascii())


def brand_at(name: str) -> int:
    """How long a well-known brand at the head of a name is; 0 where none stands there."""
    return next((size for size in range(min(len(name), 8), 1, -1) if name[:size] in brands()), 0)


def _brands_in(text: str, places: list[Stretch]) -> Iterator[Stretch]:
    """Brands; those of two letters count only between a word of cooperation or a list mark and another."""
    short = [(start, end) for start, end in places if end - start == 2 and not text[start:end].isascii()]
    over = 0
    for start, end in sorted(set(places).difference(short), key=lambda place: (place[0], -place[1])):
        if start >= over:
            yield start, end
            over = end
    over = 0
    for start, end in short:
        if start >= over and text.endswith(_BEFORE_SHORT, 0, start) and text.startswith(_AFTER_SHORT, end):
            yield start, end
            over = end


def brand_enterprises(text: str, places: list[Stretch] | None = None) -> list[Found]:
    """Well-known brands beside a word of cooperation; ``places``: where brands stand, in the order of their ends, if known."""
    if places is None:
        places = [(start, end) for _, start, end in _any_brand().find(text)]
    found: list[Found] = []
    for start, end in _brands_in(text, places):
        clause = text[max(0, start - 24) : end + 24]
        if _USES.match(text, end) or text[start - 1 : start] in "·《" or not _BRAND_CUE.search(clause):
            continue
        if text[start:end].isascii() and (
            re.match(r"[A-Za-z0-9]", text[end : end + 1]) or re.match(r"[A-Za-z0-9]", text[start - 1 : start])
        ):
            continue
        base = _BRAND_BASE.match(text, end)
        placed = base is not None and any(is_place(base["place"][-size:]) for size in (2, 3, 4))
        end = base.end() if base is not None and placed else end
        found.append(Found(start, end, "firm-platform" if text.endswith(_OVER, 0, start) else "firm-brand", 0.75))
    return found
